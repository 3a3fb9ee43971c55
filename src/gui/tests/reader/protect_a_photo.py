"""A person who hears the window and does not see it: reads its tree on the desktop's bus (AT-SPI), chooses for whom the
photo is, waits until the photo is described, and saves a protected copy. What was heard is printed.

Needs python3-gi and gir1.2-atspi-2.0."""

import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

WAIT = 25.0


def inside(node):
    """The node and everything in it, in the order of the screen."""
    yield node
    for at in range(node.get_child_count()):
        child = node.get_child_at_index(at)
        if child is not None:
            yield from inside(child)


def window():
    """The program, once it is on the bus."""
    desktop = Atspi.get_desktop(0)
    for at in range(desktop.get_child_count()):
        program = desktop.get_child_at_index(at)
        if program is not None and program.get_name() == "ombrelle-app":
            return program
    return None


def heard():
    """What the window says now, as (role, name, node)."""
    program = window()
    if program is None:
        return []
    program.clear_cache()
    try:
        return [(node.get_role_name(), node.get_name() or "", node) for node in inside(program)]
    except gi.repository.GLib.GError:
        return []  # It changed while it was read.


def wait_for(what, is_it):
    """The first node for which `is_it(role, name)` holds."""
    start = time.monotonic()
    while time.monotonic() - start < WAIT:
        for role, name, node in heard():
            if is_it(role, name):
                return node
        time.sleep(0.3)
    for role, name, _ in heard():
        print("  there is:", role, name)
    sys.exit(f"{what} did not come")


def press(what, is_it):
    """Presses the node for which `is_it(role, name)` holds, as a screen reader does: again where the tree was told anew in between."""
    start = time.monotonic()
    why = []
    while time.monotonic() - start < WAIT:
        node = wait_for(what, is_it)
        try:
            action = node.get_action_iface()
            if action is None:
                why.append(f"nothing to press, interfaces {node.get_interfaces()}")
            elif action.do_action(0):
                return
            else:
                why.append("refused")
        except gi.repository.GLib.GError as error:
            why.append(error.message)  # It is gone since it was found.
        time.sleep(0.3)
    sys.exit(f"{what} cannot be pressed: {why}")


def main():
    wait_for("the question for whom", lambda role, name: name == "Everybody")
    for role, name, _ in heard():
        print("question:", role, name)
    press("Everybody", lambda role, name: name == "Everybody")
    photo = wait_for("the photo", lambda role, name: "beach.jpg. 1 face" in name)
    print("photo:", photo.get_role_name(), photo.get_name())
    save = wait_for("the button", lambda role, name: name == "Save a protected copy")
    start = time.monotonic()
    while not save.get_state_set().contains(Atspi.StateType.ENABLED):
        if time.monotonic() - start > WAIT:
            sys.exit("the photo cannot be saved")
        time.sleep(0.3)
        save = wait_for("the button", lambda role, name: name == "Save a protected copy")
    press("the button", lambda role, name: name == "Save a protected copy")
    told = wait_for("the notice", lambda role, name: role == "notification")
    print("told:", told.get_name())


main()

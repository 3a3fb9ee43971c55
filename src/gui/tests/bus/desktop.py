"""A desktop of one's own on the bus of the session: its print dialog (org.freedesktop.portal.Print) and its notifications
(org.freedesktop.Notifications). What it is asked is printed, a line each; what is to be printed is kept in the file that is named.

    desktop.py PAGE.PDF CHOICE        CHOICE: yes, closed, or gone (the dialog ends without an answer)

Needs python3-gi."""

import os
import sys

from gi.repository import Gio, GLib

PAGE, CHOICE = sys.argv[1:]
PORTAL = "org.freedesktop.portal.Desktop"

INTERFACES = Gio.DBusNodeInfo.new_for_xml(
    """<node>
  <interface name="org.freedesktop.portal.Print">
    <method name="PreparePrint">
      <arg type="s" direction="in"/><arg type="s" direction="in"/>
      <arg type="a{sv}" direction="in"/><arg type="a{sv}" direction="in"/><arg type="a{sv}" direction="in"/>
      <arg type="o" direction="out"/>
    </method>
    <method name="Print">
      <arg type="s" direction="in"/><arg type="s" direction="in"/>
      <arg type="h" direction="in"/><arg type="a{sv}" direction="in"/>
      <arg type="o" direction="out"/>
    </method>
  </interface>
  <interface name="org.freedesktop.Notifications">
    <method name="Notify">
      <arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/>
      <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="as" direction="in"/>
      <arg type="a{sv}" direction="in"/><arg type="i" direction="in"/>
      <arg type="u" direction="out"/>
    </method>
  </interface>
</node>"""
).interfaces

loop = GLib.MainLoop()
owned, known = [], []


def say(*words):
    print(*words, flush=True)


def answer(bus, sender, options, code, results, invocation):
    """The path of the request, at once; the answer to it, when the person has given one."""
    name = sender.lstrip(":").replace(".", "_")
    path = f"/org/freedesktop/portal/desktop/request/{name}/{options['handle_token']}"
    invocation.return_value(GLib.Variant("(o)", (path,)))

    def later():
        if CHOICE == "gone":
            loop.quit()
            return False
        body = GLib.Variant("(ua{sv})", (code, results))
        bus.emit_signal(sender, path, "org.freedesktop.portal.Request", "Response", body)
        return False

    GLib.timeout_add(100, later)


def called(bus, sender, path, interface, method, parameters, invocation):
    values = parameters.unpack()
    if method == "PreparePrint":
        say("prepare", repr(values[1]), sorted(values[4]))
        code, results = (0, {"token": GLib.Variant("u", 7)}) if CHOICE == "yes" else (1, {})
        answer(bus, sender, values[4], code, results, invocation)
    elif method == "Print":
        files = invocation.get_message().get_unix_fd_list()
        page = os.fdopen(files.get(values[2]), "rb")
        where = os.readlink(f"/proc/self/fd/{page.fileno()}")
        with open(PAGE, "wb") as kept:
            kept.write(page.read())
        say("print", repr(values[1]), values[3]["token"], where.split()[0])
        answer(bus, sender, values[3], 0, {}, invocation)
    elif method == "Notify":
        program, _, _, title, words, actions, hints, _ = values
        say("notify", program, repr(title), repr(words), actions, sorted(hints.items()))
        invocation.return_value(GLib.Variant("(u)", (1,)))


def on_bus(bus, name):
    if not owned:
        bus.register_object("/org/freedesktop/portal/desktop", INTERFACES[0], called, None, None)
        bus.register_object("/org/freedesktop/Notifications", INTERFACES[1], called, None, None)
    owned.append(name)


def named(_bus, name):
    known.append(name)
    if len(known) == 2:
        say("ready")


for name in [PORTAL, "org.freedesktop.Notifications"]:
    Gio.bus_own_name(Gio.BusType.SESSION, name, Gio.BusNameOwnerFlags.NONE, on_bus, named, None)
GLib.timeout_add_seconds(60, loop.quit)
loop.run()

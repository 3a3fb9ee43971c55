"""Counts what `deface` 1.5.0, at its own threshold of 0.2 and with the engine that it takes by itself, finds of the pictures that the
example `found_in_photos` drew, beside what the example found of them, by its usual look and, where that was counted too, by looking harder.

borders.py drawn FOLDER              pictures that were drawn, and `found.txt` beside them (`found-harder.txt`, of looking harder)
borders.py windows PHOTO...          nine parts of each photo, as the example cuts them

Prints one JSON object a row: {"what", "faces", "ours", "peer", "only_peer", "which", "harder", "only_peer_harder"}, or {"windows", "peer_invented"}.
"""

import hashlib
import json
import sys
from pathlib import Path

import imageio.v2 as imageio
from deface.centerface import CenterFace

SIDES = ["left", "top", "right", "bottom"]


def half(name):
    """0: a face to choose settings on, 1: one to tell of. All photos of a person fall on the same side, where names tell who it is."""
    stem = name.split(".")[0]
    if stem.startswith("John_"):  # of dlib's five men
        stem = "_".join(stem.split("_")[:2])
    if "obama" in stem or "biden" in stem:
        stem = "shared"
    return int(hashlib.sha256(("15" + stem).encode()).hexdigest(), 16) % 2


def shared(a, b):
    """The area that two boxes share, each left, top, right, bottom."""
    width = min(a[2], b[2]) - max(a[0], b[0])
    height = min(a[3], b[3]) - max(a[1], b[1])
    return max(width, 0) * max(height, 0)


def area(box):
    return (box[2] - box[0]) * (box[3] - box[1])


def load():
    finder = CenterFace(in_shape=None, backend="auto")

    def find(pixels):
        if pixels.ndim == 2:
            pixels = pixels[:, :, None].repeat(3, axis=2)
        return [tuple(float(v) for v in box[:4]) for box in finder(pixels[:, :, :3], threshold=0.2)[0]]

    return find


def row(what, cases):
    only = [name for name, _, ours, peer, _ in cases if peer and not ours]
    told = {"what": what, "faces": len(cases), "ours": sum(c[2] for c in cases), "peer": sum(c[3] for c in cases)}
    told |= {"only_peer": len(only), "which": only}
    if cases and all(harder is not None for *_, harder in cases):
        left = sum(1 for *_, peer, harder in cases if peer and not harder)
        told |= {"harder": sum(c[4] for c in cases), "only_peer_harder": left}
    print(json.dumps(told))


def drawn(folder):
    find, cases = load(), []
    harder = folder / "found-harder.txt"
    harder = dict(line.split()[:2] for line in open(harder)) if harder.exists() else {}
    for line in sorted(set(open(folder / "found.txt"))):
        name, found, _ = line.split()
        *label, x, y, width, height = name.removesuffix(".png").split("-")
        x, y, width, height = (float(v) for v in (x, y, width, height))
        face = (x, y, x + width, y + height)
        # As the example counts: a box over more than four tenths of what is there of the face.
        peer = any(shared(box, face) > 0.4 * area(face) for box in find(imageio.imread(folder / name)))
        looked = int(harder[name]) if name in harder else None
        cases.append((name, label[1] if label[1] in SIDES else label[2] + " degrees", int(found), int(peer), looked))
    held = [case for case in cases if half(case[0]) == 1]
    for who, of in (("held out", held), ("all", cases)):
        for how in dict.fromkeys(sorted((c[1] for c in of), key=lambda how: (how[0].isdigit(), how.zfill(12)))):
            row(f"{who}, {how}", [case for case in of if case[1] == how])
        row(f"{who}, together", of)


def windows(photos):
    find, count, invented = load(), 0, 0
    for photo in photos:
        pixels = imageio.imread(photo)
        whole = find(pixels)
        height, width = pixels.shape[0] // 2, pixels.shape[1] // 2
        for y in (0, height // 2, height):
            for x in (0, width // 2, width):
                count += 1
                for left, top, right, bottom in find(pixels[y : y + height, x : x + width]):
                    box = (left + x, top + y, right + x, bottom + y)
                    invented += not any(shared(box, face) > 0.1 * area(box) for face in whole)
    print(json.dumps({"windows": count, "peer_invented": invented}))


if sys.argv[1] == "drawn":
    drawn(Path(sys.argv[2]))
else:
    windows(sys.argv[2:])

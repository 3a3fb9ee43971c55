"""Puts the heads of render.py on grounds, at several heights, and counts what `ombrelle faces` and `deface` 1.5.0 (at its own threshold
of 0.2, the engine that it takes by itself) find.

judge.py PEOPLE SCENES OMBRELLE     (prints one JSON object a row: {"what", "faces", "ours", "peer", "only_peer", "false_ours", ...})
"""

import json
import subprocess
import sys
from pathlib import Path

import imageio.v2 as imageio
import numpy as np
from deface.centerface import CenterFace
from PIL import Image
from skimage import data

BANDS = ["under 1", "1-2", "3-4", "5-6", "7-9", "10-12", "13-15", "16-17", "25-40", "41-60"]
HEIGHTS, SIDE = [8, 12, 16, 24, 40, 80], 256  # of the face upright, as drawn for the age: chin to hairline, in pixels


def ground(kind, draw):
    """A plain wall, a slope of light, noise of several sizes, or gravel, grass, brick."""
    if kind == 0:
        return np.full((SIDE, SIDE, 3), draw.uniform(30, 230, 3))
    if kind == 1:
        slope = np.linspace(0, 1, SIDE)[:, None, None]
        return np.broadcast_to(draw.uniform(30, 230, 3) * slope + draw.uniform(30, 230, 3) * (1 - slope), (SIDE, SIDE, 3))
    if kind == 2:
        total = np.zeros((SIDE, SIDE, 3))
        for cells in (5, 20, 80, 320):
            part = Image.fromarray(draw.integers(0, 256, (cells, cells, 3), dtype=np.uint8))
            total += np.asarray(part.resize((SIDE, SIDE), Image.Resampling.BICUBIC), float) / 4
        return total
    texture = [data.gravel, data.grass, data.brick][int(draw.integers(3))]()
    y, x = draw.integers(0, 512 - SIDE, 2)
    return texture[y : y + SIDE, x : x + SIDE, None] * draw.uniform(0.6, 1, 3)


def scenes(people, folder):
    """Each head at each height: the picture's path, the person, the height and the face's box in it."""
    folder.mkdir(parents=True, exist_ok=True)
    for index, look in enumerate(people):
        head = Image.open(look["path"]).convert("RGBA")
        left, top, right, bottom = look["face"]
        for height in HEIGHTS:
            draw = np.random.default_rng([look["number"], height])
            scale = height / (head.height / 1.9)
            small = head.convert("RGBa").resize((max(1, round(head.width * scale)),) * 2, Image.Resampling.LANCZOS).convert("RGBA")
            base = Image.fromarray(ground(look["number"] % 4, draw).clip(0, 255).astype(np.uint8))
            room = SIDE - small.width
            # The shoulders are cut by the picture's lower border, as in a portrait.
            x, y = int(draw.integers(0, room + 1)), room
            base.paste(small, (x, y), small)
            noisy = np.asarray(base, float) + draw.normal(0, 2.5, (SIDE, SIDE, 3))
            path = folder / f"{index:03}-{height}.png"
            Image.fromarray(noisy.clip(0, 255).astype(np.uint8)).save(path)
            yield path, look, height, (left * scale + x, top * scale + y, right * scale + x, bottom * scale + y)


def hits(boxes, face):
    """Whether a box covers the middle of the face, and how many boxes do not overlap it."""
    left, top, right, bottom = face
    x, y = (left + right) / 2, (top + bottom) / 2
    found = any(a <= x <= c and b <= y <= d for a, b, c, d in boxes)
    return found, sum(1 for a, b, c, d in boxes if c < left or a > right or d < top or b > bottom)


def main(people, folder, program):
    people, folder = Path(people), Path(folder)
    # A drawing that was stopped may have left a line twice.
    looks = {look["file"]: look for look in map(json.loads, open(people / "people.jsonl"))}
    looks = [{**look, "path": people / name} for name, look in sorted(looks.items())]
    made = list(scenes(looks, folder))
    lines = subprocess.run([program, "faces", "--json", *(str(path) for path, *_ in made)], capture_output=True, text=True).stdout
    ours = [[tuple(f["region"][k] for k in ("x", "y", "width", "height")) for f in json.loads(line)["faces"]] for line in lines.splitlines()]
    if len(ours) != len(made):
        sys.exit(f"{program} told of {len(ours)} of {len(made)} pictures")
    finder = CenterFace(in_shape=None, backend="auto")
    rows = []
    for (path, look, height, face), own in zip(made, ours):
        theirs = [tuple(box[:4]) for box in finder(imageio.imread(path), threshold=0.2)[0]]
        own = [(x, y, x + w, y + h) for x, y, w, h in own]
        rows.append((look, height, *hits(own, face), *hits(theirs, face)))

    def row(what, wanted):
        chosen = [r for r in rows if wanted(r[0], r[1])]
        if chosen:
            found, false, peer, false_peer = ([r[at] for r in chosen] for at in (2, 3, 4, 5))
            only = [f"{r[0]['file']} at {r[1]}" for r in chosen if r[4] and not r[2]]
            told = {"what": what, "faces": len(chosen), "ours": sum(found), "peer": sum(peer), "only_peer": len(only)}
            print(json.dumps({**told, "false_ours": sum(false), "false_peer": sum(false_peer), "which": only[:12]}))

    def both(what, wanted):
        row(f"{what}, 16 px and more", lambda look, height: wanted(look) and height >= 16)
        row(f"{what}, 8 and 12 px", lambda look, height: wanted(look) and height < 16)

    bare = lambda look: look["worn"] == "none"
    for at, name in enumerate(BANDS):
        both(f"age {name}", lambda look: bare(look) and look["band"] == at)
    for who, adult in (("children", False), ("adults", True)):
        of = lambda look: bare(look) and (look["band"] > 7) == adult
        both(f"all {who}", of)
        for height in HEIGHTS:
            row(f"{who}, {height} px", lambda look, h: of(look) and h == height)
        for turn in (0, 15, 30, 45, 60):
            both(f"{who}, turned {turn}", lambda look: of(look) and abs(look["yaw"]) == turn)
        for worn in ("none", "mask", "sunglasses", "cap", "asleep", "profile"):
            same = lambda look: look["band"] in ((8,) if adult else (1, 4)) and look["number"] < 4
            both(f"{who}, {worn}", lambda look: same(look) and look["worn"] == worn)


main(*sys.argv[1:])

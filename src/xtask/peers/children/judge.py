"""Puts the heads of render.py on grounds, at several heights, prints over some of them, and counts what `ombrelle faces` and `deface` 1.5.0
(at its own threshold of 0.2, the engine that it takes by itself) find; then the same of photos of adults that are printed over.

judge.py PEOPLE SCENES OMBRELLE [PHOTO...]
(prints one JSON object a row: {"what", "faces", "ours", "peer", "only_peer", "false_ours", ..., "harder", "only_peer_harder", "false_harder"}: the last
three are of `ombrelle faces --look-harder`, whose own list says which faces the usual look has not)
"""

import json
import subprocess
import sys
from pathlib import Path

import imageio.v2 as imageio
import numpy as np
from deface.centerface import CenterFace
from PIL import Image
from prints import KINDS, put
from skimage import data

BANDS = ["under 1", "1-2", "3-4", "5-6", "7-9", "10-12", "13-15", "16-17", "25-40", "41-60"]
HEIGHTS, SIDE = [8, 12, 16, 24, 40, 80], 256  # of the face upright, as drawn for the age: chin to hairline, in pixels
WORN_BANDS, WORN_PERSONS = (1, 4, 8), range(4)  # as in render.py: who is drawn with something on or done, and is printed over
WORN = ["none", "mask", "sunglasses", "cap", "asleep", "profile", "behind", "side", "above", "back"]
SAID = {
    "none": "bare", "behind": "from behind the ear", "side": "asleep on one side", "above": "asleep on one side, from above",
    "back": "asleep on the back, from above", "strokes": "strokes of a pen",
}
PHOTO_HEIGHTS, SEEDS = [16, 24, 40, 80, 180], 3
# What is taken of a photo, where not all: a child stands at the right border of this one, and no child is printed over.
PARTS = {"obama_and_biden": (0, 0, 1560, 1428)}


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


def sheet(colour, draw):
    """Bedclothes: one colour with soft folds, to be seen from above."""
    part = Image.fromarray(draw.integers(0, 256, (4, 9), dtype=np.uint8)).rotate(90 * int(draw.integers(2)), expand=True)
    folds = np.asarray(part.resize((SIDE, SIDE), Image.Resampling.BICUBIC), float) / 255
    return np.asarray(colour) * (0.75 + 0.25 * folds[..., None])


def place(look, small, draw):
    """Where a drawn head goes: what is cut by its picture's border is cut by the scene's border, as in a portrait."""
    room = SIDE - small.width
    if "lies" not in look:
        return int(draw.integers(0, room + 1)), room
    # The chest lies where the neck points to: at that border, or in that corner.
    way = look["mouth"] - np.mean(look["eyes"], axis=0)
    way /= np.linalg.norm(way)
    x, y = (int(draw.integers(0, room + 1)) if abs(part) < 0.35 else room * int(part > 0) for part in way)
    return x, y


def scenes(people, folder):
    """Each head at each height: the picture's path, the person, the height and the face's box in it."""
    folder.mkdir(parents=True, exist_ok=True)
    for index, look in enumerate(people):
        head = Image.open(look["path"]).convert("RGBA")
        left, top, right, bottom = look["face"]
        for height in HEIGHTS:
            draw = np.random.default_rng([look["number"], height])
            scale = height / (head.height / look.get("frame", 1.9))
            small = head.convert("RGBa").resize((max(1, round(head.width * scale)),) * 2, Image.Resampling.LANCZOS).convert("RGBA")
            behind = sheet(look["sheet"], draw) if "lies" in look else ground(look["number"] % 4, draw)
            base = Image.fromarray(behind.clip(0, 255).astype(np.uint8))
            x, y = place(look, small, draw)
            base.paste(small, (x, y), small)
            noisy = np.asarray(base, float) + draw.normal(0, 2.5, (SIDE, SIDE, 3))
            path = folder / f"{index:03}-{height}.png"
            picture = Image.fromarray(noisy.clip(0, 255).astype(np.uint8))
            picture.save(path)
            box = (left * scale + x, top * scale + y, right * scale + x, bottom * scale + y)
            yield path, look, height, box
            if look["worn"] == "none" and look["band"] in WORN_BANDS and look["number"] in WORN_PERSONS:
                moved = lambda point: [point[0] * scale + x, point[1] * scale + y]
                face = {"eyes": [moved(eye) for eye in look["eyes"]], "mouth": moved(look["mouth"])}
                face |= {"middle": [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2], "height": height}
                for at, kind in enumerate(KINDS):
                    path = folder / f"{index:03}-{height}-{kind}.png"
                    put(picture, face, kind, np.random.default_rng([look["number"], look["band"], height, at])).save(path)
                    yield path, {**look, "worn": kind}, height, box


def printed(photos, folder, finder):
    """Every face that deface finds in the photos as they are, cut out with what is around it, at several heights; bare and printed over. And the
    whole photos at their own size, all faces printed over. The picture's path, what it is, the boxes of the faces that are printed over, and
    those of all faces in it."""
    for path in [*photos, None]:
        name, photo = ("astronaut", data.astronaut()) if path is None else (Path(path).stem, imageio.imread(path))
        left, top, right, bottom = PARTS.get(name, (0, 0, *photo.shape[1::-1]))
        photo = photo[top:bottom, left:right]
        # Where eyes and mouths are, as deface's network says of the photo; who found it is counted by the bare rows.
        faces = []
        for box, marks in zip(*finder(photo, threshold=0.2)):
            points = [[float(v) for v in marks[n : n + 2]] for n in (0, 2, 6, 8)]
            box = [float(v) for v in box[:4]]
            middle = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2]
            faces.append({"eyes": points[:2], "mouth": np.mean(points[2:], axis=0).tolist(), "middle": middle, "height": box[3] - box[1], "box": box})
        photo = Image.fromarray(photo)
        for kind_at, kind in enumerate(["none", *KINDS]):
            whole = photo
            for face_at, face in enumerate(faces):
                draw = np.random.default_rng([face_at, kind_at, len(name), *name.encode()])
                # One watermark is enough for a photo.
                if kind != "none" and not (kind == "watermark" and face_at > 0):
                    whole = put(whole, face, kind, draw)
            target = folder / f"{name}-own-{kind}.png"
            whole.save(target)
            boxes = [face["box"] for face in faces]
            yield target, kind, "own size", boxes, boxes
            for face_at, face in enumerate(faces):
                for height in PHOTO_HEIGHTS:
                    if height > face["height"]:
                        continue
                    scale = height / face["height"]
                    reach = max(1.5 * height, SIDE / 2) / scale
                    (x, y), size = face["middle"], photo.size
                    left, top = max(0, round(x - reach)), max(0, round(y - reach))
                    part = photo.crop((left, top, min(size[0], round(x + reach)), min(size[1], round(y + reach))))
                    part = part.resize([round(side * scale) for side in part.size], Image.Resampling.LANCZOS)
                    moved = lambda point: [(point[0] - left) * scale, (point[1] - top) * scale]
                    small = {"eyes": [moved(eye) for eye in face["eyes"]], "height": height}
                    small |= {key: moved(face[key]) for key in ("middle", "mouth")}
                    for seed in range(1 if kind == "none" else SEEDS):
                        draw = np.random.default_rng([seed, height, face_at, kind_at, *name.encode()])
                        target = folder / f"{name}-{face_at}-{height}-{kind}-{seed}.png"
                        (part if kind == "none" else put(part, small, kind, draw)).save(target)
                        all_of_them = [[*moved(box[:2]), *moved(box[2:])] for box in boxes]
                        yield target, kind, height, [all_of_them[face_at]], all_of_them


def hits(boxes, face):
    """Whether a box covers the middle of the face, and how many boxes do not overlap it."""
    left, top, right, bottom = face
    x, y = (left + right) / 2, (top + bottom) / 2
    found = any(a <= x <= c and b <= y <= d for a, b, c, d in boxes)
    return found, sum(1 for a, b, c, d in boxes if c < left or a > right or d < top or b > bottom)


def look_at(program, paths, finder):
    """What both find in pictures: for each a list of our boxes, one of ours with those of looking harder, and one of theirs."""
    lines = []
    # Not all in one command line.
    for first in range(0, len(paths), 500):
        names = [str(path) for path in paths[first : first + 500]]
        lines += subprocess.run([program, "faces", "--look-harder", "--json", *names], capture_output=True, text=True).stdout.splitlines()
    if len(lines) != len(paths):
        sys.exit(f"{program} told of {len(lines)} of {len(paths)} pictures")
    for path, line in zip(paths, lines):
        told = json.loads(line)
        own, more = [], []
        for face in told["faces"]:
            x, y, w, h = (face["region"][k] for k in ("x", "y", "width", "height"))
            more.append((x, y, x + w, y + h))
            if face["number"] not in told["looked_harder"]:
                own.append(more[-1])
        theirs = [tuple(box[:4]) for box in finder(imageio.imread(path), threshold=0.2)[0]]
        yield own, more, theirs


def tell(what, faces):
    """Prints a row of faces: each a name, whether we found it and invented how many, whether they did and how many, and the same of looking harder."""
    if faces:
        _, found, false, peer, false_peer, harder, false_harder = zip(*faces)
        only = [name for name, ours, _, theirs, *_ in faces if theirs and not ours]
        left = [name for name, _, _, theirs, _, more, _ in faces if theirs and not more]
        told = {"what": what, "faces": len(faces), "ours": sum(found), "peer": sum(peer), "only_peer": len(only)}
        told |= {"false_ours": sum(false), "false_peer": sum(false_peer), "which": only[:12]}
        told |= {"harder": sum(harder), "only_peer_harder": len(left), "false_harder": sum(false_harder), "which_harder": left[:12]}
        print(json.dumps(told))


def main(people, folder, program, *photos):
    people, folder = Path(people), Path(folder)
    # A drawing that was stopped may have left a line twice.
    looks = {look["file"]: look for look in map(json.loads, open(people / "people.jsonl"))}
    looks = [{**look, "path": people / name} for name, look in sorted(looks.items())]
    finder = CenterFace(in_shape=None, backend="auto")
    made = list(scenes(looks, folder))
    rows = []
    for (path, look, height, face), (own, more, theirs) in zip(made, look_at(program, [path for path, *_ in made], finder)):
        name = f"{look['file']} {look['worn']} at {height}"
        rows.append((look, height, (name, *hits(own, face), *hits(theirs, face), *hits(more, face))))

    def row(what, wanted):
        tell(f"made-up heads found, {what}", [face for look, height, face in rows if wanted(look, height)])

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
        for worn in [*WORN, *KINDS]:
            same = lambda look: look["band"] in WORN_BANDS and (look["band"] > 7) == adult and look["number"] in WORN_PERSONS
            both(f"{who}, {SAID.get(worn, worn)}", lambda look: same(look) and look["worn"] == worn)
    if photos:
        in_photos(photos, folder, program, finder)


def in_photos(photos, folder, program, finder):
    made, rows = list(printed(photos, folder, finder)), []
    for (path, kind, height, faces, known), (own, more, theirs) in zip(made, look_at(program, [path for path, *_ in made], finder)):
        for at, face in enumerate(faces):
            told = [f"{path.name} face {at}"]
            for boxes in (own, theirs, more):
                # What lies on no face is counted once a picture.
                false = sum(all(hits([box], one)[1] for one in known) for box in boxes) if at == 0 else 0
                told += [hits(boxes, face)[0], false]
            rows.append((kind, height, tuple(told)))
    for kind in ["none", *KINDS]:
        for height in [*PHOTO_HEIGHTS, "own size"]:
            what = f"{height} px" if height != "own size" else "whole photos at their own size"
            tell(f"faces in portraits of adults found, {SAID.get(kind, kind)}, {what}", [face for k, h, face in rows if (k, h) == (kind, height)])


main(*sys.argv[1:])

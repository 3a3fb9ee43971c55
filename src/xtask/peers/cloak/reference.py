"""The recipe of docs/cloak.md as one would write it in PyTorch, for `cargo xtask bench --with-pytorch`: same surrogates, steps,
journeys, price and bound on what is seen. Prints the seconds of one face, loading excluded, how well each surrogate still knows it,
and how like it stays (SSIM).

reference.py MODELS PHOTO STEPS X,Y X,Y X,Y X,Y X,Y    (the five landmarks)
"""

import io
import json
import sys
import time
import tomllib

import numpy as np
import onnx
import torch
import torch.nn.functional as F
from onnx import numpy_helper
from PIL import Image

ARCFACE = np.array([[38.2946, 51.6963], [73.5318, 51.5014], [56.0252, 71.7366], [41.5493, 92.3655], [70.7299, 92.2041]])
SIDE, GRID, BUDGET, SKIN, FLOOR = 256, 128, 16.0, 0.6, 15.0
LENGTH, PRICE, LEAST_SAY, LIKENESS, FURTHER = 0.1, 20.0, 0.2, 0.95, 0.998
TEMPLATE = (ARCFACE + 0.5 - np.array([-24.0, -18.0])) * 1.6 - 0.5
# The face in its frame, with half a window around it: rows and columns.
FACE = np.s_[..., 61 - 3 : 208 + 3, 62 - 3 : 194 + 3]


class Onnx:
    """An ONNX graph, operation by operation."""

    def __init__(self, path):
        graph = onnx.load(path).graph
        self.weights = {t.name: torch.tensor(numpy_helper.to_array(t).copy()) for t in graph.initializer}
        self.nodes, self.output = list(graph.node), graph.output[0].name
        self.input = [i.name for i in graph.input if i.name not in self.weights][0]
        self.attributes = [{a.name: onnx.helper.get_attribute_value(a) for a in node.attribute} for node in self.nodes]

    def __call__(self, x):
        values = dict(self.weights)
        values[self.input] = x
        for node, attributes in zip(self.nodes, self.attributes):
            inputs = [values[name] for name in node.input if name]
            values[node.output[0]] = self.run(node.op_type, inputs, attributes)
        return values[self.output].flatten(1)

    @staticmethod
    def run(op, a, at):
        if op in ("Conv", "MaxPool", "AveragePool"):
            top, left, bottom, right = at.get("pads", [0] * 4)
            empty = float("-inf") if op == "MaxPool" else 0.0
            padded = F.pad(a[0], (left, right, top, bottom), value=empty) if any((top, left, bottom, right)) else a[0]
            if op == "Conv":
                bias = a[2] if len(a) > 2 else None
                return F.conv2d(padded, a[1], bias, at.get("strides", 1), 0, at.get("dilations", 1), at.get("group", 1))
            pool = F.max_pool2d if op == "MaxPool" else F.avg_pool2d
            return pool(padded, at["kernel_shape"], at["strides"])
        if op == "Pad":
            _, _, top, left, _, channels, bottom, right = [int(n) for n in a[1]]
            return F.pad(a[0], (left, right, top, bottom, 0, channels))
        if op == "Reshape":
            sizes = [int(size) for size in a[1]]
            return a[0].reshape([a[0].shape[i] if size == 0 else size for i, size in enumerate(sizes)])
        if op == "Transpose":
            return a[0].permute(*at["perm"])
        if op == "GlobalAveragePool":
            return a[0].mean((2, 3), keepdim=True)
        if op == "PRelu":
            return F.prelu(a[0], a[1].flatten())
        if op == "Clip":
            return a[0].clamp(a[1].item(), a[2].item())
        simple = {"Relu": torch.relu, "Abs": torch.abs, "Tanh": torch.tanh, "Add": torch.add, "Sub": torch.sub, "Mul": torch.mul,
                  "MatMul": torch.matmul}
        return simple[op](*a)


def similarity(source, target):
    """The least-squares similarity from points to points (Umeyama 1991), as 2 x 3."""
    a, b = source - source.mean(0), target - target.mean(0)
    size = (a**2).sum()
    c, d = (a * b).sum() / size, (a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0]).sum() / size
    turn = np.array([[c, -d], [d, c]])
    return np.hstack([turn, (target.mean(0) - turn @ source.mean(0))[:, None]])


def cut(picture, way, side):
    """A crop of `side` pixels: `way` leads from the picture to it."""
    back = np.linalg.inv(np.vstack([way, [0, 0, 1]]))[:2]
    rows, columns = np.mgrid[0:side, 0:side]
    at = np.stack([columns, rows, np.ones_like(columns)], -1) @ back.T
    height, width = picture.shape[2:]
    grid = np.stack([(at[..., 0] * 2 + 1) / width - 1, (at[..., 1] * 2 + 1) / height - 1], -1)
    return F.grid_sample(picture, torch.tensor(grid[None], dtype=torch.float32), align_corners=False)


def jpeg(frame, quality):
    pixels = frame.detach().round().clamp(0, 255).byte()[0].permute(1, 2, 0).numpy()
    data = io.BytesIO()
    Image.fromarray(pixels).save(data, "jpeg", quality=quality)
    arrived = torch.tensor(np.asarray(Image.open(data)).copy()).permute(2, 0, 1)[None].float()
    return frame + (arrived - frame).detach()


def blurred(frame, deviation):
    reach = max(int(np.ceil(3 * deviation)), 1)
    kernel = torch.exp(-torch.arange(-reach, reach + 1.0) ** 2 / (2 * deviation**2))
    kernel = kernel / kernel.sum()
    wide = F.pad(frame, (reach,) * 4, mode="reflect")
    across = F.conv2d(wide, kernel.view(1, 1, 1, -1).expand(3, 1, 1, -1), groups=3)
    return F.conv2d(across, kernel.view(1, 1, -1, 1).expand(3, 1, -1, 1), groups=3)


def journey(frame, chance):
    kind, part = chance.random(), chance.random()
    if kind < 0.35:
        return jpeg(frame, int(50 + 45 * part))
    if kind < 0.7:
        small = max(round(SIDE * (0.3 + 0.65 * part)), 16)
        frame = F.interpolate(frame, (small, small), mode="bilinear", antialias=True)
        return F.interpolate(frame, (SIDE, SIDE), mode="bilinear")
    return blurred(frame, 0.5 + 1.5 * part) if kind < 0.85 else frame


def jittered(frame, template, side, chance):
    way = similarity(TEMPLATE, template)
    turn, scale = 0.1 * chance.uniform(-1, 1), 1 + 0.1 * chance.uniform(-1, 1)
    c, d, middle = scale * np.cos(turn), scale * np.sin(turn), (side - 1) / 2
    moved = np.array([[c, -d], [d, c]]) @ way
    moved[:, 2] = np.array([[c, -d], [d, c]]) @ (way[:, 2] - middle) + middle + 0.03 * side * chance.uniform(-1, 1, 2)
    crop = cut(frame, moved, side)
    if chance.random() < 0.5:
        crop = crop.flip(3)
    if chance.random() < 0.7:
        small = int(side * chance.uniform(0.8, 1))
        left, top = chance.integers(0, side - small + 1, 2)
        crop = F.interpolate(crop, (small, small), mode="bilinear")
        crop = F.pad(crop, (int(left), int(side - small - left), int(top), int(side - small - top)))
    return crop


class Surrogate:
    """A recogniser of the manifest: its network, its crop, and what its pixels are."""

    def __init__(self, models, card):
        of, preparation = card["recogniser"], card["recogniser"]["preparation"]
        self.network = Onnx(models + "/" + card["file"])
        self.template, self.side, self.threshold = np.array(of["crop"]["template"]), of["crop"]["side"], of["threshold"]
        self.mean, self.scale = torch.tensor(preparation["mean"]).view(1, 3, 1, 1), preparation["scale"]
        self.turned = preparation["order"] == "bgr"

    def sees(self, crop):
        crop = crop.flip(1) if self.turned else crop
        return self.network((crop - self.mean) * self.scale)

    def straight(self, frame):
        return self.sees(cut(frame, similarity(TEMPLATE, self.template), self.side))

    def knows(self, seen, reference):
        """1 for the face itself, 0 at the threshold."""
        return (F.cosine_similarity(seen, reference) - self.threshold) / (1 - self.threshold)


def surrogates(models):
    cards = tomllib.load(open(models + "/manifest.toml", "rb"))["model"]
    return [Surrogate(models, card) for card in cards if card.get("recogniser", {}).get("role") == "surrogate"]


def luminance(planes):
    return (planes * torch.tensor([0.299, 0.587, 0.114]).view(1, 3, 1, 1)).sum(1, keepdim=True)


class Unchanged:
    """The face of a frame as it is; what is made of it is compared by SSIM over squares of seven pixels."""

    def __init__(self, frame):
        self.light = luminance(frame)[FACE]
        self.mean, self.square = F.avg_pool2d(self.light, 7, 1), F.avg_pool2d(self.light**2, 7, 1)

    def likeness(self, worn):
        light = luminance(worn)[FACE]
        mean, square = F.avg_pool2d(light, 7, 1), F.avg_pool2d(light**2, 7, 1)
        both = F.avg_pool2d(self.light * light, 7, 1)
        first = (2 * self.mean * mean + 6.5025) / (self.mean**2 + mean**2 + 6.5025)
        rest = (2 * (both - self.mean * mean) + 58.5225) / (self.square - self.mean**2 + square - mean**2 + 58.5225)
        return (first * rest).mean().item()


def variance(frame):
    """That of luminance around each pixel, in 7 x 7."""
    wide = F.pad(luminance(frame), (3,) * 4, mode="replicate")
    return (F.avg_pool2d(wide**2, 7, 1) - F.avg_pool2d(wide, 7, 1) ** 2).clamp(min=0)


def room(frame):
    """The part of the budget that each pixel may use, and how well the square of a change is seen."""
    varies = variance(frame)
    step = lambda at: at.clamp(0, 1) ** 2 * (3 - 2 * at.clamp(0, 1))
    place = torch.arange(SIDE)
    edge = step((torch.minimum(place, SIDE - 1 - place) + 0.5) / SIDE / 0.12)
    share = SKIN + (1 - SKIN) * step((varies.sqrt() - 4) / 3)
    return BUDGET * share * edge.view(1, 1, 1, -1) * edge.view(1, 1, -1, 1), 1 / (varies + FLOOR)


def fine(grid):
    grid = F.interpolate(grid, (SIDE, SIDE), mode="bicubic", align_corners=False)
    return 0.25 * grid + 0.75 * grid.mean(1, keepdim=True)


def put_on(frame, grid, most):
    return (frame + fine(grid).clamp(-1, 1) * most).clamp(0, 255)


def weakened(grid, wear, unchanged):
    """The grid, weaker where it is seen more than the strength allows; and whether it was. `wear` gives the face with a grid."""
    seen = 1 - unchanged.likeness(wear(grid).round())
    if seen <= 1 - LIKENESS:
        return grid, False
    return grid * FURTHER * ((1 - LIKENESS) / seen) ** 0.5, True


def worn_within(grid, wear, unchanged):
    """The face with a grid, made weaker until it is seen no more than the strength allows."""
    with torch.no_grad():
        for _ in range(16):
            grid, more = weakened(grid, wear, unchanged)
            if not more:
                break
        return wear(grid).round()


def charged(gradient, changed, visibility):
    """A gradient with the price of what is seen of a change."""
    return gradient + 2 * PRICE * gradient.abs().mean() * changed * visibility


def pull(one, reference, leaf, chance):
    """In which direction of the frame a surrogate would know the face better, after a journey by chance, as long as it has a say."""
    crop = jittered(journey(leaf, chance), one.template, one.side, chance)
    known = one.knows(one.sees(crop), reference).sum()
    (part,) = torch.autograd.grad(known, leaf)
    return say(known, part)


def say(known, part):
    """A surrogate's gradient: the shorter the further it is beaten."""
    steep = torch.sigmoid(8 * (known.detach() + 0.3))
    return (LEAST_SAY + (1 - LEAST_SAY) * steep) * steep * part / (steep * part.norm() + 1e-12)


def together(surrogates, references, worn, chance):
    """What all surrogates pull at together."""
    leaf = worn.requires_grad_(True)
    return sum(pull(one, reference, leaf, chance) for one, reference in zip(surrogates, references))


def craft(frame, surrogates, steps, chance, pulls=together):
    """The face with a cloak. `pulls` gives the direction of the frame in which the face would be known better (trials.py has others)."""
    most, visibility = room(frame)
    with torch.no_grad():
        unchanged, references = Unchanged(frame), [one.straight(frame) for one in surrogates]
    grid, direction = torch.zeros(1, 3, GRID, GRID), 0
    wear = lambda grid: put_on(frame, grid, most)
    for step in range(steps):
        grid.requires_grad_(True)
        worn = wear(grid)
        gradient = pulls(surrogates, references, worn.detach(), chance)
        gradient = charged(gradient, worn.detach() - frame, visibility)
        (by_grid,) = torch.autograd.grad((worn * gradient).sum(), grid)
        direction = 0.9 * direction + by_grid / by_grid.abs().mean()
        with torch.no_grad():
            grid = walked(grid, direction, LENGTH * (1 - 0.9 * step / steps))
            grid, _ = weakened(grid, wear, unchanged)
    return worn_within(grid, wear, unchanged)


def walked(grid, direction, length):
    """A step against the direction: its root, in which what is coarse counts twice."""
    coarse = F.interpolate(F.avg_pool2d(direction, 4), (GRID, GRID), mode="bicubic", align_corners=False)
    root = (direction + coarse).abs().sqrt() * (direction + coarse).sign()
    return (grid - length * root / root.abs().mean()).clamp(-1, 1)


def main():
    models, photo, steps = sys.argv[1], sys.argv[2], int(sys.argv[3])
    landmarks = np.array([[float(v) for v in pair.split(",")] for pair in sys.argv[4:9]])
    torch.manual_seed(1)
    picture = torch.tensor(np.asarray(Image.open(photo).convert("RGB")).copy()).permute(2, 0, 1)[None].float()
    frame = cut(picture, similarity(landmarks, TEMPLATE), SIDE)
    networks = surrogates(models)
    seconds = []
    for _ in range(3):
        begun = time.perf_counter()
        worn = craft(frame, networks, steps, np.random.default_rng(1))
        seconds.append(time.perf_counter() - begun)
    with torch.no_grad():
        likeness = [F.cosine_similarity(one.straight(worn), one.straight(frame)).item() for one in networks]
    like = Unchanged(frame).likeness(worn)
    print(json.dumps({"seconds": sorted(seconds)[1], "likeness": likeness, "ssim": like}))


if __name__ == "__main__":
    main()

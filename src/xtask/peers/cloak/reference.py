"""The recipe of docs/cloak.md as one would write it in PyTorch, for `cargo xtask bench --with-pytorch`: same surrogates, steps,
journeys and price. Prints the seconds of one face, loading excluded, and how well each surrogate still knows it.

reference.py MODELS PHOTO STEPS X,Y X,Y X,Y X,Y X,Y    (the five landmarks)
"""

import io
import json
import sys
import time

import numpy as np
import onnx
import torch
import torch.nn.functional as F
from onnx import numpy_helper
from PIL import Image

ARCFACE = np.array([[38.2946, 51.6963], [73.5318, 51.5014], [56.0252, 71.7366], [41.5493, 92.3655], [70.7299, 92.2041]])
SIDE, GRID, BUDGET, SKIN, FLOOR = 256, 128, 8.0, 0.6, 15.0
TEMPLATE = (ARCFACE + 0.5 - np.array([-24.0, -18.0])) * 1.6 - 0.5


class Onnx:
    """An ONNX graph, operation by operation."""

    def __init__(self, path):
        graph = onnx.load(path).graph
        self.weights = {t.name: torch.tensor(numpy_helper.to_array(t).copy()) for t in graph.initializer}
        self.nodes, self.output = list(graph.node), graph.output[0].name
        self.input = [i.name for i in graph.input if i.name not in self.weights][0]

    def __call__(self, x):
        values = dict(self.weights)
        values[self.input] = x
        for node in self.nodes:
            a = [values[name] for name in node.input if name]
            at = {attribute.name: onnx.helper.get_attribute_value(attribute) for attribute in node.attribute}
            values[node.output[0]] = self.run(node.op_type, a, at, x.shape[0])
        return values[self.output].flatten(1)

    @staticmethod
    def run(op, a, at, batch):
        if op == "Conv":
            top, left, bottom, right = at.get("pads", [0] * 4)
            padded = F.pad(a[0], (left, right, top, bottom))
            return F.conv2d(padded, a[1], a[2] if len(a) > 2 else None, at.get("strides", 1), 0, 1, at.get("group", 1))
        if op == "Reshape":
            shape = [int(size) for size in a[1]]
            return a[0].reshape([batch] + shape[1:])
        if op == "Transpose":
            return a[0].permute(*at["perm"])
        if op == "ReduceSum":
            axes = at.get("axes") or [int(axis) for axis in a[1]]
            return a[0].sum(dim=tuple(axes), keepdim=bool(at.get("keepdims", 1)))
        if op == "PRelu":
            return F.prelu(a[0], a[1].flatten())
        simple = {"Relu": torch.relu, "Abs": torch.abs, "Sqrt": torch.sqrt, "Reciprocal": torch.reciprocal, "Add": torch.add,
                  "Sub": torch.sub, "Mul": torch.mul, "Div": torch.div, "Pow": torch.pow, "Max": torch.maximum}
        return simple[op](*a)


class Tfjs:
    """A tfjs graph of convolutions with half-precision weights, as FaceRes is."""

    def __init__(self, path, output):
        graph = json.load(open(path + ".json"))
        raw, place, weights = open(path + ".bin", "rb").read(), 0, {}
        for entry in graph["weightsManifest"][0]["weights"]:
            kind = np.float16 if "quantization" in entry else {"float32": np.float32, "int32": np.int32}[entry["dtype"]]
            count = int(np.prod(entry["shape"]))
            values = np.frombuffer(raw, kind, count, place).reshape(entry["shape"])
            place += count * np.dtype(kind).itemsize
            weights[entry["name"]] = torch.tensor(values.astype(np.float32))
        nodes, self.layers = {node["name"]: node for node in graph["modelTopology"]["node"]}, []
        self.order(nodes, output, weights, set())

    def order(self, nodes, name, weights, seen):
        name = name.split(":")[0]
        if name in seen or name not in nodes:
            return
        seen.add(name)
        node = nodes[name]
        inputs = [i.split(":")[0] for i in node.get("input", [])]
        for i in inputs:
            self.order(nodes, i, weights, seen)
        if node["op"] in ("Conv2D", "DepthwiseConv2dNative"):
            weight = weights[inputs[1]].permute(2, 3, 0, 1) if "Depth" in node["op"] else weights[inputs[1]].permute(3, 2, 0, 1)
            stride = int(node["attr"]["strides"]["list"]["i"][1])
            self.layers.append(("conv", weight.contiguous(), stride, weight.shape[0] if "Depth" in node["op"] else 1))
        elif node["op"] in ("Mul", "Add"):
            self.layers.append((node["op"], weights[inputs[1]].flatten().view(1, -1, 1, 1)))
        elif node["op"] == "Minimum":
            self.layers.append(("six",))

    def __call__(self, x):
        for layer in self.layers:
            if layer[0] == "conv":
                _, weight, stride, groups = layer
                size = weight.shape[2]
                pad = max((-(-x.shape[2] // stride) - 1) * stride + size - x.shape[2], 0)
                x = F.pad(x, (pad // 2, pad - pad // 2, pad // 2, pad - pad // 2))
                x = F.conv2d(x, weight, None, stride, 0, 1, groups)
            elif layer[0] == "six":
                x = x.clamp(0.0, 6.0)
            else:
                x = x * layer[1] if layer[0] == "Mul" else x + layer[1]
        return x.mean((2, 3))


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


def surrogates(models):
    grown = 112 * 0.85
    faceres = (ARCFACE - (56 - grown / 2)) * 224 / grown
    means = torch.tensor([103.939, 116.779, 123.68]).view(1, 3, 1, 1)
    return [
        (Onnx(models + "/sources/mobilefacenet/MobileFaceNet.onnx"), ARCFACE, 112, lambda x: (x - 127.5) / 128, 0.424),
        (Onnx(models + "/sources/faceplugin/fr_feature.onnx"), ARCFACE, 112, lambda x: (x - 127) / 128, 0.323),
        (Tfjs(models + "/sources/faceres/faceres", "global_pooling/Mean"), faceres, 224, lambda x: x.flip(1) - means, 0.577),
    ]


def room(frame):
    """The part of the budget that each pixel may use, and how well the square of a change is seen."""
    grey = (frame * torch.tensor([0.299, 0.587, 0.114]).view(1, 3, 1, 1)).sum(1, keepdim=True)
    wide = F.pad(grey, (3,) * 4, mode="replicate")
    variance = (F.avg_pool2d(wide**2, 7, 1) - F.avg_pool2d(wide, 7, 1) ** 2).clamp(min=0)
    step = lambda at: at.clamp(0, 1) ** 2 * (3 - 2 * at.clamp(0, 1))
    place = torch.arange(SIDE)
    edge = step((torch.minimum(place, SIDE - 1 - place) + 0.5) / SIDE / 0.12)
    share = SKIN + (1 - SKIN) * step((variance.sqrt() - 4) / 3)
    return BUDGET * share * edge.view(1, 1, 1, -1) * edge.view(1, 1, -1, 1), 1 / (variance + FLOOR)


def fine(grid):
    grid = F.interpolate(grid, (SIDE, SIDE), mode="bicubic", align_corners=False)
    return (0.25 * grid + 0.75 * grid.mean(1, keepdim=True)).clamp(-1, 1)


def craft(frame, networks, steps, chance):
    most, visibility = room(frame)
    plain = [(net, prepare(cut(frame, similarity(TEMPLATE, t), s)), t, s, prepare, threshold) for net, t, s, prepare, threshold in networks]
    with torch.no_grad():
        known = [(net, net(crop), t, s, prepare, threshold) for net, crop, t, s, prepare, threshold in plain]
    grid, direction, price = torch.zeros(1, 3, GRID, GRID), 0, 12.0
    for step in range(steps):
        grid.requires_grad_(True)
        worn = (frame + fine(grid) * most).clamp(0, 255)
        leaf = worn.detach().requires_grad_(True)
        gradient, best = 0, -9.0
        for net, reference, template, side, prepare, threshold in known:
            crop = jittered(journey(leaf, chance), template, side, chance)
            above = ((F.cosine_similarity(net(prepare(crop)), reference) - threshold) / (1 - threshold)).sum()
            (part,) = torch.autograd.grad(F.softplus(8 * (above + 0.3)) / 8, leaf)
            gradient, best = gradient + part / (part.norm() + 1e-12), max(best, above.item())
        price = min(price * (0.95 if best > -0.3 else 1.04), 16.0)
        gradient = gradient + 2 * price * gradient.abs().mean() * (leaf.detach() - frame) * visibility
        (by_grid,) = torch.autograd.grad((worn * gradient).sum(), grid)
        direction = 0.9 * direction + by_grid / by_grid.abs().mean()
        coarse = F.interpolate(F.avg_pool2d(direction, 4), (GRID, GRID), mode="bicubic", align_corners=False)
        root = (direction + coarse).abs().sqrt() * (direction + coarse).sign()
        grid = (grid.detach() - 0.3 * (1 - 0.9 * step / steps) * root / root.abs().mean()).clamp(-1, 1)
    with torch.no_grad():
        worn = (frame + fine(grid) * most).clamp(0, 255).round()
        likeness = [F.cosine_similarity(n(p(cut(worn, similarity(TEMPLATE, t), s))), r).item() for n, r, t, s, p, _ in known]
    return likeness


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
        likeness = craft(frame, networks, steps, np.random.default_rng(1))
        seconds.append(time.perf_counter() - begun)
    print(json.dumps({"seconds": sorted(seconds)[1], "likeness": likeness}))


main()

"""A copy of a recogniser that is a little robust: trained to keep the recogniser's own embeddings of crops that are moved against the copy by one
step of AMOUNT of 255 (self-distillation, which needs no names; docs/cloak.md, *Four more ideas of others*).

robust_copy.py MODELS NAME AMOUNT MINUTES OUT PHOTO...

Needs PyPI `onnx2torch`, too. Writes the recogniser's ONNX file with the copy's weights to OUT. Of each photo every face at least 45 pixels high is taken;
every tenth is kept out, and told of: the copy's likeness to what the recogniser makes of it as it is, and moved against the copy by 2, 4 and 8 of 255.
How far it comes depends on the machine: MINUTES are counted, seeds are fixed.
"""

import sys
import time
import tomllib

import cv2
import faces
import numpy as np
import onnx
import onnx2torch
import reference
import torch
import torch.nn.functional as F
from onnx import numpy_helper

SEED, BATCH, RATE = 1, 32, 5e-4
# A crop of 112 with a margin of 24 pixels, out of which views are cut.
MARGIN, WIDE = 24, 160


def crops(finder, photo):
    """The faces of a photo, upright, with their margin."""
    picture = cv2.imread(photo)
    found = [marks for height, marks in finder.find(picture) if height >= 45]
    return [upright(picture, marks) for marks in found]


def upright(picture, marks):
    way = reference.similarity(marks, reference.ARCFACE + MARGIN)
    scale = np.hypot(way[0, 0], way[0, 1])
    if scale < 0.7:
        picture = cv2.resize(picture, None, fx=scale / 0.75, fy=scale / 0.75, interpolation=cv2.INTER_AREA)
        way[:, :2] *= 0.75 / scale
    return cv2.warpAffine(picture, way, (WIDE, WIDE), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)


class Views:
    """Crops as the recogniser takes them, by chance."""

    def __init__(self, upright, card, chance):
        self.upright, self.chance = upright, chance
        self.into = reference.similarity(reference.ARCFACE + MARGIN, np.array(card["crop"]["template"]))
        self.turned = card["preparation"]["order"] == "rgb"

    def view(self, picture, amount=1.0):
        chance = self.chance
        angle, scale, shift = chance.normal(0, 6 * amount), 1 + chance.uniform(-0.12, 0.12) * amount, chance.uniform(-5, 5, 2) * amount
        move = np.vstack([cv2.getRotationMatrix2D((56, 60), angle, scale), [0, 0, 1]])
        move[:2, 2] += shift
        way = (move @ np.vstack([self.into, [0, 0, 1]]))[:2]
        return cv2.warpAffine(picture, way, (112, 112), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE).astype(np.float32)

    def any(self):
        return self.view(self.upright[self.chance.integers(len(self.upright))])

    def one(self):
        """A face, or two mixed, after what light and cameras do."""
        chance, face, kind = self.chance, self.any(), self.chance.random()
        if kind < 0.35:
            part = chance.uniform(0.3, 0.7)
            face = part * face + (1 - part) * self.any()
        elif kind < 0.5:
            patches = cv2.GaussianBlur((chance.random((4, 4)) > 0.5).astype(np.float32), (0, 0), 0.5)
            part = cv2.resize(patches, (112, 112), interpolation=cv2.INTER_CUBIC)[..., None].clip(0, 1)
            face = part * face + (1 - part) * self.any()
        if chance.random() < 0.5:
            face = face[:, ::-1]
        if chance.random() < 0.3:
            face = cv2.GaussianBlur(np.ascontiguousarray(face), (0, 0), chance.uniform(0.4, 1.5))
        face = (face - 128) * chance.uniform(0.7, 1.2) + 128 + chance.uniform(-20, 20)
        face = face * (1 + chance.normal(0, 0.06, 3))
        if chance.random() < 0.3:
            face = face + chance.normal(0, chance.uniform(1, 6), face.shape)
        return self.planes(face)

    def planes(self, face):
        face = face.clip(0, 255)[:, :, :: -1 if self.turned else 1]
        return np.ascontiguousarray(face.transpose(2, 0, 1)).astype(np.float32)


class Copy:
    """The recogniser, and the copy that is trained."""

    def __init__(self, path, card):
        self.path, preparation = path, card["preparation"]
        self.mean, self.scale = torch.tensor(preparation["mean"]).view(1, 3, 1, 1), preparation["scale"]
        self.teacher, self.pupil = (onnx2torch.convert(onnx.load(path)).eval().to(memory_format=torch.channels_last) for _ in range(2))
        self.teacher.requires_grad_(False)

    def sees(self, network, crops):
        pixels = ((crops - self.mean) * self.scale).contiguous(memory_format=torch.channels_last)
        return F.normalize(network(pixels).flatten(1), dim=1)

    def moved(self, crops, known, amount, steps):
        """Crops moved against the copy."""
        change = (torch.rand_like(crops) * 2 - 1) * amount
        for _ in range(steps):
            change.requires_grad_(True)
            (slope,) = torch.autograd.grad((self.sees(self.pupil, crops + change) * known).sum(), change)
            change = (change.detach() - (1.25 if steps == 1 else 0.5) * amount * slope.sign()).clamp(-amount, amount)
        return (crops + change).clamp(0, 255).detach()

    def tell(self, crops):
        with torch.no_grad():
            known = self.sees(self.teacher, crops)
            like = [(self.sees(self.pupil, crops) * known).sum(1).mean().item()]
        for amount in (2, 4, 8):
            moved = self.moved(crops, known, amount, 5)
            with torch.no_grad():
                like.append((self.sees(self.pupil, moved) * known).sum(1).mean().item())
        print("as it is {:.3f}, moved by 2, 4, 8: {:.3f}, {:.3f}, {:.3f}".format(*like), flush=True)

    def write(self, out):
        """The recogniser's file with the copy's weights, which are found by what the recogniser's are."""
        model, names = onnx.load(self.path), {}
        values = {**dict(self.pupil.named_parameters()), **dict(self.pupil.named_buffers())}
        for name, value in [*self.teacher.named_parameters(), *self.teacher.named_buffers()]:
            names.setdefault((tuple(value.shape), value.numpy().tobytes()), []).append(name)
        for weight in model.graph.initializer:
            before = numpy_helper.to_array(weight)
            found = names.get((before.shape, np.ascontiguousarray(before).tobytes()))
            if before.dtype == np.float32:
                name = found.pop(0) if len(found) > 1 else found[0]
                weight.CopyFrom(numpy_helper.from_array(values[name].detach().numpy().copy(), weight.name))
        onnx.save(model, out)


def main():
    models, name, amount, minutes, out, photos = sys.argv[1], sys.argv[2], float(sys.argv[3]), float(sys.argv[4]), sys.argv[5], sys.argv[6:]
    card = next(card for card in tomllib.load(open(models + "/manifest.toml", "rb"))["model"] if card["name"] == name)
    torch.manual_seed(SEED)
    finder = faces.Finder(models)
    upright = [face for photo in photos for face in crops(finder, photo)]
    views = Views([face for number, face in enumerate(upright) if number % 10], card["recogniser"], np.random.default_rng(SEED))
    kept_out = torch.tensor(np.stack([views.planes(views.view(face, 0)) for face in upright[::10]]))
    copy = Copy(f"{models}/{card['file']}", card["recogniser"])
    print(f"{len(views.upright)} faces, {len(kept_out)} kept out")
    copy.tell(kept_out)
    descent = torch.optim.Adam(copy.pupil.parameters(), lr=RATE)
    begun, batches = time.monotonic(), 0
    while (done := (time.monotonic() - begun) / (60 * minutes)) < 1:
        for group in descent.param_groups:
            group["lr"] = RATE * min(1, batches / 20) * max(0.02, 1 - done)
        crop = torch.tensor(np.stack([views.one() for _ in range(BATCH)]))
        with torch.no_grad():
            known = copy.sees(copy.teacher, crop)
        moved = copy.moved(crop, known, amount, 1)
        # A few as they are, so that those stay known, too.
        seen = copy.sees(copy.pupil, torch.cat([moved, crop[:4]]))
        lost = (1 - (seen * torch.cat([known, known[:4]])).sum(1)).mean()
        descent.zero_grad()
        lost.backward()
        torch.nn.utils.clip_grad_norm_(copy.pupil.parameters(), 1.0)
        descent.step()
        batches += 1
    print(f"{batches} batches of {BATCH}")
    copy.tell(kept_out)
    copy.write(out)


if __name__ == "__main__":
    main()

"""Faces of photos in the frame of a cloak, and what the jury's six recognisers make of them: for the trials beside this file.

Needs what reference.py needs, and PyPI `onnxruntime` and `opencv-python-headless`.
"""

import tomllib

import cv2
import numpy as np
import onnxruntime
import reference
import torch
import torch.nn.functional as F

JURY = ["mobilefacenet", "faceplugin", "faceres", "faceres-deep", "sface", "dlib"]
# What these cloaks are made against; SFace and dlib only judge.
MADE_AGAINST = JURY[:3]
# The face in its frame: rows and columns.
FACE = np.s_[..., 61:208, 62:194]


class Finder:
    """CenterFace (Y. Xu et al. 2019): faces of a picture, blue first, the highest first, each with its height and five landmarks."""

    def __init__(self, models):
        self.network = onnxruntime.InferenceSession(models + "/centerface/centerface.onnx")

    def find(self, picture, least=0.5):
        factor = min(1, 1600 / max(picture.shape[:2]))
        picture = cv2.resize(picture, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA) if factor < 1 else picture
        height, width = ((side + 31) // 32 * 32 for side in picture.shape[:2])
        pixels = cv2.resize(picture, (width, height))[:, :, ::-1].astype(np.float32).transpose(2, 0, 1)[None]
        heat, scale, offset, marks = self.network.run(None, {self.network.get_inputs()[0].name: pixels})
        seen = []
        for y, x in zip(*np.where(heat[0, 0] > least)):
            high, wide = np.exp(scale[0, :, y, x]) * 4
            left = max(0, (x + offset[0, 1, y, x] + 0.5) * 4 - wide / 2)
            top = max(0, (y + offset[0, 0, y, x] + 0.5) * 4 - high / 2)
            points = [(marks[0, 2 * n + 1, y, x] * wide + left, marks[0, 2 * n, y, x] * high + top) for n in range(5)]
            seen.append((heat[0, 0, y, x], (left, top, wide, high), np.array(points)))
        kept = []
        for face in sorted(seen, key=lambda face: -face[0]):
            if all(shared(face[1], other[1]) < 0.2 for other in kept):
                kept.append(face)
        across = np.array([picture.shape[1] / width, picture.shape[0] / height]) / factor
        faces = [(box[3] * across[1], points * across) for _, box, points in kept]
        return sorted(faces, key=lambda face: -face[0])


def shared(a, b):
    """The part of two boxes' area that they share."""
    across = max(0, min(a[0] + a[2], b[0] + b[2]) - max(a[0], b[0]))
    down = max(0, min(a[1] + a[3], b[1] + b[3]) - max(a[1], b[1]))
    return across * down / (a[2] * a[3] + b[2] * b[3])


def frame(picture, landmarks):
    """A face in its frame, 1 x 3 x 256 x 256, 0 to 255, red first, and where its landmarks lie there."""
    way = reference.similarity(landmarks, reference.TEMPLATE)
    scale = np.hypot(way[0, 0], way[0, 1])
    if scale < 0.9:
        picture = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        landmarks = (landmarks + 0.5) * scale - 0.5
        way = reference.similarity(landmarks, reference.TEMPLATE)
    planes = torch.tensor(np.ascontiguousarray(picture[:, :, ::-1])).permute(2, 0, 1)[None].float()
    cut = reference.cut(planes, way, reference.SIDE).round().clamp(0, 255)
    return cut, landmarks @ way[:, :2].T + way[:, 2]


def frames(finder, photo, most=1):
    """The highest faces of a photo, as `frame` gives them."""
    picture = cv2.imread(str(photo))
    return [frame(picture, landmarks) for _, landmarks in finder.find(picture)[:most]]


def recognisers(models, names, files={}):
    """Recognisers of the manifest by name; `files` names other weights for some of them."""
    cards = {card["name"]: card for card in tomllib.load(open(models + "/manifest.toml", "rb"))["model"]}
    found = []
    for name in names:
        one = reference.Surrogate(models, cards[name])
        if name in files:
            one.network = reference.Onnx(files[name])
        one.name, one.distance = name, cards[name]["recogniser"]["likeness"] == "distance"
        found.append(one)
    return found


def likeness(one, a, b):
    """As a recogniser counts it."""
    return 1 - (a - b).norm(dim=1) if one.distance else F.cosine_similarity(a, b)


def exported(worn):
    """As a JPEG of quality 90 keeps it."""
    return reference.jpeg(worn, 90)


def denoised(worn):
    """After strong denoising (non-local means)."""
    pixels = exported(worn)[0].permute(1, 2, 0).byte().numpy()[:, :, ::-1]
    clean = cv2.fastNlMeansDenoisingColored(np.ascontiguousarray(pixels), None, 10, 10, 7, 21)
    return torch.tensor(np.ascontiguousarray(clean[:, :, ::-1])).permute(2, 0, 1)[None].float()


def skin(before, worn):
    """The mean change of luminance where it has a standard deviation under 6 in 7 x 7 pixels of the face."""
    changed = (reference.luminance(worn) - reference.luminance(before)).abs()
    smooth = reference.variance(before).sqrt() < 6
    return changed[FACE][smooth[FACE]].mean().item()

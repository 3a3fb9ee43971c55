"""Recipes with one thing changed, on the frames of faces, made without SFace (docs/cloak.md, *Four more ideas of others*).

trials.py MODELS nothing|target|inverted|one-after-the-other AMOUNT SEED PHOTO... [--target PHOTO] [--robust FILE [--instead]]

- `target`: besides away from the face, each surrogate is drawn, AMOUNT times as much, to what it makes of the highest face of `--target`
  (X. Yang et al. 2021, "Towards face encryption by generating adversarial identity masks").
- `inverted`: gradients are taken where the one before would bring the face back, by AMOUNT of 255 in each value (after MEF, arXiv:2405.16181,
  whose step back is as long as each value of the gradient, .15 of the budget in the mean).
- `one-after-the-other`: each surrogate's gradient is taken where those before it lead, AMOUNT of 255 each in the mean, from a place a step
  against the descent (H. Chen et al. 2024, "Rethinking model ensemble in transfer-based adversarial attacks").

`--robust` adds the copy of MobileFaceNet that robust_copy.py made, or takes it `--instead` of it. Prints, for the three highest faces of each photo
together, SSIM, change of smooth skin, and each recogniser's mean likeness as exported and after strong denoising.
"""

import argparse

import faces
import numpy as np
import reference
import torch
import torch.nn.functional as F


class Target:
    """Away from the face, and to somebody else's."""

    def __init__(self, amount, face):
        self.amount, self.face = amount, face

    def __call__(self, surrogates, references, worn, chance):
        leaf, total = worn.requires_grad_(True), 0
        for one, own in zip(surrogates, references):
            with torch.no_grad():
                other = one.straight(self.face)
            crop = reference.jittered(reference.journey(leaf, chance), one.template, one.side, chance)
            seen = one.sees(crop)
            known = one.knows(seen, own).sum()
            drawn = self.amount * F.cosine_similarity(seen, other).sum() / (1 - one.threshold)
            (part,) = torch.autograd.grad(known - drawn, leaf)
            total = total + reference.say(known, part)
        return total


class Inverted:
    """The gradient where the one before would bring the face back."""

    def __init__(self, amount):
        self.amount, self.before = amount, None

    def __call__(self, surrogates, references, worn, chance):
        back = 0 if self.before is None else self.amount * self.before.sign()
        self.before = reference.together(surrogates, references, (worn + back).clamp(0, 255), chance)
        return self.before


class OneAfterTheOther:
    """Each surrogate's gradient where those before it lead."""

    def __init__(self, amount):
        self.amount, self.before = amount, None

    def __call__(self, surrogates, references, worn, chance):
        pairs = list(zip(surrogates, references))
        chance.shuffle(pairs)
        moved = 0 if self.before is None else self.amount * self.before / self.before.abs().mean()
        total = 0
        for one, own in pairs:
            leaf = (worn + moved).clamp(0, 255).requires_grad_(True)
            part = reference.pull(one, own, leaf, chance)
            moved, total = moved - self.amount * part / part.abs().mean(), total + part
        self.before = total
        return total


def main():
    words = argparse.ArgumentParser()
    words.add_argument("models")
    words.add_argument("changed", choices=["nothing", "target", "inverted", "one-after-the-other"])
    words.add_argument("amount", type=float)
    words.add_argument("seed", type=int)
    words.add_argument("photos", nargs="+")
    words.add_argument("--target")
    words.add_argument("--robust")
    words.add_argument("--instead", action="store_true")
    words = words.parse_args()
    finder = faces.Finder(words.models)
    jury, surrogates = (faces.recognisers(words.models, names) for names in (faces.JURY, faces.MADE_AGAINST))
    if words.robust:
        robust = faces.recognisers(words.models, ["mobilefacenet"], {"mobilefacenet": words.robust})
        surrogates = robust + surrogates[1:] if words.instead else surrogates + robust
    target = words.target and faces.frames(finder, words.target)[0][0]
    pulls = {
        "nothing": lambda: reference.together,
        "target": lambda: Target(words.amount, target),
        "inverted": lambda: Inverted(words.amount),
        "one-after-the-other": lambda: OneAfterTheOther(words.amount),
    }[words.changed]
    looks, heard = [], {one.name: [] for one in jury}
    for face, _ in [face for photo in words.photos for face in faces.frames(finder, photo, 3)]:
        worn = reference.craft(face, surrogates, 40, np.random.default_rng(words.seed), pulls())
        looks.append((reference.Unchanged(face).likeness(worn), faces.skin(face, worn)))
        with torch.no_grad():
            for one in jury:
                before, after = one.straight(face), [faces.exported(worn), faces.denoised(worn)]
                heard[one.name].append([faces.likeness(one, one.straight(arrived), before).item() for arrived in after])
    print("SSIM {:.3f}, skin {:.2f}".format(*np.mean(looks, 0)))
    for name, both in heard.items():
        print("{}: {:.2f}, {:.2f}".format(name, *np.mean(both, 0)))


if __name__ == "__main__":
    main()

"""Masks: one change of a frame, learnt from several photos of a person, worn by further photos of the person without any network
(docs/cloak.md, *Masks*). Strong, made without SFace.

masks.py MODELS FOLDER none|own|plain|warp|gram PHOTOS STEPS

FOLDER holds a folder a person with at least eleven photos (`examples/johns` of dlib's source). A mask is learnt from the first PHOTOS by name, and worn
by the eighth to eleventh. `none` is no mask, `own` a cloak for each photo. `plain` is carried to a face by the similarity of its landmarks, `warp` by a
thin-plate spline through them; `gram` is a warp, too, and the photos that it is learnt from must not match each other either (after Protego, whose loss is
on the Gram matrix of the protected features). Prints, for those who wear it and those it was learnt from, and for each recogniser: mean likeness, and how many are hidden,
of the photo that it was made from; of every other photo of the person; of every two photos that wear it.
"""

import sys
from pathlib import Path

import faces
import numpy as np
import reference
import torch
import torch.nn.functional as F

WEARERS = range(7, 11)
# Strong, in the frame.
reference.BUDGET, reference.LIKENESS = 24.0, 0.919


def spline(source, target):
    """Where each pixel of a frame lies in a mask: the thin-plate spline (F. Bookstein 1989) that leads points to points and leaves the border."""
    border = np.array([[0, 0], [255, 0], [0, 255], [255, 255], [128, 0], [0, 128], [255, 128], [128, 255]], float)
    a, b = np.vstack([source, border]), np.vstack([target, border])

    def bent(square):
        return np.where(square > 0, square * np.log(square + 1e-12), 0)

    count = len(a)
    flat = np.hstack([np.ones((count, 1)), a])
    system = np.zeros((count + 3, count + 3))
    system[:count, :count] = bent(((a[:, None] - a[None]) ** 2).sum(-1))
    system[:count, count:], system[count:, :count] = flat, flat.T
    weights = np.linalg.solve(system, np.vstack([b, np.zeros((3, 2))]))
    rows, columns = np.mgrid[0 : reference.SIDE, 0 : reference.SIDE]
    at = np.stack([columns.ravel(), rows.ravel()], 1).astype(float)
    far = bent(((at[:, None] - a[None]) ** 2).sum(-1))
    places = far @ weights[:count] + np.hstack([np.ones((len(at), 1)), at]) @ weights[count:]
    grid = (places * 2 + 1) / reference.SIDE - 1
    return torch.tensor(grid.reshape(1, reference.SIDE, reference.SIDE, 2), dtype=torch.float32)


class Photo:
    """A photo of a person: its frame, and how a mask is worn there."""

    def __init__(self, face, landmarks, surrogates, bends):
        self.frame = face
        self.most, self.visibility = reference.room(face)
        with torch.no_grad():
            self.unchanged, self.known = reference.Unchanged(face), [one.straight(face) for one in surrogates]
        self.places = spline(landmarks, reference.TEMPLATE) if bends else None

    def put_on(self, grid):
        fine = reference.fine(grid)
        if self.places is not None:
            fine = F.grid_sample(fine, self.places, align_corners=False, padding_mode="border")
        return (self.frame + fine.clamp(-1, 1) * self.most).clamp(0, 255)


def learnt(photos, surrogates, steps, gram):
    """A mask: the recipe's steps, of which each takes the next photo, or the next two."""
    chance = np.random.default_rng(1)
    grid, direction = torch.zeros(1, 3, reference.GRID, reference.GRID), 0
    for step in range(steps):
        if step % len(photos) == 0:
            order = chance.permutation(len(photos))
        taken = [photos[order[step % len(photos)]]]
        if gram:
            taken.append(photos[order[(step + 1 + chance.integers(len(photos) - 1)) % len(photos)]])
        grid = grid.detach().requires_grad_(True)
        worn = [photo.put_on(grid) for photo in taken]
        gradients = pulled(taken, [face.detach().requires_grad_(True) for face in worn], surrogates, gram, chance)
        total = 0
        for photo, face, gradient in zip(taken, worn, gradients):
            total = total + (face * reference.charged(gradient, face.detach() - photo.frame, photo.visibility)).sum()
        (by_grid,) = torch.autograd.grad(total, grid)
        direction = 0.9 * direction + by_grid / by_grid.abs().mean()
        with torch.no_grad():
            grid = reference.walked(grid, direction, reference.LENGTH * (1 - 0.9 * step / steps))
            grid, _ = reference.weakened(grid, taken[0].put_on, taken[0].unchanged)
    return grid.detach()


def pulled(photos, leaves, surrogates, gram, chance):
    """What all surrogates pull at, photo by photo."""
    totals = [0] * len(photos)
    for number, one in enumerate(surrogates):
        crops = [reference.jittered(reference.journey(leaf, chance), one.template, one.side, chance) for leaf in leaves]
        seen = [one.sees(crop) for crop in crops]
        known = [one.knows(mine, photo.known[number]).sum() for photo, mine in zip(photos, seen)]
        if gram:
            known.append(one.knows(*seen).sum())
        for value in known:
            parts = torch.autograd.grad(value, leaves, retain_graph=True, allow_unused=True)
            for place, part in enumerate(parts):
                if part is not None:
                    totals[place] = totals[place] + reference.say(value, part)
    return totals


def report(whose, people, worn, jury):
    """`worn`: by person, the number of each photo and what it wears."""
    looks = [
        (reference.Unchanged(people[name][number][0]).likeness(face), faces.skin(people[name][number][0], face))
        for name, all in worn.items()
        for number, face in all
    ]
    print("{}: SSIM {:.3f}, skin {:.2f}".format(whose, *np.mean(looks, 0)))
    for one in jury:
        counted = [[], [], []]
        for name, all in worn.items():
            plain = torch.cat([one.straight(face) for face, _ in people[name]])
            seen = [(number, one.straight(faces.exported(face))) for number, face in all]
            for number, mine in seen:
                like = faces.likeness(one, mine, plain).tolist()
                counted[0].append(like.pop(number))
                counted[1] += like
            counted[2] += [faces.likeness(one, a, b).item() for place, (_, a) in enumerate(seen) for _, b in seen[:place]]
        cells = [f"{np.mean(like):.2f} {sum(value < one.threshold for value in like)}/{len(like)}" for like in counted]
        print("  " + one.name + ": " + "; ".join(cells))


def main():
    models, folder, kind, count, steps = sys.argv[1], Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]), int(sys.argv[5])
    finder = faces.Finder(models)
    jury, surrogates = (faces.recognisers(models, names) for names in (faces.JURY, faces.MADE_AGAINST))
    people = {
        person.name: [faces.frames(finder, photo)[0] for photo in sorted(person.glob("*.jpg"))] for person in sorted(folder.iterdir())
    }
    wear, teach = {}, {}
    for name, person in people.items():
        if kind in ("none", "own"):
            own = lambda face: reference.craft(face, surrogates, steps, np.random.default_rng(1)) if kind == "own" else face
            wear[name] = [(number, own(person[number][0])) for number in WEARERS]
            continue
        photos = [Photo(face, landmarks, surrogates, kind != "plain") for face, landmarks in person]
        mask = learnt(photos[:count], surrogates, steps, kind == "gram")
        wear[name], teach[name] = ([(n, reference.worn_within(mask, photos[n].put_on, photos[n].unchanged)) for n in numbers] for numbers in (WEARERS, range(count)))
    with torch.no_grad():
        report("worn by others", people, wear, jury)
        if teach:
            report("learnt from", people, teach, jury)


if __name__ == "__main__":
    main()

"""What people put over faces: a caption in large letters, strokes of a pen, stickers, a watermark. Drawn over a picture, as large as the face
asks for, and never a whole cover: parts of the face always stay to be seen."""

import math

from PIL import Image, ImageDraw, ImageFont

KINDS = ["caption", "strokes", "stickers", "watermark"]
CAPTIONS = ["BEST DAY EVER", "HAPPY BIRTHDAY", "SUMMER CAMP", "LOOK WHO IS HERE", "WE MISS YOU", "FIRST PRIZE"]
WATERMARKS = ["SAMPLE", "PREVIEW", "DO NOT COPY", "www.example.org"]
PENS = [(205, 30, 35), (25, 60, 190), (15, 15, 15), (245, 245, 245), (30, 140, 60), (240, 200, 30), (230, 60, 160)]
LETTERS = [((255, 255, 255), (0, 0, 0)), ((0, 0, 0), (255, 255, 255)), ((250, 220, 40), (0, 0, 0)), ((220, 30, 40), (255, 255, 255))]


def put(picture, face, kind, draw):
    """The picture with one kind over the face: a dict of `middle`, `height` (chin to hairline), `eyes` (two points), `mouth`; in pixels.
    `draw` is numpy's random generator."""
    # Drawn larger and made smaller, so that lines thinner than a pixel stay lines. A large face needs that less.
    finer = 4 if face["height"] < 30 else 2 if face["height"] < 100 else 1
    larger = lambda point: [c * finer for c in point]
    at = {"eyes": [larger(eye) for eye in face["eyes"]], "height": face["height"] * finer}
    at |= {key: larger(face[key]) for key in ("middle", "mouth")}
    layer = Image.new("RGBA", (picture.width * finer, picture.height * finer))
    layer = {"caption": caption, "strokes": strokes, "stickers": stickers, "watermark": watermark}[kind](layer, at, draw)
    if finer > 1:
        layer = layer.convert("RGBa").resize(picture.size, Image.Resampling.BOX).convert("RGBA")
    return Image.alpha_composite(picture.convert("RGBA"), layer).convert("RGB")


def pick(draw, of):
    return of[int(draw.integers(len(of)))]


def letters(layer, text, size, middle, fill, edge=None):
    font = ImageFont.load_default(max(1, size))
    ImageDraw.Draw(layer).text(middle, text, fill, font, "mm", stroke_width=round(size / 14) if edge else 0, stroke_fill=edge)


def caption(layer, face, draw):
    """One line across eyes, nose or mouth."""
    (left, right), mouth, height = face["eyes"], face["mouth"], face["height"]
    eyes = [(left[0] + right[0]) / 2, (left[1] + right[1]) / 2]
    down = pick(draw, [0, 0.55, 1])
    x, y = (a + (b - a) * down for a, b in zip(eyes, mouth))
    fill, edge = pick(draw, LETTERS)
    size = height * draw.uniform(0.3, 0.45)
    letters(layer, pick(draw, CAPTIONS), size, (x + draw.uniform(-0.6, 0.6) * height, y), fill, edge)
    return layer


def strokes(layer, face, draw):
    """A scribble to and fro over the face, and two strokes through it."""
    (x, y), height = face["middle"], face["height"]
    colour, width = pick(draw, PENS), max(1, round(height * draw.uniform(0.03, 0.06)))
    pen = ImageDraw.Draw(layer)
    turns, angle = int(draw.integers(9, 14)), draw.uniform(0, math.pi)

    def place(along, across):
        return (
            x + height * (along * math.cos(angle) - across * math.sin(angle)),
            y + height * (along * math.sin(angle) + across * math.cos(angle)),
        )

    def line(points):
        pen.line(points, colour, width, "curve")
        for px, py in (points[0], points[-1]):
            pen.ellipse((px - width / 2, py - width / 2, px + width / 2, py + width / 2), colour)

    line([place(-0.45 + 0.9 * n / turns + draw.normal(0, 0.03), (0.4 if n % 2 else -0.4) + draw.normal(0, 0.06)) for n in range(turns + 1)])
    for _ in range(2):
        start, bend, end = draw.uniform(-0.5, 0.5), draw.normal(0, 0.25), draw.uniform(-0.5, 0.5)
        steps = [n / 20 for n in range(21)]
        line([place(start * (1 - t) + end * t + bend * t * (1 - t) * 4, -0.55 + 1.1 * t) for t in steps])
    return layer


def heart(pen, x, y, size, colour):
    turns = [2 * math.pi * n / 60 for n in range(60)]
    across = [16 * math.sin(t) ** 3 for t in turns]
    up = [13 * math.cos(t) - 5 * math.cos(2 * t) - 2 * math.cos(3 * t) - math.cos(4 * t) for t in turns]
    pen.polygon([(x + a * size / 32, y - u * size / 32) for a, u in zip(across, up)], colour)


def star(pen, x, y, size, colour):
    turns = [math.pi * n / 5 for n in range(10)]
    far = [size / 2 if n % 2 == 0 else size / 5 for n in range(10)]
    pen.polygon([(x + r * math.sin(t), y - r * math.cos(t)) for r, t in zip(far, turns)], colour)


def disc(pen, x, y, size, colour):
    """A yellow disc with two dots and a bow."""
    r, dark = size / 2, (70, 40, 10)
    pen.ellipse((x - r, y - r, x + r, y + r), (250, 205, 50))
    for side in (-1, 1):
        ex, ey = x + side * 0.35 * r, y - 0.25 * r
        pen.ellipse((ex - 0.12 * r, ey - 0.17 * r, ex + 0.12 * r, ey + 0.17 * r), dark)
    pen.arc((x - 0.55 * r, y - 0.5 * r, x + 0.55 * r, y + 0.6 * r), 20, 160, dark, max(1, round(0.12 * r)))


def stickers(layer, face, draw):
    """On both eyes, on one eye and the mouth, on the mouth, or on all three."""
    pen, height = ImageDraw.Draw(layer), face["height"]
    left, right = face["eyes"]
    over = pick(draw, [[left, right], [pick(draw, [left, right]), face["mouth"]], [face["mouth"]], [left, right, face["mouth"]]])
    shape = pick(draw, [heart, star, disc])
    for x, y in over:
        moved = draw.normal(0, 0.02 * height, 2)
        size = height * draw.uniform(0.3, 0.4) * (1.2 if shape is star else 1)
        shape(pen, x + moved[0], y + moved[1], size, pick(draw, PENS[:2] + PENS[5:]))
    return layer


def watermark(layer, face, draw):
    """A word again and again over the whole picture, half to be seen through."""
    text, tone, height = pick(draw, WATERMARKS), pick(draw, [0, 255]), face["height"]
    size, alpha, angle = height * draw.uniform(0.14, 0.22), int(draw.integers(90, 160)), draw.uniform(15, 40) * pick(draw, [-1, 1])
    reach = math.ceil(math.hypot(*layer.size))
    flat = Image.new("L", (reach, reach))
    font, pen = ImageFont.load_default(max(1, size)), ImageDraw.Draw(flat)
    step = font.getlength(text) + size
    for row in range(math.ceil(reach / (1.7 * size)) + 1):
        x = -draw.uniform(0, step)
        while x < reach:
            pen.text((x, row * 1.7 * size), text, alpha, font)
            x += step
    turned = flat.rotate(angle, Image.Resampling.BICUBIC)
    left, top = (reach - layer.width) // 2, (reach - layer.height) // 2
    layer.paste((tone, tone, tone), (0, 0, *layer.size))
    layer.putalpha(turned.crop((left, top, left + layer.width, top + layer.height)))
    return layer

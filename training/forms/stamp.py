"""An office's round stamp: red, worn, a little askew."""

import math
import random
import re
from collections.abc import Sequence

import numpy as np
from PIL import Image, ImageChops, ImageDraw

from training.forms.fonts import TINOS
from training.forms.sheet import Sheet

STAMP_RED = (196, 30, 44)
_STAMP_MM = 34
"""Outer diameter of an office's round stamp: 32 to 36 mm by rank (Circular 07/2010/TT-BCA)."""
_UNIT = re.compile(r"^(PHƯỜNG|XÃ|THỊ TRẤN) ")


def draw_stamp(sheet: Sheet, texts: tuple[str, str], x: float, y: float) -> None:
    """Stamp the sheet, middle at (x, y): the upper text around the rim, the lower one across."""
    size = round(_STAMP_MM / 25.4 * sheet.dpi)
    picture = _stamp(size * 2, texts, sheet.rng).resize((size, size), Image.Resampling.LANCZOS)
    sheet.multiply(picture, (round(x - size / 2), round(y - size / 2)))


def _stamp(size: int, texts: tuple[str, str], rng: random.Random) -> Image.Image:
    cover = Image.new("L", (size, size), 0)
    pen, middle = ImageDraw.Draw(cover), size / 2
    for radius, thick in ((0.49, size // 55), (0.46, size // 160), (0.31, size // 130)):
        reach = radius * size
        pen.ellipse(
            (middle - reach, middle - reach, middle + reach, middle + reach),
            outline=255,
            width=thick,
        )
    pen.polygon(_star(middle, size * 0.085, middle - size * 0.12), fill=255)
    _around(cover, texts[0], size * 0.335, size * 0.085)
    lines = _UNIT.sub(r"\1\n", texts[1]).split("\n")
    paper = Sheet(cover, 72, rng)
    widest = max(paper.font(TINOS, size * 0.072, bold=True).width(line) for line in lines)
    face = paper.font(TINOS, size * 0.072 * min(1, size * 0.5 / widest), bold=True)
    for number, line in enumerate(lines):
        y = middle + size * (0.06 + 0.085 * number)
        pen.text((middle - face.width(line) / 2, y), line, font=face.face, fill=255, anchor="ls")
    cover = ImageChops.multiply(cover, _worn(cover, rng))
    inked = Image.composite(
        Image.new("RGB", cover.size, STAMP_RED), Image.new("RGB", cover.size, "white"), cover
    )
    return inked.rotate(rng.uniform(-14, 14), Image.Resampling.BICUBIC, fillcolor="white")


def _star(x: float, radius: float, y: float) -> Sequence[tuple[float, float]]:
    turns = [math.tau * step / 10 - math.pi / 2 for step in range(10)]
    reach = [radius if step % 2 == 0 else radius * 0.39 for step in range(10)]
    return [(x + r * math.cos(t), y + r * math.sin(t)) for r, t in zip(reach, turns, strict=True)]


def _around(cover: Image.Image, text: str, radius: float, points: float) -> None:
    """Write a text along the upper part of a circle."""
    size = cover.width
    face = Sheet(cover, 72, random.Random(0)).font(TINOS, points, bold=True)
    spread = min(math.radians(300), face.width(text) * 1.12 / radius)
    turn = -spread / 2
    for char in text:
        step = spread * face.width(char) / face.width(text)
        layer = Image.new("L", cover.size, 0)
        ImageDraw.Draw(layer).text(
            (size / 2, size / 2 - radius), char, font=face.face, fill=255, anchor="ms"
        )
        layer = layer.rotate(
            -math.degrees(turn + step / 2), Image.Resampling.BICUBIC, center=(size / 2, size / 2)
        )
        cover.paste(255, (0, 0), layer)
        turn += step


def _worn(cover: Image.Image, rng: random.Random) -> Image.Image:
    """Return how much ink each place of a stamp takes: most of it, with bare patches."""
    grain = np.random.default_rng(rng.getrandbits(32)).random((cover.width // 8, cover.width // 8))
    ink = Image.fromarray(np.where(grain < 0.22, 120, 235).astype(np.uint8))
    return ink.resize(cover.size, Image.Resampling.BICUBIC)

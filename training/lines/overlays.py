"""What stands on a form besides the text: leaders, rules, borders, stamps, folds.

Every function draws on the canvas in place. Lengths are taken from the x-height of the text.
"""

import random
from dataclasses import dataclass
from functools import cache

import cv2
import numpy as np
from PIL import Image

from training.forms.sheet import Sheet
from training.forms.stamp import draw_stamp
from training.lines.drawn import Pixels
from training.lines.materials import Colour, capped, cropped, lit, pick, put_ink, soft_field

SUBPIXEL = 4
"""Bits after the point in coordinates given to OpenCV."""

STAMP_INKS: tuple[Colour, ...] = ((70, 50, 215), (60, 40, 190), (170, 70, 50))
STAMP_TEXTS = (
    ("ỦY BAN NHÂN DÂN", "PHƯỜNG TRẦN PHÚ"),
    ("CÔNG AN THÀNH PHỐ", "CÔNG AN XÃ HÒA BÌNH"),
    ("ỦY BAN NHÂN DÂN HUYỆN", "XÃ TÂN LẬP"),
)
HIGHLIGHTERS: tuple[Colour, ...] = ((120, 255, 255), (150, 255, 170), (215, 170, 255))


@dataclass(frozen=True)
class Place:
    """Where the text stands on a canvas, in pixels: the box of its ink, its baseline, its x-height."""

    left: float
    top: float
    right: float
    bottom: float
    baseline: float
    x_height: float


def draw_leader(
    canvas: Pixels, start: float, end: float, row: float, size: float, rng: np.random.Generator
) -> None:
    """Draw a leader between two columns: dots, dashes or a rule.

    Args:
        row: where the dots' lower edges stand.
        size: x-height of the form's print, from which dots take their size.
    """
    if end - start < size:
        return
    grey = int(rng.integers(10, 120))
    colour = (grey, grey, grey)
    cover = np.zeros((max(3, round(size)), max(1, round(end - start))), np.uint8)
    base = cover.shape[0] - 1
    kind = rng.random()
    if kind < 0.72:
        _dots(cover, base, size, rng)
    elif kind < 0.82:
        step, length = rng.uniform(0.7, 1.4) * size, rng.uniform(0.3, 0.55) * size
        for x in np.arange(0, cover.shape[1], step).tolist():
            _line(cover, (x, base - 1), (x + length, base - 1), 1)
    else:
        _line(cover, (0, base - 1), (cover.shape[1], base - 1), 1 if rng.random() < 0.7 else 2)
    put_ink(canvas, cover, colour, round(start), round(row) - base)


def _dots(cover: Pixels, base: int, size: float, rng: np.random.Generator) -> None:
    """Draw dots as Times, Arial, an ellipsis or a typewriter space them."""
    step = (
        size * pick((0.52, 0.55, 0.55, 0.65, 0.74, 0.9, 1.15, 1.4), rng) * rng.uniform(0.93, 1.07)
    )
    radius = min(size * rng.uniform(0.07, 0.125), step * 0.36)
    is_square = rng.random() < 0.3
    unit = 1 << SUBPIXEL
    for x in np.arange(radius, cover.shape[1], step).tolist():
        middle = (round(x * unit), round((base - radius) * unit))
        if is_square:
            reach = round(radius * 0.9 * unit)
            corners = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * reach + middle
            cv2.fillConvexPoly(cover, corners.astype(np.int32), (255,), cv2.LINE_AA, SUBPIXEL)
        else:
            cv2.circle(cover, middle, round(radius * unit), (255,), -1, cv2.LINE_AA, SUBPIXEL)


def _line(
    cover: Pixels, start: tuple[float, float], end: tuple[float, float], thickness: int
) -> None:
    unit = 1 << SUBPIXEL
    points = [(round(x * unit), round(y * unit)) for x, y in (start, end)]
    cv2.line(cover, points[0], points[1], (255,), thickness, cv2.LINE_AA, SUBPIXEL)


def draw_rule(
    canvas: Pixels,
    start: tuple[float, float],
    end: tuple[float, float],
    rng: np.random.Generator,
    thickest: int = 3,
) -> None:
    """Draw one line of a table or below a text, now and then broken or faint."""
    cover = np.zeros(canvas.shape[:2], np.uint8)
    _line(cover, start, end, int(rng.integers(1, thickest + 1)))
    if rng.random() < 0.15:
        cover = cv2.multiply(
            cover, soft_field(canvas.shape[0], canvas.shape[1], rng, 20), scale=1 / 255
        ).astype(np.uint8)
    grey = int(rng.integers(0, 130))
    put_ink(canvas, cover, (grey, grey, grey))


def press_stamp(canvas: Pixels, place: Place, rng: np.random.Generator) -> None:
    """Press a round stamp, red or blue, over a part of the text."""
    cover = _stamp(int(rng.integers(6)))
    size = max(8, round(place.x_height * rng.uniform(9, 15)))
    turn = cv2.getRotationMatrix2D(
        (cover.shape[1] / 2, cover.shape[0] / 2), rng.uniform(-25, 25), 1
    )
    turned = cv2.warpAffine(cover, turn, (cover.shape[1], cover.shape[0]))
    small = cv2.resize(turned, (size, size), interpolation=cv2.INTER_AREA).astype(
        np.uint8, copy=False
    )
    worn = cv2.multiply(small, soft_field(size, size, rng, 60), scale=1 / 255).astype(np.uint8)
    x = rng.uniform(place.left - size * 0.6, place.right - size * 0.3)
    y = (place.top + place.bottom) / 2 + rng.uniform(-0.9, -0.1) * size
    put_ink(canvas, worn, pick(STAMP_INKS, rng), round(x), round(y))


@cache
def _stamp(seed: int) -> Pixels:
    """Return a round stamp's cover, 255 where ink is, one of a few."""
    side, dpi = 300, 210
    sheet = Sheet(Image.new("RGB", (side, side), "white"), dpi, random.Random(seed))
    draw_stamp(sheet, STAMP_TEXTS[seed % len(STAMP_TEXTS)], side / 2, side / 2)
    return np.asarray(255 - np.asarray(sheet.image)[:, :, 1], np.uint8)


def draw_scrawl(canvas: Pixels, place: Place, colour: Colour, rng: np.random.Generator) -> None:
    """Let a signature cross the text."""
    size = place.x_height
    steps = np.linspace(0, 1, 48)
    length = rng.uniform(6, 14) * size
    loops = rng.uniform(1.5, 3.5)
    x = rng.uniform(place.left - 2 * size, place.right) + length * steps
    x += rng.uniform(0.8, 2.0) * size * np.sin(2 * np.pi * loops * steps)
    reach = size * rng.uniform(0.8, 2.6) * (1 - 0.7 * steps)
    y = (
        place.baseline
        + rng.uniform(-2.2, 1.2) * size
        + reach * np.cos(2 * np.pi * loops * steps + 1)
    )
    cover = np.zeros(canvas.shape[:2], np.uint8)
    points = np.rint(np.stack([x, y], 1) * (1 << SUBPIXEL)).astype(np.int32)
    thick = max(1, round(size * rng.uniform(0.04, 0.08)))
    cv2.polylines(cover, [points], False, (255,), thick, cv2.LINE_AA, SUBPIXEL)
    put_ink(canvas, cover, colour)


def draw_highlighter(canvas: Pixels, place: Place, rng: np.random.Generator) -> None:
    """Draw a felt pen's translucent band over some of the text."""
    size = place.x_height
    cover = np.zeros(canvas.shape[:2], np.uint8)
    start = rng.uniform(place.left - size, place.left + 0.5 * (place.right - place.left))
    end = rng.uniform(start + 2 * size, place.right + 2 * size)
    row = place.baseline - rng.uniform(0.3, 0.9) * size
    tilt = rng.normal(0, 0.15) * size
    thick = max(2, round(size * rng.uniform(1.3, 2.4)))
    _line(cover, (start, row - tilt), (end, row + tilt), thick)
    full = int(rng.integers(110, 230))
    put_ink(canvas, capped(cover, full), pick(HIGHLIGHTERS, rng))


def strike_through(canvas: Pixels, place: Place, colour: Colour, rng: np.random.Generator) -> None:
    """Draw a thin line through the text, which stays to be read."""
    size = place.x_height
    row = place.baseline - rng.uniform(0.3, 0.7) * size
    cover = np.zeros(canvas.shape[:2], np.uint8)
    slope = rng.normal(0, 0.2) * size
    _line(cover, (place.left - 0.3 * size, row), (place.right + 0.3 * size, row + slope), 1)
    put_ink(canvas, capped(cover, 190), colour)


def punch_hole(canvas: Pixels, place: Place, rng: np.random.Generator) -> None:
    """Punch a hole beside the text, its edge at most touching a letter; the lid shows through."""
    size = place.x_height
    radius = rng.uniform(1.6, 2.6) * size
    is_left = rng.random() < 0.7
    edge = place.left if is_left else place.right
    x = edge + (-1 if is_left else 1) * radius * rng.uniform(0.95, 1.5)
    y = place.baseline - size * rng.uniform(-1.5, 2)
    level = int(rng.integers(20, 150) if rng.random() < 0.6 else rng.integers(225, 255))
    unit = 1 << SUBPIXEL
    middle = (round(x * unit), round(y * unit))
    colour = (level, level, level)
    cv2.circle(canvas, middle, round(radius * unit), colour, -1, cv2.LINE_AA, SUBPIXEL)
    if level > 200:
        cv2.circle(canvas, middle, round(radius * unit), (170, 170, 170), 1, cv2.LINE_AA, SUBPIXEL)


def folded(canvas: Pixels, rng: np.random.Generator) -> Pixels:
    """Return the canvas with a fold: a soft line lighter or darker than the paper."""
    height, width = canvas.shape[:2]
    light = np.full((height, width), 128, np.uint8)
    level = 128 + int(pick((-1, -1, 1), rng) * rng.integers(18, 60))
    if rng.random() < 0.6:
        x, lean = rng.uniform(0, width), rng.normal(0, 0.1) * height
        ends = (x - lean, 0.0), (x + lean, float(height))
    else:
        y, lean = rng.uniform(0, height), rng.normal(0, 0.02) * width
        ends = (0.0, y - lean), (float(width), y + lean)
    points = [(round(x), round(y)) for x, y in ends]
    cv2.line(light, points[0], points[1], (level,), int(rng.integers(1, 4)), cv2.LINE_AA)
    light = cv2.GaussianBlur(light, (0, 0), rng.uniform(0.6, 2.0)).astype(np.uint8, copy=False)
    layers = cv2.merge([light, light, light])
    return cv2.addWeighted(canvas, 1.0, layers, 1.0, -128.0).astype(np.uint8, copy=False)


def smudged(canvas: Pixels, rng: np.random.Generator) -> Pixels:
    """Return the canvas with a grey smear or dust on it."""
    height, width = canvas.shape[:2]
    if rng.random() < 0.5:
        dirt = cropped("blots", height, width, rng)
        put_ink(canvas, capped(dirt, int(rng.integers(60, 200))), (90, 95, 100))
        return canvas
    return lit(canvas, soft_field(height, width, rng, int(rng.integers(150, 220))))

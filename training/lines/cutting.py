"""Cutting a line out of its capture as the product does.

Where the product's detector cuts was measured on 178 lines of the samples (``reader.find_lines``
against the ink): its upper edge lies 1.78 x-heights above the baseline (standard deviation 0.18),
the lower one 0.28 below it (0.12), so that 59 of 100 strips touch a descender's end and 18 a
tone mark; the sides lie 0.28 and 0.14 x-heights beside the ink (0.24) and cut into the last letter
in every fifth strip. Some quads are looser or tighter here.
"""

from dataclasses import dataclass
from typing import cast

import cv2
import numpy as np

from pipeline.preprocess.light import even_light
from pipeline.preprocess.stamps import suppress_red_stamps
from pipeline.read.crops import crop_line
from pipeline.read.grid import without_rules
from pipeline.read.leaders import without_leaders
from schemas.geometry import Quad
from schemas.page import Grid
from training.forms.damage import Picture
from training.lines.drawn import Pixels
from training.lines.paper import Laid

READING_X_HEIGHTS = (16.0, 20.0)
"""Pixels that an x is high on a page that the product made ready."""


def cut(laid: Laid, picture: Picture, is_small: bool, rng: np.random.Generator) -> Pixels:
    """Return the strip of a line.

    Args:
        laid: the line on its paper, which says where the text is.
        picture: the captured paper; its matrix leads from the paper's pixels to its own.
        is_small: keep the strip at the capture's resolution.
    """
    captured = laid.x_height * float(np.hypot(picture.matrix[0, 0], picture.matrix[1, 0]))
    clears_leaders = laid.has_leader and rng.random() < 0.5
    clears_rules = bool(laid.rows or laid.columns) and rng.random() < 0.5
    image, matrix = picture.image, picture.matrix
    scale = 1.0
    if clears_leaders or clears_rules or (captured < 14 and not is_small and rng.random() < 0.4):
        scale = rng.uniform(*READING_X_HEIGHTS) / captured
        how = cv2.INTER_CUBIC if scale > 1 else cv2.INTER_AREA
        image = cv2.resize(image, None, fx=scale, fy=scale, interpolation=how).astype(np.uint8)
        matrix = np.diag([scale, scale, 1.0]) @ matrix
    if rng.random() < 0.5:
        image = even_light(image)
        if rng.random() < 0.5:
            image = suppress_red_stamps(image)
    if clears_rules:
        image = without_rules(image, (_grid_of(laid, matrix),))
    if clears_leaders:
        image = without_leaders(image)
    strip = crop_line(image, _levelled(_detected(laid, rng), matrix, rng))
    if is_small and scale != 1:
        size = [max(4, round(side / scale)) for side in strip.shape[1::-1]]
        strip = cv2.resize(strip, size, interpolation=cv2.INTER_AREA).astype(np.uint8, copy=False)
    return strip


def _grid_of(laid: Laid, matrix: np.ndarray) -> Grid:
    """Return where the rules of the paper run on the image; a grid has two of each at least, so
    the paper's own edges stand in."""
    height, width = laid.image.shape[:2]
    columns = {0.0, *laid.columns, float(width)}
    rows = {0.0, *laid.rows, float(height)}
    xs = sorted(_moved(matrix, x, height / 2)[0] for x in columns)
    ys = sorted(_moved(matrix, width / 2, y)[1] for y in rows)
    return Grid(xs=tuple(xs), ys=tuple(ys))


def _moved(matrix: np.ndarray, x: float, y: float) -> tuple[float, float]:
    moved = matrix @ np.array([x, y, 1.0])
    return float(moved[0] / moved[2]), float(moved[1] / moved[2])


@dataclass(frozen=True)
class _Box:
    left: float
    top: float
    right: float
    bottom: float


def _detected(laid: Laid, rng: np.random.Generator) -> _Box:
    """Return a box around the text as loose as the detector's, in the paper's pixels."""
    place, size = laid.place, laid.x_height
    way = rng.random()
    spread, extra = (1.0, 0.0) if way < 0.7 else (1.6, 0.35) if way < 0.88 else (0.6, -0.1)
    together = rng.normal(0, 0.07)
    above = 0.26 + extra + spread * rng.normal(0, 0.14) + together
    below = 0.13 + extra * 0.8 + spread * rng.normal(0, 0.09) + together
    left = 0.28 + extra + spread * rng.normal(0, 0.15)
    right = 0.17 + extra + spread * rng.normal(0, 0.15)
    box = _Box(
        place.left - max(left, -0.06) * size,
        laid.upper - max(above, 0.03) * size,
        place.right + max(right, -0.06) * size,
        laid.lower + max(below, 0.02) * size,
    )
    start, end = laid.run
    if start < place.left and rng.random() < 0.5:
        box = _Box(rng.uniform(start, place.left), box.top, box.right, box.bottom)
    if end > place.right and rng.random() < 0.5:
        box = _Box(box.left, box.top, rng.uniform(place.right, end), box.bottom)
    free = 0.22 * size
    return _Box(
        max(box.left, laid.clear[0] - free, 0.0),
        max(box.top, 0.0),
        min(box.right, laid.clear[1] + free, float(laid.image.shape[1])),
        min(box.bottom, float(laid.image.shape[0])),
    )


def _levelled(box: _Box, matrix: np.ndarray, rng: np.random.Generator) -> Quad:
    """Return the rectangle that the detector puts around a box on the image: along the line as a
    rule, now and then level although the line is not quite."""
    middle = (box.top + box.bottom) / 2
    ends = [_moved(matrix, x, middle) for x in (box.left, box.right)]
    centre = _moved(matrix, (box.left + box.right) / 2, middle)
    rim = [_moved(matrix, (box.left + box.right) / 2, y) for y in (box.top, box.bottom)]
    (x0, y0), (x1, y1) = ends
    rise = y1 - y0
    half = abs(rim[1][1] - rim[0][1]) / 2
    if abs(rise) < 0.3 * half and rng.random() < 0.5:
        half, rise = half + abs(rise) / 2, 0.0
    angle = np.arctan2(rise, x1 - x0) + rng.normal(0, 0.12 * half / max(1.0, x1 - x0))
    along = np.array([np.cos(angle), np.sin(angle)])
    down = np.array([-along[1], along[0]]) * half
    reach = float(np.hypot(x1 - x0, rise)) / 2
    corners = (
        np.array(centre) + sx * along * reach + sy * down
        for sx, sy in ((-1, -1), (1, -1), (1, 1), (-1, 1))
    )
    return cast(Quad, tuple((float(x), float(y)) for x, y in corners))

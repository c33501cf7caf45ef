"""Cutting a line out of its capture as the product does.

Where the product's detector cuts was measured on 178 lines of the samples (``reader.find_lines``
against the ink): its upper edge lies 1.78 x-heights above the baseline (standard deviation 0.18),
the lower one 0.28 below it (0.12); the sides lie 0.28 and 0.14 x-heights beside the ink (0.24). The
product then gives each quad room (:data:`ROOM`). After that the upper edge goes through the ink of
one line in 100 and the lower edge through that of four (1,096 lines of the samples and of generated
pages), as here. Some quads are looser or tighter here.
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
from pipeline.read.margins import Margins
from schemas.geometry import Quad
from schemas.page import Grid
from training.forms.damage import Matrix, Picture, carried
from training.lines.drawn import Pixels
from training.lines.paper import Laid

READING_X_HEIGHTS = (16.0, 20.0)
"""Pixels that an x is high on a page that the product made ready."""

ROOM = Margins()
"""What the product adds to a quad, in shares of its height."""

CUT_ABOVE = 0.014
"""Share of strips whose upper edge goes through a mark."""

CUT_BELOW = 0.045
"""Share of strips whose lower edge goes through a descender or a dot below a letter."""

QUAD_HEIGHT = 2.05
"""x-heights that a detector's quad is high, the median of those 178 lines."""

GONE = 60
"""Levels by which a pixel is lighter where its ink was painted over."""

MOST_LOST = 5
"""Pixels at the reading scale; a tone's dot has about twelve."""

LEADER_SEEN = 2.2
"""x-heights of a leader beside the text that are seen if any is: a single dot would be a full
stop."""


def cut(laid: Laid, picture: Picture, is_small: bool, rng: np.random.Generator) -> Pixels:
    """Return the strip of a line.

    Args:
        laid: the line on its paper, which says where the text is.
        picture: the captured paper; its matrix leads from the paper's pixels to its own.
        is_small: keep the strip at the capture's resolution.
    """
    captured = laid.x_height * float(np.hypot(picture.matrix[0, 0], picture.matrix[1, 0]))
    clears_leaders = laid.has_leader and rng.random() < 0.5
    clears_rules = bool(laid.around.rows or laid.around.columns) and rng.random() < 0.5
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
        image = _sparing(laid, matrix, image, without_rules(image, (_grid_of(laid, matrix),)))
    if clears_leaders:
        image = _sparing(laid, matrix, image, without_leaders(image))
    strip = crop_line(image, _levelled(_detected(laid, rng), matrix, rng))
    if is_small and scale != 1:
        size = [max(4, round(side / scale)) for side in strip.shape[1::-1]]
        strip = cv2.resize(strip, size, interpolation=cv2.INTER_AREA).astype(np.uint8, copy=False)
    return strip


def _sparing(laid: Laid, matrix: Matrix, image: Pixels, cleared: Pixels) -> Pixels:
    """Return the cleared image, or the one before where clearing took some of the text with it:
    nobody can read the dot of a tone that is gone."""
    corner = np.array([[1, 0, laid.place.left], [0, 1, laid.place.top], [0, 0, 1.0]])
    size = (image.shape[1], image.shape[0])
    ink = cv2.warpPerspective(laid.ink, matrix @ corner, size, flags=cv2.INTER_AREA) > 140
    is_gone = cv2.absdiff(image[..., 1], cleared[..., 1]) > GONE
    lost = np.count_nonzero(is_gone & ink)
    return image if lost > max(MOST_LOST, 0.01 * np.count_nonzero(ink)) else cleared


def _grid_of(laid: Laid, matrix: Matrix) -> Grid:
    """Return where the rules of the paper run on the image; a grid has two of each at least, so
    the paper's own edges stand in."""
    height, width = laid.image.shape[:2]
    columns = {0.0, *laid.around.columns, float(width)}
    rows = {0.0, *laid.around.rows, float(height)}
    xs = sorted(_moved(matrix, x, height / 2)[0] for x in columns)
    ys = sorted(_moved(matrix, width / 2, y)[1] for y in rows)
    return Grid(xs=tuple(xs), ys=tuple(ys))


def _moved(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
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
    above = 0.47 + ROOM.above * QUAD_HEIGHT + extra + spread * rng.normal(0, 0.14) + together
    below = 0.24 + ROOM.below * QUAD_HEIGHT + extra * 0.8 + spread * rng.normal(0, 0.09) + together
    left = 0.28 + ROOM.beside * QUAD_HEIGHT + extra + spread * rng.normal(0, 0.15)
    right = 0.17 + ROOM.beside * QUAD_HEIGHT + extra + spread * rng.normal(0, 0.15)
    highest = place.top + (0.15 if rng.random() < CUT_ABOVE else -0.03) * size
    is_cut_below = rng.random() < CUT_BELOW
    lowest = _lowest_dot(laid, rng) if is_cut_below else place.bottom + 0.03 * size
    top = min(laid.upper - max(above, 0.03) * size, highest)
    bottom = max(laid.lower + max(below, 0.02) * size, lowest)
    box = _Box(
        place.left - max(left, -0.06) * size, top, place.right + max(right, -0.06) * size, bottom
    )
    start, end = laid.around.run
    from_left, from_right = LEADER_SEEN * size, LEADER_SEEN * size
    goes_left = laid.around.clear[0] - start > from_left and rng.random() < 0.5
    goes_right = end - laid.around.clear[1] > from_right and rng.random() < 0.5
    return _Box(
        rng.uniform(start, laid.around.clear[0] - from_left)
        if goes_left
        else max(box.left, laid.around.clear[0]),
        max(box.top, 0.0),
        rng.uniform(laid.around.clear[1] + from_right, end)
        if goes_right
        else min(box.right, laid.around.clear[1]),
        min(box.bottom, float(laid.image.shape[0])),
    )


def _lowest_dot(laid: Laid, rng: np.random.Generator) -> float:
    """Return a row above which at least a part of the dots below letters (ạ, ị) stands: nobody can
    read one that is cut off."""
    place, size = laid.place, laid.x_height
    depth = rng.uniform(0.35, 0.5) if laid.is_hand else rng.uniform(0.22, 0.32)
    return max(
        place.baseline + 0.05 * size,
        min(place.bottom - 0.1 * size, place.baseline + depth * size),
    )


def _levelled(box: _Box, matrix: Matrix, rng: np.random.Generator) -> Quad:
    """Return the rectangle that the detector puts around a box on the image: along the line as a
    rule, now and then level although the line is not quite."""
    quad = (
        (box.left, box.top),
        (box.right, box.top),
        (box.right, box.bottom),
        (box.left, box.bottom),
    )
    corners = np.array(carried(quad, matrix))
    left, right = (corners[0] + corners[3]) / 2, (corners[1] + corners[2]) / 2
    rise, run = float(right[1] - left[1]), float(right[0] - left[0])
    half = (
        float(np.linalg.norm(corners[3] - corners[0]) + np.linalg.norm(corners[2] - corners[1])) / 4
    )
    if abs(rise) < 0.3 * half and rng.random() < 0.5:
        half, rise = half + abs(rise) / 2, 0.0
    angle = np.arctan2(rise, run) + rng.normal(0, 0.12 * half / max(1.0, run))
    along = np.array([np.cos(angle), np.sin(angle)])
    down = np.array([-along[1], along[0]]) * half
    reach = (corners - left) @ along
    ends = left + reach.min() * along, left + reach.max() * along
    return cast(
        Quad,
        tuple(
            tuple((ends[side] + sign * down).tolist())
            for side, sign in ((0, -1), (1, -1), (1, 1), (0, 1))
        ),
    )

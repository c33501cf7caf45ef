"""The geometry of a sheet's four sides: lines, their corners, and where exactly the paper ends."""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
MAX_CROSSINGS = 3
"""Places where dark strokes may run through a side: a page has more lines of text."""

Quad = NDArray[np.float64]
"""4 x 2, clockwise from top left."""

_MIN_STEP = 10
"""Grey levels by which paper is brighter than the desk beside it."""
_REACH = 7
_SAMPLES = 100
_ALIKE_DEGREES, _ALIKE_PIXELS = 8.0, 14.0


@dataclass(frozen=True)
class Line:
    """The points with ``a * x + b * y == c``; (a, b) has length 1."""

    a: float
    b: float
    c: float
    is_border: bool = False

    def distances(self, points: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the signed distance of each point, N x 2."""
        return np.asarray(points @ np.array([self.a, self.b]) - self.c, np.float64)

    def is_like(self, other: "Line") -> bool:
        """Return whether the two are nearly the same line."""
        cosine = self.a * other.a + self.b * other.b
        if abs(cosine) < np.cos(np.deg2rad(_ALIKE_DEGREES)):
            return False
        return bool(abs(self.c - np.sign(cosine) * other.c) < _ALIKE_PIXELS)


def corners_of(lines: Sequence[Line]) -> Quad | None:
    """Return the four corners of the figure that four lines, in any order, enclose, or None if they enclose none."""
    first = lines[0]
    # The side opposite the first is the one most nearly parallel to it.
    others = sorted(lines[1:], key=lambda line: abs(first.a * line.b - first.b * line.a))
    opposite, beside = others[0], others[1:]
    points = []
    for one, two in (
        (first, beside[0]),
        (beside[0], opposite),
        (opposite, beside[1]),
        (beside[1], first),
    ):
        determinant = one.a * two.b - one.b * two.a
        if abs(determinant) < 0.3:
            return None
        x = (one.c * two.b - two.c * one.b) / determinant
        y = (one.a * two.c - two.a * one.c) / determinant
        points.append((x, y))
    return _clockwise(np.array(points))


def is_sheet_shaped(quad: Quad, size: tuple[int, int], min_area: float) -> bool:
    """Return whether a quad may be a photographed sheet: convex, large enough, mostly in the picture.

    Args:
        quad: its corners.
        size: width and height of the picture.
        min_area: the least share of the picture it covers.
    """
    width, height = size
    contour = quad.astype(np.float32).reshape(-1, 1, 2)
    if not cv2.isContourConvex(contour) or cv2.contourArea(contour) < min_area * width * height:
        return False
    slack = 0.15 * max(size)
    inside = (quad >= -slack).all() and (quad <= np.array(size) + slack).all()
    sides = np.linalg.norm(np.roll(quad, -1, axis=0) - quad, axis=1)
    fills_picture = (np.abs(quad - _corners_of_picture(size)) < 0.012 * max(size)).all()
    return bool(inside and sides.min() > 0.2 * sides.max() and not fills_picture)


def drawn_to_edge(line: Line, sides: Sequence[Line], lightness: Pixels) -> Line:
    """Return a side moved to where the paper ends, to a fraction of a pixel.

    Args:
        line: one of the sides, a few pixels off at most; a border of the picture stays.
        sides: all four.
        lightness: H x W, without text.
    """
    quad = corners_of(sides)
    if line.is_border or quad is None:
        return line
    index = int(np.argmin([np.abs(line.distances(quad[[i, (i + 1) % 4]])).sum() for i in range(4)]))
    start, end = quad[index], quad[(index + 1) % 4]
    outward = _outward(start, end)
    offsets = np.arange(-_REACH, _REACH + 1)
    profiles, along = _profiles(start, end, outward, offsets, lightness)
    drop = profiles[:, :-2] - profiles[:, 2:]
    at = drop.argmax(axis=1)
    is_edge = (drop.max(axis=1) >= _MIN_STEP) & (at > 0) & (at < drop.shape[1] - 1)
    if np.count_nonzero(is_edge) < _SAMPLES // 5:
        return line
    rows = np.flatnonzero(is_edge)
    before, here, after = (drop[rows, at[rows] + shift] for shift in (-1, 0, 1))
    bend = before - 2 * here + after
    fraction = np.where(bend < 0, 0.5 * (before - after) / np.minimum(bend, -1e-6), 0.0)
    edge = along[rows] + outward * (offsets[1 + at[rows]] + fraction)[:, None]
    return _fitted(edge)


def share_of_edge(quad: Quad, side: int, lightness: Pixels) -> float:
    """Return along what share of a side the inside is brighter than the outside.

    Args:
        quad: the sheet.
        side: 0 top, 1 right, 2 bottom, 3 left.
        lightness: H x W, without text.
    """
    start, end = quad[side], quad[(side + 1) % 4]
    outward = _outward(start, end)
    profiles, _ = _profiles(start, end, outward, np.array([-8, -6, -4, 4, 6, 8]), lightness)
    step = profiles[:, :3].mean(axis=1) - profiles[:, 3:].mean(axis=1)
    return float(np.mean(step >= _MIN_STEP)) if len(step) else 0.0


def _profiles(
    start: NDArray[np.float64],
    end: NDArray[np.float64],
    outward: NDArray[np.float64],
    offsets: NDArray[np.int64],
    lightness: Pixels,
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the lightness across a side, N x offsets, and the N points on it; those near the picture's
    border are left out."""
    height, width = lightness.shape
    along = start + (end - start) * np.linspace(0.06, 0.94, _SAMPLES)[:, None]
    places = along[:, None, :] + outward * offsets[None, :, None]
    limit = np.array([width - 1, height - 1])
    is_inside = ((places >= 0) & (places <= limit)).all(axis=(1, 2))
    places, along = places[is_inside].astype(np.float32), along[is_inside]
    if not len(along):
        return np.zeros((0, len(offsets))), along
    sampled = cv2.remap(lightness, places[..., 0], places[..., 1], cv2.INTER_LINEAR)
    return sampled.astype(np.float64), along


def _outward(start: NDArray[np.float64], end: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the unit vector out of a clockwise quad across the side from ``start`` to ``end``."""
    x, y = (end - start) / np.linalg.norm(end - start)
    return np.array([y, -x])


def _fitted(points: NDArray[np.float64]) -> Line:
    """Return the line through most of the points."""
    x, y, left, top = cv2.fitLine(points.astype(np.float32), cv2.DIST_WELSCH, 0, 0.01, 0.01).ravel()
    return Line(float(-y), float(x), float(-y * left + x * top))


def _clockwise(points: NDArray[np.float64]) -> Quad:
    """Return four points clockwise (y down), the one nearest the picture's top left corner first."""
    middle = points.mean(axis=0)
    ordered = points[np.argsort(np.arctan2(points[:, 1] - middle[1], points[:, 0] - middle[0]))]
    return np.roll(ordered, -int(ordered.sum(axis=1).argmin()), axis=0)


def _corners_of_picture(size: tuple[int, int]) -> Quad:
    right, bottom = size[0] - 1.0, size[1] - 1.0
    return np.array([[0, 0], [right, 0], [right, bottom], [0, bottom]], np.float64)


def cuts_text(quad: Quad, text: NDArray[np.uint8]) -> bool:
    """Return whether text runs through a side, as it does through the edge of a shadow that is taken
    for the paper's.

    Args:
        quad: 4 x 2, clockwise from top left.
        text: H x W, 1 on text.
    """
    return any(_crossings(quad, side, text) > MAX_CROSSINGS for side in range(4))


def _crossings(quad: Quad, side: int, text: NDArray[np.uint8]) -> int:
    start, end = quad[side], quad[(side + 1) % 4]
    along = end - start
    inwards = np.array([-along[1], along[0]]) / max(float(np.hypot(*along)), 1.0)
    places = start + np.linspace(0.02, 0.98, int(np.hypot(*along)) + 1)[:, None] * along
    inside, outside = (
        np.any([_at(text, places + depth * inwards) for depth in depths], axis=0)
        for depths in ((3, 5, 7, 9), (-3, -5, -7, -9))
    )
    crossed = np.concatenate([[False], inside & outside])
    return int(np.count_nonzero(crossed[1:] & ~crossed[:-1]))


def _at(text: NDArray[np.uint8], points: NDArray[np.float64]) -> NDArray[np.bool_]:
    height, width = text.shape
    x, y = np.rint(points).astype(int).T
    known = (x >= 0) & (x < width) & (y >= 0) & (y < height)
    found = np.zeros(len(points), dtype=bool)
    found[known] = text[y[known], x[known]] > 0
    return found

"""What the pen did: the middle lines of a glyph's strokes."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import ArrayLike, NDArray
from PIL import Image, ImageDraw

from training.lines.drawn import Pixels
from training.lines.faces import typeface, x_height_of

Stroke = NDArray[np.float32]
"""N x 2 points (x, y) of one movement of the pen: x-heights, y down, the baseline at 0."""

_RESOLUTION = 40
"""Pixels to an x-height when a glyph is thinned."""
_STEP = 5
"""Every how many pixels a point is kept."""
_SPUR = 5
"""Branches shorter than this are thinning's, not the writer's, in pixels."""
_DOT = 18
"""What is round and smaller than this is a dot, in pixels."""
_TAILED = frozenset(",;'\"‘’“”")
"""Small round things with a tail, which would else become dots."""
_STEPS = [(1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (1, -1), (-1, 1), (-1, -1)]

_Point = tuple[int, int]


def xy(points: ArrayLike) -> Stroke:
    """Return points as a stroke holds them."""
    return np.asarray(points, dtype=np.float32)


@dataclass(frozen=True)
class Glyph:
    """A letter as strokes. ``advance`` is how far the pen moves on, in x-heights."""

    strokes: tuple[Stroke, ...]
    advance: float


@cache
def glyph(path: Path, char: str) -> Glyph:
    """Return the strokes of a font's character, scaled so that small letters are 1 high and stand
    on 0."""
    bottom, height = _small_letters(path)
    raw, advance = _thinned(path, char)
    strokes = tuple(((stroke - xy([0, bottom])) / height).astype(np.float32) for stroke in raw)
    return Glyph(strokes, advance / height)


@cache
def _small_letters(path: Path) -> tuple[float, float]:
    """Where the middle lines of small letters end below, and how high they are, in pixels."""
    rows = [np.concatenate(_thinned(path, char)[0])[:, 1] for char in "xnouaesv"]
    bottom, height = (np.median([edge(ys) for ys in rows]) for edge in (np.max, np.ptp))
    return float(bottom), float(height)


def _thinned(path: Path, char: str) -> tuple[list[Stroke], float]:
    """Return the strokes of a character in pixels from its origin, and its advance."""
    font = typeface(path, round(2 * _RESOLUTION / x_height_of(path)))
    left, top, right, bottom = (round(edge) for edge in font.getbbox(char, anchor="ls"))
    picture = Image.new("L", (max(1, right - left) + 4, max(1, bottom - top) + 4))
    ImageDraw.Draw(picture).text((2 - left, 2 - top), char, fill=255, font=font, anchor="ls")
    solid = np.where(np.asarray(picture) > 110, 255, 0).astype(np.uint8)
    origin = xy([left - 2, top - 2])
    dots = [] if char in _TAILED else _take_dots(solid)
    skeleton = np.asarray(cv2.ximgproc.thinning(solid), dtype=np.uint8)
    depth = np.asarray(cv2.distanceTransform(solid, cv2.DIST_L2, 5), dtype=np.float32)
    lines = [_lengthened(line, _smooth(line), skeleton, depth) for line in _traced(skeleton)]
    return [line + origin for line in (*lines, *dots)], float(font.getlength(char))


def _take_dots(solid: Pixels) -> list[Stroke]:
    """Take the dots out of a picture, of which thinning leaves nothing one can rely on."""
    _, labels, shapes, centres = cv2.connectedComponentsWithStats(solid)
    dots = []
    for label, ((_, _, width, height, area), (x, y)) in enumerate(
        zip(shapes[1:], centres[1:], strict=True), start=1
    ):
        if (
            max(width, height) < _DOT
            and area > 0.5 * width * height
            and width < 2 * height < 4 * width
        ):
            solid[labels == label] = 0
            dots.append(xy([[x - 0.5, y], [x + 0.5, y]]))
    return dots


def _traced(skeleton: Pixels) -> list[list[_Point]]:
    """Follow the lines of a thinned picture as a pen would: straight on where lines cross."""
    rows, columns = np.nonzero(skeleton)
    left = set(zip(columns.tolist(), rows.tolist(), strict=True))
    every = frozenset(left)
    ends = [point for point in sorted(left) if len(_around(point, every)) == 1]
    lines = []
    for start in ends:
        if start in left:
            lines.append(_follow(start, left, every))
    while left:
        branches = [point for point in left if len(_around(point, every - left)) > 0]
        start = min(branches or left, key=lambda point: (point[1], point[0]))
        lines.append(_follow(start, left, every))
    return [line for line in lines if len(line) > _SPUR or _is_alone(line, every)]


def _follow(start: _Point, left: set[_Point], every: frozenset[_Point]) -> list[_Point]:
    touching = [point for point in _around(start, every) if point not in left]
    line = [*touching[:1], start]
    left.discard(start)
    while True:
        ways = _around(line[-1], left)
        if not ways:
            closing = [point for point in _around(line[-1], every) if point not in line[-4:]]
            return line + closing[:1]
        back = line[max(0, len(line) - 6)]
        ahead = (line[-1][0] - back[0], line[-1][1] - back[1])
        line.append(max(ways, key=lambda way: _straightness(line[-1], way, ahead)))
        left.discard(line[-1])
        left.difference_update(_beside(line, left))


def _beside(line: list[_Point], left: set[_Point]) -> list[_Point]:
    """Pixels that fill a corner the line has cut: they lie beside its last two points and lead
    nowhere else."""
    if len(line) < 2:
        return []
    corner = set(_around(line[-1], left)) & set(_around(line[-2], left))
    return [
        point for point in corner if not set(_around(point, left)) - set(_around(line[-1], left))
    ]


def _straightness(here: _Point, way: _Point, ahead: _Point) -> float:
    step = (way[0] - here[0], way[1] - here[1])
    length = (step[0] ** 2 + step[1] ** 2) ** 0.5
    return float((step[0] * ahead[0] + step[1] * ahead[1]) / length - 0.01 * length)


def _around(point: _Point, pixels: set[_Point] | frozenset[_Point]) -> list[_Point]:
    x, y = point
    return [(x + dx, y + dy) for dx, dy in _STEPS if (x + dx, y + dy) in pixels]


def _is_alone(line: list[_Point], every: frozenset[_Point]) -> bool:
    """Whether a short line is no branch of something."""
    own = set(line)
    return all(point in own for pixel in line for point in _around(pixel, every))


def _lengthened(
    line: list[_Point], smooth: Stroke, skeleton: Pixels, depth: NDArray[np.float32]
) -> Stroke:
    """Give a stroke's free ends back what thinning took off them: most of half its thickness."""
    points = smooth.copy()
    for end, inner in ((0, min(2, len(points) - 1)), (-1, max(-3, -len(points)))):
        x, y = line[end]
        if np.count_nonzero(skeleton[max(0, y - 1) : y + 2, max(0, x - 1) : x + 2]) == 2:
            way = points[end] - points[inner]
            points[end] += 0.8 * depth[y, x] * way / (np.hypot(way[0], way[1]) + 1e-6)
    return points


def _smooth(line: list[_Point]) -> Stroke:
    points = np.asarray(line, dtype=np.float32)
    if len(points) < 3:
        return np.concatenate([points, points[-1:] + 1]).astype(np.float32)
    padded = np.pad(points, ((4, 4), (0, 0)), mode="edge")
    kernel = np.ones(9, dtype=np.float32) / 9
    smooth = np.stack([np.convolve(padded[:, axis], kernel, "valid") for axis in (0, 1)], axis=1)
    smooth[0], smooth[-1] = points[0], points[-1]
    keep = np.unique(np.append(np.arange(0, len(smooth) - 1, _STEP), len(smooth) - 1))
    return xy(smooth[keep])

"""Finding the sheet of paper in a photo: a bright region with four straight sides.

Several ways of telling paper from desk propose a region each; the contour's straight parts (Hough
transform) and, where the sheet runs out of the picture, the picture's own borders are tried as its
sides; the best four are drawn to the paper's edge and must stand the test that inside is brighter
than outside. A scan that is all paper has no such sides and is left alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.preprocess.sheet_sides import (
    Line,
    Quad,
    corners_of,
    cuts_text,
    drawn_to_edge,
    is_sheet_shaped,
    share_of_edge,
)

Pixels = NDArray[np.uint8]
Mask = NDArray[np.uint8]

SEARCH_SIDE = 800
"""Long side, in pixels, of the picture the sheet is sought in."""

_MIN_AREA = 0.15
"""Share of the picture; a smaller sheet would be illegible."""
_MAX_RATIO = 4.0
"""Long side over short side of a photo; a longer strip holds no sheet with desk around it."""
_MIN_OVERLAP = 0.87
"""Intersection over union of the four-sided figure and the region it was made from."""
_MIN_EDGE = 0.75
"""Share of each side along which the inside is brighter than the outside."""
_STROKE = 0.12
"""Share of the paper's lightness by which a stroke of ink is darker."""
_BORDER = (2, 12)
"""How far from the picture's border to look for a desk, in pixels."""
_LIGHT_BORDER = 0.9
"""Share of the middle's lightness from which a border is paper. Of 676 pages 205 had a sheet to be found,
and none of these a border above 0.7."""
_MAX_BORDER_SIDES = 2
_BORDER_WORTH = 0.6
_MAX_LINES = 9
_COARSE = 4
"""Reduction at which regions are compared."""


@dataclass(frozen=True, eq=False)
class _Candidate:
    lines: tuple[Line, ...]
    overlap: float


def find_sheet(image: Pixels) -> Quad | None:
    """Return the corners of the sheet, 4 x 2, clockwise from top left, or None if there is none to flatten.

    Corners may lie outside the picture.

    Args:
        image: H x W x 3 BGR, its long side :data:`SEARCH_SIDE`.
    """
    height, width = image.shape[:2]
    if max(height, width) > _MAX_RATIO * min(height, width):
        return None
    grey = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY).astype(np.uint8, copy=False)
    lightness = _text_removed(grey)
    if _is_paper_to_its_borders(lightness):
        return None
    text = _text_in(grey, lightness)
    best, best_score = None, 0.0
    for region in _regions(image):
        candidate = _best_quad(region)
        if candidate is None or candidate.overlap < _MIN_OVERLAP:
            continue
        lines = [drawn_to_edge(line, candidate.lines, lightness) for line in candidate.lines]
        quad = corners_of(lines)
        if quad is None or not is_sheet_shaped(quad, (width, height), _MIN_AREA):
            continue
        if cuts_text(quad, text):
            continue
        edges = [
            share_of_edge(quad, side, lightness)
            for side, line in enumerate(lines)
            if not line.is_border
        ]
        score = _worth(quad, candidate, edges)
        if min(edges, default=0.0) >= _MIN_EDGE and score > best_score:
            best, best_score = quad, score
    return best


def _is_paper_to_its_borders(lightness: Pixels) -> bool:
    """Return whether no desk shows: along all four borders it is as light as in the middle."""
    height, width = lightness.shape
    middle = lightness[height // 3 : 2 * height // 3, width // 3 : 2 * width // 3]
    near, far = _BORDER
    strips = (
        lightness[near:far],
        lightness[-far:-near],
        lightness[:, near:far],
        lightness[:, -far:-near],
    )
    darkest = min(float(np.percentile(strip, 5)) for strip in strips)
    return darkest >= _LIGHT_BORDER * float(np.median(middle))


def _worth(quad: Quad, candidate: _Candidate, edges: Sequence[float]) -> float:
    """Return how much a quad that may be the sheet is to be preferred.

    Larger is better, for the smaller may end at the edge of a shadow; a side taken from the picture's
    border is worse, for the larger may be lit desk.
    """
    borders = sum(line.is_border for line in candidate.lines)
    area = float(cv2.contourArea(quad.astype(np.float32)))
    return (
        candidate.overlap * float(np.mean(edges)) * np.sqrt(area) * _BORDER_WORTH**borders
        if edges
        else 0.0
    )


def _text_removed(grey: Pixels) -> Pixels:
    kernel = np.ones((7, 7), np.uint8)
    return cv2.morphologyEx(grey, cv2.MORPH_CLOSE, kernel).astype(np.uint8, copy=False)


def _text_in(grey: Pixels, lightness: Pixels) -> Mask:
    """Return where dark strokes thinner than 7 pixels are, letters of a word joined."""
    strokes = (lightness.astype(np.int16) - grey > _STROKE * lightness).astype(np.uint8)
    joined = cv2.morphologyEx(strokes, cv2.MORPH_CLOSE, np.ones((1, 9), np.uint8))
    return joined.astype(np.uint8, copy=False)


def _regions(image: Pixels) -> Iterator[Mask]:
    """Yield where the paper may be, H x W, by brightness, by lack of colour, by both, by the centre's colour."""
    lab = cv2.cvtColor(cv2.GaussianBlur(image, (5, 5), 0), cv2.COLOR_BGR2LAB).astype(np.float32)
    lightness = _text_removed(lab[..., 0].astype(np.uint8)).astype(np.float32)
    height, width = lightness.shape
    centre = lab[height // 3 : 2 * height // 3, width // 3 : 2 * width // 3].reshape(-1, 3)
    paper = np.median(centre[centre[:, 0] >= np.percentile(centre[:, 0], 50)], axis=0)
    chroma = np.hypot(lab[..., 1] - paper[1], lab[..., 2] - paper[2])
    colour_distance = np.hypot(0.5 * (lightness - paper[0]), 2.0 * chroma)
    for paperness in (lightness, 255 - 4 * chroma, lightness - 2 * chroma, 255 - colour_distance):
        shades = np.clip(paperness, 0, 255).astype(np.uint8)
        for mask in _brighter_parts(shades):
            region = _main_region(mask)
            if region is not None:
                yield region


def _brighter_parts(shades: Pixels) -> Iterator[Mask]:
    """Yield the part above Otsu's threshold, and that part with the brighter share of the rest (paper in shadow)."""
    threshold, _ = cv2.threshold(shades, 0, 255, cv2.THRESH_OTSU)
    yield np.where(shades > threshold, 255, 0).astype(np.uint8)
    rest = shades[shades <= threshold]
    if rest.size:
        lower, _ = cv2.threshold(rest, 0, 255, cv2.THRESH_OTSU)
        yield np.where(shades > lower, 255, 0).astype(np.uint8)


def _main_region(mask: Mask) -> Mask | None:
    """Return the largest region of the mask, its holes filled and its thin outgrowths cut off."""
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (9, 9))
    closed = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, kernel)
    opened = cv2.morphologyEx(closed, cv2.MORPH_OPEN, kernel, iterations=2)
    contours, _ = cv2.findContours(opened, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    if not contours:
        return None
    largest = max(contours, key=cv2.contourArea)
    if cv2.contourArea(largest) < _MIN_AREA * mask.size:
        return None
    region = np.zeros_like(mask)
    cv2.drawContours(region, [largest], -1, (255,), cv2.FILLED)
    return region


def _best_quad(region: Mask) -> _Candidate | None:
    """Return the four lines, among the contour's and the picture's borders, that enclose the region best."""
    height, width = region.shape
    lines = [*_contour_lines(region), *_border_lines(region)]
    small = (
        cv2.resize(region, (width // _COARSE, height // _COARSE), interpolation=cv2.INTER_AREA)
        > 127
    )
    best: _Candidate | None = None
    for chosen in combinations(lines, 4):
        if sum(line.is_border for line in chosen) > _MAX_BORDER_SIDES:
            continue
        quad = corners_of(chosen)
        if quad is None or not is_sheet_shaped(quad, (width, height), _MIN_AREA):
            continue
        overlap = _overlap(quad, small)
        if best is None or overlap > best.overlap:
            best = _Candidate(_in_order(chosen, quad), overlap)
    return best


def _in_order(lines: Sequence[Line], quad: Quad) -> tuple[Line, ...]:
    """Return the lines as top, right, bottom, left side of the quad."""

    def side(index: int) -> Line:
        ends = quad[[index, (index + 1) % 4]]
        return min(lines, key=lambda line: float(np.abs(line.distances(ends)).sum()))

    return tuple(side(index) for index in range(4))


def _contour_lines(region: Mask) -> list[Line]:
    """Return the straight parts of the contour, strongest first, without those along the picture's borders."""
    height, width = region.shape
    contours, _ = cv2.findContours(region, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    drawn = np.zeros_like(region)
    cv2.drawContours(drawn, contours, -1, (255,), 1)
    drawn[:4], drawn[-4:], drawn[:, :4], drawn[:, -4:] = 0, 0, 0, 0
    votes = int(0.12 * min(width, height))
    found = cv2.HoughLines(drawn, 1.5, np.pi / 180, votes)
    lines: list[Line] = []
    for rho, theta in [] if found is None else found.reshape(-1, 2)[:400]:
        line = Line(float(np.cos(theta)), float(np.sin(theta)), float(rho))
        if not any(line.is_like(other) for other in lines):
            lines.append(line)
        if len(lines) == _MAX_LINES:
            break
    return lines


def _border_lines(region: Mask) -> list[Line]:
    """Return the borders of the picture that the region runs out of."""
    height, width = region.shape
    borders = (
        (region[0], Line(0.0, 1.0, 0.0, is_border=True)),
        (region[-1], Line(0.0, 1.0, height - 1.0, is_border=True)),
        (region[:, 0], Line(1.0, 0.0, 0.0, is_border=True)),
        (region[:, -1], Line(1.0, 0.0, width - 1.0, is_border=True)),
    )
    return [line for pixels, line in borders if np.count_nonzero(pixels) > 0.2 * pixels.size]


def _overlap(quad: Quad, region: NDArray[np.bool_]) -> float:
    drawn: Mask = np.zeros(region.shape, np.uint8)
    cv2.fillConvexPoly(drawn, np.round(quad / _COARSE).astype(np.int32), (1,))
    inside = drawn > 0
    return int(np.count_nonzero(inside & region)) / max(1, int(np.count_nonzero(inside | region)))

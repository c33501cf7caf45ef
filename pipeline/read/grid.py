"""Ruled tables and rows of boxed digits, found in the pixels."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.read.crops import Pixels
from pipeline.read.ink import ink_of, outlines
from pipeline.read.leaders import painted_over
from schemas.geometry import Quad
from schemas.page import Grid

MIN_RULE = 40
"""The shortest rule in pixels, about 1.2 text lines at the reading scale: longer than any letter
stroke, shorter than the side of the smallest box of a digit row is not wanted."""

MIN_BOX = 22
"""The least side of a cell in pixels."""


NEAR = 6
"""Pixels by which a rule may stray from its grid's position on a page that is not quite flat."""

OPEN_SIDE = 1.5
"""By how much of its height the rules of a single row may go on beyond its outermost upright: more,
and they are lines to write on, with tall letters between them."""

LEAN, MAX_LEAN = 0.1, 24
"""Pixels by which an upright rule may lean on a photographed page: a share of its height, and at
most."""


@dataclass(frozen=True)
class _Rules:
    horizontal: NDArray[np.uint8]
    vertical: NDArray[np.uint8]


def find_grids(ink: Pixels) -> tuple[Grid, ...]:
    """Return the ruled grids of a page, top to bottom.

    A grid is a connected net of horizontal and vertical rules with at least two cells. Rules that
    are broken by noise are bridged; a cell merged over several columns appears as those columns.

    Args:
        ink: of the preprocessed, deskewed page, H x W (:func:`pipeline.read.ink.ink_of`).
    """
    rules = _find_rules(ink)
    net = np.asarray(
        cv2.dilate(rules.horizontal | rules.vertical, np.ones((5, 5), np.uint8)), np.uint8
    )
    grids = []
    for outline in outlines(net):
        left, top, width, height = cv2.boundingRect(outline)
        if width < 2 * MIN_BOX or height < MIN_BOX:
            continue
        window = np.s_[top : top + height, left : left + width]
        _, labels = cv2.connectedComponents(net[window])
        x, y = outline[0, 0]
        inside = labels == labels[y - top, x - left]
        grid = _grid_of(
            _Rules(rules.horizontal[window] * inside, rules.vertical[window] * inside), left, top
        )
        if grid is not None:
            grids.append(grid)
    return tuple(sorted(grids, key=lambda grid: (grid.ys[0], grid.xs[0])))


def without_rules(image: Pixels, grids: tuple[Grid, ...]) -> Pixels:
    """Return the page with the rules of its grids painted over in the paper's colour, so that a
    border is not read as l, 1 or |.

    Args:
        image: H x W x 3, BGR.
    """
    if not grids:
        return image
    rules = _find_rules(ink_of(image))
    mask = np.zeros(image.shape[:2], np.uint8)
    for grid in grids:
        rows = slice(max(0, int(grid.ys[0]) - NEAR), int(grid.ys[-1]) + NEAR + 1)
        columns = slice(max(0, int(grid.xs[0]) - NEAR), int(grid.xs[-1]) + NEAR + 1)
        for x in grid.xs:
            band = np.s_[rows, max(0, round(x) - MAX_LEAN // 2) : round(x) + MAX_LEAN // 2 + 1]
            mask[band] |= rules.vertical[band]
        for y in grid.ys:
            band = np.s_[max(0, round(y) - NEAR) : round(y) + NEAR + 1, columns]
            mask[band] |= rules.horizontal[band]
    return painted_over(image, mask)


def _find_rules(ink: Pixels) -> _Rules:
    return _Rules(
        horizontal=_long_runs(ink, (MIN_RULE, 1), (3, 3)),
        vertical=_long_runs(ink, (1, MIN_RULE - 8), (3, 3)),
    )


def _long_runs(
    ink: NDArray[np.uint8], length: tuple[int, int], slack: tuple[int, int]
) -> NDArray[np.uint8]:
    thick = cv2.dilate(ink, cv2.getStructuringElement(cv2.MORPH_RECT, slack))
    opened = cv2.morphologyEx(
        thick, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, length)
    )
    return np.asarray(cv2.bitwise_and(opened, thick), dtype=np.uint8)


def _grid_of(rules: _Rules, left: int, top: int) -> Grid | None:
    height, width = rules.horizontal.shape
    ys = _positions(rules.horizontal.sum(axis=1) / 255, 0.4 * width)
    lean = min(MAX_LEAN, round(LEAN * height)) // 2
    wide = cv2.copyMakeBorder(rules.vertical, 0, 0, lean, lean, cv2.BORDER_CONSTANT)
    upright = cv2.dilate(wide, np.ones((1, 1 + 2 * lean), np.uint8))
    xs = [x - lean for x in _positions(upright.sum(axis=0) / 255, 0.4 * height)]
    xs, ys = _apart(xs), _apart(ys)
    if len(xs) < 2 or len(ys) < 2 or (len(xs) - 1) * (len(ys) - 1) < 2:
        return None
    if len(ys) == 2 and max(xs[0], width - xs[-1]) > OPEN_SIDE * (ys[1] - ys[0]):
        return None
    return Grid(xs=tuple(float(left + x) for x in xs), ys=tuple(float(top + y) for y in ys))


def _positions(profile: NDArray[np.float64], threshold: float) -> list[float]:
    """Return the middles of the runs where the profile is over the threshold."""
    hot = np.concatenate([[False], profile >= threshold, [False]])
    edges = np.flatnonzero(hot[1:] != hot[:-1])
    return [(start + end - 1) / 2 for start, end in zip(edges[::2], edges[1::2], strict=True)]


def _apart(positions: list[float]) -> list[float]:
    kept: list[float] = []
    for position in positions:
        if not kept or position - kept[-1] >= MIN_BOX:
            kept.append(position)
    return kept


def is_digit_row(grid: Grid) -> bool:
    """Return whether a grid is a row of boxes for one digit each: one row, at least 6 cells, all
    about as wide as high."""
    if len(grid.ys) != 2 or len(grid.xs) < 7:
        return False
    height = grid.ys[1] - grid.ys[0]
    widths = np.diff(grid.xs)
    return bool(np.all(widths > 0.5 * height) and np.all(widths < 1.8 * height))


def grid_quad(grid: Grid) -> Quad:
    """Return the outline of a grid."""
    left, right, top, bottom = grid.xs[0], grid.xs[-1], grid.ys[0], grid.ys[-1]
    return ((left, top), (right, top), (right, bottom), (left, bottom))

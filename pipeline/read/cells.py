"""Cells of ruled tables in which the detector saw nothing: a lone digit is too small a text for it."""

from collections.abc import Sequence
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.read.crops import Pixels
from pipeline.read.ink import ink_of
from schemas.geometry import Quad
from schemas.page import Grid

INSET = 6
"""Pixels that a cell loses on each side, with what is left of its rules."""

LEAST_HEIGHT, MOST_HEIGHT = 12, 60
"""Heights in pixels at the reading scale of what may be digits or letters."""

LEAST_INK = 30
"""Pixels of ink in the thinnest digit, a 1."""

ROOM = 5
"""Pixels around the ink of a cell."""


def overlooked_cells(image: Pixels, tables: Sequence[Grid], quads: Sequence[Quad]) -> list[Quad]:
    """Return where digits or letters that no line touches stand in a table's cell.

    Args:
        image: the page without rules and leaders, H x W x 3, BGR.
        tables: its ruled grids.
        quads: of the lines that were found.
    """
    if not tables:
        return []
    ink = ink_of(image)
    corners = np.asarray(quads, dtype=np.float64).reshape(-1, 4, 2)
    starts, ends = corners.min(axis=1), corners.max(axis=1)
    found = []
    for grid in tables:
        for top, bottom in pairwise(grid.ys):
            for left, right in pairwise(grid.xs):
                box = _ink_box(ink, (left, top, right, bottom))
                if box is not None and not _touches(box, starts, ends):
                    found.append(box)
    return found


def _touches(box: Quad, starts: NDArray[np.float64], ends: NDArray[np.float64]) -> bool:
    (left, top), _, (right, bottom), _ = box
    return bool(((starts < (right, bottom)) & (ends > (left, top))).all(axis=1).any())


def _ink_box(ink: Pixels, cell: tuple[float, float, float, float]) -> Quad | None:
    """Return the place of what is as high as a digit in a cell, None if there is no such thing."""
    left, top = int(cell[0]) + INSET, int(cell[1]) + INSET
    right, bottom = int(cell[2]) - INSET, int(cell[3]) - INSET
    if right - left < LEAST_HEIGHT // 2 or bottom - top < LEAST_HEIGHT:
        return None
    count, _, stats, _ = cv2.connectedComponentsWithStats(ink[top:bottom, left:right])
    heights, areas = stats[1:count, cv2.CC_STAT_HEIGHT], stats[1:count, cv2.CC_STAT_AREA]
    marks = stats[1:count][
        (heights >= LEAST_HEIGHT) & (heights <= MOST_HEIGHT) & (areas >= LEAST_INK)
    ]
    if not len(marks):
        return None
    x0, y0 = marks[:, 0].min() + left - ROOM, marks[:, 1].min() + top - ROOM
    x1 = (marks[:, 0] + marks[:, 2]).max() + left + ROOM
    y1 = (marks[:, 1] + marks[:, 3]).max() + top + ROOM
    x0, y0, x1, y1 = map(float, (x0, y0, x1, y1))
    return ((x0, y0), (x1, y0), (x1, y1), (x0, y1))

"""Room around the detector's quads: it cuts close to the letters, and a lost tone mark is a lost word."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from schemas.geometry import Quad


@dataclass(frozen=True)
class Margins:
    """By how much of its height a quad grows on its sides, and how much of the gap to a neighbour
    it may take.

    Chosen with ``benchmarks.detector`` (docs/benchmarks.md, "Detector").
    """

    above: float = 0.15
    below: float = 0.12
    beside: float = 0.15
    gap: float = 0.5


@dataclass(frozen=True, eq=False)
class _Boxes:
    """Extents of quads; top and bottom are those of their middles, for a slanted quad is not tall."""

    left: NDArray[np.float64]
    top: NDArray[np.float64]
    right: NDArray[np.float64]
    bottom: NDArray[np.float64]

    @property
    def height(self) -> NDArray[np.float64]:
        """Heights."""
        return np.maximum(1.0, self.bottom - self.top)


def with_margins(quads: Sequence[Quad], margins: Margins | None = None) -> list[Quad]:
    """Return the quads with room for tone marks, dots below and the ends of letters.

    None grows further than a share of the gap towards the next line of its column or row, so that
    little of that comes in.

    Args:
        quads: the text lines of one page.
        margins: how much room, the product's unless given.
    """
    if not quads:
        return []
    margins = margins or Margins()
    boxes = _boxes(quads)
    overlap = _overlap(boxes.top, boxes.bottom)
    in_row = overlap >= 0.5 * np.minimum(boxes.height[:, None], boxes.height)
    in_column = (_overlap(boxes.left, boxes.right) > 0) & ~in_row
    np.fill_diagonal(in_row, False)
    middle_y, middle_x = boxes.top + boxes.bottom, boxes.left + boxes.right
    is_below, is_right = middle_y > middle_y[:, None], middle_x > middle_x[:, None]
    above = _room(boxes.top[:, None] - boxes.bottom, in_column & ~is_below)
    below = _room(boxes.top - boxes.bottom[:, None], in_column & is_below)
    left = _room(boxes.left[:, None] - boxes.right, in_row & ~is_right)
    right = _room(boxes.left - boxes.right[:, None], in_row & is_right)
    return [
        _grown(
            quad,
            above=min(margins.above * height, margins.gap * above[i]),
            below=min(margins.below * height, margins.gap * below[i]),
            left=min(margins.beside * height, margins.gap * left[i]),
            right=min(margins.beside * height, margins.gap * right[i]),
        )
        for i, (quad, height) in enumerate(zip(quads, boxes.height, strict=True))
    ]


def _boxes(quads: Sequence[Quad]) -> _Boxes:
    corners = np.asarray(quads, dtype=np.float64)
    xs, ys = corners[..., 0], corners[..., 1]
    return _Boxes(xs.min(axis=1), ys[:, :2].mean(axis=1), xs.max(axis=1), ys[:, 2:].mean(axis=1))


def _overlap(start: NDArray[np.float64], end: NDArray[np.float64]) -> NDArray[np.float64]:
    shared = np.minimum(end[:, None], end) - np.maximum(start[:, None], start)
    return np.asarray(shared, dtype=np.float64)


def _room(gaps: NDArray[np.float64], is_near: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Return the smallest gap to a neighbour, 0 if they overlap, infinite without any."""
    return np.asarray(np.where(is_near, np.maximum(0.0, gaps), np.inf).min(axis=1))


def _grown(quad: Quad, *, above: float, below: float, left: float, right: float) -> Quad:
    corners = np.asarray(quad, dtype=np.float64)
    across = _direction(corners[1] + corners[2] - corners[0] - corners[3], (1.0, 0.0))
    down = _direction(corners[2] + corners[3] - corners[0] - corners[1], (0.0, 1.0))
    moves = (
        -left * across - above * down,
        right * across - above * down,
        right * across + below * down,
        -left * across + below * down,
    )
    p0, p1, p2, p3 = ((float(x), float(y)) for x, y in corners + np.array(moves))
    return (p0, p1, p2, p3)


def _direction(vector: NDArray[np.float64], otherwise: tuple[float, float]) -> NDArray[np.float64]:
    length = float(np.hypot(*vector))
    return vector / length if length > 0 else np.array(otherwise)

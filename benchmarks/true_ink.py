"""The ink that the ground truth of a page says is there, pixel by pixel."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.preprocess import Sheet
from pipeline.preprocess.transforms import apply
from pipeline.read.crops import Pixels, quad_size
from pipeline.read.grid import is_digit_row
from pipeline.read.ink import ink_of
from pipeline.read.page import Layout
from schemas.geometry import Quad

SPECK = 6
"""Pixels; less ink in one piece is no dot of a tone."""

SMALL_PRINT = 21.0
"""Height in pixels of a line's ink at the reading scale below which it is small: 9 point and less."""

STAMPED = 0.03
"""Share of a value's place that the red of a stamp covers."""


@dataclass(frozen=True, eq=False)
class Ink:
    """The ink of one value or line: where it stands on the page, its pixels (N x 2, x and y) and
    the connected piece that each belongs to."""

    quad: Quad
    pixels: NDArray[np.float32]
    pieces: NDArray[np.intp]
    kinds: frozenset[str]


@dataclass(frozen=True, eq=False)
class TruePage:
    """A page, its ink (H x W, 255 where some is) and the connected pieces of it."""

    sheet: Sheet
    layout: Layout
    ink: Pixels
    components: NDArray[np.int32]

    @classmethod
    def of(cls, sheet: Sheet, layout: Layout) -> "TruePage":
        """Look at the ink of a page, its rules and leaders taken away."""
        ink = ink_of(layout.ruleless)
        return cls(sheet, layout, ink, np.asarray(cv2.connectedComponents(ink)[1]))

    def ink_in(self, stored: Quad) -> Ink:
        """Return the ink inside a quad in the pixels of the file."""
        points = apply(self.sheet.geometry.to_page, stored)
        quad: Quad = (points[0], points[1], points[2], points[3])
        window = _window(quad, self.ink.shape)
        mask = np.zeros_like(self.ink[window])
        corner = np.array([window[1].start, window[0].start])
        cv2.fillConvexPoly(mask, np.round(np.array(quad) - corner).astype(np.int32), (255,))
        ys, xs = np.nonzero(mask & self.ink[window])
        labels = self.components[window][ys, xs]
        _, pieces, sizes = np.unique(labels, return_inverse=True, return_counts=True)
        keep = sizes[pieces] >= SPECK
        _, pieces = np.unique(pieces[keep], return_inverse=True)
        pixels = (np.column_stack([xs, ys])[keep] + corner).astype(np.float32)
        return Ink(quad, pixels, pieces, self._kinds(quad, window))

    def _kinds(self, quad: Quad, window: tuple[slice, slice]) -> frozenset[str]:
        x, y = np.mean(quad, axis=0)
        grids = [
            grid
            for grid in self.layout.grids
            if grid.xs[0] <= x <= grid.xs[-1] and grid.ys[0] <= y <= grid.ys[-1]
        ]
        blue, green, red = (self.sheet.image[window][..., i].astype(int) for i in range(3))
        below = slice(window[0].start, min(self.ink.shape[0], window[0].stop + 6))
        removed = cv2.absdiff(
            self.sheet.reading[below, window[1], 1], self.layout.ruleless[below, window[1], 1]
        )
        kinds = {
            "small print": quad_size(quad)[1] < SMALL_PRINT,
            "in a table": any(not is_digit_row(grid) for grid in grids),
            "in boxes": any(is_digit_row(grid) for grid in grids),
            "over leaders": not grids and float((removed > 60).any(axis=0).mean()) > 0.15,
            "under a stamp": float((red - np.maximum(blue, green) > 50).mean()) > STAMPED,
        }
        return frozenset(kind for kind, holds in kinds.items() if holds)


def _window(quad: Quad, shape: tuple[int, ...]) -> tuple[slice, slice]:
    (left, top), (right, bottom) = np.min(quad, axis=0), np.max(quad, axis=0)
    return (
        slice(max(0, int(top)), max(1, min(shape[0], int(bottom) + 2))),
        slice(max(0, int(left)), max(1, min(shape[1], int(right) + 2))),
    )

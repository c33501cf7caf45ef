"""How large the page should be for the recogniser: A4 as at 200 dpi, other papers by the height of
their small letters."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from pipeline.preprocess.ink import Mask, letter_boxes

TARGET_X_HEIGHT = 17.0
"""Pixels. Vietnamese office papers are set in 13 to 14 point Times (Decree 30/2020/ND-CP, annex I),
whose x-height is 16 to 17 pixels at 200 dpi, what the recogniser was trained on."""

_CLOSE_ENOUGH = (0.85, 1.2)
"""A page within this of the target stays as it is: a resampling costs more than it gains."""
_MAX_FACTOR = 3.0
_MIN_LONG_SIDE, _MAX_LONG_SIDE = 1600, 3600
_USUAL_LONG_SIDE = 2339
"""A4 at 200 dpi, where the small letters of office papers are as high as the target."""
_A4_RATIOS = (1.33, 1.5)
"""Long side over short side of what is taken for a whole A4 page (1.414); forms are A4, and their
dotted leaders and handwriting mislead any measure of letters."""
_MIN_LETTERS = 25
_BIN = 1.15
"""Heights within this ratio count as the same."""
_TALL = 1.42
"""Height of capitals over x-height: 1.38 in Arial, 1.40 in DejaVu, 1.48 in Times."""
_MIN_SHARE = 0.3
"""Of the larger heap, that the heap of small letters must have."""


def x_height(mask: Mask) -> float | None:
    """Return the height of a letter like "a" in pixels of the mask, or None with too few letters.

    The heights of a text's letters stand in two heaps, the small letters and those with an ascender
    or descender, capitals and digits among them; where both are found, the x-height is the lower.
    A text in capitals alone has one heap, and its height is taken as it is. Each letter counts by its
    height, so that the dots of leaders, more than the letters on many forms, make no heap of their own.

    Args:
        mask: the ink of an upright, level page.
    """
    boxes = letter_boxes(mask)
    is_wide_enough = boxes[:, 2] >= 0.35 * boxes[:, 3]
    is_no_word = boxes[:, 2] <= 2.2 * boxes[:, 3]
    heights = boxes[is_wide_enough & is_no_word, 3].astype(np.float64)
    if len(heights) < _MIN_LETTERS:
        return None
    candidates = np.unique(heights)
    small = _weight_near(heights, candidates)
    tall = _weight_near(heights, candidates * _TALL)
    is_frequent = small >= _MIN_SHARE * small.max()
    mode = candidates[np.where(is_frequent, small + tall, 0).argmax()]
    return float(heights[np.abs(np.log(heights / mode)) < np.log(_BIN)].mean())


def _weight_near(
    heights: NDArray[np.float64], candidates: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the sum of the heights that are about as large as each candidate."""
    is_near = np.abs(np.log(heights[None, :] / candidates[:, None])) < np.log(_BIN)
    return np.asarray((is_near * heights).sum(axis=1), np.float64)


def reading_factor(size: tuple[int, int], measure: Callable[[], float | None]) -> float:
    """Return by how much a page should be enlarged (over 1) or reduced for reading.

    Args:
        size: width and height of the page at its own resolution.
        measure: gives the x-height at that resolution, None if it cannot be measured; not asked
            about whole A4 pages.
    """
    long_side = max(size)
    if _A4_RATIOS[0] <= long_side / min(size) <= _A4_RATIOS[1]:
        factor = min(_USUAL_LONG_SIDE / long_side, _MAX_FACTOR)
        return 1.0 if _CLOSE_ENOUGH[0] <= factor <= _CLOSE_ENOUGH[1] else factor
    height = measure()
    if height is None:
        return min(1.0, _USUAL_LONG_SIDE / long_side)
    factor = min(TARGET_X_HEIGHT / height, _MAX_FACTOR)
    if _CLOSE_ENOUGH[0] <= factor <= _CLOSE_ENOUGH[1]:
        factor = 1.0
    smallest = min(1.0, _MIN_LONG_SIDE / long_side)
    largest = _MAX_LONG_SIDE / long_side
    return float(min(max(factor, smallest), largest))

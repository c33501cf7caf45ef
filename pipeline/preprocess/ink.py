"""What is ink on a page, and which of it is letters."""

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.preprocess.light import even_light

Pixels = NDArray[np.uint8]
Mask = NDArray[np.uint8]
"""H x W, 255 where something is, 0 elsewhere."""

_MIN_INK_DEPTH = 24
"""Evened grey that is less than this below paper white is texture, not ink."""
_LETTER_MIN, _LETTER_MAX = 4, 120
"""Heights and widths, in pixels at about 200 dpi, that a letter may have."""


def ink_mask(grey: Pixels) -> Mask:
    """Return where the ink is: evened, then split by Otsu's threshold (Otsu, 1979).

    Args:
        grey: H x W.
    """
    return ink_of_evened(even_light(grey))


def ink_of_evened(grey: Pixels) -> Mask:
    """Return where the ink is on a page whose light is even already; see :func:`ink_mask`."""
    evened = cv2.GaussianBlur(grey, (3, 3), 0)
    if evened.min(initial=255) >= 255 - _MIN_INK_DEPTH:
        return np.zeros_like(grey)
    histogram_threshold, _ = cv2.threshold(evened, 0, 255, cv2.THRESH_OTSU)
    threshold = min(histogram_threshold, 255 - _MIN_INK_DEPTH)
    _, mask = cv2.threshold(evened, threshold, 255, cv2.THRESH_BINARY_INV)
    return mask.astype(np.uint8, copy=False)


def letter_boxes(mask: Mask) -> NDArray[np.int32]:
    """Return the boxes of what may be letters, N x 4 (x, y, width, height): rules, specks and pictures left out."""
    _, _, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8, ltype=cv2.CV_32S)
    boxes, areas = stats[1:, :4], stats[1:, cv2.CC_STAT_AREA]
    width, height = boxes[:, 2], boxes[:, 3]
    longer, shorter = np.maximum(width, height), np.minimum(width, height)
    is_letter = (
        (longer >= _LETTER_MIN)
        & (longer <= _LETTER_MAX)
        & (longer <= 6 * shorter)
        & (areas >= 0.08 * width * height)
        & (areas >= _LETTER_MIN)
    )
    return boxes[is_letter].astype(np.int32)


def letters_only(mask: Mask) -> Mask:
    """Return the mask without what is no letter; the ink in letter boxes stays."""
    kept = np.zeros_like(mask)
    for x, y, width, height in letter_boxes(mask).tolist():
        kept[y : y + height, x : x + width] = mask[y : y + height, x : x + width]
    return kept

"""Red stamps over black text: in the red channel red ink is nearly as light as paper, while black
text and blue handwriting stay dark. So inside a stamp, the red channel is what is read.

Only red is suppressed. A blue stamp has the colour of ballpoint and cannot be told from handwriting.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
Mask = NDArray[np.uint8]

_REDNESS = 28
"""Red channel over the larger of green and blue, in grey levels, on evened paper."""
_STAMP_SIDE = 80
"""Pixels at the reading scale, about 10 mm: less is a red number or heading, to be read. An office's
round stamp is more than 30 mm wide."""
_JOIN = 15
_REACH = 4


def suppress_red_stamps(image: Pixels) -> Pixels:
    """Return the image with red stamps gone and what is written under them kept, grey.

    Args:
        image: H x W x 3 BGR, at the reading scale, evenly lit (:func:`pipeline.preprocess.light.even_light`).
    """
    blue, green, red = cv2.split(image)
    redness = cv2.subtract(red, cv2.max(green, blue))
    is_red = cv2.threshold(redness, _REDNESS, 255, cv2.THRESH_BINARY)[1]
    if not cv2.countNonZero(is_red):
        return image
    kept = image.copy()
    for left, top, right, bottom in _stamp_boxes(is_red.astype(np.uint8, copy=False)):
        part = np.s_[top:bottom, left:right]
        ink = is_red[part] > 0
        stamp_red = float(np.percentile(red[part][ink], 25))
        lightened = cv2.convertScaleAbs(red[part], alpha=255 / max(stamp_red, 128))
        near = cv2.dilate(is_red[part], np.ones((2 * _REACH + 1, 2 * _REACH + 1), np.uint8)) > 0
        kept[part][near] = lightened[near][:, None]
    return kept


def _stamp_boxes(is_red: Mask) -> list[tuple[int, int, int, int]]:
    """Return left, top, right, bottom of every red thing as large as a stamp."""
    joined = cv2.morphologyEx(is_red, cv2.MORPH_CLOSE, np.ones((_JOIN, _JOIN), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    height, width = is_red.shape
    boxes = []
    for left, top, wide, high, _ in stats[1:]:
        if min(wide, high) >= _STAMP_SIDE:
            boxes.append(
                (
                    max(0, int(left) - _REACH),
                    max(0, int(top) - _REACH),
                    min(width, int(left + wide) + _REACH),
                    min(height, int(top + high) + _REACH),
                )
            )
    return boxes

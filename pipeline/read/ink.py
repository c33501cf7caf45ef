"""Telling ink from paper."""

import cv2
import numpy as np

from pipeline.read.crops import Pixels

WINDOW = 31
"""Pixels; wider than any stroke at the reading scale, narrower than a shadow."""

DARKER_BY = 12
"""Grey levels by which ink is darker than the mean of its window."""


def ink_of(image: Pixels) -> Pixels:
    """Return a mask of the ink on a page, 255 where there is some: H x W x 3 to H x W."""
    gray = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)
    mask = cv2.adaptiveThreshold(
        gray, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, WINDOW, DARKER_BY
    )
    return np.asarray(mask, dtype=np.uint8)

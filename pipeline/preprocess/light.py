"""Uneven light and shadow: the paper is divided out of the picture."""

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]

_REDUCTION = 8
_REACH = 9
"""In reduced pixels: the paper's colour is sought within 4 x 8 = 32 pixels, wider than any stroke
at the reading scale and narrower than the edge of most shadows."""
_DARKEST_PAPER = 40
"""Paper darker than this is no paper; dividing by it would only make noise bright."""


def even_light(image: Pixels) -> Pixels:
    """Return the image as if its paper were evenly white; colours stay, casts of light go.

    Args:
        image: H x W x 3 or H x W, at the reading scale.
    """
    return cv2.divide(image, paper_of(image), scale=255).astype(np.uint8, copy=False)


def paper_of(image: Pixels) -> Pixels:
    """Return the colour the paper has at every pixel, ink taken away; same shape as the image.

    Reduced by area, so that noise is averaged; the brightest within reach covers the ink, and the
    median after it takes back the widening at the edges of shadows.
    """
    height, width = image.shape[:2]
    small_size = (max(1, width // _REDUCTION), max(1, height // _REDUCTION))
    small = cv2.resize(image, small_size, interpolation=cv2.INTER_AREA)
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (_REACH, _REACH))
    closed = cv2.morphologyEx(small, cv2.MORPH_CLOSE, kernel, borderType=cv2.BORDER_REPLICATE)
    smooth = cv2.GaussianBlur(cv2.medianBlur(closed, _REACH), (0, 0), 2)
    paper = cv2.resize(
        np.maximum(smooth, _DARKEST_PAPER), (width, height), interpolation=cv2.INTER_LINEAR
    )
    return paper.astype(np.uint8, copy=False)

"""Cutting text lines out of a page as upright strips."""

import cv2
import numpy as np
from numpy.typing import NDArray

from schemas.geometry import Quad

Pixels = NDArray[np.uint8]

NETWORK_HEIGHT = 48
"""The recogniser's input height in pixels (PP-OCRv6)."""

STRETCH = 1.0
"""How much wider than it is a line is given to the recogniser at the first look; docs/benchmarks.md,
"Lines"."""


def quad_size(quad: Quad) -> tuple[float, float]:
    """Return the width and height of a quad in pixels, the longer of each pair of sides."""
    corners = np.asarray(quad, dtype=np.float64)
    top, right, bottom, left = np.linalg.norm(np.roll(corners, -1, axis=0) - corners, axis=1)
    return float(max(top, bottom)), float(max(left, right))


def crop_line(image: Pixels, quad: Quad) -> Pixels:
    """Return the strip inside a quad, its perspective removed.

    Args:
        image: the page, H x W x 3.
        quad: four points clockwise from the top left of the text, in the page's pixels.
    """
    width, height = (max(1, round(size)) for size in quad_size(quad))
    target = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float32)
    matrix = cv2.getPerspectiveTransform(np.asarray(quad, dtype=np.float32), target)
    strip = cv2.warpPerspective(
        image, matrix, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(strip, dtype=np.uint8)


def turned_over(strip: Pixels) -> Pixels:
    """Return a strip rotated by 180 degrees."""
    return np.ascontiguousarray(strip[::-1, ::-1])


def network_width(strip: Pixels, stretch: float = STRETCH) -> int:
    """Return the width in pixels at which the recogniser gets a strip."""
    height, width = int(strip.shape[0]), int(strip.shape[1])
    return max(1, round(NETWORK_HEIGHT * stretch * width / height))


def at_network_height(strip: Pixels, stretch: float = STRETCH) -> Pixels:
    """Return a strip as the recogniser takes it: 48 pixels high and stretched."""
    size = (network_width(strip, stretch), NETWORK_HEIGHT)
    return np.asarray(cv2.resize(strip, size), dtype=np.uint8)

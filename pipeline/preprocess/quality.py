"""How readable the picture is, measured where there is text.

The thresholds come from generated pages (letters of 11 to 17 pixels, ink from grey 30 to 215, noise
up to 15 levels, JPEG, blur up to 6 pixels; ``tests/pipeline/preprocess/test_quality.py`` holds the
cases): a sharp page has a sharpness of 13 to 34, one blurred by 2 pixels about 5.5, by 3 pixels
about 2, whatever its ink. Ink 45 grey levels above its paper gives a contrast of 0.2.
"""

from collections.abc import Sequence
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.preprocess.ink import Mask
from schemas.page import PageQuality

Pixels = NDArray[np.uint8]
Numbers = NDArray[np.integer[Any] | np.floating[Any]]

BLURRED_BELOW = 4.0
FAINT_BELOW = 0.22
_TEXT_REACH, _PAPER_REACH = 5, 15
_MIN_TEXT = 2000
"""Pixels; less is no text to measure."""


def measure_quality(grey: Pixels, letters: Mask) -> PageQuality:
    """Return the sharpness and contrast of a page; a page without text is neither blurred nor faint.

    Contrast is the difference of the 95th and 5th percentile of lightness near letters. Sharpness is
    the variance of the Laplacian near letters (Pech-Pacheco et al., 2000) after a Gaussian of one
    pixel, less that of the bare paper (noise), over the square of the contrast (so that pale ink is
    not taken for blur), times 1000.

    Args:
        grey: H x W, at the reading scale, before its light is evened.
        letters: where letters have ink, H x W.
    """
    near_text = cv2.dilate(letters, np.ones((_TEXT_REACH, _TEXT_REACH), np.uint8))
    if cv2.countNonZero(near_text) < _MIN_TEXT:
        return PageQuality(sharpness=0.0, contrast=0.0, is_blurred=False, is_faint=False)
    dark, light = _percentiles(grey, near_text, (0.05, 0.95))
    contrast = (light - dark) / 255
    laplacian = cv2.Laplacian(cv2.GaussianBlur(grey, (0, 0), 1.0), cv2.CV_16S)
    near_ink = cv2.dilate(letters, np.ones((_PAPER_REACH, _PAPER_REACH), np.uint8))
    noise = _typical_variance(laplacian.ravel(), np.flatnonzero(near_ink == 0))
    deviation = float(cv2.meanStdDev(laplacian, mask=near_text)[1][0, 0])
    variance = max(0.0, deviation**2 - noise)
    sharpness = 1000 * variance / max(light - dark, 1.0) ** 2
    return PageQuality(
        sharpness=round(sharpness, 3),
        contrast=round(contrast, 4),
        is_blurred=sharpness < BLURRED_BELOW,
        is_faint=contrast < FAINT_BELOW,
    )


def _percentiles(grey: Numbers, where: Numbers, shares: Sequence[float]) -> list[float]:
    """Return the percentiles of the greys of a mask, as NumPy has them, from their histogram."""
    counts = cv2.calcHist([grey], [0], where, [256], [0, 256])[:, 0]
    up_to = np.cumsum(counts)
    ranks = np.array(shares) * (up_to[-1] - 1)
    below, above = (np.searchsorted(up_to, one(ranks), side="right") for one in (np.floor, np.ceil))
    return [float(value) for value in below + (above - below) * (ranks - np.floor(ranks))]


def _typical_variance(values: Numbers, places: NDArray[np.intp]) -> float:
    """Return the variance of the noise in the values of some places that also hold a few lines and
    stamps."""
    if not len(places):
        return 0.0
    sample = values[places[:: max(1, len(places) // 100_000)]]
    return (1.4826 * float(np.median(np.abs(sample)))) ** 2

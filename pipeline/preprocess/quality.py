"""How readable the picture is, measured where there is text.

The thresholds come from generated pages (letters of 11 to 17 pixels, ink from grey 30 to 215, noise
up to 15 levels, JPEG, blur up to 6 pixels; ``tests/pipeline/preprocess/test_quality.py`` holds the
cases): a sharp page has a sharpness of 13 to 34, one blurred by 2 pixels about 5.5, by 3 pixels
about 2, whatever its ink. Ink 45 grey levels above its paper gives a contrast of 0.2.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.preprocess.ink import Mask
from schemas.page import PageQuality

Pixels = NDArray[np.uint8]

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
    dark, light = np.percentile(grey[near_text > 0], (5, 95))
    contrast = float(light - dark) / 255
    laplacian = cv2.Laplacian(cv2.GaussianBlur(grey, (0, 0), 1.0), cv2.CV_32F)
    paper = cv2.dilate(letters, np.ones((_PAPER_REACH, _PAPER_REACH), np.uint8)) == 0
    noise = _typical_variance(laplacian[paper])
    deviation = float(cv2.meanStdDev(laplacian, mask=near_text)[1][0, 0])
    variance = max(0.0, deviation**2 - noise)
    sharpness = 1000 * variance / max(float(light - dark), 1.0) ** 2
    return PageQuality(
        sharpness=round(sharpness, 3),
        contrast=round(contrast, 4),
        is_blurred=sharpness < BLURRED_BELOW,
        is_faint=contrast < FAINT_BELOW,
    )


def _typical_variance(values: NDArray[np.float32]) -> float:
    """Return the variance of the noise in values that also hold a few lines and stamps."""
    if not values.size:
        return 0.0
    spread = float(np.median(np.abs(values[:: max(1, values.size // 100_000)])))
    return (1.4826 * spread) ** 2

"""The one resampling: from the stored pixels straight to the page."""

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.preprocess.transforms import Step, scaled

Pixels = NDArray[np.uint8]

_NEGLIGIBLE = 1e-9
_SHRINKS = 0.8
"""Below this scale a bicubic kernel skips source pixels, so the picture is reduced by area first."""


def warp(
    image: Pixels, step: Step, *, fill: int | tuple[int, int, int] = 255, is_mask: bool = False
) -> Pixels:
    """Return the image in the frame of ``step``, without aliasing where it gets smaller.

    Args:
        image: H x W x 3 or H x W.
        step: from the image's pixels to the result's.
        fill: the colour of what lies outside the image.
        is_mask: whether pixels are yes or no, with nothing between.
    """
    exact = _without_resampling(image, step)
    if exact is not None:
        return exact
    matrix, interpolation = step.matrix, cv2.INTER_NEAREST if is_mask else cv2.INTER_LINEAR
    scale = _scale_at_centre(step)
    if scale < _SHRINKS and not is_mask:
        reduced = scaled((image.shape[1], image.shape[0]), scale)
        image = cv2.resize(image, reduced.size, interpolation=cv2.INTER_AREA).astype(
            np.uint8, copy=False
        )
        matrix, interpolation = matrix @ np.linalg.inv(reduced.matrix), cv2.INTER_LINEAR
        exact = _without_resampling(image, Step(matrix, step.size))
        if exact is not None:
            return exact
    border = (fill, fill, fill) if isinstance(fill, int) else fill
    matrix = matrix / matrix[2, 2]
    if np.abs(matrix[2, :2]).max() < _NEGLIGIBLE:
        warped = cv2.warpAffine(
            image, matrix[:2], step.size, flags=interpolation, borderValue=border
        )
    else:
        warped = cv2.warpPerspective(
            image, matrix, step.size, flags=interpolation, borderValue=border
        )
    return warped.astype(np.uint8, copy=False)


def _without_resampling(image: Pixels, step: Step) -> Pixels | None:
    """Return the image flipped and turned, if that is all the step does."""
    matrix = step.matrix / step.matrix[2, 2]
    linear = matrix[:2, :2]
    if (
        not np.isin(np.round(linear, 12), (-1.0, 0.0, 1.0)).all()
        or abs(matrix[2, :2]).max() > _NEGLIGIBLE
    ):
        return None
    turned = image if linear[0, 0] else image.swapaxes(0, 1)
    flip_x = linear[0].sum() < 0
    flip_y = linear[1].sum() < 0
    turned = turned[:: -1 if flip_y else 1, :: -1 if flip_x else 1]
    expected = ((turned.shape[1] - 1.0) * flip_x, (turned.shape[0] - 1.0) * flip_y)
    if (turned.shape[1], turned.shape[0]) != step.size or np.abs(
        matrix[:2, 2] - expected
    ).max() > _NEGLIGIBLE:
        return None
    return np.ascontiguousarray(turned)


def _scale_at_centre(step: Step) -> float:
    """Return how much longer a length gets, in the middle of the result."""
    x, y = (step.size[0] - 1) / 2, (step.size[1] - 1) / 2
    back = np.linalg.inv(step.matrix)
    u, v, w = back @ (x, y, 1)
    jacobian = (back[:2, :2] - np.outer((u / w, v / w), back[2, :2])) / w
    return float(1 / np.sqrt(abs(np.linalg.det(jacobian))))

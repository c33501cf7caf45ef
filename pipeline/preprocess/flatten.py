"""Taking the perspective out of a photographed sheet."""

import cv2
import numpy as np

from pipeline.preprocess.sheet_sides import Quad
from pipeline.preprocess.transforms import Step

A_SERIES = float(np.sqrt(2))
"""Long over short side of A4 and its sisters (ISO 216)."""

_NEARLY_A_SERIES = 0.08


def flattened(quad: Quad, picture: tuple[int, int]) -> Step:
    """Return the step that maps a sheet's corners to the corners of an upright page.

    The page is about as large, in pixels, as the sheet is in the picture.

    Args:
        quad: the sheet's corners in the picture, clockwise from top left.
        picture: width and height of the picture.
    """
    top, right, bottom, left = np.linalg.norm(np.roll(quad, -1, axis=0) - quad, axis=1)
    width, height = max(top, bottom), max(left, right)
    ratio = _paper_ratio(quad, picture) or height / width
    for usual in (A_SERIES, 1 / A_SERIES):
        if abs(ratio / usual - 1) < _NEARLY_A_SERIES:
            ratio = usual
    width, height = max(width, height / ratio), max(height, width * ratio)
    size = (round(width), round(height))
    corners = np.array(
        [[0, 0], [size[0] - 1, 0], [size[0] - 1, size[1] - 1], [0, size[1] - 1]], np.float32
    )
    matrix = cv2.getPerspectiveTransform(quad.astype(np.float32), corners)
    return Step(np.asarray(matrix, np.float64), size)


def _paper_ratio(quad: Quad, picture: tuple[int, int]) -> float | None:
    """Return the sheet's true height over width, None where the view is too straight to tell.

    Zhang and He, "Whiteboard scanning and image enhancement", 2007, section 3: the rectangle's sides
    are perpendicular in space, which gives the focal length and with it the ratio. The principal
    point is taken to be the picture's middle.
    """
    centre = np.array(picture) / 2
    top_left, top_right, bottom_right, bottom_left = (
        np.append(point - centre, 1.0) for point in quad
    )
    diagonal = np.cross(top_left, bottom_right)
    k2 = np.dot(np.cross(top_left, bottom_right), bottom_left) / np.dot(
        np.cross(top_right, bottom_right), bottom_left
    )
    k3 = np.dot(diagonal, top_right) / np.dot(np.cross(bottom_left, bottom_right), top_right)
    across, down = k2 * top_right - top_left, k3 * bottom_left - top_left
    if abs(across[2]) < 0.02 or abs(down[2]) < 0.02:
        return None
    focal_square = -(across[0] * down[0] + across[1] * down[1]) / (across[2] * down[2])
    if focal_square <= 0:
        return None
    inverse = np.diag([1 / focal_square, 1 / focal_square, 1.0])
    ratio = float(np.sqrt((down @ inverse @ down) / (across @ inverse @ across)))
    return ratio if 0.3 < ratio < 3.5 else None

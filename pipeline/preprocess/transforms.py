"""Homographies between pixel frames. A pixel's centre has whole coordinates, as OpenCV has it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from schemas.geometry import Point
from schemas.page import Matrix

Homography = NDArray[np.float64]
"""A 3 x 3 matrix that maps homogeneous source pixels to target pixels."""


@dataclass(frozen=True, eq=False)
class Step:
    """One step of the way: ``matrix`` maps the frame before to a frame of ``size`` (width, height)."""

    matrix: Homography
    size: tuple[int, int]

    def then(self, following: "Step") -> "Step":
        """Return this step and the following one as one."""
        return Step(following.matrix @ self.matrix, following.size)


def unchanged(size: tuple[int, int]) -> Step:
    """Return the step that does nothing."""
    return Step(np.eye(3), size)


def quarter_turns(size: tuple[int, int], degrees: int) -> Step:
    """Return the step that turns a picture clockwise by 0, 90, 180 or 270 degrees."""
    width, height = size
    turned = (height, width) if degrees in (90, 270) else size
    right, bottom = width - 1.0, height - 1.0
    matrices = {
        0: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
        90: [[0, -1, bottom], [1, 0, 0], [0, 0, 1]],
        180: [[-1, 0, right], [0, -1, bottom], [0, 0, 1]],
        270: [[0, 1, 0], [-1, 0, right], [0, 0, 1]],
    }
    return Step(np.array(matrices[degrees], np.float64), turned)


def mirrored(size: tuple[int, int]) -> Step:
    """Return the step that swaps left and right."""
    return Step(np.array([[-1, 0, size[0] - 1.0], [0, 1, 0], [0, 0, 1]], np.float64), size)


def scaled(size: tuple[int, int], factor: float) -> Step:
    """Return the step that enlarges (factor over 1) or reduces a picture about its outer corner."""
    width, height = max(1, round(size[0] * factor)), max(1, round(size[1] * factor))
    x, y = width / size[0], height / size[1]
    matrix = np.array([[x, 0, (x - 1) / 2], [0, y, (y - 1) / 2], [0, 0, 1]], np.float64)
    return Step(matrix, (width, height))


def rotated(size: tuple[int, int], degrees: float) -> Step:
    """Return the step that turns a picture anticlockwise by a small angle, on a canvas that holds all of it."""
    width, height = size
    angle = np.deg2rad(degrees)
    cos, sin = float(np.cos(angle)), float(np.sin(angle))
    canvas = (
        int(np.ceil(width * cos + height * abs(sin) - 1e-6)),
        int(np.ceil(width * abs(sin) + height * cos - 1e-6)),
    )
    x, y = (width - 1) / 2, (height - 1) / 2
    matrix = np.array(
        [
            [cos, sin, (canvas[0] - 1) / 2 - cos * x - sin * y],
            [-sin, cos, (canvas[1] - 1) / 2 + sin * x - cos * y],
            [0, 0, 1],
        ]
    )
    return Step(matrix, canvas)


def apply(matrix: Homography | Matrix, points: Sequence[Point]) -> list[Point]:
    """Map points through a homography.

    Args:
        matrix: 3 x 3, from the points' frame to another.
        points: pixels, each (x, y).
    """
    homogeneous = np.column_stack([np.asarray(points, np.float64), np.ones(len(points))])
    mapped = homogeneous @ np.asarray(matrix, np.float64).T
    return [(float(x / w), float(y / w)) for x, y, w in mapped]


def as_matrix(homography: NDArray[np.floating[Any]]) -> Matrix:
    """Return a homography as plain numbers, scaled so that its last one is 1."""
    rows = [[float(value) for value in row] for row in homography / homography[2, 2]]
    first, second, third = ((row[0], row[1], row[2]) for row in rows)
    return (first, second, third)

"""Phone photos of a sheet on a desk, made from a flat page so that the true perspective is known."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from tests.pipeline.pages import Pixels


@dataclass(frozen=True, eq=False)
class Photo:
    """A photo, and the homography from the page's pixels to the photo's."""

    pixels: Pixels
    from_page: NDArray[np.float64]

    def corners(self, page: Pixels) -> NDArray[np.float64]:
        """Return where the page's corners are in the photo, 4 x 2, clockwise from top left."""
        height, width = page.shape[:2]
        corners = np.array(
            [[[0, 0], [width - 1, 0], [width - 1, height - 1], [0, height - 1]]], np.float64
        )
        return cv2.perspectiveTransform(corners, self.from_page)[0]


def photo_of(
    page: Pixels,
    *,
    size: tuple[int, int] = (1500, 2000),
    tilt: float = 0.06,
    turn: float = 0.0,
    fill: float = 0.8,
    shift: tuple[float, float] = (0.0, 0.0),
    desk: str = "dark",
    shadow: float = 0.0,
    seed: int = 0,
) -> Photo:
    """Photograph a page.

    Args:
        page: H x W x 3.
        size: width and height of the photo.
        tilt: how far each corner is displaced at random, as a share of the photo's width.
        turn: degrees by which the sheet lies clockwise on the desk.
        fill: the sheet's height as a share of the photo's.
        shift: of the sheet from the middle, as shares of the photo.
        desk: ``dark``, ``wood`` or ``cluttered``.
        shadow: how much darker the darkest part of the picture is, 0 to 1.
        seed: another photo for every seed.
    """
    rng = np.random.default_rng(seed)
    width, height = size
    high = fill * height
    wide = high * page.shape[1] / page.shape[0]
    corners = np.array([[-wide, -high], [wide, -high], [wide, high], [-wide, high]]) / 2
    angle = np.deg2rad(turn)
    corners = corners @ np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    corners += rng.uniform(-tilt, tilt, (4, 2)) * width
    corners += np.array([width / 2, height / 2]) + np.array(shift) * size
    flat = np.array(
        [
            [0, 0],
            [page.shape[1] - 1, 0],
            [page.shape[1] - 1, page.shape[0] - 1],
            [0, page.shape[0] - 1],
        ]
    )
    matrix = cv2.getPerspectiveTransform(flat.astype(np.float32), corners.astype(np.float32))
    table = _desk(desk, size, rng)
    reduction = high / page.shape[0]
    soft = cv2.GaussianBlur(page, (0, 0), max(0.3, 0.4 / reduction)) if reduction < 1 else page
    warped = cv2.warpPerspective(soft, matrix, size, flags=cv2.INTER_LINEAR)
    mask = cv2.warpPerspective(
        np.full(page.shape[:2], 255, np.uint8), matrix, size, flags=cv2.INTER_LINEAR
    )
    alpha = cv2.GaussianBlur(mask, (3, 3), 0)[..., None] / 255.0
    picture = warped * alpha + table * (1 - alpha)
    picture *= _light(size, shadow, rng)[..., None]
    picture += rng.normal(0, 4, picture.shape)
    pixels = np.clip(picture, 0, 255).astype(np.uint8)
    return Photo(pixels, np.asarray(matrix, np.float64))


def _desk(kind: str, size: tuple[int, int], rng: np.random.Generator) -> NDArray[np.float64]:
    width, height = size
    if kind == "dark":
        return np.full((height, width, 3), (60, 62, 66), np.float64)
    grain = cv2.resize(rng.normal(0, 1, (height // 4, 12)), size, interpolation=cv2.INTER_CUBIC)
    wood = np.array([70.0, 115.0, 160.0]) + 18 * grain[..., None]
    if kind == "cluttered":
        for _ in range(14):
            x, y = int(rng.integers(0, width)), int(rng.integers(0, height))
            colour = tuple(int(value) for value in rng.integers(20, 200, 3))
            if rng.random() < 0.5:
                cv2.circle(wood, (x, y), int(rng.integers(30, 160)), colour, -1)
            else:
                box = cv2.boxPoints(
                    ((x, y), tuple(rng.uniform(60, 400, 2)), float(rng.uniform(0, 90)))
                )
                cv2.fillConvexPoly(wood, box.astype(np.int32), colour)
    return wood


def _light(size: tuple[int, int], shadow: float, rng: np.random.Generator) -> NDArray[np.float64]:
    width, height = size
    y, x = np.mgrid[0:height, 0:width]
    angle = rng.uniform(0, 2 * np.pi)
    across = np.cos(angle) * (x / width - 0.5) + np.sin(angle) * (y / height - 0.5)
    gradient = 1 - 0.5 * shadow * (across + 0.5)
    edge = 1 / (1 + np.exp(-(across - 0.1) * 40))
    return gradient * (1 - 0.5 * shadow * edge)

"""What scanners, cameras, thumbs and couriers do to a page, as functions that compose.

A damage takes a picture and a random generator and returns a new picture; none changes what it
was given. A picture carries the homography from the clean page's pixels to its own, so that the
ground truth can go along. Images are H x W x 3, RGB, 8 bit.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import reduce
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from schemas.geometry import Quad

Pixels = NDArray[np.uint8]
Matrix = NDArray[np.float64]
Floats = NDArray[Any]
"""Pixels on their way: of any number type, H x W or H x W x 3."""


@dataclass(frozen=True)
class Picture:
    """An image and ``matrix``, which maps homogeneous pixels of the clean page to its own."""

    image: Pixels
    matrix: Matrix

    @classmethod
    def of(cls, image: Pixels) -> "Picture":
        """Return an undamaged picture."""
        return cls(image, np.eye(3))

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return self.image.shape[1], self.image.shape[0]


Damage = Callable[[Picture, np.random.Generator], Picture]


def suffer(picture: Picture, damages: Iterable[Damage], rng: np.random.Generator) -> Picture:
    """Return a picture after all damages, one after the other."""
    return reduce(lambda so_far, damage: damage(so_far, rng), damages, picture)


def carried(quad: Quad, matrix: Matrix) -> Quad:
    """Return a quad of the clean page in the pixels that a homography leads to."""
    points = np.array(quad, np.float64).reshape(1, 4, 2)
    moved = cv2.perspectiveTransform(points, matrix).reshape(4, 2).tolist()
    return tuple((round(x, 1), round(y, 1)) for x, y in moved)  # type: ignore[return-value]


def warp(matrix: Matrix, size: tuple[int, int], paper: int = 255) -> Damage:
    """Move every pixel by a homography into an image of a size; ``paper`` fills the rest."""

    def damage(picture: Picture, _: np.random.Generator) -> Picture:
        fill = (paper, paper, paper)
        image = cv2.warpPerspective(
            picture.image, matrix, size, flags=cv2.INTER_AREA, borderValue=fill
        )
        return Picture(_pixels(image), matrix @ picture.matrix)

    return damage


def skew(degrees: float) -> Damage:
    """Turn the page a little clockwise on the scanner's glass."""

    def damage(picture: Picture, rng: np.random.Generator) -> Picture:
        width, height = picture.size
        turn = np.vstack([cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1), [0, 0, 1]])
        return warp(turn, picture.size, 250)(picture, rng)

    return damage


def scale(factor: float) -> Damage:
    """Scan at another resolution."""

    def damage(picture: Picture, _: np.random.Generator) -> Picture:
        width, height = picture.size
        size = (round(width * factor), round(height * factor))
        how = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
        image = cv2.resize(picture.image, size, interpolation=how)
        matrix = np.diag([size[0] / width, size[1] / height, 1.0])
        return Picture(_pixels(image), matrix @ picture.matrix)

    return damage


def turn(degrees: int) -> Damage:
    """Turn the page clockwise by quarter turns: 0, 90, 180 or 270 degrees."""

    def damage(picture: Picture, _: np.random.Generator) -> Picture:
        width, height = picture.size
        to_place = {
            0: np.eye(3),
            90: np.array([[0, -1, height], [1, 0, 0], [0, 0, 1.0]]),
            180: np.array([[-1, 0, width], [0, -1, height], [0, 0, 1.0]]),
            270: np.array([[0, 1, 0], [-1, 0, width], [0, 0, 1.0]]),
        }[degrees]
        image = np.ascontiguousarray(np.rot90(picture.image, -degrees // 90))
        return Picture(image, to_place @ picture.matrix)

    return damage


def _in_place(change: Callable[[Pixels, np.random.Generator], Floats]) -> Damage:
    """Return a damage that leaves every pixel where it is."""

    def damage(picture: Picture, rng: np.random.Generator) -> Picture:
        return Picture(_pixels(change(picture.image, rng)), picture.matrix)

    return damage


def blur(sigma: float) -> Damage:
    """Put the page out of focus by a Gaussian of ``sigma`` pixels."""
    return _in_place(lambda image, _: cv2.GaussianBlur(image, (0, 0), sigma))


def shake(length: int, degrees: float) -> Damage:
    """Move the camera by ``length`` pixels while it takes the picture."""
    kernel: Floats = np.zeros((length, length), np.float32)
    kernel[length // 2] = 1
    turned = cv2.getRotationMatrix2D(((length - 1) / 2, (length - 1) / 2), degrees, 1)
    kernel = cv2.warpAffine(kernel, turned, (length, length))
    return _in_place(lambda image, _: cv2.filter2D(image, -1, kernel / kernel.sum()))


def noise(sigma: float) -> Damage:
    """Add sensor noise of ``sigma`` levels, the same in the three channels."""

    def change(image: Pixels, rng: np.random.Generator) -> Floats:
        grain = rng.normal(0, sigma, image.shape[:2]).astype(np.float32)
        return image + grain[..., None]

    return _in_place(change)


def jpeg(quality: int) -> Damage:
    """Compress the picture as a JPEG and open it again."""

    def change(image: Pixels, _: np.random.Generator) -> Floats:
        data = cv2.imencode(".jpg", image[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
        return np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR))[..., ::-1]

    return _in_place(change)


def faint(ink: float) -> Damage:
    """Print with little toner: only the share ``ink`` of the blackness is left, in patches less."""

    def change(image: Pixels, rng: np.random.Generator) -> Floats:
        patches = 1 - 0.35 * _clouds(image.shape[:2], rng, cells=9)
        return 255 - (255 - image.astype(np.float32)) * (ink * patches)[..., None]

    return _in_place(change)


def tinted(red: float, green: float, blue: float) -> Damage:
    """Colour the paper, or the light on it: factors of the three channels."""
    factors = np.array([red, green, blue], np.float32)
    return _in_place(lambda image, _: image * factors)


def grey() -> Damage:
    """Scan without colour."""

    def change(image: Pixels, _: np.random.Generator) -> Floats:
        return np.repeat(cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)[..., None], 3, axis=2)

    return _in_place(change)


def black_and_white(threshold: int = 165) -> Damage:
    """Scan to black and white, as fax machines and old copiers do."""
    return _in_place(
        lambda image, _: np.where(image.mean(axis=2, keepdims=True) < threshold, 0, 255).repeat(
            3, axis=2
        )
    )


def scanner_shadow(strength: float) -> Damage:
    """Darken the left edge, where a bound or folded page lifts off the glass, and a fold across."""

    def change(image: Pixels, rng: np.random.Generator) -> Floats:
        height, width = image.shape[:2]
        edge = np.exp(-np.arange(width) / (width * rng.uniform(0.03, 0.07)))
        fold = np.exp(-(((np.arange(height) - height * rng.uniform(0.4, 0.6)) / 5) ** 2))
        light: Floats = 1 - strength * edge[None, :] - 0.25 * strength * fold[:, None]
        return image * light[..., None]

    return _in_place(change)


def specks(count: int) -> Damage:
    """Put dust on the glass: small dark specks."""

    def change(image: Pixels, rng: np.random.Generator) -> Floats:
        dusty = image.copy()
        for _ in range(count):
            x, y = rng.integers(image.shape[1]), rng.integers(image.shape[0])
            cv2.circle(
                dusty, (int(x), int(y)), int(rng.integers(1, 3)), (90, 90, 90), -1, cv2.LINE_AA
            )
        return dusty

    return _in_place(change)


def smudge(place: Quad) -> Damage:
    """Wipe a wet thumb over the middle of a place on the clean page: the ink runs and smears."""

    def change(image: Pixels, rng: np.random.Generator) -> Floats:
        (left, top), (right, bottom) = place[0], place[2]
        high = bottom - top
        x0, x1 = int(left + (right - left) * 0.22), int(right - (right - left) * 0.05)
        y0, y1 = int(top - high * 0.2), int(bottom + high * 0.35)
        part = image[y0:y1, x0:x1].astype(np.float32)
        run = cv2.blur(part, (int(high * 1.3), max(1, int(high * 0.35))))
        run = 255 - np.clip((255 - run) * rng.uniform(1.1, 1.3), 0, 200)
        mask: Floats = np.zeros(part.shape[:2], np.float32)
        middle = (mask.shape[1] // 2, mask.shape[0] // 2)
        reach = (int(middle[0] * 0.88), int(middle[1] * 0.9))
        cv2.ellipse(mask, middle, reach, -3, 0, 360, (1.0,), -1)
        soft = np.asarray(cv2.GaussianBlur(mask, (0, 0), high * 0.18), np.float32)
        wet = (soft * (0.88 + 0.12 * _clouds(part.shape[:2], rng, cells=7)))[..., None]
        smeared = image.copy()
        smeared[y0:y1, x0:x1] = _pixels(part * (1 - wet) + run * wet)
        return smeared

    return _in_place(change)


def _clouds(shape: tuple[int, ...], rng: np.random.Generator, cells: int) -> Floats:
    """Return soft noise between 0 and 1, H x W."""
    coarse = rng.random((cells, cells)).astype(np.float32)
    smooth = cv2.resize(coarse, (shape[1], shape[0]), interpolation=cv2.INTER_CUBIC)
    return np.clip(smooth, 0, 1).astype(np.float32)


def _pixels(values: Floats) -> Pixels:
    if values.dtype == np.uint8:
        return np.ascontiguousarray(values, np.uint8)
    return np.ascontiguousarray(np.clip(np.rint(values.astype(np.float32)), 0, 255), np.uint8)

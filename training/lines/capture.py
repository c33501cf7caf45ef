"""The scanner, the fax or the phone that a line goes through before it is cut out."""

from collections.abc import Callable, Mapping

import cv2
import numpy as np

from training.forms.blocks import Split
from training.forms.damage import Picture
from training.lines import optics
from training.lines.cutting import cut
from training.lines.drawn import Pixels
from training.lines.optics import LAWS, Laws
from training.lines.paper import Laid

X_HEIGHTS: Mapping[str, tuple[float, float]] = {
    "clean": (14, 24),
    "mild": (12, 22),
    "hard": (9, 17),
    "photo": (9, 20),
    "small": (6, 10),
}
"""Pixels that an x is high when it is captured. 13 point Times is 16 pixels high at 200 dpi, 12 at
150 and 8 at 100; footnotes of 9 to 10 point are a quarter less."""

Change = Callable[[Pixels, float, Laws, np.random.Generator], Pixels]
"""Takes a picture, its x-height in pixels, the split's laws and a random generator."""


def take(laid: Laid, quality: str, split: Split, rng: np.random.Generator) -> Pixels:
    """Return the strip that the product would cut after scanning or photographing a line.

    Args:
        laid: the line on its paper.
        quality: one of :data:`X_HEIGHTS`.
        split: by whose laws the picture suffers (:data:`training.lines.optics.LAWS`).

    Returns:
        H x W x 3, BGR.

    Raises:
        KeyError: if there is no such quality.
    """
    x_height = rng.uniform(*X_HEIGHTS[quality])
    picture = _scaled(Picture.of(laid.image), x_height / laid.x_height, rng)
    picture = _bent(picture, quality, x_height, rng)
    image = CHANGES[quality](picture.image, x_height, LAWS[split], rng)
    return cut(laid, Picture(image, picture.matrix), is_small=quality == "small", rng=rng)


def _scaled(picture: Picture, factor: float, rng: np.random.Generator) -> Picture:
    """Return the picture at another resolution, reduced as sensors average or as cheap software
    skips."""
    width, height = picture.size
    size = (max(8, round(width * factor)), max(8, round(height * factor)))
    how = cv2.INTER_CUBIC
    if factor < 1:
        how = cv2.INTER_AREA if factor < 0.6 or rng.random() < 0.7 else cv2.INTER_LINEAR
    image = cv2.resize(picture.image, size, interpolation=how).astype(np.uint8, copy=False)
    return Picture(image, np.diag([size[0] / width, size[1] / height, 1.0]) @ picture.matrix)


def _bent(picture: Picture, quality: str, x_height: float, rng: np.random.Generator) -> Picture:
    """Return the picture askew on the glass, or seen at an angle and curved by a camera."""
    width, height = picture.size
    if quality == "photo" or (quality == "small" and rng.random() < 0.4):
        if rng.random() < 0.3:
            picture = Picture(_curved(picture.image, x_height, rng), picture.matrix)
        reach = np.array([min(0.05 * width, 1.2 * x_height), 0.55 * x_height])
    elif quality != "clean" and rng.random() < 0.35:
        reach = np.array([0.0, min(0.45 * x_height, 0.0087 * width)])
    else:
        return picture
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    if quality == "photo":
        moved = corners + rng.uniform(-1, 1, (4, 2)) * reach
    else:
        shift = rng.uniform(-1, 1) * reach[1]
        moved = corners + np.array([[0, -shift], [0, shift], [0, shift], [0, -shift]])
    matrix = cv2.getPerspectiveTransform(corners, moved.astype(np.float32)).astype(np.float64)
    image = cv2.warpPerspective(
        picture.image,
        matrix,
        (width, height),
        flags=cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return Picture(image.astype(np.uint8, copy=False), matrix @ picture.matrix)


def _curved(image: Pixels, x_height: float, rng: np.random.Generator) -> Pixels:
    """Return the image with its rows bent by a part of a slow wave."""
    height, width = image.shape[:2]
    turns, phase = rng.uniform(0.2, 1.2), rng.uniform(0, 2 * np.pi)
    columns = np.arange(width, dtype=np.float32)
    wave = np.sin(2 * np.pi * turns * columns / width + phase) * rng.uniform(0.05, 0.45) * x_height
    rows = np.arange(height, dtype=np.float32)[:, None] + wave.astype(np.float32)[None, :]
    across = np.broadcast_to(columns, (height, width)).copy()
    return cv2.remap(image, across, rows, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE).astype(
        np.uint8, copy=False
    )


def _clean(image: Pixels, x_height: float, laws: Laws, rng: np.random.Generator) -> Pixels:
    if rng.random() < 0.4:
        image = optics.grey(image)
    if rng.random() < 0.5:
        image = optics.grained(image, rng.uniform(0.5, 3), laws, rng)
    if rng.random() < 0.4:
        image = optics.jpeg(image, int(rng.integers(88, 97)), laws)
    return image


def _mild(image: Pixels, x_height: float, laws: Laws, rng: np.random.Generator) -> Pixels:
    if rng.random() < 0.4:
        image = optics.grey(image)
    if rng.random() < 0.4:
        image = optics.defocused(image, rng.uniform(0.02, 0.05) * x_height, laws)
    if rng.random() < 0.15:
        image = optics.thickened(image, rng.uniform(-0.4, 0.5))
    if rng.random() < 0.3:
        image = optics.contrasted(image, rng.uniform(0.8, 1.5), rng.uniform(110, 190))
    if rng.random() < 0.15:
        image = optics.faded(image, rng.uniform(0.5, 0.9))
    image = optics.grained(image, rng.uniform(1, 6), laws, rng)
    return optics.jpeg(image, int(rng.integers(60, 91)), laws)


def _hard(image: Pixels, x_height: float, laws: Laws, rng: np.random.Generator) -> Pixels:
    way = rng.random()
    if way < 0.3:
        return _faxed(image, x_height, laws, rng)
    if way < 0.65:
        return _copied(image, x_height, laws, rng)
    if rng.random() < 0.5:
        image = optics.grey(image)
    image = optics.defocused(image, rng.uniform(0.03, 0.085) * x_height, laws)
    if rng.random() < 0.6:
        image = optics.faded(image, rng.uniform(0.25, 0.7))
    ink, paper = optics.tones(image)
    noise = min(rng.uniform(3, 13), 0.15 * (paper - ink))
    image = optics.grained(image, noise, laws, rng)
    return optics.jpeg(image, int(rng.integers(25, 65)), laws)


def _faxed(image: Pixels, x_height: float, laws: Laws, rng: np.random.Generator) -> Pixels:
    """A fax or a scan to black and white; now and then it lost every other row on the way."""
    if rng.random() < 0.5:
        image = optics.defocused(image, rng.uniform(0.025, 0.06) * x_height, laws)
    image = optics.one_bit(image, rng, rng.uniform(0.01, 0.11), laws)
    height, width = image.shape[:2]
    if height > 80 and rng.random() < 0.25:
        half = np.ascontiguousarray(image[::2])
        image = cv2.resize(half, (width, height)).astype(np.uint8, copy=False)
    if rng.random() < 0.4:
        image = optics.speckled(image, rng, laws)
    if rng.random() < 0.4:
        image = optics.jpeg(image, int(rng.integers(50, 90)), laws)
    return image


def _copied(image: Pixels, x_height: float, laws: Laws, rng: np.random.Generator) -> Pixels:
    """A photocopy of a photocopy: strokes fill or break, contrast grows, dust gathers."""
    image = optics.grey(image)
    for _ in range(int(rng.integers(1, 4))):
        image = optics.defocused(image, rng.uniform(0.025, 0.05) * x_height, laws)
        ink, paper = optics.tones(image)
        contrast = max(20.0, paper - ink)
        image = optics.grained(image, rng.uniform(0.005, 0.03) * contrast, laws, rng)
        pivot = ink + rng.uniform(0.5, 0.85) * contrast
        image = optics.contrasted(image, rng.uniform(1.2, 2.2), pivot)
    if rng.random() < 0.5:
        reach = 0.04 * x_height
        image = optics.thickened(image, rng.uniform(-0.7, 1.0) * reach)
    if rng.random() < 0.6:
        image = optics.speckled(image, rng, laws)
    return optics.jpeg(image, int(rng.integers(40, 85)), laws)


def _photo(image: Pixels, x_height: float, laws: Laws, rng: np.random.Generator) -> Pixels:
    if rng.random() < 0.75:
        image = optics.shaded(image, rng.uniform(0.05, 0.5), rng)
    if rng.random() < 0.6:
        image = optics.tinted(image, rng, 0.28)
    way = rng.random()
    if way < 0.5:
        image = optics.defocused(image, rng.uniform(0.025, 0.085) * x_height, laws)
    elif way < 0.7:
        image = optics.shaken(image, rng.uniform(0.08, 0.22) * x_height, rng.uniform(0, 180))
    if rng.random() < 0.04:
        image = optics.moire(image, rng)
    if rng.random() < 0.5:
        image = optics.contrasted(image, rng.uniform(0.6, 1.2), 128, rng.uniform(0.8, 1.5))
    if rng.random() < 0.3:
        image = optics.colour_noise(image, rng.uniform(2, 9), laws, rng)
    else:
        image = optics.grained(image, rng.uniform(1, 9), laws, rng)
    return optics.jpeg(image, int(rng.integers(40, 93)), laws)


def _small(image: Pixels, x_height: float, laws: Laws, rng: np.random.Generator) -> Pixels:
    if rng.random() < 0.4:
        image = optics.grey(image)
    if rng.random() < 0.3:
        image = optics.shaded(image, rng.uniform(0.05, 0.35), rng)
    if rng.random() < 0.4:
        image = optics.defocused(image, rng.uniform(0.035, 0.075) * x_height, laws)
    image = optics.grained(image, rng.uniform(0.5, 5), laws, rng)
    if rng.random() < 0.75:
        image = optics.jpeg(image, int(rng.integers(60, 95)), laws)
    return image


CHANGES: Mapping[str, Change] = {
    "clean": _clean,
    "mild": _mild,
    "hard": _hard,
    "photo": _photo,
    "small": _small,
}

"""Paper, ink and the random fields that textures are cropped from. Images are BGR, 8 bit."""

from collections.abc import Sequence
from functools import cache
from typing import Literal, TypeVar

import cv2
import numpy as np

from training.forms.blocks import Split
from training.lines.drawn import Pixels

Colour = tuple[int, int, int]
Field = Literal["fine", "coarse", "laplace", "specks", "blots", "fibres"]
Item = TypeVar("Item")

FIELD_SIZE = (384, 2304)
"""Height and width of a random field; larger pictures repeat it."""

FIELD_SIGMA = 32.0
"""Standard deviation of the noise fields around their middle, 128."""

TONER: tuple[Colour, ...] = (
    (18, 16, 16),
    (40, 38, 38),
    (58, 56, 56),
    (84, 82, 80),
    (112, 112, 110),
)
TYPED: tuple[Colour, ...] = ((52, 34, 30), (70, 48, 40), (30, 28, 46))
PENS: tuple[Colour, ...] = (
    (168, 66, 34),
    (146, 52, 30),
    (190, 96, 52),
    (128, 40, 44),
    (120, 44, 76),
    (46, 40, 38),
    (30, 26, 26),
    (90, 84, 84),
)
PENS_OF_TEST: tuple[Colour, ...] = (
    (150, 80, 20),
    (110, 40, 30),
    (100, 30, 60),
    (36, 34, 40),
    (60, 78, 24),
)

PAPERS: tuple[Colour, ...] = (
    (255, 255, 255),
    (250, 251, 252),
    (238, 241, 243),
    (226, 230, 232),
    (214, 232, 240),
    (196, 222, 236),
    (205, 214, 218),
)
PAPERS_OF_TEST: tuple[Colour, ...] = (
    (253, 253, 253),
    (243, 240, 236),
    (220, 226, 236),
    (232, 224, 206),
    (212, 220, 244),
)


def pick(items: Sequence[Item], rng: np.random.Generator) -> Item:
    """Return one of the items, each as likely."""
    return items[int(rng.integers(len(items)))]


def ink_colour(is_hand: bool, split: Split, rng: np.random.Generator) -> Colour:
    """Return the colour that a line is written or printed in."""
    if is_hand:
        colour = pick(PENS_OF_TEST if split is Split.TEST else PENS, rng)
    else:
        colour = pick(TONER[:3] if rng.random() < 0.7 else TONER + TYPED, rng)
    blue, green, red = (int(np.clip(c + rng.normal(0, 7), 0, 200)) for c in colour)
    return blue, green, red


def sheet_of_paper(height: int, width: int, split: Split, rng: np.random.Generator) -> Pixels:
    """Return empty paper: its colour, a soft gradient, a little texture; H x W x 3."""
    papers = PAPERS_OF_TEST if split is Split.TEST else PAPERS
    colour = papers[0] if rng.random() < 0.35 else pick(papers, rng)
    paper = np.empty((height, width, 3), np.uint8)
    paper[:] = np.tile(np.array(colour, np.uint8), width).reshape(1, width, 3)
    if rng.random() < 0.4:
        paper = lit(paper, soft_field(height, width, rng, low=int(rng.integers(215, 250))))
    if rng.random() < 0.4:
        name: Field = "fibres" if rng.random() < 0.6 else "coarse"
        paper = with_noise(paper, name, rng.uniform(0.5, 3.5), rng)
    return paper


def pressed(cover: Pixels, is_hand: bool, rng: np.random.Generator) -> Pixels:
    """Return how much ink reached the paper: uneven pressure, skipping balls, thin toner."""
    height, width = cover.shape
    if rng.random() < (0.6 if is_hand else 0.15):
        low = int(rng.integers(130, 235))
        cover = cv2.multiply(cover, soft_field(height, width, rng, low), scale=1 / 255).astype(
            np.uint8
        )
    if rng.random() < 0.2:
        grain = cropped("coarse" if is_hand else "fine", height, width, rng)
        skip = cv2.convertScaleAbs(grain, alpha=rng.uniform(0.8, 2.2), beta=rng.uniform(60, 140))
        cover = cv2.multiply(cover, skip, scale=1 / 255).astype(np.uint8)
    return cover


def put_ink(canvas: Pixels, cover: Pixels, colour: Colour, x: int = 0, y: int = 0) -> None:
    """Lay translucent ink on the canvas, in place.

    Args:
        canvas: H x W x 3.
        cover: h x w, 255 where the ink is full; may reach over the canvas.
        colour: of full ink on white paper.
        x, y: where the cover's top left corner lies.
    """
    top, left = max(0, -y), max(0, -x)
    bottom, right = (
        min(cover.shape[0], canvas.shape[0] - y),
        min(cover.shape[1], canvas.shape[1] - x),
    )
    if top >= bottom or left >= right:
        return
    part = canvas[y + top : y + bottom, x + left : x + right]
    seen = cover[top:bottom, left:right]
    table = 255 - np.arange(256)[:, None] * (255 - np.array(colour))[None, :] / 255
    factors = cv2.LUT(cv2.merge([seen, seen, seen]), table.astype(np.uint8)[:, None, :])
    part[:] = cv2.multiply(part, factors, scale=1 / 255)


def lit(image: Pixels, light: Pixels) -> Pixels:
    """Return the image under a light, H x W, 255 where it is full."""
    return cv2.multiply(image, cv2.merge([light, light, light]), scale=1 / 255).astype(np.uint8)


def with_noise(image: Pixels, name: Field, sigma: float, rng: np.random.Generator) -> Pixels:
    """Return the image with noise of ``sigma`` levels, alike in all channels."""
    share = sigma / FIELD_SIGMA
    field = cropped(name, image.shape[0], image.shape[1], rng)
    grain = cv2.merge([field, field, field]) if image.ndim == 3 else field
    return cv2.addWeighted(image, 1.0, grain, share, -128.0 * share).astype(np.uint8, copy=False)


def soft_field(
    height: int, width: int, rng: np.random.Generator, low: int, high: int = 256
) -> Pixels:
    """Return soft clouds between two levels, H x W."""
    coarse = rng.integers(low, high, (3, 3 + width // (2 * height)), np.uint8)
    return cv2.resize(coarse, (width, height), interpolation=cv2.INTER_LINEAR).astype(
        np.uint8, copy=False
    )


def capped(cover: Pixels, most: int) -> Pixels:
    """Return a cover that is nowhere fuller than ``most``."""
    return np.minimum(cover, np.uint8(most))


def cropped(name: Field, height: int, width: int, rng: np.random.Generator) -> Pixels:
    """Return a random part of a field, H x W."""
    field = _field(name)
    rows, columns = -(-height // field.shape[0]), -(-width // field.shape[1])
    if rows > 1 or columns > 1:
        field = np.tile(field, (rows, columns))
    y = int(rng.integers(field.shape[0] - height + 1))
    x = int(rng.integers(field.shape[1] - width + 1))
    part = field[y : y + height, x : x + width]
    return np.ascontiguousarray(part[:, ::-1] if rng.random() < 0.5 else part)


@cache
def _field(name: Field) -> Pixels:
    """Return the same field at every call, so that samples depend on their seed alone."""
    rng = np.random.default_rng(20_251_124)
    if name in ("specks", "blots"):
        dust = (rng.random(FIELD_SIZE) < (0.004 if name == "specks" else 0.0008)).astype(
            np.uint8
        ) * 255
        size = 2 if name == "specks" else 3
        kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size))
        return cv2.dilate(dust, kernel).astype(np.uint8, copy=False)
    grain = (
        rng.laplace(0, 1, FIELD_SIZE) if name == "laplace" else rng.standard_normal(FIELD_SIZE)
    ).astype(np.float32)
    if name == "coarse":
        grain = cv2.GaussianBlur(grain, (0, 0), 1.1).astype(np.float32)
    if name == "fibres":
        grain = cv2.GaussianBlur(grain, (0, 0), sigmaX=4.0, sigmaY=0.8).astype(np.float32)
    levels = 128 + FIELD_SIGMA * grain / grain.std()
    return np.asarray(np.clip(levels, 0, 255), np.uint8)

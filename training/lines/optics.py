"""What glass, sensors, toner and codecs do to a strip, fast: 8-bit pictures, BGR, changed by
OpenCV alone. The split decides by which laws (:data:`LAWS`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import cv2
import numpy as np
from numpy.typing import NDArray

from training.forms.blocks import Split
from training.lines.drawn import Pixels
from training.lines.materials import Field, capped, cropped, lit, pick, with_noise


@dataclass(frozen=True)
class Laws:
    """By which laws a split's pictures suffer.

    Args:
        grains: noise fields of sensors.
        blur: shape of the point that a lens out of focus makes.
        chroma: JPEG's sampling factor, as OpenCV counts.
        has_salt: single white pixels in dark strokes.
        shift: added to every JPEG quality.
    """

    grains: tuple[Field, ...]
    blur: str
    chroma: int
    has_salt: bool
    shift: int


_SEEN = Laws(("fine", "coarse"), "gauss", cv2.IMWRITE_JPEG_SAMPLING_FACTOR_420, False, 0)
LAWS: Mapping[Split, Laws] = {
    Split.TRAIN: _SEEN,
    Split.VAL: _SEEN,
    Split.TEST: Laws(("laplace", "fibres"), "disc", cv2.IMWRITE_JPEG_SAMPLING_FACTOR_444, True, -3),
}


def grained(image: Pixels, sigma: float, laws: Laws, rng: np.random.Generator) -> Pixels:
    """Return the image with a sensor's noise of ``sigma`` levels."""
    return with_noise(image, pick(laws.grains, rng), sigma, rng)


def colour_noise(image: Pixels, sigma: float, laws: Laws, rng: np.random.Generator) -> Pixels:
    """Return the image with noise of its own in each channel, as phones leave it."""
    channels = [grained(image[..., i], sigma, laws, rng) for i in range(3)]
    return cv2.merge(channels).astype(np.uint8, copy=False)


def defocused(image: Pixels, sigma: float, laws: Laws) -> Pixels:
    """Return the image blurred as by a Gaussian of ``sigma`` pixels, or a disc as wide."""
    if laws.blur == "gauss":
        return cv2.GaussianBlur(image, (0, 0), sigma).astype(np.uint8, copy=False)
    return cv2.filter2D(image, -1, _disc(round(20 * sigma))).astype(np.uint8, copy=False)


@cache
def _disc(twentieths: int) -> NDArray[np.float32]:
    """Return a disc whose standard deviation along an axis, half its radius, is as asked."""
    radius = 2 * twentieths / 20
    side = 2 * int(np.ceil(radius)) + 1
    rows, columns = np.indices((side, side)) - side // 2
    disc = np.clip(radius + 0.5 - np.hypot(rows, columns), 0, 1).astype(np.float32)
    return np.asarray(disc / disc.sum(), np.float32)


def shaken(image: Pixels, length: float, degrees: float) -> Pixels:
    """Return the image as a camera saw it that moved by ``length`` pixels."""
    side = 2 * int(np.ceil(length / 2)) + 1
    kernel = np.zeros((side, side), np.float32)
    middle = side // 2
    for step in np.linspace(-length / 2, length / 2, 4 * side):
        x = middle + step * np.cos(np.radians(degrees))
        y = middle + step * np.sin(np.radians(degrees))
        kernel[round(y), round(x)] += 1
    return cv2.filter2D(image, -1, kernel / kernel.sum()).astype(np.uint8, copy=False)


def jpeg(image: Pixels, quality: int, laws: Laws) -> Pixels:
    """Return the image compressed and opened again."""
    options = [
        cv2.IMWRITE_JPEG_QUALITY,
        int(np.clip(quality + laws.shift, 5, 100)),
        cv2.IMWRITE_JPEG_SAMPLING_FACTOR,
        laws.chroma,
    ]
    data = cv2.imencode(".jpg", image, options)[1]
    return cv2.imdecode(data, cv2.IMREAD_COLOR).astype(np.uint8, copy=False)


def grey(image: Pixels) -> Pixels:
    """Return the image without its colours."""
    return cv2.cvtColor(cv2.cvtColor(image, cv2.COLOR_BGR2GRAY), cv2.COLOR_GRAY2BGR).astype(
        np.uint8, copy=False
    )


def contrasted(image: Pixels, gain: float, pivot: float, gamma: float = 1.0) -> Pixels:
    """Return the image with levels spread around a pivot, through a curve."""
    levels = np.arange(256) / 255
    curve = np.clip((levels**gamma - pivot / 255) * gain + pivot / 255, 0, 1) * 255
    return cv2.LUT(image, np.rint(curve).astype(np.uint8)).astype(np.uint8, copy=False)


def faded(image: Pixels, ink: float) -> Pixels:
    """Return the image with the share ``ink`` of its contrast left: paper stays, ink pales."""
    paper = np.percentile(image[::4, ::4], 85, axis=(0, 1))
    levels = np.arange(256)[:, None]
    table = np.where(levels < paper, paper - (paper - levels) * ink, levels)
    return cv2.LUT(image, np.rint(table).astype(np.uint8)[:, None, :]).astype(np.uint8, copy=False)


def tones(image: Pixels) -> tuple[float, float]:
    """Return the levels of ink and of paper on a picture of a line."""
    ink, paper = np.percentile(image[::3, ::3, 1], (1.5, 85))
    return float(ink), float(paper)


def one_bit(image: Pixels, rng: np.random.Generator, noise: float, laws: Laws) -> Pixels:
    """Return the image as a fax sends it: black and white, edges ragged by noise.

    Args:
        noise: standard deviation as a share of the contrast between ink and paper.
    """
    ink, paper = tones(image)
    contrast = max(20.0, paper - ink)
    noise *= contrast
    rough = grained(cv2.cvtColor(image, cv2.COLOR_BGR2GRAY).astype(np.uint8), noise, laws, rng)
    if rng.random() < 0.35:
        window = 2 * int(rng.integers(9, 20)) + 1
        offset = rng.uniform(0.08, 0.2) * contrast + noise * 0.8
        black = cv2.adaptiveThreshold(
            rough, 255, cv2.ADAPTIVE_THRESH_GAUSSIAN_C, cv2.THRESH_BINARY, window, offset
        )
    else:
        level = ink + rng.uniform(0.42, 0.8) * contrast - noise
        black = cv2.threshold(rough, level, 255, cv2.THRESH_BINARY)[1]
    return cv2.cvtColor(black, cv2.COLOR_GRAY2BGR).astype(np.uint8, copy=False)


def speckled(image: Pixels, rng: np.random.Generator, laws: Laws) -> Pixels:
    """Return the image with toner dust, and where the laws have it salt in the strokes."""
    height, width = image.shape[:2]
    share = int(rng.integers(80, 256))
    dust = capped(cropped("specks", height, width, rng), share)
    image = cv2.subtract(image, cv2.merge([dust, dust, dust])).astype(np.uint8, copy=False)
    if laws.has_salt or rng.random() < 0.2:
        salt = cropped("specks", height, width, rng)
        image = cv2.add(image, cv2.merge([salt, salt, salt])).astype(np.uint8, copy=False)
    return image


def thickened(image: Pixels, amount: float) -> Pixels:
    """Return the image with strokes filled (``amount`` > 0) or broken (< 0), a share of a pixel
    at each edge."""
    kernel = np.ones((3, 3), np.uint8)
    changed = cv2.erode(image, kernel) if amount > 0 else cv2.dilate(image, kernel)
    share = min(1.0, abs(amount))
    return cv2.addWeighted(image, 1 - share, changed, share, 0).astype(np.uint8, copy=False)


def shaded(image: Pixels, strength: float, rng: np.random.Generator) -> Pixels:
    """Return the image under a light that falls off to one side, with a shadow's edge now and
    then: H x W x 3."""
    height, width = image.shape[:2]
    low = int(255 * (1 - strength))
    small = np.full((16, max(16, 16 * width // height)), 255, np.float32)
    ends = rng.uniform(low, 255, 4).astype(np.float32).reshape(2, 2)
    small = cv2.resize(ends, (small.shape[1], 16), interpolation=cv2.INTER_LINEAR).astype(
        np.float32
    )
    if rng.random() < 0.35:
        edge, lean = rng.uniform(0, small.shape[1]), rng.normal(0, 8)
        side = 0 if rng.random() < 0.5 else small.shape[1]
        shape = np.array([[edge, -1], [edge + lean, 17], [side, 17], [side, -1]], np.int32)
        shade = np.zeros(small.shape, np.float32)
        cv2.fillPoly(shade, [shape], (float(rng.uniform(0.15, 0.55)),))
        small *= 1 - cv2.GaussianBlur(shade, (0, 0), rng.uniform(0.5, 3))
    light = cv2.resize(small.astype(np.uint8), (width, height), interpolation=cv2.INTER_LINEAR)
    return lit(image, light.astype(np.uint8, copy=False))


def tinted(image: Pixels, rng: np.random.Generator, spread: float) -> Pixels:
    """Return the image under a warm or cold light, white balance missed by up to ``spread``."""
    warmth = rng.uniform(-spread, spread)
    factors = np.clip([1 - max(0, warmth), 1 - abs(warmth) * 0.4, 1 + min(0, warmth)], 0, 1)
    table = np.rint(np.arange(256)[:, None] * factors[None, :]).astype(np.uint8)
    return cv2.LUT(image, table[:, None, :]).astype(np.uint8, copy=False)


def moire(image: Pixels, rng: np.random.Generator) -> Pixels:
    """Return the image photographed from a screen or through a raster: faint oblique waves."""
    height, width = image.shape[:2]
    angle, period = rng.uniform(0, np.pi), rng.uniform(2.3, 9)
    across = np.arange(width, dtype=np.float32)[None, :] * np.float32(np.cos(angle))
    down = np.arange(height, dtype=np.float32)[:, None] * np.float32(np.sin(angle))
    phase = (across + down) * np.float32(2 * np.pi / period)
    depth = rng.uniform(4, 14)
    waves = np.sin(phase, dtype=np.float32) * np.float32(depth) + np.float32(255 - depth)
    return lit(image, waves.astype(np.uint8))

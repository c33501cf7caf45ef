"""Another hand from the same ink: slant, stretch, pressure, uneven lines; and the same for photos."""

from dataclasses import dataclass, replace
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from training.lines.drawn import Drawn, Pixels
from training.lines.ink import FAINT, coverage, ink_box

Floats = NDArray[Any]

WORD_GAP = 0.45
"""Share of an x's height from which an empty stretch is a gap that a hand may widen."""


@dataclass(frozen=True)
class _Hand:
    """How a hand differs from the one that wrote: the lean of its letters (pixels to the right a
    pixel up), its width and height beside the old, the elastic and the slow deviation in x-heights
    and how much sizes and gaps vary along the line."""

    lean: float
    wide: float
    high: float
    elastic: float
    drift: float
    unsteady: float
    gaps: float

    @classmethod
    def drawn_by(cls, rng: np.random.Generator, strength: float) -> "_Hand":
        return cls(
            lean=float(rng.normal(0, 0.18) * strength),
            wide=float(np.exp(rng.normal(0, 0.16) * strength)),
            high=float(np.exp(rng.normal(0, 0.08) * strength)),
            elastic=float(rng.gamma(1.2, 0.025) * strength),
            drift=float(rng.gamma(1.2, 0.08) * strength),
            unsteady=float(rng.gamma(1.2, 0.04) * strength),
            gaps=float(rng.normal(0, 0.35) * strength),
        )


def warp(drawn: Drawn, rng: np.random.Generator) -> Drawn:
    """Return a text as another hand with another pen would have written it, cropped to its ink.

    Slant, stretch, gaps between words, a wandering baseline, sizes that vary along the line, small
    elastic deviation, stroke thickness and uneven ink change, the text does not.
    """
    hand = _Hand.drawn_by(rng, rng.uniform(0.4, 1.3))
    margin = 2 + drawn.x_height * (4 * hand.elastic + 3 * hand.drift)
    columns = _columns(drawn.ink, drawn.x_height, hand, rng)
    across, down, baseline = _field(
        drawn.ink.shape, columns, drawn.baseline, drawn.x_height, hand, margin, rng
    )
    ink = cv2.remap(drawn.ink, across, down, cv2.INTER_LINEAR, borderValue=(0,))
    ink = _uneven(_pressed(np.asarray(ink, np.uint8), rng), rng)
    left, top, right, bottom = ink_box(ink)
    return replace(
        drawn,
        ink=np.ascontiguousarray(ink[top:bottom, left:right]),
        baseline=baseline - top,
        x_height=drawn.x_height * hand.high,
    )


def augment_photo(image: Pixels, rng: np.random.Generator) -> Pixels:
    """Return a photographed line (H x W x 3, BGR) as another hand, another lamp, another camera.

    Cropped as a detector crops: mostly close to the ink, sometimes with the cell's borders.
    """
    image = _cropped(image, rng)
    hand = _Hand.drawn_by(rng, rng.uniform(0.0, 1.0))
    height, width = image.shape[:2]
    across, down, _ = _field(
        (height, width),
        np.arange(0, width, 1 / hand.wide, np.float32),
        0.7 * height,
        0.35 * height,
        hand,
        0.0,
        rng,
    )
    image = np.asarray(
        cv2.remap(image, across, down, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE), np.uint8
    )
    return _photographed(image, rng)


def _columns(ink: Pixels, x_height: float, hand: _Hand, rng: np.random.Generator) -> Floats:
    """Return the column of the old ink that each new column shows; gaps between words change."""
    step = np.full(ink.shape[1], hand.wide, np.float32)
    empty = np.flatnonzero(np.diff((ink > FAINT).any(axis=0), prepend=True, append=True))
    for start, end in zip(empty[::2], empty[1::2], strict=False):
        if end - start > WORD_GAP * x_height:
            step[start:end] *= np.clip(np.exp(hand.gaps + rng.normal(0, 0.2)), 0.55, 3.0)
    ends = np.cumsum(step)
    places = np.interp(np.arange(0, ends[-1]), ends - step / 2, np.arange(len(step)))
    return np.asarray(places, np.float32)


def _field(
    shape: tuple[int, ...],
    columns: Floats,
    baseline: float,
    x_height: float,
    hand: _Hand,
    margin: float,
    rng: np.random.Generator,
) -> tuple[Floats, Floats, float]:
    """Return the old x and the old y that each new pixel shows, and the new baseline."""
    above = baseline * hand.high + margin
    below = (shape[0] - baseline) * hand.high + margin
    side = round(margin + abs(hand.lean) * max(above, below))
    columns = np.concatenate(
        [np.arange(-side, 0), columns, columns[-1] + np.arange(1, side + 1)]
    ).astype(np.float32)
    new_height, new_width = max(8, round(above + below)), len(columns)
    y = (np.arange(new_height, dtype=np.float32) - above)[:, None]
    size = hand.high * np.exp(hand.unsteady * _wander(new_width, 5 * x_height, rng))
    drift = hand.drift * x_height * _wander(new_width, 9 * x_height, rng)
    grid = (max(3, new_height // 14), max(4, new_width // 28))
    bend = hand.elastic * x_height * rng.normal(0, 1, (2, *grid)).astype(np.float32)
    bend_x, bend_y = (
        cv2.resize(each, (new_width, new_height), interpolation=cv2.INTER_LINEAR) for each in bend
    )
    across = columns[None, :] + hand.lean * y + bend_x
    down = baseline + (y - drift[None, :]) / size[None, :] + bend_y
    return across.astype(np.float32), down.astype(np.float32), float(above)


def _wander(length: int, period: float, rng: np.random.Generator) -> Floats:
    """Return a smooth random curve with a mean square of about one."""
    knots = rng.normal(0, 1, max(3, int(length / max(period, 1)) + 2))
    places = np.linspace(0, len(knots) - 1, length, dtype=np.float32)
    low = np.minimum(places.astype(np.int64), len(knots) - 2)
    share = places - low
    share = share * share * (3 - 2 * share)
    return np.asarray(knots[low] * (1 - share) + knots[low + 1] * share, np.float32)


def _pressed(ink: Pixels, rng: np.random.Generator) -> Pixels:
    """Make strokes a little thicker or thinner, as another pen or another pressure does."""
    kind = rng.random()
    if kind < 0.35:
        other = cv2.dilate(ink, _NIB if rng.random() < 0.6 else np.ones((3, 3), np.uint8))
        amount = rng.uniform(0.15, 0.9)
    elif kind < 0.6:
        other = cv2.erode(ink, np.ones((2, 2), np.uint8))
        amount = rng.uniform(0.1, 0.5)
    else:
        return ink
    return np.asarray(cv2.addWeighted(ink, 1 - amount, other, amount, 0), np.uint8)


_NIB = np.array([[0, 1, 0], [1, 1, 1], [0, 1, 0]], np.uint8)


def _uneven(ink: Pixels, rng: np.random.Generator) -> Pixels:
    """Let the ink flow unevenly: slow changes along the line and grain within strokes."""
    if rng.random() < 0.5:
        return ink
    height, width = ink.shape
    slow = rng.uniform(0, 0.3) * _wander(width, 60, rng)[None, :]
    cells = rng.normal(0, rng.uniform(0.02, 0.16), (max(2, height // 3), max(2, width // 3)))
    grain = cv2.resize(cells.astype(np.float32), (width, height), interpolation=cv2.INTER_LINEAR)
    share = np.clip(1 - np.abs(slow) + grain, 0.35, 1.2)
    return np.clip(ink * share, 0, 255).astype(np.uint8)


def _cropped(image: Pixels, rng: np.random.Generator) -> Pixels:
    height, width = image.shape[:2]
    left, top, right, bottom = ink_box(coverage(image))
    if rng.random() < 0.25:
        left, top, bottom = 0, int(rng.integers(0, 6)), height - int(rng.integers(0, 6))
        right = width if rng.random() < 0.4 else min(width, right + int(rng.integers(4, 60)))
    else:
        high, low = rng.integers(-1, 9, 2)
        before, after = rng.integers(0, 24, 2)
        left, right = max(0, left - int(before)), min(width, right + int(after))
        top, bottom = max(0, top - int(high)), min(height, bottom + int(low))
    return np.ascontiguousarray(image[top:bottom, left:right])


def _photographed(image: Pixels, rng: np.random.Generator) -> Pixels:
    """Take a picture of it again: light, colour, focus, resolution, noise, JPEG."""
    if rng.random() < 0.3:
        image = np.asarray(cv2.GaussianBlur(image, (0, 0), rng.uniform(0.4, 1.3)), np.uint8)
    if rng.random() < 0.3:
        factor = rng.uniform(0.4, 0.9)
        image = np.asarray(
            cv2.resize(image, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA), np.uint8
        )
    height, width = image.shape[:2]
    light = rng.uniform(0.65, 1.2) * (1 + 0.12 * _wander(width, 300, rng)[None, :, None])
    colour = 1 + rng.normal(0, 0.06, 3) * (rng.random() < 0.6)
    values = image.astype(np.float32) * (light * colour) + rng.uniform(-15, 25)
    if rng.random() < 0.2:
        values = np.repeat(values.mean(axis=2, keepdims=True), 3, axis=2)
    if rng.random() < 0.5:
        values = values + rng.normal(0, rng.uniform(1, 8), (height, width, 1))
    image = np.clip(values, 0, 255).astype(np.uint8)
    if rng.random() < 0.4:
        quality = int(rng.integers(35, 90))
        data = cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
        image = np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), np.uint8)
    return image

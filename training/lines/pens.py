"""What a pen leaves on paper of a movement: even gel, a ballpoint that skips, a broad marker."""

from dataclasses import dataclass
from enum import StrEnum

import cv2
import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from training.lines.drawn import Pixels
from training.lines.skeleton import Stroke

_FINE = 3
"""Ink is drawn this many times larger, so that a third of a pixel more or less shows."""
_SHIFT = 3
"""Fractional bits of OpenCV's coordinates."""
_SHADES = 4


class Kind(StrEnum):
    """Kinds of pen."""

    BALLPOINT = "ballpoint"
    GEL = "gel"
    MARKER = "marker"


@dataclass(frozen=True)
class Pen:
    """A pen in a hand. ``width`` in x-heights; ``pressure`` is how much the width wanders along a
    stroke, ``slant`` how much thicker strokes down are than strokes up, ``taper`` how thin ends
    get (shares); ``skips`` is the share of ink that a dry ball leaves out, ``strength`` that of
    full ink."""

    kind: Kind
    width: float
    pressure: float
    slant: float
    taper: float
    skips: float
    strength: float


def pen(rng: Generator) -> Pen:
    """Return a pen, most often a ballpoint."""
    kind = list(Kind)[int(rng.choice(3, p=[0.62, 0.33, 0.05]))]
    if kind is Kind.BALLPOINT:
        return Pen(
            kind,
            width=float(rng.uniform(0.075, 0.14)),
            pressure=float(rng.uniform(0.08, 0.3)),
            slant=float(rng.uniform(0, 0.3)),
            taper=float(rng.uniform(0.1, 0.6)),
            skips=float(rng.choice([0.0, 0.05, 0.12, 0.22], p=[0.6, 0.2, 0.14, 0.06])),
            strength=float(rng.uniform(0.6, 1)),
        )
    wide = (0.1, 0.18) if kind is Kind.GEL else (0.16, 0.22)
    return Pen(
        kind,
        width=float(rng.uniform(*wide)),
        pressure=float(rng.uniform(0.03, 0.15)),
        slant=float(rng.uniform(0, 0.25)),
        taper=float(rng.uniform(0, 0.25)),
        skips=0.0,
        strength=float(rng.uniform(0.85, 1)),
    )


def inked(strokes: list[Stroke], x_height: float, pen: Pen, rng: Generator) -> tuple[Pixels, float]:
    """Draw strokes with a pen.

    Args:
        strokes: in pixels, y down, the baseline at 0.

    Returns:
        The ink without a margin, and the row of the baseline in it.
    """
    starts, ends, along, tips = _segments(strokes)
    widths = _widths(starts, ends, along, tips, x_height, pen, rng)
    shades = 1 - rng.uniform(0, 0.6) * pen.pressure * _wander(along, 3 * x_height, rng)
    margin = widths.max() + 3
    low = np.minimum(starts.min(axis=0), ends.min(axis=0)) - margin
    high = np.maximum(starts.max(axis=0), ends.max(axis=0)) + margin
    columns, rows = (np.ceil(high - low)).astype(int)
    canvas = np.zeros((_FINE * rows, _FINE * columns), dtype=np.uint8)
    lines = np.round((np.stack([starts, ends], axis=1) - low) * (_FINE << _SHIFT)).astype(np.int32)
    _draw(canvas, lines, widths * _FINE, np.clip(shades, 0.2, 1))
    small = cv2.resize(canvas, (columns, rows), interpolation=cv2.INTER_AREA)
    ink = np.asarray(cv2.convertScaleAbs(small, alpha=pen.strength), dtype=np.uint8)
    if pen.skips:
        ink = _skipped(ink, x_height, pen.skips, rng)
    x, y, width, height = cv2.boundingRect(ink)
    return np.ascontiguousarray(ink[y : y + height, x : x + width]), float(-low[1] - y)


_Floats = NDArray[np.float32]


def _segments(strokes: list[Stroke]) -> tuple[_Floats, _Floats, _Floats, _Floats]:
    """Cut strokes into segments: their starts, their ends, how far the pen has come, and how far
    the nearer tip of the stroke is (all in pixels)."""
    points = np.concatenate(strokes)
    lengths = np.array([len(stroke) for stroke in strokes])
    last = np.cumsum(lengths) - 1
    inner = np.ones(len(points), dtype=bool)
    inner[last] = False
    steps = np.zeros(len(points), dtype=np.float32)
    steps[1:] = np.hypot(*np.diff(points, axis=0).T)
    steps[last[:-1] + 1] = 0
    along = np.cumsum(steps)
    first = np.concatenate([[0], last[:-1] + 1])
    begun, done = np.repeat(along[first], lengths), np.repeat(along[last], lengths)
    at = np.flatnonzero(inner)
    tips = np.minimum(along - begun, done - along)[at]
    return points[at], points[at + 1], along[at].astype(np.float32), tips.astype(np.float32)


def _wander(along: _Floats, period: float, rng: Generator) -> _Floats:
    """Something slow between -1 and 1 along the way of the pen."""
    phases = rng.uniform(0, 2 * np.pi, 3)
    waves = [np.sin(along * (k / period) + p) for k, p in zip((1.3, 2.9, 5.3), phases, strict=True)]
    return np.asarray(sum(waves) / 3, dtype=np.float32)


def _widths(
    starts: _Floats,
    ends: _Floats,
    along: _Floats,
    tips: _Floats,
    x_height: float,
    pen: Pen,
    rng: Generator,
) -> _Floats:
    ways = ends - starts
    down = ways[:, 1] / (np.hypot(ways[:, 0], ways[:, 1]) + 1e-6)
    widths = pen.width * x_height * (1 + pen.pressure * _wander(along, 2 * x_height, rng))
    widths *= 1 + pen.slant * np.abs(down)
    widths *= 1 - pen.taper * np.exp(-tips / (0.18 * x_height)) * 0.7
    return np.asarray(np.maximum(widths, 0.7), dtype=np.float32)


def _draw(canvas: Pixels, lines: NDArray[np.int32], widths: _Floats, shades: _Floats) -> None:
    """Draw segments from the palest to the darkest, those of one look in one call."""
    thick = np.maximum(1, np.round(widths)).astype(int)
    levels = np.ceil(shades * _SHADES).astype(int)
    looks = levels * 1000 + thick
    for look in np.unique(looks):
        level, thickness = divmod(int(look), 1000)
        cv2.polylines(
            canvas,
            list(lines[looks == look]),
            isClosed=False,
            color=(round(255 * level / _SHADES),),
            thickness=thickness,
            shift=_SHIFT,
        )


def _skipped(ink: Pixels, x_height: float, share: float, rng: Generator) -> Pixels:
    """Let the ball skip: small pale places in the ink."""
    rows, columns = (max(2, round(size / (0.16 * x_height))) for size in ink.shape)
    grain = rng.random((rows, columns), dtype=np.float32)
    size = (ink.shape[1], ink.shape[0])
    dryness = np.asarray(cv2.resize(grain, size, interpolation=cv2.INTER_LINEAR))
    kept = np.clip(0.35 + (dryness - share * 0.9) * 4, 0.3, 1)
    return np.asarray(ink * kept, dtype=np.uint8)

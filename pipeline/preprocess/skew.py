"""Which way the text runs: upright or sideways, and how many degrees off the level.

Both are read from projection profiles (Postl, 1986): the letters' ink, projected along the lines of
text, falls into sharp bands, and along no other direction does it do so as much.
"""

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.preprocess.ink import Mask

MAX_SKEW = 16.0
"""Degrees; further than this a page was not put down askew but turned."""

_COARSE_STEP, _FINE_STEP = 0.25, 0.05
_COARSE_POINTS, _FINE_POINTS = 12_000, 60_000
_MIN_POINTS = 200
"""Less ink than this is no text: nothing is turned for a few specks."""
_BAND = 1.0
"""Width of a band of the profile in pixels; a narrower one is empty at every other place, a wider one
loses a tenth of a degree on a page of 100 dpi."""

Points = NDArray[np.float32]


@dataclass(frozen=True)
class TextDirection:
    """``turn``: clockwise degrees (0 or 90 unless a person turned the page) that make the lines run across; ``skew``: degrees by which
    they then run downhill."""

    turn: int
    skew: float


def text_direction(letters: Mask, turn: int | None = None) -> TextDirection:
    """Return how the text runs; without text, as if it were level.

    Whether it is upright or upside-down cannot be told from this: a page that needs 270 degrees is
    given 90 and is upside-down afterwards.

    Args:
        letters: where letters have ink, H x W; rules and pictures left out.
        turn: clockwise degrees by which the page has to be turned, where that is known; only the
            skew is sought then.
    """
    points = _points(letters)
    if len(points) < _MIN_POINTS:
        return TextDirection(turn or 0, 0.0)
    height, width = letters.shape
    few = _sample(points, _COARSE_POINTS)
    angles = np.arange(-MAX_SKEW, MAX_SKEW + _COARSE_STEP / 2, _COARSE_STEP)
    level = _sharpness(few, angles) * height
    turned_points = _turned(few, height)
    sideways = _sharpness(turned_points, angles) * width
    is_sideways = sideways.max() > level.max() if turn is None else turn % 180 == 90
    if is_sideways:
        best = float(angles[sideways.argmax()])
        return TextDirection(
            turn or 90, _refined(_turned(_sample(points, _FINE_POINTS), height), best)
        )
    best = float(angles[level.argmax()])
    return TextDirection(turn or 0, _refined(_sample(points, _FINE_POINTS), best))


def _points(mask: Mask) -> Points:
    found = cv2.findNonZero(mask)
    return (
        np.zeros((0, 2), np.float32) if found is None else found.reshape(-1, 2).astype(np.float32)
    )


def _sample(points: Points, count: int) -> Points:
    if len(points) <= count:
        return points
    chosen = np.random.default_rng(0).choice(len(points), count, replace=False)
    return points[chosen]


def _turned(points: Points, height: int) -> Points:
    """Return the points of the page turned clockwise by 90 degrees."""
    return np.column_stack([height - 1 - points[:, 1], points[:, 0]]).astype(np.float32)


def _sharpness(points: Points, angles: NDArray[np.floating[Any]]) -> NDArray[np.float64]:
    """Return how sharp the bands are for each angle: the energy of the profile's slope."""
    scores = []
    for angle in np.deg2rad(angles):
        across = (
            points[:, 1] * np.float32(np.cos(angle)) - points[:, 0] * np.float32(np.sin(angle))
        ) / _BAND
        profile = np.bincount((across - across.min()).astype(np.int32))
        scores.append(float(np.square(np.diff(profile, prepend=0, append=0)).sum()))
    return np.array(scores)


def _refined(points: Points, coarse: float) -> float:
    """Return the angle of the sharpest profile near a coarse one, between the steps by a parabola."""
    angles = np.arange(
        coarse - 2 * _COARSE_STEP, coarse + 2 * _COARSE_STEP + _FINE_STEP / 2, _FINE_STEP
    )
    scores = np.convolve(_sharpness(points, angles), np.array([0.25, 0.5, 0.25]), mode="same")
    at = int(scores[1:-1].argmax()) + 1
    before, here, after = scores[at - 1 : at + 2]
    bend = before - 2 * here + after
    shift = 0.5 * (before - after) / bend if bend < 0 else 0.0
    return float(angles[at] + np.clip(shift, -1, 1) * _FINE_STEP)

"""Digits as hands write them where faces don't: 1 with a flag, 7 with a bar, an open 4."""

import numpy as np
from numpy.random import Generator

from training.lines.skeleton import Glyph, Stroke, xy

_Points = tuple[tuple[float, float], ...]

_WAYS: dict[str, tuple[tuple[_Points, ...], ...]] = {
    "0": (
        (
            (
                (0.3, -1.4),
                (0.05, -1.1),
                (0.0, -0.6),
                (0.12, -0.1),
                (0.4, 0.0),
                (0.65, -0.35),
                (0.68, -0.9),
                (0.5, -1.35),
                (0.25, -1.4),
            ),
            ((0.6, -1.3), (0.08, -0.1)),
        ),
    ),
    "1": (
        (((0.0, -1.05), (0.32, -1.4), (0.3, -0.7), (0.28, 0.0)),),
        (((0.0, -1.0), (0.3, -1.42), (0.28, 0.0)), ((0.02, 0.0), (0.52, -0.02))),
        (((0.2, -1.4), (0.16, -0.7), (0.14, 0.02)),),
    ),
    "4": (
        (((0.2, -1.35), (0.0, -0.5), (0.6, -0.52)), ((0.5, -1.0), (0.46, 0.1))),
        (((0.4, -1.4), (0.0, -0.42), (0.66, -0.45)), ((0.44, -0.85), (0.4, 0.12))),
        (((0.08, -1.3), (0.02, -0.7), (0.3, -0.62), (0.56, -0.7)), ((0.58, -1.38), (0.5, 0.05))),
    ),
    "7": (
        (
            ((0.0, -1.3), (0.3, -1.36), (0.64, -1.36), (0.4, -0.7), (0.26, 0.02)),
            ((0.16, -0.66), (0.62, -0.72)),
        ),
        (((0.02, -1.1), (0.06, -1.38), (0.62, -1.34), (0.36, -0.6), (0.22, 0.04)),),
        (((0.0, -1.28), (0.6, -1.32), (0.3, 0.1)), ((0.08, -0.62), (0.58, -0.6))),
    ),
    "9": (
        (
            (
                (0.5, -1.2),
                (0.2, -1.38),
                (0.02, -1.05),
                (0.2, -0.76),
                (0.48, -0.98),
                (0.52, -1.25),
                (0.5, -0.5),
                (0.4, 0.1),
            ),
        ),
        (
            (
                (0.5, -1.15),
                (0.22, -1.4),
                (0.0, -1.05),
                (0.25, -0.75),
                (0.52, -1.2),
                (0.44, -0.3),
                (0.2, 0.15),
                (-0.05, 0.0),
            ),
        ),
    ),
}
"""Ways of writing each digit, as strokes in x-heights, y down, standing on 0."""

_HOW_OFTEN = {"0": 0.04, "1": 0.5, "4": 0.4, "7": 0.45, "9": 0.25}


def habit(rng: Generator) -> dict[str, int]:
    """Return which digits a writer writes in which way; the others look as in the face."""
    return {
        digit: int(rng.integers(len(ways)))
        for digit, ways in _WAYS.items()
        if rng.random() < _HOW_OFTEN[digit]
    }


def written(char: str, habits: dict[str, int], rng: Generator) -> Glyph | None:
    """Return a digit in the writer's own way, if there is one."""
    if char not in habits:
        return None
    grow = xy([1, 1 + rng.normal(0, 0.05)])
    strokes = tuple(
        xy(_bent(xy(points + rng.normal(0, 0.025, (len(points), 2)))) * grow)
        for points in map(np.array, _WAYS[char][habits[char]])
    )
    right = max(float(stroke[:, 0].max()) for stroke in strokes)
    return Glyph(strokes, right + 0.22)


def _bent(points: Stroke) -> Stroke:
    """Round a stroke's corners a little (Chaikin's cut, its ends kept)."""
    if len(points) < 4:
        return points
    inner = np.empty((2 * len(points) - 2, 2), dtype=np.float32)
    inner[0::2] = 0.82 * points[:-1] + 0.18 * points[1:]
    inner[1::2] = 0.18 * points[:-1] + 0.82 * points[1:]
    inner[0], inner[-1] = points[0], points[-1]
    return inner

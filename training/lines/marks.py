"""Vietnamese marks as a hand writes them: hats, horns, bars and tones, loosely where they belong."""

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from training.lines.skeleton import Stroke, xy

BREVE, CIRCUMFLEX, HORN = "\u0306", "\u0302", "\u031b"
GRAVE, ACUTE, HOOK, TILDE, DOT = "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"
TONES = frozenset({GRAVE, ACUTE, HOOK, TILDE, DOT})
SHAPES = frozenset({BREVE, CIRCUMFLEX, HORN})

_FORMS: dict[str, tuple[tuple[tuple[float, float], ...], ...]] = {
    ACUTE: (
        ((-0.14, 0.16), (0.16, -0.16)),
        ((-0.07, 0.2), (0.09, -0.2)),
        ((-0.22, 0.08), (0.22, -0.1)),
        ((0.12, -0.2), (-0.1, 0.16)),
    ),
    GRAVE: (
        ((-0.16, -0.15), (0.15, 0.14)),
        ((-0.08, -0.18), (0.08, 0.18)),
        ((-0.24, -0.07), (0.22, 0.07)),
    ),
    HOOK: (
        ((-0.12, -0.12), (-0.02, -0.24), (0.11, -0.18), (0.1, -0.05), (0.0, 0.04), (-0.02, 0.17)),
        ((-0.1, -0.15), (0.04, -0.2), (0.1, -0.08), (0.02, 0.05), (-0.06, 0.12)),
        ((-0.03, -0.2), (0.08, -0.1), (0.06, 0.06), (-0.05, 0.18)),
        ((0.0, -0.16), (0.06, 0.0), (-0.02, 0.16)),
        ((-0.12, -0.1), (0.0, -0.2), (0.1, -0.1), (-0.02, 0.06), (-0.1, 0.12), (0.14, 0.14)),
    ),
    TILDE: (
        ((-0.28, 0.08), (-0.16, -0.08), (0.0, 0.0), (0.14, 0.08), (0.28, -0.08)),
        ((-0.3, 0.04), (-0.14, -0.1), (0.1, 0.06), (0.32, -0.06)),
        ((-0.3, 0.02), (-0.1, -0.02), (0.1, 0.02), (0.3, -0.03)),
        ((-0.26, 0.12), (-0.12, -0.1), (0.06, 0.1), (0.24, -0.16)),
        ((-0.26, -0.02), (-0.1, 0.1), (0.1, 0.04), (0.26, -0.12)),
    ),
    DOT: (
        ((-0.02, 0.0), (0.02, 0.0)),
        ((-0.02, -0.03), (0.03, 0.03)),
        ((-0.1, 0.02), (0.1, -0.02)),
        ((0.02, -0.07), (-0.02, 0.08)),
    ),
    CIRCUMFLEX: (
        ((-0.26, 0.13), (0.0, -0.15), (0.26, 0.13)),
        ((-0.26, 0.14), (-0.05, -0.14), (0.06, -0.13), (0.28, 0.08)),
        ((-0.3, 0.08), (-0.02, -0.1), (0.3, 0.07)),
        ((-0.24, 0.1), (-0.12, -0.1), (0.06, -0.12), (0.22, 0.1)),
        ((-0.2, 0.16), (0.04, -0.18), (0.22, 0.1)),
    ),
    BREVE: (
        ((-0.24, -0.1), (-0.14, 0.06), (0.02, 0.1), (0.16, 0.04), (0.25, -0.12)),
        ((-0.24, -0.04), (0.0, 0.09), (0.24, -0.06)),
        ((-0.2, -0.12), (-0.06, 0.12), (0.2, -0.1)),
    ),
    HORN: (
        ((-0.12, 0.1), (0.06, 0.05), (0.14, -0.06), (0.1, -0.18)),
        ((-0.02, 0.1), (0.1, -0.02), (0.1, -0.16)),
        ((-0.04, 0.1), (0.12, -0.14)),
        ((0.05, -0.14), (0.09, -0.02), (-0.02, 0.1)),
        ((-0.14, 0.06), (0.0, 0.1), (0.14, -0.02), (0.1, -0.14), (0.02, -0.08)),
    ),
}
"""Forms of each mark around its own middle, in x-heights, y down; the first is the schoolbook's."""


@dataclass(frozen=True)
class Habit:
    """How one writer makes marks. ``forms`` is the form preferred for each mark, ``lift`` and
    ``shift`` where they stand beside their place (x-heights), ``spread`` how surely they get
    there, ``size`` and ``flat`` their size and height, ``turn`` in radians, ``astray`` how often
    one stands over the next letter instead, ``beside`` whether a tone stands beside a hat or
    above it."""

    forms: dict[str, int]
    lift: float
    shift: float
    spread: float
    size: float
    flat: float
    turn: float
    astray: float
    beside: float


def habit(rng: Generator) -> Habit:
    """Return a writer's habit with marks."""
    return Habit(
        forms={mark: int(rng.integers(len(forms))) for mark, forms in _FORMS.items()},
        lift=float(np.clip(rng.normal(0.15, 0.13), -0.03, 0.5)),
        shift=float(rng.normal(0.12, 0.16)),
        spread=float(rng.uniform(0.03, 0.17)),
        size=float(np.exp(rng.normal(0.08, 0.22))),
        flat=float(np.clip(rng.normal(0.95, 0.22), 0.4, 1.4)),
        turn=float(rng.normal(-0.05, 0.15)),
        astray=float(rng.choice([0.0, 0.01, 0.05], p=[0.5, 0.3, 0.2])),
        beside=float(rng.random()),
    )


def written(
    marks: str, body: tuple[float, float, float, float], own: Habit, rng: Generator
) -> list[Stroke]:
    """Return the strokes of a letter's marks.

    Args:
        marks: combining characters, the letter's shape before its tone (as NFD orders a hat; a
            dot below may come first).
        body: the letter's left, top, right and bottom edge in x-heights, y down.
    """
    left, top, right, _ = body
    strokes = []
    middle = (left + right) / 2
    above = top - 0.1 - 0.17 * own.size - own.lift
    hat = next((mark for mark in marks if mark in (BREVE, CIRCUMFLEX)), "")
    if hat:
        strokes.append(_placed(hat, (middle + own.shift / 3, above), own, rng))
    if HORN in marks:
        strokes.append(_placed(HORN, (right + 0.05, top + 0.02), own, rng, loose=0.4))
    for tone in (mark for mark in marks if mark in TONES):
        strokes.append(_placed(tone, _tone_place(tone, hat, body, above, own, rng), own, rng))
    return strokes


def bar(
    small: bool, letter: list[Stroke], body: tuple[float, float, float, float], rng: Generator
) -> Stroke:
    """Return the bar that makes a d or a D a đ or a Đ."""
    left, top, _, bottom = body
    if small:
        points = np.concatenate(letter)
        x, y = points[np.argmin(points[:, 1])]
        middle, height = (
            x + rng.normal(0, 0.06),
            y + rng.uniform(0.35, 0.75) * max(0.3, -1 - y),
        )
        half = rng.uniform(0.2, 0.42)
    else:
        middle, height = left + rng.uniform(-0.05, 0.25), (top + bottom) / 2 + rng.normal(0, 0.1)
        half = rng.uniform(0.22, 0.4)
    tilt = rng.normal(-0.02, 0.05)
    return xy([[middle - half, height - tilt], [middle, height], [middle + half, height + tilt]])


def _tone_place(
    tone: str,
    hat: str,
    body: tuple[float, float, float, float],
    above: float,
    own: Habit,
    rng: Generator,
) -> tuple[float, float]:
    left, _, right, bottom = body
    middle = (left + right) / 2
    if tone == DOT:
        return middle + own.shift / 3, max(0.0, min(bottom, 0.1)) + rng.uniform(0.2, 0.42)
    astray = (right - left) * rng.choice([-1, 1]) if rng.random() < own.astray else 0.0
    if not hat:
        return middle + own.shift + astray, above
    if tone == GRAVE and rng.random() < 0.25 * own.beside:
        return middle - 0.42, above - 0.06
    if rng.random() < own.beside:
        return middle + rng.uniform(0.34, 0.52) + astray, above - rng.uniform(0.0, 0.22)
    return middle + own.shift + astray, above - rng.uniform(0.28, 0.42)


def _placed(
    mark: str, at: tuple[float, float], own: Habit, rng: Generator, loose: float = 1.0
) -> Stroke:
    """Return one mark near a place, in the writer's form or now and then in another."""
    forms = _FORMS[mark]
    chosen = own.forms[mark] if rng.random() < 0.85 else int(rng.integers(len(forms)))
    points = _rounded(xy(forms[chosen]))
    grow = own.size * np.exp(rng.normal(0, 0.14, 2))
    flat = 1.0 if mark == DOT else max(own.flat, 0.75) if mark in SHAPES else own.flat
    points = points * xy([grow[0], grow[1] * flat])
    turn = own.turn + rng.normal(0, 0.12)
    cos, sin = np.cos(turn), np.sin(turn)
    points = points @ xy([[cos, sin], [-sin, cos]])
    offset = rng.normal(0, own.spread * loose, 2) * np.array([1.2, 0.7])
    return (points + xy(np.array(at) + offset)).astype(np.float32)


def _rounded(points: Stroke) -> Stroke:
    """Cut a stroke's corners (Chaikin), keeping its ends."""
    if len(points) < 3:
        return points
    inner = np.empty((2 * len(points) - 2, 2), dtype=np.float32)
    inner[0::2] = 0.75 * points[:-1] + 0.25 * points[1:]
    inner[1::2] = 0.25 * points[:-1] + 0.75 * points[1:]
    inner[0], inner[-1] = points[0], points[-1]
    return inner

"""Spreading the characters of a number over boxes, as forms want an ID or a date written."""

from dataclasses import dataclass, replace

import numpy as np

from training.lines.drawn import Drawn

MOST_CHARACTERS = 14


@dataclass(frozen=True)
class InCells:
    """Characters that stand apart; ``edges`` are the columns between cells in the ink's pixels,
    ``are_drawn`` says whether boxes are printed there."""

    drawn: Drawn
    edges: tuple[float, ...]
    are_drawn: bool


def in_cells(drawn: Drawn, rng: np.random.Generator) -> InCells | None:
    """Return a short number with each character in its cell; ``None`` where the text has other
    characters than digits and capitals or its characters hang together."""
    text = drawn.text
    if not (4 <= len(text) <= MOST_CHARACTERS and all(c.isascii() and c.isalnum() for c in text)):
        return None
    if sum(c.isdigit() for c in text) < len(text) - 2:
        return None
    is_ink = np.concatenate([[False], drawn.ink.max(axis=0) > 60, [False]])
    steps = np.flatnonzero(is_ink[1:] != is_ink[:-1]).reshape(-1, 2)
    if len(steps) != len(text):
        return None
    widest = int((steps[:, 1] - steps[:, 0]).max())
    pitch = max(widest * rng.uniform(1.05, 1.3), drawn.x_height * rng.uniform(1.4, 2.4))
    ink = np.zeros((drawn.ink.shape[0], round(pitch * len(text))), np.uint8)
    wander = 0.12 if drawn.is_hand else 0.03
    for index, (start, end) in enumerate(steps):
        room = pitch - (end - start)
        x = pitch * index + room * np.clip(0.5 + rng.normal(0, wander), 0, 1)
        left = min(round(x), ink.shape[1] - (end - start))
        np.maximum(
            ink[:, left : left + end - start],
            drawn.ink[:, start:end],
            out=ink[:, left : left + end - start],
        )
    edges = tuple(float(pitch * i) for i in range(len(text) + 1))
    return InCells(replace(drawn, ink=ink), edges, bool(rng.random() < 0.75))

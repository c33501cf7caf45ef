"""A printed label and the pen that goes on after it, as on every form: "Họ và tên: Nguyễn Văn An"."""

import cv2
import numpy as np

from training.lines.drawn import Drawn, Pixels

HAND_SIZE = (0.85, 1.6)
"""x-heights of print that an x of the hand is high."""

GAP = (0.3, 2.6)
"""x-heights of print between the label and the first stroke."""

LIFT = 0.12
"""Standard deviation, in x-heights of print, of how far a hand writes above or below the print's
baseline."""


def filled_in(label: Drawn, value: Drawn, rng: np.random.Generator) -> Drawn:
    """Return the ink of a value behind the ink of its label, on one baseline as a hand keeps it.

    Args:
        label: printed.
        value: written by a hand.
    """
    hand = _scaled(value, label.x_height * rng.uniform(*HAND_SIZE) / value.x_height)
    down = rng.normal(-0.04, LIFT) * label.x_height
    label_top, hand_top = -label.baseline, down - hand.baseline
    top = min(label_top, hand_top)
    start = label.ink.shape[1] + round(rng.uniform(*GAP) * label.x_height)
    placed = ((label, 0, round(label_top - top)), (hand, start, round(hand_top - top)))
    height = max(y + drawn.ink.shape[0] for drawn, _, y in placed)
    ink = np.zeros((height, start + hand.ink.shape[1]), np.uint8)
    for drawn, x, y in placed:
        part = ink[y : y + drawn.ink.shape[0], x : x + drawn.ink.shape[1]]
        np.maximum(part, drawn.ink, out=part)
    return Drawn(
        ink=ink,
        text=f"{label.text} {value.text}",
        baseline=label.baseline + label_top - top,
        x_height=label.x_height,
        is_hand=True,
        pen_from=float(start),
        printed=len(label.text) + 1,
    )


def parted(ink: Pixels, pen_from: float) -> tuple[Pixels, Pixels]:
    """Return the ink of the label and that of the hand, each of the size of both."""
    label, hand = ink.copy(), ink.copy()
    column = round(pen_from)
    label[:, column:], hand[:, :column] = 0, 0
    return label, hand


def _scaled(drawn: Drawn, factor: float) -> Drawn:
    height, width = drawn.ink.shape
    size = (max(1, round(width * factor)), max(1, round(height * factor)))
    how = cv2.INTER_AREA if factor < 1 else cv2.INTER_LINEAR
    ink = cv2.resize(drawn.ink, size, interpolation=how).astype(np.uint8, copy=False)
    scale = size[1] / height
    return Drawn(ink, drawn.text, drawn.baseline * scale, drawn.x_height * scale, drawn.is_hand)

"""Bare ink for tests, drawn without the fonts that the generator needs."""

import cv2
import numpy as np

from training.lines.drawn import Drawn

X_HEIGHT = 29


def sketched(text: str = "Hanoi 24 thon Dong", is_hand: bool = False) -> Drawn:
    """Return a text in OpenCV's own strokes: x-height 29, nothing below the baseline."""
    face, scale, thick = cv2.FONT_HERSHEY_SIMPLEX, 2.0, 4
    (width, height), _ = cv2.getTextSize(text, face, scale, thick)
    ink = np.zeros((2 * height, width + 20), np.uint8)
    baseline = height + height // 2
    cv2.putText(ink, text, (10, baseline), face, scale, (255,), thick, cv2.LINE_AA)
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    cropped = ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1].copy()
    return Drawn(cropped, text, float(baseline - rows[0]), float(X_HEIGHT), is_hand)

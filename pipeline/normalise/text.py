"""The Vietnamese text functions under their former name, for training code."""

from schemas.text import (
    TONE_MARKS,
    comparable,
    modern_tone_placement,
    tidy,
    without_tone_marks,
    without_tones,
)

__all__ = [
    "TONE_MARKS",
    "comparable",
    "modern_tone_placement",
    "tidy",
    "without_tone_marks",
    "without_tones",
]

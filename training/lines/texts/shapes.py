"""What typing and breaking lines do to a text: case, tone placement, length."""

import numpy as np

from training.lines.texts.chance import between, flip
from training.lines.texts.syllables import with_tones_on_second_vowels

LONGEST = 75
"""Characters; a line of A4 in 13 points holds about as many."""


def titled(text: str) -> str:
    """Return a text with a capital at the beginning of every word, the rest as it is."""
    return " ".join(word[:1].upper() + word[1:] for word in text.split(" "))


def is_capitals(text: str) -> bool:
    """Return whether at least two letters stand in a text and all are capitals."""
    return sum(char.isalpha() for char in text) > 1 and text == text.upper()


def varied(text: str, rng: np.random.Generator, capitals: float = 0.08) -> str:
    """Return a text as it is, in capitals, in Title Case or in lower case, with the tones of oa,
    oe, uy in the older or the newer place."""
    if flip(rng, 0.25):
        text = with_tones_on_second_vowels(text)
    drawn = rng.random()
    if drawn < capitals:
        return text.upper()
    if drawn < capitals + 0.05:
        return titled(text)
    return text.lower() if drawn > 0.98 else text


def a_length(rng: np.random.Generator) -> int:
    """Return how many characters a line may have: mostly 10 to 40, up to :data:`LONGEST`."""
    if flip(rng, 0.3):
        return between(rng, 40, LONGEST)
    return between(rng, 8, 42)


def cut(text: str, rng: np.random.Generator, longest: int = LONGEST) -> str:
    """Return as many whole words as fit into ``longest`` characters, from the first word or, as
    after a line break, from a later one. A word that alone is too long stays whole."""
    if len(text) <= longest:
        return text
    words = text.split(" ")
    start = 0 if flip(rng, 0.5) else int(rng.random() * len(words))
    line = words[start]
    for word in words[start + 1 :]:
        if len(line) + 1 + len(word) > longest:
            break
        line += f" {word}"
    return line

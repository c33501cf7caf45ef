"""What does not count as an error, whoever reads."""

import re
import unicodedata

from rapidfuzz.distance import Levenshtein

from schemas.text import modern_tone_placement, tidy
from training.evaluation.engines import Read

_TYPOGRAPHIC = str.maketrans("“”„‘’–—−", '"""\'\'---')
_FULL_WIDTH = str.maketrans({0xFF01 + i: 0x21 + i for i in range(0x5E)})
"""The stock recogniser writes Chinese punctuation now and then."""

_LEADER = re.compile(r"(?:[._…·]\s?){3,}|…")


def canonical(text: str) -> str:
    """Return a text without the differences that no reader of a form would call an error.

    NFC, one placement of the tone (hoà is hòa), plain quotes and dashes, single spaces, no leaders
    of dots or underscores. Case, tones and punctuation count.
    """
    plain = text.translate(_TYPOGRAPHIC).translate(_FULL_WIDTH)
    return modern_tone_placement(tidy(_LEADER.sub(" ", plain)))


def words_alone(text: str) -> str:
    """Return the letters and digits of a canonical text in lower case, with slashes and spaces.

    For labels in Title Case whatever the writer's capitals, and without punctuation.
    """
    kept = "".join(
        char if char.isalnum() or char == "/" or unicodedata.combining(char) else " "
        for char in canonical(text).lower()
    )
    return tidy(kept)


def carried_over(read: Read, folded: str) -> tuple[float, ...]:
    """Return the probabilities of a reading's characters for the characters of its folded text."""
    if read.text == folded:
        return read.probabilities
    carried: list[float] = []
    for step in Levenshtein.opcodes(read.text, folded):
        length = step.dest_end - step.dest_start
        if step.tag == "insert":
            carried += [1.0] * length
        elif step.tag != "delete":
            carried += read.probabilities[step.src_start : step.src_end]
    return tuple(carried)

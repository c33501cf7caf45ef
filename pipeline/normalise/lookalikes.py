"""Letters that a recogniser writes for digits."""

import re
import unicodedata
from collections.abc import Callable

LOOKALIKES = str.maketrans("OoQDlIi|ZzSsBbGg", "0000111122558866")

_LETTERS = "OoQDlIi|ZzSsBbGg"
_TOUCHING = re.compile(rf"[0-9][{_LETTERS}]|[{_LETTERS}][0-9]")
_NUMBER = re.compile(r"(?<![^\W_])(?=\S*[0-9])[0-9OoQDlI|]+(?![^\W_])")
"""A word that must be a number: a digit stands in it or beside it, and only O and l are doubtful."""


def number_in(text: str, fits: Callable[[str], bool]) -> tuple[str, bool] | None:
    """Return the digits 0 to 9 of a text that holds one number, and whether letters had to be taken
    for digits or stand among them.

    Full-width digits, as some keyboards type them, are digits. Words around the number are passed
    over if its own digits fit.

    Args:
        text: as read.
        fits: whether digits are a number of the wanted kind.
    """
    plain = unicodedata.normalize("NFKC", text)
    sure = re.sub(r"[^0-9]", "", plain)
    if fits(sure):
        return sure, _TOUCHING.search(plain) is not None
    guessed = re.sub(r"[^0-9]", "", plain.translate(LOOKALIKES))
    return (guessed, True) if fits(guessed) else None


def with_digits(text: str) -> str:
    """Return a text in NFKC in which the words that must be numbers (O5, 2O24) are numbers."""
    plain = unicodedata.normalize("NFKC", text)
    return _NUMBER.sub(lambda word: word.group().translate(LOOKALIKES), plain)

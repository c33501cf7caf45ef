"""Which characters are taken for which, and what kind of mistake that is."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import Levenshtein

from schemas.base import Model
from schemas.text import TONE_MARKS


class ErrorClass(StrEnum):
    """What is wrong with a character, the gravest difference first."""

    LETTER = "wrong letter"
    MISSING = "missing letter"
    EXTRA = "extra letter"
    MARK = "wrong mark"
    TONE = "wrong tone"
    CASE = "case"
    PUNCTUATION = "punctuation"
    SPACE = "space"


class Confusion(Model):
    """How often one character stood for another: ``truth`` is "" for an extra character, ``read``
    for a missing one."""

    truth: str
    read: str
    error: ErrorClass
    count: int


@dataclass(frozen=True)
class _Parts:
    """A letter taken apart; ``mark`` is what makes â of a and đ of d."""

    base: str
    mark: str
    tone: str


def confused(truth: str, read: str) -> Iterator[tuple[str, str]]:
    """Yield the wrong, missing ("x", "") and extra ("", "x") characters of the shortest way from
    one text to the other."""
    for step in Levenshtein.editops(truth, read):
        yield (
            truth[step.src_pos] if step.tag != "insert" else "",
            read[step.dest_pos] if step.tag != "delete" else "",
        )


def error_class(truth: str, read: str) -> ErrorClass:
    """Return what kind of mistake it is to read ``read`` where ``truth`` stands; either may be ""."""
    present = [char for char in (truth, read) if char]
    if " " in present:
        return ErrorClass.SPACE
    if not any(char.isalnum() for char in present):
        return ErrorClass.PUNCTUATION
    if len(present) == 1:
        return ErrorClass.MISSING if truth else ErrorClass.EXTRA
    one, other = _parts(truth), _parts(read)
    if one.base != other.base:
        return ErrorClass.LETTER
    if one.mark != other.mark:
        return ErrorClass.MARK
    return ErrorClass.TONE if one.tone != other.tone else ErrorClass.CASE


def _parts(char: str) -> _Parts:
    decomposed = unicodedata.normalize("NFD", char.lower())
    base, marks = decomposed[0], decomposed[1:]
    if base == "đ":
        return _Parts("d", "đ", "")
    tone = "".join(mark for mark in marks if mark in TONE_MARKS)
    return _Parts(base, "".join(mark for mark in marks if mark not in TONE_MARKS), tone)


def count_confusions(pairs: Iterable[tuple[str, str]]) -> tuple[Confusion, ...]:
    """Return the confusions of (truth, read) characters, the most frequent first."""
    counts = Counter(pairs)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(
        Confusion(truth=truth, read=read, error=error_class(truth, read), count=count)
        for (truth, read), count in ordered
    )

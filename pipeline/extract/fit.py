"""How well an order of the text explains a page: labels that are found, and values that look like
what their labels ask for."""

from bisect import bisect
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.extract.chain import Placed
from pipeline.extract.clean import clean_value
from pipeline.extract.regions import Region
from pipeline.extract.shapes import is_whole
from pipeline.extract.stream import StreamChar, height_of, middle_of, text_of
from schemas.form import FieldType

FITS = 4.0
"""What a value of its type counts, in letters of labels: as much as a short label."""

MISFITS = -4.0
BLANK = -1.0
TORN = -6.0
"""What a value counts that holds text of two columns."""

MAX_LENGTH = 130
"""Characters of a value that is no free text."""

MIN_LETTERS = 4
"""On each side of a gap; fewer are a unit, "02 … bản"."""

SAME_ROW = 0.5
"""Of a line's height, by which what stands in one row may be higher or lower."""


def fit_of(
    values: Iterable[tuple[Placed, Sequence[StreamChar]]], regions: Sequence[Region]
) -> float:
    """Return how well labels and their values explain a page: what the labels score, and for each
    value whether it fits its type and stands in one column. Comparable between orders of one text.

    Args:
        values: labels, each with the characters behind it.
        regions: of the pages, where columns stand side by side.
    """
    cuts = {id(line): region.cuts for region in regions for line in region.lines}
    total = 0.0
    for placed, chars in values:
        total += placed.match.score
        if placed.label.field is not None:
            value = clean_value(chars)
            total += _fit(placed.label.field.type, text_of(value))
            total += TORN * _is_torn(value, cuts)
    return total


def is_in_doubt(
    region: Region,
    values: Iterable[tuple[Placed, Sequence[StreamChar]]],
    stream: Sequence[StreamChar],
) -> bool:
    """Return whether something in a region is not what is asked for there: a value that is torn, or no
    value of its type, or behind no label, or a label that stands in two columns.

    Args:
        region: of a page.
        values: labels, each with the characters behind it, read row by row.
        stream: the text.
    """
    cuts = {id(line): region.cuts for line in region.lines}
    for placed, chars in values:
        if _columns(stream[placed.match.start : placed.match.end], cuts) > 1:
            return True
        inside = [char for char in chars if id(char.line) in cuts]
        if not any(char.char.isalnum() for char in inside):
            continue
        field = placed.label.field
        value = clean_value(chars)
        if field is None or _fit(field.type, text_of(value)) < 0 or _is_torn(value, cuts):
            return True
    return False


def _columns(chars: Sequence[StreamChar], cuts: Mapping[int, tuple[float, ...]]) -> int:
    """Return in how many columns letters or digits stand."""
    return len(
        {
            bisect(cuts[id(char.line)], middle_of(char)[0])
            for char in chars
            if char.char.isalnum() and id(char.line) in cuts
        }
    )


def _is_torn(value: Sequence[StreamChar], cuts: Mapping[int, tuple[float, ...]]) -> bool:
    """Whether words of a value stand on both sides of a gap in one row."""
    parts: list[_Part] = []
    for char in value:
        if char.line is None or not char.char.isalnum() or id(char.line) not in cuts:
            continue
        x, y = middle_of(char)
        own = cuts[id(char.line)]
        column = bisect(own, x)
        is_more = bool(parts) and (parts[-1].cuts, parts[-1].column) == (own, column)
        letters = parts.pop().letters + 1 if is_more else 1
        parts.append(_Part(own, column, y, height_of(char.line), letters))
    return any(
        one.cuts == other.cuts
        and one.column < other.column
        and abs(one.y - other.y) < SAME_ROW * min(one.height, other.height)
        and min(one.letters, other.letters) >= MIN_LETTERS
        for one, other in pairwise(parts)
    )


class _Part(NamedTuple):
    """Letters of a value that stand in one column: how many, where the last of them is and how high
    its line."""

    cuts: tuple[float, ...]
    column: int
    y: float
    height: float
    letters: int


def _fit(kind: FieldType, text: str) -> float:
    if not text:
        return BLANK
    whole = is_whole(kind, text)
    if whole is None:
        return 0.0
    return FITS if whole and len(text) <= MAX_LENGTH else MISFITS

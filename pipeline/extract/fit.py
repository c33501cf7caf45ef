"""How well an order of the text explains a page: labels that are found, and values that look like
what their labels ask for."""

import re
from bisect import bisect
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from pipeline.extract.chain import Placed
from pipeline.extract.clean import clean_value
from pipeline.extract.regions import Region
from pipeline.extract.stream import StreamChar, middle_of, text_of
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

SAME_ROW = 20.0
"""Pixels by which what stands in one row may differ in height."""

_WORDS = r"[^\W\d_]+(?:[ '-][^\W\d_]+)"
_DATE = r"(?:ngày\s*)?\d{1,2}\s*(?:[/.-]|tháng)\s*\d{1,2}\s*(?:[/.-]|,?\s*năm)\s*\d{4}"
_NUMBER = r"\d(?:[ .]?\d)"

WHOLE = {
    FieldType.PERSON_NAME: re.compile(rf"{_WORDS}{{1,6}}"),
    FieldType.DATE: re.compile(rf"{_DATE}|(?:năm\s*)?\d{{4}}", re.I),
    FieldType.YEAR: re.compile(rf"{_DATE}|(?:năm\s*)?\d{{4}}", re.I),
    FieldType.PERSONAL_ID: re.compile(rf"{_NUMBER}{{8}}|{_NUMBER}{{11}}"),
    FieldType.PHONE: re.compile(r"\+?\d(?:[ .()-]{0,2}\d){8,11}"),
    FieldType.EMAIL: re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    FieldType.GENDER: re.compile(r"\W*(?:Nam|Nữ)\W*(?:(?:Nam|Nữ)\W*)?", re.I),
    FieldType.ETHNICITY: re.compile(rf"[^\W\d_]+|{_WORDS}{{1,2}}"),
    FieldType.NATIONALITY: re.compile(rf"{_WORDS}{{0,3}}"),
    FieldType.RELATIONSHIP: re.compile(rf"[^\W\d_]+|{_WORDS}{{1,4}}"),
    FieldType.INTEGER: re.compile(r"\d{1,3}(?:\s?\(?[^\W\d]+\)?){0,2}"),
    FieldType.DECIMAL_WITH_UNIT: re.compile(r"[\d.,]+\s?(?:m\s?[2²]|ha|đồng)?"),
    FieldType.ADDRESS: re.compile(r"[^\W_](?:[^:;@](?!\d{9}))*"),
    FieldType.PLACE: re.compile(r"[^\W_](?:[^:;@](?!\d{9}))*"),
    FieldType.ID_DOCUMENT: re.compile(
        rf"(?:\D|\d(?!\d{{8}}))*{_NUMBER}{{8,11}}(?!\d)(?:\D|\d{{1,4}}(?!\d))*"
    ),
}
"""What a whole value of a type looks like."""


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
    parts: list[tuple[tuple[float, ...], int, float, int]] = []
    for char in value:
        if char.line is None or not char.char.isalnum() or id(char.line) not in cuts:
            continue
        x, y = middle_of(char)
        own = cuts[id(char.line)]
        column = bisect(own, x)
        if parts and parts[-1][:2] == (own, column):
            parts[-1] = (own, column, y, parts[-1][3] + 1)
        else:
            parts.append((own, column, y, 1))
    return any(
        one[0] == other[0]
        and one[1] < other[1]
        and abs(one[2] - other[2]) < SAME_ROW
        and min(one[3], other[3]) >= MIN_LETTERS
        for one, other in pairwise(parts)
    )


def _fit(kind: FieldType, text: str) -> float:
    if not text:
        return BLANK
    whole = WHOLE.get(kind)
    if whole is None:
        return 0.0
    return FITS if len(text) <= MAX_LENGTH and whole.fullmatch(text) else MISFITS

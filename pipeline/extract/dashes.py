"""Prints that set a dash between label and value where others set a colon: "Sinh ngày – 21/6/2025"."""

from collections.abc import Sequence
from itertools import groupby

from pipeline.extract.stream import ROW_END, StreamChar

DASHES = "-–—"
MIN_DASHED = 5
"""Lines with a dash behind their first words, from which a paper has dashes for colons."""

MAX_WORDS = 14
"""Of a label."""


def with_colons(stream: Sequence[StreamChar]) -> tuple[StreamChar, ...]:
    """Return the stream with colons for the dashes behind labels, if the paper has more of these than
    of colons; a dash within a word, or behind a value, stays."""
    lines = [list(chars) for _, chars in groupby(stream, key=_line)]
    dashes = [_dash(line) for line in lines]
    if sum(dash is not None for dash in dashes) < max(
        MIN_DASHED, sum(char.char == ":" for char in stream)
    ):
        return tuple(stream)
    return tuple(
        char._replace(char=":") if i == dash else char
        for line, dash in zip(lines, dashes, strict=True)
        for i, char in enumerate(line)
    )


def _line(char: StreamChar) -> int:
    return id(char.line)


def _dash(line: Sequence[StreamChar]) -> int | None:
    """Return which character of a line is a dash between spaces behind a few words, the first of
    which has a capital."""
    text = "".join(char.char for char in line)
    places = [text.find(f" {dash} ") for dash in DASHES]
    place = min((place for place in places if place > 0), default=-1)
    before = text[: max(place, 0)]
    is_label = before[:1].isupper() and ":" not in before and len(before.split()) <= MAX_WORDS
    return place + 1 if is_label and ROW_END not in before else None

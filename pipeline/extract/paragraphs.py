"""Where a paper sets off its parts without numbers or colons: headings that stand alone, items that
begin with dashes or in a row of their own, and the sentence that it closes with.

A heading is told from the second row of a value by what is left of the row before: whoever writes
on uses the room.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.extract.match import Match
from pipeline.extract.stream import ROW_END, StreamChar
from schemas.geometry import Quad

WORD = re.compile(r"[^\W\d_]+")
HEADING = re.compile(r"[^\W\d_][^\n:\d.…_☐☑☒]*")
DASH = re.compile(r"[-–+•*]\s*(?=[^\W\d_])")
CLOSING = re.compile(
    r"(?:(?:Chúng )?[Tt]ôi|Em|Gia đình tôi|Lời (?:tôi )?khai|Những điều|Kính mong|Rất mong|Kính đề nghị|Xin (?:chân thành|trân trọng|c[ảà]m ơn))\b"
    r"(?=.*(?:cam (?:đoan|kết)|chịu|c[ảà]m ơn|sự thật|chân thành|trân trọng|mong|xem xét|giải quyết|giúp đỡ))"
)
"""The beginning of a sentence that says nothing but that all is true, or thanks."""

MAX_WORDS = 12
MIN_WORDS = 3
"""Of a heading."""

MIN_DASHES = 3
"""Labels behind dashes from which a paper's items begin with dashes."""

SPARE = 1.5
"""How many times the width of the next word must be left of a row that nothing goes on from."""

BEFORE_LABEL = 8
"""Characters that may stand before a label in its row: its number or dash."""


@dataclass(frozen=True)
class Row:
    """A row of the text; ``start`` and ``end`` (its newline) are stream indices; ``left``, ``right``,
    ``top`` and ``bottom`` are its edges on its page, ``last_left`` is where its last line begins and
    ``first_width`` the width of its first word, in pixels."""

    start: int
    end: int
    page: int
    text: str
    left: float
    right: float
    last_left: float
    first_width: float
    top: float
    bottom: float
    is_by_hand: bool

    def is_beside(self, other: "Row") -> bool:
        """Whether another row is at the same height of the page: in the other column."""
        middle = (other.top + other.bottom) / 2
        return other is not self and other.page == self.page and self.top < middle < self.bottom


def set_off(stream: Sequence[StreamChar], labels: Sequence[Match]) -> list[Match]:
    """Return where a value must end: at a heading that stands alone before a label, at an item behind a
    dash whose label begins with other words than are listed, at a typed row that begins with a
    capital though the one before it had room, and at the sentence that closes the paper.

    Args:
        stream: the text.
        labels: that were found.
    """
    rows = list(_rows(stream))
    return [
        *_headings(rows, labels),
        *_dashed(rows, labels),
        *_items(rows, labels),
        *_closings(rows, labels),
    ]


def _headings(rows: Sequence[Row], labels: Sequence[Match]) -> Iterator[Match]:
    for before, row, behind in zip(rows, rows[1:], rows[2:], strict=False):
        if (
            HEADING.fullmatch(row.text)
            and MIN_WORDS <= len(WORD.findall(row.text)) <= MAX_WORDS
            and not _labels_in(row, labels)
            and any(label.start - behind.start <= BEFORE_LABEL for label in _labels_in(behind, labels))
            and _begins_anew(before, row, rows, labels)
        ):  # fmt: skip
            yield Match(row.start, row.end, 0.0, 0.0, is_set_off=True)


def _dashed(rows: Sequence[Row], labels: Sequence[Match]) -> Iterator[Match]:
    dashed = [(row, row.start + dash.end()) for row in rows if (dash := DASH.match(row.text))]
    starts = {label.start for label in labels}
    if sum(not starts.isdisjoint((row.start, first)) for row, first in dashed) < MIN_DASHES:
        return
    for row, first in dashed:
        inside = _labels_in(row, labels)
        if inside and inside[0].start > first:
            yield Match(row.start, inside[0].start, 0.0, 0.0, is_set_off=True)


def _ends_with(row: Row, label: Match) -> bool:
    """Whether nothing but a colon stands behind a label in its row: its value begins in the next."""
    return row.start < label.end <= row.end and not WORD.search(row.text[label.end - row.start :])


def _items(rows: Sequence[Row], labels: Sequence[Match]) -> Iterator[Match]:
    starts = {label.start for label in labels}
    margins = {row.left for row in rows if row.start in starts}
    for before, row in pairwise(rows):
        inside = _labels_in(row, labels)
        end = inside[0].start if inside else row.end
        if (
            row.start < end
            and not before.is_by_hand
            and _labels_in(before, labels)
            and any(abs(row.left - margin) < row.bottom - row.top for margin in margins)
            and not any(before.is_beside(other) for other in rows)
            and _begins_anew(before, row, rows, labels)
        ):
            yield Match(row.start, end, 0.0, 0.0, is_set_off=True)


def _begins_anew(before: Row, row: Row, rows: Sequence[Row], labels: Sequence[Match]) -> bool:
    """Whether a printed row of its own begins with a capital though the one before it had room for
    its first word, and is no value that begins below its label or goes on in its column of a table."""
    edge = max(other.right for other in rows if other.page == row.page)
    return (
        row.text[0].isupper()
        and not row.is_by_hand
        and before.page == row.page
        and not _goes_on_in_column(before, row)
        and not _goes_on_beside_labels(before, row, rows, labels)
        and before.right + SPARE * row.first_width < edge
        and not any(_ends_with(before, label) for label in labels)
        and not any(row.is_beside(other) for other in rows)
    )


def _goes_on_in_column(before: Row, row: Row) -> bool:
    """Whether a row begins below the last line of the one before, right of where that row begins."""
    height = row.bottom - row.top
    return before.last_left > before.left + height and abs(row.left - before.last_left) < height


def _goes_on_beside_labels(
    before: Row, row: Row, rows: Sequence[Row], labels: Sequence[Match]
) -> bool:
    """Whether a row begins where the value before it does, in a column of its own right of the labels."""
    height = row.bottom - row.top
    margins = [each.left for each in rows if each.page == row.page and _labels_in(each, labels)]
    return (
        not _labels_in(before, labels)
        and abs(row.left - before.left) < height
        and row.left > min(margins, default=row.left) + 2 * height
    )


def _closings(rows: Sequence[Row], labels: Sequence[Match]) -> Iterator[Match]:
    for row in rows:
        end = min((label.start for label in _labels_in(row, labels)), default=row.end)
        if row.start < end and CLOSING.match(row.text) and ":" not in row.text:
            yield Match(row.start, end, 0.0, 0.0, is_set_off=True)


def _labels_in(row: Row, labels: Sequence[Match]) -> list[Match]:
    """Return the labels that touch a row, in order, also those of no letters: a place before a date."""
    return sorted(
        (
            label
            for label in labels
            if label.start < row.end and row.start < max(label.end, label.start + 1)
        ),
        key=lambda label: label.start,
    )


def _rows(stream: Sequence[StreamChar]) -> Iterator[Row]:
    start = 0
    for end, char in enumerate(stream):
        if char.char == ROW_END:
            if start < end:
                yield _row(stream, start, end)
            start = end + 1


def _row(stream: Sequence[StreamChar], start: int, end: int) -> Row:
    chars = stream[start:end]
    text = "".join(char.char for char in chars)
    lines = {id(char.line): char.line for char in chars if char.line is not None}
    lefts = [line.quad[0][0] for line in lines.values()]
    right = max((_right(line.quad) for line in lines.values()), default=0.0)
    hands = [char.read.hand for char in chars if char.read is not None]
    first = chars[0].line
    width = 0.0
    if first is not None and first.chars:
        letters = len(text.split(" ")[0]) + 1
        width = (_right(first.quad) - first.quad[0][0]) * letters / len(first.chars)
    is_by_hand = sum(hands) > len(hands) / 2
    tops = [line.quad[0][1] for line in lines.values()]
    bottoms = [line.quad[2][1] for line in lines.values()]
    return Row(
        start, end, chars[0].page, text, min(lefts, default=0.0), right, max(lefts, default=0.0), width,
        min(tops, default=0.0), max(bottoms, default=0.0), is_by_hand,
    )  # fmt: skip


def _right(quad: Quad) -> float:
    return max(quad[1][0], quad[2][0])

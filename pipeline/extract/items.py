"""The numbers of a form's items: "3.", "b)", "2.1.", "IV.", as the paper has them.

They say where an item begins though its heading has no colon, "b) Giấy chứng nhận", and that what
stands before a label in its row belongs to no value.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.extract.match import Match
from pipeline.extract.stream import StreamChar, row_end, row_start

LETTERS = "abcdđeghiklmnopqrstuvxy"
"""In the order in which items are lettered."""

ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")

MARK = re.compile(
    r"(?m)^[ •·]*(?P<bracket>\(?)(?:(?P<digits>\d{1,2}(?:\.\d{1,2})*)|(?P<letter>[a-zđ])|(?P<roman>[IVX]{1,4}))"
    r"(?:\s?(?P<end>[.)/])|(?<=\d\.\d)(?= )|(?<=\d\.\d\d)(?= ))\s*(?=[^\W\d_])"
)
"""The number at the start of a row, with a word behind it."""

MAX_HEADING_WORDS = 12
MAX_BEFORE_LABEL = 5
"""Characters of a number before a label."""

MIN_NUMBERED = 3
"""Labels with numbers from which a paper counts as numbered."""

NUMBERED_HEADING = re.compile(
    r"\s*(?:\d{1,2}|[IVX]{1,4}|[A-ZĐ])\s?[.)/]\s*(?:[^\W\d_]+[\s:]+){1,4}"
)
"""The number and the first words of a heading, "2. THÔNG TIN "."""

BEFORE_LABEL = re.compile(
    r"[^\w\n]*(?:\d{1,2}(?:[.,]\d{1,2}){0,2}|[^\W\d_])?[^\w\n]*(?:[^\W\d_]{1,6}/){0,3}"
)
"""What may stand before a label in its row and is no value: a number, however its marks were read,
"(21", "1.2", a letter, "C)", a speck, and another word for the same, "CCCD/" before "CMND số"."""

OPENER = re.compile(r"(?:^|[\s.…_])(?:Số|Mã|Ngày|Nơi|Tên|Tại|Địa|Họ) $")
"""The first word of a label that is listed without it: "Số" before "tờ bản đồ"."""

AWAITS_NUMBER = re.compile(
    r"(?:phường|quận|tổ|khu phố|khu vực|ấp|thôn|bản|xóm|khóm|đội|số|ngõ|ngách|hẻm|lớp|ngày|tháng|năm)\s*$",
    re.I,
)
"""Words that a number without a stop in the next row goes on: "phường" / "7"."""


@dataclass(frozen=True)
class Mark:
    """The number of an item: ``start`` and ``end`` (where its words begin) are stream indices,
    ``style`` is how it is written, ``number`` its levels, from 1."""

    start: int
    end: int
    style: str
    number: tuple[int, ...]


def marks_of(stream: Sequence[StreamChar]) -> list[Mark]:
    """Return the numbers at the starts of rows, in order."""
    text = "".join(char.char for char in stream)
    return [
        Mark(found.start(), found.end(), style, number)
        for found in MARK.finditer(text)
        for style, number in _numbers(found)
    ]


def _numbers(found: re.Match[str]) -> Iterator[tuple[str, tuple[int, ...]]]:
    marks = found["bracket"] + (found["end"] or "")
    if found["digits"]:
        number = tuple(int(level) for level in found["digits"].split("."))
        yield ("1" + marks) if len(number) == 1 else "1.1", number
    elif found["letter"] and found["letter"] in LETTERS:
        yield "a" + marks, (LETTERS.index(found["letter"]) + 1,)
    elif found["roman"] in ROMANS:
        yield "I" + marks, (ROMANS.index(found["roman"]) + 1,)


def is_numbered(marks: Sequence[Mark], labels: Sequence[Match]) -> bool:
    """Return whether a paper numbers its labels."""
    starts = {label.start for label in labels}
    return sum(not starts.isdisjoint((mark.start, mark.end)) for mark in marks) >= MIN_NUMBERED


def headings(
    stream: Sequence[StreamChar], marks: Sequence[Mark], labels: Sequence[Match]
) -> list[Match]:
    """Return the rows that begin an item of the form without being a label of it.

    That is told from a list within a value by its number: it goes on that of a label or heading
    before it, begins what a label goes on, is that of the part in which the next label stands, or one
    of several parts in a row of their own with labels below.

    Args:
        stream: the text.
        marks: of the stream.
        labels: that were found.
    """
    starts = {label.start for label in labels}
    own = [mark for mark in marks if mark.end in starts]
    parts = _parts(stream, marks, labels)
    found: list[Match] = []
    for mark in marks:
        if mark in own:
            continue
        end = row_end(stream, mark.end)
        words = "".join(char.char for char in stream[mark.end : end])
        if (
            words[:1].isupper()
            and len(words.split()) <= MAX_HEADING_WORDS
            and not any(label.start < end and mark.start < label.end for label in labels)
            and (mark in parts or _goes_on(mark, marks, own))
        ):
            own.append(mark)
            found.append(Match(mark.start, end, 0.0, 0.0, is_set_off=True))
    return found


def _parts(
    stream: Sequence[StreamChar], marks: Sequence[Mark], labels: Sequence[Match]
) -> list[Mark]:
    """Return the numbers of rows right below each of which a label begins, where they count on from
    the first: "1/ Người báo tử", "2/ Người chết"."""
    starts = {label.start for label in labels}
    heads = [
        mark
        for mark in marks
        for below in [row_end(stream, mark.end) + 1]
        if any(start in starts for start in range(below, below + MAX_BEFORE_LABEL))
    ]
    parts: list[Mark] = []
    for mark in heads:
        before = [each for each in heads if each.start < mark.start and _is_beside(each, mark)]
        is_next = bool(before) and before[-1] in parts and _follows(before[-1], mark)
        behind = [each for each in heads if each.start > mark.start and _is_beside(each, mark)]
        is_first = mark.number[-1] == 1 and bool(behind) and _follows(mark, behind[0])
        if is_next or is_first:
            parts.append(mark)
    return parts


def _goes_on(mark: Mark, marks: Sequence[Mark], own: Sequence[Mark]) -> bool:
    before = [each for each in marks if each.start < mark.start and _is_beside(each, mark)]
    behind = [each for each in marks if each.start > mark.start]
    beside = next((each for each in behind if _is_beside(each, mark)), None)
    is_next = bool(before) and before[-1] in own and _follows(before[-1], mark)
    is_first = (
        mark.number[-1] == 1 and beside is not None and beside in own and _follows(mark, beside)
    )
    is_part = bool(behind) and behind[0] in own and behind[0].number == (*mark.number, 1)
    return is_next or is_first or is_part


def _is_beside(one: Mark, other: Mark) -> bool:
    return one.style == other.style and one.number[:-1] == other.number[:-1]


def _follows(one: Mark, other: Mark) -> bool:
    return other.number[-1] == one.number[-1] + 1


def start_with_number(stream: Sequence[StreamChar], label: Match, previous_end: int) -> int:
    """Return where a label begins together with its number.

    Args:
        stream: the text.
        label: where its words stand.
        previous_end: where the label before it ends.
    """
    row = row_start(stream, label.start)
    before = "".join(char.char for char in stream[row : label.start])
    if row < previous_end or not before or not BEFORE_LABEL.fullmatch(before):
        opener = OPENER.search("".join(char.char for char in stream[previous_end : label.start]))
        is_torn = opener and stream[label.start].char.islower()
        return label.start - len(opener[0].lstrip()) if opener and is_torn else label.start
    value = "".join(char.char for char in stream[previous_end:row])
    is_value = AWAITS_NUMBER.search(value) and before.strip().isdigit()
    return label.start if is_value else row


def start_of_heading(stream: Sequence[StreamChar], heading: Match) -> int:
    """Return where a heading begins that has a number and words before it in its row: "2. THÔNG TIN" of
    "2. THÔNG TIN BÊN NAM".

    Args:
        stream: the text.
        heading: where the words stand that it is known by.
    """
    row = row_start(stream, heading.start)
    before = "".join(char.char for char in stream[row : heading.start])
    return row if NUMBERED_HEADING.fullmatch(before) else heading.start

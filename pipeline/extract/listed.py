"""Values told in several items: a list with numbers or dashes, and the parts of an identity paper, each
behind its own words."""

import re
from collections.abc import Sequence

from pipeline.extract.clean import clean_value
from pipeline.extract.stream import StreamChar
from schemas.form import FieldType

DASH_AT_ROW_START = re.compile(r"(?:^|(?<=\n))\s*[-–+•]\s+(?=\w)")
LISTED = re.compile(r"[\s;,.]*\((?P<number>\d)\)[\s;,.]*")
"""The number of an item, "(2)"."""

PART_OF_PAPER = re.compile(
    r"[\s;.*:]+(?=(?:Ngày cấp|Cấp ngày|Nơi cấp|Cơ quan cấp|Cấp bởi|Cấp tại)\s*:)"
)
"""What stands before the words of a print for a part of an identity paper; what somebody wrote goes
on in small letters, behind commas."""


def items_by_dashes(chars: Sequence[StreamChar], kind: FieldType) -> tuple[StreamChar, ...] | None:
    """Return an addressee or a free text of which two rows or more begin with dashes, as its items with
    semicolons between them; None for other values.

    Args:
        chars: what stands between two labels, its rows ended by newlines.
        kind: its type.
    """
    if kind not in (FieldType.PLACE, FieldType.FREE_TEXT):
        return None
    text = "".join(char.char for char in chars)
    dashes = list(DASH_AT_ROW_START.finditer(text))
    if len(dashes) < 2 or text[: dashes[0].start()].strip(" \n:.…"):
        return None
    ends = [*(dash.start() for dash in dashes[1:]), len(text)]
    items = [clean_value(chars[dash.end() : end]) for dash, end in zip(dashes, ends, strict=True)]
    return joined([item for item in items if item])


def items_joined(chars: Sequence[StreamChar], kind: FieldType) -> tuple[StreamChar, ...]:
    """Return a free text's characters with semicolons for the printed numbers of its items, "(1) Sơ đồ
    (2) Văn bản": of a list from the first on, which is no footnote's mark, or from the second.

    Args:
        chars: of a value.
        kind: its type.
    """
    marks = list(LISTED.finditer("".join(char.char for char in chars)))
    numbers = [int(mark["number"]) for mark in marks]
    is_list = 2 in numbers and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    if kind is not FieldType.FREE_TEXT or not is_list or numbers[0] > 2:
        return tuple(chars)
    edges = [0, *(edge for mark in marks for edge in mark.span()), len(chars)]
    items = [chars[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]
    return joined([item for item in items if item])


def parts_of_paper(chars: Sequence[StreamChar], kind: FieldType) -> tuple[StreamChar, ...]:
    """Return an identity paper that a print asks for in parts, "CCCD số: … ; Cấp ngày: … ; Nơi cấp: …",
    with semicolons between them; other values as they are.

    Args:
        chars: of a value.
        kind: its type.
    """
    text = "".join(char.char for char in chars)
    joints = [found.span() for found in PART_OF_PAPER.finditer(text) if found.start() > 0]
    if kind is not FieldType.ID_DOCUMENT or not joints:
        return tuple(chars)
    edges = [0, *(edge for joint in joints for edge in joint), len(chars)]
    return joined([chars[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True) if b > a])


def joined(items: Sequence[Sequence[StreamChar]]) -> tuple[StreamChar, ...]:
    """Return items, none of them empty, with semicolons between them."""
    return tuple(
        char
        for i, item in enumerate(items)
        for char in (*(StreamChar(sign, item[0].page) for sign in "; " if i > 0), *item)
    )

"""What a print lists with a box beside each, wishes or answers: what is ticked is the value."""

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.extract.clean import clean_value
from pipeline.extract.listed import joined
from pipeline.extract.stream import StreamChar
from pipeline.extract.ticked import BOXES_AS_READ, TICKED, box_beside
from schemas.form import FieldType
from schemas.page import Page

NUMBER = re.compile(r"(?:^|\n)\s*(?:\d{1,2}(?:\.\d{1,2})*\s?[.)]|[a-zđ]\s?\)|[-+•])(?=\s)")
"""What a wish begins with: "4.1.", "b)", a dash."""
SIGN = re.compile(f"[{''.join(BOXES_AS_READ)}]")
OUTER = " \n\t.:;,…_-–"

ONE_OF_SEVERAL = (FieldType.GENDER, FieldType.RELATIONSHIP)
"""Types of which a print may list the answers, "Nam ☐, Nữ ☒"; of a free text several may be ticked."""


def ticked_wishes(
    chars: Sequence[StreamChar], kind: FieldType, pages: Sequence[Page]
) -> tuple[StreamChar, ...] | None:
    """Return what is ticked of the wishes or answers behind a label, with semicolons between them; None
    if none with boxes stand there, none is ticked, or two where there can be but one.

    Args:
        chars: what stands between two labels.
        kind: the value's type.
        pages: of the record, for their check boxes.
    """
    text = "".join(char.char for char in chars)
    items = [
        (item, is_ticked)
        for start, end in _items(text)
        if (item := _words(chars[start:end]))
        and (is_ticked := _is_ticked(chars[start:end], item, pages)) is not None
    ]
    ticked = [item for item, is_ticked in items if is_ticked]
    is_answer = len(ticked) == 1 if kind in ONE_OF_SEVERAL else kind is FieldType.FREE_TEXT
    return joined(ticked) if len(items) > 1 and ticked and is_answer else None


def _items(text: str) -> list[tuple[int, int]]:
    """Return from where to where each wish goes: from number to number, otherwise from box to box,
    which stand before the words if the first one does."""
    numbers = [found.end() for found in NUMBER.finditer(text)]
    signs = [found.end() for found in SIGN.finditer(text)]
    if len(numbers) > 1:
        starts = [found.start() for found in NUMBER.finditer(text)]
        return list(zip(numbers, [*starts[1:], len(text)], strict=True))
    if len(signs) < 2:
        return []
    if SIGN.match(text.strip(OUTER)):
        return list(pairwise([*(end - 1 for end in signs), len(text)]))
    return list(pairwise([0, *signs]))


def _words(item: Sequence[StreamChar]) -> tuple[StreamChar, ...]:
    """Return the words of a wish without its box."""
    return clean_value([char for char in item if char.char not in BOXES_AS_READ])


def _is_ticked(
    item: Sequence[StreamChar], words: Sequence[StreamChar], pages: Sequence[Page]
) -> bool | None:
    """Return whether a wish's box is ticked: by its pixels, otherwise as it was read; None if it has
    none."""
    sign = next((char for char in item if char.char in BOXES_AS_READ), None)
    beside = box_beside((sign,) if sign else words, pages)
    if beside is not None:
        return beside[1].fill >= TICKED
    return None if sign is None else BOXES_AS_READ[sign.char]

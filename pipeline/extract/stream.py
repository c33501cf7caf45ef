"""The pages of a record as one stream of characters, each with its evidence and its place."""

import unicodedata
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from pipeline.read.order import rows_of
from schemas.geometry import Quad, bounding_quad, slice_quad
from schemas.page import CharRead, Line, Page


class StreamChar(NamedTuple):
    """One character; ``read`` is None for the spaces between lines and the ends of rows, which
    the recogniser did not write. A tuple, because a page has thousands."""

    char: str
    page: int
    read: CharRead | None = None
    line: Line | None = None
    starts_line: bool = False


ROW_END = "\n"


class Zone(NamedTuple):
    """A part of a page with two columns that are read one after the other; ``x`` is between them,
    all in page pixels."""

    top: float
    bottom: float
    x: float


class Passage(NamedTuple):
    """A part of a page in an order of its own; ``top`` is where it begins, in page pixels, ``lines``
    are the ``id`` of those that stand in it."""

    page: int
    top: float
    lines: frozenset[int]
    chars: Sequence[StreamChar]


def stream_of(
    pages: Sequence[Page],
    without: Container[int] = (),
    zones: Mapping[int, Zone] = MappingProxyType({}),
    passages: Sequence[Passage] = (),
) -> tuple[StreamChar, ...]:
    """Return the characters of the pages in reading order: lines of a row joined by a space, rows
    ended by a newline.

    Args:
        pages: of one record.
        without: ``id`` of the lines that are left out.
        zones: the two columns of a page, by its index.
        passages: what is not read row by row.
    """
    return tuple(
        char
        for page in pages
        for chars in _in_columns(_rows(page, without, passages), zones.get(page.index))
        for char in chars
    )


def _rows(
    page: Page, without: Container[int], passages: Sequence[Passage]
) -> list[Sequence[StreamChar]]:
    """Return the rows of a page, and its passages where they begin."""
    own = [passage for passage in passages if passage.page == page.index]
    inside = {each for passage in own for each in passage.lines}
    rows: list[Sequence[StreamChar]] = []
    for row in rows_of(
        tuple(line for line in page.lines if id(line) not in without and id(line) not in inside)
    ):
        middle = sum(y for line in row for _, y in line.quad) / (4 * len(row))
        rows += [passage.chars for passage in own if passage.top <= middle]
        own = [passage for passage in own if passage.top > middle]
        rows.append(row_chars(row, page.index))
    return rows + [passage.chars for passage in own]


def _in_columns(
    rows: Sequence[Sequence[StreamChar]], zone: Zone | None
) -> Iterator[Sequence[StreamChar]]:
    """Yield the rows of a page, those of the zone cut at its middle, left before right."""
    if zone is None:
        yield from rows
        return
    heights = [middle_of(row[0])[1] if row[0].line else 0.0 for row in rows]
    inside = [row for row, y in zip(rows, heights, strict=True) if zone.top <= y <= zone.bottom]
    yield from (row for row, y in zip(rows, heights, strict=True) if y < zone.top)
    yield from (part for row in inside if (part := _side(row, zone.x, is_right=False)))
    yield from (part for row in inside if (part := _side(row, zone.x, is_right=True)))
    yield from (row for row, y in zip(rows, heights, strict=True) if y > zone.bottom)


def _side(row: Sequence[StreamChar], x: float, *, is_right: bool) -> list[StreamChar]:
    """Return what stands on one side in a row; its first character begins a line."""
    chars = [char for char in row if char.line and (middle_of(char)[0] >= x) is is_right]
    if not chars:
        return []
    joined = [chars[0]._replace(starts_line=True)]
    for before, char in pairwise(chars):
        if before.line is not char.line:
            joined.append(StreamChar(" ", char.page))
        joined.append(char)
    return [*joined, StreamChar(ROW_END, chars[0].page)]


def row_chars(row: Sequence[Line], page: int) -> list[StreamChar]:
    """Return the characters of the lines of one row, left to right, with the end of the row."""
    chars: list[StreamChar] = []
    for line in row:
        if chars:
            chars.append(StreamChar(" ", page))
        chars.extend(chars_of([line], page))
    chars.append(StreamChar(ROW_END, page))
    return chars


def chars_of(lines: Sequence[Line], page: int) -> list[StreamChar]:
    """Return the characters that were read in some lines of a page."""
    return [
        StreamChar(read.char, page, read, line, starts_line=i == 0)
        for line in lines
        for i, read in enumerate(line.chars)
    ]


def height_of(line: Line) -> float:
    """Return the height of a line at its left end, in pixels of its page."""
    return line.quad[3][1] - line.quad[0][1]


def row_start(stream: Sequence[StreamChar], index: int) -> int:
    """Return the stream index at which the row of an index begins."""
    while index > 0 and stream[index - 1].char != ROW_END:
        index -= 1
    return index


def row_end(stream: Sequence[StreamChar], index: int) -> int:
    """Return the stream index of the newline that ends the row of an index, or of the text's end."""
    while index < len(stream) and stream[index].char != ROW_END:
        index += 1
    return index


def middle_of(char: StreamChar) -> tuple[float, float]:
    """Return where the middle of a character that was read stands on its page.

    Raises:
        ValueError: if it was not read.
    """
    if char.line is None or char.read is None:
        raise ValueError("a character that was not read has no place")
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = char.line.quad
    share = char.read.position
    top, bottom = y0 + (y1 - y0) * share, y3 + (y2 - y3) * share
    left = (x0 + x3) / 2
    return left + ((x1 + x2) / 2 - left) * share, (top + bottom) / 2


def text_of(chars: Sequence[StreamChar]) -> str:
    """Return the text of stream characters, NFC."""
    return unicodedata.normalize("NFC", "".join(char.char for char in chars))


def place_of(chars: Sequence[StreamChar]) -> tuple[int, Quad] | None:
    """Return the page and the quad around the characters on the first page they stand on, or None
    if none of them was read from a page."""
    read = [char for char in chars if char.line is not None]
    if not read:
        return None
    page = read[0].page
    lines: dict[int, list[StreamChar]] = {}
    for char in read:
        if char.page == page:
            lines.setdefault(id(char.line), []).append(char)
    return page, bounding_quad(_part_of_line(chars) for chars in lines.values())


def _part_of_line(chars: list[StreamChar]) -> Quad:
    line = chars[0].line
    if line is None or not line.chars:
        raise ValueError("characters of no line have no place")
    positions = [char.read.position for char in chars if char.read is not None]
    margin = 0.7 / max(len(line.chars), 8)
    return slice_quad(
        line.quad, max(0.0, min(positions) - margin), min(1.0, max(positions) + margin)
    )


def fold(text: str) -> str:
    """Return the text in lower case without tones and marks, one character for each of the NFC
    text's: what labels are compared by, so that a misread tone costs nothing."""
    return "".join(fold_char(char) for char in unicodedata.normalize("NFC", text))


@lru_cache(maxsize=4096)
def fold_char(char: str) -> str:
    """Return one NFC character in lower case without its tone and mark."""
    base = unicodedata.normalize("NFD", char)[0].lower()
    return {"đ": "d"}.get(base, base)[:1]

"""The pages of a record as one stream of characters, each with its evidence and its place."""

import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from pipeline.read.order import rows_of
from schemas.geometry import Quad, bounding_quad, slice_quad
from schemas.page import CharRead, Grid, Line, Page


@dataclass(frozen=True)
class StreamChar:
    """One character; ``read`` is None for the spaces between lines and the ends of rows, which
    the recogniser did not write."""

    char: str
    page: int
    read: CharRead | None = None
    line: Line | None = None
    starts_line: bool = False


ROW_END = "\n"


def stream_of(
    pages: Sequence[Page], without: Collection[tuple[int, Grid]] = ()
) -> tuple[StreamChar, ...]:
    """Return the characters of the pages in reading order: lines of a row joined by a space, rows
    ended by a newline.

    Args:
        pages: of one record.
        without: grids whose lines are left out, each with the index of its page.
    """
    return tuple(
        char
        for page in pages
        for row in rows_of(
            tuple(
                line
                for line in page.lines
                if not any(
                    index == page.index and holds_line(grid, line) for index, grid in without
                )
            )
        )
        for char in _row(row, page)
    )


def holds_line(grid: Grid, line: Line) -> bool:
    """Return whether the middle of a line is inside a grid."""
    x, y = (sum(values) / 4 for values in zip(*line.quad, strict=True))
    return grid.xs[0] <= x <= grid.xs[-1] and grid.ys[0] <= y <= grid.ys[-1]


def _row(row: list[Line], page: Page) -> list[StreamChar]:
    chars: list[StreamChar] = []
    for line in row:
        if chars:
            chars.append(StreamChar(" ", page.index))
        chars.extend(chars_of([line], page.index))
    chars.append(StreamChar(ROW_END, page.index))
    return chars


def chars_of(lines: Sequence[Line], page: int) -> list[StreamChar]:
    """Return the characters that were read in some lines of a page."""
    return [
        StreamChar(read.char, page, read, line, starts_line=i == 0)
        for line in lines
        for i, read in enumerate(line.chars)
    ]


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
    return "".join(_fold_char(char) for char in unicodedata.normalize("NFC", text))


def _fold_char(char: str) -> str:
    base = unicodedata.normalize("NFD", char)[0].lower()
    return {"đ": "d"}.get(base, base)[:1]

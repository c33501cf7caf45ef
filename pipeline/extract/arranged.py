"""The orders in which columns side by side may be meant: one column after the other, or cell after
cell, where labels stand above or beside their values."""

import re
from bisect import bisect
from collections.abc import Container, Sequence
from dataclasses import dataclass
from itertools import groupby

from pipeline.extract.asks import ASIDE, MAX_WORDS, NUMBER
from pipeline.extract.match import Match
from pipeline.extract.regions import Piece, Region, pieces_of
from pipeline.extract.stream import ROW_END, StreamChar, text_of
from schemas.page import Grid

LABEL_QUALITY = 0.8
"""How well a label is read that says what its line is."""

MIN_LABELS = 0.4
"""Share of a column's cells that are listed labels from which all of them are labels."""

MIN_LABELS_RULED = 0.2
"""The same where rules set the columns off."""

SAME_ROW = 0.5
"""Line heights by which what stands in one row may differ."""

ENDS_WITH_COLON = re.compile(r":[\s.…_]*$")


@dataclass(frozen=True)
class Seen:
    """Lines that begin with a listed label, by their ``id``: ``alone`` if they are nothing else."""

    alone: frozenset[int]
    begun: frozenset[int]


def lines_seen(stream: Sequence[StreamChar], matches: Sequence[Match]) -> Seen:
    """Return which lines begin with a label.

    Args:
        stream: a text of the pages.
        matches: of labels in it.
    """
    alone: set[int] = set()
    begun: set[int] = set()
    for match in matches:
        line = stream[match.start].line
        if line is None or match.quality < LABEL_QUALITY or match.score <= 0:
            continue
        first, last = match.start, match.end
        while first > 0 and stream[first - 1].line is line:
            first -= 1
        while last < len(stream) and stream[last].line is line:
            last += 1
        before = text_of(stream[first : match.start])
        if any(char.isalpha() for char in NUMBER.sub("", before)):
            continue
        begun.add(id(line))
        behind = ASIDE.sub("", text_of(stream[match.end : last]))
        if not any(char.isalnum() for char in behind):
            alone.add(id(line))
    return Seen(frozenset(alone), frozenset(begun))


def with_label_rows(region: Region, seen: Seen) -> Seen:
    """Return the labels with those of which but the first words are listed, beside one that is alone."""
    pieces = pieces_of(region)
    more = {
        id(piece.chars[0].line)
        for piece in pieces
        if _is_begun(piece, seen)
        and _reads_like_a_label(piece)
        and any(_is_beside(piece, other) and _is_alone(other, seen) for other in pieces)
    }
    return Seen(seen.alone | more, seen.begun)


def by_columns(region: Region, seen: Seen) -> list[StreamChar]:
    """Return what stands in a region, one column after the other."""
    pieces = pieces_of(region)
    labels = {
        id(piece)
        for piece in pieces
        if _is_alone(piece, seen) and not _is_followed(piece, pieces, seen)
    }
    return _written(pieces, labels)


def by_cells(region: Region, seen: Seen) -> list[StreamChar]:
    """Return what stands in a region, cell after cell: those of a row left to right."""
    pieces = pieces_of(region)
    beside = _label_columns(region, pieces, seen)
    if region.grid is not None:
        cells = _ruled(pieces, region.grid)
    elif beside:
        cells = _beside(pieces)
    else:
        cells = _above(pieces, seen)
    labels = {id(cell[-1]) for cell in cells if cell[0].column in beside}
    labels |= {
        id(piece)
        for cell in cells
        if cell[0].column not in beside
        for piece in cell
        if not _is_followed(piece, pieces, seen)
        if _is_alone(piece, seen)
        or (not beside and piece is cell[0] and _is_unlisted(piece, pieces, seen))
    }
    return _written([piece for cell in cells for piece in cell], labels)


def _is_followed(piece: Piece, pieces: Sequence[Piece], seen: Seen) -> bool:
    """Whether a label stands right below a piece, which so is a heading or has no value."""
    below = [each for each in pieces if each.column == piece.column and each.top > piece.top]
    return bool(below) and _is_begun(below[0], seen)


def _written(pieces: Sequence[Piece], labels: Container[int]) -> list[StreamChar]:
    """Return pieces as rows of text, with a colon behind each that is a label: what its cell says."""
    written: list[StreamChar] = []
    for piece in pieces:
        page = piece.chars[0].page
        written += piece.chars
        if id(piece) in labels and not ENDS_WITH_COLON.search(text_of(piece.chars)):
            written.append(StreamChar(":", page))
        written.append(StreamChar(ROW_END, page))
    return written


def _is_alone(piece: Piece, seen: Seen) -> bool:
    return id(piece.chars[0].line) in seen.alone and piece.chars[-1].line is piece.chars[0].line


def _is_begun(piece: Piece, seen: Seen) -> bool:
    return id(piece.chars[0].line) in seen.begun


def _is_beside(piece: Piece, other: Piece) -> bool:
    height = min(piece.bottom - piece.top, other.bottom - other.top)
    middles = (piece.top + piece.bottom) / 2, (other.top + other.bottom) / 2
    return piece.column != other.column and abs(middles[0] - middles[1]) < SAME_ROW * height


def _is_unlisted(piece: Piece, pieces: Sequence[Piece], seen: Seen) -> bool:
    """Whether a piece must be a label in other words than are listed, as one stands alone beside it
    and none above it."""
    before = [each for each in pieces if each.column == piece.column and each.top < piece.top]
    return (
        not _is_begun(piece, seen)
        and _reads_like_a_label(piece)
        and any(_is_beside(piece, other) and _is_alone(other, seen) for other in pieces)
        and not (before and _is_alone(before[-1], seen))
    )


def _reads_like_a_label(piece: Piece) -> bool:
    text = text_of(piece.chars)
    has_digits = any(char.isdigit() for char in ASIDE.sub("", NUMBER.sub("", text)))
    return len(text.split()) <= MAX_WORDS and not has_digits


def _label_columns(region: Region, pieces: Sequence[Piece], seen: Seen) -> set[int]:
    """Return the columns that hold the labels of those on their right."""
    columns = range(len(region.cuts) + 1)
    own = [[piece for piece in pieces if piece.column == column] for column in columns]
    shares = [
        sum(_is_alone(piece, seen) for piece in column) / max(1, len(column)) for column in own
    ]
    least = MIN_LABELS if region.grid is None else MIN_LABELS_RULED
    return {
        column
        for column in columns[:-1]
        if shares[column] >= least and shares[column + 1] < least / 2
    }


def _ruled(pieces: Sequence[Piece], grid: Grid) -> list[list[Piece]]:
    """Return the pieces of each cell of a grid, row by row."""

    def place(piece: Piece) -> tuple[int, int]:
        return bisect(grid.ys, (piece.top + piece.bottom) / 2), piece.column

    return [list(cell) for _, cell in groupby(sorted(pieces, key=place), key=place)]


def _beside(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Return the cells of rows that begin where a label on the left does: not in small letters."""
    tops = [
        piece.top - SAME_ROW * (piece.bottom - piece.top)
        for piece in pieces
        if piece.column == 0 and not piece.chars[0].char.islower()
    ]

    def place(piece: Piece) -> tuple[int, int]:
        return bisect(tops, piece.top), piece.column

    return [list(cell) for _, cell in groupby(sorted(pieces, key=place), key=place)]


def _above(pieces: Sequence[Piece], seen: Seen) -> list[list[Piece]]:
    """Return the cells that begin with a label, by the heights of these."""
    cells: list[list[Piece]] = []
    for piece in pieces:
        begins = _is_begun(piece, seen) or _is_unlisted(piece, pieces, seen)
        if begins or not cells or cells[-1][0].column != piece.column:
            cells.append([piece])
        else:
            cells[-1].append(piece)
    rows: list[list[list[Piece]]] = []
    for cell in sorted(cells, key=lambda cell: cell[0].top):
        if rows and _is_beside(rows[-1][0][0], cell[0]):
            rows[-1].append(cell)
        else:
            rows.append([cell])
    return [cell for row in rows for cell in sorted(row, key=lambda cell: cell[0].column)]

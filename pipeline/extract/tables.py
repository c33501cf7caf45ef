"""Tables: cells by the ruled grid, rows from the heading down."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.extract.clean import clean_value
from pipeline.extract.match import find_label, skeleton_of
from pipeline.extract.stream import ROW_END, StreamChar, chars_of, holds_line
from schemas.form import Column, FieldDefinition
from schemas.page import Grid, Page


@dataclass(frozen=True)
class Cell:
    """One cell of a table field; ``row`` counts from 1."""

    row: int
    column: Column
    definition: FieldDefinition
    chars: tuple[StreamChar, ...]
    quality: float


@dataclass(frozen=True)
class FilledTable:
    """A table field with the grid that holds it."""

    page: int
    grid: Grid
    cells: tuple[Cell, ...]


def find_table(field: FieldDefinition, pages: Sequence[Page]) -> FilledTable | None:
    """Return the first grid whose first rows hold the column headings, with the filled rows.

    Each heading names its column. Rows in which nothing but the printed number stands are not
    rows of the record.

    Args:
        field: a field of type table.
        pages: of the record.
    """
    for page in pages:
        for grid in page.grids:
            inside = [line for line in page.lines if holds_line(grid, line)]
            contents = _fill(grid, chars_of(inside, page.index))
            heading = _find_heading(field.columns, contents, grid)
            if heading is not None:
                cells = _rows(field, contents, grid, *heading)
                return FilledTable(page.index, grid, tuple(cells))
    return None


def _fill(grid: Grid, chars: Sequence[StreamChar]) -> dict[tuple[int, int], list[StreamChar]]:
    """Return the characters of each cell, lines in reading order."""
    cells: dict[tuple[int, int], list[StreamChar]] = {}
    for char in chars:
        x, y = _middle(char)
        row, column = _interval(grid.ys, y), _interval(grid.xs, x)
        if row is None or column is None:
            continue
        content = cells.setdefault((row, column), [])
        if content and content[-1].line is not char.line:
            content.append(StreamChar(ROW_END, char.page))
        content.append(char)
    return cells


def _find_heading(
    columns: Sequence[Column], cells: dict[tuple[int, int], list[StreamChar]], grid: Grid
) -> tuple[int, dict[int, tuple[Column, float]]] | None:
    """Return the heading's row and the column of the form that each grid column holds."""
    for row in range(min(2, len(grid.ys) - 1)):
        named: dict[int, tuple[Column, float]] = {}
        for grid_column in range(len(grid.xs) - 1):
            content = cells.get((row, grid_column), [])
            best = _best_column(columns, content)
            if best is not None and best[0].id not in {column.id for column, _ in named.values()}:
                named[grid_column] = best
        if len(named) > len(columns) / 2:
            return row, _with_gaps_filled(columns, named, len(grid.xs) - 1)
    return None


def _best_column(
    columns: Sequence[Column], content: Sequence[StreamChar]
) -> tuple[Column, float] | None:
    skeleton = skeleton_of(content)
    scored = [
        (match.score, match.quality, column)
        for column in columns
        for match in find_label(content, skeleton, column.headers)
    ]
    if not scored:
        return None
    _, quality, column = max(scored, key=lambda entry: entry[:2])
    return column, quality


def _with_gaps_filled(
    columns: Sequence[Column], named: dict[int, tuple[Column, float]], count: int
) -> dict[int, tuple[Column, float]]:
    """A heading that could not be read is known by its place when all columns are there."""
    if count != len(columns):
        return named
    return {i: named.get(i, (columns[i], 0.5)) for i in range(count)}


def _rows(
    field: FieldDefinition,
    cells: dict[tuple[int, int], list[StreamChar]],
    grid: Grid,
    heading_row: int,
    heading: dict[int, tuple[Column, float]],
) -> list[Cell]:
    found: list[Cell] = []
    number = 0
    for grid_row in range(heading_row + 1, len(grid.ys) - 1):
        values = {i: clean_value(cells.get((grid_row, i), [])) for i in heading}
        if not any(values[i] for i, (column, _) in heading.items() if column.id != "no"):
            continue
        number += 1
        found.extend(
            Cell(number, column, field.cell(column), values[i], quality)
            for i, (column, quality) in sorted(
                heading.items(), key=lambda entry: field.columns.index(entry[1][0])
            )
        )
    return found


def _middle(char: StreamChar) -> tuple[float, float]:
    if char.line is None or char.read is None:
        raise ValueError("a character that was not read has no place")
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = char.line.quad
    share = char.read.position
    top, bottom = y0 + (y1 - y0) * share, y3 + (y2 - y3) * share
    left = (x0 + x3) / 2
    return left + ((x1 + x2) / 2 - left) * share, (top + bottom) / 2


def _interval(edges: Sequence[float], value: float) -> int | None:
    for i, (low, high) in enumerate(pairwise(edges)):
        if low <= value < high:
            return i
    return None

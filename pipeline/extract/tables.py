"""Tables: cells by their rules or by where the text stands, rows from the heading down, also on
the next page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.extract.cells import GridCells, fill, row_tops, with_rules
from pipeline.extract.clean import clean_value
from pipeline.extract.headings import Heading, find_heading
from pipeline.extract.stream import ROW_END, StreamChar, text_of
from pipeline.extract.unruled import unruled_table
from schemas.form import Column, FieldDefinition, FieldType
from schemas.page import Grid, Line, Page

COLUMN_DRIFT = 0.04
"""How far the columns of a table may stand elsewhere on its next page, in widths of the table."""


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
    """A table field with the lines that stand in it."""

    cells: tuple[Cell, ...]
    lines: tuple[Line, ...]


def find_table(
    field: FieldDefinition, pages: Sequence[Page], following: Sequence[str] = ()
) -> FilledTable | None:
    """Return the filled rows of the first grid whose first rows hold the column headings, and of
    the grids that continue it.

    Each heading names its column. Rows in which nothing but the printed number stands are not
    rows of the record. Where no rules are found the columns are told by the headings' places.

    Args:
        field: a field of type table.
        pages: of the record.
        following: texts of labels, the first of which ends a table without rules.
    """
    parts = list(_ruled_parts(field, pages)) or list(_unruled_part(field, pages, following))
    if not parts:
        return None
    found: list[Cell] = []
    for cells, heading in parts:
        found += _rows(field, cells, heading, found[-1].row if found else 0)
    return FilledTable(tuple(found), tuple(line for cells, _ in parts for line in cells.lines))


def _ruled_parts(
    field: FieldDefinition, pages: Sequence[Page]
) -> Iterator[tuple[GridCells, Heading]]:
    """Yield the grid with the best heading and those behind it that go on with its columns, or have as
    good a heading."""
    grids = [
        (page, cells, find_heading(field.columns, cells))
        for page in pages
        for grid in page.grids
        for cells in [fill(page, grid)]
    ]
    best = max(map(_certainty, (heading for _, _, heading in grids)), default=0.0)
    begun: tuple[GridCells, Heading] | None = None
    for page, cells, heading in grids:
        if heading is not None and _certainty(heading) == best:
            begun = begun or (cells, heading)
        elif begun is not None and has_columns_of(cells.grid, begun[0].grid):
            heading = heading or Heading(-1, begun[1].columns)
        else:
            continue
        yield _with_rows_parted(page, cells, heading), heading


def _certainty(heading: Heading | None) -> float:
    """Return how well a heading is read: the sum of its columns' qualities."""
    return sum(quality for _, quality in heading.columns.values()) if heading else 0.0


def _unruled_part(
    field: FieldDefinition, pages: Sequence[Page], following: Sequence[str]
) -> Iterator[tuple[GridCells, Heading]]:
    for page in pages:
        found = unruled_table(field.columns, page, following)
        if found is not None:
            yield found
            return


def has_columns_of(grid: Grid, other: Grid) -> bool:
    """Return whether two grids have the same columns, however large they are drawn."""
    if len(grid.xs) != len(other.xs):
        return False
    shares, other_shares = (
        [(x - each.xs[0]) / (each.xs[-1] - each.xs[0]) for x in each.xs] for each in (grid, other)
    )
    return all(abs(a - b) <= COLUMN_DRIFT for a, b in zip(shares, other_shares, strict=True))


def _with_rows_parted(page: Page, cells: GridCells, heading: Heading) -> GridCells:
    """Return the cells with rows parted whose rule was not found: where the printed numbers of
    several rows stand in one cell."""
    numbers = [i for i, (column, _) in heading.columns.items() if column.type is FieldType.INTEGER]
    if not numbers or numbers[0] != min(heading.columns):
        return cells
    starts = [
        [char.line for char in _line_starts(cell) if char.line is not None and char.char.isdigit()]
        for row in range(heading.last_row + 1, cells.rows)
        for cell in [cells.cell(row, numbers[0])]
    ]
    tops = [top for lines in starts for top in row_tops(lines)[1:]]
    return fill(page, with_rules(cells.grid, ys=tops)) if tops else cells


def _line_starts(chars: Sequence[StreamChar]) -> list[StreamChar]:
    return [
        char
        for i, char in enumerate(chars)
        if char.line and (i == 0 or chars[i - 1].char == ROW_END)
    ]


def _rows(field: FieldDefinition, cells: GridCells, heading: Heading, number: int) -> list[Cell]:
    found: list[Cell] = []
    in_order = sorted(heading.columns.items(), key=lambda entry: field.columns.index(entry[1][0]))
    for row in range(heading.last_row + 1, cells.rows):
        values = {i: clean_value(cells.cell(row, i)) for i in heading.columns}
        if not any(text_of(values[i]) for i, (column, _) in in_order if column.id != "no"):
            continue
        number += 1
        found.extend(
            Cell(number, column, field.cell(column), values[i], quality)
            for i, (column, quality) in in_order
        )
    return found

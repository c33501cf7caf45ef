"""Two people in a table of their own: what is asked for stands once, as the columns' headings, and each
person has a row, "Cha | Trần Văn Bình | 1990 | Kinh"."""

from collections.abc import Collection, Iterator, Sequence

from pipeline.extract.cells import GridCells, fill, with_rules
from pipeline.extract.clean import clean_value
from pipeline.extract.headings import Heading, find_heading, name_columns
from pipeline.extract.parties import FilledParties, Stated
from pipeline.extract.stream import fold, text_of
from pipeline.extract.unruled import unruled_table
from schemas.form import Column, FieldDefinition, Party
from schemas.page import Line, Page


def people_in_rows(
    field: FieldDefinition, pages: Sequence[Page], following: Sequence[str]
) -> FilledParties | None:
    """Return what each party states in its row of one or more tables whose columns are the field's rows, or
    None if these do not name more than half of them and all parties.

    Args:
        field: a field of type two_party.
        pages: of the record.
        following: texts of labels, the first of which ends a table without rules.
    """
    columns = [
        Column(id=row.field.id, type=row.field.type, headers=row.texts) for row in field.rows
    ]
    names = {fold(header) for party in field.parties for header in party.headers}
    values: list[Stated] = []
    lines: list[Line] = []
    for page, cells, heading in _tables(columns, names, pages, following):
        cells, heading = _with_column_of_names(names, page, cells, heading)
        rows = _rows_of_parties(field.parties, cells, heading)
        if len(rows) == len(field.parties):
            values += _stated(field, cells, heading, rows)
            lines += cells.lines
    is_believed = len({value.definition.id for value in values}) > len(field.rows)
    return FilledParties(tuple(values), tuple(lines)) if is_believed else None


def _tables(
    columns: Sequence[Column],
    names: Collection[str],
    pages: Sequence[Page],
    following: Sequence[str],
) -> Iterator[tuple[Page, GridCells, Heading]]:
    for page in pages:
        ruled = [
            (cells, heading)
            for grid in page.grids
            for cells in [fill(page, grid)]
            for heading in [_heading_above(columns, names, cells) or find_heading(columns, cells)]
            if heading is not None
        ]
        unruled = None if ruled else unruled_table(columns, page, following)
        for cells, heading in [*ruled, *([unruled] if unruled else [])]:
            yield page, cells, heading


def _heading_above(
    columns: Sequence[Column], names: Collection[str], cells: GridCells
) -> Heading | None:
    """Return the heading of a table whose first column names the parties, and nothing but them."""
    who = [fold(text_of(cells.cell(row, 0))).strip(" .:") for row in range(cells.rows)]
    first = next((row for row, name in enumerate(who) if name in names), 0)
    if first == 0:
        return None
    others = range(1, cells.columns)
    named = name_columns(columns, [cells.block(0, first - 1, column) for column in others])
    return Heading(first - 1, {place + 1: column for place, column in named.items()})


def _with_column_of_names(
    names: Collection[str], page: Page, cells: GridCells, heading: Heading
) -> tuple[GridCells, Heading]:
    """Return a table with a column for who is meant, where the names of the parties stand alone in lines
    left of the first heading, which is that of another column."""
    own = [line for line in cells.lines if fold(line.text).strip(" .:") in names]
    if not own or min(heading.columns, default=1) > 0:
        return cells, heading
    rule = max(line.quad[1][0] for line in own) + 1
    moved = {place + 1: column for place, column in heading.columns.items()}
    return fill(page, with_rules(cells.grid, xs=[rule])), Heading(heading.last_row, moved)


def _rows_of_parties(
    parties: Sequence[Party], cells: GridCells, heading: Heading
) -> list[tuple[Party, int]]:
    """Return the first row of each party: where a cell left of the named columns says who it is."""
    who = range(min(heading.columns, default=0))
    rows = [
        (row, fold(" ".join(text_of(cells.cell(row, column)) for column in who)))
        for row in range(heading.last_row + 1, cells.rows)
    ]
    found: list[tuple[Party, int]] = []
    for party in parties:
        names = [fold(header) for header in party.headers]
        own = [row for row, text in rows if any(f" {name} " in f" {text} " for name in names)]
        found += [(party, own[0])] if own else []
    return found


def _stated(
    field: FieldDefinition,
    cells: GridCells,
    heading: Heading,
    rows: Sequence[tuple[Party, int]],
) -> Iterator[Stated]:
    by_id = {row.field.id: row for row in field.rows}
    for party, row in rows:
        for place, (column, quality) in heading.columns.items():
            definition = field.of_party(party, by_id[column.id])
            yield Stated(definition, clean_value(cells.cell(row, place)), quality)

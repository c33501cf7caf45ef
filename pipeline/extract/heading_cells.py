"""Labels as headings of a ruled table's columns, with their values in the row below: "| Từ | Đến |" over
"| 26/04/2002 | 18/02/2025 |"."""

from collections.abc import Container, Iterator, Mapping, Sequence

from pipeline.extract.cells import GridCells, fill
from pipeline.extract.clean import clean_value
from pipeline.extract.parties import FilledParties, Stated
from pipeline.extract.skeleton import letters_of
from pipeline.extract.stream import StreamChar, text_of
from schemas.form import FieldDefinition, FieldType, FormDefinition
from schemas.page import Line, Page

MIN_HEADINGS = 2
"""Labels in a row, and values below them; one may be chance."""

OTHERWISE = (FieldType.TABLE, FieldType.TWO_PARTY, FieldType.CHECKBOX_GROUP)
"""Types that are found in other ways."""


def below_headings(
    form: FormDefinition, pages: Sequence[Page], claimed: Container[int]
) -> FilledParties | None:
    """Return the values below labels that are headings of columns, None if there are none.

    Args:
        form: with its labels. Words that several of its labels are printed in are nobody's heading.
        pages: of the record.
        claimed: the ``id`` of every line that stands in another table.
    """
    fields = _fields_by_words(form)
    values: list[Stated] = []
    lines: list[Line] = []
    for page in pages:
        for grid in page.grids:
            cells = fill(page, grid)
            if any(id(line) in claimed for line in cells.lines):
                continue
            for row in range(cells.rows - 1):
                stated = list(_stated(fields, cells, row))
                if sum(bool(value.chars) for value in stated) >= MIN_HEADINGS:
                    values += stated
                    lines += _lines_in(cells, (row, row + 1))
    return FilledParties(tuple(values), tuple(lines)) if values else None


def _fields_by_words(form: FormDefinition) -> Mapping[str, FieldDefinition]:
    """Return the field of each wording that is that of one label alone, by its folded letters."""
    known: dict[str, list[FieldDefinition]] = {}
    for label in form.labels:
        if label.field is not None and label.field.type not in OTHERWISE:
            for letters in {letters_of(text) for text in label.texts}:
                known.setdefault(letters, []).append(label.field)
    return {letters: fields[0] for letters, fields in known.items() if len(fields) == 1}


def _stated(fields: Mapping[str, FieldDefinition], cells: GridCells, row: int) -> Iterator[Stated]:
    """Yield the values below the cells of a row that hold nothing but a label; nothing where the row
    below holds labels too."""
    headings = _headings(fields, cells, row)
    if len(headings) < MIN_HEADINGS or _headings(fields, cells, row + 1):
        return
    for column, field in headings.items():
        yield Stated(field, clean_value(cells.cell(row + 1, column)), 1.0)


def _headings(
    fields: Mapping[str, FieldDefinition], cells: GridCells, row: int
) -> dict[int, FieldDefinition]:
    words = [letters_of(text_of(cells.cell(row, column))) for column in range(cells.columns)]
    return {column: fields[text] for column, text in enumerate(words) if text in fields}


def _lines_in(cells: GridCells, rows: Sequence[int]) -> Iterator[Line]:
    for row in rows:
        for column in range(cells.columns):
            yield from _lines_of(cells.cell(row, column))


def _lines_of(chars: Sequence[StreamChar]) -> Iterator[Line]:
    for line in {id(char.line): char.line for char in chars}.values():
        if line is not None:
            yield line

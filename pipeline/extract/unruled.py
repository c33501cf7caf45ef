"""A table whose rules are missing or were not found: columns from where the headings stand and
what stands below them, rows from where the cells begin that never wrap."""

from collections.abc import Sequence
from itertools import pairwise

from pipeline.extract.cells import GridCells, clear_x, fill, row_tops
from pipeline.extract.dateline import DAY, day_matches
from pipeline.extract.headings import (
    MAX_HEADING_ROWS,
    Heading,
    Named,
    name_columns,
    with_gaps_filled,
)
from pipeline.extract.match import Sightings
from pipeline.extract.skeleton import letters_of
from pipeline.extract.stream import ROW_END, StreamChar, chars_of, row_chars
from pipeline.read.order import rows_of
from schemas.form import Column, FieldType
from schemas.page import Grid, Line, Page

NEVER_WRAPS = (FieldType.DATE, FieldType.PERSONAL_ID, FieldType.YEAR, FieldType.GENDER)
MIN_LABEL_LETTERS = 5
LABEL_QUALITY = 0.8
"""A label that ends a table must be read well, as values in the table may be like it."""

Row = Sequence[Line]


def unruled_table(
    columns: Sequence[Column], page: Page, following: Sequence[str]
) -> tuple[GridCells, Heading] | None:
    """Return the cells of a table without rules, or None if the page has no heading of it.

    Args:
        columns: of the table.
        page: where it may stand.
        following: texts of labels, the first of which ends the table.
    """
    rows = rows_of(page.lines)
    for first in range(len(rows)):
        for count in range(1, MAX_HEADING_ROWS + 1):
            heading = rows[first : first + count]
            stacks = stacked([line for row in heading for line in row])
            if len(stacks) <= len(columns) / 2:
                continue
            named = name_columns(columns, [_content(stack, page.index) for stack in stacks])
            if len(named) > len(columns) / 2:
                below = rows_until(rows[first + count :], page.index, following)
                below, stacks, named = _whole_heading(columns, page, stacks, below, named)
                named = with_gaps_filled(columns, named, len(stacks))
                return _cells(page, stacks, named, below)
    return None


def stacked(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the lines in stacks, left to right: those above one another in one column."""
    stacks: list[list[Line]] = []
    for line in sorted(lines, key=_left):
        if stacks and _left(line) < max(_right(other) for other in stacks[-1]):
            stacks[-1].append(line)
        else:
            stacks.append([line])
    return [sorted(stack, key=lambda line: line.quad[0][1]) for stack in stacks]


def rows_until(rows: Sequence[Row], page: int, following: Sequence[str]) -> list[Row]:
    """Return the rows above the first that begins with one of the labels, or holds the date of
    signing where that is one of them."""
    texts = [text for text in following if len(text) >= MIN_LABEL_LETTERS]
    ends_with_date = DAY in map(letters_of, following)
    kept: list[Row] = []
    for row in rows:
        chars = row_chars(row, page)
        sightings = Sightings(chars, texts)
        if ends_with_date and day_matches(sightings):
            break
        if any(
            match.quality >= LABEL_QUALITY and match.score > 0 and match.start <= 4
            for match in sightings.of(texts)
        ):
            break
        kept.append(row)
    return kept


def _whole_heading(
    columns: Sequence[Column],
    page: Page,
    stacks: list[list[Line]],
    below: list[Row],
    named: Named,
) -> tuple[list[Row], list[list[Line]], Named]:
    """Take further rows into the heading as long as they make its columns better read."""
    while below:
        longer = stacked([line for stack in stacks for line in stack] + list(below[0]))
        renamed = name_columns(columns, [_content(stack, page.index) for stack in longer])
        if len(longer) < len(stacks) or _quality(renamed) <= _quality(named):
            break
        below, stacks, named = below[1:], longer, renamed
    return below, stacks, named


def _quality(named: Named) -> float:
    return sum(quality for _, quality in named.values())


def _cells(
    page: Page, stacks: Sequence[Sequence[Line]], named: Named, below: Sequence[Row]
) -> tuple[GridCells, Heading]:
    lines = [line for row in below for line in row]
    everything = [*lines, *(line for stack in stacks for line in stack)]
    middles = [(min(map(_left, stack)) + max(map(_right, stack))) / 2 for stack in stacks]
    inner = [clear_x(everything, a, b) for a, b in pairwise(middles)]
    xs = (min(map(_left, everything)) - 1, *inner, max(map(_right, everything)) + 1)
    top = min(line.quad[0][1] for stack in stacks for line in stack)
    heading_end = max(line.quad[3][1] for stack in stacks for line in stack)
    bottom = max([heading_end, *(line.quad[3][1] for line in lines)]) + 1
    bands = Grid(xs=xs, ys=(top - 1, heading_end, bottom))
    tops = _row_tops(fill(page, bands), named)
    ys = (top - 1, *(tops or [heading_end]), bottom)
    return fill(page, Grid(xs=xs, ys=ys)), Heading(0, named)


def _row_tops(bands: GridCells, named: Named) -> list[float]:
    """Return where the rows begin: at the lines of the column with the printed numbers, else of
    the column that has most lines of those whose values never wrap, else of any."""
    starts = {
        place: [line for line in _lines_of(bands.cell(1, place)) if _has_digit(line, column)]
        for place, (column, _) in named.items()
    }
    numbers = [place for place, (column, _) in named.items() if column.type is FieldType.INTEGER]
    fixed = [place for place, (column, _) in named.items() if column.type in NEVER_WRAPS]
    for places in (numbers, fixed, list(named)):
        lines = max((starts[place] for place in places), key=len, default=[])
        if lines:
            return row_tops(lines)
    return []


def _has_digit(line: Line, column: Column) -> bool:
    return column.type not in (FieldType.INTEGER, *NEVER_WRAPS[:3]) or any(
        char.isdigit() for char in line.text
    )


def _lines_of(chars: Sequence[StreamChar]) -> list[Line]:
    return list({id(char.line): char.line for char in chars if char.line is not None}.values())


def _content(stack: Sequence[Line], page: int) -> list[StreamChar]:
    chars: list[StreamChar] = []
    for line in stack:
        chars += [*chars_of([line], page), StreamChar(ROW_END, page)]
    return chars


def _left(line: Line) -> float:
    return line.quad[0][0]


def _right(line: Line) -> float:
    return line.quad[1][0]

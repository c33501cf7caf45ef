"""Two people side by side: one column of labels and a column of values a party, or a label with its
value in each party's column; ruled, or told by where the text stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from pipeline.extract.asks import VALUE_WORDS
from pipeline.extract.cells import GridCells, fill, row_tops, with_rules
from pipeline.extract.clean import clean_value
from pipeline.extract.match import Match, Sightings
from pipeline.extract.party_headings import middles_of
from pipeline.extract.side_by_side import PEOPLE
from pipeline.extract.stream import StreamChar, fold, row_chars, text_of
from pipeline.extract.unruled import rows_until
from pipeline.read.order import rows_of
from schemas.form import FieldDefinition, Party, PartyRow
from schemas.page import Grid, Line, Page

MAX_LETTERS_BEFORE_LABEL = 3
"""What may stand before a label in its cell: an item number or a misread rule."""

MIN_ROWS_OF_PEOPLE = 2
"""Labels below the headings of two people; one may be chance."""

MAX_HEADING_ROWS = 3
MAX_HEADING = 60
"""Characters of a row of headings."""


@dataclass(frozen=True)
class Stated:
    """What one party states in one row; ``quality`` is the label's, 0 to 1."""

    definition: FieldDefinition
    chars: tuple[StreamChar, ...]
    quality: float


@dataclass(frozen=True)
class FilledParties:
    """A two-party field with the lines that stand in it."""

    values: tuple[Stated, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class _Slot:
    """The value beside or behind a label: in which row of the field, and where it stands."""

    row: PartyRow
    x: float
    chars: tuple[StreamChar, ...]
    quality: float


def ruled_parties(field: FieldDefinition, pages: Sequence[Page]) -> FilledParties | None:
    """Return what each party states in ruled grids with more than half of the field's labels; people whom
    the form asks one after the other, in grids whose headings name them.

    Args:
        field: a field of type two_party.
        pages: of the record.
    """
    parts = list(_ruled(field, pages))
    if field.id == PEOPLE:
        parts = [cells for cells in parts if _heading_middles(field.parties, cells)]
    return _filled(field, parts)


def unruled_parties(
    field: FieldDefinition, pages: Sequence[Page], following: Sequence[str]
) -> FilledParties | None:
    """Return what each party states below its heading, beside one column of labels.

    Args:
        field: a field of type two_party.
        pages: of the record.
        following: texts of labels, the first of which ends the columns.
    """
    return _filled(field, list(_unruled(field, pages, following)))


def _filled(field: FieldDefinition, parts: Sequence[GridCells]) -> FilledParties | None:
    values: dict[str, Stated] = {}
    lines: list[Line] = []
    seen: set[str] = set()
    middles: dict[str, float] = {}
    for cells in parts:
        middles = _heading_middles(field.parties, cells) or middles
        slots = [
            slot
            for row in range(cells.rows)
            if not _names_all(field.parties, cells, row)
            for slot in _slots(field.rows, cells, row, len(field.parties))
        ]
        if slots:
            lines += cells.lines
        for row in field.rows:
            own = [slot for slot in slots if slot.row is row]
            seen |= {row.field.id for _ in own}
            for party, slot in _shared_out(field.parties, own, middles):
                definition = field.of_party(party, row)
                values.setdefault(definition.id, Stated(definition, slot.chars, slot.quality))
    if len(seen) < (MIN_ROWS_OF_PEOPLE if field.id == PEOPLE else (len(field.rows) + 1) / 2):
        return None
    return FilledParties(tuple(values.values()), tuple(lines))


def _ruled(field: FieldDefinition, pages: Sequence[Page]) -> Iterator[GridCells]:
    for page in pages:
        for grid in page.grids:
            if len(grid.xs) > len(field.parties):
                cells = fill(page, grid)
                tops = _tops_of_labels(field.rows, cells)
                yield fill(page, with_rules(grid, ys=tops)) if tops else cells


def _tops_of_labels(rows: Sequence[PartyRow], cells: GridCells) -> list[float]:
    """Return where rows begin whose rule was not found: several labels stand in one cell."""
    tops = []
    for row in range(cells.rows):
        starts = [
            chars[match.start].line
            for chars in [cells.cell(row, 0)]
            for match in _labels_in(rows, chars)
        ]
        tops += row_tops([line for line in starts if line is not None])[1:]
    return tops


def _labels_in(rows: Sequence[PartyRow], chars: Sequence[StreamChar]) -> list[Match]:
    """Return the best place of each row's label that begins a line, in order."""
    sightings = Sightings(chars, [text for row in rows for text in row.texts])
    best = [
        max(matches, key=lambda match: match.score)
        for row in rows
        for matches in [
            [
                match
                for match in sightings.of(row.texts)
                if match.score > 0 and _letters_before_in_line(chars, match.start) == 0
            ]
        ]
        if matches
    ]
    kept: list[Match] = []
    for match in sorted(best, key=lambda match: -match.score):
        if all(match.end <= other.start or other.end <= match.start for other in kept):
            kept.append(match)
    return sorted(kept, key=lambda match: match.start)


def _letters_before_in_line(chars: Sequence[StreamChar], index: int) -> int:
    line = chars[index].line
    return sum(char.char.isalpha() for char in chars[:index] if char.line is line)


def _slots(rows: Sequence[PartyRow], cells: GridCells, row: int, parties: int) -> Iterator[_Slot]:
    """Yield the values of a row of the grid, left to right. Small letters behind a label in a column
    of its own are its last words."""
    labelled: tuple[PartyRow, float] | None = None
    has_value = True
    for column in range(cells.columns):
        chars = cells.cell(row, column)
        found = _label_of(rows, chars)
        if found is not None and labelled is not None and _names_a_paper(chars, found[1]):
            found = None
        if found is not None:
            party_row, match = found
            labelled, has_value = (party_row, match.quality), False
            chars = chars[match.end :]
        value = clean_value(chars)
        if column == 0 and cells.columns > parties and text_of(value).islower():
            value = ()
        is_label_alone = found is not None and not value
        if labelled is None or (is_label_alone and column + 1 < cells.columns):
            continue
        if found is None and not value and has_value and cells.columns == 2:
            continue
        has_value = True
        x = (cells.grid.xs[column] + cells.grid.xs[column + 1]) / 2
        yield _Slot(labelled[0], x, value, labelled[1])


def _names_a_paper(chars: Sequence[StreamChar], match: Match) -> bool:
    """Whether a match behind a label is but the name of the paper in its value, "Căn cước số"."""
    return fold(text_of(chars[match.start : match.end])).startswith(VALUE_WORDS)


def _label_of(
    rows: Sequence[PartyRow], chars: Sequence[StreamChar]
) -> tuple[PartyRow, Match] | None:
    sightings = Sightings(chars, [text for row in rows for text in row.texts])
    matches = [
        (match.score, index, match)
        for index, row in enumerate(rows)
        for match in sightings.of(row.texts)
        if match.score > 0
        and sum(char.char.isalnum() for char in chars[: match.start]) <= MAX_LETTERS_BEFORE_LABEL
    ]
    if not matches:
        return None
    _, index, match = max(matches, key=lambda entry: entry[:2])
    return rows[index], match


def _heading_middles(parties: Sequence[Party], cells: GridCells) -> dict[str, float]:
    """Return where the heading of each party stands, by its prefix, if all are found."""
    top = range(min(MAX_HEADING_ROWS, cells.rows))
    chars = [
        char for row in top for column in range(cells.columns) for char in cells.cell(row, column)
    ]
    return middles_of(parties, chars)


def _names_all(parties: Sequence[Party], cells: GridCells, row: int) -> bool:
    """Whether a row holds the headings of all parties, and so no value."""
    chars = [char for column in range(cells.columns) for char in cells.cell(row, column)]
    return len(chars) <= MAX_HEADING and bool(middles_of(parties, chars))


def _shared_out(
    parties: Sequence[Party], slots: Sequence[_Slot], middles: dict[str, float]
) -> Iterator[tuple[Party, _Slot]]:
    """Yield whose value each is: the columns go to the parties in the order of their headings."""
    in_order = sorted(parties, key=lambda party: middles.get(party.prefix, 0.0))
    columns = sorted(slots, key=lambda slot: slot.x)
    if len(columns) == len(in_order) or not middles:
        yield from zip(in_order, columns, strict=False)
        return
    for slot in columns:
        yield min(in_order, key=lambda party: abs(middles[party.prefix] - slot.x)), slot


def _unruled(
    field: FieldDefinition, pages: Sequence[Page], following: Sequence[str]
) -> Iterator[GridCells]:
    """Yield a grid made of the labels' rows and the columns below the parties' headings, where the
    labels stand but once a row."""
    for page in pages:
        rows = rows_of(page.lines)
        for index, row in enumerate(rows):
            if sum(len(line.chars) for line in row) > MAX_HEADING:
                continue
            middles = sorted(middles_of(field.parties, row_chars(row, page.index)).values())
            below = rows_until(rows[index + 1 :], page.index, following) if middles else []
            grid = _grid_below(field.rows, row, middles, below, page)
            if grid is not None:
                yield fill(page, grid)
                break


def _grid_below(
    rows: Sequence[PartyRow],
    heading: Sequence[Line],
    middles: Sequence[float],
    below: Sequence[Sequence[Line]],
    page: Page,
) -> Grid | None:
    if not below or len(set(middles)) < 2:
        return None
    labelled = []
    for row in below:
        found = _label_of(rows, row_chars(row, page.index))
        if found is not None:
            labelled.append(row)
    lines = [line for row in below for line in row]
    starts = [row[0] for row in labelled]
    if len(starts) <= len(rows) / 2:
        return None
    label_left = min(line.quad[0][0] for line in starts)
    label_right = min(line.quad[1][0] for line in starts)
    inner = [
        _begin_of_column(lines, left, right)
        for left, right in zip([label_right, *middles], middles, strict=False)
    ]
    xs = (label_left - 1, *inner, max(line.quad[1][0] for line in lines) + 1)
    top = min(y for line in heading for _, y in line.quad)
    heading_end = max(sum(y for _, y in line.quad) / 4 for line in heading) + 1
    tops = [max(top, heading_end) for top in row_tops(starts)]
    ys = (top, *tops, max(line.quad[3][1] for line in lines) + 1)
    return Grid(xs=tuple(sorted(xs)), ys=ys)


def _begin_of_column(lines: Sequence[Line], left: float, right: float) -> float:
    """Return where a column without a rule begins: where most of its lines do, give or take a
    line's height, as on a photo."""
    height = median(line.quad[3][1] - line.quad[0][1] for line in lines)
    begins = [line.quad[0][0] for line in lines if left < line.quad[0][0] < right]

    def together(x: float) -> list[float]:
        return [begin for begin in begins if x <= begin <= x + 2 * height]

    if not begins:
        return (left + right) / 2
    return median(together(max(begins, key=lambda begin: len(together(begin)))))

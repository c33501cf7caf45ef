"""Two columns without rules: where the same label stands twice in a row, the columns are read one
after the other."""

from collections.abc import Sequence
from statistics import median

from pipeline.extract.match import Sightings
from pipeline.extract.party_headings import headings_of
from pipeline.extract.stream import StreamChar, Zone, height_of, middle_of, row_chars
from pipeline.extract.unruled import rows_until
from pipeline.read.order import rows_of
from schemas.form import FieldDefinition
from schemas.page import Line, Page

MIN_PAIRS = 2
"""Rows with a label on both sides that make two columns; one may be chance."""

Row = Sequence[Line]


def find_zone(field: FieldDefinition, page: Page, following: Sequence[str]) -> Zone | None:
    """Return where the two parties stand side by side on a page, each with labels of its own.

    Args:
        field: a field of type two_party.
        page: where they may stand.
        following: texts of labels, the first of which ends the columns.
    """
    rows = rows_of(page.lines)
    seconds = {i: x for i, row in enumerate(rows) if (x := _second_label(field, row, page.index))}
    if len(seconds) < MIN_PAIRS:
        return None
    x = median(seconds.values())
    first, last = min(seconds), max(seconds)
    if first > 0 and _names_a_party(field, rows[first - 1], page.index):
        first -= 1
    for row in rows_until(rows[last + 1 :], page.index, following):
        if any(
            _left(line) < x - height_of(line) and _right(line) > x + height_of(line) for line in row
        ):
            break
        last += 1
    top, bottom = min(map(_middle, rows[first])), max(map(_middle, rows[last]))
    return Zone(top - 1, bottom + 1, x)


def _second_label(field: FieldDefinition, row: Row, page: int) -> float | None:
    """Return where the second of two equal labels in a row begins."""
    chars = row_chars(row, page)
    sightings = Sightings(chars, [text for each in field.rows for text in each.texts])
    for text in [text for each in field.rows for text in each.texts]:
        matches = sorted(
            (match for match in sightings.of([text]) if match.score > 0),
            key=lambda match: match.start,
        )
        if len(matches) > 1 and matches[-1].start >= matches[0].end:
            return _begin(chars, matches[-1].start)
    return None


def _begin(chars: Sequence[StreamChar], index: int) -> float:
    """Return the left edge of a label: of its line where only a number stands before it there."""
    line = chars[index].line
    before = [char for char in chars[:index] if char.line is line]
    if line is not None and not any(char.char.isalpha() for char in before):
        return _left(line) - height_of(line) / 2
    return middle_of(chars[index])[0] - 1.0


def _names_a_party(field: FieldDefinition, row: Row, page: int) -> bool:
    chars = row_chars(row, page)
    headers = [header for party in field.parties for header in headings_of(party)]
    return any(match.score > 0 for match in Sightings(chars, headers).of(headers))


def _left(line: Line) -> float:
    return line.quad[0][0]


def _right(line: Line) -> float:
    return line.quad[1][0]


def _middle(line: Line) -> float:
    return sum(y for _, y in line.quad) / 4

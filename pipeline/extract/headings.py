"""Which column of a table each heading names, though headings wrap, spread over rows and are
misread."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.extract.cells import GridCells
from pipeline.extract.match import Sightings
from pipeline.extract.stream import StreamChar, text_of
from schemas.form import Column

MAX_HEADING_ROWS = 3
GUESSED_QUALITY = 0.5
"""Quality of a heading that is known only by its place among the others."""

Named = Mapping[int, tuple[Column, float]]
"""The column that each column of a grid holds, with how well its heading is read, 0 to 1."""


@dataclass(frozen=True)
class Heading:
    """The heading of a table: ``last_row`` is its last row, ``columns`` what its columns hold."""

    last_row: int
    columns: Named


def find_heading(columns: Sequence[Column], cells: GridCells) -> Heading | None:
    """Return the heading that names more than half of a table's columns, or None."""
    windows = [
        (first, last)
        for first in range(min(2, cells.rows))
        for last in range(first, min(first + MAX_HEADING_ROWS, cells.rows))
    ]
    best: Heading | None = None
    for first, last in sorted(windows, key=lambda window: window[1] - window[0]):
        contents = [cells.block(first, last, column) for column in range(cells.columns)]
        named = name_columns(columns, contents)
        if len(named) > max(len(columns) / 2, len(best.columns) if best else 0):
            best = Heading(last, named)
    if best is None:
        return None
    last = best.last_row + _numbers_columns(cells, best.last_row + 1)
    return Heading(last, with_gaps_filled(columns, best.columns, cells.columns))


def name_columns(columns: Sequence[Column], contents: Sequence[Sequence[StreamChar]]) -> Named:
    """Return which column each content is the heading of, the best read first, none named twice."""
    headers = [header for column in columns for header in column.headers]
    sightings = sorted(
        (
            (match.score, match.quality, place, index)
            for place, content in enumerate(contents)
            for seen in [Sightings(content, headers)]
            for index, column in enumerate(columns)
            for match in seen.of(column.headers)
            if match.score > 0
        ),
        reverse=True,
    )
    named: dict[int, tuple[Column, float]] = {}
    taken: set[int] = set()
    for _, quality, place, index in sightings:
        if place not in named and index not in taken:
            named[place] = (columns[index], quality)
            taken.add(index)
    return dict(sorted(named.items()))


def with_gaps_filled(columns: Sequence[Column], named: Named, count: int) -> Named:
    """Name the columns whose heading could not be read where their place leaves no choice: as
    many columns of the form are missing between two neighbours as of the grid."""
    order = {column.id: index for index, column in enumerate(columns)}
    known = [(-1, -1), *((place, order[column.id]) for place, (column, _) in named.items())]
    known.append((count, len(columns)))
    filled = dict(named)
    for (place, index), (next_place, next_index) in pairwise(known):
        if next_place - place == next_index - index:
            for step in range(1, next_place - place):
                filled[place + step] = (columns[index + step], GUESSED_QUALITY)
    return filled


def _numbers_columns(cells: GridCells, row: int) -> bool:
    """Whether a row only counts the columns: 1, 2, 3 … as some prints have below the heading."""
    if row >= cells.rows:
        return False
    texts = [text_of(cells.cell(row, column)).strip(" ().\n") for column in range(cells.columns)]
    written = [text for text in texts if text]
    return len(written) > 2 and written == [str(i + 1) for i in range(cells.columns) if texts[i]]

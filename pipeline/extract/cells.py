"""What stands in the cells of a grid, ruled on the paper or made out from where the text stands."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.extract.stream import ROW_END, StreamChar, chars_of, middle_of
from schemas.page import Grid, Line, Page

ABOVE_LINE = 0.4
"""How far above a line, in line heights, its row begins: the first line of a neighbour that wraps
and is centred beside it stands 0.7 line heights higher."""


BELOW_MIDDLE = 0.3
"""How far below the middle of a line, in line heights, its row goes at least: on a photo the lines
of a row stand up to a quarter higher or lower than the first."""

CUT_REACH = 4
"""Characters."""


@dataclass(frozen=True)
class GridCells:
    """A grid of a page and the characters in each cell, lines in reading order and ended by
    newlines; ``lines`` are those that stand in the grid."""

    page: int
    grid: Grid
    cells: Mapping[tuple[int, int], Sequence[StreamChar]]
    lines: tuple[Line, ...]

    @property
    def rows(self) -> int:
        """How many rows the grid has."""
        return len(self.grid.ys) - 1

    @property
    def columns(self) -> int:
        """How many columns the grid has."""
        return len(self.grid.xs) - 1

    def cell(self, row: int, column: int) -> Sequence[StreamChar]:
        """Return the characters of a cell."""
        return self.cells.get((row, column), ())

    def block(self, first: int, last: int, column: int) -> list[StreamChar]:
        """Return the characters of a column's cells from one row to another, both included."""
        return [char for row in range(first, last + 1) for char in self.cell(row, column)]


def fill(page: Page, grid: Grid) -> GridCells:
    """Return a grid with what stands in it; a line that crosses rules is cut at them."""
    lines = tuple(line for line in page.lines if _holds(grid, line))
    cells: dict[tuple[int, int], list[StreamChar]] = {}
    for line in lines:
        chars = chars_of([line], page.index)
        row = _interval(grid.ys, sum(_top_and_bottom(line)) / 2)
        for char, column in zip(chars, _columns(chars, grid), strict=True):
            if row is None or column is None:
                continue
            content = cells.setdefault((row, column), [])
            if content and content[-1].line is not char.line:
                content.append(StreamChar(ROW_END, char.page))
            content.append(char)
    return GridCells(page.index, grid, cells, lines)


def _columns(chars: Sequence[StreamChar], grid: Grid) -> list[int | None]:
    """Return the column of each character of a line, which is cut between two words if there is
    a space near the rule: where a character stands is known to about its own width."""
    columns = [_interval(grid.xs, middle_of(char)[0]) for char in chars]
    cuts = [i for i, (left, right) in enumerate(pairwise(columns), 1) if left != right]
    spaces = [0, *(i for i, char in enumerate(chars) if char.char == " "), len(chars)]
    for cut in cuts:
        near = min(spaces, key=lambda at: abs(at - cut))
        if abs(near - cut) <= CUT_REACH:
            start, end = min(near, cut), max(near, cut)
            columns[start:end] = [columns[cut] if near < cut else columns[cut - 1]] * (end - start)
    return columns


def with_rules(grid: Grid, xs: Iterable[float] = (), ys: Iterable[float] = ()) -> Grid:
    """Return the grid with further rules inside."""
    return Grid(xs=tuple(sorted({*grid.xs, *xs})), ys=tuple(sorted({*grid.ys, *ys})))


def row_tops(lines: Iterable[Line]) -> list[float]:
    """Return where the rows that lines begin have their upper edges: below the middle of the line that
    begins the row before, however close that is."""
    edges = sorted(_top_and_bottom(line) for line in lines)
    tops = [top - ABOVE_LINE * (bottom - top) for top, bottom in edges]
    below = [(top + bottom) / 2 + BELOW_MIDDLE * (bottom - top) for top, bottom in edges]
    return tops[:1] + [max(pair) for pair in zip(tops[1:], below, strict=False)]


def _top_and_bottom(line: Line) -> tuple[float, float]:
    (_, y0), (_, y1), (_, y2), (_, y3) = line.quad
    return (y0 + y1) / 2, (y2 + y3) / 2


def clear_x(lines: Iterable[Line], left: float, right: float) -> float:
    """Return the middle of the widest place between two abscissas that the fewest lines cross."""
    spans = [(line.quad[0][0], line.quad[1][0]) for line in lines]
    edges = {left, right, *(x for span in spans for x in span if left < x < right)}
    gaps = list(pairwise(sorted(edges)))
    start, end = min(
        gaps,
        key=lambda gap: (
            sum(a < gap[1] and b > gap[0] for a, b in spans),
            gap[0] - gap[1],
        ),
    )
    return (start + end) / 2


def _holds(grid: Grid, line: Line) -> bool:
    x, y = (sum(values) / 4 for values in zip(*line.quad, strict=True))
    return grid.xs[0] <= x <= grid.xs[-1] and grid.ys[0] <= y <= grid.ys[-1]


def _interval(edges: Sequence[float], value: float) -> int | None:
    for i, (low, high) in enumerate(pairwise(edges)):
        if low <= value < high:
            return i
    return None

"""Where columns stand side by side on a page: rows that share a clear vertical gap, and the cells of
ruled grids."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from pipeline.extract.stream import StreamChar, chars_of, middle_of
from pipeline.read.order import rows_of
from schemas.page import Grid, Line, Page

MIN_GAP = 0.6
"""Between two columns, in line heights; between words stands less than half of that."""

MIN_SHARED = 2
"""Rows with text on both sides of a gap from which it parts columns; one may be chance."""

MIN_SHARE = 0.4
"""Share of a region's rows that have text on both sides."""

MAX_ROOM = 3.0
"""Line heights of empty paper within a region."""

MAX_INDENT = 1.0
"""Line heights by which rows of a column may begin left or right of most others."""

MIN_ALIGNED = 0.7
"""Share of a column's rows that begin below one another."""

MAX_PITCH = 1.3
"""From how many times the usual distance of a region's rows a paragraph begins."""

MAX_RULED = 8
"""Columns of a ruled grid that holds labels and values; more are the boxes of a number."""

Row = Sequence[Line]
Span = tuple[float, float]


@dataclass(frozen=True)
class Region:
    """Columns side by side on a page; ``cuts`` are the abscissas between them, ascending, in page
    pixels; ``grid`` is set where they are ruled."""

    page: int
    lines: tuple[Line, ...]
    cuts: tuple[float, ...]
    grid: Grid | None = None


@dataclass(frozen=True)
class Piece:
    """What stands in one row of one column; ``top`` and ``bottom`` are its edges in page pixels."""

    column: int
    top: float
    bottom: float
    chars: tuple[StreamChar, ...]


def regions_of(page: Page, claimed: Container[int]) -> list[Region]:
    """Return the regions of a page, top to bottom.

    Args:
        page: with its lines and grids.
        claimed: ``id`` of the lines that are read otherwise.
    """
    found: list[Region] = []
    ruled: set[int] = set()
    for grid in page.grids:
        lines = tuple(line for line in page.lines if _is_inside(grid, line))
        if (
            2 < len(grid.xs) <= MAX_RULED + 1
            and len(grid.ys) > 2
            and lines
            and not any(id(line) in claimed for line in lines)
        ):
            found.append(Region(page.index, lines, grid.xs[1:-1], grid))
        ruled |= {id(line) for line in lines}
    free = tuple(
        line
        for line in page.lines
        if id(line) not in claimed and id(line) not in ruled and _span(line) is not None
    )
    found += _unruled(page.index, rows_of(free))
    return sorted(found, key=lambda region: min(map(_top, region.lines)))


def pieces_of(region: Region) -> list[Piece]:
    """Return what stands in each row of each column: column by column, top to bottom."""
    return [piece for column in range(len(region.cuts) + 1) for piece in _column(region, column)]


def _column(region: Region, column: int) -> Iterator[Piece]:
    edges = (float("-inf"), *region.cuts, float("inf"))
    low, high = edges[column], edges[column + 1]
    parts = {id(line): _between(line, region.page, low, high) for line in region.lines}
    for row in rows_of(tuple(line for line in region.lines if parts[id(line)])):
        chars = list(parts[id(row[0])])
        for line in row[1:]:
            chars += [StreamChar(" ", region.page), *parts[id(line)]]
        yield Piece(column, min(map(_top, row)), max(map(_bottom, row)), tuple(chars))


def _between(line: Line, page: int, low: float, high: float) -> list[StreamChar]:
    """Return the characters of a line that stand in a column; the first begins a line."""
    chars = [char for char in chars_of([line], page) if low <= middle_of(char)[0] < high]
    while chars and chars[0].char == " ":
        chars = chars[1:]
    return [chars[0]._replace(starts_line=True), *chars[1:]] if chars else []


def _unruled(page: int, rows: Sequence[Row]) -> Iterator[Region]:
    first = 0
    while first < len(rows):
        last, gaps = _run(rows, first)
        run = _trimmed(rows[first:last], gaps)
        cuts = _cuts(run, gaps)
        if cuts:
            yield Region(page, tuple(line for row in run for line in row), cuts)
            first = last
        else:
            first += 1


def _run(rows: Sequence[Row], first: int) -> tuple[int, list[Span]]:
    """Return behind which row the gaps of the first one end, and what is left of them."""
    spans = [_extent(line) for line in rows[first]]
    height = _height(rows[first])
    gaps = [(a[1], b[0]) for a, b in pairwise(spans) if b[0] - a[1] >= MIN_GAP * height]
    last = first + 1
    while gaps and last < len(rows):
        room = min(map(_top, rows[last])) - max(map(_bottom, rows[last - 1]))
        left = [piece for gap in gaps for piece in _without(gap, rows[last])]
        left = [gap for gap in left if gap[1] - gap[0] >= MIN_GAP * height]
        if not left or room > MAX_ROOM * height:
            break
        gaps = left
        last += 1
    return last, gaps


def _without(gap: Span, row: Row) -> list[Span]:
    """Return what a row leaves of a gap."""
    pieces = [gap]
    for line in row:
        left, right = _extent(line)
        pieces = [
            piece
            for low, high in pieces
            for piece in ((low, min(high, left)), (max(low, right), high))
            if piece[0] < piece[1]
        ]
    return pieces


def _trimmed(rows: Sequence[Row], gaps: Sequence[Span]) -> Sequence[Row]:
    """Return the rows of a run without those at its ends that only happen to be short."""
    shared = [i for i, row in enumerate(rows) if _is_shared(row, gaps)]
    jumps = _jumps(rows)
    while len(shared) > 1 and _are_apart(rows, shared[0], shared[1], gaps, jumps):
        shared = shared[1:]
    while len(shared) > 1 and _are_apart(rows, shared[-2], shared[-1], gaps, jumps):
        shared = shared[:-1]
    if len(shared) < MIN_SHARED:
        return []
    last = shared[-1] + 1
    while (
        last < len(rows)
        and id(rows[last]) not in jumps
        and _goes_on(rows[shared[0] : last], rows[last], gaps)
    ):
        last += 1
    return rows[shared[0] : last]


def _is_shared(row: Row, gaps: Sequence[Span]) -> bool:
    return any(_sides(row, gap) == (True, True) for gap in gaps)


def _are_apart(
    rows: Sequence[Row], one: int, other: int, gaps: Sequence[Span], jumps: Container[int]
) -> bool:
    """Whether a paragraph begins between two shared rows, or nothing but short rows on the left part
    them of which one does not go on the row above."""
    between = range(one + 1, other)
    is_left = not any(_sides(rows[i], gap)[1] for i in between for gap in gaps)
    begins = any(not _goes_on(rows[one:i], rows[i], gaps) for i in between)
    return (is_left and begins) or any(id(row) in jumps for row in rows[one + 1 : other + 1])


def _jumps(rows: Sequence[Row]) -> set[int]:
    """Return the ``id`` of the rows that stand further below the one before than rows of the run
    usually do."""
    pitches = [_middle(row) - _middle(before) for before, row in pairwise(rows)]
    usual = median(pitches) if pitches else 0.0
    return {
        id(row) for pitch, row in zip(pitches, rows[1:], strict=True) if pitch > MAX_PITCH * usual
    }


def _goes_on(rows: Sequence[Row], row: Row, gaps: Sequence[Span]) -> bool:
    """Whether a row with text in one column goes on the row above it, which had no room for its first
    word."""
    column = _column_of(row[0], gaps)
    inside = [[line for line in above if _column_of(line, gaps) == column] for above in rows]
    edge = max((_extent(line)[1] for lines in inside for line in lines), default=0.0)
    above = max((_extent(line)[1] for line in inside[-1]), default=0.0)
    return above + _first_word(row[0]) > edge


def _column_of(line: Line, gaps: Sequence[Span]) -> int:
    return sum(_extent(line)[0] >= right - 1 for _, right in gaps)


def _first_word(line: Line) -> float:
    left, right = _extent(line)
    return (right - left) * (len(line.text.split()[0]) + 1) / len(line.text)


def _cuts(rows: Sequence[Row], gaps: Sequence[Span]) -> tuple[float, ...]:
    """Return the middles of the gaps that part columns, each of which has text in several rows."""
    kept: list[float] = []
    for gap in sorted(gaps):
        sides = [_sides(row, gap, kept[-1] if kept else float("-inf")) for row in rows]
        shared = sides.count((True, True))
        if shared >= max(MIN_SHARED, MIN_SHARE * len(rows)) and _is_aligned(rows, gap):
            kept.append((gap[0] + gap[1]) / 2)
    return tuple(kept)


def _is_aligned(rows: Sequence[Row], gap: Span) -> bool:
    """Whether most rows right of a gap begin below one another, as they do in a column."""
    lefts = [
        min(right)
        for row in rows
        if (right := [x for x, _ in map(_extent, row) if x >= gap[1] - 1])
    ]
    room = MAX_INDENT * median(_height(row) for row in rows)
    edge = median(lefts)
    return sum(abs(left - edge) <= room for left in lefts) >= MIN_ALIGNED * len(lefts)


def _sides(row: Row, gap: Span, begin: float = float("-inf")) -> tuple[bool, bool]:
    """Return whether text stands left of a gap, right of an abscissa, and whether right of the gap."""
    spans = [_extent(line) for line in row]
    return (
        any(begin <= left and right <= gap[0] + 1 for left, right in spans),
        any(left >= gap[1] - 1 for left, _ in spans),
    )


def _extent(line: Line) -> Span:
    """Return from where to where letters or digits stand in a line, without the leader around them."""
    return _span(line) or (line.quad[0][0], line.quad[1][0])


def _span(line: Line) -> Span | None:
    read = [char for char in line.chars if char.char.isalnum()]
    if not read:
        return None
    left, right = line.quad[0][0], line.quad[1][0]
    half = (right - left) / (2 * len(line.chars))
    return (
        max(left, left + (right - left) * read[0].position - half),
        min(right, left + (right - left) * read[-1].position + half),
    )


def _is_inside(grid: Grid, line: Line) -> bool:
    x, y = (sum(values) / 4 for values in zip(*line.quad, strict=True))
    return grid.xs[0] <= x <= grid.xs[-1] and grid.ys[0] <= y <= grid.ys[-1]


def _middle(row: Row) -> float:
    return sum(_top(line) + _bottom(line) for line in row) / (2 * len(row))


def _height(row: Row) -> float:
    return min(_bottom(line) - _top(line) for line in row)


def _top(line: Line) -> float:
    return (line.quad[0][1] + line.quad[1][1]) / 2


def _bottom(line: Line) -> float:
    return (line.quad[2][1] + line.quad[3][1]) / 2

"""Reading order: lines into rows, rows top to bottom, lines of a row left to right."""

from dataclasses import dataclass

from schemas.page import Line

SAME_ROW_OVERLAP = 0.5
"""Two lines stand in one row if they overlap vertically by this share of the lower one's height."""


@dataclass(frozen=True, slots=True)
class _Extent:
    """Where a line stands: from left to right, and its top and bottom at its middle, so that a
    slanted quad is not too tall."""

    line: Line
    left: float
    right: float
    top: float
    bottom: float
    middle: float


def rows_of(lines: tuple[Line, ...]) -> list[list[Line]]:
    """Group the lines of a page into rows in reading order.

    Lines are taken by the height of their middles, so that a row of tall boxes comes with its
    label. A line joins the row whose nearest line it overlaps most; comparing with the nearest
    line, not with the whole row, follows paper that bends or runs slightly downhill.
    """
    rows: list[list[_Extent]] = []
    for line in sorted(map(_extent, lines), key=lambda line: line.middle):
        overlaps = [_row_overlap(row, line) for row in rows[-4:]]
        most = max(overlaps, default=0.0)
        if overlaps and most >= SAME_ROW_OVERLAP:
            rows[overlaps.index(most) - len(overlaps)].append(line)
        else:
            rows.append([line])
    rows.sort(key=lambda row: sum(line.middle for line in row) / len(row))
    return [[line.line for line in sorted(row, key=lambda line: line.left)] for row in rows]


def in_reading_order(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return the lines row by row."""
    return tuple(line for row in rows_of(lines) for line in row)


def _row_overlap(row: list[_Extent], line: _Extent) -> float:
    nearest = row[0]
    if len(row) > 1:
        left, right = line.left, line.right
        gaps = [max(other.left - right, left - other.right, 0.0) for other in row]
        nearest = row[gaps.index(min(gaps))]
    overlap = min(line.bottom, nearest.bottom) - max(line.top, nearest.top)
    lower = min(line.bottom - line.top, nearest.bottom - nearest.top)
    return overlap / max(1e-6, lower)


def _extent(line: Line) -> _Extent:
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = line.quad
    top, bottom = (y0 + y1) / 2, (y2 + y3) / 2
    left, right = min(x0, x1, x2, x3), max(x0, x1, x2, x3)
    return _Extent(line, left, right, top, bottom, (top + bottom) / 2)

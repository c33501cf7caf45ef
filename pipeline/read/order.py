"""Reading order: lines into rows, rows top to bottom, lines of a row left to right."""

from schemas.page import Line

SAME_ROW_OVERLAP = 0.5
"""Two lines stand in one row if they overlap vertically by this share of the lower one's height."""


def rows_of(lines: tuple[Line, ...]) -> list[list[Line]]:
    """Group the lines of a page into rows in reading order.

    Lines are taken by the height of their middles, so that a row of tall boxes comes with its
    label. A line joins the row whose nearest line it overlaps most; comparing with the nearest
    line, not with the whole row, follows paper that bends or runs slightly downhill.
    """
    rows: list[list[Line]] = []
    for line in sorted(lines, key=_middle):
        home = max(rows[-4:], key=lambda row: _row_overlap(row, line), default=None)
        if home is not None and _row_overlap(home, line) >= SAME_ROW_OVERLAP:
            home.append(line)
        else:
            rows.append([line])
    rows.sort(key=lambda row: sum(_middle(line) for line in row) / len(row))
    return [sorted(row, key=_left) for row in rows]


def in_reading_order(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return the lines row by row."""
    return tuple(line for row in rows_of(lines) for line in row)


def _row_overlap(row: list[Line], line: Line) -> float:
    nearest = min(row, key=lambda other: _horizontal_gap(other, line))
    (top, bottom), (other_top, other_bottom) = _extent(line), _extent(nearest)
    overlap = min(bottom, other_bottom) - max(top, other_top)
    return overlap / max(1e-6, min(bottom - top, other_bottom - other_top))


def _horizontal_gap(a: Line, b: Line) -> float:
    return max(_left(a) - _right(b), _left(b) - _right(a), 0.0)


def _extent(line: Line) -> tuple[float, float]:
    """The top and bottom of a line at its middle, so that a slanted quad is not too tall."""
    (_, y0), (_, y1), (_, y2), (_, y3) = line.quad
    return (y0 + y1) / 2, (y2 + y3) / 2


def _middle(line: Line) -> float:
    return sum(_extent(line)) / 2


def _left(line: Line) -> float:
    return min(x for x, _ in line.quad)


def _right(line: Line) -> float:
    return max(x for x, _ in line.quad)

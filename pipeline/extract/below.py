"""Values that stand below a row of labels, each in its label's column: "Số thửa | Số tờ | Diện tích" over
"140 | 54 | 97,6 m2"."""

from collections.abc import Sequence
from itertools import pairwise

from pipeline.extract.chain import Placed
from pipeline.extract.stream import ROW_END, StreamChar, height_of, middle_of
from schemas.page import Line

ROWS_APART = 2.5
"""Heights of a line from which the next row below is no part of the columns."""

Values = list[list[StreamChar]]


def under_their_labels(
    placed: Sequence[Placed], values: Values, stream: Sequence[StreamChar]
) -> Values:
    """Return the values of labels in the order of the stream, those below a row of labels shared out to
    their columns.

    Args:
        placed: labels in the order of the stream.
        values: what stands behind each, up to the next.
        stream: the text.
    """
    shared = list(values)
    for first, last in _rows_of_labels(placed, values, stream):
        columns = _below(placed[first : last + 1], values[last], stream)
        if sum(any(char.char.isalnum() for char in column) for column in columns) > 1:
            shared[first : last + 1] = columns
    return shared


def _rows_of_labels(
    placed: Sequence[Placed], values: Values, stream: Sequence[StreamChar]
) -> list[tuple[int, int]]:
    """Return the first and the last of labels that stand in one row, each in a line of its own, with
    nothing behind them there."""
    rows: list[tuple[int, int]] = []
    first = 0
    for i, (each, value) in enumerate(zip(placed, values, strict=True)):
        if not _is_line_of_its_own(each, stream):
            first = i + 1
        elif _is_empty(value):
            if ROW_END in (char.char for char in value):
                first = i + 1
        else:
            if first < i and _begins_below(value):
                rows.append((first, i))
            first = i + 1
    return rows


def _is_line_of_its_own(each: Placed, stream: Sequence[StreamChar]) -> bool:
    start, end = each.match.start, each.match.end
    lines = {id(char.line) for char in stream[start:end] if char.line is not None}
    return start < end and len(lines) == 1 and stream[start].starts_line


def _is_empty(value: Sequence[StreamChar]) -> bool:
    return not any(char.char.isalnum() for char in value)


def _begins_below(value: Sequence[StreamChar]) -> bool:
    first = next(i for i, char in enumerate(value) if char.char.isalnum())
    return any(char.char == ROW_END for char in value[:first])


def _below(
    labels: Sequence[Placed], value: Sequence[StreamChar], stream: Sequence[StreamChar]
) -> Values:
    """Return what of a value stands in each label's column; what stands left of the first is nobody's."""
    lines = [line for each in labels if (line := stream[each.match.start].line) is not None]
    middles = [_middle(line) for line in lines]
    edges = [(a + b) / 2 for a, b in pairwise(middles)]
    edges = [min(lines[0].quad[0][0], 2 * middles[0] - edges[0]), *edges]
    columns: Values = [[] for _ in labels]
    bottom = max(line.quad[3][1] for line in lines)
    for char in value:
        if char.line is None or char.read is None:
            continue
        y = middle_of(char)[1]
        if y - bottom > ROWS_APART * height_of(char.line):
            break
        bottom = max(bottom, y)
        place = sum(edge <= _middle(char.line) for edge in edges) - 1
        if place < 0:
            continue
        column = columns[place]
        if column and column[-1].line is not char.line:
            column.append(StreamChar(ROW_END, char.page))
        column.append(char)
    return columns


def _middle(line: Line) -> float:
    return (line.quad[0][0] + line.quad[1][0]) / 2

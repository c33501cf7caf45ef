"""Drawing facts about people side by side: a column of labels, and a column for each person."""

from dataclasses import dataclass
from itertools import pairwise

from training.forms.asks import Frame, baseline_of, draw_leader
from training.forms.blocks import Facts
from training.forms.labels import Type, draw, place, printed, width, wrap
from training.forms.tables import Cell, draw_rules, fitted, pad_of

_RULED_STEP = 0.92
"""Lines stand a little closer in a cell than on the page."""


@dataclass(frozen=True)
class _Columns:
    """The ``x`` of the columns' edges in pixels, and how the lines in them are set."""

    frame: Frame
    edges: list[float]
    is_ruled: bool

    @property
    def pad(self) -> float:
        return pad_of(self.frame)

    @property
    def step(self) -> float:
        return self.frame.line_height * (_RULED_STEP if self.is_ruled else 1)

    def room(self, column: int) -> float:
        return self.edges[column + 1] - self.edges[column] - 2 * self.pad

    def height(self, lines: int) -> float:
        return lines * self.step + (2 * self.pad if self.is_ruled else 0)

    def baseline(self, top: float, number: int) -> float:
        first = top + (self.pad if self.is_ruled else 0)
        return baseline_of(self.frame, first + number * self.step)


def draw_facts(frame: Frame, facts: Facts, y: float) -> float:
    """Draw facts whose top is at ``y``; return the ``y`` below them.

    Raises:
        DoesNotFit: if a value's longest word is wider than its column even when written small.
    """
    widths = [frame.room * share / sum(facts.shares) for share in facts.shares]
    edges = [frame.left + sum(widths[:n]) for n in range(len(widths) + 1)]
    columns = _Columns(frame, edges, facts.is_ruled)
    rules = [y + facts.gap * frame.line_height]
    rules.append(_draw_heads(columns, facts.heads, rules[0]))
    for label, *keys in facts.rows:
        cells = [
            fitted(frame, key, width, "left") for key, width in zip(keys, widths[1:], strict=True)
        ]
        rules.append(_draw_row(columns, label, cells, rules[-1]))
    if facts.is_ruled:
        draw_rules(frame, edges, rules)
    return rules[-1]


def _draw_heads(columns: _Columns, heads: tuple[str, ...], top: float) -> float:
    sheet, style = columns.frame.sheet, columns.frame.style
    kind = Type(style, style.size, bold=True)
    baseline = columns.baseline(top, 0)
    for number, ((left, _), text) in enumerate(zip(pairwise(columns.edges), heads, strict=True)):
        room = columns.room(number)
        x = place(left + columns.pad, room, width(sheet, text, kind), "center")
        with sheet.line():
            draw(sheet, x, baseline, text, kind)
    return top + columns.height(1)


def _draw_row(columns: _Columns, label: str, cells: list[Cell], top: float) -> float:
    """Draw a label and the values beside it; the writing begins on the label's first line."""
    sheet, style = columns.frame.sheet, columns.frame.style
    kind = Type(style, style.size)
    labels = wrap(sheet, printed(label, style), kind, columns.room(0))
    for number, text in enumerate(labels):
        with sheet.line():
            x = columns.edges[0] + columns.pad
            draw(sheet, x, columns.baseline(top, number), text, kind)
    for column, cell in enumerate(cells, 1):
        _draw_value(columns, cell, column, top)
    return top + columns.height(max(len(labels), *(len(cell.pieces) for cell in cells)))


def _draw_value(columns: _Columns, cell: Cell, column: int, top: float) -> None:
    frame, left = columns.frame, columns.edges[column] + columns.pad
    right, pen = left + columns.room(column), frame.pen_of(cell.key)
    for number, text in enumerate(cell.pieces):
        baseline, end = columns.baseline(top, number), left
        if text:
            with frame.sheet.line():
                end = frame.sheet.write(cell.key, left, baseline, text, cell.font, pen)
        if not columns.is_ruled and right - end > frame.sheet.px(frame.style.size):
            draw_leader(frame, end, right, baseline)

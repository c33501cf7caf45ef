"""Drawing ruled tables."""

import re
from dataclasses import dataclass
from itertools import pairwise

from training.forms.asks import Frame
from training.forms.blocks import Align, Table
from training.forms.fonts import Font
from training.forms.labels import DoesNotFit, Type, draw, place, printed, width, wrap, wrap_words
from training.forms.sheet import BLACK

_LEAST_SIZE = 0.72
"""A cell's writing may shrink to this part before it counts as not fitting."""


@dataclass(frozen=True)
class Cell:
    """What is written in a cell, broken into the lines that fit."""

    key: str
    pieces: list[str]
    font: Font
    align: Align


def draw_table(frame: Frame, table: Table, y: float) -> float:
    """Draw a table whose top is at ``y``; return the ``y`` below it.

    Raises:
        DoesNotFit: if a cell's longest word is wider than its column even when written small.
    """
    top = y + table.gap * frame.line_height
    total = sum(column.share for column in table.columns)
    widths = [frame.room * column.share / total for column in table.columns]
    edges = [frame.left + sum(widths[:n]) for n in range(len(widths) + 1)]
    rules = [top, _draw_header(frame, table, edges, top)]
    for number in range(1, max(table.rows, written_rows(frame, table)) + 1):
        cells = [
            fitted(frame, f"{table.key}.{number}.{column.id}", width, column.align)
            for column, width in zip(table.columns, widths, strict=True)
        ]
        rules.append(_draw_row(frame, cells, edges, rules[-1]))
    draw_rules(frame, edges, rules)
    return rules[-1]


def written_rows(frame: Frame, table: Table) -> int:
    """Return how many rows have an answer."""
    pattern = re.compile(rf"{re.escape(table.key)}\.(\d+)\.")
    numbers = [int(found[1]) for key in frame.filling.answers if (found := pattern.match(key))]
    return max(numbers, default=0)


def pad_of(frame: Frame) -> float:
    """Return the pixels between a rule and what stands beside it."""
    return frame.sheet.px(3)


def _draw_header(frame: Frame, table: Table, edges: list[float], top: float) -> float:
    kind = Type(frame.style, frame.style.size * 0.88, bold=True)
    step = frame.sheet.px(kind.points) * 1.22
    rooms = [right - left for left, right in pairwise(edges)]
    heads = [
        wrap(frame.sheet, printed(column.header, frame.style), kind, room - 2 * pad_of(frame))
        for column, room in zip(table.columns, rooms, strict=True)
    ]
    height = max(len(lines) for lines in heads) * step + 2 * pad_of(frame)
    for lines, left, room in zip(heads, edges, rooms, strict=False):
        y = top + (height - len(lines) * step) / 2
        for text in lines:
            x = place(left, room, width(frame.sheet, text, kind), "center")
            with frame.sheet.line():
                draw(frame.sheet, x, y + step * 0.78, text, kind)
            y += step
    return top + height


def fitted(frame: Frame, key: str, room: float, align: Align) -> Cell:
    """Return a cell of a column ``room`` pixels wide, written smaller where a word is long.

    Raises:
        DoesNotFit: if its longest word is wider than the column even when written small.
    """
    text = frame.written(key).text
    for shrink in (0.92, 0.84, 0.78, _LEAST_SIZE):
        face = frame.font_of(key, shrink)
        try:
            pieces = wrap_words(text, room - 2 * pad_of(frame), face.width)
        except DoesNotFit:
            continue
        return Cell(key, pieces, face, align)
    raise DoesNotFit(f"{key}: {text!r} in {room:.0f} px")


def _draw_row(frame: Frame, cells: list[Cell], edges: list[float], top: float) -> float:
    steps = [cell.font.size * 1.3 for cell in cells]
    heights = [len(cell.pieces) * step for cell, step in zip(cells, steps, strict=True)]
    height = max(frame.line_height * 1.05, max(heights) + 2 * pad_of(frame))
    for cell, step, used, left, right in zip(cells, steps, heights, edges, edges[1:], strict=False):
        y = top + (height - used) / 2
        for piece in filter(None, cell.pieces):
            inner = right - left - 2 * pad_of(frame)
            x = place(left + pad_of(frame), inner, cell.font.width(piece), cell.align)
            with frame.sheet.line():
                frame.sheet.write(
                    cell.key, x, y + step * 0.76, piece, cell.font, frame.pen_of(cell.key)
                )
            y += step
    return top + height


def draw_rules(frame: Frame, edges: list[float], rules: list[float]) -> None:
    """Rule a table: ``edges`` are the ``x`` between columns, ``rules`` the ``y`` between rows."""
    thick = max(1, round(frame.sheet.px(0.6)))
    for y in rules:
        frame.sheet.draw.line([(edges[0], y), (edges[-1], y)], fill=BLACK, width=thick)
    for x in edges:
        frame.sheet.draw.line([(x, rules[0]), (x, rules[-1])], fill=BLACK, width=thick)

"""What stands around a text on a form: leaders, a table's rules, boxes, other lines."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import cv2
import numpy as np

from training.lines import overlays
from training.lines.cells import InCells
from training.lines.drawn import Drawn, Pixels
from training.lines.materials import Colour, put_ink
from training.lines.overlays import Place

Columns = tuple[float, float]


@dataclass(frozen=True)
class Around:
    """What was drawn around a text.

    Args:
        run: columns from which to which leaders reach.
        clear: columns from which to which nothing stands beside the text but leaders under it; a
            neighbour's edge may reach in.
        rows, columns: where a table's rules run.
    """

    run: Columns
    clear: Columns
    has_leader: bool
    rows: tuple[float, ...] = ()
    columns: tuple[float, ...] = ()


def draw_around(
    canvas: Pixels,
    drawn: Drawn,
    place: Place,
    cells: InCells | None,
    has_leader: bool,
    colour: Colour,
    rng: np.random.Generator,
    other: Callable[[], Drawn] | None,
) -> Around:
    """Draw on the canvas, in place, what stands around a text.

    Args:
        cells: in which the text stands, if it does.
        has_leader: whether the text stands on leaders or between them.
        colour: of the text's ink.
        other: draws the text of another line at the text's size; its own ink where ``None``.
    """
    beside = _write_neighbours(canvas, drawn, place, colour, has_leader, rng, other)
    if cells is not None:
        if not cells.are_drawn:
            return Around(beside, beside, False)
        edges = tuple(place.left + edge for edge in cells.edges)
        return Around(beside, beside, False, _draw_cells(canvas, edges, place, rng), edges)
    rows, columns = _draw_rules(canvas, place, has_leader, rng)
    if not has_leader:
        return Around(beside, beside, False, rows, columns)
    if drawn.pen_from is not None:
        written = replace(place, left=place.left + drawn.pen_from)
        run, clear = _draw_leaders(canvas, written, True, rng, starts_at_text=True)
        run, clear = (beside[0], max(run[1], beside[1])), (beside[0], clear[1])
    else:
        run, clear = _draw_leaders(canvas, place, drawn.is_hand, rng)
    return Around(run, clear, True, rows, columns)


def draw_neighbours(
    canvas: Pixels,
    drawn: Drawn,
    place: Place,
    colour: Colour,
    rng: np.random.Generator,
    other: Callable[[], Drawn] | None,
) -> Around:
    """Draw nothing but other lines around a text; the arguments are those of :func:`draw_around`."""
    beside = _write_neighbours(canvas, drawn, place, colour, False, rng, other)
    return Around(beside, beside, False)


def _draw_leaders(
    canvas: Pixels,
    place: Place,
    is_hand: bool,
    rng: np.random.Generator,
    *,
    starts_at_text: bool = False,
) -> tuple[Columns, Columns]:
    """Draw leaders under the text, or from it to the sides of the canvas, none to its left if they
    start at the text; return the columns that they reach and those that they leave clear."""
    size = place.x_height * (rng.uniform(0.6, 1.15) if is_hand else rng.uniform(0.9, 1.1))
    width = float(canvas.shape[1])
    gaps = rng.uniform(0.05, 0.9, 2) * size
    left, right = place.left - gaps[0], place.right + gaps[1]
    kind = rng.random()
    goes_under = kind < (0.72 if is_hand else 0.3)
    parts: tuple[tuple[float, float], ...]
    if starts_at_text:
        end = width if rng.random() < 0.7 else place.right + rng.uniform(-2, 2) * size
        parts = ((max(0.0, place.left - gaps[0]), min(width, end)),)
        right = place.right + 0.2 * size
    elif goes_under:
        start = 0.0 if rng.random() < 0.6 else place.left - rng.uniform(-2, 2) * size
        end = width if rng.random() < 0.7 else place.right + rng.uniform(-2, 2) * size
        parts = ((max(0.0, start), min(width, end)),)
        left, right = place.left - 0.2 * size, place.right + 0.2 * size
    elif kind < 0.86:
        parts = ((0.0, left), (right, width))
    else:
        parts = ((right, width),) if rng.random() < 0.6 else ((0.0, left),)
    off = rng.normal(0.08, 0.16 if is_hand or goes_under else 0.03) * place.x_height
    row = place.baseline + off
    state = rng.bit_generator.state
    for start, end in parts:
        # The same dots on both sides of a text.
        rng.bit_generator.state = state
        overlays.draw_leader(canvas, start, end, row, size, rng)
    run = (min(start for start, _ in parts), max(end for _, end in parts))
    return (min(run[0], left), max(run[1], right)), (left, right)


def _draw_rules(
    canvas: Pixels, place: Place, has_leader: bool, rng: np.random.Generator
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Draw table borders on any side, or a rule below; return their rows and columns."""
    height, width = canvas.shape[:2]
    size = place.x_height
    rows: list[float] = []
    columns: list[float] = []
    if rng.random() < (0.05 if has_leader else 0.22):
        sides = rng.random(4) < 0.45
        if sides[0]:
            columns.append(place.left - rng.uniform(0.02, 1.3) * size)
        if sides[1]:
            columns.append(place.right + rng.uniform(0.02, 1.3) * size)
        if sides[2]:
            rows.append(place.top - rng.uniform(-0.25, 1.0) * size)
        if sides[3]:
            rows.append(place.bottom + rng.uniform(-0.35, 1.0) * size)
    elif not has_leader and rng.random() < 0.05:
        rows.append(place.baseline + rng.uniform(0.1, 0.6) * size)
    for row in rows:
        slope = rng.normal(0, 0.05) * size
        overlays.draw_rule(canvas, (0, row - slope), (width, row + slope), rng)
    for column in columns:
        overlays.draw_rule(canvas, (column, 0), (column + rng.normal(0, 0.6), height), rng)
    return tuple(rows), tuple(columns)


def _draw_cells(
    canvas: Pixels, edges: tuple[float, ...], place: Place, rng: np.random.Generator
) -> tuple[float, ...]:
    """Draw the boxes around single characters, or a comb: ticks that stand on a rule."""
    size = place.x_height
    is_comb = rng.random() < 0.25
    bottom = place.bottom + rng.uniform(0.05, 0.6) * size
    top = bottom - 0.6 * size if is_comb else place.top - rng.uniform(0.05, 0.6) * size
    cover = np.zeros(canvas.shape[:2], np.uint8)
    thick = int(rng.integers(1, 3))
    rows = (bottom,) if is_comb else (top, bottom)
    for row in rows:
        cv2.line(
            cover, (round(edges[0]), round(row)), (round(edges[-1]), round(row)), (255,), thick
        )
    for edge in edges:
        cv2.line(cover, (round(edge), round(top)), (round(edge), round(bottom)), (255,), thick)
    grey = int(rng.integers(0, 140))
    put_ink(canvas, cover, (grey, grey, grey))
    return rows


def _write_neighbours(
    canvas: Pixels,
    drawn: Drawn,
    place: Place,
    colour: Colour,
    has_leader: bool,
    rng: np.random.Generator,
    draw_other: Callable[[], Drawn] | None,
) -> Columns:
    """Write lines above, below or beside the text; return the columns that stay clear."""
    other = draw_other() if draw_other is not None and rng.random() < 0.12 else drawn
    colour = colour if rng.random() < 0.5 else (40, 40, 40)
    pitch = rng.uniform(2.5, 3.9) * place.x_height
    for direction in (-1, 1):
        if rng.random() < 0.35:
            x = round(place.left - rng.uniform(0, 0.7) * other.ink.shape[1])
            y = round(place.baseline + direction * pitch - other.baseline)
            put_ink(canvas, other.ink, colour, x, y)
            if x + other.ink.shape[1] < canvas.shape[1] and other is drawn:
                put_ink(canvas, other.ink, colour, x + other.ink.shape[1] + 12, y)
    clear = [0.0, float(canvas.shape[1])]
    if rng.random() < 0.1 and not has_leader:
        gap = rng.uniform(0.7, 1.6) * place.x_height
        y = round(place.baseline - other.baseline)
        if rng.random() < 0.5:
            clear[0] = place.left - gap
            put_ink(canvas, other.ink, colour, round(clear[0]) - other.ink.shape[1], y)
        else:
            clear[1] = place.right + gap
            put_ink(canvas, other.ink, colour, round(clear[1]), y)
    seen = rng.uniform(-0.1, 0.25) * place.x_height
    return max(0.0, clear[0] - seen), min(float(canvas.shape[1]), clear[1] + seen)

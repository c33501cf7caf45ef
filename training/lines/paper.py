"""Laying bare ink on paper, with what stands around a line on a real form."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import cv2
import numpy as np

from training.forms.blocks import Split
from training.lines import overlays
from training.lines.cells import in_cells
from training.lines.drawn import Drawn, Pixels
from training.lines.materials import (
    Colour,
    ink_colour,
    pressed,
    put_ink,
    sheet_of_paper,
)
from training.lines.overlays import Place

WORKING_X_HEIGHT = (18.0, 24.0)
"""Pixels that an x is high on the paper: 13 point Times is 16 at 200 dpi and 24 at 300 dpi; the
network sees about 23 at its height of 48. Ink drawn larger is reduced first, which is most of the
speed."""

MARGIN = 1.7
"""x-heights of paper above and below the ink and beside it: room for the loosest cut, for tilt and
for the edges of neighbours."""


@dataclass(frozen=True)
class Laid:
    """A text on paper.

    Args:
        image: H x W x 3, BGR.
        place: where the text stands.
        upper, lower: rows between which nearly all of the text's ink lies.
        run: columns from which to which a leader goes on from the text; the text's own sides
            where there is none.
        clear: columns from which to which nothing else is written.
        rows, columns: where a table's rules run.
    """

    image: Pixels
    place: Place
    upper: float
    lower: float
    run: tuple[float, float]
    clear: tuple[float, float]
    has_leader: bool
    rows: tuple[float, ...] = ()
    columns: tuple[float, ...] = ()

    @property
    def x_height(self) -> float:
        """Height of an x in pixels of the image."""
        return self.place.x_height


@dataclass(frozen=True)
class _Leader:
    """Columns of the canvas that leaders fill; ``run`` as in :class:`Laid`."""

    parts: tuple[tuple[float, float], ...]
    run: tuple[float, float]


def lay(
    drawn: Drawn,
    split: Split,
    rng: np.random.Generator,
    neighbours: Callable[[], Drawn] | None = None,
) -> Laid:
    """Return a text's ink on a piece of paper.

    Args:
        drawn: bare ink.
        split: whose papers and inks are used.
        neighbours: draws the text of another line; the line's own ink stands in for it where this
            is ``None``, and most of the time, because drawing is dear.
    """
    drawn = _at_working_size(drawn, rng)
    cells = in_cells(drawn, rng) if rng.random() < 0.5 else None
    if cells is not None:
        drawn = cells.drawn
    size = drawn.x_height
    height, width = drawn.ink.shape
    has_leader = cells is None and rng.random() < (0.5 if drawn.is_hand else 0.14)
    aside = [MARGIN * size] * 2
    if has_leader and rng.random() < 0.5:
        aside[int(rng.integers(2))] += rng.uniform(0.5, 9) * size
    above, below = MARGIN * size, MARGIN * size
    canvas = sheet_of_paper(round(height + above + below), round(width + sum(aside)), split, rng)
    x, y = round(aside[0]), round(above)
    place = Place(x, y, x + width, y + height, y + drawn.baseline, size)
    colour = ink_colour(drawn.is_hand, split, rng)
    if rng.random() < 0.07:
        _bleed_through(canvas, drawn.ink, x, y, rng)
    leader = _draw_leaders(canvas, place, drawn.is_hand, rng) if has_leader else _no_leader(place)
    rows, columns = _draw_rules(canvas, place, has_leader, rng) if cells is None else ((), ())
    clear = _write_neighbours(canvas, drawn, place, colour, leader.run, rng, neighbours)
    if cells is not None and cells.are_drawn:
        columns = tuple(x + edge for edge in cells.edges)
        rows = _draw_cells(canvas, columns, place, rng)
    put_ink(canvas, pressed(drawn.ink, drawn.is_hand, rng), colour, x, y)
    canvas = _soil(canvas, place, colour, rng)
    upper, lower = _ink_rows(drawn.ink)
    return Laid(canvas, place, y + upper, y + lower, leader.run, clear, has_leader, rows, columns)


def _at_working_size(drawn: Drawn, rng: np.random.Generator) -> Drawn:
    factor = rng.uniform(*WORKING_X_HEIGHT) / drawn.x_height
    if factor >= 1:
        return drawn
    height, width = drawn.ink.shape
    size = (max(1, round(width * factor)), max(1, round(height * factor)))
    ink = cv2.resize(drawn.ink, size, interpolation=cv2.INTER_AREA).astype(np.uint8, copy=False)
    scale = size[1] / height
    return replace(drawn, ink=ink, baseline=drawn.baseline * scale, x_height=drawn.x_height * scale)


def _ink_rows(ink: Pixels) -> tuple[float, float]:
    """Return the rows between which 95 of 100 parts of the ink lie: a lone tall stroke does not
    draw a detector's box up to its tip."""
    mass = np.cumsum(cv2.reduce(ink, 1, cv2.REDUCE_SUM, dtype=cv2.CV_32F)[:, 0])
    upper, lower = np.searchsorted(mass, [0.03 * mass[-1], 0.98 * mass[-1]])
    return float(upper), float(lower)


def _bleed_through(canvas: Pixels, ink: Pixels, x: int, y: int, rng: np.random.Generator) -> None:
    """Let the text of the sheet's other side shine through."""
    back = cv2.GaussianBlur(ink[:, ::-1], (0, 0), rng.uniform(0.8, 2)).astype(np.uint8)
    back = cv2.convertScaleAbs(back, alpha=rng.uniform(0.05, 0.22)).astype(np.uint8)
    shift = round(rng.uniform(-0.8, 0.8) * ink.shape[0])
    put_ink(canvas, back, (60, 60, 60), x + round(rng.normal(0, 30)), y + shift)


def _no_leader(place: Place) -> _Leader:
    return _Leader((), (place.left, place.right))


def _draw_leaders(canvas: Pixels, place: Place, is_hand: bool, rng: np.random.Generator) -> _Leader:
    """Draw leaders under the text, or from it to the sides of the canvas."""
    size = place.x_height * (rng.uniform(0.6, 1.15) if is_hand else rng.uniform(0.9, 1.1))
    width = float(canvas.shape[1])
    gaps = rng.uniform(0.05, 0.9, 2) * size
    left, right = place.left - gaps[0], place.right + gaps[1]
    kind = rng.random()
    goes_under = kind < (0.72 if is_hand else 0.3)
    parts: tuple[tuple[float, float], ...]
    if goes_under:
        start = 0.0 if rng.random() < 0.6 else place.left - rng.uniform(-2, 2) * size
        end = width if rng.random() < 0.7 else place.right + rng.uniform(-2, 2) * size
        parts = ((max(0.0, start), min(width, end)),)
        left, right = place.left, place.right
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
    starts = [start for start, _ in parts] + [place.left]
    ends = [end for _, end in parts] + [place.right]
    return _Leader(parts, (min(starts), max(ends)))


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
    run: tuple[float, float],
    rng: np.random.Generator,
    neighbours: Callable[[], Drawn] | None,
) -> tuple[float, float]:
    """Write lines above, below or beside the text; return the columns that stay clear."""
    other = drawn
    if neighbours is not None and rng.random() < 0.12:
        other = _at_working_size(neighbours(), rng)
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
    if rng.random() < 0.1 and run == (place.left, place.right):
        gap = rng.uniform(0.7, 1.6) * place.x_height
        y = round(place.baseline - other.baseline)
        if rng.random() < 0.5:
            clear[0] = place.left - gap
            put_ink(canvas, other.ink, colour, round(clear[0]) - other.ink.shape[1], y)
        else:
            clear[1] = place.right + gap
            put_ink(canvas, other.ink, colour, round(clear[1]), y)
    return clear[0], clear[1]


def _soil(canvas: Pixels, place: Place, colour: Colour, rng: np.random.Generator) -> Pixels:
    """Return the canvas after what offices and pockets do to papers."""
    if rng.random() < 0.05:
        overlays.press_stamp(canvas, place, rng)
    if rng.random() < 0.015:
        overlays.draw_scrawl(canvas, place, colour, rng)
    if rng.random() < 0.03:
        overlays.draw_highlighter(canvas, place, rng)
    if rng.random() < 0.008:
        overlays.strike_through(canvas, place, colour, rng)
    if rng.random() < 0.02:
        overlays.punch_hole(canvas, place, rng)
    if rng.random() < 0.06:
        canvas = overlays.folded(canvas, rng)
    if rng.random() < 0.06:
        canvas = overlays.smudged(canvas, rng)
    return canvas

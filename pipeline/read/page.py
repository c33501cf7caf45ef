"""Reading one preprocessed page: which way is up, where lines stand, what they say."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from pipeline.preprocess import Sheet, turned
from pipeline.read.cells import overlooked_cells
from pipeline.read.crops import Pixels, crop_line, quad_size, turned_over
from pipeline.read.ctc import DecodedLine
from pipeline.read.grid import find_grids, grid_quad, is_digit_row, without_rules
from pipeline.read.ink import ink_of
from pipeline.read.leaders import without_leaders
from pipeline.read.margins import Margins, with_margins
from pipeline.read.memory import return_freed_memory
from pipeline.read.order import in_reading_order
from pipeline.read.reader import Reader, mean_score
from pipeline.read.ticks import find_tick_boxes
from schemas.geometry import Quad
from schemas.page import CharRead, Grid, Line, Page, TickBox

UPRIGHT_SCORE = 0.94
"""Mean score from which a page is upright without a second look: the samples read at 0.98 and more
upright, at 0.76 to 0.87 upside down."""

PROBE_LINES = 6

STANDING = 1.5
"""Height over width from which a line stands on its end; a lone letter is about as wide as high."""

BOX_INSET = 5
"""Pixels that a digit's box loses on each side, with what is left of its frame."""

MIN_LINE_SCORE = 0.35
"""Below this a "line" is a stamp's edge or a shadow, not text."""


@dataclass(frozen=True, eq=False)
class Layout:
    """What is known of a page before it is read: its ruled grids, its check boxes, its picture without
    rules and leaders (H x W x 3), and the detector's quads."""

    grids: tuple[Grid, ...]
    tick_boxes: tuple[TickBox, ...]
    ruleless: Pixels
    quads: list[Quad]


@dataclass(frozen=True)
class Place:
    """Where a line is cut out; ``digits`` is the row of boxes that it is, if it is one."""

    quad: Quad
    digits: Grid | None = None


def read_sheet(
    sheet: Sheet, index: int, reader: Reader, *, is_upright: bool = False
) -> tuple[Sheet, Page]:
    """Read a page, turning it first where it lies upside down or on its side.

    Args:
        sheet: the preprocessed page.
        index: of the page in its document, from 0.
        reader: the models.
        is_upright: whether it is known to be; then it is not turned.

    Returns:
        The sheet, upright, and what stands on it, in its pixels.
    """
    layout = find_layout(sheet, reader)
    if not is_upright and is_sideways(layout.quads):
        sheet = turned(sheet, 90)
        layout = find_layout(sheet, reader)
    places, strips = _cut_out(layout)
    probed = probe(strips, reader)
    if not is_upright and is_upside_down(strips, probed, reader):
        sheet = turned(sheet, 180)
        layout = find_layout(sheet, reader)
        places, strips = _cut_out(layout)
        probed = {}
    page = Page(
        index=index,
        geometry=sheet.geometry,
        quality=sheet.quality,
        lines=in_reading_order(_lines(places, _read(strips, probed, reader))),
        tick_boxes=layout.tick_boxes,
        grids=layout.grids,
    )
    return sheet, page


def find_layout(sheet: Sheet, reader: Reader) -> Layout:
    """Find the rules, the check boxes and the text lines of a page."""
    ink = ink_of(sheet.reading)
    grids = find_grids(ink)
    ruleless = without_rules(sheet.reading, grids)
    ruleless = without_leaders(ruleless, ink if ruleless is sheet.reading else None)
    tick_boxes = find_tick_boxes(ink)
    return_freed_memory()
    return Layout(grids, tick_boxes, ruleless, quads=reader.find_lines(ruleless))


def is_sideways(quads: Sequence[Quad]) -> bool:
    """Return whether most lines run up or down the page: a page with so little text that
    preprocessing could not tell."""
    standing = [quad for quad in quads if quad_size(quad)[1] > STANDING * quad_size(quad)[0]]
    return 2 * len(standing) > len(quads)


def probe(strips: list[Pixels], reader: Reader) -> dict[int, DecodedLine]:
    """Read a few strips of middling length, each under its index; these are not read again."""
    by_length = sorted(range(len(strips)), key=lambda i: strips[i].shape[1])
    middle = len(strips) // 2
    chosen = by_length[max(0, middle - PROBE_LINES // 2) : middle + (PROBE_LINES + 1) // 2]
    return dict(zip(chosen, reader.read_strips([strips[i] for i in chosen]), strict=True))


def is_upside_down(strips: list[Pixels], probed: dict[int, DecodedLine], reader: Reader) -> bool:
    """Return whether the page reads better turned over.

    Only where the probed strips read badly as they are, they are read upside down as well.
    """
    as_is = mean_score(list(probed.values()))
    if not probed or as_is >= UPRIGHT_SCORE:
        return False
    return mean_score(reader.read_strips([turned_over(strips[i]) for i in probed])) > as_is


def places_of(layout: Layout, margins: Margins | None = None) -> list[Place]:
    """Return where lines are cut out of a page: the detector's quads with some room around them,
    cut at the rules of tables, cells that it overlooked, and the rows of boxed digits.

    Args:
        layout: of the page.
        margins: how much room, the product's unless given.
    """
    digit_rows = [grid for grid in layout.grids if is_digit_row(grid)]
    tables = [grid for grid in layout.grids if not is_digit_row(grid)]
    free = [
        Place(part)
        for quad in with_margins(layout.quads, margins)
        for outside in _without_digit_row(quad, digit_rows)
        for part in _split_at_rules(outside, tables)
    ]
    overlooked = overlooked_cells(layout.ruleless, tables, [place.quad for place in free])
    return [
        *free,
        *(Place(quad) for quad in overlooked),
        *(Place(grid_quad(grid), grid) for grid in digit_rows),
    ]


def lines_at(places: Sequence[Place], image: Pixels, reader: Reader) -> tuple[Line, ...]:
    """Return the lines that stand at some places of a page, in reading order.

    Args:
        places: where to cut, in the pixels of the page.
        image: the page without rules and leaders, H x W x 3, BGR.
        reader: the models.
    """
    read = reader.read_strips(_strips(places, image))
    return in_reading_order(_lines(places, read))


def _cut_out(layout: Layout) -> tuple[list[Place], list[Pixels]]:
    places = places_of(layout)
    return places, _strips(places, layout.ruleless)


def _strips(places: Sequence[Place], image: Pixels) -> list[Pixels]:
    return [
        _digits_together(image, place.digits) if place.digits else crop_line(image, place.quad)
        for place in places
    ]


def _read(
    strips: list[Pixels], known: dict[int, DecodedLine], reader: Reader
) -> Sequence[DecodedLine]:
    """Return what all strips say, those read before as they were."""
    unread = [i for i in range(len(strips)) if i not in known]
    read = dict(zip(unread, reader.read_strips([strips[i] for i in unread]), strict=True)) | known
    return [read[i] for i in range(len(strips))]


def _lines(places: Sequence[Place], decoded: Sequence[DecodedLine]) -> tuple[Line, ...]:
    return tuple(
        _line(place.quad, line)
        for place, line in zip(places, decoded, strict=True)
        if line.text.strip() and line.score >= MIN_LINE_SCORE
    )


def _line(quad: Quad, decoded: DecodedLine) -> Line:
    chars = _trimmed(decoded.chars)
    return Line(
        text="".join(char.char for char in chars), score=decoded.score, quad=quad, chars=chars
    )


def _trimmed(chars: tuple[CharRead, ...]) -> tuple[CharRead, ...]:
    start, end = 0, len(chars)
    while start < end and chars[start].char == " ":
        start += 1
    while end > start and chars[end - 1].char == " ":
        end -= 1
    return chars[start:end]


def _digits_together(image: Pixels, grid: Grid) -> Pixels:
    """Return the insides of a row of boxes side by side, so that boxed digits read as a number."""
    top, bottom = int(grid.ys[0]) + BOX_INSET, int(grid.ys[1]) - BOX_INSET + 1
    cells = [
        image[top:bottom, int(left) + BOX_INSET : int(right) - BOX_INSET + 1]
        for left, right in pairwise(grid.xs)
    ]
    return np.ascontiguousarray(np.concatenate([_around_ink(cell) for cell in cells], axis=1))


def _around_ink(cell: Pixels) -> Pixels:
    """Return a cell without its empty sides, but never narrower than a 1."""
    columns = np.flatnonzero(ink_of(cell).any(axis=0))
    width = cell.shape[1]
    if len(columns) == 0:
        return cell[:, : width // 2]
    left, right = max(0, int(columns[0]) - 4), min(width, int(columns[-1]) + 5)
    return cell[:, left : max(right, min(width, left + width // 3))]


def _without_digit_row(quad: Quad, digit_rows: list[Grid]) -> list[Quad]:
    """Return the parts of a line's quad beside a row of boxes; the label often stands in one
    piece with them."""
    row = next((grid for grid in digit_rows if _meets(quad, grid)), None)
    if row is None:
        return [quad]
    left, right = min(x for x, _ in quad), max(x for x, _ in quad)
    height = quad_size(quad)[1]
    parts = [(left, row.xs[0] - 2), (row.xs[-1] + 2, right)]
    return [part_between(quad, start, end) for start, end in parts if end - start > height]


def _meets(quad: Quad, grid: Grid) -> bool:
    middle = sum(y for _, y in quad) / 4
    left, right = min(x for x, _ in quad), max(x for x, _ in quad)
    return grid.ys[0] <= middle <= grid.ys[-1] and left < grid.xs[-1] and right > grid.xs[0]


def _is_inside(quad: Quad, grid: Grid) -> bool:
    x, y = (sum(values) / 4 for values in zip(*quad, strict=True))
    return grid.xs[0] <= x <= grid.xs[-1] and grid.ys[0] <= y <= grid.ys[-1]


def _split_at_rules(quad: Quad, tables: list[Grid]) -> list[Quad]:
    """Cut a line's quad at the vertical rules it crosses inside a table."""
    table = next((grid for grid in tables if _is_inside(quad, grid)), None)
    if table is None:
        return [quad]
    left, right = min(x for x, _ in quad), max(x for x, _ in quad)
    height = quad_size(quad)[1]
    cuts = [x for x in table.xs if left + 0.4 * height < x < right - 0.4 * height]
    if not cuts:
        return [quad]
    edges = [left, *cuts, right]
    return [part_between(quad, start, end) for start, end in pairwise(edges)]


def part_between(quad: Quad, start: float, end: float) -> Quad:
    """Return the part of a line's quad between two horizontal positions."""
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = quad

    def on(x: float, a: tuple[float, float], b: tuple[float, float]) -> tuple[float, float]:
        share = (x - a[0]) / (b[0] - a[0]) if b[0] != a[0] else 0.0
        return (x, a[1] + (b[1] - a[1]) * share)

    top, bottom = ((x0, y0), (x1, y1)), ((x3, y3), (x2, y2))
    return (on(start, *top), on(end, *top), on(end, *bottom), on(start, *bottom))

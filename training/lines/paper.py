"""Laying bare ink on paper, with what stands around a line on a real form."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import cv2
import numpy as np

from training.forms.blocks import Split
from training.lines import overlays
from training.lines.cells import in_cells
from training.lines.drawn import Drawn, Pixels
from training.lines.filled import parted
from training.lines.materials import Colour, ink_colour, pressed, put_ink, sheet_of_paper
from training.lines.overlays import Place
from training.lines.surroundings import Around, draw_around, draw_neighbours

WORKING_X_HEIGHT = (18.0, 24.0)
"""Pixels that an x is high on the paper: 13 point Times is 16 at 200 dpi and 24 at 300 dpi; the
network sees about 23 at its height of 48. Ink drawn larger is reduced first, which is most of the
speed."""

MARGIN = 1.5
"""x-heights of paper above and below the ink and beside it: room for the loosest cut, for tilt and
for the edges of neighbours."""


@dataclass(frozen=True)
class Laid:
    """A text on paper.

    Args:
        image: H x W x 3, BGR.
        ink: the text's bare ink, whose top left corner is the place's.
        place: where the text stands.
        upper, lower: rows between which nearly all of the text's ink lies.
        around: what else stands there.
        is_hand: whether a hand wrote it.
    """

    image: Pixels
    ink: Pixels
    place: Place
    upper: float
    lower: float
    around: Around
    is_hand: bool

    @property
    def x_height(self) -> float:
        """Height of an x in pixels of the image."""
        return self.place.x_height

    @property
    def has_leader(self) -> bool:
        """Whether the text stands on leaders or between them."""
        return self.around.has_leader


def lay(
    drawn: Drawn,
    split: Split,
    rng: np.random.Generator,
    neighbours: Callable[[], Drawn] | None = None,
    *,
    is_plain: bool = False,
) -> Laid:
    """Return a text's ink on a piece of paper.

    Args:
        drawn: bare ink.
        split: whose papers and inks are used.
        neighbours: draws the text of another line; the line's own ink stands in for it where this
            is ``None``, and most of the time, because drawing is dear.
        is_plain: nothing but the text and its neighbours: no leaders, boxes, rules, stamps or dirt.
    """
    drawn = _at_working_size(drawn, rng)
    is_single = drawn.pen_from is None
    cells = in_cells(drawn, rng) if is_single and not is_plain and rng.random() < 0.5 else None
    if cells is not None:
        drawn = cells.drawn
    has_leader = not is_plain and cells is None and rng.random() < (0.5 if drawn.is_hand else 0.14)
    canvas, place = _room(drawn, has_leader, split, rng)
    x, y = round(place.left), round(place.top)
    colour = ink_colour(drawn.is_hand, split, rng)
    if not is_plain and rng.random() < 0.07:
        _bleed_through(canvas, drawn.ink, x, y, rng)
    other = (lambda: _at_working_size(neighbours(), rng)) if neighbours else None
    if is_plain:
        around = draw_neighbours(canvas, drawn, place, colour, rng, other)
    else:
        around = draw_around(canvas, drawn, place, cells, has_leader, colour, rng, other)
    if drawn.pen_from is None:
        put_ink(canvas, pressed(drawn.ink, drawn.is_hand, rng), colour, x, y)
    else:
        label, hand = parted(drawn.ink, drawn.pen_from)
        put_ink(canvas, pressed(label, False, rng), ink_colour(False, split, rng), x, y)
        put_ink(canvas, pressed(hand, True, rng), colour, x, y)
    if not is_plain:
        canvas = _soil(canvas, place, colour, rng)
    upper, lower = _ink_rows(drawn.ink)
    return Laid(canvas, drawn.ink, place, y + upper, y + lower, around, drawn.is_hand)


def _room(
    drawn: Drawn, has_leader: bool, split: Split, rng: np.random.Generator
) -> tuple[Pixels, Place]:
    """Return empty paper and where the ink will lie on it; a leader may go on to one side."""
    height, width = drawn.ink.shape
    margin = MARGIN * drawn.x_height
    left = right = margin
    if has_leader and drawn.pen_from is None and rng.random() < 0.5:
        goes_on = rng.uniform(0.5, 9) * drawn.x_height
        left, right = (left + goes_on, right) if rng.random() < 0.5 else (left, right + goes_on)
    x, y = round(left), round(margin)
    canvas = sheet_of_paper(round(height + 2 * margin), round(width + left + right), split, rng)
    return canvas, Place(x, y, x + width, y + height, y + drawn.baseline, drawn.x_height)


def _at_working_size(drawn: Drawn, rng: np.random.Generator) -> Drawn:
    factor = rng.uniform(*WORKING_X_HEIGHT) / drawn.x_height
    if factor >= 1:
        return drawn
    height, width = drawn.ink.shape
    size = (max(1, round(width * factor)), max(1, round(height * factor)))
    ink = cv2.resize(drawn.ink, size, interpolation=cv2.INTER_AREA).astype(np.uint8, copy=False)
    scale = size[1] / height
    return replace(
        drawn,
        ink=ink,
        baseline=drawn.baseline * scale,
        x_height=drawn.x_height * scale,
        pen_from=None if drawn.pen_from is None else drawn.pen_from * size[0] / width,
    )


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

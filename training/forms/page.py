"""Drawing a layout with a filling: a clean page and where everything stands on it."""

from dataclasses import dataclass, replace

from PIL import Image

from schemas.geometry import Quad
from training.forms.asks import Frame, baseline_of, draw_row
from training.forms.blocks import (
    Abreast,
    Block,
    Card,
    Facts,
    Layout,
    NextPage,
    Row,
    Signatures,
    Style,
    Table,
    Text,
)
from training.forms.facts import draw_facts
from training.forms.labels import DoesNotFit, Type, draw, place, printed, width, wrap
from training.forms.qr import CARD_MM, draw_card
from training.forms.sheet import BLACK, Pen, Pens, Sheet
from training.forms.signatures import draw_signatures
from training.forms.tables import draw_table
from training.forms.values import Filling

DPI = 200
_SQUEEZE = (1.0, 0.95, 0.9, 0.85, 0.8)
"""Leadings tried in turn until a page fits, as somebody does in Word."""


@dataclass(frozen=True)
class CleanPage:
    """A page as printed and filled in, before any scan; quads are its pixels.

    ``values`` has the pieces of each key of the filling's answers and asides.
    """

    image: Image.Image
    values: dict[str, tuple[Quad, ...]]
    lines: tuple[tuple[str, Quad], ...]


def draw_pages(
    layout: Layout, filling: Filling, pens: Pens, seed: str, dpi: int = DPI
) -> tuple[CleanPage, ...]:
    """Draw the A4 pages of a paper.

    Args:
        layout: the paper.
        filling: what is written on it.
        pens: what it is written with.
        seed: of all that wavers.
        dpi: pixels an inch.

    Raises:
        DoesNotFit: if a page is too small for it, however narrow the leading.
        MissingFont: if a font is not installed.
        MissingGlyph: if a font lacks a character that is to be drawn.
    """
    return tuple(
        _squeezed(layout, blocks, filling, pens, f"{seed}/{number}" if number else seed, dpi)
        for number, blocks in enumerate(layout.sheets())
    )


def draw_page(layout: Layout, filling: Filling, pen: Pen, seed: str, dpi: int = DPI) -> CleanPage:
    """Draw the first page of a paper that is written with one pen; see :func:`draw_pages`."""
    return draw_pages(layout, filling, Pens(pen), seed, dpi)[0]


def _squeezed(
    layout: Layout, blocks: tuple[Block, ...], filling: Filling, pens: Pens, seed: str, dpi: int
) -> CleanPage:
    for squeeze in _SQUEEZE:
        style = replace(layout.style, leading=layout.style.leading * squeeze)
        try:
            return _drawn(blocks, style, filling, pens, Sheet.a4(dpi, seed))
        except _TooLong:
            continue
    raise DoesNotFit(f"layout {layout.id} needs more than one page")


class _TooLong(DoesNotFit):
    """The blocks run over the lower margin."""


def _drawn(
    blocks: tuple[Block, ...], style: Style, filling: Filling, pens: Pens, sheet: Sheet
) -> CleanPage:
    top, right, bottom, left = (margin / 25.4 * sheet.dpi for margin in style.margins)
    frame = Frame(
        sheet=sheet,
        style=style,
        pens=pens,
        filling=filling,
        left=left,
        room=sheet.image.width - left - right,
        line_height=sheet.px(style.size) * style.leading,
    )
    y = top
    for block in blocks:
        y = _draw_block(frame, block, y)
    if y > sheet.image.height - bottom:
        raise _TooLong(f"{y - sheet.image.height + bottom:.0f} px too long")
    values = {key: tuple(quads) for key, quads in sheet.values.items()}
    return CleanPage(sheet.image, values, tuple(sheet.lines))


def _draw_block(frame: Frame, block: Block, y: float) -> float:
    match block:
        case Row():
            return draw_row(frame, block, y)
        case Text():
            return _draw_text(frame, block, y)
        case Table():
            return draw_table(frame, block, y)
        case Facts():
            return draw_facts(frame, block, y)
        case Abreast():
            return _draw_abreast(frame, block, y)
        case Card():
            return _draw_card(frame, block, y)
        case Signatures():
            return draw_signatures(frame, block, y)
        case NextPage():
            return y


def _draw_abreast(frame: Frame, block: Abreast, y: float) -> float:
    between = frame.sheet.px(frame.style.size)
    room = (frame.room - between) / 2
    sides = [replace(frame, left=frame.left + n * (room + between), room=room) for n in range(2)]
    y += block.gap * frame.line_height
    for pair in block.pairs:
        y = max(_draw_block(side, line, y) for side, line in zip(sides, pair, strict=True))
    return y


def _draw_card(frame: Frame, block: Card, y: float) -> float:
    top = y + block.gap * frame.line_height
    if frame.filling.card is not None:
        wide = CARD_MM[0] / 25.4 * frame.sheet.dpi
        draw_card(frame.sheet, frame.filling.card, (frame.left + (frame.room - wide) / 2, top))
    return top + CARD_MM[1] / 25.4 * frame.sheet.dpi


def _draw_text(frame: Frame, block: Text, y: float) -> float:
    kind = Type(frame.style, frame.style.size * block.scale, block.bold, block.italic)
    room = frame.room * block.width
    left = place(frame.left, frame.room, room, block.align)
    y += block.gap * frame.line_height
    step = frame.line_height * block.scale
    for line in wrap(frame.sheet, printed(block.text, frame.style), kind, room):
        used = width(frame.sheet, line, kind)
        x = place(left, room, used, block.align)
        baseline = baseline_of(frame, y) - (frame.line_height - step) * 0.74
        with frame.sheet.line():
            draw(frame.sheet, x, baseline, line, kind)
        if block.rule:
            rule = baseline + frame.sheet.px(4.5)
            frame.sheet.draw.line(
                [(x, rule), (x + used, rule)], fill=BLACK, width=max(1, round(frame.sheet.px(0.7)))
            )
        y += step
    return y

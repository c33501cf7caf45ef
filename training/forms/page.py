"""Drawing a layout with a filling: a clean page and where everything stands on it."""

from dataclasses import dataclass, replace

from PIL import Image

from schemas.geometry import Quad
from training.forms.asks import Frame, baseline_of, draw_row
from training.forms.blocks import Block, Layout, Row, Signatures, Style, Table, Text
from training.forms.labels import DoesNotFit, Type, draw, place, printed, width, wrap
from training.forms.sheet import BLACK, Pen, Sheet
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


def draw_page(layout: Layout, filling: Filling, pen: Pen, seed: str, dpi: int = DPI) -> CleanPage:
    """Draw an A4 page.

    Args:
        layout: the paper.
        filling: what is written on it.
        pen: what it is written with.
        seed: of all that wavers.
        dpi: pixels an inch.

    Raises:
        DoesNotFit: if the page is too small for it, however narrow the leading.
        MissingFont: if a font is not installed.
        MissingGlyph: if a font lacks a character that is to be drawn.
    """
    for squeeze in _SQUEEZE:
        style = replace(layout.style, leading=layout.style.leading * squeeze)
        try:
            return _drawn(layout.blocks, style, filling, pen, Sheet.a4(dpi, seed))
        except _TooLong:
            continue
    raise DoesNotFit(f"layout {layout.id} needs more than one page")


class _TooLong(DoesNotFit):
    """The blocks run over the lower margin."""


def _drawn(
    blocks: tuple[Block, ...], style: Style, filling: Filling, pen: Pen, sheet: Sheet
) -> CleanPage:
    top, right, bottom, left = (margin / 25.4 * sheet.dpi for margin in style.margins)
    frame = Frame(
        sheet=sheet,
        style=style,
        pen=pen,
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
        case Signatures():
            return draw_signatures(frame, block, y)


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

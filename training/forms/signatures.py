"""Drawing what stands at the foot of a form: headings, signatures, names, a stamp."""

import math
from dataclasses import replace

from training.forms.asks import Frame, draw_row
from training.forms.blocks import Day, Row, Signatures, Slot
from training.forms.labels import Type, draw, place, printed, width, wrap, wrap_words
from training.forms.sheet import BLACK
from training.forms.stamp import draw_stamp


def draw_signatures(frame: Frame, block: Signatures, y: float) -> float:
    """Draw slots to sign whose top is at ``y``; return the ``y`` below them."""
    top = y + block.gap * frame.line_height
    room = frame.room / len(block.slots)
    lefts = [frame.left + number * room for number in range(len(block.slots))]
    days = [
        _draw_day(frame, slot, left, room, top)
        for slot, left in zip(block.slots, lefts, strict=True)
    ]
    heads = [
        _draw_head(frame, block, slot, left, room, max(days))
        for slot, left in zip(block.slots, lefts, strict=True)
    ]
    head = max(heads)
    bottom = head + block.height * frame.line_height
    for number, slot in enumerate(block.slots):
        _draw_signed(frame, slot, frame.left + number * room, room, head, bottom)
    if frame.filling.stamp is not None:
        middle = frame.left + (len(block.slots) - 0.5) * room
        draw_stamp(
            frame.sheet,
            frame.filling.stamp,
            middle - frame.sheet.px(70),
            head + (bottom - head) * 0.42,
        )
    return bottom + frame.line_height * 0.3


_ROWS_SIZE = 0.66
"""The size of what stands above and below the heading of a narrow slot, as a part of the text's."""


def _draw_day(frame: Frame, slot: Slot, left: float, room: float, y: float) -> float:
    if not slot.day:
        return y
    return draw_row(_within(frame, left, room), Row((Day("…, ", slot.day),), "center"), y)


def _within(frame: Frame, left: float, room: float) -> Frame:
    """Return a slot's column, in small type."""
    style = replace(frame.style, size=frame.style.size * _ROWS_SIZE)
    height = frame.line_height * _ROWS_SIZE * 1.15
    return replace(
        frame, style=style, left=left + room * 0.02, room=room * 0.96, line_height=height
    )


def _draw_head(
    frame: Frame, block: Signatures, slot: Slot, left: float, room: float, y: float
) -> float:
    points = frame.style.size * block.scale
    inner, start = room * 0.94, left + room * 0.03
    kinds = (
        (slot.head, Type(frame.style, points, bold=True)),
        (slot.note, Type(frame.style, points * 0.92, italic=True)),
    )
    for text, kind in kinds:
        step = frame.sheet.px(kind.points) * 1.25
        for line in wrap(frame.sheet, printed(text, frame.style), kind, inner) if text else ():
            x = place(start, inner, width(frame.sheet, line, kind), "center")
            with frame.sheet.line():
                draw(frame.sheet, x, y + step * 0.8, line, kind)
            y += step
    for row in slot.rows:
        y = draw_row(_within(frame, left, room), row, y)
    return y


def _draw_signed(
    frame: Frame, slot: Slot, left: float, room: float, top: float, bottom: float
) -> None:
    """Draw what the signer wrote: remarks, a signature, and last the name."""
    texts = frame.filling.asides.get(slot.key, ())
    if not texts:
        return
    *remarks, name = texts
    face = frame.sheet.font(frame.pen.family, frame.style.size * frame.pen.scale * 0.95)
    step, y = face.size * 1.2, top + face.size * 1.1
    for line in (
        line for remark in remarks for line in wrap_words(remark, room * 0.95, face.width)
    ):
        frame.sheet.write(
            slot.key, place(left, room, face.width(line), "center"), y, line, face, frame.pen
        )
        y += step
    lines = wrap_words(name, room * 0.95, face.width)
    name_top = bottom - len(lines) * step
    for number, line in enumerate(lines):
        x = place(left, room, face.width(line), "center")
        frame.sheet.write(slot.key, x, name_top + (number + 0.8) * step, line, face, frame.pen)
    _draw_scribble(
        frame,
        left + room / 2,
        (y - face.size + name_top) / 2,
        min(room * 0.5, frame.sheet.px(95)),
        name_top - y,
    )


def _draw_scribble(frame: Frame, x: float, y: float, wide: float, high: float) -> None:
    """Draw a signature: one stroke of loops that leans and runs out in a flourish."""
    rng, sheet = frame.sheet.rng, frame.sheet
    loops, phase, lean = rng.uniform(1.5, 6), rng.uniform(0, math.tau), rng.uniform(-0.2, 0.9)
    second, fade, climb = rng.uniform(0.1, 0.6), rng.uniform(0.2, 0.9), rng.uniform(-0.1, 0.6)
    high = min(max(high, sheet.px(16)), sheet.px(32))
    points = []
    for step in range(161):
        along = step / 160
        turns = along * loops * math.tau + phase
        swing = (math.sin(turns) + second * math.sin(turns * 0.37)) * (1 - fade * along) * high / 2
        forth = math.cos(turns * 0.98) * wide * 0.1
        points.append(
            (
                x + (along - 0.5) * wide + forth - swing * lean,
                y + swing - (along - 0.5) * high * climb,
            )
        )
    colour = (28, 46, 140) if frame.pen.colour == BLACK else frame.pen.colour
    sheet.curve(points, sheet.px(1.1), colour)

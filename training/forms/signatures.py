"""Drawing what stands at the foot of a form: headings, signatures, names, a stamp."""

import math
import random
import re
from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageFilter

from training.forms.asks import Frame
from training.forms.blocks import Signatures, Slot
from training.forms.fonts import TINOS
from training.forms.labels import Type, draw, place, printed, width, wrap, wrap_words
from training.forms.sheet import BLACK, Sheet

STAMP_RED = (196, 30, 44)
_STAMP_MM = 34
"""Outer diameter of an office's round stamp: 32 to 36 mm by rank (Circular 07/2010/TT-BCA)."""


_UNIT = re.compile(r"^(PHƯỜNG|XÃ|THỊ TRẤN) ")


def draw_signatures(frame: Frame, block: Signatures, y: float) -> float:
    """Draw slots to sign whose top is at ``y``; return the ``y`` below them."""
    top = y + block.gap * frame.line_height
    room = frame.room / len(block.slots)
    heads = [
        _draw_head(frame, block, slot, frame.left + number * room, room, top)
        for number, slot in enumerate(block.slots)
    ]
    head = max(heads)
    bottom = head + block.height * frame.line_height
    for number, slot in enumerate(block.slots):
        _draw_signed(frame, slot, frame.left + number * room, room, head, bottom)
    if frame.filling.stamp is not None:
        middle = frame.left + (len(block.slots) - 0.5) * room
        _draw_stamp(
            frame.sheet,
            frame.filling.stamp,
            middle - frame.sheet.px(70),
            head + (bottom - head) * 0.42,
        )
    return bottom + frame.line_height * 0.3


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
    sheet.draw.line(points, fill=colour, width=max(2, round(sheet.px(1.1))), joint="curve")


def _draw_stamp(sheet: Sheet, texts: tuple[str, str], x: float, y: float) -> None:
    """Stamp the sheet, middle at (x, y): the upper text around the rim, the lower one across."""
    size = round(_STAMP_MM / 25.4 * sheet.dpi)
    picture = _stamp(size * 2, texts, sheet.rng).resize((size, size), Image.Resampling.LANCZOS)
    sheet.multiply(picture, (round(x - size / 2), round(y - size / 2)))


def _stamp(size: int, texts: tuple[str, str], rng: random.Random) -> Image.Image:
    cover = Image.new("L", (size, size), 0)
    pen, middle = ImageDraw.Draw(cover), size / 2
    for radius, thick in ((0.49, size // 55), (0.46, size // 160), (0.31, size // 130)):
        reach = radius * size
        pen.ellipse(
            (middle - reach, middle - reach, middle + reach, middle + reach),
            outline=255,
            width=thick,
        )
    pen.polygon(_star(middle, size * 0.085, middle - size * 0.12), fill=255)
    _around(cover, texts[0], size * 0.335, size * 0.085)
    lines = _UNIT.sub(r"\1\n", texts[1]).split("\n")
    paper = Sheet(cover, 72, rng)
    widest = max(paper.font(TINOS, size * 0.072, bold=True).width(line) for line in lines)
    face = paper.font(TINOS, size * 0.072 * min(1, size * 0.5 / widest), bold=True)
    for number, line in enumerate(lines):
        y = middle + size * (0.06 + 0.085 * number)
        pen.text((middle - face.width(line) / 2, y), line, font=face.face, fill=255, anchor="ls")
    worn = Image.effect_noise((size // 6, size // 6), 90).resize(
        (size, size), Image.Resampling.BICUBIC
    )
    worn = worn.point(lambda level: 120 if level < 85 else 225).filter(
        ImageFilter.GaussianBlur(size / 150)
    )
    cover = Image.composite(Image.composite(cover, Image.new("L", cover.size), worn), cover, worn)
    inked = Image.composite(
        Image.new("RGB", cover.size, STAMP_RED), Image.new("RGB", cover.size, "white"), cover
    )
    return inked.rotate(rng.uniform(-14, 14), Image.Resampling.BICUBIC, fillcolor="white")


def _star(x: float, radius: float, y: float) -> Sequence[tuple[float, float]]:
    turns = [math.tau * step / 10 - math.pi / 2 for step in range(10)]
    reach = [radius if step % 2 == 0 else radius * 0.39 for step in range(10)]
    return [(x + r * math.cos(t), y + r * math.sin(t)) for r, t in zip(reach, turns, strict=True)]


def _around(cover: Image.Image, text: str, radius: float, points: float) -> None:
    """Write a text along the upper part of a circle."""
    size = cover.width
    face = Sheet(cover, 72, random.Random(0)).font(TINOS, points, bold=True)
    spread = min(math.radians(300), face.width(text) * 1.12 / radius)
    turn = -spread / 2
    for char in text:
        step = spread * face.width(char) / face.width(text)
        layer = Image.new("L", cover.size, 0)
        ImageDraw.Draw(layer).text(
            (size / 2, size / 2 - radius), char, font=face.face, fill=255, anchor="ms"
        )
        layer = layer.rotate(
            -math.degrees(turn + step / 2), Image.Resampling.BICUBIC, center=(size / 2, size / 2)
        )
        cover.paste(255, (0, 0), layer)
        turn += step

"""Drawing rows of asks: labels, leaders, boxes, ticks, and what is written in them."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from training.forms.blocks import Ask, Blank, Boxes, Day, Leader, Row, Style, Ticks
from training.forms.fonts import Font
from training.forms.labels import Type, draw, place, printed, width, wrap_words
from training.forms.parts import part_of
from training.forms.sheet import BLACK, Ink, Pen, Pens, Sheet
from training.forms.values import BLANK, Filling, Written

_LEAST_BLANK = 4.0
"""Room of an empty blank, in sizes of the text."""
_UNBROKEN = "\u00a0"
_INK_X_HEIGHT = 0.6
"""Height of a hand's x, in sizes of the text."""
_FIRST_PIECE = 0.22
"""A value that goes on in the next line has at least this share of the width in its first."""


@dataclass(frozen=True)
class Frame:
    """Where a block is drawn: the sheet, the answers, the pens, and the type area in pixels."""

    sheet: Sheet
    style: Style
    pens: Pens
    filling: Filling
    left: float
    room: float
    line_height: float

    @property
    def type(self) -> Type:
        """The type of the labels."""
        return Type(self.style, self.style.size)

    def pen_of(self, key: str) -> Pen:
        """Return what a field's value is written with."""
        return self.pens.pen(key)

    def font_of(self, key: str, scale: float = 1.0) -> Font:
        """Return the font of a field's value."""
        pen = self.pen_of(key)
        return self.sheet.font(pen.family, self.style.size * pen.scale * scale)

    @property
    def pen(self) -> Pen:
        """What the signers write with."""
        return self.pens.first

    def written(self, key: str) -> Written:
        """Return what is written for a field or an aside; blank if nothing."""
        if key in self.filling.asides:
            text = " ".join(self.filling.asides[key])
            return Written(text, text)
        return self.filling.answers.get(key, BLANK)


@dataclass(frozen=True)
class _Unit:
    """An ask measured: its printed label, the pixels of it and of its room."""

    ask: Ask
    label: str
    label_width: float
    need: float

    @property
    def whole(self) -> float:
        return self.label_width + self.need


def draw_row(frame: Frame, row: Row, y: float) -> float:
    """Draw a row whose top is at ``y``; return the ``y`` below it."""
    y += row.gap * frame.line_height
    for units in _lines(frame, [_measured(frame, ask) for ask in row.asks]):
        y = _draw_line(frame, units, row, y)
    return y


def baseline_of(frame: Frame, y: float) -> float:
    """Return the baseline of a line whose top is at ``y``."""
    return y + frame.line_height * 0.74


def _measured(frame: Frame, ask: Ask) -> _Unit:
    label = printed(ask.label, frame.style)
    space = " " if label and not label.endswith(" ") else ""
    return _Unit(
        ask, label + space, width(frame.sheet, label + space, frame.type), _need(frame, ask)
    )


def _need(frame: Frame, ask: Ask) -> float:
    size = frame.sheet.px(frame.style.size)
    if isinstance(ask, Boxes):
        return ask.count * _box_side(frame)
    if isinstance(ask, Ticks):
        texts = sum(width(frame.sheet, f", {option} ", frame.type) for option in ask.options)
        return texts + (len(ask.options) + 1) * size
    if isinstance(ask, Day):
        words = width(frame.sheet, "".join(ask.words) + ask.last, frame.type)
        return (
            words
            + sum(_day_room(frame, ask.key, part) for part in _day_parts(frame, ask))
            + size * 0.6
        )
    value = _measure(frame, ask.key)(_text_of(frame, ask)) + size * (
        1.3 if frame.pen_of(ask.key).is_hand else 0.8
    )
    unit = printed(f" {ask.unit}" if ask.unit else "", frame.style)
    return max(value, size * _LEAST_BLANK) + width(frame.sheet, unit, frame.type)


def _lines(frame: Frame, units: list[_Unit]) -> list[list[_Unit]]:
    lines: list[list[_Unit]] = [[]]
    for unit in units:
        used = sum(other.whole for other in lines[-1])
        can_go_on = isinstance(unit.ask, Blank)
        least = unit.label_width + frame.room * _FIRST_PIECE if can_go_on else unit.whole
        if lines[-1] and used + min(unit.whole, least) > frame.room:
            lines.append([])
        lines[-1].append(unit)
    return lines


def _draw_line(frame: Frame, units: list[_Unit], row: Row, y: float) -> float:
    used = sum(unit.whole for unit in units)
    shares = sum(unit.ask.share for unit in units if isinstance(unit.ask, Blank)) or 1
    spare = max(0.0, frame.room - used) if row.align == "left" else 0.0
    x = place(frame.left, frame.room, min(used, frame.room), row.align)
    rest: list[str] = []
    with frame.sheet.line():
        for unit in units:
            x = draw(frame.sheet, x, baseline_of(frame, y), unit.label, frame.type)
            if isinstance(unit.ask, Blank):
                room = min(unit.need + spare * unit.ask.share / shares, frame.left + frame.room - x)
                rest = _draw_blank(frame, unit.ask, x, room, y)
                x += room
            else:
                x = _draw_fixed(frame, unit.ask, x, y)
    last = units[-1].ask
    y += frame.line_height
    if not isinstance(last, Blank):
        return y
    rest += [""] * (last.lines - 1 - len(rest))
    for text in rest:
        with frame.sheet.line():
            _draw_piece(frame, last.key, text, frame.left, frame.room, y)
        y += frame.line_height
    return y


def _draw_blank(frame: Frame, ask: Blank, x: float, room: float, y: float) -> list[str]:
    """Draw the first line of a blank and return the texts of the lines to follow."""
    unit = printed(f" {ask.unit}" if ask.unit else "", frame.style)
    unit_width = width(frame.sheet, unit, frame.type)
    pad = frame.sheet.px(frame.style.size) * 0.6
    measure, text = _measure(frame, ask.key), _text_of(frame, ask)
    pieces = wrap_words(text, frame.room - pad, measure, room - unit_width - pad)
    _draw_piece(frame, ask.key, pieces[0], x, room - unit_width, y)
    if unit:
        draw(frame.sheet, x + room - unit_width, baseline_of(frame, y), unit, frame.type)
    return pieces[1:]


def _text_of(frame: Frame, ask: Blank) -> str:
    """Return what is to be written in a blank; real ink is not broken into lines."""
    text = part_of(frame.written(ask.key).text, ask.part).removesuffix(ask.unit).rstrip()
    return text.replace(" ", _UNBROKEN) if ask.key in frame.filling.inks else text


def _measure(frame: Frame, key: str) -> Callable[[str], float]:
    """Return how wide a text is in pixels, in the pen's font or as the ink that says it."""
    ink = frame.filling.inks.get(key)
    if ink is None:
        return frame.font_of(key).width
    wide = ink.cover.shape[1] * _scale_of(frame, ink)
    return lambda text: wide if text else 0.0


def _scale_of(frame: Frame, ink: Ink) -> float:
    """Return pixels of the page for one of the ink: letters as high as print, or smaller where the
    line is too narrow."""
    size = frame.sheet.px(frame.style.size)
    return min(size * _INK_X_HEIGHT / ink.x_height, (frame.room - size) / ink.cover.shape[1])


def _draw_piece(frame: Frame, key: str, text: str, x: float, room: float, y: float) -> None:
    sheet, size = frame.sheet, frame.sheet.px(frame.style.size)
    pen, face = frame.pen_of(key), frame.font_of(key)
    baseline = baseline_of(frame, y)
    start = x + size * 0.15
    if text:
        spare = max(0.0, room - _measure(frame, key)(text) - size * 0.6)
        start += sheet.rng.uniform(0, min(spare, size * 1.5)) if pen.is_hand else 0
        ink = frame.filling.inks.get(key)
        if ink is None:
            end = sheet.write(key, start, baseline - _lift(frame, pen), text, face, pen)
        else:
            said = text.replace(_UNBROKEN, " ")
            sheet.lay(
                key, start, baseline - _lift(frame, pen), said, ink, _scale_of(frame, ink), pen
            )
    leader_start = x if pen.is_hand or not text else end + size * 0.1
    if x + room - leader_start > size:
        draw_leader(frame, leader_start, x + room - size * 0.2, baseline)


def _lift(frame: Frame, pen: Pen) -> float:
    """A hand writes a little above the dots."""
    return frame.sheet.px(frame.style.size) * 0.1 if pen.is_hand else 0.0


def draw_leader(frame: Frame, start: float, end: float, baseline: float) -> None:
    """Draw dots or a line from ``start`` to ``end``; they are no text of the page."""
    if frame.style.leader is Leader.NONE or end <= start:
        return
    if frame.style.leader is Leader.LINE:
        y = baseline + frame.sheet.px(1.5)
        frame.sheet.draw.line(
            [(start, y), (end, y)], fill=BLACK, width=max(1, round(frame.sheet.px(0.5)))
        )
        return
    face = frame.type.font(frame.sheet)
    dots = "." * int((end - start) / face.width("."))
    frame.sheet.draw.text((start, baseline), dots, font=face.face, fill=BLACK, anchor="ls")


def _box_side(frame: Frame) -> float:
    return frame.sheet.px(frame.style.size) * 1.35


def _draw_fixed(frame: Frame, ask: Boxes | Ticks | Day, x: float, y: float) -> float:
    if isinstance(ask, Boxes):
        return _draw_boxes(frame, ask, x, y)
    if isinstance(ask, Ticks):
        return _draw_ticks(frame, ask, x, y)
    return _draw_day(frame, ask, x, y)


def _draw_boxes(frame: Frame, ask: Boxes, x: float, y: float) -> float:
    side, pen, face = _box_side(frame), frame.pen_of(ask.key), frame.font_of(ask.key)
    top = y + (frame.line_height - side) / 2
    for number in range(ask.count):
        box = (x + number * side, top, x + (number + 1) * side, top + side)
        frame.sheet.draw.rectangle(box, outline=BLACK, width=max(1, round(frame.sheet.px(0.6))))
    quads, digits = [], frame.written(ask.key).text
    for number, digit in enumerate(digits[: ask.count]):
        middle = x + (number + 0.5) * side - face.width(digit) / 2
        wobble = frame.sheet.rng.uniform(-0.06, 0.06) * side if pen.is_hand else 0
        quads.append(frame.sheet.stroke(middle + wobble, top + side * 0.78, digit, face, pen))
    frame.sheet.note(ask.key, digits, quads)
    return x + ask.count * side


def _draw_ticks(frame: Frame, ask: Ticks, x: float, y: float) -> float:
    baseline, side = baseline_of(frame, y), frame.sheet.px(frame.style.size) * 0.8
    for number, option in enumerate(ask.options):
        before, behind = ("", f" {option}  ") if ask.is_box_first else (f"{option} ", "")
        comma = ", " if number and before else ""
        start = draw(frame.sheet, x, baseline, comma, frame.type)
        x = draw(frame.sheet, start, baseline, before, frame.type)
        corner = (x, baseline - side)
        frame.sheet.draw.rectangle(
            (*corner, x + side, baseline), outline=BLACK, width=max(1, round(side / 18))
        )
        if frame.written(ask.key).text == option:
            frame.sheet.cross(corner, side, frame.pen_of(ask.key))
            top, bottom = baseline - side * 1.1, baseline + side * 0.2
            frame.sheet.mark(
                ask.key, ((start, top), (x + side, top), (x + side, bottom), (start, bottom))
            )
        x = draw(frame.sheet, x + side, baseline, behind, frame.type)
    return x + side * 1.5


def _day_parts(frame: Frame, ask: Day) -> list[str]:
    rooms = len(ask.words)
    return [*re.findall(r"\d+", frame.written(ask.key).text), *[""] * rooms][:rooms]


def _day_room(frame: Frame, key: str, part: str) -> float:
    size = frame.sheet.px(frame.style.size)
    return max(frame.font_of(key).width(part) + size * 0.5, size * 1.6)


def _draw_day(frame: Frame, ask: Day, x: float, y: float) -> float:
    baseline = baseline_of(frame, y)
    for word, part in zip(ask.words, _day_parts(frame, ask), strict=True):
        x = draw(frame.sheet, x, baseline, word, frame.type)
        room = _day_room(frame, ask.key, part)
        _draw_piece(frame, ask.key, part, x, room, y)
        x += room
    return draw(frame.sheet, x, baseline, ask.last, frame.type) if ask.last else x

"""Printed text: footnote marks, wrapping, drawing."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from training.forms.blocks import Align, Marks, Style
from training.forms.fonts import Font
from training.forms.sheet import Sheet

_MARK = re.compile(r"( ?)\{(\d+)\}")
_COLON = re.compile(r":(?=$| ?\{\d+\}$)")
_PARTS = re.compile(r"(\(\d+\)\x00)")
_RAISED_SIZE, _RAISED_BY = 0.62, 0.36
"""A raised mark's size and height as parts of the size of the text, as Word draws them."""


class DoesNotFit(ValueError):
    """A page has no room for what should stand on it."""


@dataclass(frozen=True)
class Type:
    """The font of a printed text in points, and how its style prints marks and colons."""

    style: Style
    points: float
    bold: bool = False
    italic: bool = False

    def font(self, sheet: Sheet) -> Font:
        """Return the font of the text itself."""
        return sheet.font(self.style.family, self.points, bold=self.bold, italic=self.italic)

    def raised(self, sheet: Sheet) -> Font:
        """Return the font of raised marks."""
        points = self.points * _RAISED_SIZE
        return sheet.font(self.style.family, points, bold=self.bold, italic=self.italic)


def printed(label: str, style: Style) -> str:
    """Return a label as its style prints it; a zero byte follows each raised mark."""
    pattern = {Marks.NONE: "", Marks.INLINE: r" (\2)", Marks.RAISED: "\\1(\\2)\x00"}
    text = label if style.colons else _COLON.sub("", label.rstrip())
    return _MARK.sub(pattern[style.marks], text)


def width(sheet: Sheet, text: str, kind: Type) -> float:
    """Return the width in pixels of a text from :func:`printed`."""
    return sum(face.width(part) for part, face, _ in _runs(sheet, text, kind))


def draw(sheet: Sheet, x: float, baseline: float, text: str, kind: Type) -> float:
    """Print a text from :func:`printed`; return the ``x`` behind it."""
    for part, face, rise in _runs(sheet, text, kind):
        x = sheet.print(x, baseline - rise, part, face)
    return x


def wrap(sheet: Sheet, text: str, kind: Type, room: float) -> list[str]:
    """Return a text broken into lines that are no wider than ``room`` pixels."""
    return wrap_words(text, room, lambda line: width(sheet, line, kind))


def wrap_words(
    text: str, room: float, measure: Callable[[str], float], first_room: float | None = None
) -> list[str]:
    """Return a text broken at spaces; the first line may have another room than the rest.

    Raises:
        DoesNotFit: if a single word is wider than a whole line.
    """
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        here = first_room if first_room is not None and not lines else room
        longer = f"{line} {word}" if line else word
        if measure(longer) <= here:
            line = longer
            continue
        if line or here < room:
            lines.append(line)
        if measure(word) > room:
            raise DoesNotFit(f"{word!r} is wider than {room:.0f} px")
        line = word
    return [*lines, line]


def place(x: float, room: float, needed: float, align: Align) -> float:
    """Return where something begins that is aligned in a room."""
    return x + {"left": 0.0, "center": (room - needed) / 2, "right": room - needed}[align]


def _runs(sheet: Sheet, text: str, kind: Type) -> list[tuple[str, Font, float]]:
    base = kind.font(sheet)
    return [
        (part[:-1], kind.raised(sheet), base.size * _RAISED_BY)
        if part.endswith("\x00")
        else (part, base, 0.0)
        for part in _PARTS.split(text)
        if part
    ]

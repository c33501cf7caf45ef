"""Citizen cards of invented people: what their QR code says, and a copy of one drawn on a sheet.

The payload's parts are those of the form contract: ID, old ID, name, date of birth DDMMYYYY, gender,
address, date of issue DDMMYYYY; newer cards append more.
"""

import datetime as dt
import random
from dataclasses import dataclass

import numpy as np
import segno
from PIL import Image

from schemas.geometry import Quad
from training.forms.fonts import ARIMO
from training.forms.people import Person
from training.forms.places import Address
from training.forms.sheet import BLACK, Sheet

CARD_MM = (85.6, 53.98)
"""Width and height of a card (ISO/IEC 7810, ID-1)."""

CODE_MM = 20.0
_QUIET_MODULES = 4
"""White around a code (ISO/IEC 18004)."""

_FINE = 8
"""Pixels a module before the code is brought to its size."""

_PAPER, _PHOTO = (232, 238, 240), (150, 154, 158)


@dataclass(frozen=True)
class Card:
    """What an invented citizen's card says; ``more`` are parts that newer cards append."""

    holder: Person
    address: str
    issued_on: dt.date
    old_id: str = ""
    more: tuple[str, ...] = ()

    @property
    def payload(self) -> str:
        """The text of the code."""
        holder = self.holder
        parts = (holder.personal_id, self.old_id, holder.name, f"{holder.born:%d%m%Y}")
        return "|".join(
            (*parts, holder.gender, self.address, f"{self.issued_on:%d%m%Y}", *self.more)
        )


def a_card(rng: random.Random, holder: Person, home: Address) -> Card:
    """Return the card of an invented person: some had an ID of 9 digits before, some hold a newer
    card, whose code has more parts."""
    issued_on = dt.date(2021, 3, 1) + dt.timedelta(days=rng.randrange(1600))
    had_older = holder.age(dt.date(2016, 1, 1)) >= 14 and rng.random() < 0.7
    return Card(
        holder=holder,
        address=home.written(issued_on),
        issued_on=issued_on,
        old_id=f"{rng.randrange(10**8, 4 * 10**8):09d}" if had_older else "",
        more=("", "", "") if issued_on >= dt.date(2024, 7, 1) else (),
    )


def draw_code(
    sheet: Sheet, payload: str, corner: tuple[float, float], side_mm: float = CODE_MM
) -> Quad:
    """Print a QR code of UTF-8 bytes without a note of their charset, as cards have it.

    Args:
        sheet: what it is printed on.
        payload: its text.
        corner: pixels of its top left module.
        side_mm: its width and height, the white around it not counted.

    Returns:
        The corners of its modules.
    """
    modules = np.array(
        segno.make_qr(payload, error="m", boost_error=False, encoding="utf-8", eci=False).matrix,
        np.uint8,
    )
    side = side_mm / 25.4 * sheet.dpi
    quiet = _QUIET_MODULES * side / len(modules)
    fine = np.kron(np.pad(1 - modules, _QUIET_MODULES, constant_values=1), np.ones((_FINE, _FINE)))
    size = round(side + 2 * quiet)
    picture = Image.fromarray((fine * 255).astype(np.uint8)).resize(
        (size, size), Image.Resampling.BOX
    )
    left, top = round(corner[0] - quiet), round(corner[1] - quiet)
    sheet.image.paste(picture.convert("RGB"), (left, top))
    x0, y0 = left + quiet, top + quiet
    return ((x0, y0), (x0 + side, y0), (x0 + side, y0 + side), (x0, y0 + side))


def draw_card(
    sheet: Sheet, card: Card, corner: tuple[float, float], code_mm: float = CODE_MM
) -> Quad:
    """Draw a copy of a card, 1:1, over whatever stands on the sheet; its print becomes lines of the
    sheet.

    Args:
        sheet: what it is copied onto.
        card: whose it is.
        corner: pixels of its top left corner.
        code_mm: width and height of its code.

    Returns:
        The corners of its code.

    Raises:
        MissingFont: if the print's font is not installed.
    """
    mm = sheet.dpi / 25.4
    left, top = corner
    wide, high = (length * mm for length in CARD_MM)
    sheet.draw.rounded_rectangle(
        (left, top, left + wide, top + high), 3 * mm, fill=_PAPER, outline=BLACK
    )
    sheet.draw.rectangle((left + 4 * mm, top + 20 * mm, left + 24 * mm, top + 47 * mm), fill=_PHOTO)
    y = top + 17 * mm
    for points, text in _print_of(card):
        face = sheet.font(ARIMO, points, bold=points > 7)
        with sheet.line():
            sheet.print(left + 27 * mm, y, text, face)
        y += 5.5 * mm
    code_left = left + wide - (code_mm + 4) * mm
    return draw_code(sheet, card.payload, (code_left, top + 4 * mm), code_mm)


def _print_of(card: Card) -> tuple[tuple[float, str], ...]:
    """Return the lines of a card's face, each with its size in points; short enough to pass beside
    the code."""
    holder = card.holder
    return (
        (9.0, "CĂN CƯỚC"),
        (8.0, holder.personal_id),
        (6.0, "Họ và tên / Full name:"),
        (7.5, holder.name.upper()),
        (6.0, f"Ngày sinh / Date of birth: {holder.born:%d/%m/%Y}"),
        (6.0, f"Giới tính / Sex: {holder.gender}   Quốc tịch: {holder.nationality}"),
        (6.0, "Nơi thường trú / Place of residence:"),
    )

"""The parts of a value that some prints ask for one by one: of an address, an identity document, a list.

Where a print asks for one part of a value, that is its truth (:mod:`training.forms.told`).
"""

import re
from enum import StrEnum

_ISSUER = re.compile(r"Bộ Công an|Cục .+? về TTXH")


class Part(StrEnum):
    """Which part of a value is written in a blank."""

    STREET = "street"
    WARD = "ward"
    PROVINCE = "province"
    NUMBER = "number"
    DAY = "day"
    ISSUER = "issuer"
    SCHOOL = "school"
    FIRST = "first"
    SECOND = "second"
    THIRD = "third"


_PLACES = (Part.FIRST, Part.SECOND, Part.THIRD)


def part_of(text: str, part: Part | None) -> str:
    """Return a part of a value, "" if it has none such; all of it if no part is asked for.

    A ward stands with its district where the address has one.
    """
    units = text.split(", ")
    match part:
        case None:
            return text
        case Part.STREET:
            return units[0]
        case Part.WARD:
            return ", ".join(units[1:-1])
        case Part.PROVINCE:
            return units[-1] if len(units) > 1 else ""
        case Part.NUMBER:
            return _found(re.compile(r"\b\d{9,12}\b"), text)
        case Part.DAY:
            return _found(re.compile(r"\b\d\d/\d\d/\d{4}\b"), text)
        case Part.ISSUER:
            return _found(_ISSUER, text)
        case Part.SCHOOL:
            return text.removeprefix("Trường ")
    items = text.split("; ")
    place = _PLACES.index(part)
    return items[place] if place < len(items) else ""


def _found(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found[0] if found else ""

"""Phone numbers."""

import re

from pipeline.normalise.lookalikes import number_in
from pipeline.normalise.result import Normalised
from schemas.reasons import DIGITS_GUESSED, NOT_A_PHONE, SEVERAL_PHONES

_NUMBERS_APART = re.compile(r"\s*[/;,]\s*|\s+[-–]\s+|\s+(?:hoặc|và)\s+", re.IGNORECASE)


def parse_phone(text: str) -> Normalised:
    """Return a phone number's digits with the leading 0, +84 resolved.

    Of several numbers the first is taken, with doubt, and the others are a part. An address may stand
    behind a number: "0912 345 678; Số 5 Lê Lợi".
    """
    numbers = [_number(piece) for piece in _NUMBERS_APART.split(text)]
    whole = [number for number in numbers if number is not None]
    if len(whole) > 1 and len(whole) == len(numbers):
        others = " ".join(number.value or "" for number in whole[1:])
        return Normalised(whole[0].value, doubt=SEVERAL_PHONES, parts={"others": others})
    first = numbers[0] if any(char.isalpha() for char in text) else None
    return _number(text) or first or Normalised(None, problem=NOT_A_PHONE)


def _number(text: str) -> Normalised | None:
    found = number_in(text, lambda digits: _national(digits) is not None)
    if found is None:
        return None
    digits, guessed = found
    return Normalised(_national(digits), doubt=DIGITS_GUESSED if guessed else None)


def _national(digits: str) -> str | None:
    """Return a number with its leading 0, None for what is too short or too long."""
    for country in ("0084", "840", "84"):
        if digits.startswith(country) and len(digits) - len(country) in (9, 10):
            return "0" + digits.removeprefix(country)
    return digits if digits.startswith("0") and len(digits) in (10, 11) else None

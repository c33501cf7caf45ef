"""Counts, sums of money and measures."""

import re
import unicodedata
from decimal import Decimal

from pipeline.normalise.lookalikes import with_digits
from pipeline.normalise.number_words import number_from_words
from pipeline.normalise.result import Normalised
from schemas.reasons import (
    DIGITS_CONTRADICT_WORDS,
    DIGITS_GUESSED,
    NOT_A_MEASURE,
    NOT_A_NUMBER,
    SEVERAL_NUMBERS,
)
from schemas.text import tidy, without_tones

_NUMBER = re.compile(r"\d{1,3}(?:[. ]\d{3})+(?:,\d+)?(?!\d)|\d{1,3}(?:,\d{3}){2,}(?!\d)|\d+(?:[.,]\d+)?", re.ASCII)  # fmt: skip
"""A number as Vietnamese write it: a dot (or space) between thousands, a comma before decimals."""

_SCALES = {"nghin": 10**3, "ngan": 10**3, "trieu": 10**6, "tr": 10**6, "ty": 10**9, "ti": 10**9}
_SCALE = re.compile(rf"^\s*({'|'.join(_SCALES)})\b")
_COUNTED = re.compile(
    r"\b(?:ban|cai|to|lan|thu|nguoi|lao dong|dong|vnd|viet nam|chan|khoang|so luong|chinh|sao)\b"
)
_ORDINALS = {"nhat": 1, "dau": 1, "dau tien": 1, "nhi": 2}

_UNITS = {
    "m2": "m²", "m²": "m²", "met vuong": "m²",
    "ha": "ha", "hec ta": "ha", "hecta": "ha",
    "km2": "km²", "km²": "km²", "m": "m", "met": "m",
}  # fmt: skip
_UNIT = re.compile(rf"(?<![a-z])({'|'.join(sorted(_UNITS, key=len, reverse=True))})(?![a-z0-9])")


def parse_integer(text: str) -> Normalised:
    """Return a whole number without leading zeros and separators.

    Reads "02 bản", "03 (ba) bản", "hai", "Lần thứ nhất", "100.000.000 đồng", "100 triệu đồng",
    "Năm mươi triệu đồng chẵn". Doubted if figures and words differ or several numbers stand there.
    """
    digits = with_digits(text)
    plain = without_tones(digits)
    found = _NUMBER.search(plain)
    if found is None:
        return _counted_in_words(plain)
    number = _scaled(plain, found)
    if number is None or number != number.to_integral_value():
        return Normalised(None, problem=NOT_A_NUMBER)
    rest = _SCALE.sub("", plain[found.end() :])
    words = _in_words(rest)
    doubt = None if digits == unicodedata.normalize("NFKC", text) else DIGITS_GUESSED
    if words is not None and words != number:
        doubt = DIGITS_CONTRADICT_WORDS
    elif _NUMBER.search(rest):
        doubt = SEVERAL_NUMBERS
    return Normalised(str(int(number)), doubt=doubt)


def parse_measure(text: str) -> Normalised:
    """Return a measure as written, with ``number`` (a dot before decimals) and ``unit`` as parts.

    Reads "1.234,5 m2", "120 m²", "0,5 ha" and "một trăm hai mươi mét vuông". A unit that is not
    written stays unknown. "120.5" has a decimal dot, "1.205" a thousand: where both could be
    meant, the rule of three digits decides.
    """
    written = tidy(text)
    plain = without_tones(written)
    unit = _UNIT.search(plain)
    found = _NUMBER.search(plain[: unit.start()] if unit else plain)
    number = _decimal(found.group()) if found else _measure_in_words(plain, unit)
    if number is None:
        return Normalised(written or None, doubt=NOT_A_MEASURE)
    parts = {"number": f"{number:f}"}
    doubt = None
    if unit:
        parts["unit"] = _UNITS[unit.group(1)]
        doubt = SEVERAL_NUMBERS if _NUMBER.search(plain[unit.end() :]) else None
    return Normalised(written, parts=parts, doubt=doubt)


def _measure_in_words(plain: str, unit: re.Match[str] | None) -> Decimal | None:
    words = number_from_words(plain[: unit.start()] if unit else plain)
    return None if words is None else Decimal(words)


def number_in_words(text: str) -> int | None:
    """Return the number that words name with what is counted around them: "Năm mươi triệu đồng"."""
    return _in_words(without_tones(text))


def _counted_in_words(plain: str) -> Normalised:
    ordinal = _ORDINALS.get(" ".join(_COUNTED.sub(" ", plain).split()))
    number = ordinal if ordinal is not None else _in_words(plain)
    if number is None:
        return Normalised(None, problem=NOT_A_NUMBER)
    return Normalised(str(number))


def _in_words(plain: str) -> int | None:
    words = re.sub(r"[^\w\s]", " ", _COUNTED.sub(" ", plain))
    return number_from_words(words)


def _scaled(plain: str, found: re.Match[str]) -> Decimal | None:
    number = _decimal(found.group())
    scale = _SCALE.match(plain[found.end() :])
    return number * _SCALES[scale.group(1)] if scale else number


def _decimal(written: str) -> Decimal:
    """A comma is before decimals unless two of them stand; a dot or space before three digits is
    between thousands, any other before decimals."""
    if re.fullmatch(r"\d{1,3}(?:,\d{3}){2,}", written):
        return Decimal(written.replace(",", ""))
    if re.fullmatch(r"\d{1,3}(?:[. ]\d{3})+(?:,\d+)?", written):
        return Decimal(re.sub(r"[. ]", "", written).replace(",", "."))
    return Decimal(written.replace(",", "."))

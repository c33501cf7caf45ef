"""Digits: personal IDs, phones, counts, ID documents."""

import re
import unicodedata

from pipeline.normalise.dates import number_from_words, parse_date
from pipeline.normalise.result import Normalised
from schemas.reasons import (
    DIGITS_GUESSED,
    NOT_A_NUMBER,
    NOT_A_PERSONAL_ID,
    NOT_A_PHONE,
    NOT_AN_ID_DOCUMENT,
)
from schemas.text import tidy, without_tones

LOOKALIKES = str.maketrans("OoQDlIi|ZzSsBbGg", "0000111122558866")
"""Letters that a recogniser writes for digits."""

_KINDS = (
    ("ho chieu", "Hộ chiếu"),
    ("cccd", "CCCD"),
    ("can cuoc cong dan", "CCCD"),
    ("can cuoc", "CC"),
    ("cmnd", "CMND"),
    ("chung minh", "CMND"),
    ("giay chung sinh", "Giấy chứng sinh"),
)
_ID_NUMBER = re.compile(r"(?<![0-9])([0-9]{12}|[0-9]{9})(?![0-9])")
_PASSPORT = re.compile(r"\b([A-Z][0-9]{7,8})\b")
_ISSUER = re.compile(r"\bdo\s+(.+?)\s*,?\s+cấp\b", re.IGNORECASE)
_ISSUED = re.compile(r"cấp\s+(?:ngày\s*)?(.*)$", re.IGNORECASE)


def parse_personal_id(text: str) -> Normalised:
    """Return the 12 digits of a personal ID (Circular 59/2021/TT-BCA)."""
    digits, guessed = digits_of(text)
    if len(digits) != 12:
        return Normalised(None, problem=NOT_A_PERSONAL_ID)
    return Normalised(digits, doubt=DIGITS_GUESSED if guessed else None)


def parse_phone(text: str) -> Normalised:
    """Return a phone number's digits with the leading 0, +84 resolved."""
    digits, guessed = digits_of(text)
    if digits.startswith("84") and len(digits) == 11:
        digits = "0" + digits[2:]
    if not (digits.startswith("0") and len(digits) in (10, 11)):
        return Normalised(None, problem=NOT_A_PHONE)
    return Normalised(digits, doubt=DIGITS_GUESSED if guessed else None)


def parse_integer(text: str) -> Normalised:
    """Return a count without leading zeros: "02 bản", "02 (hai)", "hai"."""
    found = re.search(r"\d+", text)
    if found:
        return Normalised(str(int(found.group())))
    number = number_from_words(re.sub(r"\b(bản|cái|tờ)\b", "", tidy(text).lower()))
    if number is None:
        return Normalised(None, problem=NOT_A_NUMBER)
    return Normalised(str(number))


def parse_id_document(text: str) -> Normalised:
    """Return an ID document as written, with kind, number, issuer and date of issue as parts."""
    written = tidy(text)
    plain = without_tones(written)
    compact = re.sub(r"(?<=\d)[ .](?=\d)", "", written)
    number = _ID_NUMBER.search(compact) or _PASSPORT.search(compact)
    if number is None:
        return Normalised(written or None, doubt=NOT_AN_ID_DOCUMENT)
    parts = {"number": number.group(1)}
    kind = next((name for words, name in _KINDS if words in plain), None)
    if kind:
        parts["kind"] = kind
    issuer = _ISSUER.search(written)
    if issuer:
        parts["issuer"] = issuer.group(1)
    issued = _ISSUED.search(written)
    issued_on = parse_date(issued.group(1)).value if issued else None
    if issued_on:
        parts["issued_on"] = issued_on
    return Normalised(written, parts=parts)


def digits_of(text: str) -> tuple[str, bool]:
    """Return the digits 0 to 9 of a text that should hold nothing else, and whether letters had to
    be taken for digits. Full-width digits, as some keyboards type them, are digits."""
    plain = unicodedata.normalize("NFKC", text)
    digits = re.sub(r"[^0-9]", "", plain.translate(LOOKALIKES))
    return digits, digits != re.sub(r"[^0-9]", "", plain)

"""Dates in all their spellings, in digits and in words."""

import re
import unicodedata
from datetime import date

from pipeline.normalise.result import Normalised
from schemas.reasons import IMPOSSIBLE_DATE, NOT_A_DATE, NOT_A_YEAR
from schemas.text import tidy, without_tones

_NUMERIC = re.compile(
    r"(?<!\d)(\d{1,2})\s*[/\-. |]+\s*(\d{1,2})\s*[/\-. |]+\s*(\d{4})(?!\d)", re.ASCII
)
_SPELT = re.compile(
    r"(?<!\d)(\d{1,2})\D{0,12}?thang\D{0,6}?(\d{1,2})\D{0,12}?nam\D{0,6}?(\d{4})(?!\d)",
    re.ASCII,
)
_COMPACT = re.compile(r"(?<!\d)(\d{2})(\d{2})(\d{4})(?!\d)", re.ASCII)
_YEAR = re.compile(r"(?<!\d)(1[89]\d{2}|20\d{2})(?!\d)", re.ASCII)
_WORDS = re.compile(
    r"(?:ngay|mung|mong)\s+(.+?)\s*,?\s+thang\s+(.+?)\s*,?\s+nam\s+((?:mot|hai)\s+(?:nghin|ngan)\b.*)"
)

_DIGIT_WORDS = {
    "khong": 0, "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4,
    "nam": 5, "lam": 5, "nham": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9,
}  # fmt: skip
_MONTH_WORDS = {"gieng": 1, "chap": 12}


def parse_date(text: str) -> Normalised:
    """Return a date as YYYY-MM-DD, or as YYYY where only a year is written.

    Reads 5/3/2024, 05-03-2024, 05.03.2024, 05032024, "ngày 05 tháng 3 năm 2024". Day comes before
    month, as everywhere in Vietnam.
    """
    plain = without_tones(unicodedata.normalize("NFKC", text))
    for pattern in (_SPELT, _NUMERIC, _COMPACT):
        found = pattern.search(plain)
        if found:
            return _on_calendar(*map(int, found.groups()))
    year = _YEAR.search(plain)
    if year and not re.search(r"\d{1,2}\s*[/\-.]", plain):
        return Normalised(year.group(1))
    return Normalised(None, problem=NOT_A_DATE)


def parse_year(text: str) -> Normalised:
    """Return a year of birth as YYYY, or the whole date where one is written."""
    whole = parse_date(text)
    return Normalised(None, problem=NOT_A_YEAR) if whole.problem is NOT_A_DATE else whole


def parse_date_in_words(text: str) -> Normalised:
    """Return the words as written, with the date they name as a part where it can be understood."""
    found = _WORDS.search(without_tones(text))
    if not found:
        return Normalised(tidy(text) or None)
    day, month, year = (number_from_words(words) for words in found.groups())
    if day is None or month is None or year is None:
        return Normalised(tidy(text))
    spelt = _on_calendar(day, month, year)
    if spelt.value is None:
        return Normalised(tidy(text), doubt=IMPOSSIBLE_DATE)
    return Normalised(tidy(text), parts={"date": spelt.value})


def number_from_words(text: str) -> int | None:
    """Return the number below 10,000 that Vietnamese words name, or None.

    Accepts both lẻ and linh, nghìn and ngàn, and short forms such as "hai lăm"; tones are
    ignored, so mười (ten) and mươi (times ten) are told apart by their place.
    """
    total, pending = 0, None
    for word in re.findall(r"[a-z]+", without_tones(text)):
        if word in _MONTH_WORDS and total == 0 and pending is None:
            return _MONTH_WORDS[word]
        if word in _DIGIT_WORDS:
            pending = _DIGIT_WORDS[word] if pending is None else pending * 10 + _DIGIT_WORDS[word]
        elif word in ("muoi", "chuc"):
            total, pending = total + (pending if pending is not None else 1) * 10, None
        elif word == "tram":
            total, pending = total + (pending or 0) * 100, None
        elif word in ("nghin", "ngan"):
            total, pending = (total + (pending or 0)) * 1000, None
        elif word not in ("le", "linh", "muong", "mung", "mong"):
            return None
    if total == 0 and pending is None:
        return None
    return total + (pending or 0)


def _on_calendar(day: int, month: int, year: int) -> Normalised:
    try:
        return Normalised(date(year, month, day).isoformat())
    except ValueError:
        return Normalised(None, problem=IMPOSSIBLE_DATE)

"""Dates in all their spellings, in digits and in words."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from pipeline.normalise.lookalikes import with_digits
from pipeline.normalise.number_words import number_from_words
from pipeline.normalise.result import Normalised
from schemas.reasons import (
    CENTURY_GUESSED,
    DATE_WORDS_NOT_UNDERSTOOD,
    DIGITS_GUESSED,
    IMPOSSIBLE_DATE,
    NOT_A_DATE,
    NOT_A_YEAR,
    STRAY_DIGITS,
    UNLIKELY_YEAR,
)
from schemas.record import Reason
from schemas.text import tidy, without_tones

LIKELY_YEARS = range(1850, 2101)
"""Years that a paper in use can name: nobody whose papers are asked for was born earlier."""

LAST_SHORT_YEAR = 30
"""A year of two digits up to this one is taken for one of the 21st century, always with doubt."""

_SEPARATOR = r"\s*[/\-. |]+\s*"
_NUMERIC = re.compile(rf"(?<!\d)(\d{{1,2}}){_SEPARATOR}(\d{{1,2}}){_SEPARATOR}(\d{{4}})(?!\d)", re.ASCII)  # fmt: skip
_SPELT = re.compile(
    r"(?<!\d)(\d{1,2})\D{0,12}?thang\D{0,6}?(\d{1,2})\D{0,12}?nam\D{0,6}?(\d{4})(?!\d)",
    re.ASCII,
)
_COMPACT = re.compile(r"(?<!\d)(\d{2})(\d{2})(\d{4})(?!\d)", re.ASCII)
_SHORT_NUMERIC = re.compile(
    r"(?<![\d/\-.])(\d{1,2})\s?[/\-.]\s?(\d{1,2})\s?[/\-.]\s?(\d{2})(?![\d/\-.])", re.ASCII
)
_SHORT_SPELT = re.compile(
    r"(?<!\d)(\d{1,2})\D{0,12}?thang\D{0,6}?(\d{1,2})\D{0,12}?nam\D{0,6}?(\d{2})(?!\d)", re.ASCII
)
_MONTH = re.compile(
    r"(?:(?<![\d/\-.])|thang\s*)(\d{1,2})(?:\s?[/\-.]\s?|\s*,?\s*nam\s*)(\d{4})(?!\d)", re.ASCII
)
_YEAR = re.compile(r"(?<!\d)(1[89]\d{2}|20\d{2})(?!\d)", re.ASCII)
_MORE_THAN_A_YEAR = re.compile(r"\d{1,2}\s*[/\-.]|thang\s+(?!nam\s*\d)[a-z]", re.ASCII)
_SPACE_IN_NUMBER = re.compile(r"(?<=\d)\s(?=\d)", re.ASCII)
_TIME = re.compile(
    r"(?<!\d)\d{1,2}\s*(?:gio|h(?![a-z]))\s*(?:\d{1,2}\s*(?:phut|p\b|')?)?,?", re.ASCII
)
_STRAY_BEFORE, _STRAY_AFTER = re.compile(r"\d\s?$", re.ASCII), re.compile(r"^\s?\d", re.ASCII)

_START = r"(?:(?:ngay|mung|mong)\s+|^)"
_DAY_AND_MONTH = r"(.+?)\s*,?\s+thang\s+(.+?)\s*,?\s+nam\s+"
_WORDS = (
    re.compile(rf"{_START}{_DAY_AND_MONTH}((?:mot|hai)\s+(?:nghin|ngan)\b.*)"),
    re.compile(rf"{_START}{_DAY_AND_MONTH}(.+)"),
)


def parse_date(text: str) -> Normalised:
    """Return a date as YYYY-MM-DD, or as YYYY-MM or YYYY where no more is written.

    Reads 5/3/2024, 05-03-2024, 05.03.2024, 05032024, "ngày 05 tháng 3 năm 2024" and dates in
    words. Day comes before month, as everywhere in Vietnam. Doubted are a year of two digits,
    letters taken for digits, and digits beside the date that belong to nothing.
    """
    as_read = unicodedata.normalize("NFKC", text)
    digits = with_digits(text)
    plain = _TIME.sub(" ", without_tones(digits))
    found = _in_digits(plain) or _in_words(plain) or _in_digits(_SPACE_IN_NUMBER.sub("", plain))
    if found is None:
        return Normalised(None, problem=NOT_A_DATE)
    if digits != as_read and found.value is not None:
        return replace(found, doubt=found.doubt or DIGITS_GUESSED)
    return found


def parse_year(text: str) -> Normalised:
    """Return a year of birth as YYYY, or the whole date where one is written."""
    whole = parse_date(text)
    return Normalised(None, problem=NOT_A_YEAR) if whole.problem is NOT_A_DATE else whole


def parse_date_in_words(text: str) -> Normalised:
    """Return the words as written, with the date they name as a part where it can be understood."""
    written = tidy(text)
    if not written:
        return Normalised(None)
    plain = without_tones(written)
    named = _in_words(plain) or _in_digits(plain)
    if named is None:
        return Normalised(written, doubt=DATE_WORDS_NOT_UNDERSTOOD)
    if named.value is None:
        return Normalised(written, doubt=named.problem)
    return Normalised(written, doubt=named.doubt, parts={"date": named.value})


def _in_digits(plain: str) -> Normalised | None:
    """Return the date that digits name in a text without tones, None where there is none."""
    for pattern in (_SPELT, _NUMERIC, _COMPACT):
        found = pattern.search(plain)
        if found:
            is_stray = _STRAY_BEFORE.search(plain[: found.start()]) or _STRAY_AFTER.search(
                plain[found.end() :]
            )
            day = _on_calendar(*map(int, found.groups()))
            return replace(day, doubt=STRAY_DIGITS) if is_stray and day.value else day
    short = _SHORT_SPELT.search(plain) or _SHORT_NUMERIC.search(plain)
    if short:
        return _with_century(*map(int, short.groups()))
    month = _MONTH.search(plain)
    if month:
        number, year = map(int, month.groups())
        is_month = 1 <= number <= 12
        return (
            Normalised(f"{year:04}-{number:02}", doubt=_unlikely(year))
            if is_month
            else Normalised(None, problem=IMPOSSIBLE_DATE)
        )
    alone = _YEAR.search(plain)
    if alone and not _MORE_THAN_A_YEAR.search(plain):
        return Normalised(alone.group(1))
    return None


def _in_words(plain: str) -> Normalised | None:
    """Return the date that words name in a text without tones; single digits may stand between."""
    for day, month, year in _words_of(plain):
        if day is None or month is None or year is None:
            continue
        if year < 100:
            return _with_century(day, month, year)
        if year in LIKELY_YEARS:
            return _on_calendar(day, month, year)
    return None


def _words_of(plain: str) -> Iterator[tuple[int | None, int | None, int | None]]:
    for pattern in _WORDS:
        found = pattern.search(plain)
        if found:
            day, month, year = map(_number, found.groups())
            yield day, month, year


def _number(words: str) -> int | None:
    digits = re.fullmatch(r"(\d{1,4})\.?", words.strip(), re.ASCII)
    return int(digits.group(1)) if digits else number_from_words(words)


def _with_century(day: int, month: int, year: int) -> Normalised:
    century = 2000 if year <= LAST_SHORT_YEAR else 1900
    whole = _on_calendar(day, month, century + year)
    return replace(whole, doubt=CENTURY_GUESSED) if whole.value else whole


def _on_calendar(day: int, month: int, year: int) -> Normalised:
    try:
        return Normalised(date(year, month, day).isoformat(), doubt=_unlikely(year))
    except ValueError:
        return Normalised(None, problem=IMPOSSIBLE_DATE)


def _unlikely(year: int) -> Reason | None:
    return None if year in LIKELY_YEARS else UNLIKELY_YEAR

"""Dates in all their spellings."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.normalise.dates import parse_date, parse_date_in_words, parse_year
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
from tests.pipeline.normalise.in_words import two_digits_in_words, year_in_words

days = st.dates(date(1900, 1, 1), date(2099, 12, 31))


@given(days, st.sampled_from(["/", "-", ".", " / "]))
def test_every_date_in_digits_is_read(day: date, separator: str) -> None:
    text = separator.join([f"{day.day:02}", f"{day.month:02}", str(day.year)])
    assert parse_date(text).value == day.isoformat()


@given(
    days,
    st.sampled_from(["ngày {} tháng {} năm {}", "{} tháng {} năm {}", "Ngày {}, tháng {}, năm {}"]),
)
def test_every_date_between_its_words_is_read(day: date, pattern: str) -> None:
    assert parse_date(pattern.format(day.day, day.month, day.year)).value == day.isoformat()


@given(days)
def test_every_date_in_words_is_understood(day: date) -> None:
    text = (
        f"Ngày {two_digits_in_words(day.day)} tháng {two_digits_in_words(day.month)} "
        f"năm {year_in_words(day.year)}"
    )
    parsed = parse_date_in_words(text)
    assert parsed.value == text
    assert parsed.parts == {"date": day.isoformat()}


@pytest.mark.parametrize(
    "text", ["31/02/2024", "29/02/2023", "00/05/2020", "12/13/1990", "32 tháng 1 năm 2000"]
)
def test_a_date_that_does_not_exist_is_flagged(text: str) -> None:
    parsed = parse_date(text)
    assert (parsed.value, parsed.problem) == (None, IMPOSSIBLE_DATE)


def test_an_impossible_date_in_words_is_doubted_but_kept() -> None:
    text = "Ngày ba mươi mốt tháng hai năm hai nghìn không trăm hai mươi"
    parsed = parse_date_in_words(text)
    assert (parsed.value, parsed.doubt, parsed.parts) == (text, IMPOSSIBLE_DATE, {})


@pytest.mark.parametrize("text", ["không rõ", "", "12/03", "tháng 3"])
def test_what_is_no_date_is_said_to_be_none(text: str) -> None:
    assert parse_date(text).problem == NOT_A_DATE


def test_a_year_alone_stays_a_year() -> None:
    assert parse_date("1990").value == "1990"
    assert parse_date("Sinh năm 1990").value == "1990"


def test_a_birth_year_may_be_written_as_a_date() -> None:
    assert parse_year("1988").value == "1988"
    assert parse_year("05/06/1988").value == "1988-06-05"
    assert parse_year("31/02/1988").problem == IMPOSSIBLE_DATE
    assert parse_year("chưa rõ").problem == NOT_A_YEAR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("tháng 3 năm 1990", "1990-03"),
        ("3/1990", "1990-03"),
        ("ngày tháng năm 1990", "1990"),
        ("1 2 / 0 3 / 2 0 2 4", "2024-03-12"),
        ("1 2 0 3 2 0 2 4", "2024-03-12"),
        ("ngày mười lăm tháng tư năm 1985", "1985-04-15"),
        ("Ngày mười lăm tháng tư năm một nghìn chín trăm tám mươi lăm", "1985-04-15"),
        ("08 giờ 30 phút, ngày 12/03/2024", "2024-03-12"),
        ("8h30 ngày 1/2/2024", "2024-02-01"),
    ],
)
def test_other_ways_to_write_a_date(text: str, value: str) -> None:
    parsed = parse_date(text)
    assert (parsed.value, parsed.doubt) == (value, None)


@pytest.mark.parametrize(
    ("text", "value", "doubt"),
    [
        ("5.3.24", "2024-03-05", CENTURY_GUESSED),
        ("05/03/85", "1985-03-05", CENTURY_GUESSED),
        ("ngày 5 tháng 3 năm 85", "1985-03-05", CENTURY_GUESSED),
        ("l2/O3/2O24", "2024-03-12", DIGITS_GUESSED),
        ("199O", "1990", DIGITS_GUESSED),
        ("1 2/03/2024", "2024-03-02", STRAY_DIGITS),
        ("12/03/2924", "2924-03-12", UNLIKELY_YEAR),
    ],
)
def test_a_date_that_had_to_be_guessed_is_doubted(text: str, value: str, doubt: Reason) -> None:
    parsed = parse_date(text)
    assert (parsed.value, parsed.doubt) == (value, doubt)


@pytest.mark.parametrize("text", ["13/1990", "00/1990"])
def test_a_month_that_does_not_exist_is_flagged(text: str) -> None:
    assert parse_date(text).problem == IMPOSSIBLE_DATE


def test_a_date_without_its_day_is_no_month() -> None:
    assert parse_date("/05/1990").problem == NOT_A_DATE


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("ngày mồng năm tháng năm năm một chín tám lăm", "1985-05-05"),
        ("hai mươi mốt tháng chạp năm hai ngàn không trăm lẻ năm", "2005-12-21"),
        ("Mười lăm, tháng tư, năm một ngàn chín trăm chín tư", "1994-04-15"),
        ("15 tháng tư năm 1985", "1985-04-15"),
        ("Ngày mười lăm tháng giêng năm hai nghìn linh năm", "2005-01-15"),
    ],
)
def test_dialect_and_mixed_words_are_understood(text: str, day: str) -> None:
    parsed = parse_date_in_words(text)
    assert (parsed.parts, parsed.doubt) == ({"date": day}, None)


def test_a_spelt_year_of_two_digits_is_doubted() -> None:
    parsed = parse_date_in_words("Ngày năm tháng giêng năm chín bốn")
    assert (parsed.parts, parsed.doubt) == ({"date": "1994-01-05"}, CENTURY_GUESSED)


def test_words_that_break_off_are_doubted() -> None:
    parsed = parse_date_in_words("Ngày mười hai tháng ba")
    assert (parsed.value, parsed.doubt) == ("Ngày mười hai tháng ba", DATE_WORDS_NOT_UNDERSTOOD)

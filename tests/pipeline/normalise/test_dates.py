"""Dates in all their spellings."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.normalise.dates import (
    number_from_words,
    parse_date,
    parse_date_in_words,
    parse_year,
)
from schemas.reasons import IMPOSSIBLE_DATE, NOT_A_DATE, NOT_A_YEAR

days = st.dates(date(1900, 1, 1), date(2099, 12, 31))

DIGITS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]


def two_digits_in_words(number: int) -> str:
    tens, ones = divmod(number, 10)
    if tens == 0:
        return DIGITS[ones]
    one_word = {1: "mốt" if tens > 1 else "một", 5: "lăm"}.get(ones, DIGITS[ones])
    head = "mười" if tens == 1 else f"{DIGITS[tens]} mươi"
    return head if ones == 0 else f"{head} {one_word}"


def year_in_words(year: int) -> str:
    thousands, rest = divmod(year, 1000)
    hundreds, rest = divmod(rest, 100)
    tail = (
        "" if rest == 0 else f" lẻ {DIGITS[rest]}" if rest < 10 else f" {two_digits_in_words(rest)}"
    )
    return f"{DIGITS[thousands]} nghìn {DIGITS[hundreds]} trăm{tail}"


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


@given(st.integers(0, 9999))
def test_every_number_in_words_is_understood(number: int) -> None:
    words = two_digits_in_words(number) if number < 100 else year_in_words(number)
    if 100 <= number < 1000:
        words = words.removeprefix("không nghìn ")
    assert number_from_words(words) == number


@pytest.mark.parametrize(
    ("words", "number"),
    [("hai ngàn linh năm", 2005), ("chạp", 12), ("giêng", 1), ("hai lăm", 25), ("tư", 4)],
)
def test_other_ways_to_say_a_number(words: str, number: int) -> None:
    assert number_from_words(words) == number


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

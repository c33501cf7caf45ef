"""Numbers in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.normalise.number_words import number_from_words
from tests.pipeline.normalise.in_words import (
    number_in_words,
    two_digits_in_words,
    year_in_words,
)


@given(st.integers(0, 9999))
def test_every_number_of_a_date_is_understood(number: int) -> None:
    words = two_digits_in_words(number) if number < 100 else year_in_words(number)
    if 100 <= number < 1000:
        words = words.removeprefix("không nghìn ")
    assert number_from_words(words) == number


@given(st.integers(0, 10**12 - 1))
def test_every_sum_in_words_is_understood(number: int) -> None:
    assert number_from_words(number_in_words(number)) == number


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("hai ngàn linh năm", 2005),
        ("chạp", 12),
        ("giêng", 1),
        ("hai lăm", 25),
        ("hăm mốt", 21),
        ("tư", 4),
        ("một chín chín bốn", 1994),
        ("nghìn chín trăm", 1900),
        ("một tỉ hai trăm triệu", 1_200_000_000),
        ("một triệu rưỡi", 1_500_000),
        ("một nghìn tỷ", 10**12),
    ],
)
def test_other_ways_to_say_a_number(words: str, number: int) -> None:
    assert number_from_words(words) == number


@pytest.mark.parametrize("words", ["", "nhiều", "tháng ba", "nghìn", "lẻ"])
def test_what_is_no_number_is_none(words: str) -> None:
    assert number_from_words(words) is None


@given(st.text(max_size=40))
def test_any_text_is_a_number_or_none(text: str) -> None:
    number = number_from_words(text)
    assert number is None or number >= 0

"""Counts, sums of money and measures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.normalise.amounts import number_in_words as read_words
from pipeline.normalise.amounts import parse_integer, parse_measure
from schemas.reasons import (
    DIGITS_CONTRADICT_WORDS,
    DIGITS_GUESSED,
    NOT_A_MEASURE,
    NOT_A_NUMBER,
    SEVERAL_NUMBERS,
)
from schemas.record import Reason
from tests.pipeline.normalise.in_words import number_in_words


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("02 bản", "2"),
        ("03 (ba) bản", "3"),
        ("Một", "1"),
        ("lần thứ nhất", "1"),
        ("Lần 1", "1"),
        ("thứ hai", "2"),
        ("100 triệu đồng", "100000000"),
        ("1,5 tỷ", "1500000000"),
        ("Năm mươi triệu đồng chẵn", "50000000"),
        ("100.000.000đ (Một trăm triệu đồng)", "100000000"),
        ("Một trăm triệu đồng./.", "100000000"),
    ],
)
def test_whole_numbers_are_read(text: str, value: str) -> None:
    parsed = parse_integer(text)
    assert (parsed.value, parsed.doubt) == (value, None)


@given(st.integers(0, 10**12 - 1), st.sampled_from([".", " ", ""]))
def test_thousands_may_be_set_apart(number: int, separator: str) -> None:
    assert parse_integer(f"{number:,} đồng".replace(",", separator)).value == str(number)


@given(st.integers(0, 10**12 - 1))
def test_figures_with_their_words_are_not_doubted(number: int) -> None:
    text = f"{number:,} đồng ({number_in_words(number)} đồng)".replace(",", ".")
    assert parse_integer(text).doubt is None
    assert read_words(f"{number_in_words(number).capitalize()} đồng chẵn.") == number


@pytest.mark.parametrize(
    ("text", "value", "doubt"),
    [
        ("03 (hai) bản", "3", DIGITS_CONTRADICT_WORDS),
        ("O2 bản", "2", DIGITS_GUESSED),
        ("1 hoặc 2", "1", SEVERAL_NUMBERS),
    ],
)
def test_a_number_that_had_to_be_guessed_is_doubted(text: str, value: str, doubt: Reason) -> None:
    parsed = parse_integer(text)
    assert (parsed.value, parsed.doubt) == (value, doubt)


@pytest.mark.parametrize("text", ["2,5", "nhiều", "bản"])
def test_what_is_no_whole_number_is_said_to_be_none(text: str) -> None:
    assert parse_integer(text).problem == NOT_A_NUMBER


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("1.234,5 m2", "1234.5", "m²"),
        ("120 m²", "120", "m²"),
        ("120.5m2", "120.5", "m²"),
        ("0,5 ha", "0.5", "ha"),
        ("85,3 mét vuông", "85.3", "m²"),
        ("một trăm hai mươi mét vuông", "120", "m²"),
        ("1.205", "1205", None),
    ],
)
def test_a_measure_is_kept_as_written_with_number_and_unit(
    text: str, number: str, unit: str | None
) -> None:
    parsed = parse_measure(text)
    assert (parsed.value, parsed.doubt) == (text, None)
    assert (parsed.parts["number"], parsed.parts.get("unit")) == (number, unit)


def test_what_is_no_measure_is_kept_and_doubted() -> None:
    parsed = parse_measure("không rõ")
    assert (parsed.value, parsed.doubt, parsed.parts) == ("không rõ", NOT_A_MEASURE, {})


def test_a_measure_with_another_number_behind_it_is_doubted() -> None:
    assert parse_measure("215,5 m2").doubt is None
    assert parse_measure("215,5 m2; sử dụng chung: 0 m2").doubt == SEVERAL_NUMBERS

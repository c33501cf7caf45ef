"""The figures are those of the textbook."""

import pytest

from tests.training.evaluation.lines import score


def test_edits_are_counted_by_character_and_by_word() -> None:
    found = score(["kitten đi học", "An"], ["sitting đi học", "An"])
    assert [line.edits for line in found.lines] == [3, 0]
    assert found.cer.value == pytest.approx(3 / 15)
    assert found.wer == pytest.approx(1 / 4)
    assert found.exact.value == pytest.approx(1 / 2)
    assert found.characters == 15


def test_a_line_that_was_not_read_costs_all_its_characters_and_claims_nothing() -> None:
    (line,) = score(["Mai"], [""]).lines
    assert line.edits == 3
    assert line.said == 0.0


def test_an_honest_engine_has_no_calibration_error_and_a_boastful_one_has() -> None:
    truths, reads = ["a"] * 10, ["a"] * 8 + ["b"] * 2
    honest, boastful = score(truths, reads, sure=0.8), score(truths, reads, sure=1.0)
    assert honest.line_ece == honest.char_ece == pytest.approx(0.0)
    assert boastful.line_ece == boastful.char_ece == pytest.approx(0.2)


def test_a_line_is_as_sure_as_all_its_characters_together() -> None:
    assert score(["ab"], ["ab"], sure=0.5).lines[0].said == pytest.approx(0.25)


def test_the_interval_holds_the_value_and_narrows_with_more_lines() -> None:
    few = score(["abcd"] * 20, ["abcd"] * 15 + ["abcx"] * 5).exact
    many = score(["abcd"] * 400, ["abcd"] * 300 + ["abcx"] * 100).exact
    assert few.low < few.value < few.high
    assert many.value == few.value == 0.75
    assert many.high - many.low < 0.4 * (few.high - few.low)
    assert many.high - many.low == pytest.approx(2 * 1.96 * (0.75 * 0.25 / 400) ** 0.5, rel=0.15)

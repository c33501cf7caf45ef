"""Decoding keeps the evidence of every character and agrees with PaddleOCR on the text."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from paddlex.inference.models.text_recognition.processors import CTCLabelDecode

from pipeline.read.ctc import DecodedLine, DetailedCtcDecode, decode_greedy

CHARACTERS = ["blank", "a", "b", "á", " "]


def steps(*rows: list[float]) -> NDArray[np.float32]:
    return np.array(rows, dtype=np.float32)


def test_each_character_keeps_its_probability_and_runner_up() -> None:
    line = decode_greedy(
        steps(
            [0.1, 0.6, 0.05, 0.25, 0.0],
            [0.1, 0.7, 0.05, 0.15, 0.0],
            [0.9, 0.05, 0.05, 0.0, 0.0],
            [0.3, 0.05, 0.65, 0.0, 0.0],
        ),
        CHARACTERS,
    )
    assert line.text == "ab"
    first, second = line.chars
    assert first.probability == pytest.approx(0.7)
    assert (first.runner_up, first.runner_up_probability) == ("á", pytest.approx(0.25))
    assert (second.runner_up, second.runner_up_probability) == ("", pytest.approx(0.3))
    assert (first.position, second.position) == (pytest.approx(0.25), pytest.approx(0.875))


def test_a_letter_twice_needs_a_blank_between() -> None:
    a, blank = [0.1, 0.9, 0, 0, 0], [0.9, 0.1, 0, 0, 0]
    assert decode_greedy(steps(a, a), CHARACTERS).text == "a"
    assert decode_greedy(steps(a, blank, a), CHARACTERS).text == "aa"


def test_an_empty_line_has_no_characters_and_score_zero() -> None:
    line = decode_greedy(steps([0.9, 0.1, 0, 0, 0]), CHARACTERS)
    assert (line.text, line.score, line.chars) == ("", 0.0, ())


@given(st.integers(0, 2**32 - 1), st.integers(1, 30))
def test_text_and_probabilities_agree_with_paddleocr(seed: int, length: int) -> None:
    probabilities = np.random.default_rng(seed).dirichlet(np.full(5, 0.3), (1, length))
    stock = CTCLabelDecode(["a", "b", "á"])([probabilities.astype(np.float32)])
    (ours,), _ = DetailedCtcDecode(["a", "b", "á"])([probabilities.astype(np.float32)])
    assert ours.line.text == stock[0][0]
    assert all(0 <= char.probability <= 1 for char in ours.line.chars)
    assert all(char.runner_up_probability <= char.probability for char in ours.line.chars)


def test_each_character_knows_whether_a_hand_wrote_it() -> None:
    decode = DetailedCtcDecode(["a", "b", "á"])
    a, b, blank = [0.0, 1, 0, 0, 0], [0.0, 0, 1, 0, 0], [1.0, 0, 0, 0, 0]
    probabilities = steps(a, blank, blank, blank, b)[None]
    hands = np.array([[0.1, 0.1, 0.5, 0.9, 0.9]], dtype=np.float32)
    (look,), _ = decode([probabilities, hands])
    written = [pytest.approx(0.1), pytest.approx(0.9)]
    assert [char.hand for char in look.line.chars] == written
    again = look.with_hand(decode_greedy(probabilities[0], decode.character))
    assert [char.hand for char in again.chars] == written
    (look,), _ = decode([probabilities])
    assert [char.hand for char in look.line.chars] == [0.0, 0.0]


def test_a_look_is_decoded_only_when_its_line_is_asked_for() -> None:
    asked = []

    def decode(probabilities: NDArray[np.float32], characters: list[str]) -> DecodedLine:
        asked.append(characters)
        return decode_greedy(probabilities, characters)

    (look,), _ = DetailedCtcDecode(["a", "b", "á"], decode)([steps([0.0, 1, 0, 0, 0])[None]])
    assert asked == []
    assert look.line.text == look.line.text == "a"
    assert asked == [CHARACTERS]

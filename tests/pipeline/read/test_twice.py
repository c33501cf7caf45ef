"""A line in doubt is looked at twice, and what both looks saw decides."""

from dataclasses import replace
from itertools import product
from typing import Any, cast

import cv2
import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from pipeline.read import load_reader, reader
from pipeline.read.beam import Languages, decode_beam
from pipeline.read.crops import STRETCH, Pixels
from pipeline.read.ctc import DecodedLine, Look
from pipeline.read.language import FIGURES, LanguageModel, load_language
from pipeline.read.twice import SECOND_STRETCH, decode_twice, is_doubted, log_probabilities
from schemas.page import CharRead
from tests.pipeline.read.test_beam import FORMS, collapsed, random_steps, spelt
from tests.pipeline.read.test_reader import SENTENCES, strip

SEED = st.integers(0, 2**32 - 1)


@pytest.fixture(scope="module")
def languages() -> Languages:
    words, figures = load_language(), load_language(FIGURES)
    assert words is not None
    return Languages(words, cast(LanguageModel, figures))


def twice(
    first: NDArray[np.float32], second: NDArray[np.float32], languages: Languages
) -> DecodedLine:
    return decode_twice(first, second, FORMS, languages)


@given(SEED, st.integers(1, 5))
@settings(deadline=None, max_examples=25)
def test_a_reading_has_the_probability_of_all_its_paths(seed: int, length: int) -> None:
    steps = random_steps(seed, length, sharpness=2.0)
    expected: dict[tuple[int, ...], float] = {}
    for path in product(range(steps.shape[1]), repeat=length):
        labels = collapsed(path)
        probability = float(np.prod([steps[i, label] for i, label in enumerate(path)]))
        expected[labels] = expected.get(labels, 0.0) + probability
    found = np.exp(log_probabilities(steps, list(expected)))
    assert found == pytest.approx(np.array(list(expected.values())), rel=1e-4, abs=1e-7)


def test_a_reading_that_is_too_long_for_the_steps_is_impossible() -> None:
    steps = random_steps(1, 3)
    assert log_probabilities(steps, [(1, 1), (1, 2, 3), (1, 1, 2)])[2] == -np.inf
    assert np.isfinite(log_probabilities(steps, [(1, 1), (1, 2, 3), ()])).all()


@pytest.mark.parametrize("is_right", ["first", "second"])
def test_the_look_that_is_surer_decides_and_nobody_is_sure_any_more(
    languages: Languages, is_right: str
) -> None:
    faint, clear = spelt("0", {"8": 0.55, "3": 0.45}), spelt("0", {"3": 0.97, "8": 0.03})
    line = twice(clear, faint, languages) if is_right == "first" else twice(faint, clear, languages)
    assert line.text == "03"
    assert 0.5 < line.chars[1].probability < 0.95
    assert line.chars[1].runner_up == "8"


def test_looks_that_contradict_each_other_leave_a_doubt(languages: Languages) -> None:
    line = twice(spelt("0", {"8": 0.99, "3": 0.01}), spelt("0", {"3": 0.98, "8": 0.02}), languages)
    assert line.text == "08"
    assert line.chars[1].probability < 0.6


def test_two_looks_that_see_the_same_read_what_one_does(languages: Languages) -> None:
    steps = spelt(*"Nguy", {"ễ": 0.6, "ê": 0.4}, "n")
    line, once = twice(steps, steps, languages), decode_beam(steps, FORMS, languages)
    assert line.text == once.text
    for char, its in zip(line.chars, once.chars, strict=True):
        assert char.probability == pytest.approx(its.probability, abs=0.02)
        assert char.position == its.position


def test_two_equal_digits_that_run_together_are_parted_by_the_wider_look(
    languages: Languages,
) -> None:
    narrow = spelt(*"85.5", "0")
    narrow = np.concatenate([narrow[:-1], spelt({"0": 0.6})[:1], spelt({"0": 0.55})[:1]])
    wide = spelt(*"85.5", "0", "0")
    assert decode_beam(narrow, FORMS, languages).text == "85.50"
    assert twice(narrow, wide, languages).text == "85.500"


@given(SEED, SEED, st.integers(1, 30))
@example(131, 702, 3)
@settings(deadline=None, max_examples=25)
def test_probabilities_are_probabilities_and_stand_in_order(
    languages: Languages, one: int, other: int, length: int
) -> None:
    characters = ["blank", "a", "b", "á", " "]
    looks = random_steps(one, length), random_steps(other, length + 3)
    line = decode_twice(*looks, characters, languages)
    for char in line.chars:
        assert 0.0 <= char.probability <= 1.0
        assert char.probability + char.runner_up_probability <= 1.0 + 1e-3
    positions = [char.position for char in line.chars]
    assert positions == sorted(positions)


def test_a_line_is_doubted_for_its_least_sure_character() -> None:
    def line(*probabilities: float) -> DecodedLine:
        return DecodedLine(tuple(CharRead("a", each, 0.5, "b", 0.0) for each in probabilities))

    assert not is_doubted(line(0.99, 0.96))
    assert is_doubted(line(0.99, 0.94, 0.99))
    assert not is_doubted(line())


def test_only_lines_in_doubt_are_looked_at_again(monkeypatch: pytest.MonkeyPatch) -> None:
    usual, looks = load_reader(), []
    look = reader._look

    def counted(recogniser: Any, strips: list[Pixels], stretch: float) -> list[Look]:
        looks.append((recogniser is usual.second, len(strips), stretch))
        return look(recogniser, strips, stretch)

    monkeypatch.setattr(reader, "_look", counted)
    faint = cv2.GaussianBlur(strip(SENTENCES[0]), (0, 0), 5.5)
    clear, _ = usual.read_strips([strip(SENTENCES[1]), np.asarray(faint, dtype=np.uint8)])
    assert clear.text == SENTENCES[1]
    assert looks == [(False, 2, STRETCH), (True, 1, SECOND_STRETCH)]


def test_without_a_language_the_second_look_counts() -> None:
    greedy = load_reader(use_language=False)
    faint = np.asarray(cv2.GaussianBlur(strip(SENTENCES[0]), (0, 0), 5.5), dtype=np.uint8)
    again = replace(greedy, first=greedy.second)
    (line,), (expected,) = greedy.read_strips([faint]), again.read_strips([faint])
    assert line == expected
    assert all(0.0 <= char.position <= 1.0 for char in line.chars)

"""The decoder weighs doubtful letters, and nothing else."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from pipeline.read.beam import choices_of, decode_beam, decode_with, search
from pipeline.read.ctc import decode_greedy
from pipeline.read.language import DecoderSettings, LanguageModel, load_language

LETTERS = ["blank", "a", "b", "á", " "]
FORMS = ["blank", *"abcdđeghiklmnopqrstuvxyêôơưấầảạễộịThPCKN0123456789/.", " "]
SETTINGS = DecoderSettings(weight=0.4, bonus=0.4, sure=0.995, width=8, trust=0.3)


@pytest.fixture(scope="module")
def language() -> LanguageModel:
    found = load_language()
    assert found is not None
    return found


def spelt(*letters: str | dict[str, float]) -> NDArray[np.float32]:
    """Return steps that spell letters with a blank after each: certain ones, or doubtful ones with
    their probabilities, what is left of which is the blank's."""
    rows = []
    for letter in letters:
        row, blank = np.zeros((2, len(FORMS)), dtype=np.float32)
        for char, probability in ({letter: 1.0} if isinstance(letter, str) else letter).items():
            row[FORMS.index(char)] = probability
        row[0], blank[0] = 1 - row.sum(), 1.0
        rows += [row, blank]
    return np.array(rows)


def random_steps(seed: int, length: int, sharpness: float = 0.5) -> NDArray[np.float32]:
    rng = np.random.default_rng(seed)
    return rng.dirichlet(np.full(len(LETTERS), sharpness), length).astype(np.float32)


def collapsed(path: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(
        label for i, label in enumerate(path) if label and (i == 0 or path[i - 1] != label)
    )


@given(st.integers(0, 2**32 - 1), st.integers(1, 4))
@settings(deadline=None, max_examples=20)
def test_readings_have_the_probability_of_all_their_paths_and_of_the_language(
    language: LanguageModel, seed: int, length: int
) -> None:
    steps = random_steps(seed, length, sharpness=2.0)
    weighed = replace(SETTINGS, sure=1.1, width=4000)
    expected: dict[tuple[int, ...], float] = {}
    for path in product(range(len(LETTERS)), repeat=length):
        probability = float(np.prod([steps[i, label] for i, label in enumerate(path)]))
        labels = collapsed(path)
        expected[labels] = expected.get(labels, 0.0) + probability
    for labels in expected:
        context, prior = language.start, 0.0
        for label in labels:
            char = LETTERS[label]
            prior += weighed.weight * language.score(context, char) + weighed.bonus
            context = language.after(context, char)
        prior += weighed.weight * language.score(context, "")
        expected[labels] *= np.exp(prior)
    total = sum(expected.values())
    choices = [list(enumerate(map(float, row))) for row in steps]
    found = search(choices, LETTERS, language, weighed)
    for reading in found:
        assert reading.share == pytest.approx(expected[reading.labels] / total, abs=2e-3)
    assert expected[found[0].labels] == pytest.approx(max(expected.values()), rel=1e-3)


@given(st.integers(0, 2**32 - 1), st.integers(1, 30))
@settings(deadline=None, max_examples=40)
def test_one_reading_without_the_language_is_the_best_path(
    language: LanguageModel, seed: int, length: int
) -> None:
    steps = random_steps(seed, length, sharpness=0.05)
    alone = DecoderSettings(weight=0.0, bonus=0.0, sure=0.4, width=1, trust=0.3)
    sure = steps.max(axis=1) >= 0.4
    steps = steps[sure]
    if len(steps):
        assert decode_beam(steps, LETTERS, language, alone) == decode_greedy(steps, LETTERS)


@given(st.integers(0, 2**32 - 1), st.integers(1, 40))
@settings(deadline=None, max_examples=40)
def test_probabilities_are_probabilities_and_stand_in_order(
    language: LanguageModel, seed: int, length: int
) -> None:
    line = decode_beam(random_steps(seed, length), LETTERS, language, SETTINGS)
    for char in line.chars:
        assert 0.0 <= char.probability <= 1.0
        assert char.probability + char.runner_up_probability <= 1.0 + 1e-3
    positions = [char.position for char in line.chars]
    assert positions == sorted(positions)
    assert all(0.0 <= position <= 1.0 for position in positions)


def test_a_tie_goes_to_the_syllable_that_exists(language: LanguageModel) -> None:
    doubt = {"ấ": 0.5, "ễ": 0.49}
    for before, after, read in (("thị tr", "n", "thị trấn"), ("nguy", "n", "nguyễn")):
        steps = spelt(*before, doubt, *after)
        assert decode_beam(steps, FORMS, language, SETTINGS).text == read


def test_what_the_network_is_sure_of_is_never_changed(language: LanguageModel) -> None:
    nonsense = "trxnq kkễ ấa"
    assert decode_beam(spelt(*nonsense), FORMS, language, SETTINGS).text == nonsense
    doubtful = spelt(*"xq", {"ấ": 0.5, "ễ": 0.49}, *"kp")
    read = decode_beam(doubtful, FORMS, language, SETTINGS).text
    assert read.startswith("xq")
    assert read.endswith("kp")


@pytest.mark.parametrize("beside", ["o", "l", "b", "7", "/"])
def test_digits_and_words_that_hold_them_are_left_as_they_are(
    language: LanguageModel, beside: str
) -> None:
    steps = spelt(*"thon ", "0", {"1": 0.5, beside: 0.49}, {"8": 0.4, "b": 0.39}, "b")
    greedy = decode_greedy(steps, FORMS)
    assert greedy.text == "thon 018b"
    assert decode_beam(steps, FORMS, language, SETTINGS) == greedy


def test_a_line_of_figures_is_left_as_it_is(language: LanguageModel) -> None:
    steps = spelt(*"12 3456 78 ", {"o": 0.4, "a": 0.39}, {"d": 0.4, "n": 0.39})
    assert decode_beam(steps, FORMS, language, SETTINGS) == decode_greedy(steps, FORMS)


def test_a_letter_is_never_made_a_digit(language: LanguageModel) -> None:
    steps = spelt(*"t", {"o": 0.4, "0": 0.39, "ô": 0.2})
    assert "0" not in decode_beam(steps, FORMS, language, SETTINGS).text


def test_a_letter_chosen_against_the_network_is_no_surer_than_the_readings_that_have_it(
    language: LanguageModel,
) -> None:
    steps = spelt(*"nguy", {"ấ": 0.7, "ễ": 0.3}, "n")
    line = decode_beam(steps, FORMS, language, SETTINGS)
    readings = search(choices_of(steps, FORMS, SETTINGS.sure), FORMS, language, SETTINGS)
    assert line.text == "nguyễn"
    assert 0.3 < line.chars[4].probability <= readings[0].share + 1e-4
    assert (line.chars[4].runner_up, line.chars[0].probability) == ("ấ", pytest.approx(1, abs=1e-2))


def test_a_letter_that_the_best_path_left_out_stands_between_its_neighbours(
    language: LanguageModel,
) -> None:
    steps = spelt(*"nguy", {"ễ": 0.45}, "n")
    assert decode_greedy(steps, FORMS).text == "nguyn"
    line = decode_beam(steps, FORMS, language, replace(SETTINGS, weight=0.6, bonus=1.0))
    assert line.text == "nguyễn"
    positions = [char.position for char in line.chars]
    assert positions == sorted(positions)
    assert line.chars[4].probability < 0.95


def test_an_empty_line_stays_empty(language: LanguageModel) -> None:
    steps = np.zeros((5, len(FORMS)), dtype=np.float32)
    steps[:, 0] = 1.0
    assert decode_beam(steps, FORMS, language).text == ""
    assert decode_beam(steps[:0], FORMS, language).text == ""


def test_without_a_language_model_the_best_path_is_read() -> None:
    assert decode_with(None) is decode_greedy


def test_long_lines_do_not_underflow(language: LanguageModel) -> None:
    steps = spelt(*([{"a": 0.5, "b": 0.5}] * 400))
    line = decode_beam(steps, FORMS, language, replace(SETTINGS, weight=2.0))
    assert len(line.chars) == 400

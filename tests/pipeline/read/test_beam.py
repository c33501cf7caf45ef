"""The decoder weighs doubtful letters and the shapes of figures, and nothing else."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from pipeline.read.beam import Languages, decode_beam, decode_with, search
from pipeline.read.choices import Choice, choices_of
from pipeline.read.ctc import DecodedLine, decode_greedy
from pipeline.read.language import FIGURES, DecoderSettings, LanguageModel, load_language

LETTERS = ["blank", "a", "b", "á", " "]
FORMS = ["blank", *"abcdđeghiklmnopqrstuvxyêôơưấầảạễộịThPCKNIO0123456789/.|-:", " "]
SETTINGS = DecoderSettings(weight=0.4, bonus=0.4, sure=0.995, width=8, trust=0.3)


@pytest.fixture(scope="module")
def language() -> LanguageModel:
    found = load_language()
    assert found is not None
    return found


@pytest.fixture(scope="module")
def figures() -> LanguageModel:
    found = load_language(FIGURES)
    assert found is not None
    return found


def decoded(
    steps: NDArray[np.float32],
    language: LanguageModel,
    chosen: DecoderSettings = SETTINGS,
    characters: list[str] = FORMS,
) -> DecodedLine:
    """Return the line as the model of words alone makes it."""
    return decode_beam(steps, characters, Languages(replace(language, settings=chosen)))


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
    choices = [Choice(tuple(enumerate(map(float, row))), is_figure=False) for row in steps]
    found = search(choices, LETTERS, Languages(replace(language, settings=weighed)))
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
        assert decoded(steps, language, alone, LETTERS) == decode_greedy(steps, LETTERS)


@given(st.integers(0, 2**32 - 1), st.integers(1, 40))
@settings(deadline=None, max_examples=40)
def test_probabilities_are_probabilities_and_stand_in_order(
    language: LanguageModel, seed: int, length: int
) -> None:
    line = decoded(random_steps(seed, length), language, characters=LETTERS)
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
        assert decoded(steps, language).text == read


def test_what_the_network_is_sure_of_is_never_changed(language: LanguageModel) -> None:
    nonsense = "trxnq kkễ ấa"
    assert decoded(spelt(*nonsense), language).text == nonsense
    doubtful = spelt(*"xq", {"ấ": 0.5, "ễ": 0.49}, *"kp")
    read = decoded(doubtful, language).text
    assert read.startswith("xq")
    assert read.endswith("kp")


@pytest.mark.parametrize("beside", ["o", "l", "b", "7", "/"])
def test_without_a_model_of_figures_digits_and_words_that_hold_them_are_left_as_they_are(
    language: LanguageModel, beside: str
) -> None:
    steps = spelt(*"thon ", "0", {"1": 0.5, beside: 0.49}, {"8": 0.4, "b": 0.39}, "b")
    greedy = decode_greedy(steps, FORMS)
    assert greedy.text == "thon 018b"
    assert decoded(steps, language) == greedy


def test_without_a_model_of_figures_a_line_of_them_is_left_as_it_is(
    language: LanguageModel,
) -> None:
    steps = spelt(*"12 3456 78 ", {"o": 0.4, "a": 0.39}, {"d": 0.4, "n": 0.39})
    assert decoded(steps, language) == decode_greedy(steps, FORMS)


@pytest.mark.parametrize("before", ["", "sinh: "])
@pytest.mark.parametrize(
    ("steps", "read"),
    [
        ((*"0", {"I": 0.6, "1": 0.3}, "/09/2011"), "01/09/2011"),
        ((*"0790890", {"O": 0.6, "0": 0.3}, "1234"), "079089001234"),
        (("05", {"|": 0.6, "/": 0.3}, "11/1980"), "05/11/1980"),
        (("05/11/", {" ": 0.7, "/": 0.01}, "1980"), "05/11/1980"),
        (("21 - 11", {" ": 0.4}, "- 1980"), "21 - 11 - 1980"),
    ],
)
def test_a_doubtful_place_of_a_figure_gets_what_stands_there_in_figures_of_its_shape(
    language: LanguageModel,
    figures: LanguageModel,
    before: str,
    steps: tuple[str | dict[str, float], ...],
    read: str,
) -> None:
    letters = [char for part in steps for char in (part if isinstance(part, str) else [part])]
    line = decode_beam(spelt(*before, *letters), FORMS, Languages(language, figures))
    assert line.text == before + read


def test_which_digit_it_is_the_network_decides_alone(
    language: LanguageModel, figures: LanguageModel
) -> None:
    steps = spelt(*"0", {"8": 0.5, "3": 0.45}, *"/09/2011")
    assert decode_beam(steps, FORMS, Languages(language, figures)).text == "08/09/2011"


@pytest.mark.parametrize(
    "text", ["12 34/56 78 9", "079.0.89", "thon 3b", "12/QĐ", "3.000.00", "so 1234567890123"]
)
def test_a_figure_that_the_network_is_sure_of_keeps_its_shape(
    language: LanguageModel, figures: LanguageModel, text: str
) -> None:
    steps = spelt(*text.replace("QĐ", "Kđ"))
    assert decode_beam(steps, FORMS, Languages(language, figures)) == decode_greedy(steps, FORMS)


def test_a_digit_chosen_against_the_network_is_no_surer_than_the_network_was(
    language: LanguageModel, figures: LanguageModel
) -> None:
    steps = spelt(*"0", {"I": 0.6, "1": 0.3}, *"/09/2011")
    line = decode_beam(steps, FORMS, Languages(language, figures))
    assert (line.chars[1].char, line.chars[1].runner_up) == ("1", "I")
    assert line.chars[1].probability < 0.5


def test_a_full_stop_behind_a_figure_is_left_to_the_sentence(
    language: LanguageModel, figures: LanguageModel
) -> None:
    steps = spelt(*"duoc ap dung tu ngay 15/8/2024", {".": 0.6})
    assert decode_beam(steps, FORMS, Languages(language, figures)).text.endswith("2024.")


def test_a_letter_is_never_made_a_digit(language: LanguageModel) -> None:
    steps = spelt(*"t", {"o": 0.4, "0": 0.39, "ô": 0.2})
    assert "0" not in decoded(steps, language).text


def test_a_letter_chosen_against_the_network_is_no_surer_than_the_readings_that_have_it(
    language: LanguageModel,
) -> None:
    steps = spelt(*"nguy", {"ấ": 0.7, "ễ": 0.3}, "n")
    line = decoded(steps, language)
    weighed = Languages(replace(language, settings=SETTINGS))
    readings = search(choices_of(steps, FORMS, SETTINGS.sure, 0.0), FORMS, weighed)
    assert line.text == "nguyễn"
    assert 0.3 < line.chars[4].probability <= readings[0].share + 1e-4
    assert (line.chars[4].runner_up, line.chars[0].probability) == ("ấ", pytest.approx(1, abs=1e-2))


def test_a_letter_that_the_best_path_left_out_stands_between_its_neighbours(
    language: LanguageModel,
) -> None:
    steps = spelt(*"nguy", {"ễ": 0.45}, "n")
    assert decode_greedy(steps, FORMS).text == "nguyn"
    line = decoded(steps, language, replace(SETTINGS, weight=0.6, bonus=1.0))
    assert line.text == "nguyễn"
    positions = [char.position for char in line.chars]
    assert positions == sorted(positions)
    assert line.chars[4].probability < 0.95


def test_an_empty_line_stays_empty(language: LanguageModel) -> None:
    steps = np.zeros((5, len(FORMS)), dtype=np.float32)
    steps[:, 0] = 1.0
    assert decoded(steps, language).text == ""
    assert decoded(steps[:0], language).text == ""


def test_without_a_language_model_the_best_path_is_read() -> None:
    assert decode_with(None) is decode_greedy


def test_long_lines_do_not_underflow(language: LanguageModel) -> None:
    steps = spelt(*([{"a": 0.5, "b": 0.5}] * 400))
    line = decoded(steps, language, replace(SETTINGS, weight=2.0))
    assert len(line.chars) == 400

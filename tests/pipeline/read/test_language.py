"""The stored language model is small, and knows Vietnamese places without an opinion on figures."""

import time
from math import exp

import pytest

from pipeline.read.language import FIGURES, LANGUAGE, LanguageModel, load_language


@pytest.fixture(scope="module")
def language() -> LanguageModel:
    found = load_language()
    assert found is not None
    return found


def score(language: LanguageModel, text: str) -> float:
    context, total = language.start, 0.0
    for char in text:
        total += language.score(context, char)
        context = language.after(context, char)
    return total + language.score(context, "")


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("Cẩm Khê Phú Thọ", "Cẩm Khê Phú Thó"),
        ("Hải Châu Đà Nẵng", "Hải Chân Đà Nẵng"),
        ("Nguyễn Thị Hoa", "Nguyển Thị Hoa"),
        ("Thị Trấn Cái Bè", "Thị Trấm Cái Bè"),
        ("Gia Lai", "GiaLai"),
    ],
)
def test_what_is_written_in_vietnam_is_likelier(
    language: LanguageModel, right: str, wrong: str
) -> None:
    assert score(language, right) > score(language, wrong) + 2


def test_capitals_and_the_value_of_digits_do_not_count(language: LanguageModel) -> None:
    assert score(language, "PHÚ THỌ") == score(language, "Phú Thọ") == score(language, "phú thọ")
    assert score(language, "số 12") == score(language, "số 98")


def test_either_placement_of_a_tone_will_do(language: LanguageModel) -> None:
    assert score(language, "Thanh Hoá") == pytest.approx(score(language, "Thanh Hóa"), abs=1.5)


def test_the_probabilities_after_a_context_add_up_to_one(language: LanguageModel) -> None:
    chars = {char.lower() for char in language.codes if not char.isdigit()} | {"0", "", "\x00"}
    for text in ("", "phú th", "thị trấ", "qqq", "số "):
        context = language.start
        for char in text:
            context = language.after(context, char)
        total = sum(exp(language.score(context, char)) for char in chars)
        assert total == pytest.approx(1.0, abs=0.1)


def test_the_model_is_small_and_loads_at_once() -> None:
    assert (LANGUAGE / "model.npz").stat().st_size < 3_000_000
    start = time.process_time()
    language = load_language.__wrapped__(LANGUAGE)
    assert time.process_time() - start < 0.1
    assert language is not None
    assert language.prints.nbytes + language.levels.nbytes < 20_000_000


@pytest.fixture(scope="module")
def figures() -> LanguageModel:
    found = load_language(FIGURES)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("036304452391", "0363044S2391"),
        ("09/04/1974", "09/04/ 1974"),
        ("16/3/1980", "1613/1980"),
        ("30 - 12 - 1971", "30 - 12 -1971"),
        ("Sinh ngày: 10/09/2011", "Sinh ngày: T0/09/2011"),
    ],
)
def test_the_shape_that_figures_have_is_likelier(
    figures: LanguageModel, right: str, wrong: str
) -> None:
    assert score(figures, right) > score(figures, wrong) + 2


def test_which_digit_and_which_letter_it_is_does_not_count(figures: LanguageModel) -> None:
    assert score(figures, "012 C9/ĐK") == score(figures, "987 X1/ấb")

"""The direction of text, on pages turned by known angles."""

import cv2
import numpy as np
import pytest

from pipeline.preprocess.ink import ink_mask, letters_only
from pipeline.preprocess.skew import TextDirection, text_direction
from tests.pipeline.pages import Pixels, blank_page, rotated, text_page, with_noise

HALF = (827, 1169)


def direction_of(page: Pixels) -> TextDirection:
    return text_direction(
        letters_only(ink_mask(cv2.cvtColor(page, cv2.COLOR_BGR2GRAY).astype(np.uint8)))
    )


@pytest.mark.parametrize(
    "degrees", [-15, -12.4, -8.1, -5, -2.7, -1, -0.4, 0, 0.15, 0.8, 1.9, 3.3, 6, 9.6, 13.1, 15]
)
@pytest.mark.parametrize("table", [False, True])
def test_skew_is_measured_within_a_tenth_of_a_degree(degrees: float, table: bool) -> None:
    page = text_page(HALF, em=16, table=table, seed=int(degrees * 10) % 50)
    found = direction_of(with_noise(rotated(page, degrees), 12))
    assert found.turn == 0
    assert found.skew == pytest.approx(degrees, abs=0.1)


@pytest.mark.parametrize("degrees", [-14.5, -3.2, 0.5, 7.7])
def test_a_page_on_its_side_is_told_from_an_upright_one(degrees: float) -> None:
    skewed = rotated(text_page(HALF, em=16, table=True), degrees)
    for turns in (1, 3):
        found = direction_of(np.ascontiguousarray(np.rot90(skewed, turns)))
        assert found.turn == 90
        assert found.skew == pytest.approx(degrees, abs=0.1)


def test_an_upside_down_page_is_level_with_the_same_skew() -> None:
    found = direction_of(np.ascontiguousarray(np.rot90(rotated(text_page(HALF, em=16), 4), 2)))
    assert found.turn == 0
    assert found.skew == pytest.approx(4, abs=0.1)


@pytest.mark.parametrize("lines", [1, 2, 4])
def test_a_few_lines_are_enough(lines: int) -> None:
    found = direction_of(rotated(text_page(HALF, em=18, lines=lines), -6))
    assert found.turn == 0
    assert found.skew == pytest.approx(-6, abs=0.3)


def test_a_landscape_page_of_text_is_not_turned() -> None:
    assert direction_of(text_page((1169, 827), em=16, table=True)).turn == 0


def test_rules_down_the_page_do_not_turn_it() -> None:
    page = text_page(HALF, em=16, lines=6)
    for x in range(100, 800, 60):
        cv2.line(page, (x, 400), (x, 1100), (20, 20, 20), 3)
    assert direction_of(page) == TextDirection(0, pytest.approx(0, abs=0.1))


def test_boxed_digits_do_not_turn_the_page() -> None:
    page = text_page(HALF, em=16, lines=8)
    for row in range(4):
        for column in range(12):
            left, top = 150 + 26 * column, 600 + 90 * row
            cv2.rectangle(page, (left, top), (left + 26, top + 30), (20, 20, 20), 1)
            cv2.putText(page, str(column % 10), (left + 5, top + 23), 0, 0.7, (20, 20, 20), 2)
    assert direction_of(page) == TextDirection(0, pytest.approx(0, abs=0.1))


def test_a_page_without_text_is_left_level() -> None:
    assert direction_of(blank_page(HALF)) == TextDirection(0, 0.0)
    assert direction_of(with_noise(blank_page(HALF), 15)) == TextDirection(0, 0.0)

"""The recogniser's second choice, held against the language."""

from pipeline.calibrate.wording import best_change
from pipeline.extract.stream import StreamChar
from schemas.page import CharRead


def value(text: str, at: int, runner_up: str, probability: float = 0.1) -> list[StreamChar]:
    """A value read surely but for one letter."""
    return [
        StreamChar(
            char,
            0,
            CharRead(char, 0.9, 0.5, runner_up, probability)
            if place == at
            else CharRead(char, 0.999, 0.5),
        )
        for place, char in enumerate(text)
    ]


def gain(text: str, at: int, runner_up: str) -> float:
    found = best_change(value(text, at, runner_up))
    assert found is not None
    return found


def test_a_wrong_tone_gains_more_by_the_right_one_than_a_right_tone_by_a_wrong_one() -> None:
    assert gain("Bệnh viện Phu sản", 12, "ụ") > 0
    assert gain("Bệnh viện Phụ sản", 12, "u") < -4


def test_the_last_letter_is_weighed_with_the_end_behind_it() -> None:
    assert gain("Việt Nan", 7, "m") > 0
    assert gain("Việt Nam", 7, "n") < -4


def test_a_runner_up_that_the_recogniser_hardly_considers_gains_less() -> None:
    text, at = "Bệnh viện Phu sản", 12
    sure = best_change(value(text, at, "ụ", 0.1))
    unsure = best_change(value(text, at, "ụ", 0.0001))
    assert sure is not None
    assert unsure is not None
    assert unsure < sure - 6


def test_digits_and_letters_without_a_runner_up_are_not_changed() -> None:
    assert best_change(value("0123", 2, "8")) is None
    assert best_change(value("An", 1, "")) is None
    assert best_change(value("An", 1, "m", 0.0)) is None
    assert best_change([]) is None

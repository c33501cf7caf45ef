"""What no reader of a form calls an error does not count; everything else does."""

import pytest

from training.evaluation.engines import Read
from training.evaluation.folding import canonical, carried_over, words_alone


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hoà Bình", "Hòa Bình"),
        ("THUỶ", "THỦY"),
        ("“Tân Hoà” – khu 2", '"Tân Hòa" - khu 2'),
        ("Họ tên: ...........", "Họ tên:"),
        ("Họ tên: . . . . . Mai", "Họ tên: ______ Mai"),
        ("Nơi sinh：", "Nơi sinh:"),
        ("e\u0302\u0301", "ế"),
    ],
)
def test_spelling_that_no_one_calls_an_error_is_equal(one: str, other: str) -> None:
    assert canonical(one) == canonical(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hoả", "hỏi"),
        ("Quỳ", "Qùy"),
        ("Mai", "MAI"),
        ("1.5", "15"),
        ("hoàn", "hòan"),
        ("a b", "ab"),
    ],
)
def test_tones_case_points_and_spaces_count(one: str, other: str) -> None:
    assert canonical(one) != canonical(other)


def test_handwriting_is_compared_without_case_and_punctuation_but_with_slashes() -> None:
    assert (
        words_alone("397/54, Cmt8 - Q. 10") == words_alone("397/54 CMT8 Q 10") == "397/54 cmt8 q 10"
    )
    assert words_alone("H'Hen") != words_alone("HHen")


def test_probabilities_stay_with_their_characters_when_leaders_are_folded_away() -> None:
    text = "Tên ..... An"
    sure = tuple(number / 100 for number in range(len(text)))
    folded = canonical(text)
    assert folded == "Tên An"
    carried = carried_over(Read(text, sure), folded)
    assert len(carried) == len(folded)
    assert carried[:3] == sure[:3]
    assert carried[-2:] == sure[-2:]

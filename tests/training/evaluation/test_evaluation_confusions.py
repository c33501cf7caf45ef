"""Mistakes are told apart by what is wrong with the letter."""

import pytest

from training.evaluation.confusions import ErrorClass, confused, count_confusions, error_class


@pytest.mark.parametrize(
    ("truth", "read", "expected"),
    [
        ("ầ", "ấ", ErrorClass.TONE),
        ("à", "a", ErrorClass.TONE),
        ("ầ", "à", ErrorClass.MARK),
        ("ă", "â", ErrorClass.MARK),
        ("đ", "d", ErrorClass.MARK),
        ("ư", "u", ErrorClass.MARK),
        ("Đ", "đ", ErrorClass.CASE),
        ("ầ", "o", ErrorClass.LETTER),
        ("1", "l", ErrorClass.LETTER),
        (".", "1", ErrorClass.LETTER),
        (".", ",", ErrorClass.PUNCTUATION),
        ("", ".", ErrorClass.PUNCTUATION),
        ("n", "", ErrorClass.MISSING),
        ("", "n", ErrorClass.EXTRA),
        (" ", "", ErrorClass.SPACE),
        ("a", " ", ErrorClass.SPACE),
    ],
)
def test_the_class_of_a_mistake(truth: str, read: str, expected: ErrorClass) -> None:
    assert error_class(truth, read) is expected


def test_confusions_are_the_characters_on_the_shortest_way_the_most_frequent_first() -> None:
    pairs = [*confused("Hà Nội", "Hạ Nôi"), *confused("Hà", "Hạ"), *confused("Nam", "Na")]
    found = count_confusions(pairs)
    assert (found[0].truth, found[0].read, found[0].count) == ("à", "ạ", 2)
    assert {(each.truth, each.read) for each in found[1:]} == {("ộ", "ô"), ("m", "")}

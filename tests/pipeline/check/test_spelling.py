"""What cannot be Vietnamese, and known words with the wrong tones."""

import pytest

from pipeline.check.spelling import is_syllable, odd_words, with_known_spelling
from schemas.lexicons import load_lexicon, provinces

PHRASES = (*load_lexicon("address_words"), *provinces())


SYLLABLES = [
    "nguyễn",
    "quang",
    "giếng",
    "gì",
    "quyết",
    "khuỷu",
    "nghiêng",
    "yên",
    "oanh",
    "ướt",
    "thuở",
    "quạ",
    "hoà",
    "hòa",
    "thúy",
    "thuý",
    "xoong",
    "Đặng",
    "Huỳnh",
    "Quỳnh",
    "quýt",
    "Trương",
    "khoẻ",
    "giặc",
    "quốc",
    "uỷ",
    "ủy",
    "Yến",
]


@pytest.mark.parametrize("word", SYLLABLES)
def test_syllables_are_known(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize(
    "word", ["qụang", "bạcn", "tịnhh", "tac", "hoc̉", "wifi", "strong", "ộo", "ngừơi", "họạ"]
)
def test_what_breaks_the_rules_is_no_syllable(word: str) -> None:
    assert not is_syllable(word)


def test_the_names_of_every_lexicon_are_spelt_by_the_rules() -> None:
    names = [
        *load_lexicon("address_words"),
        *load_lexicon("date_words"),
        *load_lexicon("relationships"),
    ]
    assert [word for name in names for word in odd_words(name)] == []
    strange = {word for name in provinces() for word in odd_words(name)}
    assert strange == {"Kon", "Đắk", "Lắk"} - {w for w in ("Kon", "Đắk", "Lắk") if is_syllable(w)}


def test_abbreviations_are_not_asked() -> None:
    assert odd_words("TP.HCM, P. 5, Q. Bình Thạnh, khu QLHC") == ()
    assert odd_words("Nguyễn Qụang Thắng") == ("Qụang",)


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("phường 1, thành phố Hải Dượng", "phường 1, thành phố Hải Dương"),
        ("quân Cầu Giấy, thành phố Hà Nôi", "quận Cầu Giấy, thành phố Hà Nội"),
        ("ỦY BẠN NHÂN DÂN XÃ AN PHÚ", "ỦY BAN NHÂN DÂN XÃ AN PHÚ"),
        ("xã Tân Phú, tỉnh Vĩnh Long", "xã Tân Phú, tỉnh Vĩnh Long"),
        ("Uỷ ban nhân dân xã", "Uỷ ban nhân dân xã"),
    ],
)
def test_known_words_with_wrong_tones_are_put_right(written: str, right: str) -> None:
    assert with_known_spelling(written, PHRASES) == right

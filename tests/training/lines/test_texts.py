"""Texts for lines: only known characters, all of them, and no piece in two splits."""

import itertools
import re
import unicodedata
from collections import Counter

import numpy as np
import pytest

from pipeline.check.spelling import is_syllable
from training.forms.blocks import Split
from training.lines.texts import KINDS, Text, invent, invent_kind
from training.lines.texts.alphabet import alphabet, clean, hand_alphabet
from training.lines.texts.division import SPLITS, split_of
from training.lines.texts.labels import labels
from training.lines.texts.names import a_name
from training.lines.texts.numbers import strict_digits
from training.lines.texts.shapes import LONGEST
from training.lines.texts.syllables import all_syllables, toned, with_tones_on_second_vowels


def invented(split: Split, count: int, *, for_hand: bool = False, seed: int = 5) -> list[Text]:
    rng = np.random.default_rng(seed)
    return [invent(split, rng, for_hand=for_hand) for _ in range(count)]


@pytest.mark.parametrize("split", SPLITS)
def test_texts_hold_only_the_alphabets_characters(split: Split) -> None:
    for text in invented(split, 1500):
        assert alphabet().issuperset(text.text), text
        assert unicodedata.is_normalized("NFC", text.text)
        assert text.text == " ".join(text.text.split()) != ""
        assert len(text.text) <= LONGEST


def test_there_are_246_characters() -> None:
    assert len(alphabet()) == 246


@pytest.mark.parametrize("split", SPLITS)
def test_every_character_occurs_about_once_in_1500_lines(split: Split) -> None:
    count = Counter(itertools.chain(*(set(text.text) for text in invented(split, 6000))))
    assert {char: count[char] for char in alphabet() if count[char] < 3} == {}


def test_a_hand_writes_no_typographic_signs_but_every_letter() -> None:
    texts = invented(Split.TRAIN, 6000, for_hand=True)
    found = set("".join(text.text for text in texts))
    assert found <= hand_alphabet()
    assert not found & set("☐☑☒“’…№§")
    letters = {char for char in alphabet() if char.isalpha() and char not in "²½№"}
    assert letters <= found


def test_the_same_seed_invents_the_same_texts() -> None:
    assert invented(Split.VAL, 50) == invented(Split.VAL, 50)
    assert invented(Split.VAL, 50) != invented(Split.VAL, 50, seed=6)


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_can_be_asked_for(kind: str) -> None:
    rng = np.random.default_rng(1)
    kinds = [invent_kind(kind, Split.TRAIN, rng).kind for _ in range(60)]  # type: ignore[arg-type]
    assert Counter(kinds).most_common(1)[0][0] == kind


def test_digits_are_ids_dates_and_phones_alone() -> None:
    rng = np.random.default_rng(2)
    for _ in range(500):
        text = invent_kind("digits", Split.TEST, rng).text
        assert re.fullmatch(r"[\d /.()+-]{6,}", text), text


def test_capitals_are_a_whole_line_in_capitals() -> None:
    for text in invented(Split.TRAIN, 2000):
        if text.kind == "capitals":
            assert text.text == text.text.upper()
        elif text.kind not in ("digits", "number", "noise"):
            assert text.text != text.text.upper() or sum(map(str.isalpha, text.text)) < 2, text


def test_names_and_numbers_stay_in_their_split() -> None:
    rng = np.random.default_rng(3)
    for split in SPLITS:
        assert all(split_of(a_name(split, rng)) is split for _ in range(200))
        assert all(split_of(strict_digits(split, rng)) is split for _ in range(200))
    assert split_of("Nguyễn Văn An") is split_of("NGUYỄN VĂN AN")
    assert split_of("0912345678") is split_of("0912.345.678")


def test_training_meets_no_long_text_of_the_test_split() -> None:
    train = {text.text.casefold() for text in invented(Split.TRAIN, 4000) if len(text.text) > 12}
    test = {text.text.casefold() for text in invented(Split.TEST, 2000) if len(text.text) > 12}
    assert len(train & test) <= 15


def test_labels_are_shared_out_between_the_splits() -> None:
    parts = [set(labels(split)) for split in SPLITS]
    assert all(len(part) >= 20 for part in parts)
    assert sum(map(len, parts)) == len(set.union(*parts))


def test_ellipses_are_spelt_in_one_way() -> None:
    assert clean("số ... ngày … tháng .....") == "số … ngày … tháng ....."
    assert clean("……") == "......"
    assert clean("hết.") == "hết."


def test_unknown_characters_are_replaced_or_dropped() -> None:
    assert clean("Hà Nội — Huế\u00a0\u200b") == "Hà Nội - Huế"
    assert clean("“K’Ho” – x", for_hand=True) == '"K\'Ho" - x'


@pytest.mark.parametrize(
    ("onset", "rime", "older", "newer"),
    [
        ("h", "oa", "hòa", "hoà"),
        ("th", "uy", "thùy", "thuỳ"),
        ("t", "oan", "toàn", "toàn"),
        ("ng", "oai", "ngoài", "ngoài"),
        ("ng", "ươi", "người", "người"),
        ("m", "ưa", "mừa", "mừa"),
        ("t", "iên", "tiền", "tiền"),
        ("qu", "y", "quỳ", "quỳ"),
        ("gi", "a", "già", "già"),
        ("h", "uê", "huề", "huề"),
    ],
)
def test_tone_marks_stand_where_the_rules_put_them(
    onset: str, rime: str, older: str, newer: str
) -> None:
    assert toned(onset, rime, "\u0300") == older
    assert toned(onset, rime, "\u0300", on_second=True) == newer


def test_tones_move_only_at_the_end_of_syllables() -> None:
    assert (
        with_tones_on_second_vowels("Hòa, thúy, ỦY, toàn, quý, hóa")
        == "Hoà, thuý, UỶ, toàn, quý, hoá"
    )


def test_syllables_follow_the_script() -> None:
    syllables = set(all_syllables())
    assert {
        "nghiêng",
        "quyển",
        "giếng",
        "khuya",
        "sẵn",
        "kỵ",
        "quỳnh",
        "thuở",
        "ướt",
        "yếu",
    } <= syllables
    assert all(is_syllable(syllable) for syllable in syllables)
    assert not {"kà", "ngê", "cê", "ghạ", "tàt", "quo", "giì", "qiên"} & syllables

"""Counting, smoothing and storing n-grams."""

from math import exp
from pathlib import Path

import numpy as np
import pytest

from pipeline.read.language import DecoderSettings, load_language, save_settings
from training.language.ngrams import count, encoded, smooth, symbols_of, write

SETTINGS = DecoderSettings(weight=0.3, bonus=0.2, sure=0.99, width=4, trust=0.3)
LINES = ("phú thọ", "phú yên", "phú thọ", "hà nội")


def built(folder: Path, size: int = 10_000, order: int = 5) -> Path:
    symbols = symbols_of("".join(LINES) + "x")
    text = encoded(LINES, symbols)
    weights = np.ones(len(text), dtype=np.float32)
    grams = count(text, weights, order, 0.5)
    write(folder, grams, smooth(grams, size), symbols, SETTINGS)
    return folder


def test_a_line_is_counted_from_its_edge_and_not_over_it() -> None:
    symbols = symbols_of("ab")
    text = encoded(["ab", "b"], symbols)
    grams = count(text, np.ones(len(text), dtype=np.float32), 3, 0)
    pairs = {bytes(codes): n for codes, n in zip(grams[1].codes, grams[1].counts, strict=True)}
    assert pairs == {b"\x01\x03": 1, b"\x03\x04": 1, b"\x04\x01": 2, b"\x01\x04": 1}
    assert {bytes(codes) for codes in grams[2].codes} == {
        b"\x01\x03\x04",
        b"\x03\x04\x01",
        b"\x01\x04\x01",
    }


@pytest.mark.parametrize("size", [10_000, 12])
def test_what_is_written_is_what_is_loaded_whether_pruned_or_not(tmp_path: Path, size: int) -> None:
    language = load_language(built(tmp_path, size))
    assert language is not None
    assert language.settings == SETTINGS
    for text in ("", "ph", "phú", "phú ", "xx", "hà n"):
        context = language.start
        for char in text:
            context = language.after(context, char)
        chars = [*symbols_of("".join(LINES) + "x"), "", "?"]
        assert sum(exp(language.score(context, char)) for char in chars) == pytest.approx(
            1, abs=0.15
        )


def test_what_was_seen_more_often_is_likelier(tmp_path: Path) -> None:
    language = load_language(built(tmp_path))
    assert language is not None
    context = language.start
    for char in "phú ":
        context = language.after(context, char)
    assert (
        language.score(context, "t") > language.score(context, "y") > language.score(context, "x")
    )


def test_settings_can_be_written_without_building_again(tmp_path: Path) -> None:
    changed = DecoderSettings(weight=0.1, bonus=0.0, sure=0.9, width=2, trust=0.0)
    save_settings(built(tmp_path), changed)
    language = load_language.__wrapped__(tmp_path)
    assert language is not None
    assert language.settings == changed


def test_a_folder_without_a_model_has_none(tmp_path: Path) -> None:
    assert load_language(tmp_path) is None

"""Lines that look like real ones, drawn here: the real ones are no part of the repository."""

from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from training.forms.blocks import Split
from training.forms.fonts import FACES
from training.lines.alignment import Aligner, best_path, load_aligner
from training.lines.bank import WordBank, load_bank, recombine
from training.lines.drawn import Pixels
from training.lines.handwriting import RealLine
from training.lines.ink import coverage, lift
from training.lines.real import (
    HandwritingMissing,
    WritersMixed,
    handwriting_folder,
    load_hands,
    load_lines,
)
from training.lines.warp import augment_photo, warp
from training.lines.words import keeps_its_case, words_of

INK = (110, 60, 50)
PAPER = (205, 200, 196)


def written(text: str, *, with_cell: bool = True, face: str = "PatrickHand-Regular.ttf") -> Pixels:
    """Return a photographed cell with a text in blue ink, 64 pixels high, BGR."""
    font = ImageFont.truetype(str(FACES / face), 34)
    width = int(font.getlength(text)) + 120
    picture = Image.new("RGB", (width, 64), PAPER[::-1])
    ImageDraw.Draw(picture).text((20, 46), text, INK[::-1], font, anchor="ls")
    image = np.ascontiguousarray(np.asarray(picture)[..., ::-1])
    if with_cell:
        cv2.line(image, (0, 2), (width, 4), (40, 40, 40), 2)
        cv2.line(image, (0, 60), (width, 61), (40, 40, 40), 2)
        cv2.line(image, (width - 50, 0), (width - 50, 64), (40, 40, 40), 2)
    shadow = np.linspace(1.0, 0.8, width)[None, :, None]
    grain = np.random.default_rng(5).normal(0, 2, image.shape)
    return np.clip(image * shadow + grain, 0, 255).astype(np.uint8)


def folder_of(lines: dict[str, str], tmp_path: Path, val: str = "v_0.jpg") -> Path:
    """Return a folder of real lines as training finds it."""
    for split, rows in (("train", lines), ("val", {val: "Hà Nội"})):
        (tmp_path / split).mkdir()
        for name, text in rows.items():
            cv2.imwrite(str(tmp_path / split / name), written(text))
        table = "".join(f"{name}\t{text}\n" for name, text in rows.items())
        (tmp_path / f"{split}.tsv").write_text(table, encoding="utf-8")
    return tmp_path


def test_lines_are_loaded_with_their_text_and_writer(tmp_path: Path) -> None:
    folder = folder_of({"w1_0.jpg": "Thôn An Đình", "w2_0.jpg": "Xã Ninh Phúc"}, tmp_path)
    lines = load_lines(folder, "train")
    assert [(line.writer, line.text) for line in lines] == [
        ("w1", "Thôn An Đình"),
        ("w2", "Xã Ninh Phúc"),
    ]
    assert lines[0].image.shape[0] == 64


def test_a_writer_in_both_splits_is_refused(tmp_path: Path) -> None:
    folder = folder_of({"w1_0.jpg": "Thôn An Đình"}, tmp_path, val="w1_1.jpg")
    with pytest.raises(WritersMixed):
        load_lines(folder, "val")


def test_missing_handwriting_is_said_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HOSO_HANDWRITING", raising=False)
    assert handwriting_folder() is None
    assert handwriting_folder(tmp_path) is None
    with pytest.raises(HandwritingMissing):
        load_lines(tmp_path, "train")


def test_lifting_keeps_the_ink_and_drops_the_cell() -> None:
    text = "Ấp Thọ Bình Hưng Yên"
    bare = coverage(written(text, with_cell=False)) > 90
    celled = coverage(written(text)) > 90
    assert bare.sum() > 1500
    assert (celled & bare).sum() > 0.97 * bare.sum()
    assert (celled & ~cv2.dilate(bare.astype(np.uint8), np.ones((3, 3))).astype(bool)).sum() < 12


def test_faint_ink_is_lifted_as_well() -> None:
    full = written("Xóm Yên Tiến", with_cell=False).astype(np.float32)
    faint = np.clip(190 + (full - 190) * 0.25, 0, 255).astype(np.uint8)
    strong = coverage(full.astype(np.uint8)) > 90
    assert (coverage(faint)[strong] > 60).mean() > 0.9


def test_lifted_ink_is_cropped_and_stands_on_its_baseline() -> None:
    drawn = lift(written("xuân xoan hoan nam"), "xuân xoan hoan nam")
    assert drawn.ink[:, 0].any()
    assert drawn.ink[-1].any()
    assert abs(drawn.baseline - drawn.ink.shape[0]) <= 2
    assert 13 <= drawn.x_height <= 21


def test_another_hand_is_another_picture_of_the_same_text() -> None:
    drawn = lift(written("Phường Bến Nghé"), "Phường Bến Nghé")
    hands = [warp(drawn, np.random.default_rng(seed)) for seed in range(6)]
    assert {hand.text for hand in hands} == {drawn.text}
    assert len({hand.ink.shape for hand in hands}) > 3
    for hand in hands:
        assert 0.5 < (hand.ink > 90).sum() / (drawn.ink > 90).sum() < 3
        assert 0 < hand.baseline <= hand.ink.shape[0] + 2


def test_the_same_seed_gives_the_same_hand_and_photo() -> None:
    image = written("Phường Bến Nghé")
    drawn = lift(image)
    for again in (
        lambda rng: warp(drawn, rng).ink,
        lambda rng: augment_photo(image, rng),
    ):
        first, second, other = (again(np.random.default_rng(seed)) for seed in (3, 3, 4))
        assert np.array_equal(first, second)
        assert first.shape != other.shape or not np.array_equal(first, other)


def test_an_augmented_photo_keeps_colour_and_ink() -> None:
    image = written("Phường Bến Nghé")
    for seed in range(8):
        photo = augment_photo(image, np.random.default_rng(seed))
        assert photo.ndim == 3
        assert photo.shape[0] > 12
        assert photo.min() < photo.max() - 40


TEXTS = (
    "Thôn An Đình Thống Nhất",
    "Tổ 59 Khu 2 Hà Phong",
    "Xã Ninh Phúc Tp Ninh Bình",
    "Khu Phố 1 Bửu Hoà Đồng Nai",
    "Ấp Tân Hưng Lộc Ninh Bình Phước",
)
HANDS = {"w1": "PatrickHand-Regular.ttf", "w2": "Itim-Regular.ttf"}


@pytest.fixture(scope="module")
def aligner() -> Aligner:
    return load_aligner()


@pytest.fixture(scope="module")
def lines() -> list[RealLine]:
    return [
        RealLine(written(text, face=face), text, writer, f"{writer}_{number}.jpg")
        for writer, face in HANDS.items()
        for number, text in enumerate(TEXTS)
    ]


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("bank")


@pytest.fixture(scope="module")
def bank(lines: list[RealLine], cache: Path, aligner: Aligner) -> WordBank:
    return load_bank(lines, cache, aligner)


def test_the_likeliest_path_puts_each_label_where_it_is_seen() -> None:
    seen = np.full((6, 3), 0.05)
    for step, label in enumerate([0, 1, 1, 0, 2, 0]):
        seen[step, label] = 0.9
    assert best_path(seen, [1, 2]) == [-1, 0, 0, -1, 1, -1]
    assert best_path(seen[:1], [1, 2]) is None


def test_a_line_is_cut_into_its_words(lines: list[RealLine], aligner: Aligner) -> None:
    line = lines[0]
    words = list(words_of(line, 7, aligner))
    assert [word.word for word in words] == line.text.split()
    assert {word.line for word in words} == {7}
    whole = lift(line.image).ink.astype(int).sum()
    assert sum(word.ink.astype(int).sum() for word in words) == pytest.approx(whole, rel=0.02)


def test_a_word_stands_on_the_baseline_of_its_line(lines: list[RealLine], aligner: Aligner) -> None:
    words = {word.word: word for word in words_of(lines[0], 0, aligner)}
    assert words["An"].baseline == pytest.approx(words["An"].ink.shape[0], abs=3)


def test_words_of_another_text_are_not_cut_out(aligner: Aligner) -> None:
    wrong = RealLine(written("Bến Nghé Quận Ba"), "Huyện Cổ Xuý Điểm", "w1", "w1_0.jpg")
    assert not list(words_of(wrong, 0, aligner))


@pytest.mark.parametrize(
    ("word", "kept"),
    [("Thôn", True), ("Đức", True), ("A", True), ("62/17b", True), ("Tp", False), ("Cmt8", False)],
)
def test_abbreviations_are_left_out_as_their_capitals_are_unknown(word: str, kept: bool) -> None:
    assert keeps_its_case(word) is kept


def test_a_bank_is_kept_and_found_again(
    lines: list[RealLine], cache: Path, bank: WordBank, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("training.lines.bank.load_aligner", lambda: pytest.fail("built again"))
    again = load_bank(lines, cache)
    assert [word.word for word in again.words] == [word.word for word in bank.words]
    assert all(
        np.array_equal(one.ink, other.ink)
        for one, other in zip(again.words, bank.words, strict=True)
    )


def test_a_new_line_is_of_one_writer_and_says_what_its_words_say(bank: WordBank) -> None:
    by_writer = {hand.words[0].writer: {w.word for w in hand.words} for hand in bank.hands}
    assert set(by_writer) == set(HANDS)
    texts = set()
    for seed in range(60):
        drawn = recombine(bank, np.random.default_rng(seed))
        spelt = drawn.text.split(" ")
        assert 1 <= len(spelt) <= 9
        assert any(set(spelt) <= words for words in by_writer.values())
        assert drawn.ink[:, [0, -1]].any(axis=0).all()
        assert drawn.ink[[0, -1]].any(axis=1).all()
        texts.add(drawn.text)
    assert len(texts - set(TEXTS)) > 40


def test_a_new_line_reads_as_its_text(bank: WordBank, aligner: Aligner) -> None:
    sure = []
    for seed in range(12):
        drawn = recombine(bank, np.random.default_rng(seed))
        paper = 255 - cv2.copyMakeBorder(drawn.ink, 6, 6, 8, 8, cv2.BORDER_CONSTANT, value=(0,))
        alignment = aligner.align(
            np.asarray(cv2.cvtColor(paper, cv2.COLOR_GRAY2BGR), np.uint8), drawn.text
        )
        assert alignment is not None
        sure.append(alignment.probability)
    assert np.median(sure) > 0.8


def test_the_same_seed_gives_the_same_new_line(bank: WordBank) -> None:
    first, second = (recombine(bank, np.random.default_rng(9)) for _ in range(2))
    assert first.text == second.text
    assert np.array_equal(first.ink, second.ink)


def test_only_training_and_validation_have_hands(tmp_path: Path) -> None:
    folder = folder_of({"w1_0.jpg": "Thôn An Đình"}, tmp_path)
    assert load_hands(folder, Split.TEST) is None
    val = load_hands(folder, Split.VAL)
    assert val is not None
    assert {line.writer for line in val.lines} == {"v"}
    assert val.recombined(np.random.default_rng(0)).text == "Hà Nội"

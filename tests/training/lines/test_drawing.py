"""Bare ink: the same from the same seed, never a missing glyph, never a face of another split."""

import re
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
import yaml

from training.forms.blocks import Split
from training.forms.fonts import MissingFont, MissingGlyph, has_ink, path_of
from training.lines import (
    digits,
    faces,
    fetched_faces,
    hand_faces,
    handwritten,
    marks,
    pens,
    printed,
)
from training.lines.mixture import Shares, mostly_print
from training.lines.skeleton import glyph, xy
from training.lines.texts.division import SPLITS

ALPHABET: list[str] = yaml.safe_load(
    Path("pipeline/weights/vi_rec/inference.yml").read_text(encoding="utf-8")
)["PostProcess"]["character_dict"]
LINES = (
    "Họ, chữ đệm và tên (1): NGUYỄN THỊ THƯỞNG",
    "Giới tính: ☐ Nam ☒ Nữ",
    "079184003157",
    "Độc lập - Tự do - Hạnh phúc",
)
HAND = "PatrickHand-Regular.ttf"
"""A handwriting face that is kept in the repository."""
STYLES = [(bold, italic) for bold in (False, True) for italic in (False, True)]


@pytest.mark.parametrize("text", LINES)
@pytest.mark.parametrize("split", SPLITS)
def test_the_same_seed_prints_the_same_ink(text: str, split: Split) -> None:
    first, second = (printed.draw(text, split, np.random.default_rng(7)) for _ in range(2))
    assert np.array_equal(first.ink, second.ink)
    assert (first.baseline, first.x_height) == (second.baseline, second.x_height)


def test_other_seeds_print_other_ink() -> None:
    shapes = {
        printed.draw(LINES[0], Split.TRAIN, np.random.default_rng(seed)).ink.shape
        for seed in range(8)
    }
    assert len(shapes) > 4


def test_printed_ink_fills_its_picture_and_stands_on_its_baseline() -> None:
    rng = np.random.default_rng(1)
    for _ in range(40):
        drawn = printed.draw("Xã Ea Ktur", Split.TRAIN, rng)
        assert drawn.ink[0].any()
        assert drawn.ink[-1].any()
        assert drawn.ink[:, 0].any()
        assert drawn.ink[:, -1].any()
        assert 0 < drawn.x_height < drawn.baseline <= drawn.ink.shape[0] + 1
        assert 10 < drawn.x_height < 32
        assert not drawn.is_hand


@pytest.mark.parametrize("split", SPLITS)
def test_every_print_face_draws_every_letter_and_digit(split: Split) -> None:
    letters = [char for char in ALPHABET if char.isalnum()]
    for face in faces.PRINT[split]:
        for bold, italic in STYLES:
            file = face.file(bold=bold, italic=italic)
            assert [char for char in letters if not faces.draws(file, char)] == [], file.name


@pytest.mark.parametrize("split", SPLITS)
def test_a_character_that_a_face_lacks_comes_from_another_of_its_split(split: Split) -> None:
    rng = np.random.default_rng(2)
    own = {face.family.package for face in faces.PRINT[split]}
    for face in faces.PRINT[split]:
        for char in ALPHABET:
            file = faces.file_for(char, face.file(), split, rng)
            assert faces.draws(file, char)
    assert {family.package for family in faces.SYMBOLS[split]} <= own | {"fonts-symbola"}


@pytest.mark.parametrize("name", ["DoulosSIL-Regular.ttf", "LinLibertine_R.otf"])
def test_pixels_and_outlines_agree_on_which_glyphs_there_are(name: str) -> None:
    path = path_of(name)
    for char in "ắẶỹ☐☑☒✓字":
        assert faces.draws(path, char) == has_ink(path, char), char


def test_a_character_that_no_face_has_is_refused() -> None:
    with pytest.raises(MissingGlyph):
        printed.draw("Nguyễn 字", Split.TRAIN, np.random.default_rng(0))


@pytest.mark.parametrize("text", ["", " ", " Hà Nội"])
def test_no_line_is_printed_without_letters_at_both_ends(text: str) -> None:
    with pytest.raises(ValueError, match="not a line"):
        printed.draw(text, Split.TRAIN, np.random.default_rng(0))


def test_the_splits_share_no_print_face_and_no_package() -> None:
    packages = {
        split: {face.family.package for face in faces.PRINT[split]}
        | {family.package for family in faces.SYMBOLS[split]}
        for split in SPLITS
    }
    for one, other in combinations(SPLITS, 2):
        assert not packages[one] & packages[other]


def test_every_fetched_family_is_listed_once_with_a_regular_style() -> None:
    families = list(fetched_faces._listed())
    names = [family.name for family in families]
    assert len(names) == len(set(names)) > 100
    assert set(names) >= fetched_faces.VALIDATION
    for family in families:
        assert family.file().name.endswith("_400Regular.ttf")
        assert family.file(bold=True, italic=True).suffix == ".ttf"
    (ibm,) = (family for family in families if family.name == "ibm-plex-serif")
    assert ibm.file(bold=True, italic=True).name == "IBMPlexSerif_700Bold_Italic.ttf"
    (alata,) = (family for family in families if family.name == "alata")
    assert alata.file(bold=True) == alata.file()


def test_no_fetched_family_is_one_that_is_tested_with() -> None:
    def plain(name: str) -> str:
        return re.sub(r"[^a-z]", "", name.lower())

    tested = {plain(face.family.name) for face in faces.PRINT[Split.TEST]}
    listed = {plain(family.name) for family in fetched_faces._listed()}
    assert not {one for one in listed for other in tested if one in other or other in one}


def test_faces_that_were_not_all_fetched_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetched_faces, "FACES", Path("nowhere"))
    fetched_faces.fetched.cache_clear()
    assert fetched_faces.fetched(Split.TRAIN) == ()
    fetched_faces.fetched.cache_clear()


def test_the_list_of_packages_names_what_the_faces_need() -> None:
    lines = faces.PACKAGES.read_text(encoding="utf-8").splitlines()
    listed = dict(re.split(r"\s+# ", line) for line in lines if not line.startswith("#"))
    needed = {
        family.package: split.value
        for split in SPLITS
        for family in (*(face.family for face in faces.PRINT[split]), *faces.SYMBOLS[split])
    }
    assert listed == needed


@pytest.fixture
def one_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every handwriting face is the one that needs no fetching."""
    monkeypatch.setattr(hand_faces, "_file", lambda name: path_of(HAND))


@pytest.mark.usefixtures("one_hand")
@pytest.mark.parametrize("text", LINES)
def test_the_same_seed_writes_the_same_ink(text: str) -> None:
    first, second = (
        handwritten.draw(text, Split.TRAIN, np.random.default_rng(7)) for _ in range(2)
    )
    assert np.array_equal(first.ink, second.ink)
    assert (first.baseline, first.x_height) == (second.baseline, second.x_height)


@pytest.mark.usefixtures("one_hand")
@pytest.mark.parametrize("split", SPLITS)
def test_a_hand_writes_every_character(split: Split) -> None:
    rng = np.random.default_rng(3)
    for char in ALPHABET:
        drawn = handwritten.draw(f"a{char}a", split, rng)
        assert drawn.ink.max() > 60
        assert drawn.is_hand


@pytest.mark.usefixtures("one_hand")
def test_written_ink_fills_its_picture_and_stands_on_its_baseline() -> None:
    rng = np.random.default_rng(4)
    for _ in range(40):
        drawn = handwritten.draw("Xã Ea Ktur", Split.TRAIN, rng)
        for edge in (drawn.ink[0], drawn.ink[-1], drawn.ink[:, 0], drawn.ink[:, -1]):
            assert edge.any()
        assert 0 < drawn.x_height < drawn.baseline <= drawn.ink.shape[0] + drawn.x_height


def test_a_face_that_was_not_fetched_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hand_faces, "FACES", Path("nowhere"))
    hand_faces._file.cache_clear()
    with pytest.raises(MissingFont, match=r"pangolin.*fetch_faces"):
        hand_faces._file("pangolin")


def test_each_hand_is_of_one_split_and_has_a_sum() -> None:
    names = {split: {face.name for face in hand_faces.HANDS[split]} for split in SPLITS}
    for one, other in combinations(SPLITS, 2):
        assert not names[one] & names[other]
    listed = re.findall(r"^[0-9a-f]{64}  ([^@]+)@", hand_faces.SUMS.read_text(), re.MULTILINE)
    assert sorted(listed) == sorted(set.union(*names.values()))


def test_capitals_are_written_with_letters_apart() -> None:
    rng = np.random.default_rng(5)
    hands = {hand_faces.hand_face(Split.TRAIN, rng, capitals=True).hand for _ in range(60)}
    assert hands == {hand_faces.Hand.APART}


def test_letters_are_as_high_as_an_x_height_and_stand_on_the_baseline() -> None:
    points = np.concatenate(glyph(path_of(HAND), "n").strokes)
    assert points[:, 1].min() == pytest.approx(-1, abs=0.15)
    assert points[:, 1].max() == pytest.approx(0, abs=0.15)


def test_a_comma_keeps_the_tail_that_a_full_stop_lacks() -> None:
    heights = {
        char: float(np.ptp(np.concatenate(glyph(path_of(HAND), char).strokes)[:, 1]))
        for char in ".,"
    }
    assert heights["."] < 0.05
    assert heights[","] > 0.2


def test_marks_stand_where_they_belong() -> None:
    rng = np.random.default_rng(6)
    body = (0.0, -1.0, 0.8, 0.0)
    for _ in range(50):
        own = marks.habit(rng)
        (dot,) = marks.written(marks.DOT, body, own, rng)
        assert dot[:, 1].mean() > -0.1
        hat, tone = marks.written(marks.CIRCUMFLEX + marks.ACUTE, body, own, rng)
        assert hat[:, 1].mean() < -0.8
        assert tone[:, 1].mean() < -0.8


def test_a_writer_keeps_to_his_sevens() -> None:
    rng = np.random.default_rng(8)
    assert digits.written("3", {"7": 0}, rng) is None
    first, second = (digits.written("7", {"7": 0}, rng) for _ in range(2))
    assert first is not None
    assert second is not None
    assert len(first.strokes) == len(second.strokes) == 2


def test_a_wider_pen_leaves_more_ink() -> None:
    line = [xy([[0, 0], [200, 0]])]
    thin, wide = (
        pens.inked(
            line,
            20,
            pens.Pen(pens.Kind.GEL, width, 0.0, 0.0, 0.0, 0.0, 1.0),
            np.random.default_rng(0),
        )[0]
        for width in (0.08, 0.2)
    )
    assert wide.sum() > 1.8 * thin.sum()


def test_more_print_leaves_the_other_lines_as_mixed_as_they_were() -> None:
    usual, mostly = Shares(), mostly_print(0.7)
    assert mostly.printed + mostly.face + mostly.real + mostly.filled == pytest.approx(1.0)
    assert mostly.printed == 0.7
    assert mostly.face / mostly.real == pytest.approx(usual.face / usual.real)
    assert mostly.filled / mostly.real == pytest.approx(usual.filled / usual.real)

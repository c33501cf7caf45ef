"""Really handwritten addresses stand where hands write addresses, and the truth says them."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from training.forms.blocks import Split
from training.forms.catalogue import hand
from training.forms.documents import Wish, documents
from training.forms.fonts import ARIMO, PATRICK_HAND, font
from training.forms.make import Recipe, make_pages
from training.forms.real_hands import RealHands
from training.forms.sheet import Pen
from training.forms.truth import UNKNOWN_FORM
from training.lines.handwriting import HandwritingMissing

ADDRESSES = (
    "Thôn An Đình Thống Nhất Hưng Hà",
    "Tổ 26 Khu Vực 9 An Hòa",
    "Xã Điện An Huyện Điện Bàn",
    "Nại Hiên Đông Sơn Trà",
)
KEYS = ("owner_permanent_address", "owner_current_address", "business_address")
BY_HAND = Recipe("household_business", "official", "clean", hand(PATRICK_HAND), "real")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Photographs of four addresses by each of two writers for training and one for validation."""
    for split, writers in (("train", ("w1", "w2")), ("val", ("w3",))):
        (tmp_path / split).mkdir()
        rows = []
        for writer in writers:
            for number, text in enumerate(ADDRESSES):
                image = Image.new("RGB", (560, 64), (240, 240, 236))
                face = font(PATRICK_HAND, 34).face
                ImageDraw.Draw(image).text((20, 12), text, font=face, fill=(30, 40, 120))
                name = f"{writer}_{number}.jpg"
                image.save(tmp_path / split / name)
                rows.append(f"{name}\t{text}")
        (tmp_path / f"{split}.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return tmp_path


def test_addresses_written_by_hand_are_real_lines_with_their_texts(folder: Path) -> None:
    recipe = replace(BY_HAND, real_hands=RealHands(folder, "train"))
    (page,) = make_pages(recipe)
    assert {page.truth.fields[key] for key in KEYS} <= set(ADDRESSES)
    assert len({page.truth.fields[key] for key in KEYS}) == len(KEYS)
    pixels = np.asarray(page.image).astype(int)
    for key in KEYS:
        (quad,) = page.truth.quads[key]
        (left, top), (right, bottom) = quad[0], quad[2]
        inside = pixels[int(top) : int(bottom), int(left) : int(right)]
        assert (inside[..., 2] - inside[..., 0] > 60).mean() > 0.03
        assert any(page.truth.texts[key] in line for line in page.truth.lines)


def test_what_is_typed_stays_as_it_is(folder: Path) -> None:
    typed = replace(BY_HAND, pen=Pen(ARIMO))
    (plain,) = make_pages(typed)
    (real,) = make_pages(replace(typed, real_hands=RealHands(folder, "train")))
    assert real.truth == plain.truth
    assert real.image.tobytes() == plain.image.tobytes()


@pytest.mark.parametrize(
    ("split", "writers"),
    [(Split.TRAIN, "train"), (Split.VAL, "train"), (Split.DEV, "val"), (Split.TEST, "val")],
)
def test_what_is_evaluated_has_writers_of_its_own(
    split: Split, writers: str, tmp_path: Path
) -> None:
    wish = Wish(handwriting=tmp_path, several=1.0)
    used = {
        recipe.real_hands
        for _, papers in documents(split, 20, wish)
        for recipe in papers
        if recipe.form != UNKNOWN_FORM
    }
    assert used == {RealHands(tmp_path, writers)}  # type: ignore[arg-type]


def test_a_folder_without_lines_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(HandwritingMissing):
        make_pages(replace(BY_HAND, real_hands=RealHands(tmp_path, "val")))

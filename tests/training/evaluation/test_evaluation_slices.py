"""Slices are the same every time, and whichever others are asked for."""

from pathlib import Path

from PIL import Image

from tests.training.evaluation.lines import picture, sample
from training.evaluation.pictures import dump
from training.evaluation.slices import Slice, drawn_slices, hand_slice
from training.forms.blocks import Split


def texts(slices: list[Slice]) -> dict[str, list[str]]:
    return {each.name: [line.text for line in each.lines] for each in slices}


def test_a_slice_does_not_depend_on_the_others_but_on_the_seed() -> None:
    both = texts(list(drawn_slices(["clean", "hard"], Split.TEST, 12, 1, sample)))
    alone = texts(list(drawn_slices(["hard"], Split.TEST, 12, 1, sample)))
    other = texts(list(drawn_slices(["hard"], Split.TEST, 12, 2, sample)))
    assert both["hard"] == alone["hard"] != other["hard"]
    assert both["clean"] != both["hard"]


def test_a_slice_can_be_looked_at(tmp_path: Path) -> None:
    (found,) = drawn_slices(["clean"], Split.TEST, 3, 1, sample)
    dump(found, tmp_path)
    assert len(list((tmp_path / "clean").glob("*.png"))) == 3
    assert found.lines[2].text in (tmp_path / "clean/texts.tsv").read_text()


def test_real_lines_are_those_of_the_writers_that_training_never_sees(tmp_path: Path) -> None:
    for split, writer in (("train", "w1"), ("val", "w2")):
        (tmp_path / split).mkdir()
        Image.fromarray(picture("Hà Nội")).save(tmp_path / split / f"{writer}_0.jpg")
        (tmp_path / f"{split}.tsv").write_text(f"{writer}_0.jpg\tHà Nội {writer}\n")
    found = hand_slice(tmp_path)
    assert [line.text for line in found.lines] == ["Hà Nội w2"]
    assert found.fold("HÀ NỘI, W2") == found.fold(found.lines[0].text)

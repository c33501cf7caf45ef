import numpy as np
import pytest

from tests.training.lines.sketches import X_HEIGHT, sketched
from training.forms.blocks import Split
from training.lines.drawn import Drawn, LineImage
from training.lines.filled import filled_in, parted
from training.lines.paper import lay


def _filled(seed: int = 3) -> Drawn:
    value = sketched("Nguyen An", is_hand=True)
    return filled_in(sketched("Ho va ten:"), value, np.random.default_rng(seed))


def test_the_hand_goes_on_behind_the_label() -> None:
    filled = _filled()
    assert filled.text == "Ho va ten: Nguyen An"
    assert filled.printed == len("Ho va ten: ")
    assert filled.is_hand
    assert filled.x_height == X_HEIGHT
    assert filled.pen_from is not None
    label, hand = parted(filled.ink, filled.pen_from)
    assert np.array_equal(np.maximum(label, hand), filled.ink)
    assert not (label & hand).any()
    assert np.flatnonzero(label.any(axis=0))[-1] < filled.pen_from - 0.2 * X_HEIGHT
    assert label[:, : round(filled.pen_from)].any()
    assert hand.any()


@pytest.mark.parametrize("seed", range(8))
def test_both_stand_about_on_one_baseline(seed: int) -> None:
    filled = _filled(seed)
    assert filled.pen_from is not None
    parts = parted(filled.ink, filled.pen_from)
    below = [np.flatnonzero(part.any(axis=1))[-1] - filled.baseline for part in parts]
    assert abs(below[1] - below[0]) < X_HEIGHT


def test_the_hand_has_a_pen_of_its_own() -> None:
    label_colours: list[float] = []
    hand_colours: list[float] = []
    for seed in range(30):
        laid = lay(_filled(seed), Split.TRAIN, np.random.default_rng(seed), is_plain=True)
        top, left = round(laid.place.top), round(laid.place.left)
        height, width = laid.ink.shape
        lines = laid.image[top : top + height, left : left + width]
        middle = width // 2
        for colours, part, ink in (
            (label_colours, lines[:, : middle // 2], laid.ink[:, : middle // 2]),
            (hand_colours, lines[:, -middle // 2 :], laid.ink[:, -middle // 2 :]),
        ):
            blue, _, red = part[ink > 200].astype(float).mean(axis=0)
            colours.append(blue - red)
    assert np.mean(hand_colours) > 30 + np.mean(label_colours)


def test_a_line_knows_how_many_characters_are_print() -> None:
    image = np.zeros((4, 4, 3), np.uint8)
    assert LineImage(image, "Nam", "name", "clean", "print").printed_characters == 3
    assert LineImage(image, "Nam", "name", "clean", "face").printed_characters == 0
    filled = LineImage(image, "Giới tính: Nam", "mixed", "clean", "hand", printed=11)
    assert filled.printed_characters == 11

"""What the detector's benchmark calls whole, split and cut off."""

import numpy as np

from benchmarks.detector import found
from benchmarks.true_ink import Ink
from schemas.geometry import Quad


def box(left: float, top: float, right: float, bottom: float) -> Quad:
    return ((left, top), (right, top), (right, bottom), (left, bottom))


def word_with_a_dot_below() -> Ink:
    """A letter of 10 by 20 pixels, and a dot of 3 by 3 under it."""
    letter = [(x, y) for x in range(10) for y in range(20)]
    dot = [(x, y) for x in range(4, 7) for y in range(24, 27)]
    pieces = np.array([0] * len(letter) + [1] * len(dot))
    pixels = np.array(letter + dot, dtype=np.float32)
    return Ink(box(0, 0, 10, 27), pixels, pieces, frozenset())


def test_a_strip_around_all_of_a_word_leaves_it_untouched() -> None:
    whole = found(word_with_a_dot_below(), [box(-2, -2, 12, 29)])
    assert (whole.best, whole.is_complete, whole.is_untouched) == (1.0, True, True)


def test_a_strip_without_the_dot_below_is_not_complete_however_little_ink_that_is() -> None:
    cut = found(word_with_a_dot_below(), [box(-2, -2, 12, 22)])
    assert cut.best > 0.95
    assert not cut.is_complete


def test_a_word_in_two_strips_is_whole_only_in_both_together() -> None:
    split = found(word_with_a_dot_below(), [box(-2, -2, 4.5, 29), box(4.5, -2, 12, 29)])
    assert split.best < 0.6
    assert split.union == 1.0


def test_nothing_is_found_on_a_page_without_strips() -> None:
    assert found(word_with_a_dot_below(), []).union == 0.0


def test_strips_elsewhere_hold_nothing_of_a_word() -> None:
    assert found(word_with_a_dot_below(), [box(100, 0, 200, 30)]).union == 0.0

"""The room around the detector's quads."""

import pytest

from pipeline.read.margins import Margins, with_margins
from schemas.geometry import Quad

ROOMY = Margins(above=0.2, below=0.1, beside=0.3, gap=0.5)


def box(left: float, top: float, right: float, bottom: float) -> Quad:
    return ((left, top), (right, top), (right, bottom), (left, bottom))


def test_a_lone_line_grows_by_its_height() -> None:
    assert with_margins([box(100, 100, 300, 140)], ROOMY) == [box(88, 92, 312, 144)]


def test_lines_one_below_the_other_meet_in_the_middle_of_their_gap() -> None:
    upper, lower = with_margins([box(0, 100, 300, 140), box(50, 144, 300, 184)], ROOMY)
    assert upper[2][1] == lower[0][1] == 142


def test_lines_that_overlap_do_not_grow_into_each_other() -> None:
    upper, lower = with_margins([box(0, 100, 300, 140), box(0, 136, 300, 176)], ROOMY)
    assert upper[2][1] == 140
    assert lower[0][1] == 136


def test_neighbours_in_a_row_meet_in_the_middle_and_do_not_hinder_each_other_upwards() -> None:
    label, value = with_margins([box(0, 100, 200, 140), box(206, 96, 400, 136)], ROOMY)
    assert label[1][0] == value[0][0] == 203
    assert label[0][1] == 92


def test_a_line_far_to_the_side_hinders_nobody() -> None:
    grown, _ = with_margins([box(0, 100, 200, 140), box(500, 141, 700, 181)], ROOMY)
    assert grown == box(-12, 92, 212, 144)


def test_a_slanted_line_grows_along_its_own_sides() -> None:
    (grown,) = with_margins([((0, 0), (400, 40), (396, 80), (-4, 40))], ROOMY)
    across = (grown[1][0] - grown[0][0], grown[1][1] - grown[0][1])
    assert across[1] / across[0] == pytest.approx(0.1)
    assert grown[0][1] < -8


def test_a_page_without_lines_has_none_to_grow() -> None:
    assert with_margins([], ROOMY) == []

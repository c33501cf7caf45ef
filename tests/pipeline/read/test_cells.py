"""Cells of tables that the detector overlooked."""

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.read.cells import overlooked_cells
from schemas.page import Grid

TABLE = Grid(xs=(50.0, 150.0, 450.0), ys=(50.0, 110.0, 170.0))


def page_with(text: str, place: tuple[int, int]) -> NDArray[np.uint8]:
    page = np.full((220, 500, 3), 255, np.uint8)
    cv2.putText(page, text, place, cv2.FONT_HERSHEY_SIMPLEX, 0.9, (30, 30, 30), 2)
    return page


def test_a_lone_digit_that_no_line_touches_is_found() -> None:
    ((left, top), _, (right, bottom), _) = overlooked_cells(page_with("1", (90, 92)), [TABLE], [])[
        0
    ]
    assert 80 < left < 95 < right < 115
    assert 60 < top < 72
    assert 90 < bottom < 102


def test_a_cell_whose_line_was_found_is_left_alone() -> None:
    line = ((85.0, 65.0), (120.0, 65.0), (120.0, 95.0), (85.0, 95.0))
    assert overlooked_cells(page_with("1", (90, 92)), [TABLE], [line]) == []


def test_a_line_of_the_next_cell_may_reach_a_little_into_this_one() -> None:
    line = ((140.0, 65.0), (400.0, 65.0), (400.0, 95.0), (140.0, 95.0))
    assert len(overlooked_cells(page_with("1", (90, 92)), [TABLE], [line])) == 1


def test_what_stands_in_a_line_across_two_cells_is_not_read_twice() -> None:
    line = ((60.0, 125.0), (440.0, 125.0), (440.0, 160.0), (60.0, 160.0))
    assert overlooked_cells(page_with("7", (300, 150)), [TABLE], [line]) == []


def test_specks_and_empty_cells_are_nothing() -> None:
    page = page_with("", (0, 0))
    cv2.circle(page, (250, 80), 3, (0, 0, 0), -1)
    assert overlooked_cells(page, [TABLE], []) == []


def test_a_page_without_tables_has_no_cells() -> None:
    assert overlooked_cells(page_with("1", (90, 92)), [], []) == []

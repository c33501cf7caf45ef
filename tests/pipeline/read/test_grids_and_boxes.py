"""Ruled tables, rows of digit boxes and check boxes are found in the pixels."""

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from pipeline.read.grid import find_grids, is_digit_row, without_rules
from pipeline.read.ink import ink_of
from pipeline.read.ticks import find_tick_boxes

Pixels = NDArray[np.uint8]


def paper() -> Pixels:
    return np.full((900, 1400, 3), 245, np.uint8)


def draw_grid(image: Pixels, xs: list[int], ys: list[int], thickness: int = 2) -> None:
    for x in xs:
        cv2.line(image, (x, ys[0]), (x, ys[-1]), (30, 30, 30), thickness)
    for y in ys:
        cv2.line(image, (xs[0], y), (xs[-1], y), (30, 30, 30), thickness)


def write(image: Pixels, text: str, at: tuple[int, int]) -> None:
    cv2.putText(image, text, at, cv2.FONT_HERSHEY_SIMPLEX, 1.0, (20, 20, 20), 2)


XS, YS = [100, 180, 600, 860, 1200], [300, 380, 440, 500]


@pytest.mark.parametrize("noise", [0, 12])
def test_the_rules_of_a_table_are_found(noise: int) -> None:
    image = paper()
    draw_grid(image, XS, YS)
    write(image, "Ho va ten", (200, 350))
    write(image, "a line outside of any table", (100, 100))
    rng = np.random.default_rng(7)
    image = np.clip(image + rng.normal(0, noise, image.shape), 0, 255).astype(np.uint8)
    (grid,) = find_grids(ink_of(image))
    assert grid.xs == pytest.approx(XS, abs=3)
    assert grid.ys == pytest.approx(YS, abs=3)
    assert not is_digit_row(grid)


def test_a_table_that_leans_a_little_is_still_one_table() -> None:
    image = paper()
    draw_grid(image, XS, YS)
    turn = cv2.getRotationMatrix2D((650, 400), 0.25, 1.0)
    leaning = cv2.warpAffine(image, turn, (1400, 900), borderValue=(245, 245, 245))
    (grid,) = find_grids(ink_of(np.asarray(leaning, np.uint8)))
    assert (len(grid.xs), len(grid.ys)) == (len(XS), len(YS))


def test_a_photographed_table_whose_uprights_lean_keeps_its_columns() -> None:
    image = paper()
    draw_grid(image, XS, [300, 380, 460, 540])
    corners = np.array([[0, 0], [1400, 0], [1400, 900], [0, 900]], np.float32)
    seen = np.array([[0, 0], [1400, 0], [1340, 900], [0, 900]], np.float32)
    lean = cv2.getPerspectiveTransform(corners, seen)
    leaning = cv2.warpPerspective(image, lean, (1400, 900), borderValue=(245, 245, 245))
    (grid,) = find_grids(ink_of(np.asarray(leaning, np.uint8)))
    assert (len(grid.xs), len(grid.ys)) == (len(XS), 4)


def test_tall_letters_between_two_lines_to_write_on_are_no_grid() -> None:
    image = paper()
    for y in (300, 350):
        cv2.line(image, (200, y), (1300, y), (30, 30, 30), 2)
    for x in (420, 500, 610):
        cv2.line(image, (x, 298), (x, 352), (90, 40, 20), 3)
    assert find_grids(ink_of(image)) == ()


def test_twelve_boxes_in_a_row_are_a_digit_row() -> None:
    image = paper()
    draw_grid(image, [300 + 44 * i for i in range(13)], [200, 246])
    (grid,) = find_grids(ink_of(image))
    assert len(grid.xs) == 13
    assert is_digit_row(grid)


def test_text_and_a_single_underline_are_no_grid() -> None:
    image = paper()
    for row in range(6):
        write(image, "CONG HOA XA HOI CHU NGHIA HTLI", (100, 150 + 90 * row))
    cv2.line(image, (100, 700), (900, 700), (0, 0, 0), 2)
    assert find_grids(ink_of(image)) == ()


def test_rules_are_painted_over_and_letters_stay() -> None:
    image = paper()
    draw_grid(image, XS, YS)
    write(image, "AN", (220, 425))
    clean = without_rules(image, find_grids(ink_of(image)))
    gray = clean[:, :, 0]
    assert gray[300:501, 98:103].min() > 180
    letters = np.s_[395:430, 215:300]
    assert (gray[letters] < 100).sum() == pytest.approx(
        (image[:, :, 0][letters] < 100).sum(), rel=0.1
    )


def draw_box(image: Pixels, left: int, top: int, mark: str) -> None:
    cv2.rectangle(image, (left, top), (left + 30, top + 30), (20, 20, 20), 2)
    if mark in ("cross", "tick"):
        cv2.line(image, (left + 4, top + 26), (left + 30, top - 4), (120, 40, 30), 3)
    if mark == "cross":
        cv2.line(image, (left + 4, top + 4), (left + 26, top + 26), (120, 40, 30), 3)
    if mark == "filled":
        cv2.rectangle(image, (left + 5, top + 5), (left + 25, top + 25), (20, 20, 20), -1)


@pytest.mark.parametrize(
    ("mark", "is_ticked"), [("empty", False), ("tick", True), ("cross", True), ("filled", True)]
)
def test_a_check_box_is_found_and_its_mark_is_measured(mark: str, is_ticked: bool) -> None:
    image = paper()
    write(image, "Co", (400, 430))
    draw_box(image, 470, 404, mark)
    (box,) = find_tick_boxes(ink_of(image))
    assert box.quad[0] == pytest.approx((470, 404), abs=6)
    assert (box.fill >= 0.08) == is_ticked


def test_letters_and_digit_rows_are_no_check_boxes() -> None:
    image = paper()
    write(image, "DO OBD 0 Q o", (100, 100))
    draw_grid(image, [300 + 44 * i for i in range(13)], [200, 246])
    assert find_tick_boxes(ink_of(image)) == ()

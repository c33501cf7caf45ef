"""Steps between frames, against pixels moved by other means."""

import numpy as np
import pytest
from PIL import Image, ImageOps

from pipeline.preprocess.exif import exif_orientation
from pipeline.preprocess.transforms import (
    apply,
    as_matrix,
    quarter_turns,
    rotated,
    scaled,
    unchanged,
)
from pipeline.preprocess.warp import warp
from tests.pipeline.pages import text_page

NOISE = np.random.default_rng(3).integers(0, 256, (37, 53, 3), dtype=np.uint8)
SIZE = (53, 37)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_exif_orientation_is_set_upright_as_pillow_does_it(orientation: int) -> None:
    stored = Image.fromarray(NOISE)
    stored.getexif()[0x0112] = orientation
    upright = np.asarray(ImageOps.exif_transpose(stored))
    step = exif_orientation(SIZE, orientation)
    assert step.size == (upright.shape[1], upright.shape[0])
    assert np.array_equal(warp(NOISE, step), upright)
    for x, y in ((0, 0), (52, 0), (17, 29)):
        ((u, v),) = apply(step.matrix, [(x, y)])
        assert np.array_equal(upright[round(v), round(u)], NOISE[y, x])


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_a_quarter_turn_moves_pixels_without_resampling(degrees: int) -> None:
    step = quarter_turns(SIZE, degrees)
    assert np.array_equal(warp(NOISE, step), np.rot90(NOISE, -degrees // 90))


def test_scaling_keeps_the_outer_corners_of_the_picture() -> None:
    step = scaled((100, 60), 2.5)
    assert step.size == (250, 150)
    assert np.allclose(
        apply(step.matrix, [(-0.5, -0.5), (99.5, 59.5)]), [(-0.5, -0.5), (249.5, 149.5)]
    )


@pytest.mark.parametrize("degrees", [-15, -0.3, 4, 14.2])
def test_a_rotated_picture_loses_none_of_its_corners(degrees: float) -> None:
    step = rotated((300, 500), degrees)
    for x, y in apply(step.matrix, [(0, 0), (299, 0), (299, 499), (0, 499)]):
        assert -0.5 <= x <= step.size[0] - 0.5
        assert -0.5 <= y <= step.size[1] - 0.5


def test_rotating_levels_a_line_that_ran_downhill() -> None:
    step = rotated((300, 300), 10)
    (_, left), (_, right) = apply(step.matrix, [(0, 0), (100, 100 * np.tan(np.deg2rad(10)))])
    assert left == pytest.approx(right)


def test_steps_one_after_the_other_are_the_same_as_one() -> None:
    first, second = quarter_turns(SIZE, 90), scaled((37, 53), 1.7)
    both = first.then(second)
    assert both.size == second.size
    one_by_one = apply(second.matrix, apply(first.matrix, [(5, 7)]))
    assert np.allclose(apply(both.matrix, [(5, 7)]), one_by_one)


def test_a_matrix_is_scaled_so_that_its_last_number_is_1() -> None:
    assert as_matrix(np.eye(3) * 4) == ((1, 0, 0), (0, 1, 0), (0, 0, 1))


def test_doing_nothing_copies_every_pixel() -> None:
    assert np.array_equal(warp(NOISE, unchanged(SIZE)), NOISE)


def test_reducing_averages_what_is_too_fine_to_show() -> None:
    stripes = np.zeros((400, 400, 3), np.uint8)
    stripes[:, ::2] = 255
    tilted = rotated((400, 400), 3)
    reduced = warp(stripes, tilted.then(scaled(tilted.size, 0.23)), fill=128)
    assert np.abs(reduced.astype(int) - 128).max() <= 12


def test_reducing_a_page_gives_what_area_averaging_gives() -> None:
    page = text_page((800, 600), em=30)
    step = scaled((800, 600), 0.5)
    expected = page.reshape(300, 2, 400, 2, 3).mean(axis=(1, 3))
    assert np.abs(warp(page, step) - expected).mean() < 1


def test_what_lies_outside_the_picture_is_filled_with_paper() -> None:
    turned = warp(np.zeros((200, 200, 3), np.uint8), rotated((200, 200), 10), fill=(1, 2, 3))
    assert turned[0, 0].tolist() == [1, 2, 3]
    assert turned[-1, -1].tolist() == [1, 2, 3]

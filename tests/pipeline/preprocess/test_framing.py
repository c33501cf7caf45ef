"""Whoever photographed a sheet is told which corner is missing, and whether it was too far away."""

import cv2
import numpy as np
import pytest

from pipeline.decode import DecodedPage
from pipeline.preprocess import preprocess, turned
from schemas.page import Corner
from tests.pipeline.pages import A4, Pixels, blank_page, rotated, text_page
from tests.pipeline.photos import photo_of

PAGE = text_page(table=True)
TURN = 12.0
"""Degrees: so laid, one corner is farthest to each side."""


@pytest.mark.parametrize(
    ("shift", "missing"),
    [
        ((0.0, 0.0), ()),
        ((0.0, -0.13), (Corner.TOP_LEFT,)),
        ((0.14, 0.0), (Corner.TOP_RIGHT,)),
        ((0.0, 0.13), (Corner.BOTTOM_RIGHT,)),
        ((-0.14, 0.0), (Corner.BOTTOM_LEFT,)),
    ],
)
def test_a_corner_outside_of_the_photo_is_named(
    shift: tuple[float, float], missing: tuple[Corner, ...]
) -> None:
    photo = photo_of(PAGE, tilt=0.0, turn=TURN, fill=0.8, shift=shift)
    true = photo.corners(PAGE)
    outside = ((true < 0) | (true > np.array([1500, 2000]))).any(axis=1)
    assert tuple(np.array(list(Corner))[outside]) == missing
    sheet = preprocess(DecodedPage(photo.pixels))
    assert sheet.geometry.is_flattened
    assert sheet.quality.missing_corners == missing


def test_corners_are_those_of_the_page_as_it_is_read() -> None:
    photo = photo_of(PAGE, tilt=0.0, turn=TURN, fill=0.8, shift=(0.0, -0.13))
    sheet = preprocess(DecodedPage(photo.pixels))
    over = turned(sheet, 180)
    assert over.quality.missing_corners == (Corner.BOTTOM_RIGHT,)
    assert turned(over, 180).quality == sheet.quality


@pytest.mark.parametrize("degrees", [-5.5, 3.0])
def test_a_scan_misses_no_corners_however_askew_it_lies(degrees: float) -> None:
    assert preprocess(DecodedPage(rotated(PAGE, degrees))).quality.missing_corners == ()


@pytest.mark.parametrize(("dpi", "is_small"), [(75, True), (95, True), (110, False), (300, False)])
def test_a_page_with_too_few_pixels_is_called_small(dpi: int, is_small: bool) -> None:
    assert preprocess(DecodedPage(_at(PAGE, dpi))).quality.is_small == is_small


def test_a_page_without_text_is_not_too_small() -> None:
    assert not preprocess(DecodedPage(_at(blank_page(), 75))).quality.is_small


def _at(page: Pixels, dpi: int) -> Pixels:
    """Return an A4 page, which is at 200 dpi, at another resolution."""
    size = (round(A4[0] * dpi / 200), round(A4[1] * dpi / 200))
    return cv2.resize(page, size, interpolation=cv2.INTER_AREA).astype(np.uint8)

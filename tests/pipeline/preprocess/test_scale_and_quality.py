"""The height of letters and the quality of the picture, on pages whose letters and faults are known."""

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.preprocess.ink import ink_mask, letters_only
from pipeline.preprocess.quality import _percentiles, measure_quality
from pipeline.preprocess.scale import TARGET_X_HEIGHT, reading_factor, x_height
from schemas.page import PageQuality
from tests.pipeline.pages import A4, Pixels, blank_page, font, text_page, with_noise


def grey(page: Pixels) -> Pixels:
    return cv2.cvtColor(page, cv2.COLOR_BGR2GRAY).astype(np.uint8)


def true_x_height(face: str, em: int) -> float:
    _, top, _, bottom = font(face, em * 10).getbbox("x")
    return (bottom - top) / 10


@pytest.mark.parametrize("face", ["Serif", "Sans", "Sans-Bold"])
@pytest.mark.parametrize("em", [20, 26, 32, 44, 60])
@pytest.mark.parametrize("table", [False, True])
def test_the_x_height_is_measured_within_a_sixth(face: str, em: int, table: bool) -> None:
    page = with_noise(text_page(em=em, face=face, table=table), 8)
    assert x_height(ink_mask(grey(page))) == pytest.approx(true_x_height(face, em), rel=0.17)


def test_more_dots_of_leaders_than_letters_do_not_pass_for_letters() -> None:
    page = grey(text_page(em=32, face="Serif"))
    mask = ink_mask(page)
    letters = x_height(mask)
    height, width = mask.shape
    for row in range(height // 2, height - 60, 40):
        for left in range(100, width - 100, 9):
            mask[row : row + 4, left : left + 4] = 255
    assert x_height(mask) == pytest.approx(letters, rel=0.05)


def test_a_page_without_letters_has_no_x_height() -> None:
    assert x_height(ink_mask(grey(blank_page()))) is None


@pytest.mark.parametrize(
    ("size", "height", "factor"),
    [
        (A4, 16.0, 1.0),
        (A4, 5.0, 1.0),
        (A4, None, 1.0),
        ((827, 1169), 8.0, 2.0),
        ((3508, 2480), 25.0, 2339 / 3508),
        ((300, 420), 4.0, 3.0),
        ((1200, 1200), 16.0, 1.0),
        ((1200, 1200), 19.5, 1.0),
        ((1200, 1200), 8.0, TARGET_X_HEIGHT / 8),
        ((2400, 2400), 25.0, TARGET_X_HEIGHT / 25),
        ((600, 600), 2.0, 3.0),
        ((1800, 1800), 5.0, 2.0),
        ((2400, 2400), 90.0, 1600 / 2400),
        ((600, 600), 40.0, 1.0),
        ((6000, 6000), 17.0, 0.6),
        ((3000, 3000), None, 2339 / 3000),
        ((500, 500), None, 1.0),
    ],
)
def test_a_page_is_brought_to_the_recognisers_size_within_reason(
    size: tuple[int, int], height: float | None, factor: float
) -> None:
    assert reading_factor(size, lambda: height) == pytest.approx(factor, rel=0.01)


def quality_of(page: Pixels) -> PageQuality:
    stored = cv2.imdecode(
        cv2.imencode(".jpg", page, [cv2.IMWRITE_JPEG_QUALITY, 85])[1], cv2.IMREAD_COLOR
    )
    lightness = grey(stored.astype(np.uint8))
    return measure_quality(lightness, letters_only(ink_mask(lightness)))


def blurred(page: Pixels, sigma: float) -> Pixels:
    return cv2.GaussianBlur(page, (0, 0), sigma).astype(np.uint8) if sigma else page


@pytest.mark.parametrize("em", [22, 32])
@pytest.mark.parametrize("noise", [0, 6, 15])
@pytest.mark.parametrize(("ink", "paper"), [(30, 250), (110, 230)])
def test_blur_that_hides_letters_is_noticed_and_less_is_not(
    em: int, noise: float, ink: int, paper: int
) -> None:
    page = text_page(em=em, ink=ink, paper=paper, table=True, lines=20)
    for sigma in (0, 1, 1.5):
        assert not quality_of(with_noise(blurred(page, sigma), noise)).is_blurred
    quality = quality_of(with_noise(blurred(page, 3), noise))
    assert quality.is_blurred
    worse = quality_of(with_noise(blurred(page, 4), noise))
    assert worse.is_blurred or worse.is_faint


def test_more_blur_is_less_sharpness() -> None:
    page = text_page(table=True)
    sharpness = [quality_of(blurred(page, sigma)).sharpness for sigma in (0, 1, 1.5, 2, 2.5, 3)]
    assert sharpness == sorted(sharpness, reverse=True)


@pytest.mark.parametrize("noise", [0, 6])
def test_faint_ink_is_noticed_and_ordinary_ink_is_not(noise: float) -> None:
    for ink, paper in ((30, 250), (110, 230), (150, 250)):
        assert not quality_of(with_noise(text_page(ink=ink, paper=paper), noise)).is_faint
    for ink, paper in ((200, 240), (215, 250)):
        assert quality_of(with_noise(text_page(ink=ink, paper=paper), noise)).is_faint


def test_contrast_is_the_share_of_lightness_between_ink_and_paper() -> None:
    assert quality_of(text_page(ink=50, paper=250)).contrast == pytest.approx(200 / 255, abs=0.06)


def test_faint_but_sharp_is_not_blurred() -> None:
    assert not quality_of(text_page(ink=200, paper=240)).is_blurred


def test_a_blank_page_is_neither_blurred_nor_faint() -> None:
    quality = quality_of(blank_page())
    assert not quality.is_blurred
    assert not quality.is_faint


@given(st.integers(0, 2**32 - 1), st.integers(2, 60))
def test_percentiles_are_those_of_numpy(seed: int, side: int) -> None:
    rng = np.random.default_rng(seed)
    picture = rng.integers(0, 256, (side, side), dtype=np.uint8)
    where = (rng.random((side, side)) < 0.5).astype(np.uint8)
    where[0, 0] = 1
    expected = np.percentile(picture[where > 0], (5, 95))
    assert _percentiles(picture, where, (0.05, 0.95)) == pytest.approx(expected.tolist(), abs=1e-6)

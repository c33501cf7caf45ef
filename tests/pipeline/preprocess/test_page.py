"""The whole preparation: pages end upright, level and of the right size, and every point can be followed back."""

from itertools import product

import cv2
import numpy as np
import pytest
from PIL import Image, ImageOps

from pipeline.decode import DecodedPage
from pipeline.preprocess import Sheet, preprocess, turned
from pipeline.preprocess.transforms import apply
from schemas.geometry import Point
from tests.pipeline.pages import A4, Pixels, blank_page, rotated, text_page, with_noise
from tests.pipeline.photos import photo_of

GREEN = (40, 190, 20)
_INVERSE = {1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 8, 7: 7, 8: 6}


def marked_page(place: tuple[int, int] = (1450, 260)) -> Pixels:
    page = text_page(table=True)
    cv2.circle(page, place, 14, GREEN, -1)
    return page


def marker(image: Pixels) -> Point:
    """Return the middle of the green mark."""
    blue, green, red = (image[..., channel].astype(np.float64) for channel in range(3))
    weight = np.clip(green - np.maximum(blue, red) - 40, 0, None)
    assert weight.sum() > 1000
    y, x = np.mgrid[0 : image.shape[0], 0 : image.shape[1]]
    return float((x * weight).sum() / weight.sum()), float((y * weight).sum() / weight.sum())


def stored_with(upright: Pixels, orientation: int) -> Pixels:
    """Return the pixels that the EXIF orientation turns into the upright ones."""
    image = Image.fromarray(upright)
    image.getexif()[0x0112] = _INVERSE[orientation]
    return np.ascontiguousarray(np.asarray(ImageOps.exif_transpose(image)))


def assert_there_and_back(sheet: Sheet) -> None:
    geometry = sheet.geometry
    xs = np.linspace(0, geometry.original_width - 1, 5)
    ys = np.linspace(0, geometry.original_height - 1, 5)
    points = [(float(x), float(y)) for x, y in product(xs, ys)]
    back = apply(geometry.to_original, apply(geometry.to_page, points))
    assert np.abs(np.array(back) - points).max() < 0.5
    assert sheet.image.shape == sheet.reading.shape == (geometry.height, geometry.width, 3)


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize(
    ("pose", "more_turns"), [("level", 0), ("skewed", 1), ("photo", 2), ("photo", 3)]
)
def test_a_mark_on_the_stored_image_is_where_the_geometry_says(
    orientation: int, pose: str, more_turns: int
) -> None:
    turns = (orientation + more_turns) % 4
    skew = -5.5 if pose == "skewed" else 0.0
    page = marked_page()
    if pose == "photo":
        page = photo_of(page, desk="wood", seed=orientation, shadow=0.4).pixels
    stored = stored_with(
        np.ascontiguousarray(np.rot90(rotated(page, skew) if skew else page, turns)), orientation
    )
    sheet = preprocess(DecodedPage(stored, orientation))
    (expected,) = apply(sheet.geometry.to_page, [marker(stored)])
    assert np.hypot(*np.subtract(marker(sheet.image), expected)) < 0.7
    assert_there_and_back(sheet)
    assert sheet.geometry.is_flattened == (pose == "photo")
    assert sheet.geometry.rotation == (90 if turns % 2 else 0)
    assert sheet.image.shape[0] > sheet.image.shape[1]
    if pose != "photo":
        assert sheet.geometry.skew == pytest.approx(skew, abs=0.1)


@pytest.mark.parametrize("seed", range(4))
def test_a_photo_becomes_the_page_it_shows(seed: int) -> None:
    page = text_page(table=True)
    photo = photo_of(page, size=(2250, 3000), desk="cluttered", shadow=0.5, turn=7, seed=seed)
    sheet = preprocess(DecodedPage(photo.pixels))
    spots = [(200.0, 300.0), (1400.0, 300.0), (827.0, 1100.0), (200.0, 2000.0), (1400.0, 2000.0)]
    seen = apply(sheet.geometry.to_page, apply(photo.from_page, spots))
    scale = np.array([sheet.geometry.width / A4[0], sheet.geometry.height / A4[1]])
    assert np.abs(np.array(seen) - np.array(spots) * scale).max() < 5


def test_a_scan_that_needs_nothing_is_not_resampled() -> None:
    page = text_page(table=True)
    assert np.array_equal(preprocess(DecodedPage(page)).image, page)


@pytest.mark.parametrize("size", [(827, 1169), (1240, 1754), (2480, 3508)])
def test_every_resolution_ends_near_the_recognisers_size(size: tuple[int, int]) -> None:
    factor = size[0] / A4[0]
    page = cv2.resize(
        text_page(), size, interpolation=cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    )
    sheet = preprocess(DecodedPage(page.astype(np.uint8)))
    assert 0.85 * A4[1] < sheet.geometry.height < 1.15 * A4[1]


def test_a_photo_of_12_megapixels_is_reduced() -> None:
    photo = photo_of(text_page(), size=(3000, 4000), desk="dark")
    assert 0.85 * A4[1] < preprocess(DecodedPage(photo.pixels)).geometry.height < 1.15 * A4[1]


def test_what_skew_adds_at_the_corners_is_paper() -> None:
    sheet = preprocess(DecodedPage(rotated(text_page(paper=200), 6, paper=200)))
    assert sheet.image[2, 2].tolist() == [200, 200, 200]


def test_the_stamp_stays_on_the_stored_image_and_goes_from_the_reading() -> None:
    page = text_page(lines=4)
    cv2.circle(page, (800, 1500), 140, (60, 50, 215), 12)
    sheet = preprocess(DecodedPage(page))
    ring = np.s_[1500, 655:665]
    assert (sheet.image[ring][:, 2].astype(int) - sheet.image[ring][:, 1] > 100).any()
    assert sheet.reading[ring].min() > 200


def test_a_quarter_turn_moves_the_pixels_and_the_geometry_together() -> None:
    stored = rotated(marked_page(), 3)
    sheet = turned(preprocess(DecodedPage(stored)), 90)
    assert sheet.image.shape[:2] == (sheet.geometry.height, sheet.geometry.width)
    (expected,) = apply(sheet.geometry.to_page, [marker(stored)])
    assert np.hypot(*np.subtract(marker(sheet.image), expected)) < 0.7
    assert_there_and_back(sheet)


def test_turning_over_moves_the_pixels_and_the_geometry_together() -> None:
    stored = rotated(marked_page(), 3)
    sheet = preprocess(DecodedPage(stored))
    over = turned(sheet, 180)
    assert np.array_equal(over.image, sheet.image[::-1, ::-1])
    assert np.array_equal(over.reading, sheet.reading[::-1, ::-1])
    assert over.geometry.rotation == 180
    (expected,) = apply(over.geometry.to_page, [marker(stored)])
    assert np.hypot(*np.subtract(marker(over.image), expected)) < 0.7
    assert_there_and_back(over)


@pytest.mark.parametrize(("one", "other"), [(180, 180), (90, 270), (270, 90)])
def test_turning_all_the_way_round_changes_nothing(one: int, other: int) -> None:
    sheet = preprocess(DecodedPage(np.ascontiguousarray(np.rot90(text_page()))))
    twice = turned(turned(sheet, one), other)
    assert np.array_equal(twice.image, sheet.image)
    assert twice.geometry.rotation == sheet.geometry.rotation == 90
    assert np.array(twice.geometry.to_page) == pytest.approx(np.array(sheet.geometry.to_page))


@pytest.mark.parametrize(
    "page",
    [
        blank_page(),
        blank_page(paper=0),
        with_noise(blank_page(), 20),
        blank_page((40, 60)),
        blank_page((1, 1)),
        blank_page((3000, 20)),
        blank_page((20000, 2)),
        blank_page((2, 20000)),
        np.random.default_rng(0).integers(0, 256, (400, 300, 3), dtype=np.uint8),
    ],
    ids=[
        "white",
        "black",
        "noisy",
        "tiny",
        "one pixel",
        "a strip",
        "a thread",
        "a thread on end",
        "nothing but noise",
    ],
)
def test_a_page_without_text_passes_without_error(page: Pixels) -> None:
    sheet = preprocess(DecodedPage(page))
    assert_there_and_back(sheet)
    assert not sheet.geometry.is_flattened

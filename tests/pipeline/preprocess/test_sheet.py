"""The sheet in a photo, against the homography the photo was made with."""

import cv2
import numpy as np
import pytest

from pipeline.preprocess import sheet_finder
from pipeline.preprocess.flatten import A_SERIES, flattened
from pipeline.preprocess.sheet_finder import SEARCH_SIDE, find_sheet
from pipeline.preprocess.sheet_sides import Quad
from pipeline.preprocess.transforms import apply
from tests.pipeline.pages import Pixels, blank_page, rotated, text_page, with_noise
from tests.pipeline.photos import photo_of

PAGE = text_page(table=True)


def found_in(photo: Pixels) -> Quad | None:
    """Return the corners in the photo's own pixels."""
    factor = SEARCH_SIDE / max(photo.shape)
    small = cv2.resize(photo, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA).astype(
        np.uint8
    )
    quad = find_sheet(small)
    return None if quad is None else (quad + 0.5) * (photo.shape[1] / small.shape[1]) - 0.5


@pytest.mark.parametrize("desk", ["dark", "wood", "cluttered"])
@pytest.mark.parametrize(
    "view",
    [
        {},
        {"turn": 12},
        {"turn": -35, "fill": 0.7},
        {"tilt": 0.12, "fill": 0.75},
        {"shadow": 0.8},
        {"fill": 0.5, "shift": (0.1, -0.1)},
    ],
    ids=["straight", "turned", "turned far", "from the side", "half in shadow", "far away"],
)
def test_the_corners_are_found_within_two_pixels_of_a_3_megapixel_photo(
    desk: str, view: dict[str, float]
) -> None:
    for seed in range(3):
        photo = photo_of(PAGE, desk=desk, seed=seed, **view)
        quad = found_in(photo.pixels)
        assert quad is not None
        assert np.abs(quad - photo.corners(PAGE)).max() < 2


@pytest.mark.parametrize("desk", ["dark", "wood", "cluttered"])
def test_corners_a_little_outside_the_photo_are_found_too(desk: str) -> None:
    for seed in range(4):
        photo = photo_of(PAGE, desk=desk, seed=seed, turn=4, fill=0.85, shift=(0.09, 0))
        true = photo.corners(PAGE)
        quad = found_in(photo.pixels)
        assert quad is not None
        assert np.abs(quad - true).max() < 6


def test_a_sheet_that_runs_out_of_the_photo_ends_at_its_border() -> None:
    photo = photo_of(PAGE, tilt=0.0, fill=0.8, shift=(0, 0.2), desk="wood")
    assert photo.corners(PAGE)[2, 1] > photo.pixels.shape[0] + 100
    quad = found_in(photo.pixels)
    assert quad is not None
    assert quad[:2] == pytest.approx(photo.corners(PAGE)[:2], abs=3)
    assert quad[2:, 1] == pytest.approx(photo.pixels.shape[0] - 1, abs=3)


@pytest.mark.parametrize(
    "scan",
    [
        PAGE,
        text_page(lines=5),
        blank_page(),
        with_noise(PAGE, 20),
        rotated(PAGE, 5),
        text_page(ink=120, paper=180),
        np.ascontiguousarray(np.rot90(PAGE)),
    ],
    ids=["text", "few lines", "blank", "noisy", "skewed", "grey", "sideways"],
)
def test_a_scan_without_a_visible_border_is_left_alone(scan: Pixels) -> None:
    assert found_in(scan) is None


def test_a_frame_a_picture_and_a_dark_heading_on_a_scan_are_no_sheet() -> None:
    framed = PAGE.copy()
    cv2.rectangle(framed, (80, 80), (1570, 2250), (20, 20, 20), 6)
    pictured = PAGE.copy()
    cv2.rectangle(pictured, (200, 300), (1400, 1500), (90, 110, 120), -1)
    headed = PAGE.copy()
    cv2.rectangle(headed, (0, 0), (1654, 500), (120, 60, 30), -1)
    for scan in (framed, pictured, headed):
        assert found_in(scan) is None


def seen_by_camera(
    wide: float, high: float, tilt: tuple[float, float], focal: float
) -> tuple[Quad, tuple[int, int]]:
    """Return where a pinhole camera sees a rectangle's corners, and the size of its picture."""
    size = (3000, 4000)
    rotation = cv2.Rodrigues(np.array([tilt[0], tilt[1], 0.05]))[0]
    corners = np.array([[-wide, -high, 0], [wide, -high, 0], [wide, high, 0], [-wide, high, 0]]) / 2
    space = corners @ rotation.T + np.array([0, 0, 1.6 * max(wide, high)])
    return space[:, :2] / space[:, 2:] * focal + np.array(size) / 2, size


@pytest.mark.parametrize("tilt", [(0.4, 0.3), (-0.5, 0.2), (0.3, -0.5)])
@pytest.mark.parametrize("ratio", [A_SERIES, 1 / A_SERIES, 2.0, 0.63])
def test_the_paper_gets_its_true_proportions_back(tilt: tuple[float, float], ratio: float) -> None:
    quad, size = seen_by_camera(1.0, ratio, tilt, 3600)
    width, height = flattened(quad, size).size
    assert height / width == pytest.approx(ratio, rel=0.01)


def test_a_sheet_seen_straight_on_keeps_its_proportions_and_size() -> None:
    quad = np.array([[100, 100], [899, 100], [899, 1699], [100, 1699]], np.float64)
    width, height = flattened(quad, (1000, 1800)).size
    assert (width, height) == (799, 1599)


def test_the_corners_of_the_sheet_become_the_corners_of_the_page() -> None:
    quad, size = seen_by_camera(1.0, A_SERIES, (0.4, 0.3), 3600)
    step = flattened(quad, size)
    right, bottom = step.size[0] - 1, step.size[1] - 1
    corners = apply(step.matrix, [(float(x), float(y)) for x, y in quad])
    assert np.array(corners) == pytest.approx(
        np.array([(0, 0), (right, 0), (right, bottom), (0, bottom)]), abs=0.01
    )


@pytest.mark.parametrize("seed", [0, 1])
def test_the_edge_of_a_hard_shadow_across_the_text_is_not_taken_for_the_papers(seed: int) -> None:
    photo = photo_of(PAGE, seed=seed)
    shaded = photo.pixels.copy()
    shaded[:, 750:] = shaded[:, 750:] * 0.35
    quad = found_in(shaded)
    assert quad is not None
    around = quad.astype(np.float32)
    assert all(cv2.pointPolygonTest(around, corner, True) > -8 for corner in photo.corners(PAGE))


def test_no_desk_is_sought_where_paper_goes_to_all_borders(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sought: list[int] = []

    def regions(image: Pixels) -> list[Pixels]:
        sought.append(1)
        return []

    monkeypatch.setattr(sheet_finder, "_regions", regions)
    assert found_in(with_noise(PAGE, 4)) is None
    assert not sought
    found_in(photo_of(PAGE, desk="wood", seed=1, fill=0.7).pixels)
    assert sought

"""Damage changes the picture and takes the ground truth along."""

import random

import numpy as np
import pytest

from training.forms.camera import lit, photographed, shadowed
from training.forms.damage import (
    Damage,
    Picture,
    black_and_white,
    blur,
    carried,
    faint,
    jpeg,
    noise,
    scale,
    scanner_shadow,
    skew,
    smudge,
    suffer,
    turn,
)
from training.forms.qualities import QUALITIES

SPOT = ((300.0, 480.0), (340.0, 480.0), (340.0, 520.0), (300.0, 520.0))


def page_with_a_red_spot() -> Picture:
    image = np.full((1170, 827, 3), 255, np.uint8)
    image[480:520, 300:340] = (220, 0, 0)
    return Picture.of(image)


def generator() -> np.random.Generator:
    return np.random.default_rng(7)


def red_middle(picture: Picture) -> tuple[float, float]:
    pixels = picture.image.astype(int)
    rows, columns = np.nonzero(pixels[..., 0] - pixels[..., 1] > 90)
    return float(columns.mean()), float(rows.mean())


@pytest.mark.parametrize(
    "damage",
    [
        skew(2.0),
        skew(-5.0),
        scale(0.5),
        scale(1.5),
        turn(0),
        turn(90),
        turn(180),
        turn(270),
        photographed((900, 1200), 0.03, "grey"),
        photographed((700, 950), 0.09, "blue"),
    ],
)
def test_the_homography_leads_to_where_the_ink_went(damage: Damage) -> None:
    after = damage(page_with_a_red_spot(), generator())
    expected = np.mean(carried(SPOT, after.matrix), axis=0)
    assert red_middle(after) == pytest.approx(tuple(expected), abs=1.5)


def test_damages_one_after_the_other_still_lead_to_the_ink() -> None:
    damages = (skew(3), scale(1.3), photographed((1000, 1300), 0.05, "grey"), turn(90))
    after = suffer(page_with_a_red_spot(), damages, generator())
    expected = np.mean(carried(SPOT, after.matrix), axis=0)
    assert red_middle(after) == pytest.approx(tuple(expected), abs=2)


def test_turning_four_times_gives_the_page_back() -> None:
    page = page_with_a_red_spot()
    page.image[:5] = 0
    after = suffer(page, [turn(90)] * 4, generator())
    assert np.array_equal(after.image, page.image)
    assert np.allclose(after.matrix, np.eye(3))


def test_turning_clockwise_puts_the_top_at_the_right() -> None:
    page = page_with_a_red_spot()
    page.image[:10] = 0
    after = turn(90)(page, generator())
    assert after.size == (1170, 827)
    assert after.image[:, -10:].max() == 0


@pytest.mark.parametrize(
    "damage",
    [
        blur(1.0),
        noise(5),
        jpeg(40),
        faint(0.5),
        scanner_shadow(0.4),
        black_and_white(),
        lit(0.3, 0.1),
        shadowed(0.4),
        smudge(SPOT),
    ],
)
def test_a_damage_changes_the_picture_but_not_its_argument(damage: Damage) -> None:
    page = page_with_a_red_spot()
    before = page.image.copy()
    after = damage(page, generator())
    assert np.array_equal(page.image, before)
    assert not np.array_equal(after.image, before)
    assert np.array_equal(after.matrix, np.eye(3))


def test_the_corners_of_a_photographed_page_stay_in_the_photo() -> None:
    page = page_with_a_red_spot()
    corners = ((0.0, 0.0), (827.0, 0.0), (827.0, 1170.0), (0.0, 1170.0))
    for seed in range(30):
        rng = np.random.default_rng(seed)
        after = photographed((600, 800), random.Random(seed).uniform(0, 0.1))(page, rng)
        for x, y in carried(corners, after.matrix):
            assert 0 <= x <= 600
            assert 0 <= y <= 800


def test_a_smudge_takes_the_contrast_out_of_a_name_and_spares_the_rest() -> None:
    stripes = np.full((200, 400, 3), 255, np.uint8)
    stripes[80:110, 100:300:4] = 0
    name = ((100.0, 80.0), (300.0, 80.0), (300.0, 110.0), (100.0, 110.0))
    after = smudge(name)(Picture.of(stripes), generator()).image
    sharp = np.abs(np.diff(stripes[95, 180:260, 0].astype(int))).mean()
    smeared = np.abs(np.diff(after[95, 180:260, 0].astype(int))).mean()
    assert smeared < sharp / 5
    assert np.array_equal(after[:60], stripes[:60])
    assert np.array_equal(after[95, 80:110], stripes[95, 80:110])


@pytest.mark.parametrize("name", list(QUALITIES))
def test_the_same_seed_gives_the_same_picture(name: str) -> None:
    first, second = (
        suffer(page_with_a_red_spot(), QUALITIES[name].damages(rng), rng)
        for rng in (generator(), generator())
    )
    assert np.array_equal(first.image, second.image)
    assert np.array_equal(first.matrix, second.matrix)

"""Kinds of pictures of a page, from good to bad, as lists of damages drawn from a seed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from training.forms.camera import lit, photographed, shadowed
from training.forms.damage import (
    Damage,
    black_and_white,
    blur,
    faint,
    grey,
    jpeg,
    noise,
    scale,
    scanner_shadow,
    shake,
    skew,
    specks,
    tinted,
)

Rng = np.random.Generator


@dataclass(frozen=True)
class Quality:
    """How a page becomes a picture: what is done to it, and the resolution it is drawn at."""

    damages: Callable[[Rng], tuple[Damage, ...]]
    dpi: int = 200
    is_photo: bool = False


def _good_scan(rng: Rng) -> tuple[Damage, ...]:
    return (tinted(0.985, 0.985, 0.98), skew(rng.uniform(-0.6, 0.6)), blur(0.6), noise(2.5))


def _fine_scan(rng: Rng) -> tuple[Damage, ...]:
    return (skew(rng.uniform(-0.4, 0.4)), blur(0.8), noise(2), scanner_shadow(0.12))


def _office_scan(rng: Rng) -> tuple[Damage, ...]:
    return (
        tinted(0.97, 0.97, 0.95),
        skew(rng.uniform(-2, 2)),
        scale(0.75),
        scanner_shadow(0.35),
        specks(25),
        noise(4),
        jpeg(62),
    )


def _faint_scan(rng: Rng) -> tuple[Damage, ...]:
    return (faint(rng.uniform(0.5, 0.6)), skew(rng.uniform(-1.5, 1.5)), grey(), blur(0.7), noise(5))


def _coarse_scan(rng: Rng) -> tuple[Damage, ...]:
    return (skew(rng.uniform(-1, 1)), grey(), scale(0.5), noise(4), jpeg(60))


def _fax(rng: Rng) -> tuple[Damage, ...]:
    return (skew(rng.uniform(-1, 1)), blur(0.7), noise(16), specks(40), black_and_white())


def _good_photo(rng: Rng) -> tuple[Damage, ...]:
    desk = str(rng.choice(["wood", "dark", "grey"]))
    return (photographed((1860, 2480), 0.03, desk), lit(0.15, 0.04), blur(0.7), noise(3))


def _shadow_photo(rng: Rng) -> tuple[Damage, ...]:
    return (
        photographed((1740, 2320), 0.07, str(rng.choice(["wood", "blue"])), 0.9),
        lit(0.3, 0.12),
        shadowed(0.38),
        blur(0.9),
        noise(5),
    )


def _poor_photo(rng: Rng) -> tuple[Damage, ...]:
    return (
        photographed((1440, 1920), 0.09, str(rng.choice(["wood", "grey", "dark"])), 0.88),
        lit(0.4, 0.18),
        shadowed(0.3),
        shake(4, rng.uniform(0, 180)),
        noise(7),
        jpeg(55),
    )


QUALITIES: Mapping[str, Quality] = {
    "clean": Quality(lambda _: ()),
    "scan_300_dpi": Quality(_fine_scan, dpi=300),
    "scan_200_dpi": Quality(_good_scan),
    "scan_150_dpi": Quality(_office_scan),
    "scan_faint": Quality(_faint_scan),
    "scan_100_dpi": Quality(_coarse_scan),
    "fax": Quality(_fax),
    "photo_good": Quality(_good_photo, is_photo=True),
    "photo_shadow": Quality(_shadow_photo, is_photo=True),
    "photo_poor": Quality(_poor_photo, is_photo=True),
}

"""The pictures that decoders of codes are compared on, and what is counted."""

import numpy as np
import pytest

from benchmarks.qr import KINDS, Kind, card_of, draw_sample, shares
from pipeline.qr import parse_card
from training.forms.damage import blur

SHARP = Kind("sharp", lambda _: ())
LOST = Kind("lost", lambda _: (blur(30),))


def test_the_same_number_is_the_same_picture() -> None:
    first, again = draw_sample(KINDS[0], 3), draw_sample(KINDS[0], 3)
    assert np.array_equal(first.image, again.image)
    assert first.payload == again.payload == card_of(3).payload


def test_every_picture_has_the_code_of_a_card() -> None:
    cards = [parse_card(card_of(number).payload) for number in range(30)]
    assert all(cards)
    assert len(set(cards)) == 30


def test_codes_that_are_read_and_that_are_lost_are_counted() -> None:
    header, sharp, lost, everything, wrong = shares(2, ["product"], [SHARP, LOST])
    assert header.split()[-1] == "product"
    assert (sharp.split()[-1], lost.split()[-1]) == ("2", "0")
    assert (everything.split()[-1], wrong.split()[-1]) == ("50.0%", "0")


@pytest.mark.parametrize("name", ["stained", "rubbed or crossed"])
def test_what_spoils_a_code_leaves_the_rest_of_the_page(name: str) -> None:
    kind = next(kind for kind in KINDS if kind.name == name)
    clean = Kind(name, lambda _: ())
    spoilt = Kind(name, lambda _: (), on_code=kind.on_code)
    changed = (draw_sample(clean, 1).image != draw_sample(spoilt, 1).image).any(axis=2)
    assert 0.001 < changed.mean() < 0.04

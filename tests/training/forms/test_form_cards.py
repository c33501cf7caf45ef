"""Drawn copies of invented cards have codes that say what the card says."""

import datetime as dt
import random

import numpy as np
import pytest

from pipeline.qr import find_codes, parse_card
from training.forms.people import FEMALE, a_person
from training.forms.places import PLACES, an_address
from training.forms.qr import Card, a_card, draw_card, draw_code
from training.forms.sheet import Sheet


def invented(number: int) -> Card:
    rng = random.Random(number)
    born = dt.date(1960, 1, 1) + dt.timedelta(days=rng.randrange(50 * 365))
    holder = a_person(rng, FEMALE, born, rng.choice(PLACES))
    return a_card(rng, holder, an_address(rng, rng.choice(PLACES)))


def bgr(sheet: Sheet) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    return np.ascontiguousarray(np.asarray(sheet.image)[..., ::-1])


@pytest.mark.parametrize("number", range(3))
def test_a_drawn_card_reads_as_its_holder(number: int) -> None:
    card, sheet = invented(number), Sheet.a4(200, "card")
    quad = draw_card(sheet, card, (300, 1500))
    (found,) = find_codes(bgr(sheet))
    read = parse_card(found.payload)
    assert read is not None
    assert (read.personal_id, read.name) == (card.holder.personal_id, card.holder.name)
    assert (read.birth_date, read.gender) == (card.holder.born.isoformat(), card.holder.gender)
    assert (read.address, read.issued_on) == (card.address, card.issued_on.isoformat())
    assert read.old_id == (card.old_id or None)
    assert np.abs(np.array(found.quad) - np.array(quad)).max() < 4


def test_the_print_of_a_card_is_text_of_the_sheet_and_its_code_is_not() -> None:
    card, sheet = invented(1), Sheet.a4(200, "card")
    draw_card(sheet, card, (300, 1500))
    texts = [text for text, _ in sheet.lines]
    assert card.holder.personal_id in texts
    assert not any("|" in text for text in texts)


def test_cards_differ_in_what_their_codes_have() -> None:
    cards = [invented(number) for number in range(40)]
    assert {bool(card.old_id) for card in cards} == {True, False}
    assert {bool(card.more) for card in cards} == {True, False}


def test_a_code_has_the_size_asked_for() -> None:
    sheet = Sheet.a4(254, "code")
    (left, top), _, (right, bottom), _ = draw_code(sheet, "a", (500, 500), 14)
    assert (right - left, bottom - top) == pytest.approx((140, 140))
    ink = np.argwhere(np.asarray(sheet.image)[..., 0] < 100)
    assert np.abs(ink.min(axis=0) - (top, left)).max() <= 2
    assert np.abs(ink.max(axis=0) - (bottom, right)).max() <= 2

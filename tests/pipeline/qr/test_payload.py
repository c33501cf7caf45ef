"""What a card's code says, however many parts it has, and what is no card."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.qr.payload import CitizenCard, parse_card
from tests.pipeline.qr.cards import PAYLOAD

WHOLE = CitizenCard(
    personal_id="079185001234",
    name="Nguyễn Thị Ân",
    old_id="012345678",
    birth_date="1985-04-15",
    gender="Nữ",
    address="Số 12, đường Thuỳ Vân, phường Thắng Tam, TP. Vũng Tàu",
    issued_on="2021-04-25",
)

DIGITS = st.from_regex(r"[0-9]{12}", fullmatch=True)
NAMES = st.sampled_from(["Nguyễn Thị Ân", "H'Hen Niê", "Trần Văn Bình", "Lò Thị Mỷ"])
PARTS = st.text(st.characters(exclude_characters="|", exclude_categories=("Cs",)), max_size=20)


def test_all_parts_of_a_card_are_read() -> None:
    assert parse_card(PAYLOAD) == WHOLE


@pytest.mark.parametrize("more", ["|", "|||", "|Nguyễn Văn Ba|Trần Thị Tư", "|một|hai|ba|bốn|năm"])
def test_parts_that_newer_cards_append_change_nothing(more: str) -> None:
    assert parse_card(PAYLOAD + more) == WHOLE


def test_a_holder_without_an_id_before_has_none() -> None:
    card = parse_card(PAYLOAD.replace("012345678", ""))
    assert card == WHOLE.model_copy(update={"old_id": None})


def test_parts_that_are_missing_are_none() -> None:
    assert parse_card("079185001234||NGUYỄN THỊ ÂN") == CitizenCard(
        personal_id="079185001234", name="Nguyễn Thị Ân"
    )


@pytest.mark.parametrize(
    "born", ["30021985", "00001985", "1504198", "15/04/1985", "1985", "abcdefgh"]
)
def test_a_date_that_does_not_exist_is_none(born: str) -> None:
    card = parse_card(PAYLOAD.replace("15041985", born))
    assert card == WHOLE.model_copy(update={"birth_date": None})


@pytest.mark.parametrize(
    "payload",
    [
        "",
        "079185001234",
        "https://example.com/tra-cuu?id=079185001234",
        "07918500123|012345678|Nguyễn Thị Ân|15041985|Nữ",
        "0791850012345|012345678|Nguyễn Thị Ân|15041985|Nữ",
        "079185OO1234|012345678|Nguyễn Thị Ân|15041985|Nữ",
        "٠٧٩١٨٥٠٠١٢٣٤|012345678|Nguyễn Thị Ân|15041985|Nữ",
        "079185001234|012345678||15041985|Nữ",
        "079185001234|012345678|150000|VND",
    ],
)
def test_what_has_no_id_and_name_in_its_place_is_no_card(payload: str) -> None:
    assert parse_card(payload) is None


@given(st.text(max_size=200))
def test_any_text_is_a_card_or_not(text: str) -> None:
    card = parse_card(text)
    assert card is None or text.strip().startswith(card.personal_id)


@given(DIGITS, NAMES, st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.lists(PARTS, max_size=6))
def test_id_name_and_birth_come_back(number: str, name: str, born: date, more: list[str]) -> None:
    decomposed = unicodedata.normalize("NFD", name.upper())
    card = parse_card("|".join((number, "", decomposed, f"{born:%d%m}{born.year:04}", *more)))
    assert card is not None
    assert (card.personal_id, card.birth_date) == (number, born.isoformat())
    assert card.name == name
    assert all(
        part is None or unicodedata.is_normalized("NFC", part)
        for part in card.model_dump().values()
    )

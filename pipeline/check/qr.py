"""The codes of citizen cards on a document's pages, compared with the people its record names."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from rapidfuzz.distance import Levenshtein

from pipeline.check.result import Effect, Finding
from pipeline.normalise import NormalField
from pipeline.qr.payload import CitizenCard
from schemas.form import FieldType
from schemas.reasons import card_differs, card_offers
from schemas.text import comparable, without_tones

ALIKE = 0.8
"""Share of a name's letters, tones aside, that two names of one person have in common."""
MISREAD_DIGITS = 2
"""In so many digits at most an ID may differ from the card's and still be the same one, misread."""

_NUMBER_KINDS = (FieldType.PERSONAL_ID, FieldType.ID_DOCUMENT)
_PARTS: Mapping[str, tuple[FieldType, ...]] = MappingProxyType(
    {
        "permanent_address": (FieldType.ADDRESS,),
        "birth_date": (FieldType.DATE, FieldType.YEAR),
        "birth_year": (FieldType.DATE, FieldType.YEAR),
        "personal_id": _NUMBER_KINDS,
        "residence": (FieldType.ADDRESS,),
        "address": (FieldType.ADDRESS,),
        "gender": (FieldType.GENDER, FieldType.CHECKBOX_GROUP),
        "name": (FieldType.PERSON_NAME,),
        "id": _NUMBER_KINDS,
    }
)
"""How ids of fields that a card speaks of end, and of which types they are; the longer before the
shorter."""

_ADDRESS_PARTS = ("permanent_address", "residence", "address")
_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
_PUNCTUATION = re.compile(r"[\s,.;:\-–]+")

Person = Mapping[str, NormalField]


def check_cards(fields: Sequence[NormalField], cards: Sequence[CitizenCard]) -> tuple[Finding, ...]:
    """Return what the cards of a document say of the people in a record.

    Each person is compared with the card that fits best; nobody's card says nothing. What the card
    has otherwise is a contradiction, but an address: people move.
    """
    findings: list[Finding] = []
    for person in _people(fields).values():
        card = max(dict.fromkeys(cards), key=lambda card: _fit(person, card), default=None)
        if card is not None and _fit(person, card) > 0:
            findings += _compared(person, card)
    return tuple(findings)


def _people(fields: Sequence[NormalField]) -> dict[str, dict[str, NormalField]]:
    """Group the fields that describe one person by what stands before their part: child_…,
    members.1.…, or nothing."""
    people: dict[str, dict[str, NormalField]] = {}
    for field in fields:
        for part, types in _PARTS.items():
            if re.search(rf"(^|[._]){part}$", field.key):
                if field.raw.definition.type in types:
                    people.setdefault(field.key.removesuffix(part), {})[part] = field
                break
    return people


def _fit(person: Person, card: CitizenCard) -> float:
    """Return how well a card fits a person, 0 if it is another's.

    It fits by the ID. With another ID than the person's it fits only by the same name and date of
    birth; with one that may be misread, or none, by a name like it and the same date.
    """
    number, name = _number_of(person), person.get("name")
    likeness = _likeness(name.value, card.name) if name is not None and name.value else 0.0
    is_alike, is_born_so = likeness >= ALIKE, _is_born_so(person, card)
    if number is None:
        return likeness if is_alike and is_born_so else 0.0
    wrong = _wrong_digits(number, card)
    if wrong == 0:
        return 3.0 + likeness
    if wrong <= MISREAD_DIGITS and (is_alike or is_born_so):
        return 2.0 + likeness
    is_same_name = name is not None and comparable(name.value or "") == comparable(card.name)
    return likeness if is_same_name and is_born_so else 0.0


def _number_of(person: Person) -> str | None:
    """Return the digits of a person's ID or of the document with 9 or 12 digits that stands for it."""
    for part in ("personal_id", "id"):
        field = person.get(part)
        if field is not None and (number := _number(field)):
            return number
    return None


def _number(field: NormalField) -> str | None:
    if field.raw.definition.type is FieldType.PERSONAL_ID:
        return field.value
    number = field.normalised.parts.get("number", "")
    return number if re.fullmatch(r"[0-9]{9}|[0-9]{12}", number) else None


def _number_on(card: CitizenCard, number: str) -> str | None:
    """Return the card's number of the same length: today's ID, or the one before it."""
    known = (card.personal_id, card.old_id)
    return next((it for it in known if it is not None and len(it) == len(number)), None)


def _wrong_digits(number: str, card: CitizenCard) -> int:
    if number == card.old_id:
        return 0
    own = _number_on(card, number)
    return len(number) if own is None else sum(a != b for a, b in zip(own, number, strict=True))


def _likeness(name: str, other: str) -> float:
    return Levenshtein.normalized_similarity(without_tones(name), without_tones(other))


def _is_born_so(person: Person, card: CitizenCard) -> bool:
    birth = person.get("birth_date") or person.get("birth_year")
    if birth is None or not birth.value or card.birth_date is None:
        return False
    return card.birth_date.startswith(birth.value)


def _compared(person: Person, card: CitizenCard) -> Iterator[Finding]:
    for part, field in person.items():
        finding = _COMPARISONS.get(part, _address)(field, card)
        if finding is not None:
            yield finding


def _name(field: NormalField, card: CitizenCard) -> Finding:
    return _verdict(field, card.name, comparable(field.value or "") == comparable(card.name))


def _birth(field: NormalField, card: CitizenCard) -> Finding | None:
    """Compare a date, or the year or month that is all that stands there."""
    value = field.value or card.birth_date or ""
    if card.birth_date is None or not _DATE.fullmatch(value):
        return None
    own = card.birth_date[: len(value)]
    return _verdict(field, own, field.value == own)


def _gender(field: NormalField, card: CitizenCard) -> Finding | None:
    return None if card.gender is None else _verdict(field, card.gender, field.value == card.gender)


def _id(field: NormalField, card: CitizenCard) -> Finding | None:
    """Compare an ID or a document that stands for it: a passport says nothing of the card."""
    if field.raw.definition.type is FieldType.PERSONAL_ID:
        return _verdict(field, card.personal_id, field.value == card.personal_id)
    number = _number(field)
    own = None if number is None else _number_on(card, number)
    if number is None or own is None:
        return None
    if number == own:
        # The number of a document, not who issued it and when, which the value has as well.
        return Finding((field.key,), Effect.AGREES)
    written = re.compile("[ .]?".join(number))
    return _verdict(field, written.sub(own, field.value or ""), False)


def _address(field: NormalField, card: CitizenCard) -> Finding | None:
    """Agree with the same address; doubt one of the same letters with other tones, since nobody
    moves to such; offer the card's where none was read."""
    if card.address is None:
        return None
    value = field.value or ""
    if not value:
        return Finding((field.key,), Effect.OFFERS, card_offers(card.address), (card.address,))
    if _plain(comparable(value)) == _plain(comparable(card.address)):
        return Finding((field.key,), Effect.PROVES)
    if _plain(without_tones(value)) == _plain(without_tones(card.address)):
        reason = card_differs(value, card.address)
        return Finding((field.key,), Effect.DOUBTS, reason, (card.address,))
    return None


def _plain(text: str) -> str:
    return _PUNCTUATION.sub(" ", text).strip()


def _verdict(field: NormalField, on_card: str, is_equal: bool) -> Finding:
    """Return agreement, contradiction, or, where nothing was read, what the card has."""
    if is_equal:
        return Finding((field.key,), Effect.PROVES)
    if not field.value:
        return Finding((field.key,), Effect.OFFERS, card_offers(_shown(on_card)), (on_card,))
    reason = card_differs(_shown(field.value), _shown(on_card))
    return Finding((field.key,), Effect.CONTRADICTS, reason, (on_card,))


def _shown(value: str) -> str:
    """Return a value as people read it, a date with its day first."""
    return re.sub(r"^([0-9]{4})-([0-9]{2})-([0-9]{2})$", r"\3/\2/\1", value)


_COMPARISONS: Mapping[str, Callable[[NormalField, CitizenCard], Finding | None]] = MappingProxyType(
    {
        "name": _name,
        "birth_date": _birth,
        "birth_year": _birth,
        "gender": _gender,
        "personal_id": _id,
        "id": _id,
    }
)

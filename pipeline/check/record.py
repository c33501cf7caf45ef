"""All checks of a record: each field by its type, then fields against each other."""

import re
from collections.abc import Iterator, Mapping, Sequence

from pipeline.check.personal_id import facts_of
from pipeline.check.result import Effect, Finding
from pipeline.check.terms import check_term
from pipeline.normalise import NormalField
from schemas.form import FieldType
from schemas.reasons import (
    BORN_AFTER_DECLARATION,
    COPIES_CONTRADICT,
    DATE_CONTRADICTS_WORDS,
    ID_CONTRADICTS_BIRTH_YEAR,
    ID_CONTRADICTS_GENDER,
    PARENT_TOO_YOUNG,
    UNKNOWN_PROVINCE_CODE,
)
from schemas.record import Reason

MIN_PARENT_AGE = 12

PERSON_PARTS = ("birth_date_words", "birth_date", "birth_year", "personal_id", "gender", "id")
"""How field ids that describe one person end; the longer before the shorter."""

Values = Mapping[str, NormalField]


def check_record(fields: Sequence[NormalField]) -> tuple[Finding, ...]:
    """Return everything the checks find in the fields of one record."""
    values = {field.key: field for field in fields if field.value}
    return (
        *(finding for field in fields for finding in check_term(field)),
        *(finding for person in _people(values).values() for finding in _check_person(person)),
        *_check_parents(values),
        *_check_declaration_date(values),
        *_check_copies(values),
    )


def _people(values: Values) -> dict[str, dict[str, NormalField]]:
    """Group the fields that describe one person: child_…, members.1.…, or none before the name."""
    people: dict[str, dict[str, NormalField]] = {}
    for key, field in values.items():
        part = next((part for part in PERSON_PARTS if re.search(rf"(^|[._]){part}$", key)), None)
        if part is not None:
            people.setdefault(key.removesuffix(part), {})[part] = field
    return people


def _check_person(person: Mapping[str, NormalField]) -> Iterator[Finding]:
    number = _id_number(person)
    birth = person.get("birth_date") or person.get("birth_year")
    if number is not None:
        yield from _check_id(*number, birth, person.get("gender"))
    words = person.get("birth_date_words")
    if birth is not None and words is not None and "date" in words.normalised.parts:
        yield _compared(
            (birth.key, words.key),
            birth.value == words.normalised.parts["date"],
            DATE_CONTRADICTS_WORDS,
        )


def _id_number(person: Mapping[str, NormalField]) -> tuple[NormalField, str] | None:
    own = person.get("personal_id")
    if own is not None and own.value:
        return own, own.value
    document = person.get("id")
    if document is not None and document.raw.definition.type is FieldType.ID_DOCUMENT:
        number = document.normalised.parts.get("number", "")
        if len(number) == 12:
            return document, number
    return None


def _check_id(
    field: NormalField, number: str, birth: NormalField | None, gender: NormalField | None
) -> Iterator[Finding]:
    facts = facts_of(number)
    if not facts.is_known_place:
        yield Finding((field.key,), Effect.CONTRADICTS, UNKNOWN_PROVINCE_CODE)
    if birth is not None and birth.value:
        yield _compared(
            (field.key, birth.key),
            int(birth.value[:4]) == facts.birth_year,
            ID_CONTRADICTS_BIRTH_YEAR,
        )
    if gender is not None:
        yield _compared(
            (field.key, gender.key), gender.value == facts.gender, ID_CONTRADICTS_GENDER
        )


def _check_parents(values: Values) -> Iterator[Finding]:
    child = _year(values.get("child_birth_date"))
    for key in ("mother_birth_year", "father_birth_year"):
        parent = _year(values.get(key))
        if child is not None and parent is not None and child - parent < MIN_PARENT_AGE:
            yield Finding(("child_birth_date", key), Effect.CONTRADICTS, PARENT_TOO_YOUNG)


def _check_declaration_date(values: Values) -> Iterator[Finding]:
    made_on = values.get("made_on")
    for key in ("child_birth_date", "birth_date"):
        birth = values.get(key)
        if made_on and birth and (birth.value or "") > (made_on.value or ""):
            yield Finding((key, "made_on"), Effect.CONTRADICTS, BORN_AFTER_DECLARATION)


def _check_copies(values: Values) -> Iterator[Finding]:
    requested, count = values.get("copies_requested"), values.get("copies_count")
    if requested and count and requested.value in ("Có", "Không"):
        yield _compared(
            (requested.key, count.key),
            (requested.value == "Có") == (count.value != "0"),
            COPIES_CONTRADICT,
        )


def _year(field: NormalField | None) -> int | None:
    return int(field.value[:4]) if field is not None and field.value else None


def _compared(keys: tuple[str, ...], is_equal: bool, reason: Reason) -> Finding:
    if is_equal:
        return Finding(keys, Effect.AGREES)
    return Finding(keys, Effect.CONTRADICTS, reason)

"""Fields that describe one person, held against each other."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.check.dates import is_after
from pipeline.check.personal_id import facts_of
from pipeline.check.result import Effect, Finding, Subject, compared
from pipeline.normalise import NormalField
from schemas.form import FieldType
from schemas.reasons import (
    DATE_CONTRADICTS_WORDS,
    DATED_AFTER_DECLARATION,
    ID_CONTRADICTS_BIRTH_YEAR,
    ID_CONTRADICTS_GENDER,
    ID_CONTRADICTS_ID_DOCUMENT,
    ID_ISSUED_BEFORE_BIRTH,
    ID_NUMBER_CONTRADICTS_KIND,
    RELATIONSHIP_CONTRADICTS_GENDER,
    UNKNOWN_PROVINCE_CODE,
)
from schemas.text import comparable

_DATES = (FieldType.DATE, FieldType.YEAR)
PARTS: Mapping[str, tuple[FieldType, ...]] = {
    "birth_date_words": (FieldType.DATE_IN_WORDS,),
    "birth_date": _DATES,
    "birth_year": _DATES,
    "personal_id": (FieldType.PERSONAL_ID,),
    "gender": (FieldType.GENDER, FieldType.CHECKBOX_GROUP),
    "relationship": (FieldType.RELATIONSHIP,),
    "id": (FieldType.ID_DOCUMENT,),
}
"""How ids of fields that describe one person end, and of which types they are; the longer before
the shorter."""

GENDER_OF_ROLE = {"bride_": "Nữ", "groom_": "Nam"}
"""People whose forms have no field for what the role says."""

_MEN = frozenset({"cha", "bố", "ba", "chồng", "ông", "anh", "chú", "cậu", "dượng"})
_WOMEN = frozenset({"mẹ", "má", "vợ", "bà", "chị", "cô", "dì", "mợ", "thím"})
_BOTH = frozenset({"cha mẹ", "bố mẹ", "ba má", "ba mẹ", "vợ chồng", "ông bà", "anh chị"})

NUMBER_OF_KIND = {
    "CCCD": re.compile(r"[0-9]{12}"),
    "CC": re.compile(r"[0-9]{12}"),
    "CMND": re.compile(r"[0-9]{9}|[0-9]{12}"),
    "Hộ chiếu": re.compile(r"[A-Z][0-9]{7,8}"),
}
"""Cards have the 12 digits of the personal ID (Law on Identification 26/2023/QH15, article 18; Law
on Citizen Identification 59/2014/QH13, article 19). The identity cards before had 9 digits (Decree
05/1999/NĐ-CP), from 2012 also 12 (Circular 27/2012/TT-BCA); passports have a letter and 7 or 8
digits."""


@dataclass(frozen=True)
class Person:
    """What a record says of one person; ``prefix`` is what the fields' ids begin with."""

    prefix: str
    parts: Mapping[str, NormalField]

    @property
    def birth(self) -> NormalField | None:
        """The date of birth, or its year where no more is asked for."""
        return self.parts.get("birth_date") or self.parts.get("birth_year")

    @property
    def relationship(self) -> NormalField | None:
        """How the person is related; a head_relationship is that of the declarant to the head."""
        if self.prefix == "":
            return self.parts.get("head_relationship")
        return None if self.prefix == "head_" else self.parts.get("relationship")


def people_of(fields: Sequence[NormalField]) -> tuple[Person, ...]:
    """Group the fields with a value that describe one person by what stands before their part:
    ``child_…``, ``members.1.…``, or nothing."""
    people: dict[str, dict[str, NormalField]] = {}
    for field in fields:
        part = part_of(field.key) if field.value else None
        if part is not None and field.raw.definition.type in PARTS[part]:
            people.setdefault(field.key.removesuffix(part), {})[part] = field
    head = people.get("head_", {}).get("relationship")
    if head is not None and "" in people:
        people[""]["head_relationship"] = head
    return tuple(Person(prefix, parts) for prefix, parts in people.items())


def part_of(key: str) -> str | None:
    """Return which part of a person a field's key names, None if none."""
    return next((part for part in PARTS if re.search(rf"(?:^|[._]){part}$", key)), None)


def gender_of_relation(relation: str) -> str | None:
    """Return Nam or Nữ where a relationship says which: by its first word (bố chồng), unless the
    last one does (con gái, anh rể)."""
    words = comparable(relation).split()
    if not words or comparable(relation) in _BOTH:
        return None
    if words[-1] in ("trai", "rể"):
        return "Nam"
    if words[-1] in ("gái", "dâu"):
        return "Nữ"
    return "Nam" if words[0] in _MEN else "Nữ" if words[0] in _WOMEN else None


def check_person(person: Person, made_on: NormalField | None) -> Iterator[Finding]:
    """Yield what the fields of one person say of each other.

    Args:
        person: of the record.
        made_on: when the paper was made, if that was read.
    """
    yield from _check_number(person)
    words = person.parts.get("birth_date_words")
    if person.birth is not None and words is not None and "date" in words.normalised.parts:
        yield compared(
            (person.birth.key, words.key),
            person.birth.value == words.normalised.parts["date"],
            DATE_CONTRADICTS_WORDS,
        )
    yield from _check_relation(person)
    document = person.parts.get("id")
    if document is not None:
        yield from _check_document(document, person, made_on)


def _check_number(person: Person) -> Iterator[Finding]:
    """Hold the personal ID against birth year and gender (Circular 59/2021/TT-BCA, article 7)."""
    found = personal_id_of(person)
    if found is None:
        return
    field, number = found
    facts = facts_of(number)
    if not facts.is_known_place:
        yield Finding((field.key,), Effect.CONTRADICTS, UNKNOWN_PROVINCE_CODE)
    if person.birth is not None and person.birth.value:
        is_equal = int(person.birth.value[:4]) == facts.birth_year
        yield compared((field.key, person.birth.key), is_equal, ID_CONTRADICTS_BIRTH_YEAR)
    gender, role = person.parts.get("gender"), GENDER_OF_ROLE.get(person.prefix)
    if gender is not None:
        is_equal = gender.value == facts.gender
        yield compared((field.key, gender.key), is_equal, ID_CONTRADICTS_GENDER)
    elif role is not None:
        yield compared((field.key,), role == facts.gender, ID_CONTRADICTS_GENDER)


def _check_relation(person: Person) -> Iterator[Finding]:
    """Hold a relationship that only men or only women have against the gender, or the ID's."""
    relation = person.relationship
    gender = gender_of_relation(relation.value or "") if relation is not None else None
    if relation is None or gender is None:
        return
    own, number = person.parts.get("gender"), personal_id_of(person)
    if own is not None:
        keys = (relation.key, own.key)
        yield compared(keys, own.value == gender, RELATIONSHIP_CONTRADICTS_GENDER)
    elif number is not None:
        keys = (relation.key, number[0].key)
        yield compared(keys, facts_of(number[1]).gender == gender, ID_CONTRADICTS_GENDER)


def personal_id_of(person: Person) -> tuple[NormalField, str] | None:
    """Return a person's 12 digits with the field they stand in."""
    own, document = person.parts.get("personal_id"), person.parts.get("id")
    if own is not None and own.value:
        return own, own.value
    number = document.normalised.parts.get("number", "") if document is not None else ""
    if document is not None and re.fullmatch(r"[0-9]{12}", number):
        return document, number
    return None


def _check_document(
    document: NormalField, person: Person, made_on: NormalField | None
) -> Iterator[Finding]:
    parts = document.normalised.parts
    number, issued_on = parts.get("number", ""), parts.get("issued_on")
    shape = NUMBER_OF_KIND.get(parts.get("kind", ""))
    if shape is not None and number and not shape.fullmatch(number):
        yield Finding((document.key,), Effect.CONTRADICTS, ID_NUMBER_CONTRADICTS_KIND)
    own = person.parts.get("personal_id")
    if own is not None and re.fullmatch(r"[0-9]{12}", number):
        keys = (own.key, document.key)
        yield compared(keys, own.value == number, ID_CONTRADICTS_ID_DOCUMENT)
    if issued_on and person.birth is not None and is_after(person.birth.value, issued_on):
        keys = (person.birth.key, document.key)
        yield Finding(keys, Effect.CONTRADICTS, ID_ISSUED_BEFORE_BIRTH, about=Subject.PAPER)
    if issued_on and made_on is not None and is_after(issued_on, made_on.value):
        keys = (document.key, made_on.key)
        yield Finding(keys, Effect.CONTRADICTS, DATED_AFTER_DECLARATION, about=Subject.PAPER)

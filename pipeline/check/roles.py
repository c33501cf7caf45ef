"""One person who stands on a paper in two roles, and names that run in a family."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from pipeline.check.personal_id import facts_of
from pipeline.check.result import Effect, Finding, compared
from pipeline.normalise import NormalField
from schemas.lexicons import load_lexicon
from schemas.reasons import FAMILY_NAME_OF_NO_PARENT, ID_CONTRADICTS_BIRTH_YEAR, ROLES_DIFFER
from schemas.text import comparable, without_tones

Values = Mapping[str, NormalField]

FATHER = frozenset({"cha", "bố", "ba", "cha đẻ", "bố đẻ", "cha ruột", "bố ruột"})
MOTHER = frozenset({"mẹ", "má", "mẹ đẻ", "mẹ ruột"})
ONESELF = frozenset({"bản thân", "chính chủ", "tôi"})
HEAD = frozenset({"chủ hộ", "bản thân", "là chủ hộ"})


@dataclass(frozen=True)
class SamePerson:
    """If the field ``says`` holds one of ``words``, the other two fields name one person."""

    says: str
    words: Collection[str]
    one: str
    other: str


SAME_PEOPLE = (
    SamePerson("requester_relationship", FATHER, "requester_name", "father_name"),
    SamePerson("requester_relationship", MOTHER, "requester_name", "mother_name"),
    SamePerson("requester_relationship", ONESELF, "requester_name", "subject_name"),
    SamePerson("head_relationship", HEAD, "name", "head_name"),
    SamePerson("head_relationship", HEAD, "personal_id", "head_personal_id"),
)

_BIRTH_OF_REQUESTER = (
    (FATHER, "father_birth_year"),
    (MOTHER, "mother_birth_year"),
    (ONESELF, "subject_birth_date"),
)


def check_roles(values: Values) -> Iterator[Finding]:
    """Yield whether a person who stands there twice is written alike; if not, each is proposed for
    the other."""
    for same in SAME_PEOPLE:
        says, one, other = (values.get(key) for key in (same.says, same.one, same.other))
        if says is None or one is None or other is None:
            continue
        if comparable(says.value or "") not in same.words:
            continue
        if comparable(one.value or "") == comparable(other.value or ""):
            yield Finding((one.key, other.key), Effect.AGREES)
            continue
        for field, twin in ((one, other), (other, one)):
            yield Finding((field.key,), Effect.CONTRADICTS, ROLES_DIFFER, (twin.value or "",))


def check_requester(values: Values) -> Iterator[Finding]:
    """Yield whether the ID of a requester who is the father, mother or subject has their year of
    birth (Circular 59/2021/TT-BCA, article 7)."""
    relation, document = values.get("requester_relationship"), values.get("requester_id")
    number = document.normalised.parts.get("number", "") if document is not None else ""
    if relation is None or document is None or not re.fullmatch(r"[0-9]{12}", number):
        return
    for words, key in _BIRTH_OF_REQUESTER:
        birth = values.get(key)
        if birth is not None and comparable(relation.value or "") in words:
            is_equal = facts_of(number).birth_year == int((birth.value or "")[:4])
            yield compared((document.key, key), is_equal, ID_CONTRADICTS_BIRTH_YEAR)


def check_family_name(values: Values) -> Iterator[Finding]:
    """Yield whether a child has the family name of its father or mother (Civil Code 91/2015/QH13,
    article 26). By custom it may have another, so only one that is nearly a parent's is doubted."""
    child = values.get("child_name")
    parents = [values[key] for key in ("father_name", "mother_name") if key in values]
    if child is None or not parents:
        return
    family, _, rest = (child.value or "").partition(" ")
    names = [(parent.value or "").partition(" ")[0] for parent in parents]
    if comparable(family) in map(comparable, names):
        yield Finding((child.key,), Effect.AGREES)
        return
    known = {comparable(name) for name in load_lexicon("family_names")}
    near = [name for name in names if comparable(name) in known and _is_near(family, name)]
    if near and rest:
        proposals = tuple(f"{name} {rest}" for name in near)
        yield Finding((child.key,), Effect.DOUBTS, FAMILY_NAME_OF_NO_PARENT, proposals)


def _is_near(one: str, other: str) -> bool:
    return Levenshtein.distance(without_tones(one), without_tones(other)) <= len(other) // 3

"""Values that should be in a list, or begin or end with something that is."""

from collections.abc import Callable, Sequence
from functools import cache

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from pipeline.check.result import Effect, Finding
from pipeline.normalise import NormalField
from pipeline.normalise.text import comparable, without_tones
from schemas.form import FieldType
from schemas.lexicons import load_lexicon, provinces
from schemas.reasons import (
    NOT_A_PHONE,
    UNKNOWN_ETHNICITY,
    UNKNOWN_FAMILY_NAME,
    UNKNOWN_NATIONALITY,
    UNKNOWN_PROVINCE,
    UNKNOWN_RELATIONSHIP,
)
from schemas.record import Reason

MAX_ALTERNATIVES = 3


def check_term(field: NormalField) -> Finding | None:
    """Compare a value with what its type knows; None where the type knows nothing."""
    check = _CHECKS.get(field.raw.definition.type)
    return check(field) if check and field.value else None


def alternatives_for(word: str, entries: Sequence[str]) -> tuple[str, ...]:
    """Return the entries that differ from a word in tones only, then by one or two edits."""
    same_letters = [e for e in entries if without_tones(e) == without_tones(word)]
    near = process.extract(
        word, entries, scorer=Levenshtein.distance, score_cutoff=max(1, len(word) // 4), limit=5
    )
    return tuple(dict.fromkeys([*same_letters, *(entry for entry, _, _ in near)]))[
        :MAX_ALTERNATIVES
    ]


@cache
def _known(*names: str) -> frozenset[str]:
    return frozenset(comparable(entry) for name in names for entry in load_lexicon(name))


def _in_lexicon(reason: Reason, *names: str) -> Callable[[NormalField], Finding]:
    def check(field: NormalField) -> Finding:
        value = field.value or ""
        if comparable(value) in _known(*names):
            return Finding((field.key,), Effect.AGREES)
        proposals = alternatives_for(value, load_lexicon(names[0]))
        return Finding((field.key,), Effect.DOUBTS, reason, proposals)

    return check


def _family_name(field: NormalField) -> Finding:
    first, _, rest = (field.value or "").partition(" ")
    if comparable(first) in _known("family_names"):
        return Finding((field.key,), Effect.AGREES)
    proposals = alternatives_for(first.title(), load_lexicon("family_names"))
    return Finding(
        (field.key,),
        Effect.DOUBTS,
        UNKNOWN_FAMILY_NAME,
        tuple(f"{name} {rest}".strip() for name in proposals),
    )


def _province(field: NormalField) -> Finding:
    text = comparable(field.value or "")
    if any(comparable(name) in text for name in provinces()):
        return Finding((field.key,), Effect.AGREES)
    return Finding((field.key,), Effect.DOUBTS, UNKNOWN_PROVINCE)


def _phone(field: NormalField) -> Finding | None:
    value = field.value or ""
    if value[:3] in load_lexicon("phone_prefixes") and len(value) == 10:
        return Finding((field.key,), Effect.AGREES)
    if value.startswith("02") and len(value) == 11:
        return None
    return Finding((field.key,), Effect.DOUBTS, NOT_A_PHONE)


_CHECKS: dict[FieldType, Callable[[NormalField], Finding | None]] = {
    FieldType.PERSON_NAME: _family_name,
    FieldType.ETHNICITY: _in_lexicon(UNKNOWN_ETHNICITY, "ethnic_groups", "ethnic_group_variants"),
    FieldType.NATIONALITY: _in_lexicon(UNKNOWN_NATIONALITY, "nationalities"),
    FieldType.RELATIONSHIP: _in_lexicon(UNKNOWN_RELATIONSHIP, "relationships"),
    FieldType.ADDRESS: _province,
    FieldType.PHONE: _phone,
}

"""Values that should be in a list, hold something that is, or be spelt as Vietnamese is."""

import re
from collections.abc import Callable, Sequence
from functools import cache

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from pipeline.check.result import Effect, Finding
from pipeline.check.spelling import odd_words, with_known_spelling
from pipeline.normalise import NormalField
from schemas.form import FieldType
from schemas.lexicons import load_lexicon, provinces
from schemas.reasons import (
    NOT_A_PHONE,
    ODD_SPELLING,
    UNKNOWN_ETHNICITY,
    UNKNOWN_FAMILY_NAME,
    UNKNOWN_NATIONALITY,
    UNKNOWN_PROVINCE,
    UNKNOWN_RELATIONSHIP,
    UNUSUAL_WORDING,
)
from schemas.record import Reason
from schemas.text import comparable, without_tones

MAX_ALTERNATIVES = 3

Check = Callable[[NormalField], Finding | None]


def check_term(field: NormalField) -> tuple[Finding, ...]:
    """Compare a value with what its type knows; nothing where the type knows nothing."""
    checks = _CHECKS.get(field.raw.definition.type, ())
    if not field.value:
        return ()
    return tuple(finding for check in checks if (finding := check(field)) is not None)


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


def _in_lexicon(reason: Reason, *names: str) -> Check:
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


def _province(field: NormalField) -> Finding | None:
    text = comparable(field.value or "")
    if any(comparable(name) in text for name in provinces()):
        return Finding((field.key,), Effect.AGREES)
    if field.raw.definition.type is FieldType.ADDRESS:
        return Finding((field.key,), Effect.DOUBTS, UNKNOWN_PROVINCE)
    return None


def _spelling(field: NormalField) -> Finding | None:
    if odd_words(field.value or ""):
        return Finding((field.key,), Effect.DOUBTS, ODD_SPELLING)
    return None


def _known_wording(phrases: Callable[[], tuple[str, ...]]) -> Check:
    def check(field: NormalField) -> Finding | None:
        value = field.value or ""
        usual = with_known_spelling(value, phrases())
        if usual == value:
            return None
        return Finding((field.key,), Effect.DOUBTS, UNUSUAL_WORDING, (usual,))

    return check


@cache
def _address_phrases() -> tuple[str, ...]:
    return (*load_lexicon("address_words"), *provinces())


def _issuer(field: NormalField) -> Finding | None:
    issuer = field.normalised.parts.get("issuer")
    if issuer is None:
        return None
    known = load_lexicon("id_issuers")
    if comparable(issuer) in {comparable(name) for name in known}:
        return Finding((field.key,), Effect.AGREES)
    nearest = process.extractOne(
        issuer, known, scorer=Levenshtein.distance, score_cutoff=len(issuer) // 4
    )
    proposals = ((field.value or "").replace(issuer, nearest[0]),) if nearest else ()
    return Finding((field.key,), Effect.DOUBTS, UNUSUAL_WORDING, proposals)


def _date_words(field: NormalField) -> Finding | None:
    words = re.findall(r"[^\W\d_]+", field.value or "")
    if all(word.lower() in load_lexicon("date_words") for word in words):
        return None
    return Finding((field.key,), Effect.DOUBTS, ODD_SPELLING)


def _phone(field: NormalField) -> Finding | None:
    value = field.value or ""
    if value[:3] in load_lexicon("phone_prefixes") and len(value) == 10:
        return Finding((field.key,), Effect.AGREES)
    if value.startswith("02") and len(value) == 11:
        return None
    return Finding((field.key,), Effect.DOUBTS, NOT_A_PHONE)


_CHECKS: dict[FieldType, tuple[Check, ...]] = {
    FieldType.PERSON_NAME: (_family_name, _spelling),
    FieldType.ETHNICITY: (
        _in_lexicon(UNKNOWN_ETHNICITY, "ethnic_groups", "ethnic_group_variants"),
    ),
    FieldType.NATIONALITY: (_in_lexicon(UNKNOWN_NATIONALITY, "nationalities"),),
    FieldType.RELATIONSHIP: (_in_lexicon(UNKNOWN_RELATIONSHIP, "relationships"),),
    FieldType.ADDRESS: (_province, _spelling, _known_wording(_address_phrases)),
    FieldType.PLACE: (_province, _spelling, _known_wording(_address_phrases)),
    FieldType.FREE_TEXT: (_spelling, _known_wording(_address_phrases)),
    FieldType.DATE_IN_WORDS: (_date_words,),
    FieldType.ID_DOCUMENT: (_issuer,),
    FieldType.PHONE: (_phone,),
}

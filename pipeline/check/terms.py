"""Values that should be in a list, hold something that is, or be spelt as Vietnamese is."""

import re
from collections.abc import Callable, Sequence
from functools import cache

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from pipeline.check.places import check_place
from pipeline.check.result import Effect, Finding
from pipeline.check.spelling import odd_words, with_known_spelling
from pipeline.normalise import NormalField
from pipeline.normalise.units import is_known, is_unit_name, is_word_of_a_unit, named
from schemas.form import FieldType
from schemas.lexicons import load_lexicon, provinces
from schemas.reasons import (
    ODD_SPELLING,
    UNKNOWN_ETHNICITY,
    UNKNOWN_FAMILY_NAME,
    UNKNOWN_NATIONALITY,
    UNKNOWN_PHONE_PREFIX,
    UNKNOWN_RELATIONSHIP,
    UNUSUAL_EMAIL_DOMAIN,
    UNUSUAL_WORDING,
)
from schemas.record import Reason
from schemas.text import comparable, without_tones

MAX_ALTERNATIVES = 3

_POLICE = re.compile(r"(?:Giám đốc\s+)?(?:Phòng\s.+?\s)?(?:Công an|CA)\.?\s+(.+)", re.IGNORECASE)

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


def _in_lexicon(reason: Reason, *names: str, rare: tuple[str, ...] = ()) -> Check:
    """Return a check against lexicons; what stands only in a ``rare`` one is neither sure nor odd."""

    def check(field: NormalField) -> Finding | None:
        value = field.value or ""
        if comparable(value) in _known(*names):
            return Finding((field.key,), Effect.AGREES)
        if comparable(value) in _known(*rare):
            return None
        proposals = alternatives_for(
            value, [entry for name in names for entry in load_lexicon(name)]
        )
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


def _spelling(field: NormalField) -> Finding | None:
    """A word that is no syllable; but for names of people, what a unit is called is right (Ea Súp)."""
    odd = odd_words(field.value or "")
    if field.raw.definition.type is not FieldType.PERSON_NAME:
        odd = tuple(word for word in odd if not is_word_of_a_unit(word))
    return Finding((field.key,), Effect.DOUBTS, ODD_SPELLING) if odd else None


def _known_wording(field: NormalField) -> Finding | None:
    value = field.value or ""
    usual = with_known_spelling(value, _address_phrases(), is_unit_name)
    if usual == value:
        return None
    return Finding((field.key,), Effect.DOUBTS, UNUSUAL_WORDING, (usual,))


@cache
def _address_phrases() -> tuple[str, ...]:
    return (*load_lexicon("address_words"), *provinces())


def _issuer(field: NormalField) -> Finding | None:
    """Offices that issue ID documents, or the police of a unit that exists."""
    issuer = field.normalised.parts.get("issuer")
    if issuer is None:
        return None
    if comparable(issuer) in _known("id_issuers") or _is_police_of_a_unit(issuer):
        return Finding((field.key,), Effect.AGREES)
    nearest = process.extractOne(
        issuer,
        load_lexicon("id_issuers"),
        scorer=Levenshtein.distance,
        score_cutoff=len(issuer) // 4,
    )
    proposals = ((field.value or "").replace(issuer, nearest[0]),) if nearest else ()
    return Finding((field.key,), Effect.DOUBTS, UNUSUAL_WORDING, proposals)


def _is_police_of_a_unit(issuer: str) -> bool:
    found = _POLICE.fullmatch(issuer)
    return found is not None and is_known(named(found.group(1)))


def _date_words(field: NormalField) -> Finding | None:
    words = re.findall(r"[^\W\d_]+", field.value or "")
    if all(word.lower() in load_lexicon("date_words") for word in words):
        return None
    return Finding((field.key,), Effect.DOUBTS, ODD_SPELLING)


def _phone(field: NormalField) -> Finding:
    """Prefixes in force (Circular 22/2014/TT-BTTTT and the numbering plan of 2016), and the 11
    digits that mobile numbers had until 2018."""
    value = field.value or ""
    is_mobile = len(value) == 10 and value[:3] in load_lexicon("phone_prefixes")
    is_landline = len(value) == 11 and bool({value[:3], value[:4]} & _area_codes())
    is_old = len(value) == 11 and value[:4] in load_lexicon("phone_prefixes_before_2018")
    if is_mobile or is_landline or is_old:
        return Finding((field.key,), Effect.AGREES)
    return Finding((field.key,), Effect.DOUBTS, UNKNOWN_PHONE_PREFIX)


@cache
def _area_codes() -> frozenset[str]:
    return frozenset(line.partition(" ")[0] for line in load_lexicon("phone_area_codes"))


def _email(field: NormalField) -> Finding | None:
    """A domain that is nearly a common one (gmail.con) is likely to be that one."""
    name, _, domain = (field.value or "").rpartition("@")
    common = load_lexicon("email_domains")
    if domain in common:
        return Finding((field.key,), Effect.AGREES)
    nearest = process.extractOne(domain, common, scorer=Levenshtein.distance, score_cutoff=2)
    if nearest is None:
        return None
    return Finding((field.key,), Effect.DOUBTS, UNUSUAL_EMAIL_DOMAIN, (f"{name}@{nearest[0]}",))


_CHECKS: dict[FieldType, tuple[Check, ...]] = {
    FieldType.PERSON_NAME: (_family_name, _spelling),
    FieldType.ETHNICITY: (
        _in_lexicon(
            UNKNOWN_ETHNICITY,
            "ethnic_groups",
            "ethnic_group_variants",
            rare=("ethnic_group_names",),
        ),
    ),
    FieldType.NATIONALITY: (_in_lexicon(UNKNOWN_NATIONALITY, "nationalities", "countries"),),
    FieldType.RELATIONSHIP: (_in_lexicon(UNKNOWN_RELATIONSHIP, "relationships"),),
    FieldType.ADDRESS: (check_place, _spelling, _known_wording),
    FieldType.PLACE: (check_place, _spelling, _known_wording),
    FieldType.FREE_TEXT: (_spelling, _known_wording),
    FieldType.DATE_IN_WORDS: (_date_words,),
    FieldType.ID_DOCUMENT: (_issuer,),
    FieldType.PHONE: (_phone,),
    FieldType.EMAIL: (_email,),
}

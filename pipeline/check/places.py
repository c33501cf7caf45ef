"""Whether the units an address names exist: in the 63 provinces with their districts, in the 34 of
today, or between the two.

An old name is right on an old paper, and citizens keep it for years: what was merged on 1 July 2025
(Resolution 202/2025/QH15) agrees like what stands now, also beside a name of the other system.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

from pipeline.check.result import Effect, Finding
from pipeline.normalise import NormalField
from schemas.form import FieldType
from schemas.gazetteer import Place, Unit, changes_of, load_gazetteer, name_key
from schemas.lexicons import load_lexicon, provinces
from schemas.reasons import UNKNOWN_DISTRICT, UNKNOWN_PROVINCE, UNKNOWN_WARD
from schemas.record import Reason
from schemas.text import comparable, without_tones

MAX_PROPOSALS = 3

MIN_LIKENESS = 75.0
"""Two names, tones aside, are alike from this ratio on (0 to 100), the share of letters in common."""

_KINDS = ("thị trấn", "đặc khu", "phường", "xã", "quận", "huyện", "thị xã", "thành phố", "tỉnh")


@dataclass(frozen=True)
class _Written:
    """The units that a value names, as keys for comparing, "" where one is not told."""

    ward: str
    district: str
    province: str


def check_place(field: NormalField) -> Finding | None:
    """Compare the units of an address or place with the gazetteers of both systems; None where a
    place names no unit, and for provinces of before 2008, whose wards no gazetteer has."""
    written = _written(field)
    if _names_a_former_province(field):
        return None
    if not (written.ward or written.district or written.province):
        return _without_units(field)
    reason = _unknown(written)
    if reason is None:
        return Finding((field.key,), Effect.AGREES)
    proposals = tuple(dict.fromkeys(_proposals(field, written, reason)))[:MAX_PROPOSALS]
    return Finding((field.key,), Effect.DOUBTS, reason, proposals)


def _without_units(field: NormalField) -> Finding | None:
    text = comparable(field.value or "")
    if any(comparable(name) in text for name in provinces()):
        return Finding((field.key,), Effect.AGREES)
    if field.raw.definition.type is FieldType.ADDRESS:
        return Finding((field.key,), Effect.DOUBTS, UNKNOWN_PROVINCE)
    return None


def _names_a_former_province(field: NormalField) -> bool:
    last = (field.value or "").rpartition(",")[2]
    named = field.normalised.parts.get("province") or last
    return name_key(_name(named.strip())) in _former_provinces()


@cache
def _former_provinces() -> frozenset[str]:
    return frozenset(map(name_key, load_lexicon("former_provinces")))


def _written(field: NormalField) -> _Written:
    parts = field.normalised.parts
    ward, district, province = (
        name_key(_name(parts.get(level, ""))) for level in ("ward", "district", "province")
    )
    return _Written(ward, district, province)


def _name(unit: str) -> str:
    """Return a unit's name without its type word."""
    kind = next((kind for kind in _KINDS if unit.lower().startswith(f"{kind} ")), "")
    return unit[len(kind) :].strip()


def _unknown(written: _Written) -> Reason | None:
    """Return what is not known of a place, None if it is or was somewhere."""
    if written.province and written.province not in _by_province():
        return UNKNOWN_PROVINCE
    if written.ward:
        is_known = any(_fits(written, place) for place in _by_ward().get(written.ward, ()))
        return None if is_known else UNKNOWN_WARD
    if written.district:
        is_known = any(
            written.province in ("", *_provinces_of(place))
            for place in _by_district().get(written.district, ())
        )
        return None if is_known else UNKNOWN_DISTRICT
    return None


def _fits(written: _Written, place: Place) -> bool:
    return (not written.province or written.province in _provinces_of(place)) and (
        not written.district or written.district in _districts_of(place)
    )


def _proposals(field: NormalField, written: _Written, reason: Reason) -> Iterator[str]:
    """Yield the value with the unknown name replaced by one like it that fits the other names."""
    level = {UNKNOWN_WARD: "ward", UNKNOWN_DISTRICT: "district"}.get(reason, "province")
    name = _name(field.normalised.parts.get(level, ""))
    value = field.value or ""
    if level == "province":
        candidates: Iterable[str] = provinces()
    elif level == "ward":
        places = _by_province().get(written.province) or _by_district().get(written.district, ())
        candidates = _names(p.ward for p in places if _fits(_Written("", written.district, written.province), p))  # fmt: skip
    else:
        candidates = _names(place.district for place in _by_province().get(written.province, ()))
    if name.isdecimal() or name not in value:
        return
    head, _, tail = value.partition(name) if level == "ward" else value.rpartition(name)
    for proposal in _alike(name, list(candidates)):
        yield f"{head}{proposal}{tail}"


def _names(units: Iterable[Unit | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(unit.name for unit in units if unit is not None))


def _alike(name: str, candidates: list[str]) -> list[str]:
    plain = without_tones(name)
    found = process.extract(
        plain,
        [without_tones(candidate) for candidate in candidates],
        scorer=fuzz.ratio,
        score_cutoff=MIN_LIKENESS,
        limit=2 * MAX_PROPOSALS,
    )
    likely = [candidates[index] for _, _, index in found]
    return sorted(likely, key=lambda candidate: Levenshtein.distance(candidate, name))


@cache
def _all_places() -> tuple[Place, ...]:
    old, new = load_gazetteer("63"), load_gazetteer("34")
    return (*old.places, *old.gone, *new.places)


@cache
def _sources() -> dict[Place, tuple[Place, ...]]:
    """The places of the 63 provinces that became part of each of today's."""
    found: dict[Place, list[Place]] = defaultdict(list)
    for old in load_gazetteer("63").places:
        for change in changes_of(old):
            found[change.place].append(old)
    return {place: tuple(places) for place, places in found.items()}


@cache
def _successors() -> dict[str, frozenset[str]]:
    """The provinces of today that each of the 63 went into, for places that were gone before."""
    found: dict[str, set[str]] = defaultdict(set)
    for old in load_gazetteer("63").places:
        for change in changes_of(old):
            found[name_key(old.province.name)].add(name_key(change.place.province.name))
    return {province: frozenset(names) for province, names in found.items()}


@cache
def _provinces_of(place: Place) -> frozenset[str]:
    """Return the provinces that a place was in, is in, or came from."""
    own = name_key(place.province.name)
    if place.district is None:
        return frozenset({own, *(name_key(p.province.name) for p in _sources().get(place, ()))})
    changed = frozenset(name_key(change.place.province.name) for change in changes_of(place))
    return frozenset({own}) | (changed or _successors().get(own, frozenset()))


@cache
def _districts_of(place: Place) -> frozenset[str]:
    """Return the districts that a place was in, or that what it came from was in."""
    places = (place, *_sources().get(place, ()))
    return frozenset(name_key(p.district.name) for p in places if p.district is not None)


@cache
def _by_ward() -> dict[str, tuple[Place, ...]]:
    return _indexed((place.ward, place) for place in _all_places())


@cache
def _by_district() -> dict[str, tuple[Place, ...]]:
    return _indexed((place.district, place) for place in _all_places())


@cache
def _by_province() -> dict[str, tuple[Place, ...]]:
    return _indexed((place.province, place) for place in _all_places())


def _indexed(entries: Iterable[tuple[Unit | None, Place]]) -> dict[str, tuple[Place, ...]]:
    key = cache(name_key)
    found: dict[str, list[Place]] = defaultdict(list)
    for unit, place in entries:
        if unit is not None:
            found[key(unit.name)].append(place)
    return {name: tuple(places) for name, places in found.items()}

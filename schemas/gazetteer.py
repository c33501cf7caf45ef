"""The administrative units of Vietnam, in both systems: 63 provinces with districts and wards until
30 June 2025, 34 provinces with wards since. Where the data come from says
``schemas/lexicons/README.md``."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from typing import Literal

from schemas.text import comparable

System = Literal["63", "34"]

Share = Literal["whole", "main", "part"]

LAST_LISTED = "2025"
"""The edition of the 63 provinces as the system ended."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of any level: ``kind`` is its type word (Tỉnh, Thành phố, Quận, Huyện, Thị xã, Xã,
    Phường, Thị trấn, Đặc khu), ``name`` what follows it (Ba Đình; 1 of Quận 1)."""

    kind: str
    name: str

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"


@dataclass(frozen=True, slots=True)
class Place:
    """A commune-level unit and those above it. The 34 provinces have no districts; of the 63, five
    island districts have no wards."""

    ward: Unit | None
    district: Unit | None
    province: Unit
    code: str = field(default="", compare=False)
    """The General Statistics Office's code of the smallest unit; a code outlives a name."""

    @property
    def units(self) -> tuple[Unit, ...]:
        """The units from small to large, as an address names them."""
        return tuple(unit for unit in (self.ward, self.district, self.province) if unit)


@dataclass(frozen=True, slots=True)
class Change:
    """A unit that an old one became part of, as a whole or in parts: the main one of several is that
    to think of first."""

    place: Place
    share: Share


@lru_cache(maxsize=4096)
def name_key(name: str) -> str:
    """Return what spellings of one unit's name have in common: case, tone placement,
    hyphens, the form of an apostrophe and a number's leading zero do not count."""
    text = comparable(name.replace("’", "'"))
    text = re.sub(r"\s*[-–]\s*", " ", text)
    return re.sub(r"\b0+(?=\d)", "", text)


@dataclass(frozen=True)
class Gazetteer:
    """The units of one system.

    ``places`` are those that it ended with or has now; ``gone`` are places of the 63 provinces
    that had been merged, renamed or raised before (as listed in 2021) and stand on older papers.
    Lookups know both, the current ones first. A name is given without its type word.
    """

    system: System
    places: tuple[Place, ...]
    gone: tuple[Place, ...]

    def provinces(self) -> tuple[Unit, ...]:
        """Return the provinces and cities, 63 or 34."""
        return tuple(dict.fromkeys(place.province for place in self.places))

    def districts_of(self, province: str) -> tuple[Unit, ...]:
        """Return the districts of a province that ever were, none if it is unknown."""
        found = self._by_province.get(name_key(province), ())
        return tuple(dict.fromkeys(place.district for place in found if place.district))

    def wards_of(self, province: str, district: str | None = None) -> tuple[Unit, ...]:
        """Return the wards of a province, or of one of its districts."""
        key = None if district is None else name_key(district)
        found = (
            place
            for place in self._by_province.get(name_key(province), ())
            if key is None or (place.district and name_key(place.district.name) == key)
        )
        return tuple(dict.fromkeys(place.ward for place in found if place.ward))

    def provinces_named(self, name: str) -> tuple[Unit, ...]:
        """Return the provinces and cities of a name."""
        return self._provinces.get(name_key(name), ())

    def districts_named(self, name: str) -> tuple[Place, ...]:
        """Return the districts of a name anywhere, as places without a ward."""
        return self._by_district.get(name_key(name), ())

    def wards_named(self, name: str) -> tuple[Place, ...]:
        """Return the places whose ward has a name, anywhere."""
        return self._by_ward.get(name_key(name), ())

    @cached_property
    def by_code(self) -> dict[str, Place]:
        """The places by the code of their smallest unit, those that are gone left out."""
        return {place.code: place for place in self.places}

    @cached_property
    def _provinces(self) -> dict[str, tuple[Unit, ...]]:
        return {
            name: tuple(dict.fromkeys(place.province for place in places))
            for name, places in self._by_province.items()
        }

    @cached_property
    def _by_province(self) -> dict[str, tuple[Place, ...]]:
        return _index((place.province.name, place) for place in self._all)

    @cached_property
    def _by_district(self) -> dict[str, tuple[Place, ...]]:
        pairs = ((p.district, p.province) for p in self._all if p.district)
        return _index((d.name, Place(None, d, province)) for d, province in dict.fromkeys(pairs))

    @cached_property
    def _by_ward(self) -> dict[str, tuple[Place, ...]]:
        return _index((place.ward.name, place) for place in self._all if place.ward)

    @property
    def _all(self) -> tuple[Place, ...]:
        return self.places + self.gone


@cache
def load_gazetteer(system: System) -> Gazetteer:
    """Return the gazetteer of a system; it is read once."""
    unit = cache(Unit)
    if system == "34":
        places = tuple(
            Place(unit(ward_kind, ward), None, unit(kind, province), code)
            for code, kind, province, ward_kind, ward in _rows("gazetteer_34")
        )
        return Gazetteer(system, places, ())
    editions: dict[bool, list[Place]] = {True: [], False: []}
    for listed, code, kind, province, district_kind, district, ward_kind, ward in _rows(
        "gazetteer_63"
    ):
        place = Place(
            unit(ward_kind, ward) if ward else None,
            unit(district_kind, district),
            unit(kind, province),
            code,
        )
        editions[listed == LAST_LISTED].append(place)
    return Gazetteer(system, tuple(editions[True]), tuple(editions[False]))


def changes_of(place: Place) -> tuple[Change, ...]:
    """Return what a place of the 63 provinces became on 1 July 2025, the main share first; none if
    the place is not one of the last edition."""
    if load_gazetteer("63").by_code.get(place.code) != place:
        return ()
    return _changes().get(place.code, ())


@cache
def _changes() -> dict[str, tuple[Change, ...]]:
    new = load_gazetteer("34").by_code
    shares: dict[str, Share] = {"whole": "whole", "main": "main", "part": "part"}
    found: dict[str, list[Change]] = defaultdict(list)
    for code, new_code, share in _rows("ward_changes"):
        change = Change(new[new_code], shares[share])
        found[code].insert(len(found[code]) if share == "part" else 0, change)
    return {code: tuple(changes) for code, changes in found.items()}


def _index(entries: Iterable[tuple[str, Place]]) -> dict[str, tuple[Place, ...]]:
    key = cache(name_key)
    found: dict[str, list[Place]] = defaultdict(list)
    for name, place in entries:
        found[key(name)].append(place)
    return {name: tuple(places) for name, places in found.items()}


def _rows(name: str) -> list[list[str]]:
    """Return the rows of ``<name>.tsv`` below its header."""
    text = (files("schemas.lexicons") / f"{name}.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()[1:]]

"""Names of administrative units as papers write them: type words, abbreviations, both systems."""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from schemas.gazetteer import Gazetteer, Unit, load_gazetteer, name_key
from schemas.lexicons import named_variants

WARD_KINDS = ("Phường", "Xã", "Thị trấn", "Đặc khu")
DISTRICT_KINDS = ("Quận", "Huyện", "Thị xã", "Thành phố")
PROVINCE_KINDS = ("Tỉnh", "Thành phố")

_WRITTEN = (
    ("Thành phố", r"thành phố|t\.\s?p\.?(?![^\W_])|tp\.?(?![^\W_])|tp(?=hcm)"),
    ("Thị xã", r"thị xã|t\.x\.?(?![^\W_])|tx\.?(?![^\W_])"),
    ("Thị trấn", r"thị trấn|t\.t\.?(?![^\W_])|tt\.?(?![^\W_])"),
    ("Tỉnh", r"tỉnh(?![^\W_])|t\."),
    ("Quận", r"quận(?![^\W_])|q\.|q(?=\s?\d)|q(?=\s)"),
    ("Huyện", r"huyện(?![^\W_])|h\.|h(?=\s)"),
    ("Phường", r"phường(?![^\W_])|[pf]\.|[pf](?=\s?\d)|p(?=\s)"),
    ("Xã", r"xã(?![^\W_])|x\.|x(?=\s)"),
    ("Đặc khu", r"đặc khu|đk\.?(?=\s)"),
)
"""Type words and what is written for them; F. for phường is southern."""

TYPE_WORD = re.compile(
    "|".join(f"(?P<k{i}>{pattern})" for i, (_, pattern) in enumerate(_WRITTEN)), re.IGNORECASE
)


@dataclass(frozen=True)
class Named:
    """A piece of an address: its type word written out, None where there is none, and its name."""

    kind: str | None
    name: str

    def __str__(self) -> str:
        return f"{self.kind} {self.name}" if self.kind else self.name


def named(piece: str) -> Named:
    """Return a piece of an address with its type word told from its name: "P. 5", "tỉnh Bến Tre"."""
    province = province_of(piece)
    if province is not None:
        return Named(None, piece)
    found = TYPE_WORD.match(piece)
    if found is None or found.lastgroup is None:
        return Named(None, piece)
    kind = _WRITTEN[int(found.lastgroup[1:])][0]
    name = piece[found.end() :].strip(" :.")
    return Named(kind, name) if name else Named(None, piece)


def is_known(unit: Named) -> bool:
    """Return whether a unit of that kind and name is or was anywhere; without a kind, whether a
    province is called so."""
    if unit.kind in (None, *PROVINCE_KINDS) and province_of(unit.name) is not None:
        return True
    return unit.kind is not None and name_key(unit.name) in _names_by_kind()[unit.kind]


def is_unit_name(name: str) -> bool:
    """Return whether any unit is or was called so, whatever its kind."""
    return any(name_key(name) in names for names in _names_by_kind().values())


def is_word_of_a_unit(word: str) -> bool:
    """Return whether a word is one of those that units are called by (Súp of Ea Súp)."""
    return name_key(word) in _words_of_names()


def province_of(name: str) -> Unit | None:
    """Return the province or city that a name or one of its variants names, in either system."""
    meant = _variants().get(name_key(name), name)
    for gazetteer in systems():
        units = gazetteer.provinces_named(meant)
        if units:
            return units[0]
    return None


def districts_of(name: str, province: Unit | None) -> tuple[Unit, ...]:
    """Return the districts of a name, of a province if that is known: a town and the country around
    it may share one (thị xã and huyện)."""
    key = None if province is None else name_key(province.name)
    return tuple(
        place.district
        for place in load_gazetteer("63").districts_named(name)
        if place.district is not None and key in (None, name_key(place.province.name))
    )


def systems() -> tuple[Gazetteer, Gazetteer]:
    """Return the gazetteers of both systems, the old one first."""
    return load_gazetteer("63"), load_gazetteer("34")


@cache
def _variants() -> dict[str, str]:
    return {name_key(short): name for short, name in named_variants("province_variants").items()}


@cache
def _words_of_names() -> frozenset[str]:
    return frozenset(
        word for names in _names_by_kind().values() for name in names for word in name.split()
    )


@cache
def _names_by_kind() -> dict[str, frozenset[str]]:
    key = cache(name_key)
    names: dict[str, set[str]] = defaultdict(set)
    for gazetteer in systems():
        for place in (*gazetteer.places, *gazetteer.gone):
            for unit in place.units:
                names[unit.kind].add(key(unit.name))
    return {kind: frozenset(found) for kind, found in names.items()}

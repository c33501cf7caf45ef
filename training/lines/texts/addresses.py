"""Addresses as forms and citizens write them, in both systems of administrative units."""

import random
from functools import cache

import numpy as np

from schemas.gazetteer import Place, load_gazetteer
from schemas.lexicons import load_lexicon, province_codes
from training.forms.blocks import Split
from training.forms.places import PLACES, TWO_TIERS_SINCE, an_address
from training.lines.texts.chance import Weighted, between, flip, pick
from training.lines.texts.data import load, load_words
from training.lines.texts.division import unseen
from training.lines.texts.shapes import titled
from training.lines.texts.templates import fill

_PARTS = load_words("place_parts")
_PEOPLE_AND_PLACES = tuple(
    name for name in load("streets") if len(name.split()) == 2 and not any(map(str.isdigit, name))
)
_CITIES = ("Hà Nội", "Hồ Chí Minh", "Hải Phòng", "Đà Nẵng", "Cần Thơ", "Huế")
_HAMLETS = ("thôn", "ấp", "xóm", "khóm", "làng", "bản", "buôn", "tổ dân phố", "khu phố", "khu", "đội", "tổ", "KDC", "tiểu khu", "cụm")  # fmt: skip
_SHORT = {
    "phường": ("P.", "P. ", "P ", "p."),
    "quận": ("Q.", "Q. ", "Q ", "q."),
    "huyện": ("H.", "H. ", "h."),
    "đặc khu": ("ĐK ", "Đặc khu "),
    "xã": ("X.", "X. ", "x."),
    "thị trấn": ("TT.", "TT ", "Tt "),
    "thị xã": ("TX.", "TX ", "Tx "),
    "thành phố": ("TP.", "TP. ", "TP ", "Tp. ", "Tp ", "T.P "),
    "tỉnh": ("T.", "tỉnh "),
    "tổ dân phố": ("TDP ", "Tdp ", "TDP số "),
    "khu phố": ("KP", "Kp", "KP.", "Kp "),
    "đường": ("Đ. ", "đ.", "Đường "),
}


def a_place_name(rng: np.random.Generator) -> str:
    """Return an invented name of a commune, district or hamlet."""
    if flip(rng, 0.14):
        return fill(pick(rng, load("minority_places")), rng)
    if flip(rng, 0.12):
        return pick(rng, _PEOPLE_AND_PLACES)
    return " ".join(dict.fromkeys(pick(rng, _PARTS) for _ in range(2 + flip(rng, 0.08))))


@cache
def _provinces() -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(province_codes().values()), load_lexicon("provinces_34")


def a_province(rng: np.random.Generator, *, two_tiers: bool) -> str:
    """Return a province or city of one of the two systems, without its kind."""
    return pick(rng, _provinces()[two_tiers])


def a_house(rng: np.random.Generator) -> str:
    """Return a house number: 12, 12A, 12/3, 7/7D, 123/45/6."""
    number = str(between(rng, 1, 999) if flip(rng, 0.8) else between(rng, 1, 20))
    while flip(rng, 0.35):
        number += f"/{between(rng, 1, 99)}"
    return number + (pick(rng, "AABBCDEaBisKH") if flip(rng, 0.12) else "")


def _named(kind: str, name: str) -> str:
    return f"{kind} {name}"


def _numbered(rng: np.random.Generator, highest: int) -> str:
    number = between(rng, 1, highest)
    return f"{number:02}" if flip(rng, 0.15) else str(number)


def _street(rng: np.random.Generator) -> list[str]:
    house = a_house(rng)
    street = pick(rng, load("streets")) if flip(rng, 0.8) else f"số {between(rng, 1, 60)}"
    start = pick(rng, ("số ", "số ", "Số nhà ", "SN ", "", "", "nhà số ", "Lô ", "Căn hộ "))
    parts = [f"{start}{house}"]
    if flip(rng, 0.25):
        lane = pick(rng, ("ngõ", "ngõ", "hẻm", "kiệt", "ngách"))
        parts.append(f"{lane} {a_house(rng)}")
    joint = " " if flip(rng, 0.6) else ", "
    road = _named(pick(rng, ("đường", "đường", "phố", "")), street).strip()
    parts[-1] += f"{joint}{road}"
    return parts


def _hamlet(rng: np.random.Generator) -> list[str]:
    kind = pick(rng, _HAMLETS)
    if kind in ("tổ", "đội", "khu phố", "tổ dân phố", "KDC", "cụm") or flip(rng, 0.35):
        parts = [_named(kind, _numbered(rng, 20))]
    else:
        parts = [_named(kind, a_place_name(rng))]
    if kind not in ("tổ", "đội") and flip(rng, 0.2):
        parts.insert(0, f"tổ {_numbered(rng, 30)}")
    return parts


@cache
def _places() -> tuple[tuple[Place, ...], tuple[Place, ...]]:
    old = load_gazetteer("63")
    return old.places + old.gone, load_gazetteer("34").places


def _units(rng: np.random.Generator) -> list[str]:
    """Units from small to large, real ones or invented combinations, in either system."""
    if flip(rng, 0.35):
        return _invented_units(rng)
    place = pick(rng, _places()[flip(rng, 0.4)])
    return [_named(unit.kind.lower(), unit.name) for unit in place.units]


def _invented_units(rng: np.random.Generator) -> list[str]:
    two_tiers = flip(rng, 0.4)
    province = a_province(rng, two_tiers=two_tiers)
    city = province in _CITIES
    ward_kind = pick(rng, ("phường", "phường", "phường", "xã") if city else ("xã", "xã", "phường", "thị trấn"))  # fmt: skip
    if ward_kind == "thị trấn" and two_tiers:
        ward_kind = "xã"
    numbered = ward_kind == "phường" and flip(rng, 0.2)
    units = [_named(ward_kind, _numbered(rng, 28) if numbered else a_place_name(rng))]
    if not two_tiers:
        kind = pick(rng, ("quận", "huyện") if city else ("huyện", "huyện", "thị xã", "thành phố"))
        numbered = kind == "quận" and flip(rng, 0.4)
        units.append(_named(kind, str(between(rng, 1, 12)) if numbered else a_place_name(rng)))
    return [*units, _named("thành phố" if city else "tỉnh", province)]


def _shortened(unit: str, rng: np.random.Generator) -> str:
    for kind, forms in _SHORT.items():
        if unit.startswith(f"{kind} "):
            return pick(rng, forms) + unit[len(kind) + 1 :]
    return unit


def _bare(unit: str) -> str:
    """Return a unit without its kind, unless a number alone would be left."""
    for kind in (
        "phường",
        "quận",
        "huyện",
        "xã",
        "thị trấn",
        "thị xã",
        "thành phố",
        "tỉnh",
        "đặc khu",
    ):
        if unit.startswith(f"{kind} ") and not unit[len(kind) + 1].isdigit():
            return unit[len(kind) + 1 :]
    return unit


def _in_full(rng: np.random.Generator) -> str:
    local = _street(rng) if flip(rng, 0.5) else _hamlet(rng)
    text = ", ".join([*local, *_units(rng)])
    return text[:1].upper() + text[1:]


def _short(rng: np.random.Generator) -> str:
    parts = [*(_street(rng) if flip(rng, 0.6) else _hamlet(rng)), *_units(rng)]
    comma = pick(rng, (", ", ", ", ",", " - ", "-"))
    text = comma.join(_shortened(part, rng) if flip(rng, 0.75) else part for part in parts)
    return text[:1].upper() + text[1:] if flip(rng, 0.8) else text


def _without_commas(rng: np.random.Generator) -> str:
    """As in cells of tables: Khu 8 Bảo An Tp Phan Rang Tháp Chàm Ninh Thuận."""
    parts = [*(_street(rng) if flip(rng, 0.35) else _hamlet(rng)), *_units(rng)]
    if flip(rng, 0.4):
        parts = parts[between(rng, 0, len(parts) - 2) :]
    words = [
        _bare(part) if flip(rng, 0.7) else _shortened(part, rng) if flip(rng, 0.6) else part
        for part in parts
    ]
    return titled(" ".join(words).replace(",", ""))


def _units_only(rng: np.random.Generator) -> str:
    units = _units(rng)
    if flip(rng, 0.4):
        units = [_bare(unit) for unit in units]
    joint = pick(rng, (", ", ", ", " - ", "; "))
    return titled(joint.join(units)) if flip(rng, 0.5) else joint.join(units)


def _real(rng: np.random.Generator) -> str:
    draws = random.Random(int(rng.integers(2**32)))
    day = TWO_TIERS_SINCE.replace(year=2024 + draws.randrange(2))
    return an_address(draws, draws.choice(PLACES)).written(day, short=flip(rng, 0.5))


_STYLES = Weighted.of({_in_full: 30, _short: 20, _without_commas: 25, _units_only: 17, _real: 8})
_HAND_STYLES = Weighted.of(
    {_in_full: 22, _short: 24, _without_commas: 35, _units_only: 14, _real: 5}
)


def an_address_line(split: Split, rng: np.random.Generator, *, for_hand: bool = False) -> str:
    """Return an address that belongs to the split, in full, shortened or as in tables."""
    styles = _HAND_STYLES if for_hand else _STYLES
    return unseen(split, lambda: styles.pick(rng)(rng))

"""Addresses and places: which parts of them are administrative units, hamlet, street and house."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.normalise.result import Normalised
from pipeline.normalise.units import (
    DISTRICT_KINDS,
    TYPE_WORD,
    WARD_KINDS,
    Named,
    districts_of,
    is_known,
    is_unit_name,
    named,
    province_of,
    systems,
)
from schemas.gazetteer import Unit, name_key
from schemas.text import tidy

_COUNTRY = re.compile(r"[\s,;\-–.]*(?:nước\s+)?(?:CHXHCN\s+)?Việt\s*Nam\s*$", re.IGNORECASE)
_OFFICE = re.compile(
    r"(?:nhân dân|ubnd|công an|trạm y tế|tư pháp|quân sự|đất đai|của|tại)\s*$", re.IGNORECASE
)
"""What ends before the unit that an office belongs to."""

_HAMLET = re.compile(
    r"(?:thôn|ấp|xóm|bản|buôn|bon|làng|khóm|phum|sóc|plei|khu phố|khu dân cư|khu|tổ dân phố|tổ|đội|cụm"
    r"|tiểu khu|kp|kdc|tdp)(?:\.\s?|\s+|(?=\d)).+",
    re.IGNORECASE,
)
_HOUSE = re.compile(
    r"(?:(?:nhà\s+số|số\s+nhà|số|sn|nhà)\.?\s*:?\s*)?"
    r"(\d+[A-Za-zĐđ]?(?:\s?[/\-]\s?\d*[A-Za-zĐđ]?\d*)*(?:\s?(?:bis|ter))?)(?=$|[\s.])\s*(.*)",
    re.IGNORECASE,
)
_LANE = re.compile(
    r"((?:ngõ|ngách|hẻm|kiệt|lô|căn hộ|căn|phòng|tầng|block)\s+[0-9A-Z][0-9A-Za-z/.\-]*)\s*(.*)",
    re.IGNORECASE,
)
_STREET = re.compile(
    r"(?:đường|phố|đ\.|đại lộ|quốc lộ|ql\.?|tỉnh lộ|hương lộ|tl\.?)\s*\S.*", re.IGNORECASE
)


@dataclass(frozen=True)
class _Units:
    """The units of an address, and how many pieces stand before the first of them."""

    parts: dict[str, str]
    first: int


def parse_address(text: str) -> Normalised:
    """Return an address as written, with house, street, hamlet, ward, district and province as
    parts where they can be told.

    A unit has its type word written out and its name as in the gazetteer of either system
    (``Phường 5``); one that no gazetteer has stays as written. Reads P., Q., F., TP, TX, TT, H.,
    T., X., addresses parted by commas, by dashes or by nothing.
    """
    written = tidy(text)
    pieces = list(_pieces(written))
    units = _units(pieces)
    parts = {**_local_parts(pieces[: units.first]), **units.parts}
    return Normalised(written or None, parts=parts)


def parse_place(text: str) -> Normalised:
    """Return a place as written, with the units it names as parts: of a hospital, of an office."""
    written = tidy(text)
    return Normalised(written or None, parts=_units(list(_pieces(written))).parts)


def _pieces(text: str) -> Iterator[str]:
    """Yield what stands between commas, dashes and before known units, from small to large."""
    chunks = [chunk.strip() for chunk in re.split(r"[,;]", _COUNTRY.sub("", text))]
    dashed = [piece for chunk in chunks if chunk for piece in _at_dashes(chunk)]
    for index, chunk in enumerate(dashed):
        yield from _at_units(chunk, is_last=index == len(dashed) - 1)


def _at_dashes(chunk: str) -> list[str]:
    """A dash parts an address unless it belongs to a name (Bà Rịa - Vũng Tàu)."""
    pieces = [piece for piece in re.split(r"\s+[-–]\s+|\s+[-–](?=\S)", chunk) if piece]
    joined: list[str] = []
    while pieces:
        last = pieces.pop()
        if pieces and _is_one_name(pieces[-1], last):
            last = f"{pieces.pop()} - {last}"
        joined.insert(0, last)
    return joined


def _is_one_name(before: str, after: str) -> bool:
    whole = named(f"{before} - {after}")
    return is_known(whole) or is_unit_name(whole.name)


def _at_units(chunk: str, is_last: bool) -> Iterator[str]:
    end, pieces = len(chunk), list[str]()
    if is_last:
        province = _province_at_the_end(chunk)
        if province:
            pieces.append(chunk[province:])
            end = province
    starts = [found.start() for found in TYPE_WORD.finditer(chunk) if found.start()]
    for start in reversed(starts):
        if start >= end or not chunk[start - 1].isspace():
            continue
        unit = named(chunk[start:end].strip())
        if is_known(unit) or (unit.kind and _OFFICE.search(chunk[:start])):
            pieces.append(chunk[start:end])
            end = start
    pieces.append(chunk[:end])
    yield from (piece.strip() for piece in reversed(pieces) if piece.strip())


def _province_at_the_end(chunk: str) -> int:
    """Return where the bare name of a province begins that other words stand before, 0 if none."""
    words = list(re.finditer(r"\S+", chunk))
    for count in (4, 3, 2):
        if len(words) <= count:
            continue
        start = words[-count].start()
        before = chunk[:start].strip()
        is_typed = TYPE_WORD.fullmatch(before.split()[-1]) or before.lower().endswith(
            ("thành phố", "thị xã", "thị trấn", "đường", "phố", "-")
        )
        if not is_typed and province_of(chunk[start:]) is not None:
            return start
    return 0


def _units(pieces: Sequence[str]) -> _Units:
    """Tell province, district and ward, from the right."""
    parts: dict[str, str] = {}
    province: Unit | None = None
    first = len(pieces)
    for index in range(len(pieces) - 1, -1, -1):
        unit = named(pieces[index])
        level, value = _level_of(unit, parts, province, is_beside=index == first - 1)
        if level is None:
            continue
        if level == "province":
            province = province_of(unit.name)
        parts[level] = value
        first = index
        if level == "ward":
            break
    return _Units({level: parts[level] for level in ("ward", "district", "province") if level in parts}, first)  # fmt: skip


def _level_of(
    unit: Named, parts: dict[str, str], province: Unit | None, is_beside: bool
) -> tuple[str | None, str]:
    """Return the level that a piece has among those not yet told, with its name; None for none."""
    if not {"province", "district"} & parts.keys():
        found = province_of(unit.name)
        if unit.kind == "Tỉnh" or (found is not None and _names_a_province(unit, found)):
            return "province", str(found or unit)
    if province is not None and unit.kind == province.kind and province_of(unit.name) == province:
        return None, ""
    if unit.kind in DISTRICT_KINDS and "district" not in parts:
        spelt = [district.name for district in districts_of(unit.name, province)] or [unit.name]
        return "district", f"{unit.kind} {spelt[0]}"
    if unit.kind in WARD_KINDS:
        return "ward", f"{unit.kind} {_ward_name(unit.name, province) or unit.name}"
    if unit.kind is None and is_beside and parts:
        districts = districts_of(unit.name, province) if province is not None else ()
        if districts and "district" not in parts:
            return "district", str(districts[0])
        if province is not None and _ward_name(unit.name, province):
            return "ward", str(_bare_ward(unit.name, province, parts.get("district")) or unit)
    return None, ""


def _names_a_province(unit: Named, found: Unit) -> bool:
    """A city that is not one of those run by the state is a district: thành phố Vinh, and thành phố
    Hải Dương within the province of that name."""
    if unit.kind is None or found.kind == unit.kind:
        return True
    return unit.kind == "Thành phố" and not districts_of(unit.name, None)


def _ward_name(name: str, province: Unit | None) -> str | None:
    """Return how the gazetteers spell a ward's name, in a province of theirs if that is known."""
    for gazetteer in systems():
        for place in gazetteer.wards_named(name):
            is_there = province is None or name_key(place.province.name) == name_key(province.name)
            if place.ward is not None and is_there:
                return place.ward.name
    return None


def _bare_ward(name: str, province: Unit, district: str | None) -> Unit | None:
    """Return the ward of a name without type word, in its district if one is told."""
    found = [
        place
        for gazetteer in systems()
        for place in gazetteer.wards_named(name)
        if name_key(place.province.name) == name_key(province.name)
    ]
    here = [place for place in found if str(place.district) == district] or found
    return here[0].ward if here else None


def _local_parts(pieces: Sequence[str]) -> dict[str, str]:
    """Tell house, street and hamlet among the pieces before the units."""
    told: dict[str, list[str]] = {"house": [], "street": [], "hamlet": []}
    for piece in pieces:
        for level, value in _local(piece, has_house=bool(told["house"])):
            told[level].append(value)
    return {level: ", ".join(values) for level, values in told.items() if values}


def _local(piece: str, has_house: bool) -> Iterator[tuple[str, str]]:
    rest = piece.strip(" .")
    while rest:
        house = _HOUSE.fullmatch(rest) or _LANE.fullmatch(rest)
        if house is None:
            break
        yield "house", house.group(1)
        rest, has_house = house.group(2).strip(" .,"), True
    if _HAMLET.fullmatch(rest):
        yield "hamlet", rest
    elif rest and (has_house or _STREET.fullmatch(rest)):
        yield "street", rest

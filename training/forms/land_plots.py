"""Invented users of invented plots of land, for both applications about land."""

import datetime as dt
import random
from dataclasses import dataclass

from training.forms.people import FEMALE, MALE, Person, an_adult
from training.forms.places import PLACES, TWO_TIERS_SINCE, Address, Place, an_address
from training.forms.values import (
    BLANK,
    Habit,
    Written,
    any_id_document,
    made_on,
    phone,
    plain,
)

_TOWN_USES = ("Đất ở tại đô thị", "Đất ở tại đô thị (ODT)", "Đất ở")
_COUNTRY_USES = (
    "Đất ở tại nông thôn",
    "Đất ở tại nông thôn (ONT)",
    "Đất trồng cây lâu năm",
    "Đất trồng cây lâu năm (CLN)",
    "Đất chuyên trồng lúa",
    "Đất ở và đất vườn",
)
_HAMLETS = ("thôn", "xóm", "ấp", "bản")


@dataclass(frozen=True)
class Plot:
    """A plot of land: numbers on the map, what it is used for, square metres, where it is."""

    number: int
    sheet: int
    use: str
    square_metres: float
    address: Address


def a_user(rng: random.Random, signed: dt.date) -> tuple[Person, Address]:
    """Return somebody who uses land, and where they live."""
    home = an_address(rng, rng.choice(PLACES))
    return an_adult(rng, rng.choice([MALE, FEMALE]), signed, home.place, 24, 78), home


def a_plot(rng: random.Random, place: Place) -> Plot:
    """Return a plot in a place: small in a town, larger in the country."""
    address = an_address(rng, place)
    is_rural = address.street.startswith(_HAMLETS)
    use = rng.choice(_COUNTRY_USES if is_rural else _TOWN_USES)
    size = rng.uniform(120, 2400) if is_rural else rng.uniform(32, 240)
    return Plot(
        rng.randint(2, 980), rng.randint(1, 86), use, round(size, rng.randint(0, 1)), address
    )


def user_answers(
    rng: random.Random, who: Person, home: Address, habit: Habit, signed: dt.date
) -> dict[str, Written]:
    """Return who asks: the first item of both applications."""
    return {
        "user_name": habit.name(who),
        "user_id": any_id_document(who, signed, rng),
        "user_address": habit.address(home, signed),
        "user_phone": phone(rng, who),
        "user_email": plain(who.email) if rng.random() < 0.5 else BLANK,
    }


def plot_answers(plot: Plot, signed: dt.date) -> dict[str, Written]:
    """Return what both applications ask about a plot."""
    area = f"{plot.square_metres:g} m2".replace(".", ",")
    return {
        "plot_number": plain(str(plot.number)),
        "map_sheet": plain(str(plot.sheet)),
        "plot_address": plain(plot.address.written(signed)),
        "area_m2": plain(area),
        "land_use": plain(plot.use),
    }


def land_office(rng: random.Random, place: Place, on: dt.date) -> Written:
    """Return whom an application about a plot in a place goes to.

    Before July 2025 the branch of the land registration office in the district (Decree
    101/2024/NĐ-CP), since then also the commune's people's committee (Decree 151/2025/NĐ-CP).
    """
    if on < TWO_TIERS_SINCE:
        branch = f"Chi nhánh Văn phòng đăng ký đất đai {place.district}"
        return plain(rng.choice([branch, f"{branch}, {place.province}"]))
    return plain(
        rng.choice(
            [
                f"Ủy ban nhân dân {place.new_ward}, {place.new_province}",
                f"Văn phòng đăng ký đất đai {place.new_province}",
            ]
        )
    )


_EXEMPT = (
    "Không",
    "Không",
    "Hộ nghèo",
    "Hộ gia đình thuộc hộ cận nghèo",
    "Thương binh",
    "Người có công với cách mạng",
)
"""Who pays less for land, as people write it."""


def beside_both(rng: random.Random, who: Person) -> dict[str, str]:
    """Return what prints of both applications ask beside the fields, mostly filled in."""
    number = rng.choice([f"8{rng.randrange(10**9):09}", who.personal_id])
    return {
        "user_birth_year": str(who.born.year),
        "tax_code": number if rng.random() < 0.75 else "",
        "exempt": rng.choice(_EXEMPT) if rng.random() < 0.8 else "",
    }


HOUSE_PLEDGE = "Cam kết chịu trách nhiệm về nhà ở, công trình xây dựng"
"""What number 25 of 2026 lets people tick."""


def building(rng: random.Random, plot: Plot, signed: dt.date) -> dict[str, str]:
    """Return a house on a plot, as the first application asks about it; none on a field."""
    if not plot.use.startswith("Đất ở") or rng.random() < 0.2:
        return {}
    ground = round(min(plot.square_metres * rng.uniform(0.3, 0.8), 160), 1)
    floors = rng.choice([1, 1, 2, 2, 3])
    ever = rng.choice(["Lâu dài", "Không xác định thời hạn", ""])
    floor = f"{ground * floors:.1f}".replace(".", ",")
    return {
        "house_kind": rng.choice(["Nhà ở riêng lẻ", "Nhà ở", "Nhà cấp 4", "Nhà ở gia đình"]),
        "house_address": plot.address.written(signed).split(", ")[0],
        "house_ground": f"{ground:.1f}".replace(".", ","),
        "house_floor": floor,
        "house_shared": rng.choice(["0", "không"]),
        "house_own": floor,
        "house_storeys": f"{floors:02}",
        "house_above": f"{floors:02}",
        "house_below": "0",
        "house_origin": rng.choice(["Tự xây dựng", "Tự xây", "Được tặng cho", "Nhận thừa kế"]),
        "house_year": str(rng.randint(1988, signed.year - 1)),
        "house_term": ever,
        "house_pledge": HOUSE_PLEDGE,
    }


def signing(place: Place, on: dt.date) -> dict[str, Written]:
    """Return where and when an application is signed."""
    return {"made_at": plain(place.town(on)), "made_on": made_on(on)}

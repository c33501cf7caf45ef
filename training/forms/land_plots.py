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


def signing(place: Place, on: dt.date) -> dict[str, Written]:
    """Return where and when an application is signed."""
    return {"made_at": plain(place.town(on)), "made_on": made_on(on)}

"""What the declarations of civil status have in common: who asks, where and when, which copies.

Circular 04/2020/TT-BTP, as amended by 04/2024/TT-BTP.
"""

import datetime as dt
import random

from training.forms.people import Person
from training.forms.places import Address, Place
from training.forms.values import (
    BLANK,
    Habit,
    Written,
    any_id_document,
    count_of,
    made_on,
    plain,
)


def committee(rng: random.Random, place: Place, on: dt.date) -> Written:
    """Return the people's committee of a place's commune, in full or with the usual letters."""
    return plain(f"{rng.choice(['Ủy ban nhân dân', 'UBND'])} {place.written(on)}")


def requester(
    rng: random.Random, who: Person, home: Address, habit: Habit, on: dt.date
) -> dict[str, Written]:
    """Return what the opening of a declaration asks of the person who makes it."""
    return {
        "receiving_office": committee(rng, home.place, on),
        "requester_name": habit.name(who),
        "requester_residence": habit.address(home, on),
        "requester_id": any_id_document(who, on, rng),
    }


def person(prefix: str, who: Person, habit: Habit) -> dict[str, Written]:
    """Return name, day of birth, gender, people and nationality of somebody, by prefixed field."""
    return {
        f"{prefix}_name": habit.name(who),
        f"{prefix}_birth_date": habit.date(who.born),
        f"{prefix}_gender": plain(who.gender),
        f"{prefix}_ethnicity": plain(who.ethnicity),
        f"{prefix}_nationality": plain(who.nationality),
    }


def signed_at(place: Place, on: dt.date) -> dict[str, Written]:
    """Return where and when a declaration is signed."""
    return {"made_at": plain(place.town(on)), "made_on": made_on(on)}


def stamp_of(place: Place, on: dt.date) -> tuple[str, str]:
    """Return the texts of the stamp of a place's people's committee."""
    return ("ỦY BAN NHÂN DÂN", place.units(on)[0].upper())


def copies(rng: random.Random) -> dict[str, Written]:
    """Return whether copies are wanted, and how many."""
    if rng.random() < 0.2:
        return {"copies_requested": plain("Không"), "copies_count": BLANK}
    return {"copies_requested": plain("Có"), "copies_count": count_of(rng, rng.randint(1, 5))}

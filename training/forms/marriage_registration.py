"""TỜ KHAI ĐĂNG KÝ KẾT HÔN: what invented couples write on it.

The form of Circular 04/2020/TT-BTP, as amended by 04/2024/TT-BTP. A man may marry from 20, a
woman from 18 (Law on Marriage and Family 52/2014/QH13, article 8).
"""

import datetime as dt
import random

from training.forms.civil import committee, copies, signed_at, stamp_of
from training.forms.mistakes import Subject, counted_though_refused, mistaken
from training.forms.people import FEMALE, MALE, Person, an_adult
from training.forms.places import PLACES, Address, an_address
from training.forms.truth import ErrorKind
from training.forms.values import Filling, Habit, Written, a_signing_day, any_id_document, plain

ERRORS = (
    ErrorKind.IMPOSSIBLE_DATE,
    ErrorKind.ID_CONTRADICTS_BIRTH_YEAR,
    ErrorKind.SMUDGED_NAME,
    ErrorKind.ID_CONTRADICTS_GENDER,
    ErrorKind.GROOM_TOO_YOUNG,
    ErrorKind.COPIES_REFUSED_BUT_COUNTED,
)

_TIMES = (
    ("1", "2"),
    ("01", "02"),
    ("Lần thứ nhất", "Lần thứ hai"),
    ("Thứ nhất", "Thứ hai"),
    ("Lần 1", "Lần 2"),
    ("Lần đầu", "Lần thứ 2"),
)
"""How couples write that it is their first or second marriage."""


def fill(rng: random.Random, error: ErrorKind | None = None) -> Filling:
    """Return an invented couple's declaration, with a mistake if one is asked for."""
    signed = a_signing_day(rng)
    habit = Habit.drawn(rng)
    homes = [an_address(rng, rng.choice(PLACES)) for _ in range(2)]
    bride = an_adult(rng, FEMALE, signed, homes[0].place, 18.1, 38)
    ages = (17.2, 19.8) if error is ErrorKind.GROOM_TOO_YOUNG else (20.1, 42)
    groom = an_adult(rng, MALE, signed, homes[1].place, *ages)
    times = rng.choice(_TIMES)
    place = rng.choice(homes).place
    answers = {
        "receiving_office": committee(rng, place, signed),
        **_spouse(rng, "bride", bride, homes[0], habit, signed, times),
        **_spouse(rng, "groom", groom, homes[1], habit, signed, times),
        **signed_at(place, signed),
        **copies(rng),
    }
    filling = Filling(
        answers,
        asides={"bride": (bride.name,), "groom": (groom.name,)},
        stamp=stamp_of(place, signed),
        holder=rng.choice([(bride, homes[0]), (groom, homes[1])]),
    )
    return _mistaken(rng, filling, error, bride, groom)


def _spouse(
    rng: random.Random,
    who: str,
    person: Person,
    home: Address,
    habit: Habit,
    signed: dt.date,
    times: tuple[str, str],
) -> dict[str, Written]:
    is_second = person.age(signed) > 26 and rng.random() < 0.3
    return {
        f"{who}_name": habit.name(person),
        f"{who}_birth_date": habit.date(person.born),
        f"{who}_ethnicity": plain(person.ethnicity),
        f"{who}_nationality": plain(person.nationality),
        f"{who}_residence": habit.address(home, signed),
        f"{who}_id": any_id_document(person, signed, rng),
        f"{who}_marriage_count": Written(times[is_second], "2" if is_second else "1"),
    }


def _mistaken(
    rng: random.Random, right: Filling, error: ErrorKind | None, bride: Person, groom: Person
) -> Filling:
    match error:
        case None:
            return right
        case ErrorKind.GROOM_TOO_YOUNG:
            note = f"born on {groom.born}, he may not marry yet"
            return right.with_error("groom_birth_date", error, note, others=("made_on",))
        case ErrorKind.COPIES_REFUSED_BUT_COUNTED:
            return counted_though_refused(rng, right)
    who, person = rng.choice([("bride", bride), ("groom", groom)])
    about = Subject(person, f"{who}_name", f"{who}_birth_date", f"{who}_id")
    return mistaken(rng, right, error, about)

"""Mistakes that people make on forms, put in on purpose."""

import datetime as dt
import random
from dataclasses import dataclass

from training.forms.people import Person
from training.forms.truth import ErrorKind
from training.forms.values import Filling, Written, plain

_NO_SUCH_DAYS = ((30, 2), (31, 2), (31, 4), (31, 6), (31, 9), (31, 11))


def impossible_date(rng: random.Random, latest: dt.date) -> tuple[int, int, int]:
    """Return a day, month and year that do not exist, in the year up to the month of ``latest``."""
    day, month = rng.choice(_NO_SUCH_DAYS)
    return day, month, latest.year - (month > latest.month)


def contradicting_id(rng: random.Random, personal_id: str) -> str:
    """Return a personal ID whose birth year differs, by a few years, from the given one's."""
    year = (int(personal_id[4:6]) + rng.choice([-7, -4, -3, 2, 5, 6])) % 100
    return f"{personal_id[:4]}{year:02d}{personal_id[6:]}"


def id_of_the_other_gender(personal_id: str) -> str:
    """Return a personal ID whose fourth digit says the other gender in the same century."""
    return f"{personal_id[:3]}{int(personal_id[3]) ^ 1}{personal_id[4:]}"


def unreal(day: int, month: int, year: int) -> Written:
    """Return a date that does not exist, as written: it has no value.

    Raises:
        ValueError: if the date does exist.
    """
    try:
        dt.date(year, month, day)
    except ValueError:
        return Written(f"{day:02}/{month:02}/{year}", None)
    raise ValueError(f"{day}/{month}/{year} exists")


@dataclass(frozen=True)
class Subject:
    """Whom a form is about, and the fields that hold the name, the day of birth, the identity card
    or its number, and the gender; "" where the form does not ask."""

    person: Person
    name: str
    born: str = ""
    id: str = ""
    gender: str = ""


def mistaken(rng: random.Random, right: Filling, error: ErrorKind, about: Subject) -> Filling:
    """Return a filling with one of the mistakes that any form about a person can have.

    Raises:
        ValueError: if it is a mistake of particular forms.
    """
    match error:
        case ErrorKind.SMUDGED_NAME:
            return right.with_error(about.name, error, "a wet thumb went over the name")
        case ErrorKind.IMPOSSIBLE_DATE:
            wrong = unreal(*impossible_date(rng, dt.date(about.person.born.year, 12, 1)))
            return right.with_error(
                about.born, error, f"{wrong.text} does not exist", {about.born: wrong}
            )
        case ErrorKind.ID_CONTRADICTS_BIRTH_YEAR:
            wrong_id = contradicting_id(rng, about.person.personal_id)
            note = f"the number says {wrong_id[4:6]}, the birth year is {about.person.born.year}"
            answer = _renumbered(right, about, wrong_id)
            return right.with_error(about.id, error, note, {about.id: answer}, (about.born,))
        case ErrorKind.ID_CONTRADICTS_GENDER:
            wrong_id = id_of_the_other_gender(about.person.personal_id)
            note = f"the number's fourth digit is {wrong_id[3]}, the gender {about.person.gender}"
            answer = _renumbered(right, about, wrong_id)
            others = (about.gender,) if about.gender else ()
            return right.with_error(about.id, error, note, {about.id: answer}, others)
    raise ValueError(f"no {error} on this form")


def counted_though_refused(rng: random.Random, right: Filling) -> Filling:
    """Return a filling that wants no copies, but says how many."""
    number = str(rng.randint(1, 5))
    wrong = {"copies_requested": plain("Không"), "copies_count": Written(number, number)}
    return right.with_error(
        "copies_count",
        ErrorKind.COPIES_REFUSED_BUT_COUNTED,
        f"no copies are asked for, but {number} counted",
        wrong,
        ("copies_requested",),
    )


def _renumbered(right: Filling, about: Subject, number: str) -> Written:
    return plain(right.answers[about.id].text.replace(about.person.personal_id, number))

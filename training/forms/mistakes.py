"""Mistakes that people make on forms, put in on purpose."""

import datetime as dt
import random

from training.forms.values import Written

_NO_SUCH_DAYS = ((30, 2), (31, 2), (31, 4), (31, 6), (31, 9), (31, 11))


def impossible_date(rng: random.Random, latest: dt.date) -> tuple[int, int, int]:
    """Return a day, month and year that do not exist, in the year up to the month of ``latest``."""
    day, month = rng.choice(_NO_SUCH_DAYS)
    return day, month, latest.year - (month > latest.month)


def contradicting_id(rng: random.Random, personal_id: str) -> str:
    """Return a personal ID whose birth year differs, by a few years, from the given one's."""
    year = (int(personal_id[4:6]) + rng.choice([-7, -4, -3, 2, 5, 6])) % 100
    return f"{personal_id[:4]}{year:02d}{personal_id[6:]}"


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

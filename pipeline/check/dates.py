"""Dates of a record in the order in which things happen, and the ages that follow."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.check.result import Effect, Finding, Subject
from pipeline.normalise import NormalField
from schemas.reasons import (
    BORN_AFTER_DECLARATION,
    DATED_AFTER_DECLARATION,
    DIED_BEFORE_BIRTH,
    GRADUATED_BEFORE_BIRTH,
    IMPOSSIBLE_TIME,
    NOTICE_BEFORE_DEATH,
    PARENT_TOO_OLD,
    PARENT_TOO_YOUNG,
    PERIOD_BEFORE_BIRTH,
    PERIOD_REVERSED,
    REGISTERED_BEFORE_BIRTH,
    TOO_YOUNG_TO_MARRY,
)
from schemas.record import Reason

Values = Mapping[str, NormalField]


@dataclass(frozen=True)
class Order:
    """One date must not be before another; ``earlier`` is a pattern of field ids."""

    earlier: str
    later: str
    reason: Reason


ORDERS = (
    Order(r"(?:.*[._])?birth_(?:date|year)", "made_on", BORN_AFTER_DECLARATION),
    Order("deceased_birth_date", "death_date", DIED_BEFORE_BIRTH),
    Order("death_date", "death_notice_date", NOTICE_BEFORE_DEATH),
    Order("subject_birth_date", "registered_on", REGISTERED_BEFORE_BIRTH),
    Order("period_from", "period_to", PERIOD_REVERSED),
    Order("subject_birth_date", "period_from", PERIOD_BEFORE_BIRTH),
    Order("birth_date", "graduation_year", GRADUATED_BEFORE_BIRTH),
    Order(
        "death_date|death_notice_date|registered_on|period_from|certificate_date|use_since"
        "|graduation_year",
        "made_on",
        DATED_AFTER_DECLARATION,
    ),
)
"""Nothing that a declaration tells of happens after it, and nobody does anything before birth."""


@dataclass(frozen=True)
class Age:
    """How old somebody is at least, or at most, when something happens; in full years."""

    born: str
    at: str
    reason: Reason
    effect: Effect
    least: int = 0
    most: int = 200
    since: str = ""
    """The rule holds for what happens from this date on."""


MIN_PARENT_AGE = 12
MAX_MOTHER_AGE = 55
"""Births are counted for mothers of 15 to 49 (WHO, Reproductive Health Indicators, 2006); the
limits leave room at both ends."""

AGES = (
    Age("bride_birth_date", "made_on", TOO_YOUNG_TO_MARRY, Effect.CONTRADICTS, least=18, since="2015"),
    Age("groom_birth_date", "made_on", TOO_YOUNG_TO_MARRY, Effect.CONTRADICTS, least=20, since="2015"),
    Age("mother_birth_year", "child_birth_date", PARENT_TOO_YOUNG, Effect.CONTRADICTS, least=MIN_PARENT_AGE),
    Age("father_birth_year", "child_birth_date", PARENT_TOO_YOUNG, Effect.CONTRADICTS, least=MIN_PARENT_AGE),
    Age("mother_birth_year", "child_birth_date", PARENT_TOO_OLD, Effect.DOUBTS, most=MAX_MOTHER_AGE),
)  # fmt: skip
"""Men marry from 20 full years, women from 18 (Law on Marriage and Family 52/2014/QH13, article 8,
in force since 1 January 2015; the law before counted the years begun)."""

_TIME = re.compile(r"(\d{1,2})\s*(?:giờ|h|:)\s*(?:(\d{1,2})(?:\s*phút)?)?", re.IGNORECASE)


def check_orders(values: Values) -> Iterator[Finding]:
    """Yield the dates that stand in an order that cannot be."""
    for order in ORDERS:
        later = values.get(order.later)
        for key, earlier in values.items():
            if later is None or not re.fullmatch(order.earlier, key):
                continue
            if is_after(earlier.value, later.value):
                keys = (key, order.later)
                yield Finding(keys, Effect.CONTRADICTS, order.reason, about=Subject.PAPER)


def check_ages(values: Values) -> Iterator[Finding]:
    """Yield the people who are too young or too old for what the paper says."""
    for age in AGES:
        born, at = values.get(age.born), values.get(age.at)
        years = full_years(born.value, at.value) if born is not None and at is not None else None
        if years is None or at is None or (at.value or "") < age.since:
            continue
        if not age.least <= years <= age.most:
            keys = (age.at, age.born)
            yield Finding(keys, age.effect, age.reason, about=Subject.PAPER)


def check_times(values: Values) -> Iterator[Finding]:
    """Yield the times of day that no clock shows ("25 giờ 70 phút")."""
    for key, field in values.items():
        found = _TIME.search(field.value or "") if key.endswith("_time") else None
        if found and (int(found.group(1)) > 24 or int(found.group(2) or 0) > 59):
            yield Finding((key,), Effect.CONTRADICTS, IMPOSSIBLE_TIME)


def is_after(one: str | None, other: str | None) -> bool:
    """Return whether a date is surely after another: YYYY, YYYY-MM or YYYY-MM-DD, compared as far as
    both are known."""
    if not one or not other:
        return False
    length = min(len(one), len(other))
    return one[:length] > other[:length]


def full_years(born: str | None, at: str | None) -> int | None:
    """Return the full years from one date to another; where only years are known, the most that it
    may be. None where a date is missing."""
    if not born or not at:
        return None
    has_birthday_passed = not is_after(born[5:], at[5:])
    return int(at[:4]) - int(born[:4]) - (0 if has_birthday_passed else 1)

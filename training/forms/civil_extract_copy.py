"""TỜ KHAI CẤP BẢN SAO TRÍCH LỤC HỘ TỊCH: what invented people write on it.

The form of Circular 04/2020/TT-BTP, as amended by 04/2024/TT-BTP.
"""

import datetime as dt
import random
from dataclasses import dataclass

from training.forms.civil import committee, person, requester, signed_at, stamp_of
from training.forms.mistakes import Subject, mistaken
from training.forms.people import FEMALE, Family, Person, a_family
from training.forms.truth import ErrorKind
from training.forms.values import (
    BLANK,
    Filling,
    Habit,
    Written,
    a_signing_day,
    any_id_document,
    count_of,
    made_on,
    plain,
)

ERRORS = (
    ErrorKind.IMPOSSIBLE_DATE,
    ErrorKind.ID_CONTRADICTS_BIRTH_YEAR,
    ErrorKind.SMUDGED_NAME,
    ErrorKind.ID_CONTRADICTS_GENDER,
    ErrorKind.REGISTERED_BEFORE_BIRTH,
)

GROWN_UP = 14
"""Years from which a citizen has a card (Law 26/2023/QH15, article 19: must apply from 14)."""


@dataclass(frozen=True)
class _Event:
    """What was registered, of whom, when, and what the requester is to that person."""

    kind: str
    subject: Person
    registered: dt.date
    relationship: str


def fill(rng: random.Random, error: ErrorKind | None = None) -> Filling:
    """Return an invented person's declaration, with a mistake if one is asked for."""
    signed = a_signing_day(rng)
    family = a_family(rng, signed - dt.timedelta(days=rng.randint(300, 6000)))
    habit = Habit.drawn(rng)
    declarant = rng.choice([family.father, family.mother])
    event = _event(rng, family, declarant, signed)
    subject, home = event.subject, family.home
    asked = requester(rng, declarant, home, habit, signed)
    year = event.registered.year
    answers = {
        **asked,
        "requester_relationship": plain(event.relationship),
        "extract_kind": plain(event.kind),
        **person("subject", subject, habit),
        "subject_residence": habit.address(home, signed),
        "subject_id": asked["requester_id"] if subject is declarant else _card(rng, subject, signed),
        "subject_personal_id": plain(subject.personal_id),
        "registered_at": committee(rng, home.place, event.registered),
        "registered_on": made_on(event.registered),
        "registration_number": plain(
            rng.choice(["{n}", "{n:03}", "{n}/{y}"]).format(n=rng.randint(2, 420), y=year)
        ),
        "registration_book": plain(rng.choice(["01/{y}", "{n:02}", "01", "{n}/{y}"]).format(n=rng.randint(1, 3), y=year)),
        "copies_count": count_of(rng, rng.randint(1, 6)),
        **signed_at(home.place, signed),
    }  # fmt: skip
    filling = Filling(
        answers,
        asides={"requester": (declarant.name,)},
        stamp=stamp_of(home.place, signed),
        holder=(declarant, home),
    )
    return _mistaken(rng, filling, error, event)


def _card(rng: random.Random, subject: Person, signed: dt.date) -> Written:
    has_one = subject.age(signed) > GROWN_UP
    return any_id_document(subject, signed, rng) if has_one else BLANK


def _event(rng: random.Random, family: Family, declarant: Person, signed: dt.date) -> _Event:
    kind = rng.choice(["birth", "birth", "marriage", "death"])
    if kind == "birth":
        child = rng.choice(family.children)
        days = min(rng.randint(3, 50), (signed - child.born).days - 1)
        said = rng.choice(["Khai sinh", "khai sinh", "Trích lục khai sinh"])
        relationship = "Mẹ" if declarant.gender == FEMALE else "Cha"
        return _Event(said, child, child.born + dt.timedelta(days=days), relationship)
    if kind == "marriage":
        wedding = family.children[0].born - dt.timedelta(days=rng.randint(290, 500))
        said = rng.choice(["Kết hôn", "kết hôn", "Trích lục kết hôn"])
        return _Event(said, declarant, wedding, "Bản thân")
    noticed = signed - dt.timedelta(days=rng.randint(2, 250))
    said = rng.choice(["Khai tử", "khai tử", "Trích lục khai tử"])
    relationship = "Con" if declarant is family.father else "Con dâu"
    return _Event(said, family.grandfather, noticed, relationship)


def _mistaken(
    rng: random.Random, right: Filling, error: ErrorKind | None, event: _Event
) -> Filling:
    born = event.subject.born
    match error:
        case None:
            return right
        case ErrorKind.REGISTERED_BEFORE_BIRTH:
            early = born - dt.timedelta(days=rng.randint(200, 3000))
            note = f"registered on {early}, born on {born}"
            wrong: dict[str, Written] = {"registered_on": made_on(early)}
            return right.with_error("registered_on", error, note, wrong, ("subject_birth_date",))
    names = ("name", "birth_date", "personal_id", "gender")
    about = Subject(event.subject, *(f"subject_{name}" for name in names))
    return mistaken(rng, right, error, about)

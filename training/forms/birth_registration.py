"""TỜ KHAI ĐĂNG KÝ KHAI SINH: what invented families write on it.

The form of Circular 04/2020/TT-BTP, as amended by 04/2024/TT-BTP.
"""

import datetime as dt
import random

from training.forms.civil import copies
from training.forms.mistakes import (
    Subject,
    counted_though_refused,
    impossible_date,
    mistaken,
    unreal,
)
from training.forms.people import FEMALE, Family, Person, a_family
from training.forms.truth import ErrorKind
from training.forms.values import (
    Filling,
    Habit,
    Written,
    date_in_words,
    id_document,
    made_on,
    plain,
)

ERRORS = (
    ErrorKind.IMPOSSIBLE_DATE,
    ErrorKind.ID_CONTRADICTS_BIRTH_YEAR,
    ErrorKind.SMUDGED_NAME,
    ErrorKind.ID_CONTRADICTS_GENDER,
    ErrorKind.DATE_CONTRADICTS_WORDS,
    ErrorKind.COPIES_REFUSED_BUT_COUNTED,
)

FIRST_BIRTH, BIRTH_DAYS = dt.date(2022, 1, 1), 1380
"""The children are born from 2022 into the autumn of 2025, before and after the 34 provinces."""


def fill(rng: random.Random, error: ErrorKind | None = None) -> Filling:
    """Return an invented family's declaration, with a mistake if one is asked for."""
    born = FIRST_BIRTH + dt.timedelta(days=rng.randrange(BIRTH_DAYS))
    signed = born + dt.timedelta(days=rng.randint(5, 55))
    family = a_family(rng, born)
    habit = Habit.drawn(rng)
    requester = rng.choice([family.father, family.father, family.mother])
    home = habit.address(family.home, signed)
    place = family.home.place
    answers = {
        "receiving_office": plain(f"Ủy ban nhân dân {place.written(signed)}"),
        "requester_name": habit.name(requester),
        "requester_residence": home,
        "requester_id": id_document(requester, signed, rng),
        "requester_relationship": plain("Mẹ" if requester.gender == FEMALE else "Cha"),
        **_child(rng, family, habit, signed),
        **_parent(rng, "mother", family.mother, habit, home),
        **_parent(rng, "father", family.father, habit, home),
        "made_at": plain(place.town(signed)),
        "made_on": made_on(signed),
        **copies(rng),
    }
    filling = Filling(
        answers,
        asides={"requester": (requester.name,)},
        stamp=("ỦY BAN NHÂN DÂN", place.units(signed)[0].upper()),
        holder=(requester, family.home),
    )
    filling = _mistaken(rng, filling, error, requester)
    return filling.with_asides(**_beside(rng, family, filling, habit, signed, requester))


def _beside(
    rng: random.Random,
    family: Family,
    filling: Filling,
    habit: Habit,
    signed: dt.date,
    requester: Person,
) -> dict[str, str]:
    """Return what some prints ask beside the fields: birth date, papers, the parents' marriage."""
    own = filling.answers["requester_id"].text
    papers = {
        f"{who}_id": own if parent is requester else id_document(parent, signed, rng).text
        for who, parent in (("mother", family.mother), ("father", family.father))
    }
    asides = {"requester_birth_date": habit.date(requester.born).text, **papers}
    if rng.random() < 0.2:
        return asides
    wedding = family.children[0].born - dt.timedelta(days=rng.randint(290, 700))
    return asides | {
        "marriage_number": str(rng.randint(2, 240)),
        "marriage_book": f"{rng.randint(1, 3):02}/{wedding.year}",
        "marriage_date": habit.date(wedding).text,
        "marriage_place": f"UBND {family.home.place.units(wedding)[0]}",
    }


def _child(rng: random.Random, family: Family, habit: Habit, signed: dt.date) -> dict[str, Written]:
    child = family.children[-1]
    born_at = family.home.place
    origin = family.origin.written(signed)
    return {
        "child_name": habit.name(child),
        "child_birth_date": habit.date(child.born),
        "child_birth_date_words": plain(
            date_in_words(child.born.day, child.born.month, child.born.year)
        ),
        "child_gender": plain(child.gender),
        "child_ethnicity": plain(child.ethnicity),
        "child_nationality": plain(child.nationality),
        "child_birth_place": plain(f"{born_at.hospital}, {born_at.units(signed)[-1]}"),
        "child_origin": plain(origin[:1].upper() + origin[1:]),
    }


def _parent(
    rng: random.Random, who: str, person: Person, habit: Habit, home: Written
) -> dict[str, Written]:
    year = str(person.born.year)
    return {
        f"{who}_name": habit.name(person),
        f"{who}_birth_year": habit.date(person.born) if rng.random() < 0.4 else Written(year, year),
        f"{who}_ethnicity": plain(person.ethnicity),
        f"{who}_nationality": plain(person.nationality),
        f"{who}_residence": home,
    }


def _mistaken(
    rng: random.Random, right: Filling, error: ErrorKind | None, requester: Person
) -> Filling:
    match error:
        case None:
            return right
        case ErrorKind.SMUDGED_NAME:
            return right.with_error("child_name", error, "a wet thumb went over the name")
        case ErrorKind.IMPOSSIBLE_DATE:
            born = dt.date.fromisoformat(str(right.answers["child_birth_date"].value))
            date = impossible_date(rng, born)
            wrong, words = unreal(*date), plain(date_in_words(*date))
            answers = {"child_birth_date": wrong, "child_birth_date_words": words}
            return right.with_error(
                "child_birth_date", error, f"{wrong.text} does not exist", answers
            )
        case ErrorKind.DATE_CONTRADICTS_WORDS:
            born = dt.date.fromisoformat(str(right.answers["child_birth_date"].value))
            other = born + dt.timedelta(days=rng.choice([-31, -10, -1, 1, 10, 31]))
            said = plain(date_in_words(other.day, other.month, other.year))
            note = f"the figures say {born}, the words {other}"
            field, others = "child_birth_date_words", ("child_birth_date",)
            return right.with_error(field, error, note, {field: said}, others)
        case ErrorKind.COPIES_REFUSED_BUT_COUNTED:
            return counted_though_refused(rng, right)
    parent = "mother" if requester.gender == FEMALE else "father"
    about = Subject(requester, f"{parent}_name", f"{parent}_birth_year", "requester_id")
    return mistaken(rng, right, error, about)

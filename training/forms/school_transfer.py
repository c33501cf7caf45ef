"""ĐƠN XIN CHUYỂN TRƯỜNG: what invented parents write on it.

For the procedure of Circulars 28/2020/TT-BGDĐT (primary) and 51/2002/QĐ-BGDĐT; the schools print
forms of their own.
"""

import datetime as dt
import random

from training.forms.mistakes import Subject, mistaken
from training.forms.people import Person, a_family
from training.forms.places import PLACES, an_address
from training.forms.schools import class_of, level_of
from training.forms.truth import ErrorKind
from training.forms.values import Filling, Habit, a_signing_day, made_on, phone, plain

ERRORS = (
    ErrorKind.IMPOSSIBLE_DATE,
    ErrorKind.SMUDGED_NAME,
    ErrorKind.CLASS_CONTRADICTS_AGE,
)

_REASONS = (
    "Gia đình chuyển nơi cư trú đến {to}",
    "Bố mẹ thay đổi nơi công tác, chuyển về {to}",
    "Chuyển về gần nhà để tiện việc đưa đón cháu",
    "Gia đình chuyển chỗ ở, nhà xa trường nên đi lại khó khăn",
    "Cháu chuyển về ở với ông bà nội tại {to}",
)


def fill(rng: random.Random, error: ErrorKind | None = None) -> Filling:
    """Return an invented parent's request, with a mistake if one is asked for."""
    signed = a_signing_day(rng)
    habit = Habit.drawn(rng)
    school_year = signed.year - (signed.month < 9)
    born = dt.date(school_year - rng.randint(6, 17), rng.randint(1, 12), rng.randint(1, 28))
    family = a_family(rng, born)
    pupil, parent = family.children[-1], rng.choice([family.father, family.mother])
    number = class_of(pupil.born, signed)
    level = level_of(number)
    new_home = an_address(rng, rng.choice(PLACES))
    letter = rng.choice(["A", "B", "C", "A1", "A2", "/1", "/3", ".2"])
    to_school = level.school(rng, new_home.place, signed)
    answers = {
        "receiving_office": plain(f"Ban Giám hiệu {to_school.split(', ')[0]}"),
        "parent_name": habit.name(parent),
        "parent_phone": phone(rng, parent),
        "residence": habit.address(new_home, signed),
        "pupil_name": habit.name(pupil),
        "pupil_birth_date": habit.date(pupil.born),
        "class": plain(f"{number}{letter}"),
        "from_school": plain(level.school(rng, family.home.place, signed)),
        "to_school": plain(to_school),
        "reason": plain(rng.choice(_REASONS).format(to=new_home.place.units(signed)[0])),
        "made_at": plain(new_home.place.town(signed)),
        "made_on": made_on(signed),
    }
    filling = Filling(answers, asides={"parent": (parent.name,)}, holder=(parent, new_home))
    filling = _mistaken(rng, filling, error, pupil, number)
    to_name, from_name = (
        filling.answers[key].text.split(", ")[0].removeprefix("Trường ")
        for key in ("to_school", "from_school")
    )
    summer = signed.month in (6, 7, 8)
    return filling.with_asides(
        to_head=to_name,
        from_head=from_name,
        from_again=from_name,
        next_class=str(min(number + summer, 12)),
        school_year=f"{school_year + summer} - {school_year + summer + 1}",
        result=rng.choice(["Hoàn thành tốt", "Hoàn thành", "Hoàn thành xuất sắc", "Giỏi", ""]),
        parent_email=parent.email if rng.random() < 0.6 else "",
    )


def _mistaken(
    rng: random.Random, right: Filling, error: ErrorKind | None, pupil: Person, number: int
) -> Filling:
    match error:
        case None:
            return right
        case ErrorKind.CLASS_CONTRADICTS_AGE:
            other = number - 5 if number > 6 else number + 6
            note = f"born in {pupil.born.year}, in class {other} instead of {number}"
            text = right.answers["class"].text.removeprefix(str(number))
            wrong = {"class": plain(f"{other}{text}")}
            return right.with_error("class", error, note, wrong, ("pupil_birth_date",))
    return mistaken(rng, right, error, Subject(pupil, "pupil_name", "pupil_birth_date"))

"""ĐƠN ĐỀ NGHỊ CẤP BẢN SAO VĂN BẰNG, CHỨNG CHỈ TỪ SỔ GỐC: what invented graduates write on it.

For the procedure of Circular 21/2019/TT-BGDĐT; the offices print forms of their own.
"""

import datetime as dt
import random

from training.forms.mistakes import Subject, mistaken
from training.forms.people import FEMALE, MALE, Person, an_adult
from training.forms.places import PLACES, Address, an_address
from training.forms.schools import LOWER, UPPER, education_office
from training.forms.truth import ErrorKind
from training.forms.values import (
    BLANK,
    Filling,
    Habit,
    Written,
    a_signing_day,
    count_of,
    made_on,
    phone,
    plain,
)

ERRORS = (
    ErrorKind.IMPOSSIBLE_DATE,
    ErrorKind.ID_CONTRADICTS_BIRTH_YEAR,
    ErrorKind.SMUDGED_NAME,
    ErrorKind.ID_CONTRADICTS_GENDER,
    ErrorKind.GRADUATED_AS_A_CHILD,
)

_REASONS = (
    "Bản chính bị thất lạc, không tìm lại được",
    "Bổ sung hồ sơ xin việc làm",
    "Làm hồ sơ học liên thông đại học",
    "Bổ sung hồ sơ cán bộ, công chức",
    "Bản chính bị hư hỏng do mưa lũ",
)


def fill(rng: random.Random, error: ErrorKind | None = None) -> Filling:
    """Return an invented graduate's application, with a mistake if one is asked for."""
    signed = a_signing_day(rng)
    habit = Habit.drawn(rng)
    home = an_address(rng, rng.choice(PLACES))
    who = an_adult(rng, rng.choice([MALE, FEMALE]), signed, home.place, 19.5, 46)
    answers = {
        "name": habit.name(who),
        "birth_date": habit.date(who.born),
        "birth_place": plain(who.registered.units(signed)[-1]),
        "gender": plain(who.gender),
        "ethnicity": plain(who.ethnicity),
        "personal_id": plain(who.personal_id),
        "phone": phone(rng, who),
        **_diploma(rng, who, home, signed),
        "copies_count": count_of(rng, rng.randint(1, 5)),
        "reason": plain(rng.choice(_REASONS)),
        "made_at": plain(home.place.town(signed)),
        "made_on": made_on(signed),
    }
    filling = Filling(answers, asides={"applicant": (who.name,)}, holder=(who, home))
    filling = _mistaken(rng, filling, error, who)
    more = f"; {rng.choice([who.email, habit.address(home, signed).text])}"
    return filling.with_asides(
        diploma_issuer=filling.answers["receiving_office"].text,
        contact=more if rng.random() < 0.5 else "",
    )


def _diploma(rng: random.Random, who: Person, home: Address, signed: dt.date) -> dict[str, Written]:
    """Return what stands on the diploma: at 15 from the lower school, at 18 from the upper."""
    level = rng.choice([UPPER, UPPER, LOWER])
    year = who.born.year + (18 if level is UPPER else 15)
    graduated = dt.date(year, 6, 15)
    letter = rng.choice(["A", "B", "C", ""])
    number = rng.choice(["{n:04}", "{n}/{y}", "{n:05}/THPT", "{n}/QĐ-{y}"])
    kind = rng.choice([level.diploma, f"Bằng tốt nghiệp {level.short}", level.diploma])
    return {
        "receiving_office": education_office(level, home.place, signed),
        "diploma_kind": plain(kind),
        "school": plain(level.school(rng, home.place, graduated)),
        "graduation_year": plain(str(year)),
        "classification": plain(rng.choice(["Giỏi", "Khá", "Khá", "Trung bình", "Trung bình"])),
        "serial": plain(f"{letter} {rng.randrange(10**6, 10**8)}".strip()) if rng.random() < 0.8 else BLANK,
        "register_number": plain(number.format(n=rng.randint(15, 9800), y=year)) if rng.random() < 0.8 else BLANK,
    }  # fmt: skip


def _mistaken(rng: random.Random, right: Filling, error: ErrorKind | None, who: Person) -> Filling:
    match error:
        case None:
            return right
        case ErrorKind.GRADUATED_AS_A_CHILD:
            year = str(who.born.year + rng.randint(5, 10))
            note = f"born in {who.born.year}, graduated in {year}"
            wrong = {"graduation_year": plain(year)}
            return right.with_error("graduation_year", error, note, wrong, ("birth_date",))
    about = Subject(who, "name", "birth_date", "personal_id", "gender")
    return mistaken(rng, right, error, about)

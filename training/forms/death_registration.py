"""TỜ KHAI ĐĂNG KÝ KHAI TỬ: what invented families write on it.

The form of Circular 04/2020/TT-BTP, as amended by 04/2024/TT-BTP.
"""

import datetime as dt
import random

from training.forms.civil import copies, person, requester, signed_at, stamp_of
from training.forms.mistakes import Subject, counted_though_refused, mistaken
from training.forms.people import FEMALE, MALE, Family, Person, a_family
from training.forms.truth import ErrorKind
from training.forms.values import (
    BLANK,
    Filling,
    Habit,
    Written,
    a_signing_day,
    any_id_document,
    made_on,
    plain,
)

ERRORS = (
    ErrorKind.IMPOSSIBLE_DATE,
    ErrorKind.ID_CONTRADICTS_BIRTH_YEAR,
    ErrorKind.SMUDGED_NAME,
    ErrorKind.ID_CONTRADICTS_GENDER,
    ErrorKind.DEATH_BEFORE_BIRTH,
    ErrorKind.COPIES_REFUSED_BUT_COUNTED,
)

_CAUSES = (
    "Tuổi cao, sức yếu",
    "Bệnh già",
    "Ung thư phổi giai đoạn cuối",
    "Tai biến mạch máu não",
    "Suy tim độ IV",
    "Tai nạn giao thông",
    "Nhồi máu cơ tim cấp",
    "Xơ gan mất bù",
    "Viêm phổi nặng",
)


def fill(rng: random.Random, error: ErrorKind | None = None) -> Filling:
    """Return an invented family's declaration, with a mistake if one is asked for."""
    signed = a_signing_day(rng)
    died = signed - dt.timedelta(days=rng.randint(1, 15))
    family = a_family(rng, signed - dt.timedelta(days=rng.randint(7500, 16500)))
    habit = Habit.drawn(rng)
    deceased, declarant, relationship = _roles(rng, family)
    answers = {
        **requester(rng, declarant, family.home, habit, signed),
        "requester_relationship": plain(relationship),
        **person("deceased", deceased, habit),
        "deceased_residence": habit.address(family.home, signed),
        "deceased_id": any_id_document(deceased, died, rng),
        **_death(rng, family, died, signed),
        **signed_at(family.home.place, signed),
        **copies(rng),
    }
    filling = Filling(
        answers,
        asides={"requester": (declarant.name,)},
        stamp=stamp_of(family.home.place, signed),
        holder=(declarant, family.home),
    )
    filling = _mistaken(rng, filling, error, deceased, died)
    return filling.with_asides(requester_birth_date=habit.date(declarant.born).text)


def _roles(rng: random.Random, family: Family) -> tuple[Person, Person, str]:
    """Return who died, who declares it, and what the declarant is to the dead."""
    deceased, widowed = rng.choice(
        [(family.father, family.mother), (family.father, family.mother), (family.mother, family.father)]
    )  # fmt: skip
    if rng.random() < 0.25:
        return deceased, widowed, "Vợ" if widowed.gender == FEMALE else "Chồng"
    child = rng.choice(family.children)
    said = "Con trai" if child.gender == MALE else "Con gái"
    return deceased, child, rng.choice(["Con", "Con đẻ", said])


def _death(
    rng: random.Random, family: Family, died: dt.date, signed: dt.date
) -> dict[str, Written]:
    place = family.home.place
    at_home = family.home.written(died)
    is_at_home = rng.random() < 0.6
    hospital = f"{place.hospital}, {place.units(died)[-1]}"
    issuer = f"Trạm Y tế {place.units(died)[0]}" if is_at_home else place.hospital
    noticed = died + dt.timedelta(days=rng.randint(0, min(3, (signed - died).days)))
    number = rng.choice(["{n}/GBT", "{n:02}/{y}/GBT", "{n}/{y}", "{n:03}"])
    said_at_home = rng.choice([f"Tại nhà riêng, {at_home[:1].lower()}{at_home[1:]}", at_home])
    notice = {
        "death_notice_number": plain(number.format(n=rng.randint(3, 480), y=died.year)),
        "death_notice_issuer": plain(issuer),
        "death_notice_date": made_on(noticed),
    }
    return {
        "death_time": plain(f"{rng.randrange(24):02} giờ {rng.randrange(60):02} phút"),
        "death_date": made_on(died),
        "death_place": plain(said_at_home if is_at_home else hospital),
        "death_cause": plain(rng.choice(_CAUSES)),
        **(dict.fromkeys(notice, BLANK) if is_at_home and rng.random() < 0.2 else notice),
    }


def _mistaken(
    rng: random.Random, right: Filling, error: ErrorKind | None, deceased: Person, died: dt.date
) -> Filling:
    match error:
        case None:
            return right
        case ErrorKind.DEATH_BEFORE_BIRTH:
            early = dt.date(deceased.born.year - rng.randint(1, 9), died.month, min(died.day, 28))
            note = f"died on {early}, born on {deceased.born}"
            wrong = {"death_date": made_on(early)}
            return right.with_error("death_date", error, note, wrong, ("deceased_birth_date",))
        case ErrorKind.COPIES_REFUSED_BUT_COUNTED:
            return counted_though_refused(rng, right)
    names = ("name", "birth_date", "id", "gender")
    return mistaken(rng, right, error, Subject(deceased, *(f"deceased_{name}" for name in names)))

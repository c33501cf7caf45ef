"""TỜ KHAI CẤP GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN: what invented people write on it.

The form of Circular 04/2020/TT-BTP, as amended by 04/2024/TT-BTP.
"""

import datetime as dt
import random
from dataclasses import replace

from training.forms.civil import person, requester, signed_at, stamp_of
from training.forms.mistakes import Subject, mistaken
from training.forms.people import FEMALE, MALE, Person, an_adult
from training.forms.places import PLACES, TWO_TIERS_SINCE, Address, an_address
from training.forms.truth import ErrorKind
from training.forms.values import (
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
    ErrorKind.PERIOD_REVERSED,
)


def fill(rng: random.Random, error: ErrorKind | None = None) -> Filling:
    """Return an invented person's declaration, with a mistake if one is asked for."""
    signed = a_signing_day(rng)
    habit = Habit.drawn(rng)
    home = an_address(rng, rng.choice(PLACES))
    subject = an_adult(rng, rng.choice([MALE, FEMALE]), signed, home.place, 20.5, 44)
    declarant, relationship = subject, "Bản thân"
    if rng.random() < 0.25:
        gender = rng.choice([MALE, FEMALE])
        declarant = an_adult(rng, gender, subject.born, home.place, 21, 34)
        relationship = "Cha" if gender == MALE else "Mẹ"
        if gender == MALE:
            declarant = replace(declarant, surname=subject.surname)
    asked = requester(rng, declarant, home, habit, signed)
    own = asked["requester_id"]
    answers = {
        **asked,
        "requester_relationship": plain(relationship),
        **person("subject", subject, habit),
        "subject_residence": habit.address(home, signed),
        "subject_id": own if subject is declarant else any_id_document(subject, signed, rng),
        **_period(rng, subject, home, habit, signed),
        "status": _status(rng, subject, home, signed),
        "purpose": _purpose(rng, subject, signed),
        **signed_at(home.place, signed),
    }
    filling = Filling(
        answers,
        asides={"requester": (declarant.name,)},
        stamp=stamp_of(home.place, signed),
        holder=(declarant, home),
    )
    filling = _mistaken(rng, filling, error, subject)
    return filling.with_asides(requester_birth_date=habit.date(declarant.born).text)


def _period(
    rng: random.Random, subject: Person, home: Address, habit: Habit, signed: dt.date
) -> dict[str, Written]:
    """Return where and when the person lived: from the age of marriage, or later, on."""
    years = 18 if subject.gender == FEMALE else 20
    of_age = subject.born + dt.timedelta(days=round(years * 365.25) + 1)
    since = of_age + dt.timedelta(days=rng.randint(0, max(0, (signed - of_age).days - 60)))
    until = signed - dt.timedelta(days=rng.choice([0, 0, 1, 30]))
    return {
        "period_residence": habit.address(home, signed),
        "period_from": made_on(rng.choice([of_age, since])),
        "period_to": made_on(until),
    }


def _status(rng: random.Random, subject: Person, home: Address, signed: dt.date) -> Written:
    single = ("Chưa đăng ký kết hôn với ai", "Độc thân, chưa đăng ký kết hôn với ai", "Hiện tại chưa đăng ký kết hôn với ai")  # fmt: skip
    ended = signed - dt.timedelta(days=rng.randint(60, 500))
    district = home.place.district if ended < TWO_TIERS_SINCE else f"khu vực {rng.randint(1, 9)}"
    court = f"Tòa án nhân dân {district}"
    divorced = (
        f"Đã ly hôn theo Bản án số {rng.randint(5, 180)}/{ended.year}/HNGĐ-ST ngày {ended:%d/%m/%Y} "
        f"của {court}, hiện tại chưa đăng ký kết hôn với ai"
    )
    return plain(
        divorced if subject.age(signed) > 25 and rng.random() < 0.3 else rng.choice(single)
    )


def _purpose(rng: random.Random, subject: Person, signed: dt.date) -> Written:
    gender = MALE if subject.gender == FEMALE else FEMALE
    spouse = an_adult(rng, gender, signed, rng.choice(PLACES), 20.5, 40)
    title = "anh" if gender == MALE else "chị"
    return plain(
        rng.choice(
            [
                f"Để đăng ký kết hôn với {title} {spouse.name}, sinh năm {spouse.born.year}",
                "Để làm thủ tục đăng ký kết hôn",
                "Làm thủ tục chuyển nhượng quyền sử dụng đất",
                "Bổ sung hồ sơ vay vốn ngân hàng",
                "Bổ sung hồ sơ xin việc làm",
            ]
        )
    )


def _mistaken(
    rng: random.Random, right: Filling, error: ErrorKind | None, subject: Person
) -> Filling:
    match error:
        case None:
            return right
        case ErrorKind.PERIOD_REVERSED:
            since, until = right.answers["period_from"], right.answers["period_to"]
            note = f"from {until.value} to {since.value}"
            wrong = {"period_from": until, "period_to": since}
            return right.with_error("period_to", error, note, wrong, ("period_from",))
    names = ("name", "birth_date", "id", "gender")
    return mistaken(rng, right, error, Subject(subject, *(f"subject_{name}" for name in names)))

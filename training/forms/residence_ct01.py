"""TỜ KHAI THAY ĐỔI THÔNG TIN CƯ TRÚ (CT01): what invented households write on it.

The form of Circular 56/2021/TT-BCA as amended by 66/2023/TT-BCA and 53/2025/TT-BCA.
"""

import datetime as dt
import random
from dataclasses import dataclass, replace

from training.forms.mistakes import Subject, mistaken
from training.forms.people import FEMALE, MALE, Family, Person, a_family, an_adult
from training.forms.places import Address, an_address
from training.forms.truth import ErrorKind
from training.forms.values import BLANK, Filling, Habit, Written, made_on, phone, plain

ERRORS = (
    ErrorKind.IMPOSSIBLE_DATE,
    ErrorKind.ID_CONTRADICTS_BIRTH_YEAR,
    ErrorKind.SMUDGED_NAME,
    ErrorKind.ID_CONTRADICTS_GENDER,
)

FIRST_DAY, DAYS = dt.date(2024, 1, 2), 700
"""The declarations are signed in 2024 and 2025, from the day that Circular 66/2023 is in force."""


@dataclass(frozen=True)
class _Household:
    """Who declares, who is head, and who changes residence together with the declarant."""

    declarant: Person
    head: Person
    head_relationship: str
    members: tuple[tuple[Person, str], ...]


def fill(rng: random.Random, error: ErrorKind | None = None) -> Filling:
    """Return an invented household's declaration, with a mistake if one is asked for."""
    signed = FIRST_DAY + dt.timedelta(days=rng.randrange(DAYS))
    family = a_family(rng, signed - dt.timedelta(days=rng.randint(200, 5000)))
    habit = Habit.drawn(rng)
    household = _household(rng, family)
    who, place = household.declarant, family.home.place
    answers = {
        "receiving_office": plain(f"Công an {place.written(signed)}"),
        "name": habit.name(who),
        "birth_date": habit.date(who.born),
        "gender": plain(who.gender),
        "personal_id": plain(who.personal_id),
        "phone": phone(rng, who),
        "email": plain(who.email) if rng.random() < 0.6 else BLANK,
        "head_name": habit.name(household.head),
        "head_relationship": plain(household.head_relationship),
        "head_personal_id": plain(household.head.personal_id),
        "request": _request(rng, family, habit, signed),
        **_older_answers(rng, family, habit, signed),
        **_members(household, habit),
        "made_on": made_on(signed),
    }
    asides: dict[str, tuple[str, ...]] = {"place": (place.town(signed),), "declarant": (who.name,)}
    if household.head != who:
        asides["head"] = ("Đồng ý", household.head.name)
    stamp = ("CÔNG AN", place.units(signed)[0].upper())
    filling = Filling(answers, asides, stamp=stamp, holder=(who, family.home))
    if error is not None:
        about = Subject(who, "name", "birth_date", "personal_id", "gender")
        filling = mistaken(rng, filling, error, about)
    return filling.with_asides(**_other_signers(rng, household, family.home, signed))


def _other_signers(
    rng: random.Random, household: _Household, home: Address, signed: dt.date
) -> dict[str, str]:
    """Return who else agrees, and when: the head, the owner of the dwelling, a guardian."""
    asides = {}
    agreed = made_on(signed - dt.timedelta(days=rng.choice([0, 0, 1, 3]))).text
    if household.head != household.declarant:
        asides["head_day"] = agreed
    if rng.random() < 0.5:
        owner = an_adult(rng, rng.choice([MALE, FEMALE]), signed, home.place, 28, 75)
        asides |= {
            "owner_day": agreed,
            "house_owner": owner.name,
            "owner_name": owner.name,
            "owner_id": owner.personal_id,
        }
    if rng.random() < 0.15:
        parent = an_adult(rng, rng.choice([MALE, FEMALE]), signed, home.place, 45, 75)
        asides |= {
            "parent_day": agreed,
            "parent": parent.name,
            "parent_name": parent.name,
            "parent_id": parent.personal_id,
        }
    return asides


def _household(rng: random.Random, family: Family) -> _Household:
    husband, wife, children = family.father, family.mother, family.children
    as_children = tuple((child, "Con") for child in children)
    kind = rng.choice(["head", "wife", "wife", "elder"])
    if kind == "head":
        return _Household(
            husband, husband, "Chủ hộ", ((wife, "Vợ"), *as_children)[: rng.randint(0, 4)]
        )
    if kind == "wife":
        return _Household(wife, husband, "Vợ", as_children[: rng.randint(0, 3)])
    elder = family.grandfather
    below = ((wife, "Con dâu"), *((child, "Cháu nội") for child in children))
    return _Household(husband, elder, "Con", below[: rng.randint(1, 4)])


def _request(rng: random.Random, family: Family, habit: Habit, signed: dt.date) -> Written:
    home = family.home.written(signed, short=habit.short)
    temporary = an_address(rng, family.home.place).written(signed, short=habit.short)
    home, temporary = (text[:1].lower() + text[1:] for text in (home, temporary))
    return plain(
        rng.choice(
            [
                f"Đăng ký thường trú tại {home}",
                f"Đăng ký tạm trú tại {temporary} trong thời hạn 24 tháng",
                f"Tách hộ và đăng ký thường trú tại {home}",
                "Xác nhận thông tin về cư trú để làm hồ sơ nhập học cho con",
                f"Điều chỉnh thông tin về cư trú, chuyển đến {home}",
            ]
        )
    )


def _older_answers(
    rng: random.Random, family: Family, habit: Habit, signed: dt.date
) -> dict[str, Written]:
    """Return what only the print of 2021 asks: addresses and occupation."""
    home = habit.address(family.home, signed)
    jobs = ("Công nhân, Khu công nghiệp Tân Lập", "Giáo viên, Trường Tiểu học Hoa Mai", "Buôn bán tự do", "Nông dân", "Kế toán, Công ty TNHH Bình Minh")  # fmt: skip
    return {
        "permanent_address": home,
        "temporary_address": BLANK,
        "current_address": home,
        "occupation": plain(rng.choice(jobs)),
    }


def _members(household: _Household, habit: Habit) -> dict[str, Written]:
    cells: dict[str, Written] = {}
    for row, (person, relationship) in enumerate(household.members, 1):
        cells |= {
            f"members.{row}.no": plain(str(row)),
            f"members.{row}.name": replace(habit.name(person), text=person.name),
            f"members.{row}.birth_date": Written(
                f"{person.born:%d/%m/%Y}", person.born.isoformat()
            ),
            f"members.{row}.gender": plain(person.gender),
            f"members.{row}.personal_id": plain(person.personal_id),
            f"members.{row}.relationship": plain(relationship),
        }
    return cells

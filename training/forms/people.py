"""Invented people whose data agree with each other: families, homes, personal IDs.

Nobody here exists: names are put together from common parts, numbers are drawn, and the e-mail
domains are reserved for examples (RFC 2606).
"""

import datetime as dt
import random
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass

from training.forms.places import PLACES, Address, Place, an_address

MALE, FEMALE = "Nam", "Nữ"


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


SURNAMES = _words("""
    Nguyễn Nguyễn Nguyễn Nguyễn Nguyễn Nguyễn Nguyễn Nguyễn Nguyễn Nguyễn Nguyễn Nguyễn
    Trần Trần Trần Trần Trần Lê Lê Lê Lê Phạm Phạm Phạm Hoàng Hoàng Huỳnh Huỳnh Phan Phan Vũ Vũ
    Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Đoàn Trịnh Lương Mai Tô Trương Cao Lưu Đào
""")
"""Common ones several times, roughly as often as they are met."""
MIDDLES = {
    MALE: _words("""
        Văn Văn Văn Hữu Đức Minh Quang Thanh Ngọc Xuân Công Quốc Đình Hoàng Gia Anh Tuấn Mạnh
    """),
    FEMALE: _words("""
        Thị Thị Thị Ngọc Thu Thanh Minh Kim Hồng Bích Phương Thùy Quỳnh Khánh Bảo Diệu Mỹ
    """),
}
GIVENS = {
    MALE: _words("""
        An Bình Cường Dũng Đạt Đức Giang Hải Hiếu Hòa Hùng Huy Khang Khôi Kiên Lâm Long Minh Nam
        Nghĩa Nhân Phong Phúc Quân Quý Sơn Tài Tâm Thắng Thành Thịnh Toàn Trí Trung Tuấn Tùng Việt Vinh
    """),
    FEMALE: _words("""
        An Anh Ánh Chi Dung Duyên Giang Hà Hạnh Hằng Hiền Hoa Hương Huyền Lan Linh Loan Ly Mai My
        Nga Ngân Nhung Oanh Phương Quyên Quỳnh Tâm Thảo Thúy Thủy Trang Trâm Uyên Vân Vy Xuân Yến
    """),
}
_ETHNICITIES = {"004": "Tày", "010": "Giáy", "017": "Thái", "094": "Khmer", "066": "Ê Đê"}
"""Peoples that live in a place beside the Kinh."""

_PHONE_PREFIXES = _words("""
    032 033 034 035 036 037 038 039 086 096 097 098 070 076 077 078 079 089 090 093
    081 082 083 084 085 088 091 094 056 058 092 059 099
""")
_MAIL_DOMAINS = ("example.com", "example.net", "example.org")


@dataclass(frozen=True)
class Person:
    """An invented person. ``registered`` is where the birth was registered (the ID's code)."""

    surname: str
    middle: str
    given: str
    gender: str
    born: dt.date
    personal_id: str
    registered: Place
    ethnicity: str
    phone: str
    email: str
    nationality: str = "Việt Nam"

    @property
    def name(self) -> str:
        """The full name: surname, middle name, given name."""
        return f"{self.surname} {self.middle} {self.given}"

    def age(self, on: dt.date) -> int:
        """Return the completed years on a day."""
        return on.year - self.born.year - ((on.month, on.day) < (self.born.month, self.born.day))


@dataclass(frozen=True)
class Family:
    """Parents, their children from old to young, the father's father, and their home."""

    father: Person
    mother: Person
    children: tuple[Person, ...]
    grandfather: Person
    home: Address
    origin: Place


def personal_id(rng: random.Random, code: str, gender: str, born: dt.date) -> str:
    """Return a 12-digit personal ID that agrees with its holder.

    Three digits of the province or city of birth registration; one digit for century and gender
    (20th: male 0, female 1; 21st: 2, 3); two of the birth year; six drawn ones (Circular
    59/2021/TT-BCA; Decree 137/2015/ND-CP).
    """
    century_and_gender = (born.year // 100 - 19) * 2 + (gender == FEMALE)
    return f"{code}{century_and_gender}{born.year % 100:02d}{rng.randrange(1, 1_000_000):06d}"


def unaccented(text: str) -> str:
    """Return a text in lower case without tones, spaces or đ, as in e-mail addresses."""
    flat = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(char for char in flat if char.isalnum())


def a_person(
    rng: random.Random,
    gender: str,
    born: dt.date,
    registered: Place,
    surname: str = "",
    ethnicity: str = "Kinh",
    taken: Collection[str] = (),
) -> Person:
    """Return an invented person born on a day and registered in a place; ``taken`` are given
    names of others in the family."""
    given = rng.choice([name for name in GIVENS[gender] if name not in taken])
    middle = rng.choice([m for m in MIDDLES[gender] if m != given])
    surname = surname or rng.choice(SURNAMES)
    mailbox = (
        f"{unaccented(given)}{unaccented(surname)}{rng.choice([born.year, born.year % 100, ''])}"
    )
    return Person(
        surname=surname,
        middle=middle,
        given=given,
        gender=gender,
        born=born,
        personal_id=personal_id(rng, registered.code, gender, born),
        registered=registered,
        ethnicity=ethnicity,
        phone=rng.choice(_PHONE_PREFIXES) + f"{rng.randrange(10_000_000):07d}",
        email=f"{mailbox}@{rng.choice(_MAIL_DOMAINS)}",
    )


def _days_before(day: dt.date, years: float) -> dt.date:
    return day - dt.timedelta(days=round(years * 365.25))


def an_adult(
    rng: random.Random, gender: str, on: dt.date, home: Place, youngest: float, eldest: float
) -> Person:
    """Return an invented person of an age between two numbers of years on a day, of one of the
    peoples of the home, registered there or elsewhere."""
    born = _days_before(on, rng.uniform(youngest, eldest))
    ethnicity = _ETHNICITIES.get(home.code, "Kinh") if rng.random() < 0.6 else "Kinh"
    elsewhere = rng.choice(PLACES) if rng.random() < 0.4 else home
    return a_person(rng, gender, born, home if ethnicity != "Kinh" else elsewhere, "", ethnicity)


def _children(
    rng: random.Random, youngest_born: dt.date, surname: str, home: Place, ethnicity: str
) -> list[Person]:
    births = [youngest_born]
    for _ in range(rng.choice([0, 1, 1, 1, 2])):
        births.insert(0, _days_before(births[0], rng.uniform(1.5, 5)))
    children: list[Person] = []
    for born in births:
        taken = [child.given for child in children]
        gender = rng.choice([MALE, FEMALE])
        children.append(a_person(rng, gender, born, home, surname, ethnicity, taken))
    return children


def a_family(rng: random.Random, youngest_born: dt.date) -> Family:
    """Return an invented family whose youngest child was born on a day.

    The children have the father's surname and were registered at home; both parents were at
    least 20 when the eldest was born, the father's father at least 20 at the father's birth.
    """
    home, origin = rng.choice(PLACES), rng.choice(PLACES)
    ethnicity = _ETHNICITIES.get(home.code, "Kinh") if rng.random() < 0.6 else "Kinh"
    origin = home if ethnicity != "Kinh" else origin
    surname = rng.choice(SURNAMES)
    children = _children(rng, youngest_born, surname, home, ethnicity)
    mother_born = _days_before(children[0].born, rng.uniform(20, 33))
    father_born = _days_before(children[0].born, rng.uniform(21, 38))
    grandfather_born = _days_before(father_born, rng.uniform(20, 36))
    mother_place = rng.choice([home, rng.choice(PLACES)])
    return Family(
        father=a_person(rng, MALE, father_born, origin, surname, ethnicity),
        mother=a_person(
            rng,
            FEMALE,
            mother_born,
            mother_place,
            "",
            ethnicity if mother_place == home else "Kinh",
        ),
        children=tuple(children),
        grandfather=a_person(rng, MALE, grandfather_born, origin, surname, ethnicity),
        home=an_address(rng, home),
        origin=origin,
    )

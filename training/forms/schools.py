"""Invented schools of the three levels, their classes and offices."""

import datetime as dt
import random
from dataclasses import dataclass

from training.forms.places import TWO_TIERS_SINCE, Place
from training.forms.values import Written, plain

_NAMES = (
    "Nguyễn Du", "Lê Quý Đôn", "Trần Phú", "Chu Văn An", "Kim Đồng", "Hoa Mai", "Nguyễn Trãi",
    "Lý Tự Trọng", "Võ Thị Sáu", "Phan Bội Châu", "Hùng Vương", "Bình Minh", "Quang Trung",
)  # fmt: skip


@dataclass(frozen=True)
class Level:
    """A level of schools: how it is called, in full and short, its classes, its diploma."""

    name: str
    short: str
    classes: tuple[int, int]
    diploma: str

    def school(self, rng: random.Random, place: Place, on: dt.date) -> str:
        """Return a school of a place."""
        name = f"Trường {rng.choice([self.name, self.short])} {rng.choice(_NAMES)}"
        units = place.units(on)
        return f"{name}, {rng.choice([units[0], ', '.join(units[-2:]), units[-1]])}"


PRIMARY = Level("Tiểu học", "TH", (1, 5), "")
LOWER = Level("Trung học cơ sở", "THCS", (6, 9), "Bằng tốt nghiệp trung học cơ sở")
UPPER = Level("Trung học phổ thông", "THPT", (10, 12), "Bằng tốt nghiệp trung học phổ thông")
LEVELS = (PRIMARY, LOWER, UPPER)


def class_of(born: dt.date, on: dt.date) -> int:
    """Return the class that a child born in a year goes to: the first from six (Education Law
    43/2019/QH14, article 28), school years beginning in September."""
    school_year = on.year - (on.month < 9)
    return school_year - born.year - 5


def level_of(number: int) -> Level:
    """Return the level that a class belongs to.

    Raises:
        ValueError: if there is no such class.
    """
    for level in LEVELS:
        if level.classes[0] <= number <= level.classes[1]:
            return level
    raise ValueError(f"no class {number}")


def education_office(level: Level, place: Place, on: dt.date) -> Written:
    """Return the office that keeps a level's registers: the province's for upper schools, the
    district's (since July 2025 the commune's committee) for the others."""
    if level is UPPER:
        return plain(f"Sở Giáo dục và Đào tạo {place.units(on)[-1]}")
    if on < TWO_TIERS_SINCE:
        return plain(f"Phòng Giáo dục và Đào tạo {place.district}")
    return plain(f"Ủy ban nhân dân {place.new_ward}")

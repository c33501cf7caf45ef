"""School classes and diplomas against the age of who has them."""

import re
from collections.abc import Iterator, Mapping

from pipeline.check.dates import full_years
from pipeline.check.result import Effect, Finding, Subject, compared
from pipeline.normalise import NormalField
from schemas.reasons import CLASS_CONTRADICTS_AGE, GRADUATED_AS_A_CHILD, ODD_CLASS
from schemas.text import comparable

Values = Mapping[str, NormalField]

FIRST_CLASS_AGE = 6
"""Pupils enter class 1 at 6, counted by years (Law on Education 43/2019/QH14, article 28)."""
MOST_YEARS_AHEAD, MOST_YEARS_BEHIND = 1, 3
"""Gifted pupils may skip a class; those who were ill, repeat a class or live in remote areas may be
up to three years older (Circular 32/2020/TT-BGDĐT, article 33; Circular 28/2020/TT-BGDĐT, article
33)."""
SCHOOL_YEAR_BEGINS = 9
"""September; a request of the summer speaks of the year that ends or of that to come."""

CLASS_NAME = re.compile(r"(?:1[0-2]|[1-9])(?!\d)(?!\s?[A-ZĐ][IlO])")

LEAST_AGE = (
    (re.compile(r"tiểu học"), 10),
    (re.compile(r"trung học cơ sở|\bthcs\b|cấp (?:2|ii)\b"), 14),
    (re.compile(r"trung học phổ thông|\bthpt\b|tú tài|cấp (?:3|iii)\b"), 17),
    (re.compile(r"cao đẳng"), 19),
    (re.compile(r"đại học|cử nhân|kỹ sư|bác sĩ"), 20),
)
"""Years of age, counted by years, at which a diploma can be had: class 1 at 6, five, nine and
twelve classes (Law on Education, article 28), one skipped."""


def check_class(values: Values) -> Iterator[Finding]:
    """Yield whether a pupil's class goes with the year of birth."""
    pupil, field, made_on = (values.get(key) for key in ("pupil_birth_date", "class", "made_on"))
    if pupil is None or field is None or made_on is None or len(made_on.value or "") < 7:
        return
    found = re.search(r"(?<!\d)(1[0-2]|[1-9])(?!\d)", field.value or "")
    if found is None:
        return
    year, month = int((made_on.value or "")[:4]), int((made_on.value or "")[5:7])
    began = year if month >= SCHOOL_YEAR_BEGINS else year - 1
    usual = began - FIRST_CLASS_AGE - int(found.group(1)) + 1
    summer = 1 if month in (6, 7, 8) else 0
    born = int((pupil.value or "")[:4])
    fits = usual - MOST_YEARS_BEHIND <= born <= usual + MOST_YEARS_AHEAD + summer
    yield compared((field.key, pupil.key), fits, CLASS_CONTRADICTS_AGE, about=Subject.PAPER)


def check_class_name(values: Values) -> Iterator[Finding]:
    """Yield a doubt whether what a class is called was read right: its number is of the twelve, "32"
    is hardly more than what is left of "3.2", and no class is called "9AI"."""
    field = values.get("class")
    written = "" if field is None else re.sub(r"(?i)^lớp\s+", "", field.value or "")
    if field is not None and not CLASS_NAME.match(written):
        yield Finding((field.key,), Effect.DOUBTS, ODD_CLASS)


def check_graduation(values: Values) -> Iterator[Finding]:
    """Yield whether somebody was old enough for a diploma in the year it names."""
    born, year, kind = (
        values.get(key) for key in ("birth_date", "graduation_year", "diploma_kind")
    )
    if born is None or year is None or kind is None:
        return
    name = comparable(kind.value or "")
    least = next((age for pattern, age in LEAST_AGE if pattern.search(name)), None)
    age = full_years((born.value or "")[:4], (year.value or "")[:4])
    if least is not None and age is not None and age >= 0:
        keys = (year.key, born.key)
        yield compared(keys, age >= least, GRADUATED_AS_A_CHILD, about=Subject.PAPER)

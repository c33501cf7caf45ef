"""The personal ID and what it says of its holder (Circular 59/2021/TT-BCA, article 7).

Digits 1-3: province or country of birth registration; 4: century and gender (20th century male 0,
female 1; 21st 2, 3; and so on); 5-6: the last two digits of the birth year; 7-12 random.
"""

import re
from dataclasses import dataclass

from schemas.lexicons import province_codes

FIRST_CENTURY = 1900

FOREIGN_CODES = range(100, 1000)
"""Codes of countries of birth registration start above those of the provinces."""


@dataclass(frozen=True)
class IdFacts:
    """What a personal ID says."""

    province: str | None
    is_known_place: bool
    gender: str
    birth_year: int


def facts_of(personal_id: str) -> IdFacts:
    """Return what 12 digits say of their holder.

    Raises:
        ValueError: if they are not 12 digits.
    """
    if not re.fullmatch(r"[0-9]{12}", personal_id):
        raise ValueError("a personal ID has 12 digits")
    place, century_and_gender = personal_id[:3], int(personal_id[3])
    return IdFacts(
        province=province_codes().get(place),
        is_known_place=place in province_codes() or int(place) in FOREIGN_CODES,
        gender="Nam" if century_and_gender % 2 == 0 else "Nữ",
        birth_year=FIRST_CENTURY + 100 * (century_and_gender // 2) + int(personal_id[4:6]),
    )

"""What a citizen card's code says.

Parts between pipes, in the order of the form contract: ID of 12 digits, ID of 9 digits before it, full
name, date of birth DDMMYYYY, gender, address, date of issue DDMMYYYY. Newer cards append parts, which
are not read.
"""

import re
from datetime import date

from pipeline.normalise.words import parse_gender, parse_person_name
from schemas.base import Model
from schemas.reasons import DIGIT_IN_NAME
from schemas.text import tidy

SEPARATOR = "|"
_PERSONAL_ID = re.compile(r"[0-9]{12}")
_OLD_ID = re.compile(r"[0-9]{9}|[0-9]{12}")
_DATE = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{4})")


class CitizenCard(Model):
    """What the code of a card says of its holder; None where a part is missing or no such value.

    Values are in the form of a record's: NFC, dates YYYY-MM-DD, gender Nam or Nữ, a name written all
    in capitals with capital first letters.
    """

    personal_id: str
    name: str
    old_id: str | None = None
    birth_date: str | None = None
    gender: str | None = None
    address: str | None = None
    issued_on: str | None = None


def parse_card(payload: str) -> CitizenCard | None:
    """Return what a code's text says if it is a citizen card's, else None.

    It is one if its first part is a personal ID, to the digit, and its third a name. Other parts may
    be empty or missing at the end, and more may follow.
    """
    parts = [tidy(part) for part in payload.split(SEPARATOR)]
    personal_id, old_id, name, birth, gender, address, issued, *_ = (*parts, *[""] * 7)
    holder = parse_person_name(name)
    if not _PERSONAL_ID.fullmatch(personal_id) or not holder.value:
        return None
    if holder.doubt is DIGIT_IN_NAME:
        return None
    return CitizenCard(
        personal_id=personal_id,
        name=holder.value,
        old_id=old_id if _OLD_ID.fullmatch(old_id) else None,
        birth_date=_date(birth),
        gender=parse_gender(gender).value,
        address=address or None,
        issued_on=_date(issued),
    )


def _date(text: str) -> str | None:
    """Return DDMMYYYY as YYYY-MM-DD, None if it is not on the calendar."""
    found = _DATE.fullmatch(text)
    if found is None:
        return None
    day, month, year = map(int, found.groups())
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None

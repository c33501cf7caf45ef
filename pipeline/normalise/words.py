"""Values that are words: names, places, gender, terms of a list."""

import re

from pipeline.normalise.result import Normalised
from schemas.reasons import (
    DIGIT_IN_NAME,
    EMAIL_GUESSED,
    NAME_TOO_SHORT,
    NOT_A_GENDER,
    NOT_AN_EMAIL,
)
from schemas.text import tidy, without_tones

_NOT_IN_NAMES = re.compile(r"[^\w\s'’.\-]|[\d_]")
_CAPITAL_I = re.compile(r"(?<=[^\W\d_a-zà-ỹ])l(?![a-zà-ỹ])|(?<![^\W\d_])l(?=[^\W\d_a-zà-ỹ])")
"""An l among capitals: the two letters look alike in many faces and hands."""

_WORD = re.compile(r"[^\W\d_]+")
_EMAIL = re.compile(
    r"[a-z0-9_%+-]+(?:\.[a-z0-9_%+-]+)*@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9-]+)*\.[a-z]{2,}",
    re.IGNORECASE | re.ASCII,
)
_EMAIL_SIGNS = str.maketrans({"©": "@", "®": "@", "＠": "@", ",": "."})
"""What a recogniser writes for the signs of an address."""

_SERIAL = re.compile(r"^(?:([A-ZĐ])[ .]?(?=\d{7,8}$)|([A-ZĐ]{2})[ .]?(?=\d{6}$))")
"""Blanks of diplomas have a letter and seven or eight digits, "B 1234567", those of land-use
certificates two letters and six digits, "BV 123456"; the newer ones with eight have no space."""


def parse_person_name(text: str) -> Normalised:
    """Return a name; one written all in capitals, as forms ask for, with capital first letters
    (NGUYỄN THỊ AN is Nguyễn Thị An, H'HEN NIÊ is H'Hen Niê)."""
    name = _CAPITAL_I.sub("I", tidy(text))
    if _is_in_capitals(name):
        name = _WORD.sub(lambda word: word.group().capitalize(), name)
    if _NOT_IN_NAMES.search(name):
        return Normalised(name, doubt=DIGIT_IN_NAME)
    return Normalised(name or None, doubt=None if " " in name else NAME_TOO_SHORT)


def _is_in_capitals(name: str) -> bool:
    """One letter misread as small (THùY) does not change how the name was written."""
    letters = [char for char in name if char.isalpha()]
    return sum(char.isupper() for char in letters) > 0.7 * len(letters)


def parse_written(text: str) -> Normalised:
    """Return the text as written; the serial number of a certificate with the space that its blank
    has behind the letters."""
    return Normalised(_SERIAL.sub(lambda found: f"{found[1] or found[2]} ", tidy(text)) or None)


def parse_gender(text: str) -> Normalised:
    """Return Nam or Nữ."""
    words = without_tones(text).split()
    if "nu" in words and "nam" not in words:
        return Normalised("Nữ")
    if "nam" in words and "nu" not in words:
        return Normalised("Nam")
    return Normalised(None, problem=NOT_A_GENDER)


def parse_email(text: str) -> Normalised:
    """Return an email address in lower case; doubted if signs had to be put right (© for @) or more
    stands there than one address."""
    written = "".join(tidy(text).split()).strip(".,;:-()<>")
    mended = written.translate(_EMAIL_SIGNS)
    found = _EMAIL.search(mended)
    if found is None:
        return Normalised(None, problem=NOT_AN_EMAIL)
    is_whole = found.group() == written
    return Normalised(found.group().lower(), doubt=None if is_whole else EMAIL_GUESSED)

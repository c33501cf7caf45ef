"""Signs that a value ends elsewhere than was thought or lost a sign: a label in it, a last word that
something follows, a comma or stop that its neighbours have, room for a word that nobody could read."""

import math
import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from pipeline.check.result import Effect, Finding
from pipeline.extract.stream import StreamChar
from pipeline.normalise import NormalField
from schemas.form import FieldType, load_forms
from schemas.lexicons import load_lexicon
from schemas.page import Line
from schemas.reasons import GAP_INSIDE, HOLDS_A_LABEL, SIGN_MISSING, TWO_VALUES, UNFINISHED
from schemas.text import comparable

MIN_WORDS = 2
"""Of a label that is not also an ordinary word."""

AGAIN = 3
"""Words that a value begins with and says again."""

WIDE_GAP = 2.5
"""Heights of a line between the middles of two characters beside each other. Of 4,000 generated values 5 had
more than 2, none more than 3; a smudged word of six letters leaves 4."""

LONG_NAME = 5
"""Words of a name from which it may be two; four are the rule."""

_NOTE = re.compile(r"\([^()]*\)")
"""A value in brackets, which is a note of the print."""

_DAY = re.compile(r"\bngày\b")
_BEHIND_PAPER = re.compile(
    r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4} (?!Cục|Bộ|Công an|CA |UBND|Nơi cấp)[A-ZĐ][^\W\d_]"
)
"""A word with a capital behind the day an identity paper was issued."""

_WORD = re.compile(r"[^\W\d_]+")
_LAST_WORDS = re.compile(
    r"(?:\b(?:tại|của|và|ngày|cấp ngày|nơi cấp|số|đường|phố|phường|xã|quận|huyện|tỉnh|"
    r"thành phố|thị xã|thị trấn|khu phố)|[(/])$"
)
"""Words in small letters that something always follows."""

_UNIT = r"(?:thành phố|tỉnh|huyện|quận|thị xã|phường|xã|thị trấn|TP\.|Q\.|P\.|H\.|TX\.)"
_UNIT_WITHOUT_COMMA = re.compile(
    rf"{_UNIT} [^,;]*[^\W_] (?:thành phố|tỉnh|huyện|quận|thị xã) [A-ZĐÂĂÊÔƠƯ]"
)
_COMMA_BEFORE_UNIT = re.compile(rf", ?{_UNIT}")
_SHORT = re.compile(r"(?<![^\W_])(?P<short>TP|Tp|TX|TT|P|Q|H)(?P<stop>\.| )\s?(?=[^\W_])")
"""An abbreviated kind of unit, "TP. Hà Nội"."""

_OF_PAPERS = frozenset({"cấp", "số", "giấy", "căn", "hộ"})
"""Words of labels that the value of an identity paper is written with."""


def check_wholeness(field: NormalField) -> tuple[Finding, ...]:
    """Return the doubts whether a value is all that stands there and no more."""
    value = field.value or ""
    kind = field.raw.definition.type
    is_twice = says_itself_again(value) or (
        kind is FieldType.PERSON_NAME and names_two_people(value)
    )
    signs = (
        (TWO_VALUES, is_twice),
        (
            HOLDS_A_LABEL,
            holds_a_label(value, of_paper=kind is FieldType.ID_DOCUMENT)
            or bool(_NOTE.fullmatch(value))
            or (kind is FieldType.PLACE and bool(_DAY.search(value)))
            or (kind is FieldType.ID_DOCUMENT and bool(_BEHIND_PAPER.search(value))),
        ),
        (UNFINISHED, bool(_LAST_WORDS.search(value))),
        (SIGN_MISSING, misses_a_sign(value)),
        (GAP_INSIDE, widest_gap(field.raw.chars) > WIDE_GAP),
    )
    return tuple(Finding((field.key,), Effect.DOUBTS, reason) for reason, is_so in signs if is_so)


def holds_a_label(value: str, *, of_paper: bool = False) -> bool:
    """Return whether the words of a label, with its capital, stand in a value or are all of it.

    Args:
        value: of a field.
        of_paper: whether it is an identity paper, "CCCD: 0791…, Nơi cấp: Bộ Công an".
    """
    if value.isupper():
        return False
    words = list(_WORD.finditer(value))
    folded = [comparable(word[0]) for word in words]
    for first, word in enumerate(words):
        if not word[0][0].isupper():
            continue
        for length in range(MIN_WORDS, _longest() + 1):
            phrase = tuple(folded[first : first + length])
            if len(phrase) < length or phrase not in _labels():
                continue
            is_own = of_paper and not _OF_PAPERS.isdisjoint(phrase)
            if not is_own and (first > 0 or length == len(words)):
                return True
    return False


def says_itself_again(value: str) -> bool:
    """Return whether a value begins a second time within itself, as what stands side by side in two
    columns does."""
    words = value.split()
    opening = words[:AGAIN]
    return len(opening) == AGAIN and any(
        words[i : i + AGAIN] == opening for i in range(AGAIN, len(words) - AGAIN + 1)
    )


def names_two_people(value: str) -> bool:
    """Return whether a name is so long that another person's begins in it."""
    words = value.split()
    families = {comparable(name) for name in load_lexicon("family_names")}
    return len(words) >= LONG_NAME and any(comparable(word) in families for word in words[3:-1])


def misses_a_sign(value: str) -> bool:
    """Return whether the parts of an address are set off by signs and one is not."""
    if _COMMA_BEFORE_UNIT.search(value) and _UNIT_WITHOUT_COMMA.search(value):
        return True
    return len({short["stop"] for short in _SHORT.finditer(value)}) > 1


def widest_gap(chars: Sequence[StreamChar]) -> float:
    """Return the widest room between two characters of one line, from middle to middle, in heights of the
    line."""
    shown = [char for char in chars if char.read is not None and char.char != " "]
    gaps = [
        (after.read.position - before.read.position) * _length_in_heights(before.line)
        for before, after in pairwise(shown)
        if before.line is after.line and before.line and before.read and after.read
    ]
    return max(gaps, default=0.0)


def _length_in_heights(line: Line) -> float:
    top_left, top_right, _, bottom_left = line.quad
    return math.dist(top_left, top_right) / max(1.0, math.dist(top_left, bottom_left))


@cache
def _labels() -> frozenset[tuple[str, ...]]:
    """Return the labels of all forms as words for comparing."""
    texts = (
        text
        for form in load_forms().values()
        for label in form.labels
        if label.field is not None and label.field.type not in (FieldType.CHECKBOX_GROUP,)
        for text in label.texts
        if text[:1].isupper() and not any(char.isdigit() for char in text)
    )
    phrases = (tuple(comparable(word) for word in _WORD.findall(text)) for text in texts)
    return frozenset(phrase for phrase in phrases if len(phrase) >= MIN_WORDS)


@cache
def _longest() -> int:
    return max(map(len, _labels()))

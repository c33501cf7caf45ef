"""What is written around the name of a person or an office: how they are called before it, and where the
sentence goes on behind it."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import takewhile

from pipeline.extract.capitals import CAPITAL
from pipeline.extract.stream import StreamChar
from schemas.form import FieldType
from schemas.lexicons import load_lexicon
from schemas.text import comparable

WORD = re.compile(r"[^\W\d_]+")
MIN_NAME = 2
"""Words of a name."""

TITLE = re.compile(
    r"(?P<title>(?:Ông|Bà|Anh|Chị|Cô|Em|Cháu)\s*:?\s+)(?P<name>[^\W\d_]+)\s+[^\W\d_]", re.IGNORECASE
)
"""How a person is called before the family name."""

CLAUSE = re.compile(r"(?<=[^\W\d_])\W+(?:(?:là|[Ss]inh|hiện|trú|đối với)(?=\W)|\d)")
"""Where a sentence goes on behind a name, however it is written, or the number of the next item stands."""

ADDRESSEE = re.compile(rf"(?i:(?:ban |các đồng chí |quý )?lãnh đạo)\s+(?={CAPITAL})")
"""Whom of an office a letter is addressed to."""


def without_title(chars: Sequence[StreamChar], kind: FieldType) -> tuple[StreamChar, ...]:
    """Return a name's characters without "Ông", "Bà" or "Anh" before a family name: "Bà Phạm Thị Tâm".

    Args:
        chars: of a value.
        kind: its type.
    """
    title = TITLE.match("".join(char.char for char in chars))
    if title is None or kind is not FieldType.PERSON_NAME:
        return tuple(chars)
    is_title = comparable(title["name"]) in _family_names()
    return tuple(chars[title.end("title") :]) if is_title else tuple(chars)


def without_addressee(chars: Sequence[StreamChar], kind: FieldType) -> tuple[StreamChar, ...]:
    """Return a place's characters without "Lãnh đạo" before an office's name: "Lãnh đạo UBND phường 5".

    Args:
        chars: of a value.
        kind: its type.
    """
    addressee = ADDRESSEE.match("".join(char.char for char in chars))
    if addressee is None or kind is not FieldType.PLACE:
        return tuple(chars)
    return tuple(chars[addressee.end() :])


def without_what_follows(chars: Sequence[StreamChar], kind: FieldType) -> tuple[StreamChar, ...]:
    """Return a name's characters without the sentence that goes on behind it, "Nguyễn Văn Nam là con của
    người chết": any words in small letters behind a name in capitals.

    Args:
        chars: of a value.
        kind: its type.
    """
    if kind is not FieldType.PERSON_NAME:
        return tuple(chars)
    text = "".join(char.char for char in chars)
    clause = CLAUSE.search(text)
    if clause is not None and len(WORD.findall(text[: clause.start()])) >= MIN_NAME:
        return tuple(chars[: clause.start()])
    words = list(WORD.finditer(text))
    name = list(takewhile(lambda word: word[0].isupper(), words))
    goes_on = MIN_NAME <= len(name) < len(words) and words[len(name)][0].islower()
    return tuple(chars[: name[-1].end()]) if goes_on else tuple(chars)


@cache
def _family_names() -> frozenset[str]:
    return frozenset(map(comparable, load_lexicon("family_names")))

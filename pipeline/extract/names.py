"""What is written around a person's name: how the person is called before it, and where the sentence goes
on behind it."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import takewhile

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


def without_what_follows(chars: Sequence[StreamChar], kind: FieldType) -> tuple[StreamChar, ...]:
    """Return a name's characters without words in small letters behind one in capitals: there the
    sentence goes on, "NGUYỄN VĂN NAM là con của người chết".

    Args:
        chars: of a value.
        kind: its type.
    """
    if kind is not FieldType.PERSON_NAME:
        return tuple(chars)
    words = list(WORD.finditer("".join(char.char for char in chars)))
    name = list(takewhile(lambda word: word[0].isupper(), words))
    goes_on = MIN_NAME <= len(name) < len(words) and words[len(name)][0].islower()
    return tuple(chars[: name[-1].end()]) if goes_on else tuple(chars)


@cache
def _family_names() -> frozenset[str]:
    return frozenset(map(comparable, load_lexicon("family_names")))

"""Labels that are but "là" within a sentence or before boxes, told by what stands behind: "Nguyễn Văn An
là con của người chết", "Cháu là ☐ Nam ☒ Nữ"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pipeline.extract.chain import Placed, touches
from pipeline.extract.match import Match
from pipeline.extract.shapes import row_behind
from pipeline.extract.stream import StreamChar, fold
from schemas.form import FieldType, Label
from schemas.lexicons import load_lexicon

IS = re.compile(r"(?<![^\W_])[Ll]à\s+(?=[^\W_]|[☐☑☒])")
END = re.compile(r"\s(?:của|với|đối với)\b|[,;.:()]")
"""What ends somebody's relationship in a sentence."""

WORD = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)*")
BOX = re.compile(r"[☐☑☒]")
GENDERS = frozenset({"nam", "nu"})
CLAUSE_QUALITY = 0.6
"""Quality of a label that is but one short word."""


def in_clauses(
    missing: Sequence[Label], chain: Sequence[Placed], stream: Sequence[StreamChar]
) -> Iterator[Placed]:
    """Yield labels that were not found, where "là" stands before a value of their type, and before that of
    no other place; there must be one label a type.

    Args:
        missing: labels that were not found.
        chain: those that were.
        stream: the text.
    """
    text = "".join(char.char for char in stream)
    places = [
        (kind, Match(found.start(), found.end(), 0.0, CLAUSE_QUALITY))
        for found in IS.finditer(text)
        for kind in [_kind_behind(stream, found.end())]
        if kind is not None
    ]
    for kind in (FieldType.RELATIONSHIP, FieldType.GENDER):
        labels = [label for label in missing if label.field and label.field.type is kind]
        own = [match for each, match in places if each is kind and not touches(match, chain)]
        if len(labels) == len(own) == 1:
            yield Placed(labels[0], own[0])


def without_whose(chars: Sequence[StreamChar], kind: FieldType) -> tuple[StreamChar, ...]:
    """Return a relationship's characters without whose it is: "Vợ của người qua đời".

    Args:
        chars: of a value.
        kind: its type.
    """
    text = "".join(char.char for char in chars)
    end = END.search(text)
    if kind is not FieldType.RELATIONSHIP or end is None:
        return tuple(chars)
    is_known = fold(text[: end.start()]).strip() in _relationships()
    return tuple(chars[: end.start()]) if is_known else tuple(chars)


def _kind_behind(stream: Sequence[StreamChar], start: int) -> FieldType | None:
    """Return whether a relationship or a gender stands behind "là", or boxes with such words."""
    row = row_behind(stream, start)
    if BOX.search(row):
        words = {fold(word) for word in WORD.findall(row)}
        told = words & GENDERS, words & _relationships()
        kinds = FieldType.GENDER, FieldType.RELATIONSHIP
        return next((kind for kind, own in zip(kinds, told, strict=True) if len(own) > 1), None)
    value = fold(END.split(row)[0]).strip(" …_")
    return FieldType.RELATIONSHIP if value in _relationships() else None


@cache
def _relationships() -> frozenset[str]:
    return frozenset(map(fold, load_lexicon("relationships")))

"""Two people who are asked for the same one behind the other, as a field of two parties: papers that
are typed again often set them side by side, "Nội dung | Mẹ | Cha"."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from pipeline.extract.kin import twins
from pipeline.extract.stream import fold
from schemas.form import FieldDefinition, FieldType, Label, Party, PartyRow

WORD = re.compile(r"[^\W\d_]+")
PERSON = "người"
TWINS = "twins"
"""Id of such a field, which is no form's."""


@lru_cache(maxsize=64)
def twin_fields(labels: tuple[Label, ...]) -> tuple[tuple[FieldDefinition, int], ...]:
    """Return each two people of a form's labels as a field of two parties, and the index of the first
    label behind theirs.

    The headings are the words that tell their names apart, "mẹ" and "cha". The fields' ids must
    begin with the person, ``mother_name`` and ``father_name``.
    """
    return tuple(
        (field, first + 2 * count)
        for first, count in twins(labels)
        for field in [_as_parties(labels[first : first + count], labels[first + count :][:count])]
        if field is not None
    )


def _as_parties(one: Sequence[Label], other: Sequence[Label]) -> FieldDefinition | None:
    fields = [(mine.field, theirs.field) for mine, theirs in zip(one, other, strict=True)]
    if any(mine is None or theirs is None for mine, theirs in fields):
        return None
    ids = [(mine.id, theirs.id) for mine, theirs in fields if mine and theirs]
    prefixes = [_prefix([pair[side] for pair in ids]) for side in (0, 1)]
    if any(mine[len(prefixes[0]) :] != theirs[len(prefixes[1]) :] for mine, theirs in ids):
        return None
    names = [_own_words(one[0], other[0]), _own_words(other[0], one[0])]
    if not all(prefixes) or not all(names):
        return None
    parties = tuple(
        Party(prefix=prefix, name=words[0], headers=tuple(_headers(words)))
        for prefix, words in zip(prefixes, names, strict=True)
    )
    rows = tuple(
        PartyRow(
            texts=texts,
            field=mine.field.model_copy(update={"id": mine.field.id[len(prefixes[0]) :]}),
        )
        for mine, theirs in zip(one, other, strict=True)
        if mine.field is not None
        if (texts := _texts(mine, theirs, [*names[0], *names[1]]))
    )
    return FieldDefinition(
        id=TWINS, type=FieldType.TWO_PARTY, name=parties[0].name, parties=parties, rows=rows
    )


def _prefix(ids: Sequence[str]) -> str:
    """Return what all ids begin with, up to an underscore."""
    prefix = ids[0].partition("_")[0] + "_"
    return prefix if all(each.startswith(prefix) for each in ids) else ""


def _own_words(mine: Label, theirs: Label) -> list[str]:
    """Return the words of a label that the other has not, as they are first written."""
    others = {fold(word) for text in theirs.texts for word in WORD.findall(text)}
    words = [word for text in mine.texts for word in WORD.findall(text)]
    return list(dict.fromkeys(word.lower() for word in words if fold(word) not in others))


def _headers(words: Sequence[str]) -> Iterator[str]:
    for word in words:
        yield word.capitalize()
        yield f"{PERSON.capitalize()} {word}"


def _texts(mine: Label, theirs: Label, names: Sequence[str]) -> tuple[str, ...]:
    """Return what a row says in front of both values: without the person."""
    texts = [*mine.texts, *theirs.texts]
    own = {fold(name) for name in names}
    bare = [
        " ".join(word for word in text.split() if fold(word.strip(",.")) not in own)
        if any(fold(word) in own for word in WORD.findall(text))
        else text
        for text in texts
    ]
    stripped = [text.removesuffix(PERSON).strip(" ,") for text in bare]
    return tuple(dict.fromkeys(text for text in stripped if len(text.split()) > 1))

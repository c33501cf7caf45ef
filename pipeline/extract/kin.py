"""People whose labels are the same, "Dân tộc" of the mother and of the father: whose they are is
told by the name above them, so the paper may have the father first."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby, pairwise

from pipeline.extract.skeleton import letters_of
from schemas.form import FieldType, Label

MIN_TWINS = 2
"""Labels that two people share; one may be chance."""


def has_a_twin(label: Label, ordered: Sequence[Label]) -> bool:
    """Return whether another label of the form may be printed in the same words."""
    return any(other is not label and _are_twins(label, other) for other in ordered)


def orders(ordered: Sequence[Label]) -> Iterator[list[Label]]:
    """Yield the labels in the form's order, then for each two people behind one another in the
    order in which a paper has them that begins with the other, and with where somebody lives behind
    the identity paper instead of before it."""
    yield list(ordered)
    for first, count in twins(ordered):
        second, end = first + count, first + 2 * count
        yield [*ordered[:first], *ordered[second:end], *ordered[first:second], *ordered[end:]]
    homes = _homes_and_papers(ordered)
    for places in [[place] for place in homes] + [homes] * (len(homes) > 1):
        swapped = list(ordered)
        for place in places:
            swapped[place : place + 2] = reversed(swapped[place : place + 2])
        yield swapped


def _homes_and_papers(ordered: Sequence[Label]) -> list[int]:
    """Return where a person's address and identity paper stand behind one another: prints of some years
    have the one first, of others the other."""
    return [
        i
        for i, (one, other) in enumerate(pairwise(ordered))
        if one.field is not None
        and other.field is not None
        and {one.field.type, other.field.type} == {FieldType.ADDRESS, FieldType.ID_DOCUMENT}
        and has_a_twin(one, ordered)
        and has_a_twin(other, ordered)
    ]


def with_first_later(ordered: Sequence[Label]) -> Iterator[list[Label]]:
    """Yield the labels in the orders of papers that ask whoever fills them in later: before or behind a part
    that is about somebody or something else."""
    blocks = list(_blocks(ordered))
    for place in sorted({place for block in blocks[1:] for place in block}):
        first, end = blocks[0]
        if place > end:
            yield [*ordered[:first], *ordered[end:place], *ordered[first:end], *ordered[place:]]


def _blocks(ordered: Sequence[Label]) -> Iterator[tuple[int, int]]:
    """Yield where labels behind one another begin and end whose fields' ids begin with the same word,
    ``requester_name``, ``requester_id``; also with labels between them that have no field."""
    fields = [i for i, label in enumerate(ordered) if label.field is not None]
    for _, group in groupby(fields, key=lambda i: _first_word(ordered[i])):
        block = list(group)
        if len(block) >= MIN_TWINS:
            yield block[0], block[-1] + 1


def _first_word(label: Label) -> str:
    return label.field.id.partition("_")[0] if label.field is not None else ""


def twins(ordered: Sequence[Label]) -> Iterator[tuple[int, int]]:
    """Yield where two people behind one another begin who are asked for the same, and for how
    much: the name, which is told apart, and the labels that they share."""
    starts = [
        i for i, label in enumerate(ordered) if label.field and not has_a_twin(label, ordered)
    ]
    for (first, second), (_, end) in pairwise(pairwise([*starts, len(ordered)])):
        one = ordered[first:second]
        shared = _shared(one, ordered[second:end])
        if shared >= max(MIN_TWINS, len(one) - 1):
            yield first, shared + 1


def _shared(one: Sequence[Label], other: Sequence[Label]) -> int:
    """Return how many labels behind the name both have, in the same order."""
    count = 0
    for mine, theirs in zip(one[1:], other[1:], strict=False):
        if not _are_twins(mine, theirs):
            break
        count += 1
    return count


def _are_twins(one: Label, other: Label) -> bool:
    return not _letters(one.texts).isdisjoint(_letters(other.texts))


@lru_cache(maxsize=4096)
def _letters(texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(letters_of(text) for text in texts)

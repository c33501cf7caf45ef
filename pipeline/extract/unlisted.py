"""Labels in words that no variant has: found by the words they share with known ones, by what is
filled in, and by being the only one left."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.extract.asks import (
    ALIKE_ANYWHERE,
    NUMBER,
    Ask,
    ask_matches,
    bare_matches,
    words_of,
)
from pipeline.extract.chain import Placed, best_chain, touches
from pipeline.extract.kin import has_a_twin
from pipeline.extract.match import Match, Sightings
from pipeline.extract.shapes import SHAPES, has_shape, shape_behind
from pipeline.extract.stream import ROW_END, StreamChar
from schemas.form import Label

FIXED = 1000.0
"""More than all labels of a form score: one that was found stays where it is."""

BLANK_ROW = re.compile(r"[\s:.…_]*\n\s*")
MIN_BARE = 4
MAX_COLONS = 0.5
"""Share of its labels up to which a print counts as one without colons."""

MAX_NUMBER = 8
LEFT_QUALITY = 0.5
"""Quality of a label that is known only by its place among the others or by what stands behind it."""


def in_other_words(
    ordered: Sequence[Label],
    chain: Sequence[Placed],
    asks: Sequence[Ask],
    sightings: Sightings,
) -> list[Placed]:
    """Return missing labels that are printed in words which are not listed: first those at their
    place in the form's order, then those that are like no other label.

    Args:
        ordered: labels in the form's order.
        chain: those that were found.
        asks: of the stream.
        sightings: in the stream.
    """
    free = list(free_asks(asks, chain, sightings))
    bare = _free_lines(chain, sightings) if _has_no_colons(chain, sightings) else []
    known = {id(placed.label): placed.match for placed in chain}
    candidates = [
        [replace(known[id(label)], score=FIXED)]
        if id(label) in known
        else [
            *ask_matches(label, free, sightings.stream),
            *bare_matches(label, bare, sightings.stream),
        ]
        * (label.field is not None)
        for label in ordered
    ]
    found = [
        Placed(ordered[index], match)
        for index, match in best_chain(candidates)
        if id(ordered[index]) not in known
    ]
    for label, matches in zip(ordered, candidates, strict=True):
        if any(label is placed.label for placed in [*chain, *found]) or has_a_twin(label, ordered):
            continue
        elsewhere = [
            match
            for match in matches
            if match.quality >= ALIKE_ANYWHERE and not touches(match, [*chain, *found])
        ]
        if elsewhere:
            found.append(Placed(label, max(elsewhere, key=lambda match: match.score)))
    return found


def gone_on(
    placed: Placed, asks: Sequence[Ask], chain: Sequence[Placed], stream: Sequence[StreamChar]
) -> Placed:
    """Return a label together with the ask in the row below that goes on with it: "Là phụ huynh của:" /
    "Học sinh:", where nothing stands between them and the ask has words of the label's alone.

    Args:
        placed: the label.
        asks: of the stream.
        chain: labels that were found.
        stream: the text.
    """
    end = placed.match.end
    ask = next((ask for ask in asks if ask.begins_row and ask.starts[0] >= end), None)
    if placed.label.field is None or ask is None:
        return placed
    between = "".join(char.char for char in stream[end : ask.starts[0]])
    words = words_of("".join(char.char for char in stream[ask.starts[0] : ask.end]))
    is_same = any(words <= words_of(text) for text in placed.label.texts)
    if BLANK_ROW.fullmatch(between) is None or not words or not is_same:
        return placed
    longer = replace(placed, match=replace(placed.match, end=ask.end))
    others = [each for each in chain if each is not placed]
    below = replace(placed.match, start=ask.starts[0], end=ask.end)
    return placed if touches(below, others) else longer


def by_elimination(
    ordered: Sequence[Label],
    chain: Sequence[Placed],
    asks: Sequence[Ask],
    sightings: Sightings,
) -> list[Placed]:
    """Return missing labels whose place leaves no choice: between two neighbours in the form's order
    one is missing, or one of the type that the value looks like, and one ask is left.

    Args: as for :func:`in_other_words`.
    """
    free = list(free_asks(asks, chain, sightings))
    known = {id(placed.label): placed.match for placed in chain}
    indices = [i for i, label in enumerate(ordered) if id(label) in known]
    found = []
    for before, behind in pairwise([*indices, len(ordered)] if indices else []):
        missing = [label for label in ordered[before + 1 : behind] if label.field is not None]
        start = known[id(ordered[before])].end
        end = known[id(ordered[behind])].start if behind < len(ordered) else len(sightings.stream)
        left = [ask for ask in free if start <= ask.starts[0] and ask.end <= end]
        found += [
            Placed(label, _as_label(ask, sightings))
            for label, ask in _only_pairs(missing, left, sightings)
        ]
    return found


def _as_label(ask: Ask, sightings: Sightings) -> Match:
    """Return an ask as a label, from the last word that is set off from what stands before it:
    "Số bản:" of "Không ☐ Số bản:"."""
    start = max(
        (start for start in ask.starts if _is_set_off(start, sightings)), default=ask.starts[0]
    )
    return Match(start, ask.end, 0.0, LEFT_QUALITY, is_set_off=True)


def _is_set_off(start: int, sightings: Sightings) -> bool:
    before = (sightings.stream[i].char for i in range(start - 1, -1, -1))
    return not next((char for char in before if char != " "), ROW_END).isalnum()


def _only_pairs(
    missing: Sequence[Label], left: Sequence[Ask], sightings: Sightings
) -> Iterator[tuple[Label, Ask]]:
    fitting = [
        (label, ask)
        for label in missing
        for ask in left
        if label.field is not None and has_shape(label.field.type, sightings.stream, ask.end)
    ]
    for label, ask in fitting:
        if sum(label is each or ask is other for each, other in fitting) == 1:
            yield label, ask
    if len(missing) == len(left) and not fitting and all(map(_is_of_any_shape, missing)):
        shapes = [shape_behind(sightings.stream, ask.end) for ask in left]
        if not any(shapes):
            yield from zip(missing, left, strict=True)


def _is_of_any_shape(label: Label) -> bool:
    return label.field is not None and label.field.type not in SHAPES


def may_be_unlisted(
    ordered: Sequence[Label], placed: Sequence[Placed], stops: Sequence[Match]
) -> list[Label]:
    """Return the missing labels between whose neighbours something is asked for that is not known:
    it may be theirs.

    Args:
        ordered: labels in the form's order.
        placed: those that were found.
        stops: where something else is asked for.
    """
    known = {id(each.label): each.match for each in placed}
    indices = [i for i, label in enumerate(ordered) if id(label) in known]
    return [
        label
        for before, behind in pairwise(indices)
        if any(
            known[id(ordered[before])].end <= stop.start
            and stop.end <= known[id(ordered[behind])].start
            for stop in stops
        )
        for label in ordered[before + 1 : behind]
    ]


def free_asks(asks: Sequence[Ask], chain: Sequence[Placed], sightings: Sightings) -> Iterator[Ask]:
    """Yield asks with those of their beginnings that belong to no label and do not stand in a row
    right behind one, as a value does."""
    for ask in asks:
        starts = tuple(
            start
            for start in ask.starts
            if not touches(Match(start, ask.end, 0.0, 0.0), chain)
            and not _is_right_behind(start, chain, sightings)
        )
        if starts:
            yield replace(ask, starts=starts)


def _has_no_colons(chain: Sequence[Placed], sightings: Sightings) -> bool:
    """Whether the print sets most of its labels without a colon."""
    ends = [placed.match.end for placed in chain if placed.label.field is not None]
    behind = [[char.char for char in sightings.stream[max(0, end - 1) : end + 3]] for end in ends]
    with_colon = sum(":" in chars for chars in behind)
    return len(ends) >= MIN_BARE and with_colon < MAX_COLONS * len(ends)


def _free_lines(chain: Sequence[Placed], sightings: Sightings) -> list[int]:
    """Return where lines begin that belong to no label, behind the number of their item."""
    stream = sightings.stream
    starts = [i for i, char in enumerate(stream) if char.starts_line]
    return [
        first
        for start in starts
        for first in [_first_letter(start, sightings)]
        if stream[first].char.isupper() and not touches(Match(first, first + 1, 0.0, 0.0), chain)
    ]


def _first_letter(start: int, sightings: Sightings) -> int:
    text = "".join(char.char for char in sightings.stream[start : start + MAX_NUMBER])
    number = NUMBER.match(text)
    return start + (number.end() if number and number.end() < len(text) else 0)


def _is_right_behind(start: int, chain: Sequence[Placed], sightings: Sightings) -> bool:
    ends = [placed.match.end for placed in chain if placed.match.end <= start]
    between = sightings.stream[max(ends, default=0) : start]
    return bool(ends) and not any(each.char.isalnum() or each.char == ROW_END for each in between)

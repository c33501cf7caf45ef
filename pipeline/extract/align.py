"""The global alignment: which label stands where, chosen for all labels of a form at once.

A label such as "Dân tộc" occurs three times on a birth declaration; only its place among the
others says whose it is. So the labels are not searched one by one: of all places where each may
stand, the chain in the form's order with the highest total score is taken. A label that is
missing or unreadable is skipped and costs only its own score.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.extract.asks import (
    ALIKE_ANYWHERE,
    Ask,
    ask_matches,
    asks_of,
    names_a_paper,
    stops,
    widened,
)
from pipeline.extract.dateline import day_matches, is_day, is_day_of_issue, place_before, row_start
from pipeline.extract.match import Match, Sightings, letters_of
from pipeline.extract.stream import ROW_END
from schemas.form import FieldType, Label

FLOATING_QUALITY = 0.85
"""A label that may stand anywhere must be read nearly without error to be believed."""

MIN_LETTERS_OUT_OF_ORDER = 5
"""Shorter words than that also occur within values."""


FIXED = 1000.0
"""More than all labels of a form score: one that was found stays where it is."""

_UNKNOWN = Label(texts=("nhãn khác",), optional=True)
"""What stands for a label that the form does not have."""


@dataclass(frozen=True)
class Placed:
    """A label and where it stands in the stream."""

    label: Label
    match: Match


def align(labels: Sequence[Label], sightings: Sightings) -> list[Placed]:
    """Return the labels that were found, in the order of the stream.

    Args:
        labels: in the form's order.
        sightings: of their texts.
    """
    ordered = [label for label in labels if not label.floating]
    candidates = _candidates(ordered, sightings)
    chain = [Placed(ordered[index], match) for index, match in best_chain(candidates)]
    chain += _out_of_order(ordered, candidates, chain, sightings)
    chain += _places_without_label(ordered, chain, sightings)
    asks = asks_of(sightings.stream)
    chain += _in_other_words(ordered, chain, asks, sightings)
    floating = [
        Placed(label, match)
        for label in labels
        if label.floating
        for match in sightings.of(label.texts)
        if match.quality >= FLOATING_QUALITY and match.score > 0 and not _touches(match, chain)
    ]
    placed = [_widened(each, asks, chain, sightings) for each in chain] + floating
    placed += [
        Placed(_UNKNOWN, stop)
        for stop in stops(asks, sightings.stream)
        if not _touches(stop, placed)
    ]
    return sorted(placed, key=lambda placed: (placed.match.start, placed.match.end))


def _candidates(labels: Sequence[Label], sightings: Sightings) -> list[list[Match]]:
    return [
        [
            match
            for match in sightings.of(label.texts)
            if match.score > 0 and not names_a_paper(label, match, sightings.stream)
        ]
        if not is_day(label)
        else [
            match
            for match in (*sightings.of(label.texts), *day_matches(sightings))
            if match.score > 0 and not is_day_of_issue(match, sightings)
        ]
        for label in labels
    ]


def _out_of_order(
    ordered: Sequence[Label],
    candidates: Sequence[Sequence[Match]],
    chain: Sequence[Placed],
    sightings: Sightings,
) -> list[Placed]:
    """Return labels that stand elsewhere than on the official print, as retyped forms have them.

    Only a label that no other of the form is like can be told without its order. It must be read
    nearly without error and be set off from the text before or behind it: the same words stand in
    values, "gia đình chuyển nơi cư trú đến". Of the short "ngày" only that of a whole date counts
    which has no label before it in its row: such a date is another label's value.
    """
    found: list[Placed] = []
    for label, matches in zip(ordered, candidates, strict=True):
        if any(label is placed.label for placed in chain) or _has_a_twin(label, ordered):
            continue
        free = [
            match
            for match in (_loose_days(sightings, chain) if is_day(label) else matches)
            if match.is_set_off
            and match.quality >= FLOATING_QUALITY
            and (is_day(label) or match.end - match.start >= MIN_LETTERS_OUT_OF_ORDER)
            and not _touches(match, [*chain, *found])
        ]
        if free:
            found.append(Placed(label, max(free, key=lambda match: match.score)))
    return found


def _in_other_words(
    ordered: Sequence[Label],
    chain: Sequence[Placed],
    asks: Sequence[Ask],
    sightings: Sightings,
) -> list[Placed]:
    """Return missing labels that are printed in words which are not listed: first those at their
    place in the form's order, then those that are like no other label."""
    free = [left for ask in asks for left in _left(ask, chain, sightings)]
    known = {id(placed.label): placed.match for placed in chain}
    candidates = [
        [replace(known[id(label)], score=FIXED)]
        if id(label) in known
        else ask_matches(label, free, sightings.stream) * (label.field is not None)
        for label in ordered
    ]
    found = [
        Placed(ordered[index], match)
        for index, match in best_chain(candidates)
        if id(ordered[index]) not in known
    ]
    for label, matches in zip(ordered, candidates, strict=True):
        if any(label is placed.label for placed in [*chain, *found]) or _has_a_twin(label, ordered):
            continue
        elsewhere = [
            match
            for match in matches
            if match.quality >= ALIKE_ANYWHERE and not _touches(match, [*chain, *found])
        ]
        if elsewhere:
            found.append(Placed(label, max(elsewhere, key=lambda match: match.score)))
    return found


def _widened(
    placed: Placed, asks: Sequence[Ask], chain: Sequence[Placed], sightings: Sightings
) -> Placed:
    match = widened(placed.label, placed.match, asks, sightings.stream)
    if _touches(match, [other for other in chain if other is not placed]):
        return placed
    return replace(placed, match=match)


def _left(ask: Ask, chain: Sequence[Placed], sightings: Sightings) -> list[Ask]:
    """Return an ask with those of its beginnings that belong to no label and do not stand in a row
    right behind one, as a value does; nothing if none is left."""
    starts = tuple(
        start
        for start in ask.starts
        if not _touches(Match(start, ask.end, 0.0, 0.0), chain)
        and not _is_right_behind(start, chain, sightings)
    )
    return [replace(ask, starts=starts)] if starts else []


def _is_right_behind(start: int, chain: Sequence[Placed], sightings: Sightings) -> bool:
    ends = [placed.match.end for placed in chain if placed.match.end <= start]
    between = sightings.stream[max(ends, default=0) : start]
    return bool(ends) and not any(each.char.isalnum() or each.char == ROW_END for each in between)


def _loose_days(sightings: Sightings, chain: Sequence[Placed]) -> list[Match]:
    return [
        day
        for day in day_matches(sightings)
        if not any(row_start(day, sightings) <= placed.match.start < day.start for placed in chain)
    ]


def _has_a_twin(label: Label, ordered: Sequence[Label]) -> bool:
    own = {letters_of(text) for text in label.texts}
    return any(
        other is not label and not own.isdisjoint(letters_of(text) for text in other.texts)
        for other in ordered
    )


def _places_without_label(
    ordered: Sequence[Label], chain: Sequence[Placed], sightings: Sightings
) -> list[Placed]:
    """Return the place of signing where it stands before the date without its label."""
    found = []
    for label, following in pairwise(ordered):
        if label.field is None or label.field.type is not FieldType.PLACE or not is_day(following):
            continue
        day = next((placed.match for placed in chain if placed.label is following), None)
        if day is None or any(placed.label is label for placed in chain):
            continue
        ends = [placed.match.end for placed in chain if placed.match.end <= day.start]
        place = place_before(day, max(ends, default=0), sightings)
        if place is not None:
            found.append(Placed(label, place))
    return found


def best_chain(candidates: Sequence[Sequence[Match]]) -> list[tuple[int, Match]]:
    """Return the chain of matches with the highest total score.

    Args:
        candidates: for each label, in the form's order, where it may stand.

    Returns:
        (label index, match) with rising label indices and places that do not overlap.
    """
    ends, totals, links = [0], [0.0], [-1]
    steps: list[tuple[int, Match, int]] = []
    for index, matches in enumerate(candidates):
        before = [bisect_right(ends, match.start) - 1 for match in matches]
        gains = [
            (totals[i] + match.score, match, links[i])
            for i, match in zip(before, matches, strict=True)
        ]
        for total, match, link in gains:
            at = bisect_right(ends, match.end)
            if totals[at - 1] >= total:
                continue
            steps.append((index, match, link))
            first = bisect_left(ends, match.end)
            last = first
            while last < len(ends) and totals[last] <= total:
                last += 1
            ends[first:last] = [match.end]
            totals[first:last] = [total]
            links[first:last] = [len(steps) - 1]
    return _walk_back(steps, links[-1])


def _walk_back(steps: Sequence[tuple[int, Match, int]], last: int) -> list[tuple[int, Match]]:
    chain = []
    while last >= 0:
        index, match, last = steps[last]
        chain.append((index, match))
    return chain[::-1]


def _touches(match: Match, chain: Sequence[Placed]) -> bool:
    return any(
        match.start < placed.match.end and placed.match.start < match.end for placed in chain
    )

"""The global alignment: which label stands where, chosen for all labels of a form at once.

A label such as "Dân tộc" occurs three times on a birth declaration; only its place among the
others says whose it is. So the labels are not searched one by one: of all places where each may
stand, the chain in the form's order with the highest total score is taken. A label that is
missing or unreadable is skipped and costs only its own score.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from pipeline.extract.asks import Ask, asks_of, is_in_value, stops, widened
from pipeline.extract.by_shape import by_shape
from pipeline.extract.chain import FLOATING_QUALITY, UNKNOWN, Placed, best_chain, touches
from pipeline.extract.clauses import in_clauses
from pipeline.extract.dateline import (
    day_matches,
    days_beside,
    days_of_no_label,
    is_day,
    is_day_of_issue,
    last_of_rows,
    named_days,
    place_of_signing,
)
from pipeline.extract.items import headings, marks_of, start_of_heading, start_with_number
from pipeline.extract.kin import orders, with_first_later
from pipeline.extract.match import Match, Sightings
from pipeline.extract.out_of_order import out_of_order
from pipeline.extract.paragraphs import set_off
from pipeline.extract.sections import is_heading
from pipeline.extract.stream import StreamChar, row_end
from pipeline.extract.tails import with_head, with_tail, words_of_labels
from pipeline.extract.told import told_within
from pipeline.extract.unlisted import by_elimination, free_asks, gone_on, in_other_words
from schemas.form import FieldType, Label

MIN_GAIN_OF_ORDER = 10.0
"""Points, about those of one label, by which another order than the form's must be the better."""

Chain = tuple[list[Label], list[list[Match]], list[Placed]]
"""Labels in an order that a paper may have, where each may stand, and the best chain."""


def align(labels: Sequence[Label], sightings: Sightings) -> list[Placed]:
    """Return the labels that were found, in the order of the stream.

    Args:
        labels: in the form's order.
        sightings: of their texts.
    """
    anchored = [label for label in labels if not label.floating]
    places = {id(label): _candidates(label, sightings) for label in anchored}
    asks = asks_of(sightings.stream)
    told = told_within(anchored, places, asks, sightings.stream)
    if told:
        places = {
            label: [match for match in found if match not in told]
            for label, found in places.items()
        }
    ordered, candidates, chain = _best_order(anchored, places)
    chain += out_of_order(ordered, candidates, chain, sightings)
    chain += _places_without_label(ordered, chain, sightings)
    chain += in_other_words(ordered, chain, asks, sightings)
    chain += by_elimination(ordered, chain, asks, sightings)
    known = {id(placed.label) for placed in chain}
    missing = [label for label in ordered if label.field and id(label) not in known]
    chain += by_shape(missing, list(free_asks(asks, chain, sightings)), sightings.stream)
    chain += in_clauses(missing, chain, sightings.stream)
    floating = [
        Placed(label, match)
        for label in labels
        if label.floating
        for match in sightings.of(label.texts)
        if match.quality >= FLOATING_QUALITY and match.score > 0 and not touches(match, chain)
        if match.quality == 1.0 or _ends_row(match, sightings.stream)
    ]
    chain = [gone_on(each, asks, chain, sightings.stream) for each in chain]
    words = words_of_labels(labels)
    placed = [_widened(each, asks, chain, sightings, words) for each in chain] + floating
    placed += [
        Placed(UNKNOWN, stop) for stop in stops(asks, sightings.stream) if not touches(stop, placed)
    ]
    placed += [
        Placed(UNKNOWN, other)
        for each in chain
        if is_day(each.label)
        for other in days_beside(each.match, sightings)
        if not touches(other, placed)
    ]
    found = [each.match for each in placed]
    placed += [
        Placed(UNKNOWN, heading)
        for heading in (
            *headings(sightings.stream, marks_of(sightings.stream), found),
            *set_off(sightings.stream, found),
        )
    ]
    return sorted(placed, key=lambda placed: (placed.match.start, placed.match.end))


def _ends_row(match: Match, stream: Sequence[StreamChar]) -> bool:
    """Whether nothing but signs stands behind a match in its row."""
    behind = stream[match.end : row_end(stream, match.end)]
    return not any(char.char.isalnum() for char in behind)


def _best_order(labels: list[Label], places: Mapping[int, list[Match]]) -> Chain:
    """Return the best chain in the form's order, or in another that is clearly better."""

    def best(ordered: Iterable[list[Label]]) -> Chain:
        return max((_chain(order, places) for order in ordered), key=_score)

    as_listed = best(orders(labels))
    later = list(with_first_later(labels))
    if not later:
        return as_listed
    other = best(orders(best(later)[0]))
    return other if _score(other) >= _score(as_listed) + MIN_GAIN_OF_ORDER else as_listed


def _score(found: Chain) -> float:
    return sum(placed.match.score for placed in found[2])


def _chain(ordered: list[Label], places: Mapping[int, list[Match]]) -> Chain:
    candidates = [places[id(label)] for label in ordered]
    chain = [Placed(ordered[index], match) for index, match in best_chain(candidates)]
    return ordered, candidates, chain


def with_numbers(placed: Sequence[Placed], stream: Sequence[StreamChar]) -> list[Placed]:
    """Return labels together with the numbers of their items.

    Args:
        placed: in the order of the stream.
        stream: the text.
    """
    ends = [0, *(each.match.end for each in placed)]

    def start_of(each: Placed, previous_end: int) -> int:
        start = start_with_number(stream, each.match, previous_end)
        heading = start_of_heading(stream, each.match) if each.label.field is None else start
        return heading if heading >= previous_end else start

    return [
        replace(each, match=replace(each.match, start=start_of(each, previous_end)))
        if each.match.start < each.match.end
        else each
        for each, previous_end in zip(placed, accumulate(ends, max), strict=False)
    ]


def _candidates(label: Label, sightings: Sightings) -> list[Match]:
    """Return where a label may stand."""
    matches = sightings.of(label.texts)
    if is_day(label):
        named = [day for day in named_days(matches) if day.score > 0]
        if named:
            return named
        days = days_of_no_label([*matches, *day_matches(sightings)], sightings)
        signed = [day for day in days if day.score > 0 and not is_day_of_issue(day, sightings)]
        return last_of_rows(signed, sightings)
    return [
        match
        for match in matches
        if match.score > 0
        and not is_in_value(label, match, sightings.stream)
        and not (label.field and is_heading(match, sightings.stream))
    ]


def _widened(
    placed: Placed,
    asks: Sequence[Ask],
    chain: Sequence[Placed],
    sightings: Sightings,
    words: frozenset[str],
) -> Placed:
    match = widened(placed.label, placed.match, asks, sightings.stream)
    match = with_tail(placed.label, match, sightings.stream, words)
    if is_day(placed.label):
        match = with_head(match, sightings.stream, words)
    if touches(match, [other for other in chain if other is not placed]):
        return placed
    return replace(placed, match=match)


def _places_without_label(
    ordered: Sequence[Label], chain: Sequence[Placed], sightings: Sightings
) -> list[Placed]:
    """Return the place of signing where it stands beside the date without its label."""
    found = []
    for label, following in pairwise(ordered):
        if label.field is None or label.field.type is not FieldType.PLACE or not is_day(following):
            continue
        day = next((placed.match for placed in chain if placed.label is following), None)
        if day is None or any(placed.label is label for placed in chain):
            continue
        ends = [placed.match.end for placed in chain if placed.match.end <= day.start]
        place = place_of_signing(day, max(ends, default=0), sightings)
        if place is None:
            continue
        found.append(Placed(label, place))
        if place.start >= day.end:
            end = row_end(sightings.stream, place.end)
            found.append(Placed(UNKNOWN, Match(end, end, 0.0, 0.0)))
    return found

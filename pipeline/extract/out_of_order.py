"""Labels that stand elsewhere than in the form's order."""

from collections.abc import Sequence

from pipeline.extract.chain import FLOATING_QUALITY, Placed, touches
from pipeline.extract.dateline import (
    day_matches,
    days_of_no_label,
    is_behind_place,
    is_day,
    named_days,
)
from pipeline.extract.kin import has_a_twin
from pipeline.extract.match import Match, Sightings
from pipeline.extract.shapes import is_counted, is_filled_in, is_likely
from pipeline.extract.stream import StreamChar, row_start
from schemas.form import FieldType, Label

REACH = 3
"""How many labels away a label with twins may stand from its place in the form's order."""

MIN_LETTERS_OUT_OF_ORDER = 5
"""Shorter words than that also occur within values."""


def out_of_order(
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

    Args:
        ordered: labels in the form's order.
        candidates: where each may stand.
        chain: those that were found in order.
        sightings: in the stream.
    """
    found: list[Placed] = []
    for label, matches in zip(ordered, candidates, strict=True):
        if any(label is placed.label for placed in chain):
            continue
        is_last_day = is_day(label) and not any(map(is_day, ordered[ordered.index(label) + 1 :]))
        near = _neighbourhood(label, ordered, chain) if has_a_twin(label, ordered) else None
        free = [
            match
            for match in (
                _loose_days(sightings, chain)
                if is_day(label) and not named_days(matches)
                else matches
            )
            if near is None
            or near[0] <= match.start <= near[1]
            or (is_last_day and is_behind_place(match, sightings))
            if match.quality >= FLOATING_QUALITY
            and _is_telling(label, match, sightings.stream)
            and (is_day(label) or not _is_told(match, chain, sightings.stream))
            and not touches(match, [*chain, *found])
        ]
        if free:
            last = max(free, key=lambda match: (match.score, is_last_day * match.start))
            found.append(Placed(label, last))
    return found


def _is_told(match: Match, chain: Sequence[Placed], stream: Sequence[StreamChar]) -> bool:
    """Whether a match without a colon is but the first words of a free text, or stands in the title."""
    if any(char.char == ":" for char in stream[match.end - 1 : match.end + 3]):
        return False
    asked = [each for each in chain if each.label.field is not None]
    before = [each for each in asked if each.match.end <= match.start]
    if not before:
        return bool(asked)
    last = max(before, key=lambda each: each.match.end)
    is_free = last.label.field is not None and last.label.field.type is FieldType.FREE_TEXT
    between = stream[last.match.end : match.start]
    return is_free and not any(char.char.isalnum() for char in between)


def _neighbourhood(
    label: Label, ordered: Sequence[Label], chain: Sequence[Placed]
) -> tuple[int, int]:
    """Return between which places a label with twins is its own: those of the labels before and
    behind it that were found, behind the last of the twins of any; nowhere, where a twin may be meant."""
    at = ordered.index(label)
    places = {id(placed.label): placed.match for placed in chain}
    before = [
        places[id(each)].end for each in ordered[max(0, at - REACH) : at] if id(each) in places
    ]
    is_last = not has_a_twin(label, [label, *ordered[at + 1 :]])
    reach = len(ordered) if is_last else REACH
    behind = [
        places[id(each)].start for each in ordered[at + 1 : at + 1 + reach] if id(each) in places
    ]
    return min(before, default=0), max(behind[:REACH], default=0)


def _is_telling(label: Label, match: Match, stream: Sequence[StreamChar]) -> bool:
    """Whether a label is known without its order: by its words, or by what is filled in."""
    if is_day(label):
        return match.is_set_off
    if label.field is not None and is_filled_in(label.field.type, stream, match.end):
        return True
    is_long = match.end - match.start >= MIN_LETTERS_OUT_OF_ORDER
    is_count = label.field is not None and is_counted(label.field.type, stream, match.end)
    if label.field is not None and label.field.type is FieldType.PLACE and not is_long:
        return match.is_set_off and is_likely(FieldType.PLACE, stream, match.end)
    return is_long and (match.is_set_off or (is_count and stream[match.start].char.isupper()))


def _loose_days(sightings: Sightings, chain: Sequence[Placed]) -> list[Match]:
    return [
        day
        for day in days_of_no_label(day_matches(sightings), sightings)
        if not any(
            row_start(sightings.stream, day.start) <= placed.match.start < day.start
            for placed in chain
        )
    ]

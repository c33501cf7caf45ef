"""The date of signing where its place stands elsewhere than on the official print.

"Làm tại" is told without its order by its words alone, the "ngày" behind it is not: a form may have
several. It is the one that stands in the row of the place.
"""

from collections.abc import Sequence
from itertools import pairwise

from pipeline.extract.chain import Placed
from pipeline.extract.dateline import day_matches, is_day
from pipeline.extract.match import Match, Sightings
from pipeline.extract.stream import row_start
from schemas.form import FieldType, Label


def with_days_of_signing(
    labels: Sequence[Label], placed: Sequence[Placed], sightings: Sightings
) -> list[Placed]:
    """Return the labels that were found, in the order of the stream, and with them "ngày" in the
    row of a place of signing where it was not found.

    Args:
        labels: in the form's order.
        placed: those that were found.
        sightings: in the stream.
    """
    found = {id(each.label): each.match for each in placed}
    days = [
        Placed(day, match)
        for place, day in pairwise(labels)
        if place.field is not None and place.field.type is FieldType.PLACE and is_day(day)
        if id(place) in found and id(day) not in found
        for match in _day_in_row(found[id(place)], placed, sightings)
    ]
    return sorted([*placed, *days], key=lambda each: (each.match.start, each.match.end))


def _day_in_row(place: Match, placed: Sequence[Placed], sightings: Sightings) -> list[Match]:
    """Return where the first "ngày" stands behind a place, in its row and before another label."""
    following = (each.match.start for each in placed if each.match.start >= place.end)
    stop = min(following, default=len(sightings.stream))
    return [
        day
        for day in day_matches(sightings)
        if row_start(sightings.stream, day.start) <= place.start < day.start and day.end <= stop
    ][:1]

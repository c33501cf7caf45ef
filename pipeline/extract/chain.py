"""Labels at their places, and the chain of places with the highest score."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.extract.match import Match
from schemas.form import Label

FLOATING_QUALITY = 0.85
"""A label that may stand anywhere must be read nearly without error to be believed."""

UNKNOWN = Label(texts=("nhãn khác",), optional=True)
"""What stands for a label that the form does not have."""


@dataclass(frozen=True)
class Placed:
    """A label and where it stands in the stream."""

    label: Label
    match: Match


def touches(match: Match, placed: Iterable[Placed]) -> bool:
    """Return whether a match has characters in common with a label at its place."""
    return any(match.start < other.match.end and other.match.start < match.end for other in placed)


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

"""The global alignment: which label stands where, chosen for all labels of a form at once.

A label such as "Dân tộc" occurs three times on a birth declaration; only its place among the
others says whose it is. So the labels are not searched one by one: of all places where each may
stand, the chain in the form's order with the highest total score is taken. A label that is
missing or unreadable is skipped and costs only its own score.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.extract.match import Match, find_label, skeleton_of
from pipeline.extract.stream import StreamChar, fold
from schemas.form import FormDefinition, Label

FLOATING_QUALITY = 0.85
"""A label that may stand anywhere must be read nearly without error to be believed."""


@dataclass(frozen=True)
class Placed:
    """A label and where it stands in the stream."""

    label: Label
    match: Match


def align(form: FormDefinition, stream: Sequence[StreamChar]) -> list[Placed]:
    """Return the labels of a form that were found, in the order of the stream."""
    skeleton = skeleton_of(stream)
    ordered = [label for label in form.labels if not label.floating]
    candidates = [
        [match for match in find_label(stream, skeleton, label.texts) if match.score > 0]
        for label in ordered
    ]
    chain = [Placed(ordered[index], match) for index, match in best_chain(candidates, len(stream))]
    chain += _out_of_order(ordered, candidates, chain)
    floating = [
        Placed(label, match)
        for label in form.labels
        if label.floating
        for match in find_label(stream, skeleton, label.texts)
        if match.quality >= FLOATING_QUALITY and match.score > 0 and not _touches(match, chain)
    ]
    return sorted(chain + floating, key=lambda placed: placed.match.start)


def _out_of_order(
    ordered: Sequence[Label], candidates: Sequence[Sequence[Match]], chain: Sequence[Placed]
) -> list[Placed]:
    """Return labels that stand elsewhere than on the official print, as retyped forms have them.

    Only a label that no other of the form is like can be told without its order, and it must be
    read nearly without error.
    """
    found: list[Placed] = []
    for label, matches in zip(ordered, candidates, strict=True):
        if any(label is placed.label for placed in chain) or _has_a_twin(label, ordered):
            continue
        free = [
            match
            for match in matches
            if match.quality >= FLOATING_QUALITY and not _touches(match, [*chain, *found])
        ]
        if free:
            found.append(Placed(label, max(free, key=lambda match: match.score)))
    return found


def _has_a_twin(label: Label, ordered: Sequence[Label]) -> bool:
    own = {fold(text) for text in label.texts}
    return any(
        other is not label and own & {fold(text) for text in other.texts} for other in ordered
    )


def best_chain(candidates: Sequence[Sequence[Match]], length: int) -> list[tuple[int, Match]]:
    """Return the chain of matches with the highest total score.

    Args:
        candidates: for each label, in the form's order, where it may stand.
        length: of the stream.

    Returns:
        (label index, match) with rising label indices and places that do not overlap.
    """
    best = np.zeros(length + 1)
    chain_at: list[tuple[int, Match, int]] = []
    link = np.full(length + 1, -1, dtype=np.int64)
    for index, matches in enumerate(candidates):
        gains = [
            (best[match.start] + match.score, match, int(link[match.start])) for match in matches
        ]
        for total, match, before in sorted(gains, key=lambda gain: gain[0]):
            behind = np.arange(match.end, length + 1)
            better = behind[best[match.end :] < total]
            if len(better):
                chain_at.append((index, match, before))
                best[better] = total
                link[better] = len(chain_at) - 1
    return _walk_back(chain_at, int(link[length]))


def _walk_back(chain_at: Sequence[tuple[int, Match, int]], last: int) -> list[tuple[int, Match]]:
    chain = []
    while last >= 0:
        index, match, last = chain_at[last]
        chain.append((index, match))
    return chain[::-1]


def _touches(match: Match, chain: Sequence[Placed]) -> bool:
    return any(
        match.start < placed.match.end and placed.match.start < match.end for placed in chain
    )

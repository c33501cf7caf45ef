"""A second look at a line that is in doubt.

A slim network reads every line; where it doubts a character, the whole network reads the line again,
wider, and the readings of both looks are weighed against what both saw: one of the two is often right,
and where they disagree nobody should be sure.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.read.beam import Languages, Reading, doubts, evidence, ranked, search
from pipeline.read.ctc import BLANK, DecodedLine

DOUBT = 0.95
"""A line is looked at again if a character is less probable than this; docs/benchmarks.md, "Lines"."""

SECOND_STRETCH = 1.15
"""How much wider than it is a line is given to the recogniser at the second look: two equal letters side by
side need room for the blank between them ("85.500" was read "85.50")."""

LEAST_SHARE = 1e-3
"""Readings with a smaller share at the look that found them are left out."""

TINY = 1e-9


def is_doubted(line: DecodedLine) -> bool:
    """Return whether a line deserves a second look."""
    return any(char.probability < DOUBT for char in line.chars)


def decode_twice(
    first: NDArray[np.float32],
    second: NDArray[np.float32],
    characters: list[str],
    languages: Languages,
) -> DecodedLine:
    """Decode a line from two looks at it; positions are those of the first.

    Args:
        first: softmax output, shape (time steps, classes); class 0 is CTC's blank.
        second: the same for the same strip, by the other network and at another width.
        characters: the class names.
        languages: the models to ask.
    """
    looks = (first, second)
    priors: dict[tuple[int, ...], float] = {}
    for look in looks:
        for reading in _readings(look, characters, languages):
            priors.setdefault(reading.labels, reading.prior)
    labels = list(priors)
    seen = np.mean([log_probabilities(look, labels) for look in looks], axis=0)
    scores = [float(score) + priors[one] for score, one in zip(seen, labels, strict=True)]
    readings = ranked(labels, scores, list(priors.values()))
    return evidence(readings, looks, characters, languages.words.settings)


def _readings(
    look: NDArray[np.float32], characters: list[str], languages: Languages
) -> list[Reading]:
    found = search(doubts(look, characters, languages), characters, languages)
    return [reading for reading in found if reading.share >= LEAST_SHARE]


def log_probabilities(
    probabilities: NDArray[np.float32], readings: Sequence[tuple[int, ...]]
) -> NDArray[np.float64]:
    """Return the natural log of the probability of each reading: the sum over all its paths
    (Graves et al., 2006, the forward variables, scaled at each step).

    Args:
        probabilities: softmax output, shape (time steps, classes).
        readings: the classes of each, without blanks; -inf for one that is too long for the steps.
    """
    longest = max(map(len, readings))
    states = np.full((len(readings), 2 * longest + 1), BLANK)
    may_skip = np.zeros(states.shape, dtype=np.float64)
    ends = np.zeros(states.shape, dtype=bool)
    for i, labels in enumerate(readings):
        states[i, 1 : 2 * len(labels) : 2] = labels
        for k in range(1, len(labels)):
            may_skip[i, 2 * k + 1] = labels[k] != labels[k - 1]
        ends[i, max(0, 2 * len(labels) - 1) : 2 * len(labels) + 1] = True
    steps = np.maximum(probabilities.astype(np.float64), TINY)
    forward = np.zeros(states.shape)
    forward[:, :2] = steps[0][states[:, :2]]
    total = np.zeros(len(readings))
    for step in steps[1:]:
        before = forward
        forward = before.copy()
        forward[:, 1:] += before[:, :-1]
        forward[:, 2:] += before[:, :-2] * may_skip[:, 2:]
        forward *= step[states]
        scale = forward.sum(axis=1)
        forward /= scale[:, None]
        total += np.log(scale)
    with np.errstate(divide="ignore"):
        return np.asarray(total + np.log((forward * ends).sum(axis=1)), dtype=np.float64)

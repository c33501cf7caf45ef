"""The evidence for one value, as numbers that a model can weigh."""

import math
from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields

from pipeline.calibrate.wording import best_change
from pipeline.check import Effect, Finding, Subject
from pipeline.normalise import NormalField
from schemas.page import CharRead, Page

MAX_SURPRISE = 12.0

MAX_HARDNESS = 2.0

KNOWN_LABEL = 0.75
"""Quality from which a label is one that the definition lists, however it was read."""

SURE_ODDS = 9.0
"""Log odds of a probability of 0.9999, the last that four digits can tell from 1."""


CHANGE_BETWEEN = (-8.0, 4.0)
"""Gains of a change of one letter that are told apart; what lies outside counts as the nearer end."""


@dataclass(frozen=True)
class Evidence:
    """Everything known about a value that is not the value itself; every number is 0 at its best."""

    surprise: float
    """Negative log probability of all characters together, cut at 12."""
    worst_char: float
    """1 - the probability of the least certain character."""
    worst_odds: float
    """How far the log odds of the least certain character stay below those of a sure one: tells
    0.99 from 0.9999."""
    closest_runner_up: float
    """The highest runner-up probability of any character."""
    label_errors: float
    """Share of the label's letters that were misread; 1 where it was not found."""
    is_doubted: float
    is_contradicted: float
    is_unconfirmed: float
    """1 unless a list, a rule or another field agrees with the value."""
    is_poor_page: float
    letters: float
    """log(1 + number of letters): each may carry a wrong tone, which digits cannot."""
    by_hand: float
    """Mean probability that a hand wrote the characters."""
    hard_record: float
    """Mean surprise of a character over all values of the record, times 10, cut at 2: a hand or a
    picture that is hard to read is so everywhere."""
    strange_print: float
    """Share of the labels that the form must have which were not found, or not read as any edition
    has them: a print that the definition does not know may end values where nobody expects it."""
    second_choice: float
    """How far the best change of one letter to its runner-up comes up to the value as read, from 0
    (8 or more below in natural log) to 12 (4 or more above); see :func:`wording.best_change`."""

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """Return the names of the numbers, in order."""
        return tuple(field.name for field in fields(cls))

    def numbers(self) -> tuple[float, ...]:
        """Return the numbers in the order of :meth:`names`."""
        return astuple(self)


@dataclass(frozen=True)
class Surroundings:
    """What a value shares with the others of its record: pages that are blurred or faint, by
    index, how hard all of it was to read, and how strange the print is."""

    poor_pages: frozenset[int]
    hardness: float
    strangeness: float


def surroundings_of(pages: Sequence[Page], fields: Sequence[NormalField]) -> Surroundings:
    """Return what the values of a record have in common."""
    surprises = [
        -math.log(probability) for field in fields for probability in _probabilities(field)
    ]
    mean = sum(surprises) / len(surprises) if surprises else 0.0
    return Surroundings(
        poor_pages=frozenset(p.index for p in pages if p.quality.is_blurred or p.quality.is_faint),
        hardness=min(MAX_HARDNESS, 10.0 * mean),
        strangeness=_strangeness(fields),
    )


def _strangeness(fields: Sequence[NormalField]) -> float:
    expected = [field.raw.label_quality for field in fields if field.raw.is_expected]
    strange = sum(quality < KNOWN_LABEL for quality in expected)
    return strange / len(expected) if expected else 0.0


def gather(field: NormalField, findings: Sequence[Finding], surroundings: Surroundings) -> Evidence:
    """Return the evidence for a field's value.

    Args:
        field: with its characters.
        findings: of the checks, those about this field. One about what stands on the paper, not
            about how it was read, is no evidence here.
        surroundings: of the record the field is in.
    """
    reads = _reads(field)
    probabilities = _probabilities(field)
    worst = min(probabilities, default=1e-6)
    effects = {finding.effect for finding in findings if finding.about is Subject.READING}
    return Evidence(
        surprise=min(MAX_SURPRISE, -sum(map(math.log, probabilities))) if reads else MAX_SURPRISE,
        worst_char=1.0 - worst,
        worst_odds=max(0.0, SURE_ODDS - math.log(worst / max(1.0 - worst, 1e-6))),
        closest_runner_up=max((read.runner_up_probability for read in reads), default=1.0),
        label_errors=1.0 - field.raw.label_quality,
        is_doubted=float(Effect.DOUBTS in effects or field.normalised.doubt is not None),
        is_contradicted=float(Effect.CONTRADICTS in effects),
        is_unconfirmed=float(not effects & {Effect.AGREES, Effect.PROVES}),
        is_poor_page=float(field.raw.page in surroundings.poor_pages),
        letters=math.log1p(sum(char.char.isalpha() for char in field.raw.chars)),
        by_hand=share_by_hand(field) or 0.0,
        hard_record=surroundings.hardness,
        strange_print=surroundings.strangeness,
        second_choice=_second_choice(field),
    )


def share_by_hand(field: NormalField) -> float | None:
    """Return the mean probability that a hand wrote the characters of a value; None without any."""
    reads = _reads(field)
    return sum(read.hand for read in reads) / len(reads) if reads else None


def _second_choice(field: NormalField) -> float:
    low, high = CHANGE_BETWEEN
    gain = best_change(field.raw.chars)
    return min(max(low if gain is None else gain, low), high) - low


def _reads(field: NormalField) -> list[CharRead]:
    before = ["", *(char.char for char in field.raw.chars)]
    return [
        char.read
        for previous, char in zip(before, field.raw.chars, strict=False)
        if char.read is not None and char.char != " " and not _is_exponent(previous, char.char)
    ]


def _is_exponent(previous: str, char: str) -> bool:
    """Return whether a character is that of m² or m2, which mean the same."""
    return previous == "m" and char in "²2"


def _probabilities(field: NormalField) -> list[float]:
    return [max(read.probability, 1e-6) for read in _reads(field)]

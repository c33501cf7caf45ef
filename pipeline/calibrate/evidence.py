"""The evidence for one value, as numbers a logistic model can weigh."""

import math
from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields

from pipeline.check import Effect, Finding
from pipeline.normalise import NormalField

MAX_SURPRISE = 12.0


@dataclass(frozen=True)
class Evidence:
    """Everything known about a value that is not the value itself; every number is 0 at its best."""

    surprise: float
    """Negative log probability of all characters together, cut at 12."""
    worst_char: float
    """1 - the probability of the least certain character."""
    closest_runner_up: float
    """The highest runner-up probability of any character."""
    label_errors: float
    """Share of the label's letters that were misread; 1 where it was not found."""
    is_doubted: float
    is_contradicted: float
    is_unconfirmed: float
    """1 unless a list, a rule or another field agrees with the value."""
    is_poor_page: float

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """Return the names of the numbers, in order."""
        return tuple(field.name for field in fields(cls))

    def numbers(self) -> tuple[float, ...]:
        """Return the numbers in the order of :meth:`names`."""
        return astuple(self)


def gather(field: NormalField, findings: Sequence[Finding], is_poor_page: bool) -> Evidence:
    """Return the evidence for a field's value.

    Args:
        field: with its characters.
        findings: of the checks, those about this field.
        is_poor_page: whether the page is blurred or faint.
    """
    reads = [char.read for char in field.raw.chars if char.read is not None and char.char != " "]
    probabilities = [max(read.probability, 1e-6) for read in reads]
    effects = {finding.effect for finding in findings}
    return Evidence(
        surprise=min(MAX_SURPRISE, -sum(map(math.log, probabilities))) if reads else MAX_SURPRISE,
        worst_char=1.0 - min(probabilities, default=0.0),
        closest_runner_up=max((read.runner_up_probability for read in reads), default=1.0),
        label_errors=1.0 - field.raw.label_quality,
        is_doubted=float(Effect.DOUBTS in effects or field.normalised.doubt is not None),
        is_contradicted=float(Effect.CONTRADICTS in effects),
        is_unconfirmed=float(Effect.AGREES not in effects),
        is_poor_page=float(is_poor_page),
    )

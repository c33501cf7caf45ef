"""True error rates from fields that were keyed twice, and the curve of work against errors from them.

Each field stands for 1 / its probability of being chosen of fields like it, so that fields chosen
with different shares count as they should (Hájek's estimator). Intervals are Wilson's of the
effective sample size (Kish, Survey Sampling, 1965: the square of the sum of the weights by the sum of
their squares). What two people keyed alike counts as right: where both misread, nobody can know.
"""

from collections.abc import Callable, Sequence
from typing import Final

from pipeline.calibrate.interval import wilson
from pipeline.calibrate.model import Calibration, TradeOff
from schemas.base import Model
from schemas.form import FieldType
from workers.forms import known_forms
from workers.repository.truths import Known, Tally

ENOUGH: Final = 765
"""Effective fields from which an office's own curve is shown: the least with which, none of them
being wrong, the interval ends below the default policy's 1 wrong value in 200."""


class Rate(Model):
    """A share of wrong fields among ``count`` that were keyed twice, with its 95 % interval.

    ``share`` is None of nothing. ``is_sample`` says that they speak for all fields, not for the
    chosen ones only.
    """

    count: int
    share: float | None
    low: float
    high: float
    is_sample: bool


def rate_of(tally: Tally) -> Rate:
    """Return the rate of a tally.

    What waits for a third person counts as wrong, in the lower end of the interval as right: agreement
    is known at once, so leaving out what is not settled would make the rate look better.
    """
    if not tally.weight:
        return Rate(count=0, share=None, low=0.0, high=1.0, is_sample=False)
    effective = tally.weight**2 / tally.squares
    least, most = tally.wrong / tally.weight, (tally.wrong + tally.open) / tally.weight
    return Rate(
        count=tally.count,
        share=most,
        low=wilson(least * effective, effective)[0],
        high=wilson(most * effective, effective)[1],
        is_sample=tally.is_sample,
    )


def effective_size(values: Sequence[Known]) -> float:
    """Return how many equally weighted values would say as much."""
    weights = [1 / it.share for it in values]
    return sum(weights) ** 2 / sum(it * it for it in weights) if weights else 0.0


def own_curve(
    values: Sequence[Known], calibration: Calibration, kind_of: Callable[[str, str], FieldType]
) -> tuple[TradeOff, ...]:
    """Return what the thresholds of the calibration's curve would cost an office, by its own fields.

    Args:
        values: those of which it is known whether they were read right; at least one.
        calibration: that has the thresholds, and says how much stricter IDs and dates are taken.
        kind_of: gives the type of a form's field.
    """
    kinds = [kind_of(it.form, it.key) for it in values]
    return tuple(
        _point(values, kinds, calibration.at(it.threshold)) for it in calibration.trade_off
    )


def kind_of_field(form: str, key: str) -> FieldType:
    """Return the type of a field; free text where no form says."""
    try:
        return known_forms()[form].definition(key).type
    except KeyError:
        return FieldType.FREE_TEXT


def _point(
    values: Sequence[Known], kinds: Sequence[FieldType], calibration: Calibration
) -> TradeOff:
    taken = [
        it
        for it, kind in zip(values, kinds, strict=True)
        if it.confidence >= calibration.threshold_of(kind)
    ]
    whole = sum(1 / it.share for it in values)
    kept = sum(1 / it.share for it in taken)
    wrong = sum(1 / it.share for it in taken if not it.is_right) / kept if kept else 0.0
    effective = effective_size(taken)
    low, high = wilson(wrong * effective, effective)
    return TradeOff(
        threshold=calibration.threshold,
        shown=round(1 - kept / whole, 4),
        wrong=round(wrong, 5),
        wrong_low=round(low, 5),
        wrong_high=round(high, 5),
    )

"""True error rates from fields that were keyed twice, and the curve of work against errors from them.

Each field stands for 1 / its probability of being chosen of fields like it, so that fields chosen
with different shares count as they should (Hájek's estimator). Intervals are Wilson's of the
effective sample size (Kish, Survey Sampling, 1965: the square of the sum of the weights by the sum of
their squares). What two people keyed alike counts as right: where both misread, nobody can know.
"""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Final
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from pipeline.calibrate.interval import wilson
from pipeline.calibrate.model import STRICT_TYPES, Calibration, TradeOff, load_calibration
from schemas.base import Model
from schemas.form import FieldType
from workers.database import Connection
from workers.forms import known_forms
from workers.repository import truths
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


class PersonRate(Model):
    """The rate of one person, by their full name."""

    name: str
    rate: Rate


class Quality(Model):
    """How often who errs: the machine in what it took by itself, people first and second."""

    machine: Rate
    first: Rate
    second: Rate
    people: tuple[PersonRate, ...]


class Curve(Model):
    """What thresholds cost: by the office's ``count`` own values, worth ``size`` equally weighted
    ones, or while ``is_own`` is false by the calibration's."""

    points: tuple[TradeOff, ...]
    is_own: bool
    count: int
    size: int


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


def quality_of(conn: Connection, office_id: UUID) -> Quality:
    """Return how often machine and people of an office err, as far as it is known."""
    return Quality(
        machine=rate_of(truths.machine_tally(conn, office_id)),
        first=rate_of(truths.first_tally(conn, office_id)),
        second=rate_of(truths.second_tally(conn, office_id)),
        people=tuple(
            PersonRate(name=it.name, rate=rate_of(it.tally))
            for it in truths.keyers(conn, office_id)
        ),
    )


def curve_of(conn: Connection, office_id: UUID) -> Curve:
    """Return the office's own curve, or the calibration's until the office has enough values."""
    values, shipped = truths.known_values(conn, office_id), load_calibration()
    size = effective_size(values)
    is_own = size >= ENOUGH and truths.machine_tally(conn, office_id).is_sample
    points = own_curve(values, shipped, kind_of_field) if is_own else shipped.trade_off
    return Curve(points=points, is_own=is_own, count=len(values), size=int(size))


def effective_size(values: Sequence[Known]) -> float:
    """Return how many equally weighted values would say as much."""
    return _effective(np.array([1 / it.share for it in values]))


def own_curve(
    values: Sequence[Known], calibration: Calibration, kind_of: Callable[[str, str], FieldType]
) -> tuple[TradeOff, ...]:
    """Return what the thresholds of the calibration's curve would cost an office, by its own fields.

    Args:
        values: those of which it is known whether they were read right; at least one.
        calibration: that has the thresholds, and says how much stricter IDs and dates are taken.
        kind_of: gives the type of a form's field.
    """
    weights = np.array([1 / it.share for it in values])
    confidences = np.array([it.confidence for it in values])
    wrong = np.array([not it.is_right for it in values])
    strict = np.array([kind_of(it.form, it.key) in STRICT_TYPES for it in values])

    def point(at: Calibration) -> TradeOff:
        taken = confidences >= np.where(strict, at.strict_threshold, at.threshold)
        kept, effective = float(weights[taken].sum()), _effective(weights[taken])
        let_by = float(weights[taken & wrong].sum()) / kept if kept else 0.0
        low, high = wilson(let_by * effective, effective)
        return TradeOff(
            threshold=at.threshold,
            shown=round(1 - kept / float(weights.sum()), 4),
            wrong=round(let_by, 5),
            wrong_low=round(low, 5),
            wrong_high=round(high, 5),
        )

    return tuple(point(calibration.at(it.threshold)) for it in calibration.trade_off)


@cache
def kind_of_field(form: str, key: str) -> FieldType:
    """Return the type of a field; free text where no form says."""
    try:
        return known_forms()[form].definition(key).type
    except KeyError:
        return FieldType.FREE_TEXT


def _effective(weights: NDArray[np.float64]) -> float:
    return float(weights.sum() ** 2 / (weights**2).sum()) if len(weights) else 0.0

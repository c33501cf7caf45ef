"""Figures of a group of fields, and the trade-off between work and errors."""

from collections.abc import Callable, Iterable, Iterator, Sequence

import numpy as np

from pipeline.calibrate.interval import wilson
from schemas.base import Model
from training.calibration import calibration_error
from training.scoring import FieldOutcome

BINS = 10
POINTS = 60
"""On the curve."""


class Figures(Model):
    """Of some fields; shares from 0 to 1. ``wrong_accepted`` is the share of wrong ones among those
    that no person looks at, with its 95 % interval; ``ece`` is over the fields with a value."""

    fields: int
    exact: float
    cer: float
    flagged: float
    wrong_accepted: float
    wrong_low: float
    wrong_high: float
    let_by: int
    ece: float


class Bin(Model):
    """Values whose confidence lies in one tenth of the scale: what was said, what was right."""

    count: int
    said: float
    right: float


class CurvePoint(Model):
    """One choice of a threshold: the share of fields that a person looks at, and the share of wrong
    ones among the others with its 95 % interval (Wilson, 1927)."""

    threshold: float
    flagged: float
    wrong: float
    low: float
    high: float


def figures_of(fields: Sequence[FieldOutcome]) -> Figures:
    """Return the figures of some fields."""
    count = max(1, len(fields))
    accepted = [field for field in fields if not field.is_flagged]
    let_by = sum(not field.is_right for field in accepted)
    low, high = wilson(let_by, len(accepted))
    valued = [field for field in fields if field.read is not None]
    return Figures(
        fields=len(fields),
        exact=sum(field.is_right for field in fields) / count,
        cer=sum(field.edits for field in fields) / max(1, sum(field.length for field in fields)),
        flagged=(len(fields) - len(accepted)) / count,
        wrong_accepted=let_by / max(1, len(accepted)),
        wrong_low=low,
        wrong_high=high,
        let_by=let_by,
        ece=_ece(valued),
    )


def _ece(valued: Sequence[FieldOutcome]) -> float:
    if not valued:
        return 0.0
    said = np.array([field.confidence for field in valued])
    return calibration_error(said, np.array([field.is_right for field in valued]), BINS)


def reliability(fields: Iterable[FieldOutcome]) -> Iterator[Bin]:
    """Yield the filled tenths of the confidence scale, lowest first."""
    valued = [field for field in fields if field.read is not None]
    for number in range(BINS):
        inside = [f for f in valued if min(int(f.confidence * BINS), BINS - 1) == number]
        if inside:
            yield Bin(
                count=len(inside),
                said=sum(field.confidence for field in inside) / len(inside),
                right=sum(field.is_right for field in inside) / len(inside),
            )


def curve(fields: Sequence[FieldOutcome]) -> Iterator[CurvePoint]:
    """Yield the trade-off if confidence alone decided, from showing nothing to showing everything;
    only fields with a value."""
    valued = sorted(
        (field for field in fields if field.read is not None), key=lambda field: field.confidence
    )
    wrong = [not field.is_right for field in valued]
    total = len(valued)
    steps = np.unique(np.linspace(0, total - 1, min(POINTS, total)).astype(int)) if total else []
    for shown in (int(step) for step in steps):
        kept = total - shown
        share = sum(wrong[shown:]) / kept
        low, high = wilson(sum(wrong[shown:]), kept)
        yield CurvePoint(
            threshold=valued[shown].confidence,
            flagged=shown / total,
            wrong=share,
            low=low,
            high=high,
        )


def grouped(
    fields: Iterable[FieldOutcome], name_of: Callable[[FieldOutcome], str]
) -> dict[str, list[FieldOutcome]]:
    """Return fields by the name of their group, names in order."""
    groups: dict[str, list[FieldOutcome]] = {}
    for field in fields:
        groups.setdefault(name_of(field), []).append(field)
    return dict(sorted(groups.items()))

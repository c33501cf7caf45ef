"""The calibrated model: a logistic regression whose weights are plain numbers in a file.

Fitted by ``python -m training.calibration`` on generated forms of the train split; scikit-learn is
needed only there.
"""

import json
import math
from functools import cache
from importlib.resources import files

from pipeline.calibrate.evidence import Evidence
from schemas.base import Model


class Calibration(Model):
    """Intercept and weights, by the names of the evidence; ``threshold`` is the confidence from
    which a field is accepted without a person."""

    intercept: float
    weights: dict[str, float]
    threshold: float
    fitted_on: str


@cache
def load_calibration() -> Calibration:
    """Return the calibration that comes with hoso."""
    text = (files("pipeline") / "weights" / "calibration.json").read_text(encoding="utf-8")
    return Calibration.model_validate(json.loads(text))


def probability(evidence: Evidence, calibration: Calibration) -> float:
    """Return the probability that a value with this evidence is exactly right."""
    score = calibration.intercept + sum(
        calibration.weights[name] * number
        for name, number in zip(Evidence.names(), evidence.numbers(), strict=True)
    )
    return 1.0 / (1.0 + math.exp(-score))

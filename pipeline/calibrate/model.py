"""The calibrated model: a logistic regression and boosted trees, neither of which takes worse
evidence for better, as plain numbers in a file.

Fitted by ``python -m training.calibration`` on generated forms of the train split; scikit-learn is
needed only there (docs/decisions/0027-boosted-confidence.md).
"""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from pipeline.calibrate.evidence import Evidence
from schemas.base import Model
from schemas.form import FieldType

STRICT_TYPES = frozenset({FieldType.PERSONAL_ID, FieldType.ID_DOCUMENT, FieldType.DATE})
"""Fields of which an office lets fewer wrong ones through: an ID or a date that is wrong makes it
another person's record."""

STRICT_SHARE = 1 / 5
"""Of the risk that an office takes with other fields, the most that it takes with those: what the two
error rates of the default policy (1 in 1,000 and 1 in 200) are to each other."""

STRANGE = 0.15
"""Share of a paper's labels in words that are not listed, or not found, from which its print is
strange: of 113 known prints one had more than a tenth of them and none a fifth, and where labels are
strange, what stands behind them may be another field's."""


class TradeOff(Model):
    """A threshold that an office can choose: the share of values that a person then looks at, and
    the share of wrong ones among the others with its 95 % interval."""

    threshold: float
    shown: float
    wrong: float
    wrong_low: float
    wrong_high: float


class Question(Model):
    """Whether a piece of evidence is at most a limit. ``below`` (if so) and ``above`` are the numbers
    of the next question of the tree, or, negative, of the score that ends it, from -1 down."""

    evidence: str
    limit: float
    below: int
    above: int


class Tree(Model):
    """Questions, the first of which is asked first, and what they lead to."""

    questions: tuple[Question, ...]
    scores: tuple[float, ...]


@dataclass(frozen=True)
class Forest:
    """Trees as arrays of shape (T, Q), T trees with at most Q questions or scores: ``evidence`` are indices of
    :meth:`Evidence.names`, ``below`` and ``above`` as in :class:`Question`."""

    evidence: NDArray[np.intp]
    limits: NDArray[np.float64]
    below: NDArray[np.intp]
    above: NDArray[np.intp]
    scores: NDArray[np.float64]

    def score(self, numbers: NDArray[np.float64]) -> float:
        """Return what the trees add to the log odds of a value with this evidence, in the order of
        :meth:`Evidence.names`."""
        trees = np.arange(len(self.limits))
        at = np.zeros(len(trees), dtype=np.intp)
        while (asking := trees[at[trees] >= 0]).size:
            question = asking, at[asking]
            is_below = numbers[self.evidence[question]] <= self.limits[question]
            at[asking] = np.where(is_below, self.below[question], self.above[question])
            trees = asking
        return float(self.scores[np.arange(len(at)), -at - 1].sum())


def forest_of(trees: Sequence[Tree]) -> Forest:
    """Return trees side by side."""
    index = {name: i for i, name in enumerate(Evidence.names())}
    width = max((max(len(tree.questions), len(tree.scores)) for tree in trees), default=0)
    shape = (len(trees), width)
    forest = Forest(
        np.zeros(shape, np.intp), np.zeros(shape), np.zeros(shape, np.intp), np.zeros(shape, np.intp), np.zeros(shape),
    )  # fmt: skip
    for row, tree in enumerate(trees):
        for place, question in enumerate(tree.questions):
            forest.evidence[row, place] = index[question.evidence]
            forest.limits[row, place] = question.limit
            forest.below[row, place] = question.below
            forest.above[row, place] = question.above
        forest.scores[row, : len(tree.scores)] = tree.scores
    return forest


class Calibration(Model):
    """The log odds of a value that nothing speaks against, and what weights, by the names of the
    evidence, and trees add to them. ``threshold`` is the confidence from which a field is accepted without a person,
    ``strict_threshold`` that of :data:`STRICT_TYPES`, ``strange_threshold`` at least that of every field
    on a strange print (:data:`STRANGE`); ``trade_off`` is what other thresholds would cost, lowest first."""

    intercept: float
    weights: dict[str, float]
    trees: tuple[Tree, ...]
    threshold: float
    strict_threshold: float
    strange_threshold: float
    fitted_on: str
    trade_off: tuple[TradeOff, ...] = ()

    @cached_property
    def forest(self) -> "Forest":
        """The trees side by side, to be asked at once."""
        return forest_of(self.trees)

    def threshold_of(self, kind: FieldType, strangeness: float = 0.0) -> float:
        """Return the confidence from which a field of a type is accepted, on a print with that share of
        strange labels."""
        usual = self.strict_threshold if kind in STRICT_TYPES else self.threshold
        return max(usual, self.strange_threshold) if strangeness > STRANGE else usual

    def at(self, threshold: float) -> "Calibration":
        """Return this calibration with the threshold that an office chose, IDs and dates and strange
        prints in proportion.

        The risk that is taken with a field is 1 - its threshold. An office that is at least as
        careful as the default keeps the default's proportion of the risks. One that is less
        careful takes at most :data:`STRICT_SHARE` of its risk with IDs, dates and strange prints; no
        more than the default's threshold for them is asked for that, which was measured to be enough.

        Args:
            threshold: above 0 and below 1.
        """
        return self.model_copy(
            update={
                "threshold": threshold,
                "strict_threshold": self._in_proportion(self.strict_threshold, threshold),
                "strange_threshold": self._in_proportion(self.strange_threshold, threshold),
            }
        )

    def _in_proportion(self, own: float, threshold: float) -> float:
        risk = 1 - self.threshold
        share = (1 - own) / risk if risk else STRICT_SHARE
        if threshold >= self.threshold:
            return round(1 - share * (1 - threshold), 6)
        return round(min(own, 1 - min(share, STRICT_SHARE) * (1 - threshold)), 6)


@cache
def load_calibration() -> Calibration:
    """Return the calibration that comes with hoso."""
    text = (files("pipeline") / "weights" / "calibration.json").read_text(encoding="utf-8")
    return Calibration.model_validate(json.loads(text))


def probability(evidence: Evidence, calibration: Calibration) -> float:
    """Return the probability that a value with this evidence is exactly right."""
    numbers = evidence.numbers()
    by_name = dict(zip(Evidence.names(), numbers, strict=True))
    by_weight = sum(weight * by_name[name] for name, weight in calibration.weights.items())
    by_tree = calibration.forest.score(np.array(numbers))
    return 1.0 / (1.0 + math.exp(-(calibration.intercept + by_weight + by_tree)))

"""A logistic regression and boosted trees that say together how probably a value is right.

Trees know what goes together (a doubtful letter means less in print than by hand), the regression
what evidence means that is worse than nearly all that was seen. Their log odds are averaged. Worse
evidence never raises confidence in either: a tree may not ask so (monotone constraints), and weights
that would are left out. The settings are those of the least log loss in cross-validation
(docs/decisions/0027-boosted-confidence.md).
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

from pipeline.calibrate.evidence import Evidence
from pipeline.calibrate.model import Question, Tree

TREES_SHARE = 0.7
"""Of the log odds; the rest is the regression's."""

SETTINGS = {
    "learning_rate": 0.03,
    "max_iter": 200,
    "max_leaf_nodes": 8,
    "min_samples_leaf": 40,
    "l2_regularization": 2.0,
    "early_stopping": False,
    "random_state": 0,
}

DIGITS = 6
"""Of the log odds in the file; limits are kept whole, for evidence lies close to them."""


@dataclass(frozen=True, eq=False)
class Mixture:
    """Both models; ``used`` are the columns of evidence that the regression weighs."""

    used: list[int]
    regression: LogisticRegression
    trees: HistGradientBoostingClassifier

    @classmethod
    def of(cls, numbers: NDArray[np.float64], right: NDArray[np.bool_]) -> "Mixture":
        """Fit both to evidence (values, numbers) and whether each value is right."""
        used = _helpful(numbers, right)
        trees = HistGradientBoostingClassifier(**SETTINGS, monotonic_cst=[-1] * numbers.shape[1])
        with threadpool_limits(1):
            trees.fit(numbers, right)
        return cls(used, _regression(numbers[:, used], right), trees)

    def probabilities(self, numbers: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return how probably each value is right."""
        by_weight = self.regression.decision_function(numbers[:, self.used])
        by_tree = self.trees.decision_function(numbers)
        odds = (1 - TREES_SHARE) * by_weight + TREES_SHARE * by_tree
        return np.asarray(1 / (1 + np.exp(-odds)), dtype=np.float64)

    def plain_numbers(self) -> dict[str, Any]:
        """Return the intercept, the weights and the trees of a calibration."""
        share = 1 - TREES_SHARE
        base = TREES_SHARE * self.trees._baseline_prediction.item()
        weights = zip(self.used, (share * self.regression.coef_[0]).tolist(), strict=True)
        return {
            "intercept": round(base + share * self.regression.intercept_.item(), DIGITS),
            "weights": {Evidence.names()[i]: round(weight, DIGITS) for i, weight in weights},
            "trees": tuple(_tree(predictor.nodes) for (predictor,) in self.trees._predictors),
        }


def _regression(numbers: NDArray[np.float64], right: NDArray[np.bool_]) -> LogisticRegression:
    return LogisticRegression(C=1.0, max_iter=3000).fit(numbers, right)


def _helpful(numbers: NDArray[np.float64], right: NDArray[np.bool_]) -> list[int]:
    """Return the columns whose worse evidence does not raise confidence: a positive weight is an
    accident of the set (blurred pages that happen to be typed) and nobody could explain it."""
    used = list(range(numbers.shape[1]))
    while True:
        weights = _regression(numbers[:, used], right).coef_[0]
        if weights.max() <= 0:
            return used
        used.pop(int(weights.argmax()))


def _tree(nodes: NDArray[np.void]) -> Tree:
    """Return a tree of scikit-learn's with its share as plain numbers: its inner nodes and its leaves,
    counted each for themselves in their order."""
    is_leaf = nodes["is_leaf"].astype(bool)
    number = np.where(is_leaf, -np.cumsum(is_leaf), np.cumsum(~is_leaf) - 1).tolist()
    return Tree(
        questions=tuple(
            Question(
                evidence=Evidence.names()[node["feature_idx"]],
                limit=float(node["num_threshold"]),
                below=number[node["left"]],
                above=number[node["right"]],
            )
            for node in nodes[~is_leaf]
        ),
        scores=tuple(round(TREES_SHARE * float(node["value"]), DIGITS) for node in nodes[is_leaf]),
    )

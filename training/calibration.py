"""Fit the confidence: a logistic regression from evidence to "exactly right"::

python -m training.calibration FOLDER [FOLDER ...]

The folders are made by ``python -m training.forms`` with ``--split train`` and ``--split val``,
never with the test split. Writes ``pipeline/weights/calibration.json`` and prints the calibration
error in cross-validation by file, so that no file judges itself. Forms with planted mistakes are
left out: there a contradiction stands on the paper, on an office's desk it is mostly a misreading.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

from pipeline.calibrate.evidence import Evidence, gather, surroundings_of
from pipeline.calibrate.model import Calibration
from pipeline.check import check_record
from pipeline.classify import classify
from pipeline.decode import inspect
from pipeline.extract import extract
from pipeline.normalise import normalise_fields
from pipeline.process import read_page
from pipeline.read import load_reader
from schemas.form import load_forms
from training.forms.truth import Truth, load_truth
from training.scoring import is_same

TARGET = Path("pipeline/weights/calibration.json")

ACCEPTED_ERROR_RATE = 1 / 200
"""Wrong values an office lets through, as a share of those accepted (the default policy)."""


@dataclass(frozen=True)
class Example:
    """A value's evidence, whether the value is right, and the file it is from."""

    evidence: Evidence
    is_right: bool
    file: str


def examples_of(file: Path) -> list[Example]:
    """Return an example for every value read in a file with ground truth beside it."""
    return list(_examples_of(file))


def _examples_of(file: Path) -> Iterator[Example]:
    truths = {truth.page: truth for truth in load_truth(file).every_form()}
    reader, forms = load_reader(1), load_forms()
    pages = [read_page(file, i, reader).page for i in range(inspect(file).page_count)]
    for found in classify(pages, forms):
        truth = truths.get(found.pages[0].index)
        if truth is None or truth.form != found.form.id or truth.errors:
            continue
        fields = normalise_fields(extract(found.form, found.pages))
        findings = check_record(fields)
        surroundings = surroundings_of(found.pages, fields)
        for field in fields:
            if field.value is not None:
                own = [finding for finding in findings if field.key in finding.keys]
                evidence = gather(field, own, surroundings)
                yield Example(evidence, _is_right(truth, field.key, field.value), file.name)


def _is_right(truth: Truth, key: str, value: str) -> bool:
    return is_same(truth.fields.get(key), value)


def fit(examples: list[Example]) -> tuple[Calibration, NDArray[np.float64], NDArray[np.bool_]]:
    """Return the calibration, and for every example its cross-validated probability and truth."""
    numbers = np.array([example.evidence.numbers() for example in examples])
    right = np.array([example.is_right for example in examples])
    groups = [example.file for example in examples]
    used = _helpful_evidence(numbers, right)
    model = LogisticRegression(C=1.0, max_iter=2000)
    unseen = cross_val_predict(
        model, numbers[:, used], right, groups=groups, cv=GroupKFold(5), method="predict_proba"
    )[:, 1]
    model.fit(numbers[:, used], right)
    weights = np.zeros(numbers.shape[1])
    weights[used] = model.coef_[0]
    calibration = Calibration(
        intercept=round(float(model.intercept_[0]), 4),
        weights={
            name: round(float(weight), 4)
            for name, weight in zip(Evidence.names(), weights, strict=True)
        },
        threshold=threshold_for(unseen, right, ACCEPTED_ERROR_RATE),
        fitted_on=f"{len(examples)} values of {len(set(groups))} generated files, train and val splits",
    )
    return calibration, unseen, right


def _helpful_evidence(numbers: NDArray[np.float64], right: NDArray[np.bool_]) -> list[int]:
    """Return the columns whose worse evidence does not raise confidence: a positive weight is an
    accident of the set (blurred pages that happen to be typed) and nobody could explain it."""
    used = list(range(numbers.shape[1]))
    while True:
        weights = LogisticRegression(C=1.0, max_iter=2000).fit(numbers[:, used], right).coef_[0]
        if weights.max() <= 0:
            return used
        used.pop(int(weights.argmax()))


def threshold_for(
    probabilities: NDArray[np.float64], right: NDArray[np.bool_], error_rate: float
) -> float:
    """Return the lowest confidence from which the values accepted are wrong at most that often."""
    order = np.argsort(-probabilities)
    wrong = np.cumsum(~right[order])
    fitting = np.flatnonzero(wrong <= error_rate * np.arange(1, len(order) + 1))
    if len(fitting) == 0:
        return 1.0
    return round(float(probabilities[order[fitting[-1]]]), 4)


def calibration_error(
    probabilities: NDArray[np.float64], right: NDArray[np.bool_], bins: int = 10
) -> float:
    """Return the expected calibration error (Naeini et al., 2015)."""
    bin_of = np.minimum((probabilities * bins).astype(int), bins - 1)
    gaps = [
        abs(probabilities[bin_of == number].sum() - right[bin_of == number].sum())
        for number in range(bins)
    ]
    return float(sum(gaps) / len(right))


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser("python -m training.calibration", description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    folders = parser.parse_args().folders
    files = sorted(p for f in folders for p in f.iterdir() if p.suffix not in (".json", ".txt"))
    with ProcessPoolExecutor() as pool:
        examples = [example for found in pool.map(examples_of, files) for example in found]
    calibration, unseen, right = fit(examples)
    TARGET.write_text(
        json.dumps(calibration.model_dump(), indent=2, ensure_ascii=False) + "\n", encoding="utf-8"
    )
    accepted = unseen >= calibration.threshold
    print(calibration.model_dump_json(indent=2))
    print(f"right {right.mean():.3f}, ECE {calibration_error(unseen, right):.4f} (unseen files)")
    print(f"accepted {accepted.mean():.3f}, wrong of those {(~right[accepted]).mean():.4f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Fit the confidence, a logistic regression and boosted trees from evidence to "exactly right"::

python -m training.calibration FOLDER [FOLDER ...]

The folders are made by ``python -m training.forms`` with ``--split train``, ``val`` and ``dev``; of the
test split only files without a blind layout may be taken (:mod:`training.forms.blind`). Writes ``pipeline/weights/calibration.json`` and prints the calibration
error and how often values of each confidence are right, typed and by hand, in cross-validation by
file, so that no file judges itself. Forms with planted mistakes are left out: there a contradiction
stands on the paper, on an office's desk it is mostly a misreading. Every fourth file is understood
by definitions that have lost half of their wordings: labels in words that nobody has listed are
common on an office's desk, and the retyped prints of the splits are all listed.

The threshold keeps the error rate with confidence: the upper end of the 95 % interval (Wilson, 1927)
of the share of wrong ones among the accepted is within it. The interval holds for one threshold; that
the best of many is taken, on the files of the fit, makes it a little less sure than it says. IDs and
dates are too few for that: with none wrong it takes 3,838 values to show that at most 1 in 1,000 is.
Their threshold keeps the rate on average and is never below the other one. Prints of which many labels
are strange keep the same rate by a threshold of their own, so that neither pays for the other.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from sklearn.model_selection import GroupKFold

from pipeline.calibrate.evidence import Evidence, gather, surroundings_of
from pipeline.calibrate.interval import wilson
from pipeline.calibrate.model import STRANGE, STRICT_TYPES, Calibration, TradeOff
from pipeline.check import check_cards, check_record
from pipeline.classify import classify
from pipeline.extract import extract
from pipeline.normalise import normalise_fields
from pipeline.qr import cards_on
from schemas.form import FieldType, FormDefinition, load_forms
from training.confidence import Mixture
from training.forms.truth import load_truth
from training.reading import read_pages
from training.scoring import is_same
from training.wordings import with_fewer_wordings

TARGET = Path("pipeline/weights/calibration.json")

ACCEPTED_ERROR_RATE = 1 / 200
"""Wrong values an office lets through, as a share of those accepted (the default policy)."""

STRICT_ERROR_RATE = 1 / 1000
"""The same of IDs and dates."""

TRADE_OFF_POINTS = 40

UNLISTED = 4
"""Of so many files one is read as a print that the definitions do not know."""


@dataclass(frozen=True)
class Example:
    """A value's evidence and type, whether the value is right, the file it is from, and whether it
    was written by hand."""

    evidence: Evidence
    kind: FieldType
    is_right: bool
    file: str
    is_hand: bool = False


def examples_of(file: Path) -> list[Example]:
    """Return an example for every value read in a file with ground truth beside it."""
    return list(_examples_of(file))


def _examples_of(file: Path) -> Iterator[Example]:
    truths = {truth.page: truth for truth in load_truth(file).every_form()}
    pages = [read.page for read in read_pages(file)]
    cards = cards_on(pages)
    for found in classify(pages, _forms_for(file)):
        truth = truths.get(found.pages[0].index)
        if truth is None or truth.form != found.form.id or truth.errors:
            continue
        fields = normalise_fields(extract(found.form, found.pages))
        findings = (*check_record(fields), *check_cards(fields, cards))
        surroundings = surroundings_of(found.pages, fields)
        for field in fields:
            if field.value is not None:
                own = [finding for finding in findings if field.key in finding.keys]
                yield Example(
                    gather(field, own, surroundings),
                    field.raw.definition.type,
                    is_same(truth.fields.get(field.key), field.value),
                    file.name,
                    field.key in truth.hands,
                )


def _forms_for(file: Path) -> Mapping[str, FormDefinition]:
    """Return the forms, for every fourth file with fewer wordings."""
    known = load_forms()
    is_unlisted = crc32(file.name.encode()) % UNLISTED == 0
    return with_fewer_wordings(known, file.name) if is_unlisted else known


def fit(examples: list[Example]) -> tuple[Calibration, NDArray[np.float64], NDArray[np.bool_]]:
    """Return the calibration, and for every example its cross-validated probability and truth."""
    numbers = np.array([example.evidence.numbers() for example in examples])
    right = np.array([example.is_right for example in examples])
    groups = [example.file for example in examples]
    unseen = np.zeros(len(right))
    for known, other in GroupKFold(5).split(numbers, right, groups):
        unseen[other] = Mixture.of(numbers[known], right[known]).probabilities(numbers[other])
    strange = np.array([example.evidence.strange_print > STRANGE for example in examples])
    strict = np.array([example.kind in STRICT_TYPES for example in examples])
    usual, known_strict = ~strange & ~strict, ~strange & strict
    threshold = safe_threshold_for(unseen[usual], right[usual], ACCEPTED_ERROR_RATE)
    careful = safe_threshold_for(unseen[strange], right[strange], ACCEPTED_ERROR_RATE)
    calibration = Calibration(
        **Mixture.of(numbers, right).plain_numbers(),
        threshold=threshold,
        strict_threshold=max(
            threshold, threshold_for(unseen[known_strict], right[known_strict], STRICT_ERROR_RATE)
        ),
        strange_threshold=max(threshold, careful),
        trade_off=tuple(trade_off(unseen, right)),
        fitted_on=f"{len(examples)} values of {len(set(groups))} generated files",
    )
    return calibration, unseen, right


def trade_off(probabilities: NDArray[np.float64], right: NDArray[np.bool_]) -> Iterator[TradeOff]:
    """Yield what thresholds cost, lowest first: how much a person looks at, how much is let by."""
    order = np.argsort(probabilities)
    ranked, wrong, total = probabilities[order], ~right[order], len(order)
    for shown in np.unique(np.linspace(0, total - 1, TRADE_OFF_POINTS).astype(int)).tolist():
        let_by, accepted = int(wrong[shown:].sum()), total - shown
        low, high = wilson(let_by, accepted)
        yield TradeOff(
            threshold=round(float(ranked[shown]), 4),
            shown=round(shown / total, 4),
            wrong=round(let_by / accepted, 5),
            wrong_low=round(low, 5),
            wrong_high=round(high, 5),
        )


def threshold_for(
    probabilities: NDArray[np.float64], right: NDArray[np.bool_], error_rate: float
) -> float:
    """Return the lowest confidence from which the values accepted are wrong at most that often."""
    order = np.argsort(-probabilities)
    wrong = np.cumsum(~right[order])
    return _lowest(probabilities[order], wrong <= error_rate * np.arange(1, len(order) + 1))


def safe_threshold_for(
    probabilities: NDArray[np.float64], right: NDArray[np.bool_], error_rate: float
) -> float:
    """Return the lowest confidence from which the values accepted are wrong at most that often, also
    at the upper end of the 95 % interval of that share; where none is so sure, the lowest from which
    they are on average."""
    order = np.argsort(-probabilities)
    wrong = np.cumsum(~right[order]).tolist()
    is_kept = [wilson(let_by, count)[1] <= error_rate for count, let_by in enumerate(wrong, 1)]
    if not any(is_kept):
        return threshold_for(probabilities, right, error_rate)
    return _lowest(probabilities[order], np.array(is_kept))


def _lowest(falling: NDArray[np.float64], is_kept: NDArray[np.bool_]) -> float:
    """Return the last of falling probabilities up to which a rate is kept; 1 if there is none."""
    kept = np.flatnonzero(is_kept)
    return round(float(falling[kept[-1]]), 4) if len(kept) else 1.0


def reliability_lines(
    probabilities: NDArray[np.float64], right: NDArray[np.bool_], is_hand: NDArray[np.bool_]
) -> Iterator[str]:
    """Yield a table of what was said and how often it was right, by tenths of the confidence, for
    typed values and those by hand, each with its calibration error."""
    for name, chosen in (("typed", ~is_hand), ("by hand", is_hand)):
        said, was = probabilities[chosen], right[chosen]
        if not len(said):
            continue
        yield f"{name}: {len(said)} values, ECE {calibration_error(said, was):.4f}"
        bin_of = np.minimum((said * 10).astype(int), 9)
        for number in np.unique(bin_of).tolist():
            inside = bin_of == number
            yield (
                f"  {number / 10:.1f} to {(number + 1) / 10:.1f} {inside.sum():6} "
                f"said {said[inside].mean():6.1%} right {was[inside].mean():6.1%}"
            )


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


def as_text(calibration: Calibration) -> str:
    """Return the file: JSON with a row for each tree and each part of the rest."""
    rows = []
    for name, part in calibration.model_dump().items():
        if isinstance(part, list | tuple):
            items = ",\n".join(f"  {json.dumps(item)}" for item in part)
            rows.append(f' "{name}": [\n{items}\n ]')
        else:
            rows.append(f' "{name}": {json.dumps(part)}')
    return "{\n" + ",\n".join(rows) + "\n}\n"


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser("python -m training.calibration", description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    folders = parser.parse_args().folders
    files = sorted(p for f in folders for p in f.iterdir() if p.suffix not in (".json", ".txt"))
    with ProcessPoolExecutor() as pool:
        examples = [example for found in pool.map(examples_of, files) for example in found]
    calibration, unseen, right = fit(examples)
    TARGET.write_text(as_text(calibration), encoding="utf-8")
    limits = [
        calibration.threshold_of(example.kind, example.evidence.strange_print)
        for example in examples
    ]
    accepted = unseen >= np.array(limits)
    print(calibration.model_dump_json(indent=2, exclude={"trade_off", "trees"}))
    print(f"right {right.mean():.3f}, ECE {calibration_error(unseen, right):.4f} (unseen files)")
    print(f"accepted {accepted.mean():.3f}, wrong of those {(~right[accepted]).mean():.4f}")
    hands = np.array([example.is_hand for example in examples])
    print(*reliability_lines(unseen, right, hands), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Accuracy on files with ground truth beside them::

python -m benchmarks.accuracy samples/

prints the character error rate of the text and the exact matches of the fields, by file and in
all, with the share of fields a person has to look at and the wrong ones let through.
"""

import argparse
import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np

from pipeline.document import read_document
from pipeline.read import load_reader
from schemas.form import load_forms
from training.calibration import calibration_error
from training.forms.truth import UNKNOWN_FORM, load_truth
from training.scoring import FieldOutcome, TextScore, score_fields, score_text

BANDS = (0.0, 0.5, 0.8, 0.9, 0.95, 0.98, 1.01)

HEADER = (
    f"{'file':44} {'quality':14} {'CER':>7} {'fields':>7} {'exact':>7} {'flagged':>8} {'let by':>7}"
)


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser("python -m benchmarks.accuracy", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--wrong", action="store_true", help="list every wrong field")
    args = parser.parse_args()
    files = sorted(
        p for p in args.folder.iterdir() if p.with_suffix(".json").exists() and p.suffix != ".json"
    )
    all_fields: list[FieldOutcome] = []
    all_texts: list[TextScore] = []
    print(HEADER)
    for file in files:
        truth = load_truth(file)
        result = read_document(file, load_reader(), load_forms())
        texts = [score_text(each, result) for each in truth.every_form()]
        fields = [
            score
            for each in truth.every_form()
            if each.form != UNKNOWN_FORM
            for score in score_fields(file.name, each, result.records)
        ]
        print(_row(file.name, truth.quality, texts, fields), flush=True)
        if args.wrong:
            _print_wrong(fields)
        all_fields += fields
        all_texts += texts
    print(_row("all", "", all_texts, all_fields))
    _print_types(all_fields)
    _print_reliability(all_fields)
    return 0


def _row(
    name: str, quality: str, texts: Sequence[TextScore], fields: Sequence[FieldOutcome]
) -> str:
    length = sum(text.length for text in texts)
    error_rate = f"{sum(text.edits for text in texts) / length:7.2%}" if length else f"{'–':>7}"
    count = max(1, len(fields))
    accepted = [field for field in fields if not field.is_flagged]
    let_by = sum(not field.is_right for field in accepted)
    return (
        f"{name:44} {quality:14} {error_rate} {len(fields):7} "
        f"{sum(f.is_right for f in fields) / count:7.1%} "
        f"{sum(f.is_flagged for f in fields) / count:8.1%} {let_by:7}"
    )


def _print_wrong(fields: Sequence[FieldOutcome]) -> None:
    for field in fields:
        if not field.is_right:
            mark = "?" if field.is_flagged else "!"
            print(
                f"   {mark} {field.key}: {field.truth!r} read as {field.read!r} ({field.confidence:.2f})"
            )


def _print_types(fields: Sequence[FieldOutcome]) -> None:
    types = sorted({field.type for field in fields})
    for each in types:
        of_type = [field for field in fields if field.type == each]
        print(_row(f"  {each}", "", (), of_type))


def _print_reliability(fields: Sequence[FieldOutcome]) -> None:
    """Print whether "0.98" is right 98 times in 100, over the fields with a value."""
    valued = [field for field in fields if field.read is not None]
    if not valued:
        return
    print(f"{'confidence':14} {'fields':>7} {'said':>7} {'right':>7}")
    for low, high in pairwise(BANDS):
        inside = [field for field in valued if low <= field.confidence < high]
        if inside:
            said = sum(field.confidence for field in inside) / len(inside)
            right = sum(field.is_right for field in inside) / len(inside)
            print(f"{low:.2f} to {min(high, 1.0):.2f}   {len(inside):7} {said:7.1%} {right:7.1%}")
    error = calibration_error(
        np.array([field.confidence for field in valued]),
        np.array([field.is_right for field in valued]),
    )
    print(f"expected calibration error {error:.4f} over {len(valued)} values")


if __name__ == "__main__":
    sys.exit(main())

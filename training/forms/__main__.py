"""Make the samples, or a set for training or evaluation::

python -m training.forms samples/
python -m training.forms --split test --count 40 OUT/
python -m training.forms --split train --forms land_change,school_transfer --handwritten 0.4 --mixed 0.2 --several 0.3 OUT/
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from training.forms.blocks import Split
from training.forms.catalogue import FORMS
from training.forms.documents import Wish, documents
from training.forms.fonts import MissingFont
from training.forms.make import Recipe, make_file, save
from training.forms.samples import SAMPLES
from training.lines.handwriting import HandwritingMissing


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return its exit status."""
    asked = _parser().parse_args(arguments)
    asked.out.mkdir(parents=True, exist_ok=True)
    try:
        for name, papers in _wanted(asked):
            save(asked.out / name, make_file(papers))
            print(name, file=sys.stderr)
    except (MissingFont, HandwritingMissing) as missing:
        print(missing, file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m training.forms", description=__doc__)
    parser.add_argument("out", type=Path, help="folder for the files and the .json beside each")
    parser.add_argument(
        "--split", type=Split, choices=list(Split), help="make a set instead of the samples"
    )
    parser.add_argument("--count", type=int, default=40, help="how many files (with --split)")
    parser.add_argument(
        "--start", type=int, default=0, help="number of the first file (with --split)"
    )
    parser.add_argument(
        "--forms",
        "--form",
        action="extend",
        type=_form_ids,
        default=[],
        help="only these forms, separated by commas (with --split)",
    )
    parser.add_argument(
        "--layouts",
        type=lambda text: text.split(","),
        default=[],
        help="only layouts whose ids begin so, separated by commas (with --split)",
    )
    parser.add_argument(
        "--handwriting",
        type=Path,
        help="folder of really handwritten addresses, to be laid into addresses (with --split)",
    )
    for name, meaning in (
        ("--handwritten", "of forms that are filled in by hand; the rest is typed"),
        ("--mixed", "of forms that are filled in partly by hand, partly typed"),
        ("--several", "of files with several forms, supporting papers or a form on several pages"),
    ):
        parser.add_argument(name, type=_share, help=f"the share {meaning} (with --split)")
    return parser


def _form_ids(text: str) -> list[str]:
    ids = text.split(",")
    if unknown := [form_id for form_id in ids if form_id not in FORMS]:
        raise argparse.ArgumentTypeError(
            f"no form {', '.join(unknown)}; there are {', '.join(FORMS)}"
        )
    return ids


def _share(text: str) -> float:
    share = float(text)
    if not 0 <= share <= 1:
        raise argparse.ArgumentTypeError(f"{text} is not between 0 and 1")
    return share


def _wanted(asked: argparse.Namespace) -> Iterator[tuple[str, tuple[Recipe, ...]]]:
    if asked.split is None:
        yield from SAMPLES.items()
        return
    wish = Wish(
        tuple(asked.forms),
        asked.handwritten,
        asked.mixed,
        asked.several or 0.0,
        asked.handwriting,
        tuple(asked.layouts),
    )
    yield from documents(asked.split, asked.count, wish, asked.start)


if __name__ == "__main__":
    sys.exit(main())

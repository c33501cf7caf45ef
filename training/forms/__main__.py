"""Make the samples, or a set for training or evaluation::

python -m training.forms samples/
python -m training.forms --split test --count 40 OUT/
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from training.forms.blocks import Split
from training.forms.catalogue import FORMS
from training.forms.evaluation import recipes
from training.forms.fonts import MissingFont
from training.forms.make import Recipe, make_page, save
from training.forms.samples import SAMPLES


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return its exit status."""
    asked = _parser().parse_args(arguments)
    asked.out.mkdir(parents=True, exist_ok=True)
    try:
        for name, pages in _wanted(asked):
            save(asked.out / name, [make_page(recipe, page) for page, recipe in enumerate(pages)])
            print(name, file=sys.stderr)
    except MissingFont as missing:
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
        "--form",
        action="append",
        default=[],
        choices=list(FORMS),
        help="only this form (with --split)",
    )
    return parser


def _wanted(asked: argparse.Namespace) -> Iterator[tuple[str, tuple[Recipe, ...]]]:
    if asked.split is None:
        yield from SAMPLES.items()
        return
    for name, recipe in recipes(asked.split, asked.count, tuple(asked.form), asked.start):
        yield name, (recipe,)


if __name__ == "__main__":
    sys.exit(main())

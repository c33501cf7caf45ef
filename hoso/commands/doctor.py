"""``hoso doctor``: say what is missing on this machine and how to mend it."""

import argparse
from collections.abc import Callable

from hoso.checks import Finding, examine
from workers.embedded.home import default_home

WELL, UNWELL = 0, 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("--lang", choices=("vi", "en"), default="vi", help="ngôn ngữ (vi)")


def run(args: argparse.Namespace) -> int:
    """Print one line a need. Returns 0 if all are met, else 1."""
    say: Callable[[Finding], str] = _in_english if args.lang == "en" else _in_vietnamese
    met = []
    for finding in examine(default_home()):
        print(say(finding), flush=True)
        met.append(finding.met)
    return WELL if all(met) else UNWELL


def _in_vietnamese(finding: Finding) -> str:
    return (
        f"OK     {finding.need}"
        if finding.met
        else f"THIẾU  {finding.need}\n       → {finding.mend}"
    )


def _in_english(finding: Finding) -> str:
    if finding.met:
        return f"OK       {finding.need_en}"
    return f"MISSING  {finding.need_en}\n         → {finding.mend_en}"

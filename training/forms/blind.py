"""The half of the test split's own layouts that was never looked at while extraction was mended::

python -m training.forms.blind FOLDER OUT/

links the files of a folder that hold a paper of such a layout, with their ground truth, into another
one, to be measured. The values of the other half were looked at on 2026-11-27; it counts as known.
"""

import argparse
import sys
from pathlib import Path
from zlib import crc32

from training.forms.truth import load_truth

EXAM = "exam_"
"""How the ids of the test split's own layouts begin."""


def is_blind(form: str, layout: str) -> bool:
    """Return whether a form's layout is of the test split alone and was never looked at."""
    return layout.startswith(EXAM) and crc32(f"{form} {layout}".encode()) % 2 == 1


def blind_files(folder: Path) -> list[Path]:
    """Return the files of a folder that hold a paper of a blind layout, by name."""
    return [
        file
        for file in sorted(folder.iterdir())
        if file.suffix not in (".json", ".txt")
        and any(is_blind(truth.form, truth.layout) for truth in load_truth(file).every_form())
    ]


def main(arguments: list[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser("python -m training.forms.blind", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    asked = parser.parse_args(arguments)
    asked.out.mkdir(parents=True, exist_ok=True)
    for file in blind_files(asked.folder):
        for kept in (file, file.with_suffix(".json")):
            (asked.out / kept.name).symlink_to(kept.resolve())
    return 0


if __name__ == "__main__":
    sys.exit(main())

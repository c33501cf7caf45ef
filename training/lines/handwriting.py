"""Real handwriting: photographed table cells with a handwritten address each, by known writers.

The pictures are no part of the repository: whoever has them names their folder, and everything
that trains runs without them.
"""

import os
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import cv2
import numpy as np

from training.lines.drawn import Pixels

FOLDER_VARIABLE = "HOSO_HANDWRITING"

RealSplit = Literal["train", "val"]


class HandwritingMissing(Exception):
    """There is no real handwriting where it should be."""


class WritersMixed(Exception):
    """A writer stands in both splits: what is measured on one would have been learnt by heart."""


@dataclass(frozen=True)
class RealLine:
    """A photographed handwritten line: H x W x 3, BGR, with the borders of its table cell.

    ``text`` is NFC and in Title Case, whatever capitals the writer wrote; ``writer`` names the hand.
    """

    image: Pixels
    text: str
    writer: str
    name: str


def handwriting_folder(folder: Path | None = None) -> Path | None:
    """Return the folder of the real lines (as given, or named by HOSO_HANDWRITING) if there is one."""
    if folder is None and FOLDER_VARIABLE in os.environ:
        folder = Path(os.environ[FOLDER_VARIABLE])
    return folder if folder is not None and (folder / "train.tsv").exists() else None


@cache
def load_lines(folder: Path, split: RealSplit) -> tuple[RealLine, ...]:
    """Return the real lines of one split, in the order of its labels.

    Args:
        folder: holds ``train.tsv`` and ``val.tsv`` (file, tab, text) and a folder for each.

    Raises:
        HandwritingMissing: if the labels or a picture are not there.
        WritersMixed: if a writer stands in both splits.
    """
    labels = {each: _labels(folder, each) for each in ("train", "val")}
    writers = [{_writer_of(name) for name, _ in rows} for rows in labels.values()]
    if mixed := writers[0] & writers[1]:
        raise WritersMixed(f"in both splits: {', '.join(sorted(mixed))}")
    return tuple(
        RealLine(_picture(folder / split / name), text, _writer_of(name), name)
        for name, text in labels[split]
    )


def _labels(folder: Path, split: str) -> list[tuple[str, str]]:
    path = folder / f"{split}.tsv"
    if not path.exists():
        raise HandwritingMissing(f"no {split}.tsv")
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line)
    return [(name, unicodedata.normalize("NFC", " ".join(text.split()))) for name, text in rows]


def _writer_of(name: str) -> str:
    return name.split("_")[0]


def _picture(path: Path) -> Pixels:
    image = cv2.imread(str(path), cv2.IMREAD_COLOR)
    if image is None:
        raise HandwritingMissing(f"no picture {path.name}")
    return np.asarray(image, np.uint8)

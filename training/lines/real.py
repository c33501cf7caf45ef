"""Real hands as material: whole photographs, their ink, and new lines of their words."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from training.forms.blocks import Split
from training.lines.bank import WordBank, load_bank, recombine
from training.lines.drawn import Drawn
from training.lines.handwriting import (
    HandwritingMissing,
    RealLine,
    WritersMixed,
    handwriting_folder,
    load_lines,
)
from training.lines.ink import lift
from training.lines.warp import augment_photo, warp

__all__ = [
    "Hands",
    "HandwritingMissing",
    "RealLine",
    "WordBank",
    "WritersMixed",
    "augment_photo",
    "handwriting_folder",
    "lift",
    "load_bank",
    "load_hands",
    "load_lines",
    "recombine",
    "warp",
]


@dataclass(frozen=True)
class Hands:
    """The really handwritten lines of one split's writers and the words cut out of them."""

    lines: tuple[RealLine, ...]
    bank: WordBank

    def any_line(self, rng: np.random.Generator) -> RealLine:
        """Return a line as it was photographed."""
        return self.lines[int(rng.integers(len(self.lines)))]

    def any_lifted(self, rng: np.random.Generator) -> Drawn:
        """Return the bare ink of a line that shows the whole of its text; of any line without a
        bank to tell."""
        sure = self.bank.sure_lines
        line = self.lines[sure[int(rng.integers(len(sure)))]] if sure else self.any_line(rng)
        return lift(line.image, line.text)

    def recombined(self, rng: np.random.Generator) -> Drawn:
        """Return a line that its writer never wrote, put together of the writer's words."""
        return recombine(self.bank, rng) if self.bank.words else self.any_lifted(rng)


@cache
def load_hands(folder: Path, split: Split) -> Hands | None:
    """Return the real hands of a split; ``None`` for the test split, which has no writers.

    Words are cut out for training only; that takes minutes once and is kept in ``.cache/``.

    Raises:
        HandwritingMissing: if the folder does not hold the lines.
    """
    if split == Split.TEST:
        return None
    lines = load_lines(folder, "train" if split == Split.TRAIN else "val")
    return Hands(lines, load_bank(lines) if split == Split.TRAIN else WordBank((), ()))

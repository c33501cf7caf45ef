"""The lines that are read, slice by slice: drawn ones, and really handwritten ones."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from training.evaluation.folding import canonical, words_alone
from training.forms.blocks import Split
from training.lines.drawn import LineImage
from training.lines.real import load_lines

HANDS = "hands"

Sample = Callable[[str, Split, np.random.Generator], LineImage]
"""What draws a line of a slice: :func:`training.lines.mixture.sample_slice`."""


@dataclass(frozen=True)
class Slice:
    """Lines of one kind; ``fold`` takes away what does not count as an error in them."""

    name: str
    lines: tuple[LineImage, ...]
    fold: Callable[[str], str] = canonical


def drawn_slices(
    names: Sequence[str], split: Split, count: int, seed: int, sample: Sample
) -> Iterator[Slice]:
    """Yield slices of drawn lines; a slice is the same whichever others are asked for.

    Args:
        names: of the slices.
        split: whose fonts, texts and damage they have.
        count: lines a slice.
        seed: another one gives other lines.
        sample: draws a line.
    """
    for name in names:
        rng = np.random.default_rng([seed, *name.encode()])
        yield Slice(name, tuple(sample(name, split, rng) for _ in range(count)))


def hand_slice(folder: Path) -> Slice:
    """Return all lines of the writers that training never saw, as they were photographed.

    They are labelled in Title Case whatever was written, without punctuation: neither counts.

    Raises:
        HandwritingMissing: if there are none.
    """
    lines = tuple(
        LineImage(line.image, line.text, "address", "photo", "hand")
        for line in load_lines(folder, "val")
    )
    return Slice(HANDS, lines, words_alone)

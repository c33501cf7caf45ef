"""Training on what is still hard: lines that a trained recogniser reads wrongly or doubts, and a share
of the rest, so that what it can do is not forgotten.

Of the generator's lines nineteen in twenty of clean print are read without a mistake, and teach next
to nothing; to draw and read a line costs a third of learning it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from pipeline.read.crops import STRETCH
from pipeline.read.twice import DOUBT
from training.lines.drawn import LineImage
from training.recogniser.alphabet import BLANK, Alphabet, alphabet_of
from training.recogniser.batches import (
    Sampler,
    can_be_learnt,
    collate,
    network_input,
    prepare,
)
from training.recogniser.runtime import Session, open_session, probabilities


@dataclass(frozen=True)
class Sieve:
    """Makes a sampler of mostly hard lines; goes to the processes that make batches.

    ``make_sampler`` gives the lines, ``folder`` holds the exported recogniser that judges them,
    ``easy_share`` is how many of the easy ones stay.
    """

    make_sampler: Callable[[], Sampler]
    folder: Path
    easy_share: float

    def __call__(self) -> Sampler:
        """Return the sampler."""
        sample = self.make_sampler()
        alphabet = alphabet_of(self.folder)
        session = open_session(self.folder / "inference.onnx")

        def sift(rng: np.random.Generator) -> LineImage:
            while True:
                line = sample(rng)
                if rng.random() < self.easy_share:
                    return line
                if can_be_learnt(line, alphabet) and is_hard(line, session, alphabet):
                    return line

        return sift


def is_hard(line: LineImage, session: Session, alphabet: Alphabet) -> bool:
    """Return whether a recogniser reads a line wrongly by the best path, or doubts a character."""
    given = network_input(collate([prepare(line, STRETCH)]))
    steps = probabilities(session, given)[0]
    path = steps.argmax(axis=1)
    if alphabet.decode(path.tolist()) != line.text:
        return True
    begins = np.flatnonzero(np.diff(path, prepend=-1))
    surest = np.maximum.reduceat(steps.max(axis=1), begins)
    return bool((surest[path[begins] != BLANK] < DOUBT).any())

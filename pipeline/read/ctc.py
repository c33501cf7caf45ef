"""CTC decoding that keeps what PaddleOCR throws away: each character's probability and runner-up.

PaddleOCR's ``CTCLabelDecode`` reduces a line to one mean score. A wrong tone passes such a mean
at 0.95 and more, so hoso keeps the evidence character by character.
"""

from dataclasses import dataclass
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from paddlex.inference.models.text_recognition.processors import CTCLabelDecode

from schemas.page import CharRead

BLANK = 0


@dataclass(frozen=True)
class DecodedLine:
    """What the recogniser saw in one crop; positions are fractions of the network's input width."""

    chars: tuple[CharRead, ...]

    @property
    def text(self) -> str:
        """The characters joined."""
        return "".join(char.char for char in self.chars)

    @property
    def score(self) -> float:
        """The mean probability of the characters, 0 for an empty line."""
        if not self.chars:
            return 0.0
        return sum(char.probability for char in self.chars) / len(self.chars)


def decode_greedy(probabilities: NDArray[np.float32], characters: list[str]) -> DecodedLine:
    """Decode one line by the best path (Graves et al., 2006), keeping the evidence.

    A character that stands for several time steps takes the step where it is surest; its runner-up
    is the likeliest other class over those steps.

    Args:
        probabilities: softmax output, shape (time steps, classes); class 0 is CTC's blank.
        characters: the class names; ``characters[0]`` is the blank's.
    """
    steps = len(probabilities)
    best = probabilities.argmax(axis=1)
    edges = np.flatnonzero(np.diff(best)) + 1
    runs = np.split(np.arange(steps), edges)
    return DecodedLine(
        tuple(
            _char_of(
                probabilities[run], int(best[run[0]]), float(run.mean() + 0.5) / steps, characters
            )
            for run in runs
            if len(run) and best[run[0]] != BLANK
        )
    )


def _char_of(
    steps: NDArray[np.float32], index: int, position: float, characters: list[str]
) -> CharRead:
    surest = int(steps[:, index].argmax())
    others = steps.max(axis=0).copy()
    others[index] = -1.0
    runner_up = int(others.argmax())
    return CharRead(
        char=characters[index],
        probability=round(float(steps[surest, index]), 4),
        runner_up="" if runner_up == BLANK else characters[runner_up],
        runner_up_probability=round(float(others[runner_up]), 4),
        position=round(position, 4),
    )


class DetailedCtcDecode(CTCLabelDecode):  # type: ignore[misc]
    """Takes the place of paddlex's ``post_op``: gives a :class:`DecodedLine` where it gave a text."""

    def __call__(
        self, pred: Any, return_word_box: bool = False, **kwargs: Any
    ) -> tuple[list[DecodedLine], list[float]]:
        """Decode a batch: ``pred[0]`` has the shape (lines, time steps, classes)."""
        batch = cast(NDArray[np.float32], np.asarray(pred[0]))
        lines = [decode_greedy(one, self.character) for one in batch]
        return lines, [line.score for line in lines]

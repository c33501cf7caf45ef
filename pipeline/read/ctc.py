"""CTC decoding that keeps what PaddleOCR throws away: each character's probability and runner-up.

PaddleOCR's ``CTCLabelDecode`` reduces a line to one mean score. A wrong tone passes such a mean
at 0.95 and more, so hoso keeps the evidence character by character.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import pairwise
from typing import Any, Protocol, cast

import numpy as np
from numpy.typing import NDArray

from pipeline.read.paddle import CTCLabelDecode
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
    return DecodedLine(chars_of(probabilities, best_path(probabilities), characters))


@dataclass(frozen=True)
class Run:
    """Neighbouring time steps, ``start`` to ``end`` (not included), at which the best path has one
    class: a character."""

    label: int
    start: int
    end: int


def best_path(probabilities: NDArray[np.float32]) -> list[Run]:
    """Return the characters of the best path (Graves et al., 2006), left to right."""
    best = probabilities.argmax(axis=1)
    edges = [0, *(np.flatnonzero(np.diff(best)) + 1).tolist(), len(best)]
    runs = (Run(int(best[start]), start, end) for start, end in pairwise(edges) if start < end)
    return [run for run in runs if run.label != BLANK]


def chars_of(
    probabilities: NDArray[np.float32], runs: Sequence[Run], characters: list[str]
) -> tuple[CharRead, ...]:
    """Return the evidence for the character of each run: the step where it is surest, and the
    likeliest other class over its steps."""
    if not runs:
        return ()
    steps = len(probabilities)
    most = _most_within(probabilities, runs)
    rows, labels = np.arange(len(runs)), [run.label for run in runs]
    own = most[rows, labels].tolist()
    most[rows, labels] = -1.0
    runners_up = most.argmax(axis=1)
    theirs = most[rows, runners_up].tolist()
    return tuple(
        CharRead(
            char=characters[run.label],
            probability=round(probability, 4),
            runner_up="" if runner_up == BLANK else characters[runner_up],
            runner_up_probability=round(its_probability, 4),
            position=round((run.start + run.end) / 2 / steps, 4),
        )
        for run, probability, runner_up, its_probability in zip(
            runs, own, runners_up.tolist(), theirs, strict=True
        )
    )


def _most_within(probabilities: NDArray[np.float32], runs: Sequence[Run]) -> NDArray[np.float32]:
    """Return the largest probability of each class over the steps of each run, (runs, classes). Most
    runs have one step, few more than three."""
    starts, ends = np.array([(run.start, run.end) for run in runs]).T
    most: NDArray[np.float32] = probabilities[starts]
    for further in range(1, int((ends - starts).max())):
        longer = np.flatnonzero(starts + further < ends)
        most[longer] = np.maximum(most[longer], probabilities[starts[longer] + further])
    return most


class Decode(Protocol):
    """From the network's probabilities (time steps, classes) and the class names to a line."""

    def __call__(
        self, probabilities: NDArray[np.float32], characters: list[str]
    ) -> DecodedLine: ...


def with_hands(line: DecodedLine, hand: NDArray[np.float32]) -> DecodedLine:
    """Return the line with the probability for each character that a hand wrote it.

    Args:
        hand: that probability at each time step.
    """
    around = (_with_neighbours(hand) / _with_neighbours(np.ones_like(hand))).tolist()
    steps = len(around)
    return DecodedLine(
        tuple(
            char._replace(hand=round(around[min(int(char.position * steps), steps - 1)], 3))
            for char in line.chars
        )
    )


def _with_neighbours(values: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the sum of each value and those beside it."""
    padded = np.pad(values, 1)
    return np.asarray(padded[:-2] + (padded[1:-1] + padded[2:]), dtype=np.float32)


@dataclass(frozen=True, eq=False)
class Look:
    """What the network made of a strip, and the line that it says, which is decoded when asked for.

    ``probabilities`` is the softmax output (time steps, classes); ``hand`` is the probability that
    a hand wrote there (time steps), None from recognisers that don't say.
    """

    probabilities: NDArray[np.float32]
    hand: NDArray[np.float32] | None
    decode: Callable[[NDArray[np.float32]], DecodedLine]

    @cached_property
    def line(self) -> DecodedLine:
        """What stands in the strip."""
        return self.with_hand(self.decode(self.probabilities))

    def with_hand(self, line: DecodedLine) -> DecodedLine:
        """Return a reading of the strip with what is known of the hand."""
        return line if self.hand is None else with_hands(line, self.hand)


class DetailedCtcDecode(CTCLabelDecode):  # type: ignore[misc]
    """Takes the place of paddlex's ``post_op``: gives a :class:`Look` where it gave a text, and no
    mean score."""

    def __init__(self, character_list: list[str], decode: Decode = decode_greedy) -> None:
        """Decode with the best path unless told otherwise."""
        super().__init__(character_list)
        self.decode_line = partial(decode, characters=self.character)

    def __call__(
        self, pred: Any, return_word_box: bool = False, **kwargs: Any
    ) -> tuple[list[Look], list[float]]:
        """Keep a batch: ``pred[0]`` has the shape (lines, time steps, classes), ``pred[1]``
        (lines, time steps) says where a hand wrote; other recognisers than hoso's do not say."""
        batch = cast(NDArray[np.float32], np.asarray(pred[0]))
        hands = np.asarray(pred[1], dtype=np.float32) if len(pred) > 1 else [None] * len(batch)
        looks = [
            Look(probabilities, hand, self.decode_line)
            for probabilities, hand in zip(batch, hands, strict=True)
        ]
        return looks, [0.0] * len(looks)

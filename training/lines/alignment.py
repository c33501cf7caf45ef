"""Where the characters of a known text stand in a line: forced alignment by a recogniser."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.read.crops import NETWORK_HEIGHT, STRETCH, at_network_height
from pipeline.read.reader import RECOGNISER, RECOGNISER_MIN_WIDTH
from training.lines.drawn import Pixels
from training.recogniser.alphabet import BLANK, Alphabet, alphabet_of
from training.recogniser.runtime import open_session, probabilities

Floats = NDArray[Any]


@dataclass(frozen=True)
class Placed:
    """A character of the text: the columns from ``start`` to ``end`` (pixels of the picture) in
    which the recogniser sees it, and the highest probability that it gives it there."""

    char: str
    start: float
    end: float
    probability: float


@dataclass(frozen=True)
class Alignment:
    """A text over its picture. ``strays`` are the columns where the recogniser surely reads
    something that the text does not have there, such as words struck out."""

    chars: tuple[Placed, ...]
    strays: tuple[float, ...]

    @property
    def probability(self) -> float:
        """The geometric mean of the characters' probabilities."""
        each = np.maximum([placed.probability for placed in self.chars], 1e-6)
        return float(np.exp(np.log(each).mean()))


@dataclass(frozen=True)
class Aligner:
    """A loaded recogniser that says where the characters of a text stand."""

    session: Any
    alphabet: Alphabet

    def align(self, image: Pixels, text: str) -> Alignment | None:
        """Align a text with its picture (H x W x 3, BGR); ``None`` if it cannot stand there."""
        if not text or not self.alphabet.has(text):
            return None
        seen = probabilities(self.session, _network_input(image))[0]
        path = best_path(seen, self.alphabet.encode(text))
        if path is None:
            return None
        pitch = max(image.shape[1], _least_width(image)) / len(seen)
        return _alignment(seen, path, self.alphabet.encode(text), text, pitch)


def load_aligner(folder: Path = RECOGNISER) -> Aligner:
    """Load a recogniser in PaddleOCR's folder form."""
    return Aligner(open_session(folder / "inference.onnx"), alphabet_of(folder))


def best_path(seen: Floats, labels: list[int]) -> list[int] | None:
    """Return the likeliest state of each time step (Viterbi over CTC's states; Graves et al., 2006).

    Args:
        seen: probabilities, time steps x classes.
        labels: classes of the text.

    Returns:
        For each time step the index of its label, or -1 for a blank; ``None`` if the text has more
        labels than there are time steps for.
    """
    states = np.full(2 * len(labels) + 1, BLANK)
    states[1::2] = labels
    scores = np.log(np.maximum(seen[:, states], 1e-7))
    may_skip = np.zeros(len(states), bool)
    may_skip[3::2] = states[3::2] != states[1:-2:2]
    best = np.full(len(states), -np.inf)
    best[:2] = scores[0, :2]
    came_from = np.zeros(scores.shape, np.int64)
    for step in range(1, len(scores)):
        ways = np.stack([best, _later(best, 1), np.where(may_skip, _later(best, 2), -np.inf)])
        came_from[step] = ways.argmax(axis=0)
        best = ways.max(axis=0) + scores[step]
    state = len(states) - 1 if best[-1] > best[-2] else len(states) - 2
    if not np.isfinite(best[state]):
        return None
    path = [state]
    for step in range(len(scores) - 1, 0, -1):
        path.append(path[-1] - int(came_from[step, path[-1]]))
    return [(state - 1) // 2 if state % 2 else -1 for state in reversed(path)]


def _later(values: Floats, by: int) -> Floats:
    return np.concatenate([np.full(by, -np.inf), values[:-by]])


def _alignment(
    seen: Floats, path: list[int], labels: list[int], text: str, pitch: float
) -> Alignment:
    steps = np.asarray(path)
    chars = []
    for index, label in enumerate(labels):
        own = np.flatnonzero(steps == index)
        start, end = float(own[0]) * pitch, float(own[-1] + 1) * pitch
        chars.append(Placed(text[index], start, end, float(seen[own, label].max())))
    silent = (steps < 0) | np.isin(steps, [i for i, char in enumerate(text) if char == " "])
    said = seen[:, 1:-1].max(axis=1)
    strays = (np.flatnonzero(silent & (said > 0.5)) + 0.5) * pitch
    return Alignment(tuple(chars), tuple(strays.tolist()))


def _least_width(image: Pixels) -> float:
    return float(RECOGNISER_MIN_WIDTH * image.shape[0] / (NETWORK_HEIGHT * STRETCH))


def _network_input(image: Pixels) -> NDArray[np.float32]:
    strip = at_network_height(image).astype(np.float32) / 127.5 - 1
    width = strip.shape[1]
    padded = np.zeros((1, 3, NETWORK_HEIGHT, max(width, RECOGNISER_MIN_WIDTH)), np.float32)
    padded[0, :, :, :width] = strip.transpose(2, 0, 1)
    return padded

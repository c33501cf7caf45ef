"""From readings to figures: error rates with their uncertainty, and honesty of probabilities."""

import math
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

from schemas.base import Model
from training.calibration import calibration_error
from training.evaluation.confusions import Confusion, confused, count_confusions
from training.evaluation.engines import Read
from training.evaluation.folding import carried_over

ROUNDS = 1000
"""Samples of the bootstrap."""

_SEED = 20250701
Floats = NDArray[np.float64]


class Rate(Model):
    """A share with its 95 % interval: the bootstrap over lines (Efron, 1979)."""

    value: float
    low: float
    high: float


class LineScore(Model):
    """One line: what stood there and what was read, both folded.

    ``edits`` are of characters, ``word_edits`` of words. ``said`` is the probability that the
    whole line is right, as the engine's characters imply it (their product; 0 for no characters).
    """

    truth: str
    read: str
    edits: int
    word_edits: int
    said: float

    @property
    def is_exact(self) -> bool:
        """Whether nothing is wrong."""
        return self.edits == 0


class SliceScore(Model):
    """One engine on one slice. ``seconds`` is CPU time; ``ece`` are expected calibration errors of
    lines and of characters read."""

    name: str
    characters: int
    cer: Rate
    wer: float
    exact: Rate
    line_ece: float
    char_ece: float
    seconds: float
    confusions: tuple[Confusion, ...]
    lines: tuple[LineScore, ...]


def score_slice(
    name: str,
    truths: Sequence[str],
    reads: Sequence[Read],
    fold: Callable[[str], str],
    seconds: float,
) -> SliceScore:
    """Return the figures of one engine on the lines of one slice.

    Args:
        name: of the slice.
        truths: what stands on each line.
        reads: what was read, line by line.
        fold: takes away from both what does not count.
        seconds: CPU time of reading them.
    """
    texts = [(fold(truth), fold(read.text)) for truth, read in zip(truths, reads, strict=True)]
    sure = [carried_over(read, folded) for read, (_, folded) in zip(reads, texts, strict=True)]
    lines = [_score(truth, read, p) for (truth, read), p in zip(texts, sure, strict=True)]
    right = [_is_right(truth, read) for truth, read in texts]
    return SliceScore(
        name=name,
        characters=sum(len(line.truth) for line in lines),
        cer=cer_of(lines),
        wer=sum(line.word_edits for line in lines)
        / max(1, sum(len(line.truth.split()) for line in lines)),
        exact=exact_of(lines),
        line_ece=_ece([line.said for line in lines], [line.is_exact for line in lines]),
        char_ece=_ece([p for line in sure for p in line], [r for line in right for r in line]),
        seconds=seconds,
        confusions=count_confusions(
            pair for truth, read in texts for pair in confused(truth, read)
        ),
        lines=tuple(lines),
    )


def _score(truth: str, read: str, probabilities: Sequence[float]) -> LineScore:
    return LineScore(
        truth=truth,
        read=read,
        edits=Levenshtein.distance(truth, read),
        word_edits=Levenshtein.distance(truth.split(), read.split()),
        said=math.prod(probabilities) if probabilities else 0.0,
    )


def _is_right(truth: str, read: str) -> list[bool]:
    """Return for each character read whether it stands in the truth at its place."""
    right = [False] * len(read)
    for block in Levenshtein.opcodes(truth, read):
        if block.tag == "equal":
            right[block.dest_start : block.dest_end] = [True] * (block.dest_end - block.dest_start)
    return right


def _ece(said: Sequence[float], right: Sequence[bool]) -> float:
    if not said:
        return 0.0
    return calibration_error(np.array(said, dtype=np.float64), np.array(right, dtype=np.bool_))


def cer_of(lines: Sequence[LineScore]) -> Rate:
    """Return the character error rate: edits over true characters of all lines together."""
    edits, lengths = _edits(lines)
    value = float(edits.sum() / max(1.0, lengths.sum()))
    return _rate(value, cer_samples(lines, resampled(len(lines))))


def exact_of(lines: Sequence[LineScore]) -> Rate:
    """Return the share of lines without any error."""
    exact = np.array([line.is_exact for line in lines], dtype=np.float64)
    return _rate(float(exact.mean()), exact_samples(lines, resampled(len(lines))))


def cer_samples(lines: Sequence[LineScore], picks: NDArray[np.int64]) -> Floats:
    """Return the character error rate of each resampling, shape (rounds,)."""
    edits, lengths = _edits(lines)
    return np.asarray(edits[picks].sum(axis=1) / np.maximum(1.0, lengths[picks].sum(axis=1)))


def exact_samples(lines: Sequence[LineScore], picks: NDArray[np.int64]) -> Floats:
    """Return the share of exact lines of each resampling, shape (rounds,)."""
    exact = np.array([line.is_exact for line in lines], dtype=np.float64)
    return np.asarray(exact[picks].mean(axis=1))


def resampled(count: int) -> NDArray[np.int64]:
    """Return which lines the bootstrap draws, shape (rounds, count); the same ones every time."""
    return np.random.default_rng(_SEED).integers(count, size=(ROUNDS, count))


def interval(samples: Floats) -> tuple[float, float]:
    """Return the 2.5th and 97.5th percentile."""
    low, high = np.percentile(samples, [2.5, 97.5])
    return float(low), float(high)


def _rate(value: float, samples: Floats) -> Rate:
    low, high = interval(samples)
    return Rate(value=value, low=low, high=high)


def _edits(lines: Sequence[LineScore]) -> tuple[Floats, Floats]:
    return (
        np.array([line.edits for line in lines], dtype=np.float64),
        np.array([len(line.truth) for line in lines], dtype=np.float64),
    )

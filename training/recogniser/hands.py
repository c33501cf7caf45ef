"""Telling a hand from print by what the backbone sees: a logistic regression on its features.

The network itself stays as it is, and the answer costs it next to nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import compress

import numpy as np
import torch
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from training.lines.drawn import LineImage
from training.recogniser.alphabet import BLANK, Alphabet
from training.recogniser.batches import batches_of, network_input, prepare
from training.recogniser.network import HandTeller, Recogniser

PIXELS = 4800
"""Line width in a batch."""

STRENGTH = 0.03
"""Of the regression's freedom (scikit-learn's C): features are many and correlated."""

Features = NDArray[np.float32]


@dataclass(frozen=True)
class _Known:
    """The features of the steps of a line at which a character stands that was read right (N x
    features), and which of these a hand wrote."""

    features: Features
    is_hand: NDArray[np.bool_]
    is_filled_in: bool


@dataclass(frozen=True)
class TellerScore:
    """How often a hand is told from print, character by character, on lines that it was not fitted
    on; ``filled_in`` of those that have both."""

    all: float
    filled_in: float


def fit_teller(
    network: Recogniser, alphabet: Alphabet, lines: Sequence[LineImage]
) -> tuple[HandTeller, TellerScore]:
    """Return what tells a hand from print, and how often it is right about a fifth of the lines when
    it was fitted on the others.

    Args:
        lines: printed, handwritten, and printed labels after which a hand goes on.
    """
    found = list(_known(network, alphabet, lines))
    known = [found[i] for i in np.random.default_rng(0).permutation(len(found))]
    cut = len(known) * 4 // 5
    model, unseen = _fitted(known[:cut]), known[cut:]
    both = list(compress(unseen, (line.is_filled_in for line in unseen)))
    score = TellerScore(_score(model, unseen), _score(model, both))
    scaler, regression = (step for _, step in _fitted(known).steps)
    weights = regression.coef_[0] / scaler.scale_
    bias = float(regression.intercept_[0] - weights @ scaler.mean_)
    return HandTeller(tuple(float(weight) for weight in weights), bias), score


def _fitted(known: Sequence[_Known]) -> Pipeline:
    model = make_pipeline(StandardScaler(), LogisticRegression(C=STRENGTH, max_iter=1000))
    return model.fit(*_joined(known))


def _score(model: Pipeline, known: Sequence[_Known]) -> float:
    return float(model.score(*_joined(known))) if known else 0.0


def _joined(known: Sequence[_Known]) -> tuple[Features, NDArray[np.bool_]]:
    return (
        np.concatenate([line.features for line in known]),
        np.concatenate([line.is_hand for line in known]),
    )


def _known(network: Recogniser, alphabet: Alphabet, lines: Sequence[LineImage]) -> Iterator[_Known]:
    for places, batch in batches_of([prepare(line) for line in lines], PIXELS):
        with torch.inference_mode():
            seen = network.seen(torch.from_numpy(network_input(batch)))
            best = network.read(seen).argmax(dim=2).numpy()
        features = seen.squeeze(2).transpose(1, 2).numpy()
        for place, path, of_line in zip(places, best, features, strict=True):
            steps, is_hand = _told(lines[place], path, alphabet)
            if len(steps):
                is_filled_in = lines[place].printed is not None
                yield _Known(of_line[steps].astype(np.float32), is_hand, is_filled_in)


def _told(
    line: LineImage, path: NDArray[np.intp], alphabet: Alphabet
) -> tuple[NDArray[np.intp], NDArray[np.bool_]]:
    """Return the steps of a best path at which characters begin that stand in the text, and whether
    a hand wrote them."""
    begins = np.flatnonzero((np.diff(path, prepend=BLANK) != 0) & (path != BLANK))
    read = [alphabet.decode([int(path[step])]) for step in begins]
    pairs = [
        (begins[block.src_start + i], block.dest_start + i)
        for block in Levenshtein.opcodes(read, list(line.text))
        if block.tag == "equal"
        for i in range(block.src_end - block.src_start)
    ]
    steps = np.array([step for step, _ in pairs], dtype=np.intp)
    return steps, np.array([place >= line.printed_characters for _, place in pairs], dtype=np.bool_)

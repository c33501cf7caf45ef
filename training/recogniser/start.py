"""Where a training run starts from: the network, the lines, and the folder it lives in."""

import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import cv2
import numpy as np
import torch

from training.forms.blocks import Split
from training.lines.drawn import LineImage
from training.lines.mixture import Shares, mostly_print, sampler
from training.recogniser import checkpoint
from training.recogniser.alphabet import Alphabet, alphabet_of
from training.recogniser.batches import Sampler, can_be_learnt
from training.recogniser.learner import Learner, resumed
from training.recogniser.network import Recogniser, from_folder, with_weights
from training.recogniser.settings import Settings
from training.recogniser.sieve import Sieve
from training.recogniser.stock import stock_characters, stock_model, stock_weights, with_alphabet
from training.recogniser.train import CHECKPOINT, Run, train

VALIDATION_SEED = 20
CALIBRATION_SEED = 21
TELLER_SEED = 22

BEFORE_SIEVE = Shares(printed=0.785, face=0.05, real=0.11, filled=0.055)
"""Of three lines of print one goes through the sieve, of four by hand three: what is learnt is as
mixed as without it."""


def starting_network(source: Path, alphabet_folder: Path) -> tuple[Recogniser, Alphabet]:
    """Return the network to start from and its alphabet.

    Args:
        source: an exported folder or a checkpoint (``.pt``), with their own alphabets; or the
            stock model (``.onnx``, or the ``.whl`` that holds it), which gets the alphabet of
            ``alphabet_folder``.
    """
    if source.is_dir():
        return from_folder(source), alphabet_of(source)
    if source.suffix == ".pt":
        kept = checkpoint.load(source)
        return checkpoint.trained_network(kept), kept.alphabet
    alphabet = alphabet_of(alphabet_folder)
    model = stock_model(source)
    weights = with_alphabet(stock_weights(model), stock_characters(model), alphabet)
    return with_weights(weights, smooth=True), alphabet


def fixed_lines(make: Sampler, number: int, alphabet: Alphabet, seed: int) -> list[LineImage]:
    """Return the same lines at every call, with characters of the alphabet only."""
    rng = np.random.default_rng(seed)
    lines: list[LineImage] = []
    while len(lines) < number:
        line = make(rng)
        if can_be_learnt(line, alphabet):
            lines.append(line)
    return lines


def train_afresh(
    out: Path,
    source: Path,
    alphabet_folder: Path,
    settings: Settings,
    handwriting: Path | None,
    validation_lines: int,
) -> None:
    """Start a training run in the folder ``out``."""
    _prepare(settings)
    network, alphabet = starting_network(source, alphabet_folder)
    if network.structure.smooth:
        raise ValueError(f"{source} bends by GELU: python -m training.recogniser slim comes first")
    learner = Learner(network, alphabet, settings, _teacher(settings))
    validation = mixed_lines(handwriting, validation_lines, alphabet)
    run = Run(out, learner, _training_sampler(handwriting, settings), validation)
    run.measure(0.0)
    train(run)


def resumed_run(
    out: Path, settings: Settings, handwriting: Path | None, validation_lines: int
) -> None:
    """Go on with the training run in the folder ``out``."""
    _prepare(settings)
    kept = checkpoint.load(out / CHECKPOINT)
    learner = resumed(kept, settings, _teacher(settings))
    validation = mixed_lines(handwriting, validation_lines, kept.alphabet)
    sample = _training_sampler(handwriting, settings)
    print(f"goes on at step {kept.step}, {kept.seconds:.0f} s", file=sys.stderr)
    train(Run(out, learner, sample, validation, kept.run + 1, kept.seconds))


def _teacher(settings: Settings) -> Recogniser | None:
    return from_folder(settings.teacher) if settings.teacher else None


def _prepare(settings: Settings) -> None:
    torch.set_num_threads(settings.threads)
    torch.manual_seed(settings.seed)
    cv2.setNumThreads(1)


def _training_sampler(handwriting: Path | None, settings: Settings) -> Callable[[], Sampler]:
    if settings.sieve is None:
        shares = Shares() if settings.print_share is None else mostly_print(settings.print_share)
        return partial(sampler, Split.TRAIN, handwriting, shares)
    make = partial(sampler, Split.TRAIN, handwriting, BEFORE_SIEVE)
    return Sieve(make, settings.sieve, settings.easy_share)


def mixed_lines(handwriting: Path | None, number: int, alphabet: Alphabet) -> Sequence[LineImage]:
    """Return lines of the validation split, the same at every call."""
    return fixed_lines(sampler(Split.VAL, handwriting), number, alphabet, VALIDATION_SEED)


def lines_of_both(handwriting: Path | None, number: int, alphabet: Alphabet) -> Sequence[LineImage]:
    """Return lines of the training split, the same at every call, half of which have print and a
    hand."""
    shares = Shares(printed=0.2, face=0.15, real=0.15, filled=0.5)
    make = sampler(Split.TRAIN, handwriting, shares)
    return fixed_lines(make, number, alphabet, TELLER_SEED)


def training_lines(
    handwriting: Path | None, number: int, alphabet: Alphabet
) -> Sequence[LineImage]:
    """Return lines of the training split, the same at every call."""
    return fixed_lines(sampler(Split.TRAIN, handwriting), number, alphabet, CALIBRATION_SEED)

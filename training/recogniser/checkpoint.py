"""What a training run keeps so that it can go on: written whole or not at all."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from training.recogniser.alphabet import Alphabet
from training.recogniser.network import Recogniser, Weights, with_weights


@dataclass(frozen=True)
class Checkpoint:
    """The state of a training run.

    ``weights`` are the network's own, ``ema`` their moving mean (the better model), ``step`` and
    ``lines`` count what was learnt from, ``seconds`` is training time so far, ``run`` counts the
    starts, ``random`` is torch's generator.
    """

    characters: tuple[str, ...]
    weights: Weights
    ema: Weights
    optimiser: dict[str, Any]
    step: int
    lines: int
    seconds: float
    run: int
    random: torch.Tensor

    @property
    def alphabet(self) -> Alphabet:
        """The network's alphabet."""
        return Alphabet(self.characters)


def save(checkpoint: Checkpoint, file: Path) -> None:
    """Write a checkpoint; a reader sees the old file or the new one, never half of one."""
    unfinished = file.with_suffix(".unfinished")
    with unfinished.open("wb") as out:
        torch.save(_fields(checkpoint), out)
        out.flush()
        os.fsync(out.fileno())
    unfinished.replace(file)


def _fields(checkpoint: Checkpoint) -> dict[str, Any]:
    return {name: getattr(checkpoint, name) for name in Checkpoint.__dataclass_fields__}


def load(file: Path) -> Checkpoint:
    """Read a checkpoint, its tensors on the CPU; runs no code that the file may hold."""
    kept = torch.load(file, map_location="cpu", weights_only=True)
    return Checkpoint(**kept)


def trained_network(checkpoint: Checkpoint) -> Recogniser:
    """Return the network with the mean weights."""
    return with_weights(checkpoint.ema)

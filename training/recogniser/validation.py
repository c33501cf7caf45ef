"""Measure a network on a fixed set of lines, by source."""

from collections.abc import Sequence

import torch

from training.lines.drawn import LineImage
from training.recogniser.alphabet import Alphabet
from training.recogniser.batches import Prepared, batches_of, prepare
from training.recogniser.network import Recogniser, input_tensor
from training.recogniser.scores import Score, scores


def read_lines(
    network: Recogniser, lines: Sequence[Prepared], alphabet: Alphabet, batch_pixels: int
) -> list[str]:
    """Return what the network reads, greedily, in the order of the lines."""
    device = next(network.parameters()).device
    texts = [""] * len(lines)
    with torch.inference_mode():
        for positions, batch in batches_of(lines, batch_pixels):
            paths = network(input_tensor(batch, device)).argmax(dim=2).tolist()
            for position, path in zip(positions, paths, strict=True):
                texts[position] = alphabet.decode(path)
    return texts


def validate(
    network: Recogniser, lines: Sequence[LineImage], alphabet: Alphabet, batch_pixels: int
) -> dict[str, Score]:
    """Read lines and return the scores by source."""
    prepared = [prepare(line) for line in lines]
    texts = read_lines(network, prepared, alphabet, batch_pixels)
    truths = [line.text for line in lines]
    return scores(truths, texts, [line.source for line in lines])

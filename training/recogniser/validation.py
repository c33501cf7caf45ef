"""Measure a network on a fixed set of lines, by source."""

from collections.abc import Sequence

import torch
from rapidfuzz.distance import Levenshtein

from training.lines.drawn import LineImage
from training.recogniser.alphabet import Alphabet
from training.recogniser.batches import Prepared, batches_of, prepare
from training.recogniser.network import Recogniser, input_tensor
from training.recogniser.records import Score


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


def scores(truths: Sequence[str], texts: Sequence[str], sources: Sequence[str]) -> dict[str, Score]:
    """Return the scores of texts against the truths, for each source that occurs."""
    measured = {}
    for source in sorted(set(sources)):
        pairs = [
            (truth, text)
            for truth, text, whose in zip(truths, texts, sources, strict=True)
            if whose == source
        ]
        wrong = sum(Levenshtein.distance(truth, text) for truth, text in pairs)
        measured[source] = Score(
            lines=len(pairs),
            cer=wrong / max(1, sum(len(truth) for truth, _ in pairs)),
            exact=sum(truth == text for truth, text in pairs) / len(pairs),
        )
    return measured


def validate(
    network: Recogniser, lines: Sequence[LineImage], alphabet: Alphabet, batch_pixels: int
) -> dict[str, Score]:
    """Read lines and return the scores by source."""
    prepared = [prepare(line) for line in lines]
    texts = read_lines(network, prepared, alphabet, batch_pixels)
    truths = [line.text for line in lines]
    return scores(truths, texts, [line.source for line in lines])

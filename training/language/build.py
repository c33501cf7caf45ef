"""From texts to the stored model."""

from pathlib import Path

import numpy as np

from pipeline.read.language import DecoderSettings
from training.language.corpus import corpus
from training.language.ngrams import count, encoded, smooth, symbols_of, write
from training.lines.texts.alphabet import alphabet

ORDER = 10
SIZE = 270_000
"""N-grams kept."""

LEAST = 0.9
SEED = 20251124


def build(
    folder: Path,
    handwriting: Path | None,
    settings: DecoderSettings,
    order: int = ORDER,
    size: int = SIZE,
) -> int:
    """Build the language model into a folder; return the size of its table in bytes."""
    sentences = list(corpus(np.random.default_rng(SEED), handwriting))
    lines = [sentence.text for sentence in sentences]
    symbols = symbols_of([*alphabet(), " "])
    text = encoded(lines, symbols)
    weights = np.repeat(
        np.array([sentence.weight for sentence in sentences], dtype=np.float32),
        [len(line) + 1 for line in lines],
    )
    grams = count(text, weights, order, LEAST)
    return write(folder, grams, smooth(grams, size), symbols, settings)

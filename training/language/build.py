"""From texts to the stored model."""

from pathlib import Path

import numpy as np

from pipeline.read.language import DecoderSettings
from training.language.corpus import Sentence, corpus, figures
from training.language.ngrams import count, encoded, smooth, symbols_of, write
from training.lines.texts.alphabet import alphabet

ORDER = 10
LEAST = 0.9
SEED = 20251124


def build(
    folder: Path, handwriting: Path | None, settings: DecoderSettings, size: int = 270_000
) -> int:
    """Build the model of words into a folder, of about ``size`` n-grams; return the bytes of its
    table."""
    sentences = list(corpus(np.random.default_rng(SEED), handwriting))
    return _build(folder, sentences, symbols_of([*alphabet(), " "]), settings, size)


def build_figures(
    folder: Path, handwriting: Path | None, settings: DecoderSettings, size: int = 20_000
) -> int:
    """Build the model of the shapes of figures into a folder: letters are no symbols of its own, so
    that they are all alike to it. Return the bytes of its table."""
    sentences = list(figures(np.random.default_rng(SEED), handwriting))
    symbols = symbols_of(char for char in [*alphabet(), " "] if not char.isalpha())
    return _build(folder, sentences, symbols, settings, size)


def _build(
    folder: Path, sentences: list[Sentence], symbols: str, settings: DecoderSettings, size: int
) -> int:
    lines = [sentence.text for sentence in sentences]
    text = encoded(lines, symbols)
    weights = np.repeat(
        np.array([sentence.weight for sentence in sentences], dtype=np.float32),
        [len(line) + 1 for line in lines],
    )
    grams = count(text, weights, ORDER, LEAST)
    return write(folder, grams, smooth(grams, size), symbols, settings)

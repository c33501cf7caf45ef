"""Prose as it breaks into lines: administrative sentences and what people write in a form."""

from functools import cache

import numpy as np

from schemas.lexicons import load_lexicon
from training.forms.blocks import Split
from training.lines.texts.chance import flip, pick
from training.lines.texts.data import load
from training.lines.texts.division import share
from training.lines.texts.shapes import a_length, cut
from training.lines.texts.templates import fill


@cache
def _sentences(split: Split) -> tuple[str, ...]:
    return share(load("prose"), split)


@cache
def _notes(split: Split) -> tuple[str, ...]:
    return share(load("people_words"), split)


@cache
def _closed() -> tuple[str, ...]:
    """Short answers from closed lists, which every split uses."""
    lists = ("ethnic_groups", "ethnic_group_variants", "relationships", "nationalities")
    words = [entry for name in lists for entry in load_lexicon(name)]
    return (*words, *("Nam", "Nữ", "Kinh", "Việt Nam", "nam", "nữ", "Không", "Có") * 6)


def prose(split: Split, rng: np.random.Generator) -> str:
    """Return a line of a sentence that belongs to the split, from its beginning or its middle."""
    text = fill(pick(rng, _sentences(split)), rng)
    if flip(rng, 0.15):
        text = f"{text} {fill(pick(rng, _sentences(split)), rng)}"
    return cut(text, rng, a_length(rng) + 25)


def note(split: Split, rng: np.random.Generator) -> str:
    """Return what a citizen writes into a blank: a job, a reason, a people, a relationship."""
    if flip(rng, 0.3):
        return pick(rng, _closed())
    text = pick(rng, _notes(split))
    return f"{text}, {pick(rng, _notes(split))}" if flip(rng, 0.06) else text

"""Running words: Vietnamese by frequency, rare syllables, English, abbreviations, noise."""

from functools import cache

import numpy as np
import wordfreq

from training.forms.blocks import Split
from training.lines.texts.alphabet import alphabet
from training.lines.texts.chance import Weighted, between, flip, pick
from training.lines.texts.data import load_words
from training.lines.texts.division import unseen
from training.lines.texts.shapes import a_length
from training.lines.texts.syllables import a_syllable

_LIST_LENGTH = 10_622
_MARKS = (", ", ", ", ", ", ". ", "; ", ": ", " - ", "/", " – ", "! ", "? ", " & ", "… ")
_ENCLOSED = ("({})", "({})", "“{}”", '"{}"', "‘{}’", "'{}'", "[{}]", "{{{}}}", "<{}>", "*{}*")


@cache
def common_words() -> tuple[str, ...]:
    """Return the words of wordfreq's Vietnamese list that the alphabet can write."""
    found = wordfreq.top_n_list("vi", _LIST_LENGTH)
    return tuple(word for word in found if alphabet().issuperset(word))


def _common(rng: np.random.Generator) -> str:
    """Words of the list, the frequent ones more often: their rank grows with a square."""
    words = common_words()
    return words[int(rng.random() ** 2 * len(words))]


def an_english_word(rng: np.random.Generator) -> str:
    """Return a word of another language."""
    return pick(rng, load_words("english"))


def an_abbreviation(rng: np.random.Generator) -> str:
    """Return an abbreviation such as UBND."""
    return pick(rng, load_words("abbreviations"))


_WORDS = Weighted.of({_common: 72, a_syllable: 18, an_english_word: 6, an_abbreviation: 4})


def _run(rng: np.random.Generator) -> str:
    length = a_length(rng)
    text = _WORDS.pick(rng)(rng)
    while len(text) < length - 4:
        joint = pick(rng, _MARKS) if flip(rng, 0.1) else " "
        word = _WORDS.pick(rng)(rng)
        if joint in (". ", "! ", "? "):
            word = word[:1].upper() + word[1:]
        text += joint + (pick(rng, _ENCLOSED).format(word) if flip(rng, 0.03) else word)
    if flip(rng, 0.5):
        text = text[:1].upper() + text[1:]
    return f"{text}{pick(rng, '.....,;:')}" if flip(rng, 0.25) else text


def running_words(split: Split, rng: np.random.Generator) -> str:
    """Return words without sense, with punctuation, a run that belongs to the split."""
    return unseen(split, lambda: _run(rng))


def noise(split: Split, rng: np.random.Generator) -> str:
    """Return random characters: short runs, with spaces, that no language explains."""
    characters = _characters()
    return unseen(
        split,
        lambda: (
            "".join(
                " " if flip(rng, 0.12) else pick(rng, characters)
                for _ in range(between(rng, 1, 18))
            ).strip()
            or pick(rng, characters)
        ),
    )


@cache
def _characters() -> tuple[str, ...]:
    return tuple(sorted(alphabet() - {" "}))

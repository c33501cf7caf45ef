"""What stands on a line of a Vietnamese form: texts, invented.

"Unseen text" means: the pieces that texts are made of are divided between the splits by their
hash (:mod:`training.lines.texts.division`): sentences, labels and notes one by one, full names,
addresses, numbers and runs of words as they are drawn. So no name, address, ID, date, sentence or
label that training shows stands in a line of validation or test. Syllables, single words, place
names, answers of closed lists ("Kinh", "Con trai"), the printed words around the values of a mixed
line ("Dân tộc: … Quốc tịch: …") and pieces of fewer than four characters are shared: a language
has only so many.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from training.forms.blocks import Split
from training.lines.texts import dates, mixtures, numbers, rare, sentences, shapes, words
from training.lines.texts.addresses import an_address_line
from training.lines.texts.alphabet import clean
from training.lines.texts.chance import Weighted, flip, pick
from training.lines.texts.division import unseen
from training.lines.texts.labels import a_label
from training.lines.texts.names import a_name, a_short_name

Kind = Literal[
    "prose", "name", "address", "digits", "number", "label", "note", "mixed", "capitals", "rare",
    "noise",
]  # fmt: skip
"""``digits`` are IDs, dates in figures and phones alone, where no error is forgiven; ``number``
other figures; ``capitals`` a whole line in capitals, whatever it says; ``rare`` words around
characters that are hardly ever written; ``noise`` random characters."""


@dataclass(frozen=True)
class Text:
    """A text in NFC of the alphabet's characters, 1 to about 75 of them, and its kind."""

    text: str
    kind: Kind


def _prose(split: Split, rng: np.random.Generator, for_hand: bool) -> str:
    drawn = rng.random()
    if drawn < 0.14:
        return unseen(split, lambda: dates.a_spelt_date(rng))
    if drawn < 0.5:
        return words.running_words(split, rng)
    return sentences.prose(split, rng)


def _name(split: Split, rng: np.random.Generator, for_hand: bool) -> str:
    return a_short_name(rng) if flip(rng, 0.06) else a_name(split, rng)


def _address(split: Split, rng: np.random.Generator, for_hand: bool) -> str:
    return an_address_line(split, rng, for_hand=for_hand)


def _digits(split: Split, rng: np.random.Generator, for_hand: bool) -> str:
    return numbers.strict_digits(split, rng)


def _number(split: Split, rng: np.random.Generator, for_hand: bool) -> str:
    return numbers.a_number(split, rng)


def _label(split: Split, rng: np.random.Generator, for_hand: bool) -> str:
    return a_label(split, rng)


def _note(split: Split, rng: np.random.Generator, for_hand: bool) -> str:
    return sentences.note(split, rng)


def _mixed(split: Split, rng: np.random.Generator, for_hand: bool) -> str:
    return mixtures.a_mixture(split, rng, for_hand=for_hand)


def _rare(split: Split, rng: np.random.Generator, for_hand: bool) -> str:
    return rare.a_rare_line(split, rng, for_hand=for_hand)


def _noise(split: Split, rng: np.random.Generator, for_hand: bool) -> str:
    return words.noise(split, rng)


def _capitals(split: Split, rng: np.random.Generator, for_hand: bool) -> str:
    source = pick(rng, (_name, _name, _name, _address, _prose, _label, _mixed, _note))
    return source(split, rng, for_hand).upper()


_SOURCES: dict[Kind, Callable[[Split, np.random.Generator, bool], str]] = {
    "prose": _prose, "name": _name, "address": _address, "digits": _digits, "number": _number,
    "label": _label, "note": _note, "mixed": _mixed, "capitals": _capitals, "rare": _rare,
    "noise": _noise,
}  # fmt: skip
KINDS = tuple(_SOURCES)

_PRINT: Weighted[Kind] = Weighted.of(
    {
        "prose": 21, "name": 9, "address": 15, "digits": 12, "number": 7, "label": 11, "note": 4,
        "mixed": 13, "capitals": 8, "rare": 9, "noise": 1.5,
    }
)  # fmt: skip
_HAND: Weighted[Kind] = Weighted.of(
    {
        "prose": 7, "name": 18, "address": 29, "digits": 11, "number": 5, "label": 1, "note": 11,
        "mixed": 9, "capitals": 11, "rare": 5, "noise": 0.5,
    }
)  # fmt: skip
_AS_IT_IS = frozenset({"digits", "number", "capitals", "rare", "noise"})


def invent(split: Split, rng: np.random.Generator, *, for_hand: bool = False) -> Text:
    """Return what might stand on a line of a form.

    ``for_hand`` favours what citizens write with a pen, and leaves out typographic signs.
    """
    return invent_kind((_HAND if for_hand else _PRINT).pick(rng), split, rng, for_hand=for_hand)


def invent_kind(
    kind: Kind, split: Split, rng: np.random.Generator, *, for_hand: bool = False
) -> Text:
    """Return a text of a kind. One that comes out in capitals is of the kind "capitals"."""
    while True:
        text = _SOURCES[kind](split, rng, for_hand)
        if kind not in _AS_IT_IS:
            text = shapes.varied(text, rng)
        text = clean(shapes.cut(text, rng), for_hand=for_hand)
        if text:
            return Text(text, _seen_kind(text, kind))


def _seen_kind(text: str, kind: Kind) -> Kind:
    if kind in ("digits", "number", "noise") or not shapes.is_capitals(text):
        return kind if kind != "capitals" else "number"
    return "capitals"

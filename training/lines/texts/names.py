"""Full names of invented people: Kinh names, rare family names, ethnic minorities, foreigners."""

import numpy as np

from schemas.lexicons import load_lexicon
from training.forms.blocks import Split
from training.forms.people import GIVENS, SURNAMES
from training.lines.texts.chance import Weighted, between, flip, pick
from training.lines.texts.data import load, load_words
from training.lines.texts.division import unseen
from training.lines.texts.templates import fill

_MIDDLES = load_words("middle_names")
_COMMON_GIVENS = tuple(given for givens in GIVENS.values() for given in givens)
_OTHER_GIVENS = load_words("given_names")
_ROYAL = ("Tôn Nữ", "Tôn Thất", "Công Tằng Tôn Nữ", "Vĩnh", "Bửu", "Bảo", "Ưng", "Hoàng Phủ")
_FOREIGN = load_words("foreign_names")


def _surname(rng: np.random.Generator) -> str:
    if flip(rng, 0.75):
        return pick(rng, SURNAMES)
    return pick(rng, load_lexicon("family_names"))


def _given(rng: np.random.Generator) -> str:
    if flip(rng, 0.5):
        return pick(rng, _COMMON_GIVENS)
    return pick(rng, _OTHER_GIVENS)


def _kinh(rng: np.random.Generator) -> str:
    parts = [_surname(rng)]
    if flip(rng, 0.12):
        parts.append(pick(rng, SURNAMES))
    if flip(rng, 0.92):
        parts.append(pick(rng, _MIDDLES))
    if flip(rng, 0.25):
        parts.append(_given(rng))
    return " ".join([*parts, _given(rng)])


def _royal(rng: np.random.Generator) -> str:
    return f"{pick(rng, _ROYAL)} {pick(rng, _MIDDLES)} {_given(rng)}"


def _minority(rng: np.random.Generator) -> str:
    return fill(pick(rng, load("minority_names")), rng)


def _foreign(rng: np.random.Generator) -> str:
    first = _surname(rng) if flip(rng, 0.4) else pick(rng, _FOREIGN)
    return " ".join([first, *(pick(rng, _FOREIGN) for _ in range(between(rng, 1, 2)))])


_KINDS = Weighted.of({_kinh: 80, _minority: 15, _royal: 2, _foreign: 3})


def a_name(split: Split, rng: np.random.Generator) -> str:
    """Return a full name in Title Case that belongs to the split."""
    return unseen(split, lambda: _KINDS.pick(rng)(rng))


def a_short_name(rng: np.random.Generator) -> str:
    """Return a part of a name: a given name, or a middle and a given name."""
    return f"{pick(rng, _MIDDLES)} {_given(rng)}" if flip(rng, 0.6) else _given(rng)

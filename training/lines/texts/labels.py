"""What is printed on forms: labels, titles, boilerplate, with numbers, colons and leaders."""

from functools import cache

import numpy as np

from schemas.form import load_forms
from training.forms.blocks import Split
from training.lines.texts.chance import between, flip, pick
from training.lines.texts.data import load
from training.lines.texts.division import share

_NUMBERINGS = ("{n}. ", "{n}. ", "{n}. ", "{n}) ", "({n}) ", "{n}- ", "{a}) ", "{a}. ", "- ", "- ", "+ ", "• ", "* ", "{r}. ", "{n}.{m}. ", "[{n}] ", "{n}/ ")  # fmt: skip
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XV", "XX")


@cache
def labels(split: Split) -> tuple[str, ...]:
    """Return the labels of the split: those of our list and of the forms that hoso knows."""
    of_forms = (
        text for form in load_forms().values() for label in form.labels for text in label.texts
    )
    return share(dict.fromkeys([*load("labels"), *of_forms]), split)


def numbering(rng: np.random.Generator) -> str:
    """Return what may stand before a label: "1. ", "a) ", "IV. ", "- "."""
    return pick(rng, _NUMBERINGS).format(
        n=between(rng, 1, 20), m=between(rng, 1, 9), a=pick(rng, "abcdđeghi"), r=pick(rng, _ROMAN)
    )


def leader(rng: np.random.Generator) -> str:
    """Return a short leader as text: a few dots, an ellipsis, underscores."""
    kind = rng.random()
    if kind < 0.5:
        return "." * between(rng, 4, 12)
    return "…" if kind < 0.85 else "_" * between(rng, 3, 8)


def a_plain_label(split: Split, rng: np.random.Generator) -> str:
    """Return a label of the split, as it stands in the list."""
    return pick(rng, labels(split))


def a_label(split: Split, rng: np.random.Generator) -> str:
    """Return a label of the split as a line: perhaps numbered, with a footnote's mark, a colon,
    the beginning of a leader, or two of them side by side."""
    text = a_plain_label(split, rng)
    if flip(rng, 0.3):
        text = numbering(rng) + text
    if flip(rng, 0.12):
        text += f"{pick(rng, ('', ' '))}({between(rng, 1, 9)})"
    if flip(rng, 0.45) and text[-1].isalnum():
        text += ":"
    if flip(rng, 0.1):
        text += f"{pick(rng, ('', ' '))}{leader(rng)}"
    if flip(rng, 0.1):
        text = f"{text} {pick(rng, labels(split))}:"
    elif flip(rng, 0.04):
        text = f"({text})"
    return text

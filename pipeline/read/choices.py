"""Which classes a decoder weighs at each time step, and whether the step is of a figure.

The network decides wherever it is sure. In words of letters only letters are weighed; in figures
(a number, a date, an ID, with the signs and spaces inside) whatever the network thinks possible.
Words that hold a digit or a sign but are no figures ("12/QĐ-UBND", "A4:") are left as they are.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from pipeline.read.ctc import BLANK

LEAST = 1e-3
"""Classes less probable than this at a step are not considered."""

MOST = 6
"""Classes considered at a step."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The classes to weigh at a time step, with their probabilities."""

    classes: tuple[tuple[int, float], ...]
    is_figure: bool

    @property
    def is_open(self) -> bool:
        """Whether there is more than one class."""
        return len(self.classes) > 1


def choices_of(
    probabilities: NDArray[np.float32], characters: list[str], sure: float, sure_figures: float
) -> list[Choice]:
    """Return the choices along a line; steps that repeat a certain class are left out, for they
    change no reading.

    Args:
        probabilities: softmax output, shape (time steps, classes); class 0 is CTC's blank.
        characters: the class names.
        sure: a step whose likeliest class is at least this probable keeps it.
        sure_figures: the same for steps of figures; 0 if they keep what the best path has.
    """
    best = probabilities.argmax(axis=1)
    top = probabilities[np.arange(len(best)), best]
    kinds = _kinds(tuple(characters))
    is_figure, is_fixed = _words(best, kinds)
    doubted = (top < np.where(is_figure, sure_figures, sure)) & ~is_fixed
    choices: list[Choice] = []
    for step, label in enumerate(best.tolist()):
        if doubted[step]:
            row = probabilities[step]
            possible = row >= LEAST if is_figure[step] else (row >= LEAST) & ~kinds.is_other
            classes = np.flatnonzero(possible)
            if len(classes) > MOST:
                classes = classes[np.argpartition(row[classes], -MOST)[-MOST:]]
            weighed = tuple(zip(classes.tolist(), row[classes].tolist(), strict=True))
            choices.append(Choice(weighed, bool(is_figure[step])))
        else:
            certain = Choice(((label, 1.0),), bool(is_figure[step]))
            if not choices or choices[-1].classes != certain.classes:
                choices.append(certain)
    return choices


@dataclass(frozen=True, eq=False)
class _Kinds:
    """Which classes are digits, letters, the space, and neither letters nor it nor CTC's blank."""

    is_digit: NDArray[np.bool_]
    is_letter: NDArray[np.bool_]
    is_space: NDArray[np.bool_]
    is_other: NDArray[np.bool_]


@cache
def _kinds(characters: tuple[str, ...]) -> _Kinds:
    is_letter = np.array([char.isalpha() for char in characters])
    is_letter[BLANK] = False
    is_space = np.array([char == " " for char in characters])
    is_other = ~is_letter & ~is_space
    is_other[BLANK] = False
    is_digit = np.array([char.isdigit() for char in characters])
    return _Kinds(is_digit, is_letter, is_space, is_other)


def _words(best: NDArray[np.intp], kinds: _Kinds) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return which steps of the best path are of figures, and which of other words that hold
    anything but letters; steps between two words belong to neither, between two figures to them."""
    is_figure, is_fixed = np.zeros(len(best), dtype=bool), np.zeros(len(best), dtype=bool)
    starts = np.ones(len(best), dtype=bool)
    starts[1:] = best[1:] != best[:-1]
    if _has_more_digits(best[starts], kinds):
        return ~is_figure, is_fixed
    words = list(_spans(kinds.is_space[best], best != BLANK))
    figures = [_has_more_digits(best[word][starts[word]], kinds) for word in words]
    for word, is_one in zip(words, _with_signs_between(words, figures, best, kinds), strict=True):
        is_fixed[word] = kinds.is_other[best[word]].any()
        if is_one:
            figure = _without_signs_around(word, best, kinds)
            is_figure[figure], is_fixed[figure] = True, False
    for before, after in pairwise(words):
        gap = slice(before.stop, after.start)
        is_figure[gap] = is_figure[before.stop - 1] and is_figure[after.start]
    return is_figure, is_fixed


def _has_more_digits(labels: NDArray[np.intp], kinds: _Kinds) -> bool:
    """Return whether there are more digits than letters: a number, a date or an ID, in which a
    lone letter is most likely a digit that was misread."""
    return bool(kinds.is_digit[labels].sum() > kinds.is_letter[labels].sum())


def _spans(is_space: NDArray[np.bool_], is_ink: NDArray[np.bool_]) -> Iterator[slice]:
    """Yield the steps of each word, from its first character to its last."""
    edges = [-1, *np.flatnonzero(is_space).tolist(), len(is_space)]
    for start, end in pairwise(edges):
        inside = np.flatnonzero(is_ink[start + 1 : end]) + start + 1
        if len(inside):
            yield slice(int(inside[0]), int(inside[-1]) + 1)


def _with_signs_between(
    words: Sequence[slice], figures: Sequence[bool], best: NDArray[np.intp], kinds: _Kinds
) -> list[bool]:
    """Return which words are figures, signs alone between two of them ("30 - 12") among them."""
    signs = [not (kinds.is_digit | kinds.is_letter)[best[word]].any() for word in words]
    return [
        is_one or (signs[i] and any(figures[i - 1 : i]) and any(figures[i + 1 : i + 2]))
        for i, is_one in enumerate(figures)
    ]


def _without_signs_around(word: slice, best: NDArray[np.intp], kinds: _Kinds) -> slice:
    """Return a word from its first letter or digit to its last: the full stop behind a date is of
    the sentence. A word of signs alone stays as it is."""
    inside = np.flatnonzero((kinds.is_digit | kinds.is_letter)[best[word]]) + word.start
    return slice(int(inside[0]), int(inside[-1]) + 1) if len(inside) else word

"""Sentences with choices: ``{a|b}`` is one of the two, ``{@name}`` what a source invents."""

import re
from collections.abc import Callable, Mapping
from functools import cache

import numpy as np

from training.lines.texts.chance import pick

Slots = Mapping[str, Callable[[np.random.Generator], str]]
_CHOICE = re.compile(r"\{([^{}]*)\}")


@cache
def _parts(template: str) -> tuple[tuple[str, ...], ...]:
    """Return texts and choices in turn; a text is a choice of one."""
    pieces = _CHOICE.split(template)
    return tuple(tuple(p.split("|")) if i % 2 else (p,) for i, p in enumerate(pieces))


def fill(template: str, rng: np.random.Generator, slots: Slots | None = None) -> str:
    """Return a template with its choices made and its slots filled.

    Raises:
        KeyError: if it has a slot that nothing fills.
    """
    words: list[str] = []
    for options in _parts(template):
        option = options[0] if len(options) == 1 else pick(rng, options)
        words.append((slots or {})[option[1:]](rng) if option[:1] == "@" else option)
    return "".join(words)

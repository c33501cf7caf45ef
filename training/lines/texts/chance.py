"""Cheap draws: ``Generator.choice`` costs more than a whole text should."""

from bisect import bisect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Generic, TypeVar

import numpy as np

T = TypeVar("T")


def pick(rng: np.random.Generator, items: Sequence[T]) -> T:
    """Return one of the items, each as likely as the next."""
    return items[int(rng.random() * len(items))]


def flip(rng: np.random.Generator, probability: float) -> bool:
    """Return whether something that happens with a probability happens."""
    return bool(rng.random() < probability)


def between(rng: np.random.Generator, low: int, high: int) -> int:
    """Return a whole number from ``low`` to ``high``, both included."""
    return low + int(rng.random() * (high - low + 1))


@dataclass(frozen=True)
class Weighted(Generic[T]):
    """Things of unequal likelihood."""

    items: tuple[T, ...]
    sums: tuple[float, ...]

    @classmethod
    def of(cls, weights: Mapping[T, float]) -> "Weighted[T]":
        """Return the things with weights, in any unit."""
        return cls(tuple(weights), tuple(accumulate(weights.values())))

    def pick(self, rng: np.random.Generator) -> T:
        """Return one of the things, as likely as its weight says."""
        return self.items[bisect(self.sums, rng.random() * self.sums[-1])]

"""Edit distances of many short patterns to every place of a text, all patterns in one pass.

The columns of the dynamic program are bit vectors (Myers, 1999, in Hyyrö's form, 2003): one bit a
letter of a pattern, set where the distance rises or falls by one. The vectors of all patterns
stand behind one another in one long integer, an unused bit between two, so that a page is walked
once for all labels of all forms.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class PatternSet:
    """Patterns side by side in one integer.

    ``places`` has for each code point the bits where it stands; ``letters`` are the bits of all
    letters, ``firsts`` those of each pattern's first; ``lasts`` are the positions of each
    pattern's last bit; ``lengths`` are in letters, at least 1.
    """

    places: dict[int, int]
    letters: int
    firsts: int
    lasts: NDArray[np.int64]
    lengths: NDArray[np.int16]


@lru_cache(maxsize=16384)
def pattern_set(patterns: tuple[str, ...]) -> PatternSet:
    """Return the patterns, none of them empty, ready to be looked for."""
    places: dict[int, int] = {}
    letters = firsts = offset = 0
    lasts = []
    for pattern in patterns:
        firsts |= 1 << offset
        letters |= ((1 << len(pattern)) - 1) << offset
        for i, char in enumerate(pattern):
            places[ord(char)] = places.get(ord(char), 0) | 1 << (offset + i)
        lasts.append(offset + len(pattern) - 1)
        offset += len(pattern) + 1
    lengths = np.array([len(pattern) for pattern in patterns], dtype=np.int16)
    return PatternSet(places, letters, firsts, np.array(lasts, dtype=np.int64), lengths)


def distances(patterns: PatternSet, codes: Sequence[int]) -> NDArray[np.int16]:
    """Return the least edit distance between each pattern and any piece of the text that ends at
    each place (Sellers, 1980).

    Args:
        patterns: P patterns.
        codes: the text's code points, n of them.

    Returns:
        Shape (P, n + 1); entry j is for pieces that end before ``codes[j]``.
    """
    rises, falls = _walk(patterns, codes, 0)
    changes = np.empty((len(patterns.lengths), len(codes) + 1), dtype=np.int16)
    changes[:, 0] = patterns.lengths
    np.subtract(_last_bits(rises, patterns), _last_bits(falls, patterns), out=changes[:, 1:])
    return np.asarray(np.cumsum(changes, axis=1, dtype=np.int16))


def distances_to_beginnings(pattern: str, codes: Sequence[int]) -> list[int]:
    """Return the edit distance between a pattern and each beginning of a text, n + 1 of them for the
    n code points of the text, the empty one first."""
    patterns, last = pattern_set((pattern,)), len(pattern) - 1
    distance = len(pattern)
    found = [distance]
    for rise, fall in zip(*_walk(patterns, codes, patterns.firsts), strict=True):
        distance += (rise >> last & 1) - (fall >> last & 1)
        found.append(distance)
    return found


def _walk(
    patterns: PatternSet, codes: Sequence[int], rise_above: int
) -> tuple[list[int], list[int]]:
    """Return for each step along the text the bits where the distance rises and where it falls."""
    places, letters = patterns.places, patterns.letters
    behind_first = letters & ~patterns.firsts
    plus, minus = letters, 0
    rises, falls = [], []
    for code in codes:
        equal = places.get(code, 0)
        diagonal = ((((equal & plus) + plus) ^ plus) | equal | minus) & letters
        rise = minus | (letters ^ (diagonal | plus))
        fall = diagonal & plus
        rises.append(rise)
        falls.append(fall)
        rise = (rise << 1) & behind_first | rise_above
        plus = (fall << 1) & behind_first | (letters ^ (diagonal | rise))
        minus = rise & diagonal
    return rises, falls


def _last_bits(vectors: Sequence[int], patterns: PatternSet) -> NDArray[np.int8]:
    """Return the bit of each pattern's last letter, shape (P, n)."""
    width = patterns.letters.bit_length() // 8 + 1
    data = b"".join([vector.to_bytes(width, "little") for vector in vectors])
    columns = np.frombuffer(data, dtype=np.uint8).reshape(len(vectors), width).T
    bits = columns[patterns.lasts // 8] & (1 << patterns.lasts % 8).astype(np.uint8)[:, None]
    return np.asarray(bits != 0, dtype=np.int8)

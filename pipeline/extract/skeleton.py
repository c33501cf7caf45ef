"""The letters and digits of a text, folded, and where a label's letters may stand among them, with errors.

Spaces, colons, dotted leaders, footnote brackets and line breaks cost nothing there, so a label that wraps
over two lines is still one string.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from pipeline.extract.distances import distances, distances_to_beginnings, pattern_set
from pipeline.extract.stream import StreamChar, fold, fold_char

MAX_ERROR_SHARE = 0.25
"""Edits a label may show per character; at the recogniser's worst slice (photos of small print)
about one character in ten is misread."""


@dataclass(frozen=True)
class Skeleton:
    """The letters and digits of a stream, folded, as code points; ``at[i]`` is the stream index
    of the i-th."""

    codes: tuple[int, ...]
    at: tuple[int, ...]


def skeleton_of(stream: Sequence[StreamChar]) -> Skeleton:
    """Return the letters and digits of a stream, folded."""
    at = tuple(i for i, char in enumerate(stream) if char.char.isalnum())
    return Skeleton(tuple(ord(fold_char(stream[i].char)) for i in at), at)


@lru_cache(maxsize=32768)
def letters_of(text: str) -> str:
    """Return the letters and digits of a text, folded."""
    return "".join(char for char in fold(text) if char.isalnum())


def allowed_errors(length: int) -> int:
    """Return how many edits a label of that many letters may show; short labels must be exact."""
    return 0 if length < 5 else max(1, int(length * MAX_ERROR_SHARE))


def ends_of(patterns: tuple[str, ...], skeleton: Skeleton) -> dict[str, list[tuple[int, int]]]:
    """Return where each pattern may end, the best end of each run of places within the allowed
    errors, with the errors there. Of equally good ends that of a word is the best: a last letter
    that was misread still belongs to the label."""
    if not patterns or not skeleton.codes:
        return {}
    least = distances(pattern_set(patterns), skeleton.codes)
    allowed = np.array([allowed_errors(len(pattern)) for pattern in patterns], dtype=np.int16)
    near = np.zeros((len(patterns), least.shape[1] + 2), dtype=np.bool_)
    near[:, 1:-1] = least <= allowed[:, None]
    at = np.array(skeleton.at)
    mid_word = np.concatenate(([False], np.diff(at) == 1, [False]))
    edges = np.argwhere(near[:, 1:] != near[:, :-1]).tolist()
    ends: dict[str, list[tuple[int, int]]] = {}
    for (row, start), (_, stop) in zip(edges[::2], edges[1::2], strict=True):
        end = start + int((2 * least[row, start:stop] + mid_word[start:stop]).argmin())
        ends.setdefault(patterns[row], []).append((end, int(least[row, end])))
    return ends


def start_of(pattern: str, skeleton: Skeleton, end: int, errors: int) -> int:
    """Return where the piece of the text begins that ends there and is so many edits from the
    pattern. Of several that of a word is the best, then the one closest to the pattern's length: a
    word that the paper leaves out, "Số" of "Số điện thoại", is not made up from the value before."""
    if errors == 0:
        return end - len(pattern)
    window = skeleton.codes[:end][: -len(pattern) - errors - 1 : -1]
    least = distances_to_beginnings(pattern[::-1], window)
    return min(
        (end - length for length, distance in enumerate(least) if distance == errors),
        key=lambda start: (
            _is_mid_word(skeleton, start),
            chr(skeleton.codes[start]) != pattern[0]
            and (end - start >= len(pattern) or chr(skeleton.codes[start]).isdigit()),
            abs(end - start - len(pattern)),
        ),
        default=end,
    )


def _is_mid_word(skeleton: Skeleton, index: int) -> bool:
    return 0 < index < len(skeleton.at) and skeleton.at[index] - skeleton.at[index - 1] == 1

"""Finding a label in the text stream, tolerating misread, missing and extra characters.

Matching runs on the letters and digits alone, folded: spaces, colons, dotted leaders, footnote
brackets and line breaks cost nothing, so a label that wraps over two lines is still one string.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.extract.stream import ROW_END, StreamChar, fold

MAX_ERROR_SHARE = 0.25
"""Edits a label may show per character; at the recogniser's worst slice (photos of small print)
about one character in ten is misread."""

LINE_START_BONUS = 2.0
COLON_BONUS = 1.0
MID_WORD_PENALTY = 6.0


@dataclass(frozen=True)
class Skeleton:
    """The letters and digits of a stream, folded; ``at[i]`` is the stream index of the i-th."""

    codes: NDArray[np.int32]
    at: tuple[int, ...]


@dataclass(frozen=True)
class Match:
    """A place where a label may stand; ``start`` and ``end`` (exclusive) are stream indices."""

    start: int
    end: int
    score: float
    quality: float
    """1 for an exact match, less by the share of edits."""


def skeleton_of(stream: Sequence[StreamChar]) -> Skeleton:
    """Return the letters and digits of a stream, folded."""
    at = tuple(i for i, char in enumerate(stream) if char.char.isalnum())
    return Skeleton(np.array([ord(fold(stream[i].char) or " ") for i in at], dtype=np.int32), at)


def codes_of(text: str) -> NDArray[np.int32]:
    """Return the letters and digits of a text, folded, as code points."""
    return np.array([ord(char) for char in fold(text) if char.isalnum()], dtype=np.int32)


def find_label(
    stream: Sequence[StreamChar], skeleton: Skeleton, texts: Sequence[str]
) -> list[Match]:
    """Return all places where one of a label's variants may stand, in no particular order."""
    return [match for text in texts for match in _find_text(stream, skeleton, codes_of(text))]


def allowed_errors(length: int) -> int:
    """Return how many edits a label of that many letters may show; short labels must be exact."""
    return 0 if length < 5 else max(1, int(length * MAX_ERROR_SHARE))


def _find_text(
    stream: Sequence[StreamChar], skeleton: Skeleton, pattern: NDArray[np.int32]
) -> list[Match]:
    length, allowed = len(pattern), allowed_errors(len(pattern))
    if length == 0 or len(skeleton.codes) == 0:
        return []
    distances = edit_distances(pattern, skeleton.codes)
    matches = []
    for end in _local_minima(distances, allowed):
        start = end - _matched_length(pattern, skeleton.codes[:end], int(distances[end]))
        if start < end:
            matches.append(_scored(stream, skeleton, start, end, length, int(distances[end])))
    return matches


def edit_distances(pattern: NDArray[np.int32], text: NDArray[np.int32]) -> NDArray[np.int32]:
    """Return for each prefix of the text the least edit distance between the pattern and any
    substring that ends there (Sellers, 1980).

    Args:
        pattern: code points, shape (m,).
        text: code points, shape (n,).

    Returns:
        Distances, shape (n + 1,); entry j is for substrings that end before ``text[j]``.
    """
    columns = np.arange(len(text) + 1, dtype=np.int32)
    row = np.zeros(len(text) + 1, dtype=np.int32)
    for code in pattern:
        row = _next_row(row, text != code, columns)
    return row


def _next_row(
    row: NDArray[np.int32], differs: NDArray[np.bool_], columns: NDArray[np.int32]
) -> NDArray[np.int32]:
    following = row + 1
    following[1:] = np.minimum(following[1:], row[:-1] + differs)
    return np.asarray(np.minimum.accumulate(following - columns) + columns, dtype=np.int32)


def _matched_length(pattern: NDArray[np.int32], text: NDArray[np.int32], distance: int) -> int:
    """Return the length of the substring at the end of the text that is ``distance`` edits from
    the pattern, the one closest to the pattern's own length."""
    window = text[::-1][: len(pattern) + distance]
    columns = np.arange(len(window) + 1, dtype=np.int32)
    row = columns
    for code in pattern[::-1]:
        row = _next_row(row, window != code, columns)
    fitting = np.flatnonzero(row == distance)
    if len(fitting) == 0:
        return 0
    return int(fitting[np.abs(fitting - len(pattern)).argmin()])


def _local_minima(distances: NDArray[np.int32], allowed: int) -> list[int]:
    """Return the best end of each run of positions that are within the allowed errors."""
    hot = np.concatenate([[False], distances <= allowed, [False]])
    edges = np.flatnonzero(hot[1:] != hot[:-1])
    return [
        int(start + distances[start:end].argmin())
        for start, end in zip(edges[::2], edges[1::2], strict=True)
    ]


def _scored(
    stream: Sequence[StreamChar], skeleton: Skeleton, start: int, end: int, length: int, errors: int
) -> Match:
    first, last = skeleton.at[start], skeleton.at[end - 1]
    score = length - 2.0 * errors
    if _starts_a_line(stream, first):
        score += LINE_START_BONUS
    elif first > 0 and stream[first - 1].char.isalnum():
        score -= MID_WORD_PENALTY
    if last + 1 < len(stream) and stream[last + 1].char.isalpha():
        score -= MID_WORD_PENALTY
    if any(char.char == ":" for char in stream[last + 1 : last + 6]):
        score += COLON_BONUS
    return Match(first, last + 1, score, 1.0 - errors / length)


def _starts_a_line(stream: Sequence[StreamChar], index: int) -> bool:
    """Whether nothing but an item number and punctuation stands before it on its line."""
    for i in range(index, max(-1, index - 6), -1):
        if stream[i].starts_line or stream[i].char == ROW_END:
            return True
        if i < index and stream[i].char.isalpha():
            return False
    return False

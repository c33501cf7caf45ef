"""Words of real hands: lines cut between their words, and new lines put together of them."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from training.lines.alignment import Aligner, Alignment, Placed
from training.lines.drawn import Pixels
from training.lines.handwriting import RealLine
from training.lines.ink import FAINT, Band, band_of, coverage, ink_box

Floats = NDArray[Any]

LEAST_PROBABILITY = 0.15
"""Of each character: below it the recogniser does not see the letter there."""

MOST_CROSSED = 120.0
"""Ink (coverage, summed) that a cut between two words may cross: half a pixel of full ink."""

REACH = 1.4
"""X-heights that ink may reach out beyond what the recogniser sees as the word's letters."""

MOST_CUT = 4
"""Pixels of ink on the picture's first and last row: with more, the picture cuts the word off."""

LOWEST_FOOT = 0.92
"""Share of the picture's height below which letters stand on the border and lost their feet to it."""

VOWELS = frozenset("aeiouyAEIOUY")

ABBREVIATIONS = frozenset({"cty", "ubnd", "hđnd"})
"""Those with a vowel; all others are known by having none."""


@dataclass(frozen=True)
class WordInk:
    """A word by a real hand, cropped to its ink.

    ``baseline`` is the row on which its line stands at this word (may lie outside the ink),
    ``x_height`` that of its line, ``gap`` the pixels from here to the next word of the line (nan
    where there is none), ``line`` and ``place`` say which line of the split it stands in and which
    of its words it is.
    """

    writer: str
    word: str
    ink: Pixels
    baseline: float
    x_height: float
    gap: float
    line: int
    place: int


def words_of(line: RealLine, number: int, aligner: Aligner) -> Iterator[WordInk]:
    """Yield the words of a line that are surely cut out right."""
    alignment = aligner.align(line.image, line.text)
    if alignment is None:
        return
    ink = coverage(line.image)
    spans = _spans(alignment)
    cuts = _cuts(ink, spans)
    parts = [_part(ink, before, after) for before, after in pairwise(cuts)]
    boxes = [ink_box(part) for part in parts]
    bands = _bands(parts, boxes)
    for place, (word, chars) in enumerate(spans):
        left, top, right, bottom = boxes[place]
        is_sure = (
            max(cuts[place].crossed, cuts[place + 1].crossed) <= MOST_CROSSED
            and min(char.probability for char in chars) >= LEAST_PROBABILITY
            and not any(left <= stray <= right for stray in alignment.strays)
            and _fills(chars, left, right, bands[place].x_height)
            and _is_whole(parts[place], bands[place])
            and keeps_its_case(word)
        )
        if is_sure:
            yield WordInk(
                line.writer,
                word,
                np.ascontiguousarray(parts[place][top:bottom, left:right]),
                bands[place].baseline - top,
                bands[place].x_height,
                float(boxes[place + 1][0] - right) if place + 1 < len(spans) else float("nan"),
                number,
                place,
            )


def keeps_its_case(word: str) -> bool:
    """Say whether a word's label tells its capitals: of Tp, Kp or Cmt8 it does not.

    The labels are in Title Case, whatever was written. Hands write words so as well, and nobody in
    the data writes a whole line in capitals, but abbreviations mostly are written in capitals.
    """
    letters = [char for char in word if char.isalpha()]
    if "".join(letters).lower() in ABBREVIATIONS:
        return False
    return len(letters) < 2 or any(_base(char) in VOWELS for char in letters)


def _base(char: str) -> str:
    return unicodedata.normalize("NFD", char)[0]


@dataclass(frozen=True)
class _Cut:
    """A path from the top to the bottom between two words: its column in each row, the ink on it."""

    columns: NDArray[np.int64]
    crossed: float


def _spans(alignment: Alignment) -> list[tuple[str, list[Placed]]]:
    spans: list[tuple[str, list[Placed]]] = []
    word: list[Placed] = []
    for placed in (*alignment.chars, Placed(" ", 0, 0, 1)):
        if placed.char != " ":
            word.append(placed)
        elif word:
            spans.append(("".join(char.char for char in word), word))
            word = []
    return spans


def _cuts(ink: Pixels, spans: list[tuple[str, list[Placed]]]) -> list[_Cut]:
    """Return the cuts before the first word, between the words, and after the last one."""
    height, width = ink.shape
    between = [
        _seam(ink, (before[-1].start + before[-1].end) / 2, (after[0].start + after[0].end) / 2)
        for (_, before), (_, after) in pairwise(spans)
    ]
    edges = [_Cut(np.full(height, column, np.int64), 0.0) for column in (0, width)]
    return [edges[0], *between, edges[1]]


def _seam(ink: Pixels, left: float, right: float) -> _Cut:
    """Return the path of least ink between two columns; where there is room, far from any ink."""
    first, last = int(left), max(int(right), int(left) + 3)
    last = min(last, ink.shape[1])
    first = min(first, last - 2)
    part = ink[:, first:last]
    room = cv2.distanceTransform((part <= FAINT).astype(np.uint8), cv2.DIST_L2, 3)
    cost = part.astype(np.float64) + 12 / (1 + room)
    total = cost.copy()
    for row in range(1, len(total)):
        before = np.pad(total[row - 1], 1, constant_values=np.inf)
        total[row] += np.minimum(before[1:-1], np.minimum(before[:-2], before[2:]) + 1)
    columns = np.zeros(len(total), np.int64)
    columns[-1] = total[-1].argmin()
    for row in range(len(total) - 2, -1, -1):
        here = int(columns[row + 1])
        low = max(here - 1, 0)
        steps = total[row, low : here + 2] + (np.arange(low, min(here + 2, total.shape[1])) != here)
        columns[row] = low + steps.argmin()
    crossed = float(part[np.arange(len(total)), columns].astype(np.float64).sum())
    return _Cut(columns + first, crossed)


def _part(ink: Pixels, before: _Cut, after: _Cut) -> Pixels:
    """Return the ink between two cuts, elsewhere nothing, in the whole line's frame."""
    places = np.arange(ink.shape[1])[None, :]
    inside = (places >= before.columns[:, None]) & (places < after.columns[:, None])
    return np.asarray(np.where(inside, ink, 0), np.uint8)


def _bands(parts: list[Pixels], boxes: list[tuple[int, int, int, int]]) -> list[Band]:
    """Return where each word stands: on one straight line through the feet of all words."""
    bands = [band_of(part) for part in parts]
    middles = np.array([(box[0] + box[2]) / 2 for box in boxes])
    feet = np.array([band.baseline for band in bands])
    slope = _slope(middles, feet)
    foot = float(np.median(feet - slope * middles))
    x_height = float(np.median([band.x_height for band in bands]))
    return [Band(float(foot + slope * middle), x_height) for middle in middles]


def _slope(x: Floats, y: Floats) -> float:
    """Return the median slope between the points (Theil, 1950; Sen, 1968), at most 4 in 100."""
    rise, run = y[:, None] - y[None, :], x[:, None] - x[None, :]
    far = run > 60
    return float(np.clip(np.median(rise[far] / run[far]), -0.04, 0.04)) if far.sum() > 2 else 0.0


def _fills(chars: list[Placed], left: int, right: int, x_height: float) -> bool:
    """Say whether the ink ends about where the characters do: more of it is something else."""
    reach = REACH * x_height
    return chars[0].start - left <= reach and right - chars[-1].end <= reach


def _is_whole(part: Pixels, band: Band) -> bool:
    """Say whether the picture's edges and the cell's lower border leave a word whole."""
    touching = max(int((part[row] > FAINT).sum()) for row in (0, -1))
    return touching <= MOST_CUT and band.baseline <= LOWEST_FOOT * part.shape[0]

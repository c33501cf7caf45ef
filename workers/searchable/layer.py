"""The lines of a page as invisible text: each word where it stands, as wide and high as it is."""

import re
from collections.abc import Iterable, Iterator
from itertools import accumulate, pairwise
from math import hypot
from statistics import median
from typing import Final, NamedTuple

from schemas.geometry import Point, slice_quad
from schemas.page import Line
from workers.searchable.font import ASCENT, DESCENT, UNITS, WIDTH, encoded

_WORDS: Final = re.compile(r"\S+")
_REACH: Final = 0.7
"""How far a word goes beyond the middles of its first and last characters, in widths of one."""
_THINNEST: Final = 1.0
"""Per cent of its width to which a character is pressed at most, lest it has none at all."""
_INVISIBLE: Final = 3
"""Text rendering mode (ISO 32000-2, table 104)."""
_FOOT: Final = -DESCENT / (ASCENT - DESCENT)
"""The share of a line's height that lies below its letters' feet."""
_EM: Final = WIDTH / UNITS


class Piece(NamedTuple):
    """A word or the space after it, and where it begins and ends as shares of its line's width."""

    text: str
    begin: float
    end: float


def text_layer(lines: Iterable[Line], height: int, points: float) -> bytes:
    """Return the content that writes lines invisibly, in the font ``/F``.

    Args:
        lines: of a page, in its pixels.
        height: the page's height in its pixels: a PDF counts from the bottom.
        points: how many points (1/72 inch) a pixel is.
    """
    said = [it for line in lines for it in _line(line, height, points)]
    return "\n".join(("BT", f"{_INVISIBLE} Tr", *said, "ET")).encode("ascii")


def pieces(line: Line) -> tuple[Piece, ...]:
    """Return the words and spaces of a line, each from where the one before ends.

    A word ends half-way to its neighbour, and not far beyond the middle of its last character: a
    space may be as wide as a leader was.
    """
    middles = _middles(line)
    between = (min(max((one + other) / 2, 0.0), 1.0) for one, other in pairwise(middles))
    bounds = list(accumulate((0.0, *between, 1.0), max))
    reach = _REACH * max(median(b - a for a, b in pairwise(middles)) if middles[1:] else 1.0, 0.0)
    ends = [0.0]
    words = list(_WORDS.finditer(line.text))
    for it in words:
        last = bounds[it.end()]
        ends.append(min(max(bounds[it.start()], middles[it.start()] - reach, ends[-1]), last))
        ends.append(max(min(middles[it.end() - 1] + reach, last), ends[-1]))
    ends.append(1.0)
    cuts = [0, *(cut for it in words for cut in it.span()), len(line.text)]
    spans = zip(pairwise(cuts), pairwise(ends), strict=True)
    return tuple(Piece(line.text[a:b], *place) for (a, b), place in spans if a < b)


def _middles(line: Line) -> list[float]:
    """Return where the middle of each character is, as a share of the line's width."""
    count = len(line.text)
    if len(line.chars) == count:
        return [it.position for it in line.chars]
    return [(it + 0.5) / count for it in range(count)]


def _line(line: Line, height: int, points: float) -> Iterator[str]:
    top_left, top_right, bottom_right, bottom_left = line.quad
    size = points * (_length(top_left, bottom_left) + _length(top_right, bottom_right)) / 2
    across = _length(bottom_left, bottom_right)
    if not (line.text and size and across):
        return
    # A PDF counts upwards, so what runs downhill on the page has a falling angle here.
    cos, sin = (
        (bottom_right[0] - bottom_left[0]) / across,
        (bottom_left[1] - bottom_right[1]) / across,
    )
    yield f"/F {size:.3f} Tf"
    for it in pieces(line):
        codes = encoded(it.text)
        natural = len(codes) / 2 * _EM * size
        stretch = max(100 * (it.end - it.begin) * across * points / natural, _THINNEST)
        top, *_, bottom = slice_quad(line.quad, it.begin, it.end)
        x = bottom[0] + (top[0] - bottom[0]) * _FOOT
        y = height - (bottom[1] + (top[1] - bottom[1]) * _FOOT)
        yield (
            f"{stretch:.3f} Tz {cos:.5f} {sin:.5f} {-sin:.5f} {cos:.5f}"
            f" {x * points:.3f} {y * points:.3f} Tm <{codes.hex()}> Tj"
        )


def _length(one: Point, other: Point) -> float:
    return hypot(other[0] - one[0], other[1] - one[1])

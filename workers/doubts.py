"""What the recogniser doubts of a value, character by character."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from schemas.geometry import Quad
from schemas.page import CharRead, Line
from schemas.record import Field

DOUBTED_BELOW: Final = 0.9
"""A character less probable than this is pointed out; it decides on nothing."""

_MARGIN: Final = 1.0


@dataclass(frozen=True)
class ReadChar:
    """A character of a field's text; ``read`` is None where no line has it."""

    char: str
    read: CharRead | None

    @property
    def is_doubted(self) -> bool:
        """Whether a verifier should look at it."""
        return self.read is not None and self.read.probability < DOUBTED_BELOW


def read_chars(field: Field, lines: Iterable[Line]) -> tuple[ReadChar, ...]:
    """Return the characters of a field's text with what the recogniser said of each.

    Args:
        field: with ``text`` in NFC and ``quad`` in page pixels.
        lines: of the field's page, in reading order.
    """
    text = unicodedata.normalize("NFC", field.text)
    if field.quad is None:
        return tuple(ReadChar(char, None) for char in text)
    found = [char for line in lines for char in _inside(line, field.quad)]
    read: list[CharRead | None] = [None] * len(text)
    matcher = SequenceMatcher(None, [it.char for it in found], list(text), autojunk=False)
    for here, there, size in matcher.get_matching_blocks():
        read[there : there + size] = found[here : here + size]
    return tuple(ReadChar(char, it) for char, it in zip(text, read, strict=True))


def _inside(line: Line, quad: Quad) -> Iterator[CharRead]:
    """Yield the characters of a line whose middle stands in a quad."""
    xs, ys = [x for x, _ in quad], [y for _, y in quad]
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = line.quad
    for char in line.chars:
        share = char.position
        x = (x0 + x3 + (x1 + x2 - x0 - x3) * share) / 2
        y = (y0 + y3 + (y1 + y2 - y0 - y3) * share) / 2
        if (
            min(xs) - _MARGIN <= x <= max(xs) + _MARGIN
            and min(ys) - _MARGIN <= y <= max(ys) + _MARGIN
        ):
            yield char

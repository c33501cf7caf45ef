"""Addresses that a form asks for in parts, "Số nhà, đường/phố:", "Xã/Phường:", "Tỉnh/Thành phố:", one
below the other or side by side."""

import re
from collections.abc import Iterator, Sequence

from pipeline.extract.stream import StreamChar, fold
from schemas.form import FieldType

UNITS = frozenset({
    "so", "nha", "phong", "ngach", "hem", "ngo", "kiet", "duong", "pho", "dai", "lo", "to", "xom", "ap",
    "thon", "ban", "buon", "lang", "khom", "khu", "dan", "cu", "xa", "phuong", "thi", "tran", "dac", "quan",
    "huyen", "thanh", "thuoc", "tinh", "truc", "trung", "uong", "quoc", "gia",
})  # fmt: skip
"""Words, folded, that the label of a part is made of."""

LONE = frozenset({"so nha", "quoc gia", "duong pho"})
"""Parts that are asked for by themselves; others name at least two kinds, "Xã/Phường"."""

LEVELS = {"phuong": 1, "xa": 1, "tran": 1, "quan": 2, "huyen": 2, "tinh": 3, "thanh": 3, "quoc": 4}
"""Of the areas that a part may be, smallest first; 0 is the house."""

WORD = re.compile(r"[^\W\d_]+")
JOINT = re.compile(r"[\s,/()-]*")


def part_before(text: str, colon: int) -> int | None:
    """Return where the label of a part begins that ends at a colon, None where there is none.

    Args:
        text: in which the colon stands.
        colon: its index.
    """
    start = end = colon
    for word in reversed(list(WORD.finditer(text, text.rfind(":", 0, colon) + 1, colon))):
        if fold(word[0]) not in UNITS or not JOINT.fullmatch(text, word.end(), end):
            break
        start = end = word.start()
    label = text[start:colon]
    if "/" in label or "," in label or fold(label).strip() in LONE:
        return start
    return None


def joined_parts(chars: Sequence[StreamChar], kind: FieldType) -> tuple[StreamChar, ...]:
    """Return an address without the labels of its parts, which commas join from the house up to the
    country, however the form asks; other values as they are.

    Args:
        chars: of a value.
        kind: its type.
    """
    text = "".join(char.char for char in chars)
    colons = [at for at, char in enumerate(text) if char == ":"]
    labels = [(start, at + 1) for at in colons if (start := part_before(text, at)) is not None]
    if kind is not FieldType.ADDRESS or not labels:
        return tuple(chars)
    edges = [0, *(edge for label in labels for edge in label), len(chars)]
    parts = [chars[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]
    levels = [0, *(_level(text[start:end]) for start, end in labels)]
    filled = [
        (level, part) for level, part in zip(levels, map(_trimmed, parts), strict=True) if part
    ]
    return tuple(_with_commas([part for _, part in sorted(filled, key=lambda each: each[0])]))


def _level(label: str) -> int:
    """Return how large the area is that a part is asked for: by the first word that says so."""
    words = (word[0] for word in WORD.finditer(fold(label)))
    return next((LEVELS[word] for word in words if word in LEVELS), 0)


def _with_commas(parts: Sequence[Sequence[StreamChar]]) -> Iterator[StreamChar]:
    for i, part in enumerate(parts):
        if i > 0:
            yield from (StreamChar(char, part[0].page) for char in ", ")
        yield from part


def _trimmed(part: Sequence[StreamChar]) -> Sequence[StreamChar]:
    outer = " ,;.…_"
    inside = [i for i, char in enumerate(part) if char.char not in outer]
    return part[inside[0] : inside[-1] + 1] if inside else ()

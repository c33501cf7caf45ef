"""Addresses that a form asks for in parts, "Số nhà, đường/phố:", "Xã/Phường:", "Tỉnh/Thành phố:", one
below the other or side by side."""

import re
from collections.abc import Iterator, Sequence

from pipeline.extract.stream import StreamChar, fold
from schemas.form import FieldType

UNITS = frozenset(
    [
        "so",
        "nha",
        "phong",
        "ngach",
        "hem",
        "ngo",
        "kiet",
        "duong",
        "pho",
        "dai",
        "lo",
        "to",
        "xom",
        "ap",
        "thon",
        "ban",
        "buon",
        "lang",
        "khom",
        "khu",
        "dan",
        "cu",
        "xa",
        "phuong",
        "thi",
        "tran",
        "dac",
        "quan",
        "huyen",
        "thanh",
        "thuoc",
        "tinh",
        "truc",
        "trung",
        "uong",
        "quoc",
        "gia",
    ]
)
"""Words, folded, that the label of a part is made of."""

LONE = frozenset({"so nha", "quoc gia", "duong pho"})
"""Parts that are asked for by themselves; others name at least two kinds, "Xã/Phường"."""

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
    """Return an address without the labels of its parts, which commas join; other values as they are.

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
    return tuple(_with_commas([part for part in map(_trimmed, parts) if part]))


def _with_commas(parts: Sequence[Sequence[StreamChar]]) -> Iterator[StreamChar]:
    for i, part in enumerate(parts):
        if i > 0:
            yield from (StreamChar(char, part[0].page) for char in ", ")
        yield from part


def _trimmed(part: Sequence[StreamChar]) -> Sequence[StreamChar]:
    outer = " ,;.…_"
    inside = [i for i, char in enumerate(part) if char.char not in outer]
    return part[inside[0] : inside[-1] + 1] if inside else ()

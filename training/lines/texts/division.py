"""Which split a piece of text belongs to: its hash says so, once and for all."""

import re
import zlib
from collections.abc import Callable, Iterable

from training.forms.blocks import Split

SPLITS = (Split.TRAIN, Split.VAL, Split.TEST)
"""The splits of generated lines."""
_NO_LETTER = re.compile(r"[\W_]+")
_FREE = 4
"""Pieces of fewer letters and digits ("Nam", "12") are too few to be divided: all splits use them."""


def split_of(piece: str) -> Split:
    """Return the split of a sentence, full name, address, label or number: of ten, eight belong
    to training, one to validation and one to the test. Case, spaces and punctuation don't count,
    so a name in capitals or a phone number with dots stays where it is."""
    key = _NO_LETTER.sub("", piece.casefold())
    bucket = zlib.crc32(key.encode()) % 10
    return Split.TRAIN if bucket < 8 else Split.VAL if bucket == 8 else Split.TEST


def share(pieces: Iterable[str], split: Split) -> tuple[str, ...]:
    """Return the pieces that belong to a split."""
    return tuple(piece for piece in pieces if split_of(piece) is split)


def unseen(split: Split, make: Callable[[], str]) -> str:
    """Return what ``make`` draws, drawn again until it belongs to the split."""
    while True:
        piece = make()
        if len(piece) < _FREE or split_of(piece) is split:
            return piece

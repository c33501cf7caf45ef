"""The value in a box that a verifier draws: read and cleaned as the values of a page are."""

from dataclasses import dataclass

from pipeline.extract.clean import clean_value
from pipeline.extract.stream import row_chars, text_of
from pipeline.read import Reader
from pipeline.read.box import decoded_image, read_box
from pipeline.read.order import rows_of
from schemas.geometry import Box
from schemas.page import Line, Page


@dataclass(frozen=True)
class BoxReading:
    """What stands in a box; ``text`` is NFC and empty where nothing is, ``is_hand`` says whether a
    hand wrote it (None where nothing is)."""

    text: str
    lines: tuple[Line, ...]
    is_hand: bool | None


def value_in_box(
    jpeg: bytes, page: Page, box: Box, reader: Reader, is_numbered: bool
) -> BoxReading:
    """Read a box of a page.

    Args:
        jpeg: the stored image of the page.
        page: what was read of it.
        box: in the pixels of the page.
        reader: the models.
        is_numbered: whether the form numbers its labels.

    Raises:
        ValueError: if the stored image is none.
    """
    lines = read_box(decoded_image(jpeg), page, box, reader)
    chars = [char for row in rows_of(lines) for char in row_chars(row, page.index)]
    kept = clean_value(chars, is_numbered)
    hands = [char.read.hand for char in kept if char.read is not None and char.char != " "]
    is_hand = sum(hands) >= len(hands) / 2 if hands else None
    return BoxReading(text=text_of(kept), lines=lines, is_hand=is_hand)

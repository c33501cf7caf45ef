"""What the parts of the line generator hand to each other."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]


@dataclass(frozen=True)
class Drawn:
    """A text as bare ink, before it lies on any paper.

    ``ink`` is H x W, 8 bit: 0 where nothing is, 255 under full ink, cropped to the ink with no
    margin. ``baseline`` is the row on which the letters stand (may be below the middle of the
    picture only), ``x_height`` the height of an x, both in pixels. ``text`` is NFC. ``is_hand``
    says whether a hand (or a face that imitates one) wrote it. Where a hand goes on after a printed
    label, ``pen_from`` is the column and ``printed`` the number of characters at which it begins.
    """

    ink: Pixels
    text: str
    baseline: float
    x_height: float
    is_hand: bool
    pen_from: float | None = None
    printed: int | None = None


@dataclass(frozen=True)
class LineImage:
    """One sample: a picture of a text line as the detector cuts it out of a page (H x W x 3, BGR,
    any height) and what stands there (NFC). ``kind`` says what the text is ("name", "digits",
    "address", ...), ``quality`` what happened to the paper ("clean", "mild", "hard", "photo",
    "small"), ``source`` who wrote it ("print", "face", "hand"), ``has_leader`` whether it stands
    on dotted leaders. ``printed`` is how many of the characters are print where a hand goes on after
    a label; see :attr:`printed_characters`."""

    image: Pixels
    text: str
    kind: str
    quality: str
    source: str
    has_leader: bool = False
    printed: int | None = None

    @property
    def printed_characters(self) -> int:
        """How many characters are print before the hand begins: all, none, or a label."""
        if self.printed is not None:
            return self.printed
        return len(self.text) if self.source == "print" else 0

"""What was read from one page: lines, characters, quality, and where the page came from."""

from enum import StrEnum
from typing import NamedTuple

from schemas.base import Model
from schemas.geometry import Quad

Matrix = tuple[tuple[float, float, float], tuple[float, float, float], tuple[float, float, float]]
"""A 3 x 3 homography, row-major."""


class CharRead(NamedTuple):
    """One character as the recogniser saw it.

    ``position`` is the middle of the character as a fraction of the line's width, 0 left to 1
    right. ``runner_up`` is the next likely character at that place, empty where that is CTC's
    blank. ``hand`` is the probability that a hand wrote it and no machine. A tuple, because a page has thousands and is stored as JSON: arrays without names.
    """

    char: str
    probability: float
    position: float
    runner_up: str = ""
    runner_up_probability: float = 0.0
    hand: float = 0.0


class Line(Model):
    """One recognised text line.

    ``score`` is the mean probability of its characters: an OCR score, no confidence.
    ``chars`` has one entry a character of ``text``, in order.
    """

    text: str
    score: float
    quad: Quad
    chars: tuple[CharRead, ...] = ()


class TickBox(Model):
    """A printed check box found in the pixels."""

    quad: Quad
    fill: float
    """Share of dark pixels inside the frame, 0 empty to 1 full."""


class Grid(Model):
    """A ruled table: the positions of its vertical (``xs``) and horizontal (``ys``) rules in page
    pixels, ascending. Cell (row, column) lies between ``ys[row]``, ``ys[row + 1]`` and
    ``xs[column]``, ``xs[column + 1]``."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]


class Code(Model):
    """A QR code that was read; ``payload`` is its text, NFC. The quad goes clockwise from the code's
    own top left corner, so it tells how the code lies."""

    payload: str
    quad: Quad


class Corner(StrEnum):
    """A corner of a sheet as it is read, clockwise from top left."""

    TOP_LEFT = "top_left"
    TOP_RIGHT = "top_right"
    BOTTOM_RIGHT = "bottom_right"
    BOTTOM_LEFT = "bottom_left"


class PageQuality(Model):
    """How readable the picture is; what is measured is so near text, before light is evened."""

    sharpness: float
    """Variance of the Laplacian at the reading scale (Pech-Pacheco et al., 2000), noise taken off, in
    thousandths of the squared contrast: 13 to 34 on a sharp page."""
    contrast: float
    """Difference of the 95th and 5th percentile of lightness, 0 to 1; 0 without text."""
    is_blurred: bool
    is_faint: bool
    is_small: bool = False
    """Whether the original has too few pixels for its letters."""
    missing_corners: tuple[Corner, ...] = ()
    """The corners of the sheet that lie outside of a photo."""


class PageGeometry(Model):
    """The way between the original image and the preprocessed page.

    ``to_page`` maps homogeneous original pixels to page pixels; ``to_original`` is its inverse.
    The original image is the decoded file before EXIF orientation, so the matrices hold for the
    bytes that are stored.
    """

    width: int
    height: int
    original_width: int
    original_height: int
    rotation: int
    """Clockwise quarter turns that were needed to set the page upright, beyond what its EXIF
    orientation asked for, in degrees: 0, 90, 180 or 270."""
    skew: float
    """Degrees by which the text ran downhill (positive) before deskewing."""
    is_flattened: bool
    """Whether a sheet was found in a photo and its perspective removed."""
    to_page: Matrix
    to_original: Matrix


class Part(StrEnum):
    """What a page is in its document."""

    BEGINS = "begins"
    """The first page of a form."""
    CONTINUES = "continues"
    """One more page of the form before it."""
    ATTACHMENT = "attachment"
    """A copy of a paper, a blank back: of no form."""


class Said(Model):
    """What a person said that a page is, and of which form if one begins on it."""

    part: Part
    form: str | None = None


class Page(Model):
    """All that was read from one page of a document; ``index`` counts from 0, ``lines`` stand in
    reading order."""

    index: int
    geometry: PageGeometry
    quality: PageQuality
    lines: tuple[Line, ...]
    tick_boxes: tuple[TickBox, ...] = ()
    grids: tuple[Grid, ...] = ()
    codes: tuple[Code, ...] = ()

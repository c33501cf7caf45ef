"""A file, whatever it is: what can be said of it, and the pixels of one page."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from pipeline.decode.kinds import HEAD_BYTES, DocumentKind, extension_agrees, sniff
from pipeline.decode.limits import DecodeLimits
from pipeline.decode.pdf import count_pdf_pages, render_pdf_page
from pipeline.decode.raster import count_raster_pages, decode_raster
from schemas.errors import EmptyFile, FileTooLarge, UnsupportedType

WRONG_EXTENSION = "wrong_extension"
"""A notice: the file's name says another kind than its content."""


@dataclass(frozen=True)
class DocumentInfo:
    """What a file is; ``notices`` are codes of things worth knowing that stop nothing."""

    kind: DocumentKind
    page_count: int
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class DecodedPage:
    """One page as the file holds it: ``pixels`` H x W x 3 BGR, before the EXIF orientation (1 to 8).

    A HEIC is the exception: its decoder turns it upright, so its orientation is always 1.
    """

    pixels: NDArray[np.uint8]
    exif_orientation: int = 1


DEFAULT_LIMITS = DecodeLimits()


def inspect(
    path: Path, limits: DecodeLimits = DEFAULT_LIMITS, name: str | None = None
) -> DocumentInfo:
    """Say what a file is and how many pages it has, without decoding any.

    Args:
        path: the file.
        limits: what it may ask of this machine.
        name: the name it had where it came from, if ``path`` has another; its extension is compared
            with the content, and the content decides.

    Raises:
        RejectedDocument: one of its kinds, if the file cannot be read.
        MissingComponent: if poppler is needed and not there.
    """
    kind = _kind(path, limits)
    if kind is DocumentKind.PDF:
        page_count = count_pdf_pages(path, limits)
    else:
        page_count = count_raster_pages(path, kind, limits)
    agrees = extension_agrees(kind, Path(name or path.name).suffix)
    return DocumentInfo(kind, page_count, () if agrees else (WRONG_EXTENSION,))


def decode_page(path: Path, index: int, limits: DecodeLimits = DEFAULT_LIMITS) -> DecodedPage:
    """Decode one page; only that page is held in memory.

    Args:
        path: the file.
        index: the page, from 0.
        limits: what it may ask of this machine.

    Raises:
        IndexError: if there is no such page.
        RejectedDocument: one of its kinds, if the file or this page cannot be read.
        MissingComponent: if poppler is needed and not there.
    """
    kind = _kind(path, limits)
    if kind is DocumentKind.PDF:
        return DecodedPage(render_pdf_page(path, index, limits))
    pixels, orientation = decode_raster(path, kind, index, limits)
    return DecodedPage(pixels, orientation)


def _kind(path: Path, limits: DecodeLimits) -> DocumentKind:
    size = path.stat().st_size
    if size == 0:
        raise EmptyFile
    if size > limits.max_file_bytes:
        raise FileTooLarge(f"{size} bytes")
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    kind = sniff(head)
    if kind is None:
        raise UnsupportedType(f"starts with {head[:8].hex()}")
    return kind

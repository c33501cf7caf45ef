"""Pictures, through Pillow: everything is checked from the header before a pixel is decoded."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pillow_heif
from numpy.typing import NDArray
from PIL import ExifTags, Image
from PIL.TiffImagePlugin import (
    STRIPBYTECOUNTS,
    STRIPOFFSETS,
    TILEBYTECOUNTS,
    TILELENGTH,
    TILEOFFSETS,
    TILEWIDTH,
    TiffImageFile,
)

from pipeline.decode.colours import to_bgr
from pipeline.decode.kinds import DocumentKind
from pipeline.decode.limits import DecodeLimits
from pipeline.decode.whole import check_jpeg_is_whole
from schemas.errors import DamagedFile, HosoError, ImageTooLarge, TooManyPages

pillow_heif.register_heif_opener()

_PILLOW_FORMATS = {
    DocumentKind.JPEG: ("JPEG", "MPO"),
    DocumentKind.PNG: ("PNG",),
    DocumentKind.TIFF: ("TIFF",),
    DocumentKind.BMP: ("BMP",),
    DocumentKind.WEBP: ("WEBP",),
    DocumentKind.HEIC: ("HEIF",),
}
_UNDO = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}
"""What takes an image that was set upright by its EXIF orientation back to how it is stored."""


def count_raster_pages(path: Path, kind: DocumentKind, limits: DecodeLimits) -> int:
    """Return the number of pages: those of a TIFF, one for every other picture.

    Raises:
        DamagedFile, ImageTooLarge, TooManyPages, TooComplex: see :mod:`schemas.errors`.
    """
    with _opened(path, kind, limits) as image:
        if not isinstance(image, TiffImageFile):
            return 1
        count = 0
        while _seek(image, count):
            _check_frame(image, path, limits)
            count += 1
            if count > limits.max_pages:
                raise TooManyPages(f"more than {limits.max_pages} pages")
        return count


def decode_raster(
    path: Path, kind: DocumentKind, index: int, limits: DecodeLimits
) -> tuple[NDArray[np.uint8], int]:
    """Return the pixels of a page as stored (H x W x 3 BGR) and its EXIF orientation, 1 to 8.

    Raises:
        IndexError: if there is no such page.
        DamagedFile, ImageTooLarge, TooComplex: see :mod:`schemas.errors`.
    """
    with _opened(path, kind, limits) as image:
        if index == 0 or _seek(image, index):
            _check_frame(image, path, limits)
            orientation = _orientation(image)
            image.load()
            is_turned = orientation in _UNDO and _orientation(image) == 1
            # Pillow turns a TIFF upright while loading it; pages are passed on as they are stored.
            stored = image.transpose(_UNDO[orientation]) if is_turned else image
            return to_bgr(stored), orientation
    raise IndexError(f"no page {index}")


@contextmanager
def _opened(path: Path, kind: DocumentKind, limits: DecodeLimits) -> Iterator[Image.Image]:
    """Open a picture without decoding it, and turn whatever Pillow raises into our errors."""
    if kind is DocumentKind.JPEG:
        check_jpeg_is_whole(path)
    try:
        with warnings.catch_warnings(action="ignore"):  # what is wrong is raised, not printed
            if kind is DocumentKind.PNG:
                _verify_png(path, limits)
            with Image.open(path, formats=_PILLOW_FORMATS[kind]) as image:
                _check_pixels(image.size, limits)
                yield image
    except HosoError:
        raise
    except (Image.DecompressionBombError, MemoryError) as error:
        raise ImageTooLarge(str(error)) from error
    # A decoder fed with hostile bytes raises anything: OSError, SyntaxError, struct.error, KeyError.
    except Exception as error:
        raise DamagedFile(f"{kind}: {type(error).__name__}: {error}") from error


def _verify_png(path: Path, limits: DecodeLimits) -> None:
    """Check the checksum of every chunk; Pillow's image is of no use afterwards."""
    with Image.open(path, formats=_PILLOW_FORMATS[DocumentKind.PNG]) as image:
        _check_pixels(image.size, limits)
        image.verify()


def _check_pixels(size: tuple[int, int], limits: DecodeLimits) -> None:
    width, height = size
    if width * height > limits.max_pixels:
        raise ImageTooLarge(f"{width} x {height} pixels")


def _check_frame(image: Image.Image, path: Path, limits: DecodeLimits) -> None:
    """Check the size of the current page, and that a TIFF's strips or tiles lie inside the file."""
    _check_pixels(image.size, limits)
    if not isinstance(image, TiffImageFile):
        return
    tags, size = image.tag_v2, path.stat().st_size
    tile = (int(tags.get(TILEWIDTH, 1)), int(tags.get(TILELENGTH, 1)))
    _check_pixels(tile, limits)
    for offsets, lengths in ((STRIPOFFSETS, STRIPBYTECOUNTS), (TILEOFFSETS, TILEBYTECOUNTS)):
        parts = zip(tags.get(offsets, ()), tags.get(lengths, ()), strict=False)
        if any(offset + length > size for offset, length in parts):
            raise DamagedFile("the TIFF's image data runs past the end of the file")


def _seek(image: Image.Image, index: int) -> bool:
    try:
        image.seek(index)
    except EOFError:
        return False
    return True


def _orientation(image: Image.Image) -> int:
    orientation = image.getexif().get(ExifTags.Base.Orientation, 1)
    return orientation if orientation in range(1, 9) else 1

"""PDF, through pdf2image and poppler: pages are rendered, whatever text layer they have."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pdf2image import convert_from_path, pdfinfo_from_path
from pdf2image.exceptions import (
    PDFInfoNotInstalledError,
    PDFPageCountError,
    PDFPopplerTimeoutError,
)

from pipeline.decode.colours import to_bgr
from pipeline.decode.limits import DecodeLimits
from pipeline.decode.whole import check_pdf_is_whole
from schemas.errors import (
    DamagedFile,
    EncryptedPdf,
    ImageTooLarge,
    MissingComponent,
    TooComplex,
    TooManyPages,
)

BOUNDED_POPPLER = Path(__file__).parent / "poppler"
"""Poppler's commands behind bounds of memory and processor time."""

POINTS_PER_INCH = 72
_PAGE_SIZE = re.compile(r"([\d.e+-]+) x ([\d.e+-]+) pts")


def count_pdf_pages(path: Path, limits: DecodeLimits) -> int:
    """Return the number of pages.

    Raises:
        DamagedFile, EncryptedPdf, TooComplex, TooManyPages, MissingComponent: see :mod:`schemas.errors`.
    """
    check_pdf_is_whole(path)
    with _poppler_errors():
        count = int(_pdfinfo(path, limits)["Pages"])
    if count > limits.max_pages:
        raise TooManyPages(f"{count} pages")
    if count < 1:
        raise DamagedFile("the PDF has no pages")
    return count


def render_pdf_page(path: Path, index: int, limits: DecodeLimits) -> NDArray[np.uint8]:
    """Return a page as H x W x 3 BGR, as a viewer shows it (crop box, /Rotate), at about 200 dpi.

    Raises:
        IndexError: if there is no such page.
        DamagedFile, EncryptedPdf, ImageTooLarge, TooComplex, MissingComponent: see :mod:`schemas.errors`.
    """
    check_pdf_is_whole(path)
    number = index + 1
    with _poppler_errors():
        info = _pdfinfo(path, limits, number)
        size = next(
            (text for key, text in info.items() if re.fullmatch(rf"Page +{number} size", key)), ""
        )
        images = convert_from_path(
            path.resolve(),
            first_page=number,
            last_page=number,
            size=_long_side(size, limits),
            use_cropbox=True,
            poppler_path=BOUNDED_POPPLER,
            timeout=limits.pdf_seconds,
        )
    if not images:
        raise TooComplex("pdftoppm gave no image")
    return to_bgr(images[0])


def _long_side(page_size: str, limits: DecodeLimits) -> int:
    """Return the pixels of a page's long side from what pdfinfo says of its size in points."""
    match = _PAGE_SIZE.match(page_size)
    if match is None:
        raise DamagedFile("the PDF's page has no size")
    short, long = sorted(map(float, match.groups()))
    if long > limits.pdf_max_side * POINTS_PER_INCH / limits.pdf_min_dpi:
        raise ImageTooLarge(f"page of {page_size}")
    wanted = round(long * limits.pdf_dpi / POINTS_PER_INCH)
    side = min(max(wanted, limits.pdf_min_side), limits.pdf_max_side)
    if short * side < long:
        raise DamagedFile(f"page of {page_size} has no area")
    return side


def _pdfinfo(path: Path, limits: DecodeLimits, number: int | None = None) -> dict[str, str]:
    info = pdfinfo_from_path(
        str(path.resolve()),
        poppler_path=str(BOUNDED_POPPLER),
        timeout=limits.pdf_seconds,
        first_page=number,
        last_page=number,
    )
    return {str(key): str(value) for key, value in info.items()}


@contextmanager
def _poppler_errors() -> Iterator[None]:
    missing = [command for command in ("pdfinfo", "pdftoppm") if shutil.which(command) is None]
    if missing:
        raise MissingComponent(f"not on the PATH: {', '.join(missing)} (Debian: poppler-utils)")
    try:
        yield
    except PDFPopplerTimeoutError as error:
        raise TooComplex("poppler ran out of time") from error
    except PDFInfoNotInstalledError as error:
        raise MissingComponent(f"cannot run {BOUNDED_POPPLER.name}/pdfinfo") from error
    except PDFPageCountError as error:
        raise _why_not_opened(str(error)) from error


def _why_not_opened(said: str) -> Exception:
    """Return the error for what pdfinfo wrote to standard error."""
    if "Incorrect password" in said or "security handler" in said:
        return EncryptedPdf("poppler asks for a password")
    if "Wrong page range" in said and "the last page (0)" not in said:
        return IndexError("no such page")
    if "bad_alloc" in said or "Out of memory" in said:
        return TooComplex("poppler ran out of memory")
    return DamagedFile("poppler cannot open the PDF")

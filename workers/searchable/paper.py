"""How large the paper was: what a pixel of a page is in points."""

from collections.abc import Mapping
from math import sqrt
from pathlib import Path
from typing import Final

import pikepdf
from PIL import Image

from pipeline.decode import DocumentKind
from pipeline.decode.kinds import HEAD_BYTES, sniff
from schemas.page import PageGeometry

_POINTS: Final = 72
"""Of an inch."""
_USUAL_DPI: Final = 200
"""Of a page as it is read: a sheet of A4 has that many pixels an inch."""
_DPI: Final = (100, 1200)
"""What a scanner says of a picture is believed within these; cameras say 72, whatever it shows."""


def points_of(path: Path, geometries: Mapping[int, PageGeometry]) -> dict[int, float]:
    """Return how many points a pixel of each page is, so that pages are as large as in their file.

    A page of a PDF has the size it has there, a scan the one that its resolution gives. A photo has
    none: its sheet is taken for A4, as when it was read.

    Args:
        path: the file as it came in.
        geometries: of its pages, by their index in the file.
    """
    with path.open("rb") as file:
        kind = sniff(file.read(HEAD_BYTES))
    try:
        if kind is DocumentKind.PDF:
            return _of_pdf(path, geometries)
        return _of_picture(path, geometries)
    except (pikepdf.PdfError, OSError, IndexError, ValueError, SyntaxError):
        # It could be read once, by another library; how large it is to be is not worth failing for.
        return dict.fromkeys(geometries, _POINTS / _USUAL_DPI)


def _of_pdf(path: Path, geometries: Mapping[int, PageGeometry]) -> dict[int, float]:
    found = {}
    with pikepdf.open(path) as pdf:
        for index, it in geometries.items():
            left, bottom, right, top = (float(side) for side in pdf.pages[index].cropbox)
            long_side = max(abs(right - left), abs(top - bottom))
            found[index] = _of_page(it, long_side / max(it.original_width, it.original_height))
    return found


def _of_picture(path: Path, geometries: Mapping[int, PageGeometry]) -> dict[int, float]:
    found = {}
    with Image.open(path) as picture:
        for index, it in geometries.items():
            picture.seek(index)
            dpi = float(picture.info.get("dpi", (0, 0))[0])
            found[index] = _of_page(it, _POINTS / dpi if _DPI[0] <= dpi <= _DPI[1] else None)
    return found


def _of_page(it: PageGeometry, points: float | None) -> float:
    """Return the points of a page's pixel from those of a pixel of its original, if they are known."""
    if points is None or it.is_flattened:
        return _POINTS / _USUAL_DPI
    (a, b, _), (c, d, _), _ = it.to_page
    return points / sqrt(abs(a * d - b * c))

"""How large the paper was: what a pixel of a page is in points, and which of them are not of the paper."""

from collections.abc import Iterable, Mapping
from math import sqrt
from pathlib import Path
from typing import Final

import pikepdf
from PIL import Image

from pipeline.decode import DocumentKind
from pipeline.decode.kinds import HEAD_BYTES, sniff
from schemas.page import Line, PageGeometry

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


def added_to(it: PageGeometry, lines: Iterable[Line]) -> tuple[float, float]:
    """Return how many pixels a page got at its left and right each, and at its top and bottom, when it
    was put level; none where a line reaches into them, for corners of the paper lie there too."""
    if it.is_flattened:
        return 0.0, 0.0
    (a, b, _), _, _ = it.to_page
    upright = (it.original_width, it.original_height)
    wide, high = upright if abs(a) > abs(b) else upright[::-1]
    x, y = max(it.width - wide * _scale(it), 0.0) / 2, max(it.height - high * _scale(it), 0.0) / 2
    reaches = any(
        not (x <= left <= it.width - x and y <= top <= it.height - y)
        for line in lines
        for left, top in line.quad
    )
    return (0.0, 0.0) if reaches else (x, y)


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
    return points / _scale(it)


def _scale(it: PageGeometry) -> float:
    """Return how many pixels of a page that is not flattened a pixel of its original became."""
    (a, b, _), (c, d, _), _ = it.to_page
    return sqrt(abs(a * d - b * c))

"""How the paper lies in the picture: whether a corner was left out, whether it has enough pixels."""

from math import hypot
from typing import Final

import numpy as np

from pipeline.preprocess.transforms import apply
from schemas.geometry import Point
from schemas.page import Corner, PageGeometry, PageQuality

SMALL_BELOW: Final = 0.5
"""Pixels of the original a pixel of the page, along a side: on A4 less than 100 dpi, half of what
Decree 30/2020/ND-CP, annex I, asks of digitised papers at least."""
MISSING_FROM: Final = 0.03
"""Share of the sheet's long side by which a corner lies outside of the picture: 9 mm of A4. The
margins of office papers are 15 mm or more (the same annex), and the sheet's corners are found within
0.3 % (``tests/pipeline/preprocess/test_sheet.py``)."""


def framed(quality: PageQuality, geometry: PageGeometry) -> PageQuality:
    """Return the quality with what the geometry says of it.

    Corners are missed only where a sheet was found in a photo: a scan has no desk around it. A page
    without text is not too small.
    """
    corners = apply(geometry.to_original, _sheet_corners(geometry))
    long_side = max(hypot(*np.subtract(corners[at], corners[at - 1])) for at in range(4))
    scale = long_side / max(geometry.width, geometry.height)
    slack = MISSING_FROM * long_side
    missing = tuple(
        name
        for name, point in zip(Corner, corners, strict=True)
        if geometry.is_flattened and _outside(point, geometry) > slack
    )
    has_text = quality.contrast > 0
    return quality.model_copy(
        update={"is_small": has_text and scale < SMALL_BELOW, "missing_corners": missing}
    )


def _sheet_corners(geometry: PageGeometry) -> list[Point]:
    """Return the corners of the sheet on its page, clockwise from top left: those of the page itself,
    but where it was deskewed on a canvas that holds all of it."""
    angle = np.deg2rad(geometry.skew)
    cos, sin = float(np.cos(angle)), float(np.sin(angle))
    width, height = geometry.width, geometry.height
    # The canvas is W cos + H |sin| wide and W |sin| + H cos high; solved for the sheet, W x H.
    flat = cos**2 - sin**2
    half_width = (width * cos - height * abs(sin)) / flat / 2
    half_height = (height * cos - width * abs(sin)) / flat / 2
    return [
        (
            (width - 1) / 2 + cos * x * half_width + sin * y * half_height,
            (height - 1) / 2 - sin * x * half_width + cos * y * half_height,
        )
        for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1))
    ]


def _outside(point: Point, geometry: PageGeometry) -> float:
    """Return by how many pixels a point lies outside of the original picture; 0 within it."""
    x, y = point
    return hypot(
        max(0.0, -x, x - geometry.original_width), max(0.0, -y, y - geometry.original_height)
    )

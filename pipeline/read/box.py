"""Reading what stands in a box that a person draws on a page that was read before."""

import cv2
import numpy as np

from pipeline.preprocess import even_light, suppress_red_stamps
from pipeline.read.crops import Pixels
from pipeline.read.grid import without_rules
from pipeline.read.leaders import without_leaders
from pipeline.read.page import Layout, Place, lines_at, part_between, places_of
from pipeline.read.reader import Reader
from schemas.geometry import Box, Quad
from schemas.page import Line, Page

MARGIN = 64
"""Pixels around the box that the detector sees as well: two lines of text, so that it finds whole
the lines that the box cuts."""

LEAST_SHARE = 0.35
"""Share of a line's height from which on it is meant by a box that does not hold all of it."""

NARROWEST = 4
"""Pixels of a line in the box below which it is not meant by it."""


def read_box(image: Pixels, page: Page, box: Box, reader: Reader) -> tuple[Line, ...]:
    """Return the lines in a box, in reading order; a line that goes beyond it is cut off there.

    The page is prepared as for its first reading. Where no line is found in the box, all of it is
    read as one.

    Args:
        image: the page as it is stored, H x W x 3, BGR.
        page: what was read of it; its grids are used, its lines are not.
        box: in the pixels of the page.
        reader: the models.
    """
    reading = suppress_red_stamps(even_light(image))
    ruleless = without_leaders(without_rules(reading, page.grids))
    layout = Layout(
        grids=page.grids,
        tick_boxes=page.tick_boxes,
        ruleless=ruleless,
        quads=_lines_around(ruleless, box, reader),
    )
    found = [inside for place in places_of(layout) if (inside := _inside(place, box))]
    return lines_at(found or [Place(box.quad)], ruleless, reader)


def decoded_image(jpeg: bytes) -> Pixels:
    """Return the pixels of a stored page image, H x W x 3, BGR.

    Raises:
        ValueError: if it is no image.
    """
    pixels = cv2.imdecode(np.frombuffer(jpeg, np.uint8), cv2.IMREAD_COLOR)
    if pixels is None:
        raise ValueError("the stored page is no image")
    return pixels.astype(np.uint8, copy=False)


def _lines_around(image: Pixels, box: Box, reader: Reader) -> list[Quad]:
    left, top = max(0, int(box.left) - MARGIN), max(0, int(box.top) - MARGIN)
    window = image[top : int(box.bottom) + MARGIN, left : int(box.right) + MARGIN]
    found = reader.find_lines(np.ascontiguousarray(window))
    return [_moved(quad, left, top) for quad in found]


def _inside(place: Place, box: Box) -> Place | None:
    """Return the part of a place that lies in the box, None where it is not meant by it; a row of
    boxed digits is taken as a whole."""
    top, bottom = (
        (place.quad[0][1] + place.quad[1][1]) / 2,
        (place.quad[2][1] + place.quad[3][1]) / 2,
    )
    if min(bottom, box.bottom) - max(top, box.top) < LEAST_SHARE * (bottom - top):
        return None
    xs = [x for x, _ in place.quad]
    left, right = max(min(xs), box.left), min(max(xs), box.right)
    if place.digits is not None:
        return place if 2 * (right - left) >= max(xs) - min(xs) else None
    if right - left < NARROWEST:
        return None
    return Place(part_between(place.quad, left, right))


def _moved(quad: Quad, x: float, y: float) -> Quad:
    a, b, c, d = ((at + x, high + y) for at, high in quad)
    return (a, b, c, d)

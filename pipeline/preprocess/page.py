"""The whole preparation of a page on one screen: where the page is in the stored pixels, one
resampling that takes it from there, and a second picture for the recogniser."""

from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.decode import DecodedPage
from pipeline.preprocess.exif import exif_orientation
from pipeline.preprocess.flatten import flattened
from pipeline.preprocess.framing import framed
from pipeline.preprocess.ink import Mask, ink_mask, ink_of_evened, letters_only
from pipeline.preprocess.light import even_light
from pipeline.preprocess.quality import measure_quality
from pipeline.preprocess.scale import reading_factor, x_height
from pipeline.preprocess.sheet_finder import SEARCH_SIDE, find_sheet
from pipeline.preprocess.skew import TextDirection, text_direction
from pipeline.preprocess.stamps import suppress_red_stamps
from pipeline.preprocess.transforms import (
    Step,
    as_matrix,
    quarter_turns,
    rotated,
    scaled,
    unchanged,
)
from pipeline.preprocess.warp import warp
from schemas.page import PageGeometry, PageQuality

Pixels = NDArray[np.uint8]

_SURVEY_SIDE, _MAX_SURVEY_SIDE = 2400, 3000
"""Long side, in pixels, of the picture on which text is measured: an A4 page at 200 dpi as it is,
even put down askew; a larger one reduced."""
_THUMBNAIL_SIDE = 200
_LEVEL = 0.08
"""Degrees below which a page counts as level: over a whole line that is two pixels."""


@dataclass(frozen=True, eq=False)
class Sheet:
    """A page made ready; both pictures H x W x 3 BGR, of one size and frame.

    ``image`` is what is stored and shown: upright, flat and level, with its colours, light and stamps.
    ``reading`` is what is recognised: its light evened, red stamps gone and the text under them kept.
    """

    image: Pixels
    reading: Pixels
    geometry: PageGeometry
    quality: PageQuality


def preprocess(page: DecodedPage, rotation: int | None = None) -> Sheet:
    """Make a decoded page ready for storing and reading.

    A page that is upside-down stays so (:func:`turned` mends it); one that lies on its side may
    become upside-down. A blank page passes as it is.

    Args:
        page: as it was stored.
        rotation: how a person turned it, as in :attr:`PageGeometry.rotation`; then so it stays.
    """
    height, width = page.pixels.shape[:2]
    oriented = exif_orientation((width, height), page.exif_orientation)
    flat, is_flattened = _flat(page.pixels, oriented)
    survey_scale = _SURVEY_SIDE / max(flat.size) if max(flat.size) > _MAX_SURVEY_SIDE else 1.0
    ink = ink_mask(warp(_grey(page.pixels), flat.then(scaled(flat.size, survey_scale))))
    direction = text_direction(letters_only(ink), rotation)
    if abs(direction.skew) < _LEVEL:
        direction = replace(direction, skew=0.0)
    upright = _set_upright(flat, direction)
    factor = reading_factor(
        upright.size, lambda: _letter_height(_upright(ink, direction), survey_scale)
    )
    to_page = upright.then(scaled(upright.size, factor))

    image = warp(page.pixels, to_page, fill=_paper_colour(page.pixels, flat))
    reading = suppress_red_stamps(even_light(image))
    letters = letters_only(ink_of_evened(_grey(reading)))
    geometry = _geometry(to_page, (width, height), direction, is_flattened)
    return Sheet(
        image=image,
        reading=reading,
        geometry=geometry,
        quality=framed(measure_quality(_grey(image), letters), geometry),
    )


def turned(sheet: Sheet, degrees: int) -> Sheet:
    """Return the sheet turned clockwise by 90, 180 or 270 degrees, its geometry with it."""
    geometry = sheet.geometry
    step = quarter_turns((geometry.width, geometry.height), degrees)
    to_page = step.matrix @ np.array(geometry.to_page)
    new_geometry = geometry.model_copy(
        update={
            "width": step.size[0],
            "height": step.size[1],
            "rotation": (geometry.rotation + degrees) % 360,
            "to_page": as_matrix(to_page),
            "to_original": as_matrix(np.linalg.inv(to_page)),
        }
    )
    return replace(
        sheet,
        image=_rotated(sheet.image, degrees),
        reading=_rotated(sheet.reading, degrees),
        geometry=new_geometry,
        quality=framed(sheet.quality, new_geometry),
    )


def _flat(pixels: Pixels, oriented: Step) -> tuple[Step, bool]:
    """Return the step to the flat page, and whether a sheet was found in a photo to make it so."""
    search = scaled(oriented.size, SEARCH_SIDE / max(oriented.size))
    found = find_sheet(warp(pixels, oriented.then(search)))
    if found is None:
        return oriented, False
    corners = cv2.perspectiveTransform(found.reshape(1, 4, 2), np.linalg.inv(search.matrix))[0]
    return oriented.then(flattened(corners.astype(np.float64), oriented.size)), True


def _set_upright(flat: Step, direction: TextDirection) -> Step:
    turned = flat.then(quarter_turns(flat.size, direction.turn))
    return turned.then(rotated(turned.size, direction.skew)) if direction.skew else turned


def _upright(ink: Mask, direction: TextDirection) -> Mask:
    """Return the ink of the survey as it will stand on the page."""
    step = _set_upright(unchanged((ink.shape[1], ink.shape[0])), direction)
    return warp(ink, step, fill=0, is_mask=True)


def _paper_colour(pixels: Pixels, flat: Step) -> tuple[int, int, int]:
    """Return the commonest colour of the page, for what has to be added at its sides."""
    thumbnail = warp(pixels, flat.then(scaled(flat.size, _THUMBNAIL_SIDE / max(flat.size))))
    blue, green, red = np.median(thumbnail.reshape(-1, 3), axis=0)
    return int(blue), int(green), int(red)


def _letter_height(ink: Mask, scale: float) -> float | None:
    """Return the x-height of a page from its ink at a reduced scale."""
    reduced = x_height(ink)
    return reduced / scale if reduced else None


def _geometry(
    to_page: Step, original: tuple[int, int], direction: TextDirection, is_flattened: bool
) -> PageGeometry:
    return PageGeometry(
        width=to_page.size[0],
        height=to_page.size[1],
        original_width=original[0],
        original_height=original[1],
        rotation=direction.turn,
        skew=round(direction.skew, 4),
        is_flattened=is_flattened,
        to_page=as_matrix(to_page.matrix),
        to_original=as_matrix(np.linalg.inv(to_page.matrix)),
    )


def _grey(image: Pixels) -> Pixels:
    return cv2.cvtColor(image, cv2.COLOR_BGR2GRAY).astype(np.uint8, copy=False)


def _rotated(image: Pixels, degrees: int) -> Pixels:
    codes = {90: cv2.ROTATE_90_CLOCKWISE, 180: cv2.ROTATE_180, 270: cv2.ROTATE_90_COUNTERCLOCKWISE}
    return cv2.rotate(image, codes[degrees]).astype(np.uint8, copy=False)

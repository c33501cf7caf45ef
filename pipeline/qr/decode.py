"""Finding and reading the QR codes on a picture.

zxing-cpp reads most as they are, in a few milliseconds a page. Where it sees a code that it cannot
read, a blurred one or the copy of a copy, that place is sharpened and enlarged. A page on which
nothing was read so is sharpened whole and looked at again (benchmarks/qr.py, decision 17).
"""

from collections.abc import Iterator, Sequence

import cv2
import numpy as np
import zxingcpp
from numpy.typing import NDArray

from schemas.geometry import Point, Quad
from schemas.page import Code
from schemas.text import tidy

Pixels = NDArray[np.uint8]

_SHARPER, _BLUR_SIGMA = 1.5, 2.0
"""How much of the difference from a blurred picture is added, and the blur's sigma in pixels."""

_ENLARGED = 2
_ROOM = 0.3
"""Share of its longer side that is added around a code seen but not read."""


def find_codes(image: Pixels) -> tuple[Code, ...]:
    """Return the QR codes that can be read on a picture.

    Give it the page as the file holds it: preprocessing cuts away what lies beside the sheet in a
    photo, such as a card put next to it.

    Args:
        image: H x W x 3, BGR.

    Returns:
        Each code once, its quad in the picture's pixels, from the code's own top left corner.
    """
    grey = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY).astype(np.uint8, copy=False)
    codes = _look(grey) or _look(_sharpened(grey))
    return tuple({code.payload: code for code in codes if code.payload}.values())


def text_of(data: bytes, guessed: str) -> str:
    """Return what a code's bytes say: NFC, single spaces.

    Cards hold UTF-8 and don't say so, and a decoder that guesses takes Vietnamese for Shift-JIS or
    Big5 now and then. So the bytes are UTF-8 wherever they can be.

    Args:
        data: the bytes.
        guessed: the decoder's own reading, for bytes that are not UTF-8.
    """
    try:
        return tidy(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return tidy(guessed)


def _look(grey: Pixels) -> list[Code]:
    """Return the codes that are read, those seen and not read with a closer look at each."""
    seen = _read(grey)
    codes = [_code(it, _quad(it)) for it in seen if it.valid]
    for place in _places([_quad(it) for it in seen if not it.valid], grey):
        codes += _read_closer(grey, place)
    return codes


def _read(grey: Pixels) -> Sequence[zxingcpp.Barcode]:
    return zxingcpp.read_barcodes(
        grey,
        formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode),
        try_invert=False,
        return_errors=True,
    )


def _read_closer(grey: Pixels, place: tuple[slice, slice]) -> Iterator[Code]:
    rows, columns = place
    sharp = _sharpened(grey[place])
    large = cv2.resize(sharp, None, fx=_ENLARGED, fy=_ENLARGED, interpolation=cv2.INTER_CUBIC)
    for found in _read(large.astype(np.uint8, copy=False)):
        if found.valid:
            first, second, third, fourth = (
                (x / _ENLARGED + columns.start, y / _ENLARGED + rows.start) for x, y in _quad(found)
            )
            yield _code(found, (first, second, third, fourth))


def _sharpened(grey: Pixels) -> Pixels:
    soft = cv2.GaussianBlur(grey, (0, 0), _BLUR_SIGMA)
    return cv2.addWeighted(grey, 1 + _SHARPER, soft, -_SHARPER, 0).astype(np.uint8, copy=False)


def _code(found: zxingcpp.Barcode, quad: Quad) -> Code:
    return Code(payload=text_of(found.bytes, found.text), quad=quad)


def _quad(found: zxingcpp.Barcode) -> Quad:
    place = found.position
    return (
        _point(place.top_left),
        _point(place.top_right),
        _point(place.bottom_right),
        _point(place.bottom_left),
    )


def _point(point: zxingcpp.Point) -> Point:
    return float(point.x), float(point.y)


def _places(quads: Sequence[Quad], grey: Pixels) -> list[tuple[slice, slice]]:
    """Return the parts of a picture around quads, those that overlap as one; nothing for quads that
    the decoder makes out beyond its edges."""
    boxes: list[tuple[int, int, int, int]] = []
    for quad in quads:
        xs, ys = zip(*quad, strict=True)
        room = _ROOM * max(max(xs) - min(xs), max(ys) - min(ys))
        box = (min(xs) - room, min(ys) - room, max(xs) + room, max(ys) + room)
        left, top, right, bottom = (int(edge) for edge in box)
        for other in [it for it in boxes if _overlap(it, (left, top, right, bottom))]:
            boxes.remove(other)
            left, top = min(left, other[0]), min(top, other[1])
            right, bottom = max(right, other[2]), max(bottom, other[3])
        boxes.append((left, top, right, bottom))
    height, width = grey.shape
    clipped = [
        (max(0, left), max(0, top), min(width, right), min(height, bottom))
        for left, top, right, bottom in boxes
    ]
    return [
        (slice(top, bottom), slice(left, right))
        for left, top, right, bottom in clipped
        if left < right and top < bottom
    ]


def _overlap(one: tuple[int, int, int, int], other: tuple[int, int, int, int]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]

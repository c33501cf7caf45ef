"""Pictures with codes, for tests: what segno draws, on grey paper, at a place."""

from collections.abc import Sequence

import cv2
import numpy as np
import segno
from numpy.typing import NDArray

from tests.pipeline.pages import blank_page

Pixels = NDArray[np.uint8]

PAYLOAD = (
    "079185001234|012345678|Nguyễn Thị Ân|15041985|Nữ|"
    "Số 12, đường Thuỳ Vân, phường Thắng Tam, TP. Vũng Tàu|25042021"
)


def code(data: str | bytes, pixels: int = 4) -> Pixels:
    """Return a QR code with its white border, H x W, ``pixels`` a module; text becomes UTF-8
    without a note of that."""
    content = data.encode() if isinstance(data, str) else data
    matrix = segno.make_qr(content, error="m", boost_error=False, mode="byte").matrix
    modules = np.array(matrix, np.uint8)
    picture = np.where(np.pad(modules, 4) > 0, 30, 250).astype(np.uint8)
    return np.kron(picture, np.ones((pixels, pixels), np.uint8))


def page_with(
    *codes: tuple[Pixels, tuple[int, int]], size: tuple[int, int] = (1000, 1200)
) -> Pixels:
    """Return a page, H x W x 3, with codes, each with the pixel of its border's top left corner."""
    page = blank_page(size)
    for picture, (left, top) in codes:
        height, width = picture.shape
        page[top : top + height, left : left + width] = picture[..., None]
    return page


def blurred(page: Pixels, sigma: float) -> Pixels:
    return cv2.GaussianBlur(page, (0, 0), sigma).astype(np.uint8)


def middle(quad: Sequence[tuple[float, float]]) -> tuple[float, float]:
    return sum(x for x, _ in quad) / 4, sum(y for _, y in quad) / 4

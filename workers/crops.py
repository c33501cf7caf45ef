"""The place of one field cut out of its page, for somebody who is to see nothing else."""

import io
from typing import Final

from PIL import Image

from schemas.geometry import Quad
from workers.storage import Storage, get_page_image

_MOST_MARGIN: Final = 60.0
"""In page pixels, beside a value; above and below a third of it: the next lines stay outside."""
_ENLARGED: Final = 2.0
_WIDEST: Final = 1600


def size_of(quad: Quad) -> tuple[int, int]:
    """Return width and height in pixels of a field's image; at the edge of a page it is smaller."""
    left, top, right, bottom = _box(quad)
    return _enlarged(right - left, bottom - top)


def field_image(storage: Storage, image_key: str, quad: Quad) -> bytes:
    """Return the JPEG of a field's place with a little around it, twice as large unless it is wide.

    Args:
        storage: that has the page's image.
        image_key: of the page.
        quad: of the field, in page pixels.

    Raises:
        StorageDown: if the object store cannot be reached.
        NotStored: if the image is not there.
    """
    left, top, right, bottom = _box(quad)
    with Image.open(io.BytesIO(get_page_image(storage, image_key))) as page:
        width, height = page.size
        left, top = min(max(0, left), width - 1), min(max(0, top), height - 1)
        right, bottom = min(max(left + 1, right), width), min(max(top + 1, bottom), height)
        cut = page.crop((left, top, right, bottom))
    out = io.BytesIO()
    enlarged = cut.resize(_enlarged(cut.width, cut.height), Image.Resampling.LANCZOS)
    enlarged.save(out, "JPEG", quality=90)
    return out.getvalue()


def _box(quad: Quad) -> tuple[int, int, int, int]:
    """Return left, top, right and bottom in page pixels; they may lie outside of the page."""
    xs, ys = [x for x, _ in quad], [y for _, y in quad]
    margin = min(max(ys) - min(ys), _MOST_MARGIN)
    return (
        round(min(xs) - margin),
        round(min(ys) - margin / 3),
        round(max(xs) + margin),
        round(max(ys) + margin / 3),
    )


def _enlarged(width: int, height: int) -> tuple[int, int]:
    factor = max(1.0, min(_ENLARGED, _WIDEST / max(1, width)))
    return max(1, round(width * factor)), max(1, round(height * factor))

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
    with Image.open(io.BytesIO(get_page_image(storage, image_key))) as page:
        cut = page.crop(_box(quad, page.size))
    factor = max(1.0, min(_ENLARGED, _WIDEST / cut.width))
    size = round(cut.width * factor), round(cut.height * factor)
    out = io.BytesIO()
    cut.resize(size, Image.Resampling.LANCZOS).save(out, "JPEG", quality=90)
    return out.getvalue()


def _box(quad: Quad, size: tuple[int, int]) -> tuple[int, int, int, int]:
    """Return left, top, right and bottom in pixels, at least one pixel wide and high."""
    xs, ys = [x for x, _ in quad], [y for _, y in quad]
    margin = min(max(ys) - min(ys), _MOST_MARGIN)
    left = min(max(0, round(min(xs) - margin)), size[0] - 1)
    top = min(max(0, round(min(ys) - margin / 3)), size[1] - 1)
    right = max(left + 1, min(size[0], round(max(xs) + margin)))
    bottom = max(top + 1, min(size[1], round(max(ys) + margin / 3)))
    return left, top, right, bottom

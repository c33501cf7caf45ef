"""Small images of pages, to tell one from another by; letters of ordinary size cannot be read."""

import io
from typing import Final

from PIL import Image

from workers.storage import Storage, get_page_image

WIDTH: Final = 160
"""In pixels; print of 3 mm on A4 is 2 pixels high then."""
_HIGHEST: Final = 4 * WIDTH


def thumbnail(storage: Storage, image_key: str) -> bytes:
    """Return a JPEG of a page that is :data:`WIDTH` pixels wide, less for a page that is very high.

    Args:
        storage: that has the page's image.
        image_key: of the page.

    Raises:
        StorageDown: if the object store cannot be reached.
        NotStored: if the image is not there.
    """
    out = io.BytesIO()
    with Image.open(io.BytesIO(get_page_image(storage, image_key))) as page:
        # The decoder itself leaves out most of the pixels (PIL's draft mode).
        page.thumbnail((WIDTH, _HIGHEST), Image.Resampling.LANCZOS)
        page.save(out, "JPEG", quality=75)
    return out.getvalue()

"""How much a file may ask of this machine."""

from dataclasses import dataclass


@dataclass(frozen=True)
class DecodeLimits:
    """Bounds that a form never reaches and a malicious or mistaken file does.

    The memory and processor time of poppler are bounded beside these, in ``poppler/``.
    """

    max_file_bytes: int = 200 * 1024 * 1024
    max_pixels: int = 80_000_000
    """A3 at 600 dpi has 70 million; decoded, 80 million take 240 MB."""
    max_pages: int = 500
    pdf_dpi: int = 200
    pdf_min_side: int = 1654
    """The long side of a small page, in pixels, so that a page with a wrong paper size is legible."""
    pdf_max_side: int = 4000
    """The long side of a large page, in pixels; A3 at 200 dpi has 3307."""
    pdf_min_dpi: int = 50
    """A page so large that its long side would be rendered below this is refused."""
    pdf_seconds: int = 45
    """Wall time for one call of poppler."""

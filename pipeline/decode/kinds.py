"""What a file is, by its first bytes; its name only says what somebody thought it was."""

from enum import StrEnum

HEAD_BYTES = 1024
"""Enough for every signature: a PDF's may stand anywhere in here (ISO 32000-1, annex H.3.4.1)."""

_BMP_HEADER_SIZES = frozenset({12, 40, 52, 56, 64, 108, 124})
_HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx"})
_ARCHIVES = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")


class DocumentKind(StrEnum):
    """The kinds of file that are read."""

    PDF = "pdf"
    JPEG = "jpeg"
    PNG = "png"
    TIFF = "tiff"
    BMP = "bmp"
    WEBP = "webp"
    HEIC = "heic"


_EXTENSIONS = {
    DocumentKind.PDF: frozenset({".pdf"}),
    DocumentKind.JPEG: frozenset({".jpg", ".jpeg", ".jpe", ".jfif", ".mpo"}),
    DocumentKind.PNG: frozenset({".png", ".apng"}),
    DocumentKind.TIFF: frozenset({".tif", ".tiff"}),
    DocumentKind.BMP: frozenset({".bmp", ".dib"}),
    DocumentKind.WEBP: frozenset({".webp"}),
    DocumentKind.HEIC: frozenset({".heic", ".heif", ".hif"}),
}


def sniff(head: bytes) -> DocumentKind | None:
    """Return the kind of a file from its first :data:`HEAD_BYTES` bytes, or None if it is no kind of ours."""
    if head.startswith(b"\xff\xd8\xff"):
        return DocumentKind.JPEG
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return DocumentKind.PNG
    if head.startswith((b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")):
        return DocumentKind.TIFF
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return DocumentKind.WEBP
    if head.startswith(b"BM") and int.from_bytes(head[14:18], "little") in _BMP_HEADER_SIZES:
        return DocumentKind.BMP
    if head[4:8] == b"ftyp":
        return DocumentKind.HEIC if _HEIC_BRANDS & _brands(head) else None
    if not head.startswith(_ARCHIVES) and b"%PDF-" in head:
        return DocumentKind.PDF
    return None


def extension_agrees(kind: DocumentKind, suffix: str) -> bool:
    """Return whether a file name's suffix (``.jpg``, any case) fits the kind; no suffix says nothing wrong."""
    return not suffix or suffix.lower() in _EXTENSIONS[kind]


def _brands(head: bytes) -> frozenset[bytes]:
    """Return the major and compatible brands of an ISO media file (ISO/IEC 14496-12, 4.3)."""
    box = head[: int.from_bytes(head[:4], "big")]
    return frozenset({box[8:12], *(box[at : at + 4] for at in range(16, len(box), 4))})

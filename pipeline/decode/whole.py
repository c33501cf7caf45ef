"""Whether a file is all there. Tolerant decoders fill what is missing with grey or skip it, and
half a form must not pass for a whole one; so the file's own structure is asked."""

import mmap
import re
from pathlib import Path

from schemas.errors import DamagedFile, TooComplex

MAX_JPEG_SCANS = 100
"""A progressive JPEG has about ten scans; one with thousands takes minutes to decode."""

_OBJECT = re.compile(rb"\d+ \d+ obj\b")
_STANDALONE_MARKERS = frozenset({0x01, *range(0xD0, 0xD8)})
_START_OF_SCAN, _END_OF_IMAGE, _STUFFED = 0xDA, 0xD9, 0x00


def check_pdf_is_whole(path: Path) -> None:
    """Check that the PDF ends where it says, and is not an earlier revision with half an update.

    A PDF's last revision ends with ``%%EOF`` (ISO 32000-1, 7.5.5); objects after it belong to a
    part that was cut off. Bytes after it that are no objects are harmless and common.

    Raises:
        DamagedFile: if the end is missing.
    """
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        end = data.rfind(b"%%EOF")
        if end < 0 or _OBJECT.search(data, end):
            raise DamagedFile("the PDF has no end: it was cut off")


def check_jpeg_is_whole(path: Path) -> None:
    """Check that the JPEG's image data runs to its end marker (ITU T.81, annex B).

    Raises:
        DamagedFile: if it does not.
        TooComplex: if it has more scans than any real picture.
    """
    data = path.read_bytes()
    at, scans = 2, 0
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 2 > len(data):
            raise DamagedFile("the JPEG has no end of image: it was cut off")
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
        elif marker == _STUFFED or marker in _STANDALONE_MARKERS:
            at += 2
        elif marker == _END_OF_IMAGE:
            return
        else:
            scans += marker == _START_OF_SCAN
            at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if scans > MAX_JPEG_SCANS:
            raise TooComplex(f"the JPEG has more than {MAX_JPEG_SCANS} scans")

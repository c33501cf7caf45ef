"""The font of invisible text: each of its characters is as wide as the next and shows nothing.

As Tesseract and OCRmyPDF do it: text is written in UTF-16, every code is drawn by one empty glyph,
and the PDF says which character a code is, so that it can be searched and copied in any script.
"""

import re
from pathlib import Path
from typing import Final

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

FILE: Final = Path(__file__).with_name("glyphless.ttf")
"""Made by ``scripts/make_glyphless.py``."""
UNITS: Final = 1000
"""Units of an em, as PDF counts them (ISO 32000-2, 9.2.4)."""
WIDTH: Final = 500
ASCENT: Final = 800
DESCENT: Final = -200
"""A line of the font is as high as its size; a fifth of it lies below the letters' feet."""

_BEYOND: Final = re.compile("[\U00010000-\U0010ffff]")
_FIXED_PITCH: Final = 1
_SYMBOLIC: Final = 4
"""Flags of a font (ISO 32000-2, table 121)."""
_CODES: Final = 1 << 16
_AT_ONCE: Final = 100
"""As many ranges as a CMap may have in one block (Adobe Technical Note 5014)."""


def encoded(text: str) -> bytes:
    """Return text as the codes of the font, two bytes each.

    A code is one character, so those beyond the first 65,536, of no language of our papers, become
    the sign for an unknown one.
    """
    return _BEYOND.sub("\ufffd", text).encode("utf-16-be")


def add_font(pdf: Pdf) -> Object:
    """Add the font to a PDF, and return what its pages refer to."""
    name = Name("/HosoGlyphless")
    system = Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0)
    data = FILE.read_bytes()
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=name,
        Flags=_FIXED_PITCH | _SYMBOLIC,
        FontBBox=Array([0, DESCENT, WIDTH, ASCENT]),
        ItalicAngle=0,
        Ascent=ASCENT,
        Descent=DESCENT,
        CapHeight=ASCENT,
        StemV=0,
        FontFile2=Stream(pdf, data, Length1=len(data)),
    )
    glyphs = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=name,
        CIDSystemInfo=system,
        FontDescriptor=pdf.make_indirect(descriptor),
        DW=WIDTH,
        CIDToGIDMap=Stream(pdf, b"\x00\x01" * _CODES),
    )
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type0,
        BaseFont=name,
        Encoding=Name("/Identity-H"),
        DescendantFonts=Array([pdf.make_indirect(glyphs)]),
        ToUnicode=Stream(pdf, _to_unicode()),
    )
    return pdf.make_indirect(font)


def _to_unicode() -> bytes:
    """Return the CMap that says: a code is the UTF-16 of its character. A range may not go beyond
    one first byte (ISO 32000-2, 9.10.3)."""
    ranges = [f"<{it:02X}00> <{it:02X}FF> <{it:02X}00>" for it in range(256)]
    blocks = (ranges[at : at + _AT_ONCE] for at in range(0, len(ranges), _AT_ONCE))
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<0000> <FFFF>",
        "endcodespacerange",
    ]
    for block in blocks:
        lines += [f"{len(block)} beginbfrange", *block, "endbfrange"]
    lines += [
        "endcmap",
        "CMapName currentdict /CMap defineresource pop",
        "end",
        "end",
    ]
    return "\n".join(lines).encode("ascii")

"""Make the font of invisible text, ``workers/searchable/glyphless.ttf``::

python scripts/make_glyphless.py

It has one glyph, which shows nothing and is half an em wide; every character is shown by it.
"""

from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from workers.searchable.font import ASCENT, DESCENT, FILE, UNITS, WIDTH


def write_font(path: Path) -> None:
    """Write the font; the same bytes each time."""
    builder = FontBuilder(UNITS, isTTF=True)
    glyphs = [".notdef", "nothing"]
    builder.setupGlyphOrder(glyphs)
    builder.setupCharacterMap({})
    builder.setupGlyf(dict.fromkeys(glyphs, TTGlyphPen(None).glyph()))
    builder.setupHorizontalMetrics(dict.fromkeys(glyphs, (WIDTH, 0)))
    builder.setupHorizontalHeader(ascent=ASCENT, descent=DESCENT)
    builder.setupPost(keepGlyphNames=False)
    builder.updateHead(created=0, modified=0)
    builder.font.recalcTimestamp = False
    builder.save(path)


if __name__ == "__main__":
    write_font(FILE)

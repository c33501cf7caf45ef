"""Fonts: where they are, and whether they really have a glyph for each character.

Debian's ``fonts-liberation`` (version 1) draws empty boxes for Vietnamese tone letters without
any error, so every text is checked with fontTools before it is drawn.
"""

import os
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont
from PIL import ImageFont

FACES = Path(__file__).parent / "faces"
"""Handwriting-like faces under the SIL Open Font License, kept with the generator."""


class MissingFont(FileNotFoundError):
    """A font file is on none of the font paths."""


class MissingGlyph(ValueError):
    """A font would draw nothing, or its "missing" box, for a character."""


@dataclass(frozen=True)
class Family:
    """A type family by the names of its files; ``package`` is what brings them on Debian."""

    name: str
    regular: str
    package: str
    bold: str = ""
    italic: str = ""
    bold_italic: str = ""

    def file(self, *, bold: bool = False, italic: bool = False) -> str:
        """Return the file of a style; the nearest one where the family lacks it."""
        if bold and italic:
            return self.bold_italic or self.bold or self.regular
        if bold:
            return self.bold or self.regular
        return (self.italic or self.regular) if italic else self.regular


def _dashed(name: str, stem: str, package: str, italic: str = "Italic") -> Family:
    bold_italic = f"{stem}-Bold{italic}.ttf"
    regular = f"{stem}.ttf" if stem.startswith("DejaVu") else f"{stem}-Regular.ttf"
    return Family(name, regular, package, f"{stem}-Bold.ttf", f"{stem}-{italic}.ttf", bold_italic)


def _free(stem: str, italic: str) -> Family:
    files = [f"{stem}{style}.ttf" for style in ("", "Bold", italic, f"Bold{italic}")]
    return Family(stem, files[0], "fonts-freefont-ttf", *files[1:])


TINOS = _dashed("Tinos", "Tinos", "fonts-croscore")
ARIMO = _dashed("Arimo", "Arimo", "fonts-croscore")
COUSINE = _dashed("Cousine", "Cousine", "fonts-croscore")
DEJAVU_SANS = _dashed(
    "DejaVu Sans Condensed", "DejaVuSansCondensed", "fonts-dejavu-extra", "Oblique"
)
DEJAVU_SERIF = _dashed("DejaVu Serif Condensed", "DejaVuSerifCondensed", "fonts-dejavu-extra")
FREE_SERIF = _free("FreeSerif", "Italic")
FREE_SANS = _free("FreeSans", "Oblique")
NOTO_SANS = _dashed("Noto Sans", "NotoSans", "fonts-noto-core")
NOTO_SERIF = _dashed("Noto Serif", "NotoSerif", "fonts-noto-core")
PATRICK_HAND = Family("Patrick Hand", "PatrickHand-Regular.ttf", "")
ITIM = Family("Itim", "Itim-Regular.ttf", "")
MALI = Family("Mali", "Mali-Regular.ttf", "")


def font_folders() -> tuple[Path, ...]:
    """Return the folders that are searched, the generator's own first."""
    data_home = Path(os.environ.get("XDG_DATA_HOME", Path.home() / ".local/share"))
    return (
        FACES,
        Path("/usr/share/fonts"),
        Path("/usr/share/texmf/fonts/opentype"),
        Path("/usr/local/share/fonts"),
        data_home / "fonts",
        Path.home() / ".fonts",
    )


@cache
def path_of(file: str, package: str = "") -> Path:
    """Return where a font file lies.

    Raises:
        MissingFont: if it is nowhere; says which Debian package brings it.
    """
    for folder in font_folders():
        found = next(iter(sorted(folder.rglob(file))), None) if folder.is_dir() else None
        if found is not None:
            return found
    hint = f": apt-get install {package}" if package else ""
    raise MissingFont(f"font {file} not found{hint}")


@cache
def _opened(path: Path) -> tuple[Any, dict[int, str]]:
    font = TTFont(path, lazy=True)
    return font.getGlyphSet(), font.getBestCmap()


@cache
def has_ink(path: Path, char: str) -> bool:
    """Return whether the font draws something of its own for a character (a space needs nothing)."""
    if unicodedata.category(char) == "Zs":
        return True
    glyphs, names = _opened(path)
    name = names.get(ord(char))
    if name is None:
        return False
    drawn, missing = (DecomposingRecordingPen(glyphs) for _ in range(2))
    glyphs[name].draw(drawn)
    glyphs[".notdef"].draw(missing)
    return bool(drawn.value) and drawn.value != missing.value


def check(path: Path, text: str) -> None:
    """Make sure that a font can draw a text.

    Raises:
        MissingGlyph: naming the font and the first character it cannot draw.
    """
    for char in text:
        if not has_ink(path, char):
            name = unicodedata.name(char, "unnamed")
            raise MissingGlyph(f"{path.name} has no glyph for {char!r} (U+{ord(char):04X} {name})")


@dataclass(frozen=True)
class Font:
    """A font at a size in pixels that draws only what it has glyphs for."""

    path: Path
    size: float
    face: ImageFont.FreeTypeFont

    def width(self, text: str) -> float:
        """Return the advance of a text in pixels.

        Raises:
            MissingGlyph: if the font cannot draw it.
        """
        check(self.path, text)
        return self.face.getlength(text)


@cache
def font(family: Family, size: float, *, bold: bool = False, italic: bool = False) -> Font:
    """Return a family's font at a size in pixels.

    Raises:
        MissingFont: if its file is not installed.
    """
    path = path_of(family.file(bold=bold, italic=italic), family.package)
    # The basic layout engine: the same everywhere, whether or not libraqm is there.
    face = ImageFont.truetype(str(path), size, layout_engine=ImageFont.Layout.BASIC)
    return Font(path, size, face)

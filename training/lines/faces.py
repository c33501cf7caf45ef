"""The faces that lines are printed in, by split and weighted as forms use them.

Training never meets a face of validation or test. Where a face lacks a character, another face
draws it: no missing glyph reaches a picture.

Liberation 2 is not among them: it draws what croscore draws, and version 1, which lacks most
Vietnamese letters, has the same file names.

TeX Gyre (val) and FreeFont (train) both descend from URW's Nimbus, so validation is the easier of
the two; what is tested has no such relative. Where more faces were fetched (see :mod:`fetched_faces`),
they join those of training and validation.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray
from PIL import ImageFont

from training.forms.blocks import Split
from training.forms.fonts import (
    ARIMO,
    COUSINE,
    DEJAVU_SANS,
    DEJAVU_SERIF,
    FREE_SANS,
    FREE_SERIF,
    NOTO_SANS,
    NOTO_SERIF,
    TINOS,
    Family,
    MissingGlyph,
    check,
    path_of,
)
from training.lines.fetched_faces import FetchedFamily, fetched

PACKAGES = Path(__file__).with_name("faces.apt")
"""The Debian packages that bring the print faces, one a line, with the splits that use them."""


class Build(StrEnum):
    """What kind of letters a print face has."""

    SERIF = "serif"
    SANS = "sans"
    NARROW = "narrow"
    TYPEWRITER = "typewriter"


@dataclass(frozen=True)
class PrintFace:
    """A print family and how often forms are set in it, relative to the others of its split."""

    family: Family | FetchedFamily
    build: Build
    weight: float

    def file(self, *, bold: bool = False, italic: bool = False) -> Path:
        """Return the font file of a style.

        Raises:
            MissingFont: if it is not installed; names the Debian package.
        """
        if isinstance(self.family, FetchedFamily):
            return self.family.file(bold=bold, italic=italic)
        return path_of(self.family.file(bold=bold, italic=italic), self.family.package)


def _styled(name: str, package: str, *styles: str, suffix: str = ".ttf") -> Family:
    """A family whose files are called NAME + style, in the order regular, bold, italic, both."""
    return Family(
        name, f"{name}{styles[0]}{suffix}", package, *(f"{name}{s}{suffix}" for s in styles[1:])
    )


_DASHED = ("-Regular", "-Bold", "-Italic", "-BoldItalic")
_SMALL = ("-regular", "-bold", "-italic", "-bolditalic")


def _gyre(name: str) -> Family:
    return _styled(f"texgyre{name}", "fonts-texgyre", *_SMALL, suffix=".otf")


_LIBERTINE = ("_R", "_RB", "_RI")

PRINT: dict[Split, tuple[PrintFace, ...]] = {
    Split.TRAIN: (
        PrintFace(TINOS, Build.SERIF, 17),
        PrintFace(FREE_SERIF, Build.SERIF, 5),
        PrintFace(DEJAVU_SERIF, Build.SERIF, 1.2),
        PrintFace(NOTO_SERIF, Build.SERIF, 1.5),
        PrintFace(_styled("NotoSerifDisplay", "fonts-noto-core", *_DASHED), Build.SERIF, 0.7),
        PrintFace(_styled("CharisSIL", "fonts-sil-charis", *_DASHED), Build.SERIF, 1),
        PrintFace(_styled("GentiumPlus", "fonts-sil-gentiumplus", *_DASHED), Build.SERIF, 0.8),
        PrintFace(ARIMO, Build.SANS, 10),
        PrintFace(FREE_SANS, Build.SANS, 3),
        PrintFace(_styled("Carlito", "fonts-crosextra-carlito", *_DASHED), Build.SANS, 3),
        PrintFace(NOTO_SANS, Build.SANS, 1.5),
        PrintFace(_styled("NotoSansDisplay", "fonts-noto-core", *_DASHED), Build.SANS, 0.7),
        PrintFace(
            _styled("DejaVuSans", "fonts-dejavu-core", "", "-Bold", "-Oblique", "-BoldOblique"),
            Build.SANS,
            1.2,
        ),
        PrintFace(_styled("Andika", "fonts-sil-andika", *_DASHED), Build.SANS, 0.6),
        PrintFace(_styled("Lato", "fonts-lato", *_DASHED), Build.SANS, 0.8),
        PrintFace(DEJAVU_SANS, Build.NARROW, 2),
        PrintFace(COUSINE, Build.TYPEWRITER, 3),
        PrintFace(
            _styled("FreeMono", "fonts-freefont-ttf", "", "Bold", "Oblique", "BoldOblique"),
            Build.TYPEWRITER,
            2.2,
        ),
        PrintFace(
            _styled("JetBrainsMono", "fonts-jetbrains-mono", *_DASHED), Build.TYPEWRITER, 0.5
        ),
    ),
    Split.VAL: (
        PrintFace(_gyre("termes"), Build.SERIF, 8),
        PrintFace(_gyre("schola"), Build.SERIF, 1),
        PrintFace(_gyre("pagella"), Build.SERIF, 1),
        PrintFace(_gyre("bonum"), Build.SERIF, 0.6),
        PrintFace(_gyre("heros"), Build.SANS, 6),
        PrintFace(_gyre("adventor"), Build.SANS, 0.6),
        PrintFace(_gyre("heroscn"), Build.NARROW, 1.5),
        PrintFace(_gyre("cursor"), Build.TYPEWRITER, 2),
    ),
    Split.TEST: (
        PrintFace(_styled("DoulosSIL", "fonts-sil-doulos", "-Regular"), Build.SERIF, 5),
        PrintFace(
            _styled("LinLibertine", "fonts-linuxlibertine", *_LIBERTINE, suffix=".otf"),
            Build.SERIF,
            5,
        ),
        PrintFace(
            _styled("EBGaramond12", "fonts-ebgaramond", "-Regular", suffix=".otf"), Build.SERIF, 0.7
        ),
        PrintFace(_styled("Vollkorn", "fonts-vollkorn", *_DASHED), Build.SERIF, 0.7),
        PrintFace(
            _styled("RobotoSlab", "fonts-roboto-slab", "-Regular", "-Bold", suffix=".otf"),
            Build.SERIF,
            0.7,
        ),
        PrintFace(_styled("OpenSans", "fonts-open-sans", *_DASHED), Build.SANS, 3),
        PrintFace(_styled("Roboto", "fonts-roboto-unhinted", *_DASHED), Build.SANS, 3),
        PrintFace(_styled("Inter", "fonts-inter", *_DASHED, suffix=".otf"), Build.SANS, 2),
        PrintFace(
            _styled("LinBiolinum", "fonts-linuxlibertine", *_LIBERTINE, suffix=".otf"),
            Build.SANS,
            0.7,
        ),
        PrintFace(_styled("RobotoCondensed", "fonts-roboto-unhinted", *_DASHED), Build.NARROW, 1.5),
        PrintFace(
            _styled("cmun", "fonts-cmu", "tt", "tb", "it", suffix=".ttf"), Build.TYPEWRITER, 2
        ),
        PrintFace(_styled("agave", "fonts-agave", "-r-autohinted"), Build.TYPEWRITER, 0.6),
    ),
}

_DEJAVU = Family("DejaVu Sans", "DejaVuSans.ttf", "fonts-dejavu-core")
SYMBOLS: dict[Split, tuple[Family, ...]] = {
    Split.TRAIN: (_DEJAVU, FREE_SERIF, DEJAVU_SANS),
    Split.VAL: (Family("Symbola", "Symbola_hint.ttf", "fonts-symbola"),),
    Split.TEST: (Family("Agave", "agave-r-autohinted.ttf", "fonts-agave"),),
}
"""Faces with tick boxes and check marks, which hardly any text face has."""


FETCHED_WEIGHT = 0.35
"""Of each fetched face beside those of :data:`PRINT`."""


@cache
def faces_of(split: Split) -> tuple[PrintFace, ...]:
    """Return the faces of a split, the fetched ones behind Debian's."""
    more = (PrintFace(family, _build_of(family), FETCHED_WEIGHT) for family in fetched(split))
    return (*PRINT[split], *more)


def _build_of(family: FetchedFamily) -> Build:
    """Return what kind of letters a fetched face has, as far as it matters to how it is set."""
    if family.name.endswith("mono") or family.name in ("inconsolata", "sono", "trispace"):
        return Build.TYPEWRITER
    return Build.NARROW if "condensed" in family.name or "narrow" in family.name else Build.SANS


@cache
def _weights(split: Split) -> NDArray[np.float64]:
    weights = np.array([face.weight for face in faces_of(split)])
    return np.asarray(np.cumsum(weights / weights.sum()), dtype=np.float64)


def print_face(split: Split, rng: Generator) -> PrintFace:
    """Return one of a split's print faces, as often as its weight says."""
    faces = faces_of(split)
    at = int(np.searchsorted(_weights(split), rng.random(), side="right"))
    return faces[min(at, len(faces) - 1)]


@lru_cache(maxsize=2048)
def _stamp(path: Path, char: str) -> bytes:
    mask = typeface(path, 2 * 32).getmask(char)
    return bytes(mask) if mask.getbbox() else b""


@cache
def draws(path: Path, char: str) -> bool:
    """Return whether a font draws something of its own for a character (a space needs nothing).

    The same question as :func:`training.forms.fonts.has_ink`, asked of pixels instead of outlines:
    a generator asks it for ten thousand glyphs.
    """
    return char == " " or _stamp(path, char) not in (b"", _stamp(path, "\uffff"))


def file_for(char: str, wanted: Path, split: Split, rng: Generator) -> Path:
    """Return the font file to draw a character with: the one wanted, or one that has the glyph.

    Raises:
        MissingGlyph: if no face of the split has it.
    """
    if draws(wanted, char):
        return wanted
    files = [path_of(family.regular, family.package) for family in SYMBOLS[split]]
    files += [face.file() for face in PRINT[split][:3]]
    able = [file for file in files if draws(file, char)]
    if not able:
        check(wanted, char)
        raise MissingGlyph(f"no face of {split} draws {char!r}")
    return able[int(rng.integers(len(able)))]


@cache
def x_height_of(path: Path) -> float:
    """Return the height of an x in ems."""
    top, bottom = ImageFont.truetype(str(path), 1000).getbbox("x", anchor="ls")[1::2]
    return float(bottom - top) / 1000


@lru_cache(maxsize=512)
def typeface(path: Path, half_pixels: int) -> ImageFont.FreeTypeFont:
    """Return a font at a size given in half pixels (so that few sizes are kept)."""
    return ImageFont.truetype(str(path), half_pixels / 2, layout_engine=ImageFont.Layout.BASIC)

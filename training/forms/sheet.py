"""A sheet of paper that remembers what was drawn on it and where."""

import math
import random
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from schemas.geometry import Quad, bounding_quad
from training.forms.fonts import Family, Font, font

Colour = tuple[int, int, int]
BLACK: Colour = (22, 22, 24)
A4_MM = (210.0, 297.0)


@dataclass(frozen=True)
class Pen:
    """What values are written with. A hand wavers and writes on the leader; type replaces it."""

    family: Family
    colour: Colour = BLACK
    scale: float = 1.0
    is_hand: bool = False


@dataclass(frozen=True)
class Ink:
    """A really handwritten line without its paper: ``cover`` is H x W, 0 to 255 under full ink;
    the row on which the letters stand and the height of an x are in its pixels."""

    cover: NDArray[np.uint8]
    baseline: float
    x_height: float


@dataclass(frozen=True)
class Pens:
    """What the values of a paper are written with: the keys ``others`` with the second pen, all
    else, and what the signers write, with the first."""

    first: Pen
    second: Pen | None = None
    others: frozenset[str] = frozenset()

    def pen(self, key: str) -> Pen:
        """Return what a field's value is written with."""
        return self.second if self.second is not None and key in self.others else self.first


@dataclass
class Sheet:
    """One page while it is being drawn; places are pixels of the clean page.

    ``values`` holds the pieces of each key in the order of writing, ``lines`` the text lines.
    """

    image: Image.Image
    dpi: int
    rng: random.Random
    values: dict[str, list[Quad]] = field(default_factory=dict)
    lines: list[tuple[str, Quad]] = field(default_factory=list)
    _open_line: list[tuple[str, Quad]] | None = None

    @classmethod
    def a4(cls, dpi: int, seed: str) -> "Sheet":
        """Return an empty white A4 sheet."""
        size = (round(A4_MM[0] / 25.4 * dpi), round(A4_MM[1] / 25.4 * dpi))
        return cls(Image.new("RGB", size, (255, 255, 255)), dpi, random.Random(seed))

    @property
    def draw(self) -> ImageDraw.ImageDraw:
        """A fresh drawing context on the image."""
        return ImageDraw.Draw(self.image)

    def px(self, points: float) -> float:
        """Return pixels for typographic points."""
        return points * self.dpi / 72

    def font(
        self, family: Family, points: float, *, bold: bool = False, italic: bool = False
    ) -> Font:
        """Return a font at a size in points."""
        return font(family, round(self.px(points) * 4) / 4, bold=bold, italic=italic)

    @contextmanager
    def line(self) -> Iterator[None]:
        """Join everything printed or written within into one text line."""
        self._open_line = []
        yield
        parts, self._open_line = self._open_line, None
        text = re.sub(r" ([,;.])", r"\1", " ".join("".join(text for text, _ in parts).split()))
        if text:
            self.lines.append((text, bounding_quad(quad for _, quad in parts)))

    def print(
        self, x: float, baseline: float, text: str, face: Font, colour: Colour = BLACK
    ) -> float:
        """Print a text from ``x`` on a baseline; return the ``x`` behind it."""
        quad = self._ink(x, baseline, text, face, colour)
        if text.strip():
            self._remember(text, quad)
        elif self._open_line is not None and self._open_line:
            self._remember(" ", self._open_line[-1][1])
        return x + face.width(text)

    def write(self, key: str, x: float, baseline: float, text: str, face: Font, pen: Pen) -> float:
        """Write a piece of a value from ``x`` on a baseline; return the ``x`` behind it.

        A hand's words waver a little around the line.
        """
        start, quads = x, []
        for word in text.split(" ") if pen.is_hand else [text]:
            rise = self.rng.uniform(-0.05, 0.05) * face.size if pen.is_hand else 0.0
            quads.append(self._ink(x, baseline + rise, word, face, self._ink_of(pen)))
            x += face.width(word) + face.width(" ")
        quad = bounding_quad(quads)
        self._remember(f" {text} ", quad)
        self.values.setdefault(key, []).append(quad)
        return max(start, x - face.width(" "))

    def lay(
        self, key: str, x: float, baseline: float, text: str, ink: Ink, scale: float, pen: Pen
    ) -> None:
        """Lay real ink that says ``text`` on a baseline from ``x`` on, in the colour of a pen."""
        size = (max(1, round(length * scale)) for length in reversed(ink.cover.shape))
        cover = Image.fromarray(ink.cover).resize(tuple(size), Image.Resampling.LANCZOS)
        left, top = round(x), round(baseline - ink.baseline * scale)
        self.image.paste(self._ink_of(pen), (left, top), cover)
        right, bottom = left + cover.width, top + cover.height
        quad = ((left, top), (right, top), (right, bottom), (left, bottom))
        self._remember(f" {text} ", quad)
        self.values.setdefault(key, []).append(quad)

    def mark(self, key: str, quad: Quad) -> None:
        """Note that a value stands at a place, where it is no text (a ticked box)."""
        self.values.setdefault(key, []).append(quad)

    def curve(self, points: Sequence[tuple[float, float]], width: float, colour: Colour) -> None:
        """Draw a smooth stroke through points, ``width`` pixels wide; it is no text of the page."""
        fine = 4
        left, top = (math.floor(min(part) - width) for part in zip(*points, strict=True))
        right, bottom = (math.ceil(max(part) + width) for part in zip(*points, strict=True))
        cover = Image.new("L", ((right - left) * fine, (bottom - top) * fine), 0)
        path = [((x - left) * fine, (y - top) * fine) for x, y in points]
        ImageDraw.Draw(cover).line(path, fill=255, width=round(width * fine), joint="curve")
        cover = cover.resize((right - left, bottom - top), Image.Resampling.BOX)
        self.image.paste(colour, (left, top), cover)

    def multiply(self, ink: Image.Image, corner: tuple[int, int]) -> None:
        """Lay a picture of ink on white over the sheet: dark stays dark under it."""
        box = (*corner, corner[0] + ink.width, corner[1] + ink.height)
        under = np.asarray(self.image.crop(box), np.float32)
        both = under * np.asarray(ink.convert("RGB"), np.float32) / 255
        self.image.paste(Image.fromarray(both.astype(np.uint8)), corner)

    def _ink(self, x: float, baseline: float, text: str, face: Font, colour: Colour) -> Quad:
        face.width(text)  # raises MissingGlyph before anything is drawn
        self.draw.text((x, baseline), text, font=face.face, fill=colour, anchor="ls")
        left, top, right, bottom = face.face.getbbox(text, anchor="ls")
        x0, y0, x1, y1 = x + left, baseline + top, x + right, baseline + bottom
        return ((x0, y0), (x1, y0), (x1, y1), (x0, y1))

    def _ink_of(self, pen: Pen) -> Colour:
        if not pen.is_hand:
            return pen.colour
        lift = self.rng.uniform(0, 0.12)
        red, green, blue = (round(part + (255 - part) * lift) for part in pen.colour)
        return (red, green, blue)

    def _remember(self, text: str, quad: Quad) -> None:
        if self._open_line is None:
            self.lines.append((text.strip(), quad))
        else:
            self._open_line.append((text, quad))

    def stroke(self, x: float, baseline: float, text: str, face: Font, pen: Pen) -> Quad:
        """Write a single character without noting it; return where its ink is."""
        return self._ink(x, baseline, text, face, self._ink_of(pen))

    def note(self, key: str, text: str, quads: list[Quad]) -> None:
        """Note as one value what was written in strokes."""
        if quads:
            self.mark(key, bounding_quad(quads))
            self._remember(f" {text} ", bounding_quad(quads))

    def cross(self, corner: tuple[float, float], side: float, pen: Pen) -> None:
        """Tick a box, its top left corner given, with a cross."""
        x, y = corner
        inset = side * 0.14
        width = max(2, round(side * (0.1 if pen.is_hand else 0.08)))
        colour = self._ink_of(pen)
        for ends in (((x, y), (x + side, y + side)), ((x + side, y), (x, y + side))):
            (x0, y0), (x1, y1) = ends
            dx = inset if x1 > x0 else -inset
            wobble = self.rng.uniform(-0.08, 0.08) * side if pen.is_hand else 0
            self.draw.line(
                [(x0 + dx, y0 + inset + wobble), (x1 - dx, y1 - inset)], fill=colour, width=width
            )

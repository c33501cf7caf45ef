"""No letter is drawn that its font does not have."""

import random
import unicodedata
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from training.forms.blocks import Layout, Text
from training.forms.catalogue import FORMS, MATERIAL
from training.forms.fonts import (
    TINOS,
    Family,
    MissingFont,
    MissingGlyph,
    check,
    font,
    has_ink,
    path_of,
)
from training.forms.page import draw_page
from training.forms.sheet import Pen
from training.forms.values import Filling

VOWELS = "aăâeêioôơuưy"
TONES = "\u0300\u0301\u0303\u0309\u0323"
PLAIN = "0123456789.,:;-/()@…–"


def every_vietnamese_letter() -> str:
    """Return all letters with all tones, in both cases, composed."""
    toned = (unicodedata.normalize("NFC", v + tone) for v in VOWELS for tone in ("", *TONES))
    letters = "".join(toned) + "bcdđghklmnpqrstvxfjwz"
    return letters + letters.upper()


def a_box(pen: TTGlyphPen) -> TTGlyphPen:
    for number, point in enumerate(((0, 0), (0, 500), (400, 500), (400, 0))):
        (pen.lineTo if number else pen.moveTo)(point)
    pen.closePath()
    return pen


@pytest.fixture
def poor_font(tmp_path: Path) -> Path:
    """A font that draws A, draws nothing for ữ, and a "missing" box for ẫ; it has no ọ."""
    names = [".notdef", "A", "empty", "box"]
    letter = TTGlyphPen(None)
    for number, point in enumerate(((0, 0), (200, 700), (400, 0))):
        (letter.lineTo if number else letter.moveTo)(point)
    letter.closePath()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord("A"): "A", ord("ữ"): "empty", ord("ẫ"): "box"})
    box = a_box(TTGlyphPen(None)).glyph()
    shapes = [box, letter.glyph(), TTGlyphPen(None).glyph(), box]
    builder.setupGlyf(dict(zip(names, shapes, strict=True)))
    builder.setupHorizontalMetrics(dict.fromkeys(names, (500, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Poor", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    path = tmp_path / "fonts" / "Poor-Regular.ttf"
    path.parent.mkdir()
    builder.save(path)
    return path


@pytest.mark.parametrize("char", ["ữ", "ẫ", "ọ"])
def test_a_letter_without_ink_of_its_own_raises_with_font_and_letter(
    poor_font: Path, char: str
) -> None:
    check(poor_font, "A A")
    with pytest.raises(MissingGlyph, match=f"Poor-Regular.ttf.*{char}"):
        check(poor_font, f"A{char}")


@pytest.mark.usefixtures("poor_font")
def test_a_page_in_a_font_that_lacks_a_letter_is_never_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    poor = Family("Poor", "Poor-Regular.ttf", "")
    layout = Layout("x", (Text("A"),))
    layout = replace(layout, style=replace(layout.style, family=poor))
    draw_page(layout, Filling({}), Pen(TINOS), "seed", dpi=50)
    with pytest.raises(MissingGlyph, match=r"Poor-Regular\.ttf"):
        draw_page(replace(layout, blocks=(Text("Aữ"),)), Filling({}), Pen(TINOS), "seed", dpi=50)


def test_every_font_of_every_split_has_every_vietnamese_letter() -> None:
    families = {layout.style.family for form in FORMS.values() for layout in form.layouts}
    for material in MATERIAL.values():
        families |= {*material.labels, *(pen.family for pen in material.pens)}
    for family in families:
        for bold, italic in ((False, False), (True, False), (False, True), (True, True)):
            path = path_of(family.file(bold=bold, italic=italic), family.package)
            missing = [c for c in every_vietnamese_letter() + PLAIN if not has_ink(path, c)]
            assert not missing, f"{path.name}: {missing}"


def test_a_font_that_is_not_installed_says_which_package_brings_it() -> None:
    nowhere = Family("Nowhere", f"Nowhere{random.random()}.ttf", "fonts-nowhere")
    with pytest.raises(MissingFont, match="apt-get install fonts-nowhere"):
        font(nowhere, 20)


def test_splits_share_no_font() -> None:
    used = []
    for split, material in MATERIAL.items():
        own = {family.name for family in material.labels}
        own |= {pen.family.name for pen in material.pens}
        for form in FORMS.values():
            retyped = [lay for lay in form.layouts if lay.splits == frozenset({split})]
            names = ("retyped", "exam")
            own |= {lay.style.family.name for lay in retyped if lay.id.startswith(names)}
        used.append(own)
    assert not any(one & other for one, other in combinations(used, 2))

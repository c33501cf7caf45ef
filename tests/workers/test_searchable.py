"""Searchable PDFs: every word is found where it stands, with its tones, on pages as large as they were."""

import io
import re
import subprocess
from math import cos, radians, sin
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from schemas.geometry import Quad
from schemas.page import CharRead, Line, PageGeometry
from scripts.make_glyphless import write_font
from tests.web.paper import read_paper
from workers.searchable.binding import Sheet, bind
from workers.searchable.font import FILE
from workers.searchable.layer import pieces
from workers.searchable.paper import added_to, points_of

A4 = (595.276, 841.89)
UNIT = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))


class Word(NamedTuple):
    """A word as poppler finds it, its place in points from the top left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


def pdftotext(path: Path, *options: str) -> str:
    return subprocess.run(
        ["pdftotext", *options, path, "-"], check=True, capture_output=True, text=True
    ).stdout


def words(path: Path) -> list[Word]:
    found = re.findall(
        r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>',
        pdftotext(path, "-bbox"),
    )
    return [Word(text, *map(float, place)) for *place, text in found]


def line(text: str, quad: Quad, *positions: float) -> Line:
    chars = tuple(CharRead(char, 1.0, at) for char, at in zip(text, positions, strict=False))
    return Line(text=text, score=1.0, quad=quad, chars=chars)


def bound(folder: Path, *lines: Line, added: tuple[float, float] = (0.0, 0.0)) -> Path:
    """Return a PDF of one page of 1654 x 2339 pixels, at 200 dpi, with these lines."""
    jpeg = io.BytesIO()
    Image.new("RGB", (1654, 2339), "white").save(jpeg, "JPEG")
    path = folder / "trang.pdf"
    bind([Sheet(0, jpeg.getvalue(), 1654, 2339, 0.36, lines, added)], path, "HS-251127-0001")
    return path


def geometry(width: int, height: int, **changes: object) -> PageGeometry:
    whole = PageGeometry(
        width=width,
        height=height,
        original_width=width,
        original_height=height,
        rotation=0,
        skew=0.0,
        is_flattened=False,
        to_page=UNIT,
        to_original=UNIT,
    )
    return whole.model_copy(update=changes)


def test_every_line_is_found_exactly_as_it_was_read(tmp_path: Path) -> None:
    jpeg, page, _ = read_paper()
    path, size = tmp_path / "a.pdf", page.geometry
    bind([Sheet(0, jpeg, size.width, size.height, 0.48, page.lines)], path, "HS-1")
    found = pdftotext(path).splitlines()
    for it in page.lines:
        assert it.text.strip() in found


def test_a_name_is_found_at_its_place(tmp_path: Path) -> None:
    # "An: Nguyễn" with the name far to the right, as after a leader.
    text = "Họ tên: NGUYỄN THỊ ÁNH TUYẾT"
    places = [0.01 + 0.02 * it for it in range(8)]
    places += [0.5 + 0.5 * (it + 0.5) / 20 for it in range(20)]
    quad = ((200.0, 400.0), (1200.0, 400.0), (1200.0, 440.0), (200.0, 440.0))
    found = words(bound(tmp_path, line(text, quad, *places)))
    assert [it.text for it in found] == ["Họ", "tên:", "NGUYỄN", "THỊ", "ÁNH", "TUYẾT"]
    name = found[2]
    # 0.36 points a pixel; the name begins at half of the line, to a quarter of a letter.
    assert name.left == pytest.approx(0.36 * 700, abs=0.36 * 6)
    assert found[-1].right == pytest.approx(0.36 * 1200, abs=0.1)
    assert (name.top, name.bottom) == pytest.approx((0.36 * 400, 0.36 * 440), abs=0.5)


def test_words_of_a_line_that_runs_downhill_follow_it(tmp_path: Path) -> None:
    run, drop, across = 150 * cos(radians(5)), 150 * sin(radians(5)), 40 * sin(radians(5))
    quad = (
        (200.0, 400.0),
        (200.0 + run, 400.0 + drop),
        (200.0 + run - across, 440.0 + drop),
        (200.0 - across, 440.0),
    )
    first, last = words(bound(tmp_path, line("Trần Ân", quad)))
    assert (first.text, last.text) == ("Trần", "Ân")
    assert last.bottom - first.bottom == pytest.approx(0.36 * drop * 3 / 7, abs=0.7)


def test_letters_of_other_peoples_are_found_too(tmp_path: Path) -> None:
    quad = ((200.0, 400.0), (600.0, 400.0), (600.0, 440.0), (200.0, 440.0))
    found = pdftotext(bound(tmp_path, line("H'Mlô Ayŭn Niê Kdăm \U0001f600", quad)))
    assert found.strip() == "H'Mlô Ayŭn Niê Kdăm \ufffd"


def test_a_page_shows_its_image_untouched_and_nothing_else(tmp_path: Path) -> None:
    jpeg, page, _ = read_paper()
    path, size = tmp_path / "a.pdf", page.geometry
    bind([Sheet(0, jpeg, size.width, size.height, 0.48, page.lines)], path, "HS-1")
    with pikepdf.open(path) as pdf:
        assert pdf.pages[0].Resources.XObject.Im.read_raw_bytes() == jpeg
    bare = tmp_path / "b.pdf"
    bind([Sheet(0, jpeg, size.width, size.height, 0.48, ())], bare, "HS-1")
    assert _rendered(path) == _rendered(bare)


def test_many_pages_keep_their_order_and_share_one_font(tmp_path: Path) -> None:
    jpeg, page, _ = read_paper()
    size = page.geometry
    quad = ((100.0, 100.0), (240.0, 100.0), (240.0, 140.0), (100.0, 140.0))
    sheets = (
        Sheet(it, jpeg, size.width, size.height, 0.48, (line(f"Trang {it}", quad),))
        for it in range(19)
    )
    path = tmp_path / "a.pdf"
    bind(sheets, path, "HS-1")
    assert re.findall(r"Trang (\d+)", pdftotext(path)) == [str(it) for it in range(19)]
    with pikepdf.open(path) as pdf:
        assert len({it.Resources.Font.F.objgen for it in pdf.pages}) == 1
        fonts = [it for it in pdf.objects if isinstance(it, pikepdf.Dictionary) and "/DW" in it]
    assert len(fonts) == 1
    assert list(tmp_path.iterdir()) == [path]


def test_the_font_is_the_one_that_its_script_makes(tmp_path: Path) -> None:
    write_font(tmp_path / "glyphless.ttf")
    assert (tmp_path / "glyphless.ttf").read_bytes() == FILE.read_bytes()


@pytest.mark.parametrize(
    ("box", "rotate", "pixels"),
    [
        ((0, 0, *A4), 0, (1654, 2339)),
        ((0, 0, 420, 298), 0, (1654, 1174)),
        ((10, 20, 430, 618), 90, (1661, 1167)),
        ((0, 0, 1684, 2384), 0, (2825, 4000)),
    ],
)
def test_pages_of_a_pdf_are_as_large_as_they_were(
    tmp_path: Path, box: tuple[float, ...], rotate: int, pixels: tuple[int, int]
) -> None:
    path = tmp_path / "goc.pdf"
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(2000, 3000))
        page.cropbox, page.Rotate = pikepdf.Array(box), rotate
        pdf.save(path)
    points = points_of(path, {0: geometry(*pixels)})[0]
    wide, high = box[2] - box[0], box[3] - box[1]
    expected = (high, wide) if rotate else (wide, high)
    assert [it * points for it in pixels] == pytest.approx(expected, abs=0.7)


def test_a_scan_is_as_large_as_its_resolution_says(tmp_path: Path) -> None:
    path = tmp_path / "quet.tiff"
    frames = [Image.new("L", (2480, 3508), 255), Image.new("L", (1240, 1754), 255)]
    frames[0].save(path, save_all=True, append_images=frames[1:], dpi=(300, 300))
    # Read at two thirds of its pixels, as A4 is.
    smaller = ((2 / 3, 0.0, 0.0), (0.0, 2 / 3, 0.0), (0.0, 0.0, 1.0))
    first = geometry(1653, 2339, original_width=2480, original_height=3508, to_page=smaller)
    points = points_of(path, {0: first, 1: geometry(1240, 1754)})
    assert [1653 * points[0], 2339 * points[0]] == pytest.approx(A4, abs=0.5)
    assert 1240 * points[1] == pytest.approx(A4[0] / 2, abs=0.5)


@pytest.mark.parametrize(("turn", "left"), [(0, 100.0), (90, 100.0), (0, 4.0)])
def test_what_a_level_page_got_at_its_sides_is_not_shown_unless_a_line_is_there(
    tmp_path: Path, turn: int, left: float
) -> None:
    size, slope = ((1654, 2339) if turn == 0 else (2339, 1654)), radians(0.3)
    across, along = cos(slope), sin(slope)
    level = ((across, along, 0.0), (-along, across, 9.0), (0.0, 0.0, 1.0))
    on_its_side = ((-along, across, 0.0), (-across, -along, 9.0), (0.0, 0.0, 1.0))
    it = geometry(
        1666,
        2348,
        original_width=size[0],
        original_height=size[1],
        to_page=on_its_side if turn else level,
    )
    quad = ((left, 400.0), (600.0, 400.0), (600.0, 440.0), (left, 440.0))
    added = added_to(it, [line("Trần Thị Ân", quad)])
    assert added == pytest.approx((6, 4.5) if left > 6 else (0, 0), abs=0.01)
    path = bound(tmp_path, line("Trần Thị Ân", quad), added=added)
    with pikepdf.open(path) as pdf:
        shown, whole = pdf.pages[0].cropbox, pdf.pages[0].mediabox
    assert float(shown[2]) - float(shown[0]) == pytest.approx(
        0.36 * (1654 - 2 * added[0]), abs=0.01
    )
    assert float(whole[2]) == pytest.approx(0.36 * 1654, abs=0.01)


def test_of_a_sheet_in_a_photo_everything_is_shown() -> None:
    assert added_to(geometry(1700, 2400, is_flattened=True, original_width=900), ()) == (0.0, 0.0)


@pytest.mark.parametrize("dpi", [None, 72])
def test_a_photo_is_taken_for_a_sheet_as_it_is_read(tmp_path: Path, dpi: int | None) -> None:
    path = tmp_path / "anh.jpg"
    Image.new("RGB", (3000, 4000)).save(path, **({"dpi": (dpi, dpi)} if dpi else {}))
    read = geometry(1654, 2339, original_width=3000, original_height=4000, is_flattened=True)
    assert points_of(path, {0: read}) == {0: 0.36}


def test_a_file_that_tells_nothing_gives_pages_of_the_usual_size(tmp_path: Path) -> None:
    path = tmp_path / "la.pdf"
    path.write_bytes(b"%PDF-1.7 nothing more")
    assert points_of(path, {3: geometry(1654, 2339)}) == {3: 0.36}


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=20),
    st.lists(st.floats(-0.5, 1.5), min_size=20, max_size=20),
)
def test_the_pieces_of_a_line_follow_each_other_and_leave_nothing_out(
    text: str, places: list[float]
) -> None:
    quad = ((0.0, 0.0), (9.0, 0.0), (9.0, 1.0), (0.0, 1.0))
    for it in (line(text, quad), line(text, quad, *places)):
        found = pieces(it)
        assert "".join(piece.text for piece in found) == text
        places_of = [at for piece in found for at in (piece.begin, piece.end)]
        assert places_of == sorted(places_of)
        assert 0.0 <= places_of[0] <= places_of[-1] <= 1.0
        assert [one.end for one in found[:-1]] == [other.begin for other in found[1:]]


def _rendered(path: Path) -> bytes:
    return subprocess.run(["pdftoppm", "-r", "50", path], check=True, capture_output=True).stdout

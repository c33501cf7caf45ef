"""The real models on drawn lines; nothing is fetched."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from pipeline.decode import DecodedPage
from pipeline.preprocess import preprocess
from pipeline.read import Reader, load_reader
from pipeline.read.crops import Pixels, crop_line, quad_size, turned_over
from pipeline.read.ctc import DecodedLine
from pipeline.read.page import is_upside_down, probe, read_sheet
from schemas.geometry import Quad
from tests.pipeline.pages import font

ROOT = Path(__file__).parents[3]
SENTENCES = (
    "Họ, chữ đệm, tên người yêu cầu: Nguyễn Thị Minh Khuê",
    "Số định danh cá nhân: 079185001234",
    "Quan hệ với người được khai sinh: Mẹ",
)


@dataclass
class CountingReader:
    """Takes the place of the reader and counts the strips that it is given."""

    reader: Reader
    strips: int = 0

    def find_lines(self, image: Pixels) -> list[Quad]:
        return self.reader.find_lines(image)

    def read_strips(self, strips: list[Pixels]) -> list[DecodedLine]:
        self.strips += len(strips)
        return self.reader.read_strips(strips)


def strip(text: str) -> NDArray[np.uint8]:
    face = font("Serif", 34)
    left, top, right, bottom = face.getbbox(text)
    image = Image.new("RGB", (int(right - left) + 24, int(bottom - top) + 14), "white")
    ImageDraw.Draw(image).text((12 - left, 7 - top), text, font=face, fill=(20, 20, 20))
    return np.asarray(image)[:, :, ::-1].copy()


def sheet(sentences: tuple[str, ...] = SENTENCES) -> NDArray[np.uint8]:
    image = Image.new("RGB", (1300, 120 + 80 * len(sentences)), "white")
    for number, text in enumerate(sentences):
        place = (60, 60 + 80 * number)
        ImageDraw.Draw(image).text(place, text, font=font("Serif", 34), fill=(20, 20, 20))
    return np.asarray(image)[:, :, ::-1].copy()


@pytest.mark.parametrize("text", SENTENCES)
def test_vietnamese_is_read_with_its_tones_and_evidence(text: str) -> None:
    (line,) = load_reader().read_strips([strip(text)])
    assert line.text == text
    assert [char.char for char in line.chars] == list(text)
    assert min(char.probability for char in line.chars) > 0.5
    positions = [char.position for char in line.chars]
    assert positions == sorted(positions)
    assert positions[0] < 0.06
    assert positions[-1] > 0.94


def test_a_line_reads_the_same_alone_and_among_others() -> None:
    strips = [strip(text) for text in (*SENTENCES, "Mẹ", "Nam")]
    together = load_reader().read_strips(strips)
    for image, line in zip(strips, together, strict=True):
        assert load_reader().read_strips([image]) == [line]


def test_the_letters_of_a_narrow_strip_stand_where_they_are_not_in_its_padding() -> None:
    (line,) = load_reader().read_strips([strip("Mẹ")])
    assert line.text == "Mẹ"
    assert line.chars[0].position < 0.6 < line.chars[1].position


def test_every_line_of_a_page_is_found_where_it_stands() -> None:
    page = sheet()
    quads = sorted(load_reader().find_lines(page), key=lambda quad: quad[0][1])
    assert len(quads) == len(SENTENCES)
    read = load_reader().read_strips([crop_line(page, quad) for quad in quads])
    assert [line.text for line in read] == list(SENTENCES)
    assert all(abs(quad[0][1] - (60 + 80 * i)) < 14 for i, quad in enumerate(quads))


def test_a_page_upside_down_is_noticed_and_an_upright_one_left_alone() -> None:
    reader, upright = load_reader(), [strip(text) for text in SENTENCES]
    upside_down = [turned_over(each) for each in upright]
    assert not is_upside_down(upright, probe(upright, reader), reader)
    assert is_upside_down(upside_down, probe(upside_down, reader), reader)


def test_no_line_of_an_upright_page_is_read_twice() -> None:
    counter = CountingReader(load_reader())
    _, page = read_sheet(preprocess(DecodedPage(sheet(), 1)), 0, cast(Reader, counter))
    assert [line.text for line in page.lines] == list(SENTENCES)
    assert counter.strips == len(SENTENCES)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_page_of_few_words_is_read_whichever_way_it_lies(turn: int) -> None:
    pixels = np.rot90(sheet(("Giấy mời họp", "Ngày 5 tháng 3")), turn // 90).copy()
    upright, page = read_sheet(preprocess(DecodedPage(pixels, 1)), 0, load_reader())
    assert [line.text for line in page.lines] == ["Giấy mời họp", "Ngày 5 tháng 3"]
    assert page.geometry.rotation == turn
    assert upright.image.shape[:2] == (page.geometry.height, page.geometry.width)


def test_a_slanted_quad_is_cut_out_upright() -> None:
    image = np.full((200, 200, 3), 255, np.uint8)
    image[80:120, 50:150] = 0
    quad = ((50.0, 80.0), (150.0, 80.0), (150.0, 120.0), (50.0, 120.0))
    assert quad_size(quad) == (100.0, 40.0)
    assert crop_line(image, quad)[2:-2, 2:-2].max() < 10


def test_reading_needs_no_network(tmp_path: Path) -> None:
    picture = tmp_path / "line.png"
    Image.fromarray(strip(SENTENCES[1])[:, :, ::-1]).save(picture)
    unshare = shutil.which("unshare")
    assert unshare is not None
    namespace = ["--net"] if os.geteuid() == 0 else ["--user", "--map-root-user", "--net"]
    home = {"HOME": str(tmp_path), "PADDLE_PDX_CACHE_HOME": str(tmp_path / "cache")}
    code = "import sys; from hoso.cli import main; sys.exit(main(sys.argv[1:]))"
    done = subprocess.run(
        [unshare, *namespace, sys.executable, "-c", code, "read", "--line", str(picture)],
        cwd=ROOT, env=os.environ | home, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert (done.returncode, done.stdout.strip()) == (0, SENTENCES[1]), done.stderr

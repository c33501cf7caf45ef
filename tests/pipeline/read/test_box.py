"""A box that is drawn on a page that was read: the lines in it, cut off at its sides."""

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from pipeline.boxes import value_in_box
from pipeline.process import encode_image
from pipeline.read import Reader, load_reader
from schemas.geometry import Box
from schemas.page import Grid, Page
from tests.pipeline.pages import font
from tests.workers.desks import read_page_of

LABEL, NAME = "Họ và tên: ", "Nguyễn Thị Minh Khuê"
FACE = font("Serif", 34)
SECOND = "Sinh ngày 12 tháng 5 năm 1996"


@pytest.fixture(scope="module")
def reader() -> Reader:
    return load_reader()


def sheet() -> NDArray[np.uint8]:
    image = Image.new("RGB", (1300, 460), "white")
    pen = ImageDraw.Draw(image)
    pen.text((60, 60), LABEL + NAME, font=FACE, fill=(20, 20, 20))
    pen.text((60, 120), SECOND, font=FACE, fill=(20, 20, 20))
    pen.text((60, 180), "Nơi sinh: ..............................", font=FACE, fill=(20, 20, 20))
    for column in range(4):
        pen.rectangle((60 + 60 * column, 280, 120 + 60 * column, 340), outline=(20, 20, 20))
        pen.text((78 + 60 * column, 288), str(column + 3), font=FACE, fill=(20, 20, 20))
    return np.asarray(image)[:, :, ::-1].copy()


def page(*grids: Grid) -> Page:
    return read_page_of(0).model_copy(update={"grids": grids})


def text_in(box: Box, reader: Reader, *grids: Grid) -> str:
    return value_in_box(encode_image(sheet()), page(*grids), box, reader, False).text


def test_a_box_around_a_value_leaves_its_label_out(reader: Reader) -> None:
    left = 60 + FACE.getlength(LABEL) - 6
    assert text_in(Box(left, 52, left + FACE.getlength(NAME) + 20, 108), reader) == NAME


def test_a_box_over_two_lines_reads_both_in_their_order(reader: Reader) -> None:
    left = 60 + FACE.getlength(LABEL) - 6
    text = text_in(Box(50, 55, 1250, 168), reader)
    assert text == f"{LABEL}{NAME} {SECOND}"
    assert text_in(Box(left, 112, 1250, 168), reader).endswith("tháng 5 năm 1996")


def test_a_box_that_cuts_a_line_near_its_edge_means_the_other_line_only(reader: Reader) -> None:
    assert text_in(Box(50, 94, 1250, 168), reader) == SECOND


def test_a_box_around_leaders_or_paper_holds_nothing(reader: Reader) -> None:
    left = 60 + FACE.getlength("Nơi sinh: ") - 4
    assert text_in(Box(left, 172, 700, 232), reader) == ""
    reading = value_in_box(encode_image(sheet()), page(), Box(700, 240, 1200, 440), reader, False)
    assert (reading.text, reading.is_hand) == ("", None)


def test_boxed_digits_read_as_a_number_without_their_frames(reader: Reader) -> None:
    digits = Grid(xs=(60.0, 120.0, 180.0, 240.0, 300.0), ys=(280.0, 340.0))
    assert text_in(Box(50, 272, 310, 350), reader, digits).replace(" ", "") == "3456"

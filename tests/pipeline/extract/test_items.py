"""The numbers of a form's items end the values before them, and are part of none."""

import pytest

from pipeline.extract import extract
from pipeline.extract.items import headings, marks_of
from pipeline.extract.match import Match
from pipeline.extract.stream import StreamChar, stream_of
from schemas.form import load_forms
from tests.pipeline.typed import page

TOP = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "ĐƠN ĐĂNG KÝ BIẾN ĐỘNG ĐẤT ĐAI",
    "Kính gửi: Chi nhánh Văn phòng đăng ký đất đai thành phố Huế",
)
BOTTOM = ("Làm tại: Huế, ngày 06 tháng 11 năm 2024",)


def read(*rows: str) -> dict[str, str]:
    """Return what is read on an application for a change of land that has these rows."""
    form = load_forms()["land_change"]
    return {raw.key: raw.text for raw in extract(form, [page([*TOP, *rows, *BOTTOM])])}


def stream(*rows: str) -> tuple[StreamChar, ...]:
    return stream_of([page(rows)])


@pytest.mark.parametrize(
    ("first", "heading", "third"),
    [
        ("a) Nội dung biến động:", "b) Giấy tờ đã có", "c) Lý do:"),
        ("2. Nội dung biến động:", "3. Về tài sản trên đất", "4. Lý do:"),
        ("(4) Nội dung biến động:", "(5) Giấy tờ đã có", "(6) Lý do:"),
        ("1.2. Nội dung biến động:", "1.3. Về tài sản trên đất", "1.4. Lý do:"),
    ],
)
def test_a_heading_without_a_colon_ends_the_value_before_it(
    first: str, heading: str, third: str
) -> None:
    found = read(f"{first} Chuyển nhượng thửa đất cho em", heading, f"{third} Không còn sử dụng")
    assert found["change"] == "Chuyển nhượng thửa đất cho em"
    assert found["reason"] == "Không còn sử dụng"


def test_the_heading_of_a_part_is_known_by_the_label_in_it() -> None:
    found = read(
        "1.1. Tên: LÊ THỊ MAI",
        "1.2. Địa chỉ: 5 Lê Lợi, phường Thuận Hòa, thành phố Huế",
        "2. Về giấy tờ đã được cấp",
        "2.1. Số vào sổ: CH 01234",
    )
    assert found["user_address"] == "5 Lê Lợi, phường Thuận Hòa, thành phố Huế"
    assert found["certificate_book_number"] == "CH 01234"


def test_a_list_within_a_value_is_not_taken_for_items_of_the_form() -> None:
    found = read(
        "1. Tên: LÊ THỊ MAI",
        "2. Nội dung biến động: Chuyển mục đích",
        "3. Giấy tờ nộp kèm theo: gồm các giấy sau",
        "1. Giấy chứng nhận",
        "2. Bản sao căn cước",
    )
    assert found["attachments"] == "gồm các giấy sau 1. Giấy chứng nhận 2. Bản sao căn cước"


@pytest.mark.parametrize("number", ["(21", "1.2", "C)", "3 ,", "6,", "•b)", "U", "2.1 )"])
def test_what_stands_before_a_label_in_its_row_is_no_value(number: str) -> None:
    found = read("Tên: LÊ THỊ MAI", f"{number} Địa chỉ: 5 Lê Lợi, thành phố Huế")
    assert found["user_name"] == "LÊ THỊ MAI"
    assert found["user_address"] == "5 Lê Lợi, thành phố Huế"


def test_a_number_that_the_row_before_waits_for_is_part_of_the_value() -> None:
    found = read("Địa chỉ: hẻm 12, phường", "7 Số điện thoại: 0905 123 456")
    assert found["user_address"] == "hẻm 12, phường 7"


def test_a_paper_that_numbers_its_labels_has_numbers_within_rows_too() -> None:
    form = load_forms()["school_transfer"]
    rows = (
        "ĐƠN XIN CHUYỂN TRƯỜNG",
        "1. Tôi tên là: Lê Văn Nam",
        "2. Địa chỉ: 5 Lê Lợi, thành phố Huế 3. Điện thoại: 0905 123 456",
        "4. Họ tên học sinh: Lê Thị Mai",
        "5. Lý do: Chuyển nhà",
    )
    found = {raw.key: raw.text for raw in extract(form, [page(rows)])}
    assert not form.numbered
    assert found["residence"] == "5 Lê Lợi, thành phố Huế"


def test_marks_are_read_with_their_levels() -> None:
    rows = ("2. Một", "2.1. Hai", "3.10 Ba", "đ) Bốn", "IV. Năm", "(7) Sáu", "2024 là năm")
    assert [(mark.style, mark.number) for mark in marks_of(stream(*rows))] == [
        ("1.", (2,)),
        ("1.1", (2, 1)),
        ("1.1", (3, 10)),
        ("a)", (5,)),
        ("I.", (4,)),
        ("1()", (7,)),
    ]


def test_a_row_whose_number_follows_on_no_label_is_no_heading() -> None:
    text = stream("1. Tên: Lê", "4. Nguyễn Huệ", "Lý do: Có")
    label = Match(3, 6, 5.0, 1.0)
    assert headings(text, marks_of(text), [label]) == []

"""Labels that no definition lists are told by what is filled in and by being the only one left."""

import pytest

from pipeline.extract import extract
from pipeline.extract.shapes import shape_behind
from pipeline.extract.stream import StreamChar
from schemas.form import FieldType, load_forms
from tests.pipeline.typed import page

TOP = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "ĐƠN XIN CHUYỂN TRƯỜNG",
    "Kính gửi: Trường THCS An Hòa",
)
BOTTOM = ("Lý do: Chuyển nhà", "Làm tại: Huế, ngày 06 tháng 11 năm 2024")


def read(*rows: str) -> dict[str, str]:
    """Return what is read on an application to change schools that has these rows."""
    form = load_forms()["school_transfer"]
    return {raw.key: raw.text for raw in extract(form, [page([*TOP, *rows, *BOTTOM])])}


def test_an_unknown_label_is_told_by_the_phone_number_behind_it() -> None:
    found = read(
        "Tôi tên là: Lê Văn Nam",
        "Zalo của gia đình: 0905 123 456",
        "Tổ dân phố: Số 5",
        "Họ tên học sinh: Lê Thị Mai",
    )
    assert found["parent_phone"] == "0905 123 456"


def test_a_short_label_without_a_colon_is_told_by_what_is_filled_in() -> None:
    found = read(
        "Tôi tên là: Lê Văn Nam",
        "Nơi cư trú: 5 Lê Lợi, thành phố Huế SĐT 0905.123.456",
        "Họ tên học sinh: Lê Thị Mai",
    )
    assert found["residence"] == "5 Lê Lợi, thành phố Huế"
    assert found["parent_phone"] == "0905.123.456"


def test_the_only_unknown_label_is_the_only_one_that_is_missing() -> None:
    found = read(
        "Họ tên học sinh: Lê Thị Mai",
        "Ngày sinh: 05/06/2013",
        "Thuộc khối: 6A",
        "Trường đang học: Trường THCS Lê Lợi",
    )
    assert found["class"] == "6A"


def test_of_several_that_are_missing_none_is_guessed() -> None:
    found = read(
        "Tôi tên là: Lê Văn Nam",
        "Ghi nhận khác: Nguyễn Huệ",
        "Ngày sinh: 05/06/2013",
    )
    assert found["residence"] == found["pupil_name"] == ""


def test_what_cannot_be_the_missing_value_is_not_taken_for_it() -> None:
    found = read(
        "Họ tên học sinh: Lê Thị Mai",
        "Ngày sinh: 05/06/2013",
        "Ngày nhập học: 05/09/2019",
        "Trường đang học: Trường THCS Lê Lợi",
    )
    assert found["class"] == ""


@pytest.mark.parametrize(
    ("behind", "kind"),
    [
        (": 0905.123.456", FieldType.PHONE),
        (" +84 905 123 456", FieldType.PHONE),
        (": …… mai.le@example.com", FieldType.EMAIL),
        (": 046190001234", FieldType.PERSONAL_ID),
        (": CCCD số 046190001234 cấp ngày 05/06/2021", FieldType.ID_DOCUMENT),
        (": ngày 5 tháng 6 năm 2021", FieldType.DATE),
        (": 5.6.2021", FieldType.DATE),
        (": Nữ", FieldType.GENDER),
        (": 120,5 m2", FieldType.DECIMAL_WITH_UNIT),
        (": 5 Lê Lợi", None),
        (":\n0905.123.456", None),
    ],
)
def test_values_are_told_by_their_shape(behind: str, kind: FieldType | None) -> None:
    assert shape_behind([StreamChar(char, 0) for char in behind], 0) is kind


def test_labels_without_colons_are_told_by_their_words() -> None:
    found = read(
        "Tôi tên là LÊ VĂN NAM",
        "Chỗ gia đình hiện ở 5 Lê Lợi, thành phố Huế",
        "Họ tên của học sinh LÊ THỊ MAI",
        "Ngày sinh 05/06/2013",
        "Trường đang học Trường THCS Lê Lợi",
    )
    assert found["pupil_name"] == "LÊ THỊ MAI"
    assert found["pupil_birth_date"] == "05/06/2013"


def test_the_last_unknown_labels_go_to_the_last_missing_ones_in_order() -> None:
    form = load_forms()["residence_ct01"]
    rows = (
        "TỜ KHAI THAY ĐỔI THÔNG TIN CƯ TRÚ",
        "Họ, chữ đệm và tên: LÊ VĂN NAM",
        "Email: nam@example.com",
        "Chốn gốc: 5 Lê Lợi, thành phố Huế",
        "Chốn tạm: 7 Lê Lợi, thành phố Huế",
        "Nơi ở hiện tại: 9 Lê Lợi, thành phố Huế",
    )
    found = {raw.key: raw.text for raw in extract(form, [page(rows)])}
    assert found["permanent_address"] == "5 Lê Lợi, thành phố Huế"
    assert found["temporary_address"] == "7 Lê Lợi, thành phố Huế"


def test_a_blank_is_doubted_where_something_unknown_is_asked_for() -> None:
    form = load_forms()["residence_ct01"]
    rows = (
        "TỜ KHAI THAY ĐỔI THÔNG TIN CƯ TRÚ",
        "Họ, chữ đệm và tên: LÊ VĂN NAM",
        "Email: nam@example.com",
        "Chốn gốc: 5 Lê Lợi, thành phố Huế",
        "Nơi ở hiện tại: 9 Lê Lợi, thành phố Huế",
    )
    known = (*rows[:3], *rows[4:])
    asked, blank = (
        {raw.key: raw.is_expected for raw in extract(form, [page(each)])} for each in (rows, known)
    )
    assert asked["temporary_address"]
    assert not blank["temporary_address"]

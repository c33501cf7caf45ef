"""People whom a form asks one after the other, set side by side by whoever typed the paper again."""

import pytest

from pipeline.extract import extract
from pipeline.extract.side_by_side import people_field
from schemas.form import load_forms
from schemas.page import Grid
from tests.pipeline.typed import ROW_STEP, Row, page

FORMS = load_forms()
COLUMNS = (90.0, 500.0, 1000.0, 1500.0)
MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"

PEOPLE: tuple[tuple[str, str, str], ...] = (
    ("HỌ TÊN", "LÊ VĂN NAM", "LÊ THỊ MAI"),
    ("NGÀY SINH", "01/02/1970", "05/06/1999"),
    ("ĐỊA CHỈ", "xã Tân Phú, tỉnh Vĩnh Long", "xã An Bình, tỉnh Vĩnh Long"),
    ("GIỚI TÍNH", "", "Nữ"),
    ("DÂN TỘC", "", "Kinh"),
)


def grid(first: int, count: int, xs: tuple[float, ...] = COLUMNS) -> Grid:
    """Return the rules of so many rows of a page."""
    tops = [90.0 + ROW_STEP * (first + number) for number in range(count + 1)]
    return Grid(xs=xs, ys=tuple(tops))


def cells(*texts: str, xs: tuple[float, ...] = COLUMNS) -> Row:
    return [(x + 10, text) for x, text in zip(xs, texts, strict=False) if text]


def read(form: str, rows: list[Row], *grids: Grid) -> dict[str, str]:
    found = extract(FORMS[form], [page([MOTTO, *rows], grids=grids)])
    return {raw.key: raw.text.replace("\n", " ") for raw in found if raw.text}


def marital(left: str, right: str) -> list[Row]:
    return [
        "PHIẾU ĐỀ NGHỊ CẤP GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN",
        "ĐƠN VỊ TIẾP NHẬN: UBND xã An Bình, tỉnh Vĩnh Long",
        cells("", left, right),
        *(cells(*row) for row in PEOPLE),
        "HÔN NHÂN: Chưa kết hôn với ai",
        "DÙNG VÀO VIỆC: Đăng ký kết hôn",
        "Vĩnh Long, ngày 5 tháng 3 năm 2025",
    ]


def test_requester_and_subject_are_read_in_the_columns_of_a_table() -> None:
    found = read("marital_status", marital("NGƯỜI NỘP", "NGƯỜI ĐƯỢC CẤP"), grid(3, 6))
    assert found["requester_name"] == "LÊ VĂN NAM"
    assert found["requester_residence"] == "xã Tân Phú, tỉnh Vĩnh Long"
    assert found["subject_name"] == "LÊ THỊ MAI"
    assert found["subject_birth_date"] == "05/06/1999"
    assert found["subject_residence"] == "xã An Bình, tỉnh Vĩnh Long"
    assert found["subject_gender"] == "Nữ"
    assert found["status"] == "Chưa kết hôn với ai"


def test_columns_whose_headings_name_nobody_are_no_people() -> None:
    found = read("marital_status", marital("PHẦN DÂN GHI", "CÁN BỘ SOÁT"), grid(3, 6))
    assert found.get("subject_name") != "LÊ THỊ MAI"


def test_the_head_of_a_household_stands_beside_who_declares() -> None:
    rows: list[Row] = [
        "BẢN KHAI THAY ĐỔI NƠI CƯ TRÚ",
        "Chuyển đến: Công an xã An Bình, tỉnh Vĩnh Long",
        cells("Thông tin", "Người khai", "Chủ hộ"),
        cells("Họ, tên khai sinh", "LÊ THỊ MAI", "LÊ VĂN NAM"),
        cells("Số ĐDCN", "086199000001", "086070000002"),
        cells("Ngày sinh", "05/06/1999", ""),
        "1) Quan hệ giữa người khai và chủ hộ: Con",
        "2) Xin thay đổi nội dung gì: Tách hộ",
    ]
    found = read("residence_ct01", rows, grid(3, 4))
    assert (found["name"], found["head_name"]) == ("LÊ THỊ MAI", "LÊ VĂN NAM")
    assert (found["personal_id"], found["head_personal_id"]) == ("086199000001", "086070000002")
    assert found["birth_date"] == "05/06/1999"
    assert found["head_relationship"] == "Con"


def test_a_second_table_of_the_couple_holds_what_the_first_has_not() -> None:
    first, second = (90.0, 250.0, 700.0, 1000.0, 1250.0, 1500.0), (90.0, 250.0, 900.0, 1600.0)
    rows: list[Row] = [
        "BẢN KHAI XIN KẾT HÔN CỦA HAI BÊN",
        "Kính gửi: Lãnh đạo UBND xã An Bình, tỉnh Vĩnh Long",
        cells("Bên", "Họ tên", "Ngày sinh", "Dân tộc", "Quốc tịch", xs=first),
        cells("Nữ", "LÊ THỊ MAI", "05/06/1999", "Kinh", "Việt Nam", xs=first),
        cells("Nam", "VÕ VĂN KIỆT", "17/11/1996", "Tày", "Việt Nam", xs=first),
        "b) Chỗ ở và giấy tờ",
        cells("Bên", "Nơi cư trú", "Giấy tờ mang theo", xs=second),
        cells("Nữ", "xã An Bình, tỉnh Vĩnh Long", "CCCD số 086199000001", xs=second),
        cells("Nam", "xã Tân Phú, tỉnh Vĩnh Long", "CCCD số 086096000002", xs=second),
    ]
    found = read("marriage_registration", rows, grid(3, 3, first), grid(7, 3, second))
    assert found["receiving_office"] == "UBND xã An Bình, tỉnh Vĩnh Long"
    assert found["bride_residence"] == "xã An Bình, tỉnh Vĩnh Long"
    assert found["groom_residence"] == "xã Tân Phú, tỉnh Vĩnh Long"
    assert found["groom_id"] == "CCCD số 086096000002"
    assert found["groom_birth_date"] == "17/11/1996"


@pytest.mark.parametrize("form", ["birth_registration", "land_change"])
def test_a_form_that_names_no_people_has_none_side_by_side(form: str) -> None:
    assert people_field(FORMS[form]) is None


def test_values_stand_below_headings_of_a_ruled_table() -> None:
    rows: list[Row] = [
        "PHIẾU ĐỀ NGHỊ CẤP GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN",
        "ĐƠN VỊ TIẾP NHẬN: UBND xã An Bình, tỉnh Vĩnh Long",
        "Họ tên người nộp: LÊ VĂN NAM",
        cells("Quãng thời gian", "Từ", "Đến"),
        cells("(ngày, tháng, năm)", "26/04/2002", "18/02/2025"),
        "HÔN NHÂN: Chưa kết hôn với ai",
        "DÙNG VÀO VIỆC: Đăng ký kết hôn",
    ]
    found = read("marital_status", rows, grid(4, 2))
    assert (found["period_from"], found["period_to"]) == ("26/04/2002", "18/02/2025")


def test_the_table_is_the_one_whose_heading_is_read_best() -> None:
    xs = (90.0, 700.0, 1600.0)
    three = (90.0, 300.0, 1200.0, 1600.0)
    rows: list[Row] = [
        "ĐƠN ĐĂNG KÝ HỘ KINH DOANH",
        cells("CƠ SỞ KD", "KÊ KHAI", xs=xs),
        cells("Tên hộ kinh doanh", "TIỆM SỬA XE AN", xs=xs),
        cells("Số lượng lao động", "06", xs=xs),
        cells("TT", "NGÀNH NGHỀ KD", "MÃ NGÀNH", xs=three),
        cells("1", "Bảo dưỡng mô tô, xe máy", "4542", xs=three),
    ]
    found = read("household_business", rows, grid(2, 3, xs), grid(5, 2, three))
    assert found["business_name"] == "TIỆM SỬA XE AN"
    assert found["activities.1.name"] == "Bảo dưỡng mô tô, xe máy"
    assert found["activities.1.code"] == "4542"
    assert "activities.2.name" not in found

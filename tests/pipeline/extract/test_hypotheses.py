"""Columns side by side are read in the order that explains the paper best."""

from collections.abc import Sequence

from pipeline.extract import extract
from schemas.form import load_forms
from schemas.page import Grid
from tests.pipeline.typed import Row, page

FORMS = load_forms()


RIGHT = 900


def texts(form: str, rows: Sequence[Row], grids: tuple[Grid, ...] = ()) -> dict[str, str]:
    return {raw.key: raw.text for raw in extract(FORMS[form], [page(rows, grids=grids)])}


def test_labels_above_their_values_stand_in_cells() -> None:
    found = texts(
        "school_transfer",
        [
            "ĐƠN XIN CHUYỂN TRƯỜNG",
            [(100, "Họ tên cha/mẹ"), (RIGHT, "Học sinh")],
            [(100, "Lê Thùy Huyền"), (RIGHT, "Hoàng Quốc An")],
            [(100, "Số điện thoại"), (RIGHT, "Ngày sinh")],
            [(100, "0561217757"), (RIGHT, "25/07/2017")],
            [(100, "Trường đang học"), (RIGHT, "Xin chuyển đến trường")],
            [(100, "Trường TH Bình Minh, xã Ngô"), (RIGHT, "Trường TH Võ Thị Sáu,")],
            [(100, "Quyền"), (RIGHT, "thành phố Đà Nẵng")],
            "Lý do: Chuyển về gần nhà để tiện việc đưa đón cháu",
        ],
    )
    assert found["parent_name"] == "Lê Thùy Huyền"
    assert found["pupil_name"] == "Hoàng Quốc An"
    assert found["parent_phone"] == "0561217757"
    assert found["pupil_birth_date"] == "25/07/2017"
    assert found["from_school"] == "Trường TH Bình Minh, xã Ngô Quyền"
    assert found["to_school"] == "Trường TH Võ Thị Sáu, thành phố Đà Nẵng"


MOTHER_AND_FATHER: list[Row] = [
    "TỜ KHAI ĐĂNG KÝ KHAI SINH",
    "Họ, chữ đệm, tên: NGUYỄN VĂN BÌNH",
    "Ngày, tháng, năm sinh: 05/06/2024",
    [(100, "Họ tên người mẹ: LÊ THỊ MAI"), (RIGHT, "Họ tên người cha: VÕ VĂN KIỆT")],
    [(100, "Năm sinh: 1999"), (RIGHT, "Năm sinh: 1996")],
    [(100, "Dân tộc: Kinh"), (RIGHT, "Dân tộc: Tày")],
    [(100, "Quốc tịch: Việt Nam"), (RIGHT, "Quốc tịch: Lào")],
    [(100, "Nơi cư trú: xã Tân Phú, huyện"), (RIGHT, "Nơi cư trú: xã An Bình, huyện")],
    [(100, "Long Hồ, tỉnh Vĩnh Long"), (RIGHT, "Ba Bể, tỉnh Bắc Kạn")],
    "Làm tại: xã Tân Phú, ngày 15 tháng 6 năm 2024",
]


def test_two_people_side_by_side_keep_what_wraps_in_their_columns() -> None:
    found = texts("birth_registration", MOTHER_AND_FATHER)
    assert found["mother_name"] == "LÊ THỊ MAI"
    assert found["mother_birth_year"] == "1999"
    assert found["mother_residence"] == "xã Tân Phú, huyện Long Hồ, tỉnh Vĩnh Long"
    assert found["father_name"] == "VÕ VĂN KIỆT"
    assert found["father_ethnicity"] == "Tày"
    assert found["father_residence"] == "xã An Bình, huyện Ba Bể, tỉnh Bắc Kạn"


def test_a_label_above_its_value_may_have_more_words_than_are_listed() -> None:
    found = texts(
        "land_change",
        [
            "ĐƠN ĐĂNG KÝ BIẾN ĐỘNG ĐẤT ĐAI",
            "Họ và tên: Huỳnh Anh Lâm",
            [(100, "Số CCCD"), (RIGHT, "Diện tích")],
            [(100, "079185001234"), (RIGHT, "1695 m2")],
            [(100, "Địa chỉ của ông bà"), (RIGHT, "Địa chỉ thửa đất")],
            [(100, "Xóm Nà Mạ, xã Trường Hà, huyện"), (RIGHT, "Xóm Nà Mạ, xã Trường Hà, huyện")],
            [(100, "Hà Quảng, tỉnh Cao Bằng"), (RIGHT, "Hà Quảng, tỉnh Cao Bằng")],
        ],
    )
    assert found["user_address"] == "Xóm Nà Mạ, xã Trường Hà, huyện Hà Quảng, tỉnh Cao Bằng"
    assert found["plot_address"] == "Xóm Nà Mạ, xã Trường Hà, huyện Hà Quảng, tỉnh Cao Bằng"
    assert found["user_id"] == "079185001234"
    assert found["area_m2"] == "1695 m2"


def test_two_columns_that_ask_for_different_things_are_read_one_after_the_other() -> None:
    found = texts(
        "death_registration",
        [
            "TỜ KHAI ĐĂNG KÝ KHAI TỬ",
            "Họ, chữ đệm, tên: CAO HOÀNG LONG",
            [(100, "Ngày, tháng, năm sinh: 23/11/1957"), (RIGHT, "Nơi chết: Bệnh viện Phụ sản")],
            [(100, "Dân tộc: Kinh"), (RIGHT, "Thanh Hóa, tỉnh Thanh Hóa")],
            [(100, "Quốc tịch: Việt Nam"), (RIGHT, "Nguyên nhân chết: Nhồi máu cơ")],
            [(100, "Nơi cư trú cuối cùng: phường"), (RIGHT, "tim cấp")],
            [(100, "Hạc Thành, tỉnh Thanh Hóa"), (RIGHT, "Số Giấy báo tử: 383/2025")],
        ],
    )
    assert found["deceased_ethnicity"] == "Kinh"
    assert found["deceased_residence"] == "phường Hạc Thành, tỉnh Thanh Hóa"
    assert found["death_place"] == "Bệnh viện Phụ sản Thanh Hóa, tỉnh Thanh Hóa"
    assert found["death_cause"] == "Nhồi máu cơ tim cấp"
    assert found["death_notice_number"] == "383/2025"


def test_a_label_that_wraps_in_its_cell_is_read_before_the_value_beside_it() -> None:
    grid = Grid(xs=(90.0, 680.0, 1600.0), ys=(150.0, 210.0, 330.0, 390.0, 450.0))
    found = texts(
        "civil_extract_copy",
        [
            "TỜ KHAI CẤP BẢN SAO TRÍCH LỤC HỘ TỊCH",
            [(100, "Họ, chữ đệm, tên"), (700, "Huỳnh Thị Nhàn")],
            [(100, "Quan hệ với người được cấp"), (700, "Mẹ")],
            "bản sao Trích lục hộ tịch",
            [(100, "Dân tộc"), (700, "Kinh")],
            [(100, "Quốc tịch"), (700, "Việt Nam")],
        ],
        (grid,),
    )
    assert found["requester_relationship"] == "Mẹ"


def test_rows_whose_values_stand_in_them_are_read_row_by_row() -> None:
    found = texts(
        "birth_registration",
        [
            "TỜ KHAI ĐĂNG KÝ KHAI SINH",
            [(100, "Họ, chữ đệm, tên: NGUYỄN VĂN BÌNH"), (RIGHT, "Giới tính: Nam")],
            [(100, "Dân tộc: Kinh"), (RIGHT, "Quốc tịch: Việt Nam")],
            [(100, "Nơi sinh: Trạm Y tế xã Tân Phú"), (RIGHT, "Quê quán: xã Tân Phú")],
        ],
    )
    assert found["child_gender"] == "Nam"
    assert found["child_ethnicity"] == "Kinh"
    assert found["child_nationality"] == "Việt Nam"
    assert found["child_birth_place"] == "Trạm Y tế xã Tân Phú"
    assert found["child_origin"] == "xã Tân Phú"

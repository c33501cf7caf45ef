"""What belongs to a label: up to the next, below it where a value wraps, whoever comes first."""

from pipeline.extract import extract
from schemas.form import load_forms
from tests.pipeline.typed import BIRTH_ROWS, page

EXTRACT_ROWS = (
    "TỜ KHAI CẤP BẢN SAO TRÍCH LỤC HỘ TỊCH",
    "Kính gửi: UBND phường An Hòa",
    "Họ, chữ đệm, tên người yêu cầu: Lê Văn Nam",
    "Đề nghị cơ quan cấp bản sao trích lục: Trích lục khai… cho người có tên dưới đây:",
)


def read(form: str, rows: tuple[str, ...]) -> dict[str, str]:
    return {raw.key: raw.text for raw in extract(load_forms()[form], [page(rows)])}


def test_a_value_in_the_middle_of_a_row_goes_on_below_the_words_behind_it() -> None:
    found = read("civil_extract_copy", (*EXTRACT_ROWS, "sinh", "Họ, chữ đệm, tên: Lê Thị Mai"))
    assert found["extract_kind"] == "Trích lục khai sinh"
    assert found["subject_name"] == "Lê Thị Mai"


def test_a_label_below_is_not_the_rest_of_a_value() -> None:
    found = read("civil_extract_copy", (*EXTRACT_ROWS, "Tên gọi khác: Mai"))
    assert found["extract_kind"] == "Trích lục khai"


def test_the_father_may_stand_before_the_mother() -> None:
    mother, father = BIRTH_ROWS[15:18], BIRTH_ROWS[18:21]
    found = read("birth_registration", (*BIRTH_ROWS[:15], *father, *mother, *BIRTH_ROWS[21:]))
    expected = read("birth_registration", BIRTH_ROWS)
    assert found == expected
    assert found["father_ethnicity"] == "Tày"
    assert found["mother_birth_year"] == "1994"


def test_a_label_that_two_people_have_may_stand_elsewhere_near_its_place() -> None:
    found = read(
        "marital_status",
        (
            "TỜ KHAI CẤP GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN",
            "Kính gửi: UBND phường An Hòa",
            "Họ tên người yêu cầu: Lê Văn Nam",
            "Nơi cư trú: 5 Lê Lợi, Huế",
            "Giấy tờ tùy thân: CCCD số 046190001234",
            "Quan hệ với người được cấp Giấy xác nhận tình trạng hôn nhân: Cha",
            "Họ, chữ đệm, tên: Lê Thị Mai",
            "Dân tộc: Kinh Quốc tịch: Việt Nam",
            "Giấy tờ tùy thân: CCCD số 046301005678",
            "Nơi cư trú: 7 Lê Lợi, Huế",
            "Tình trạng hôn nhân: Chưa kết hôn",
        ),
    )
    assert found["subject_nationality"] == "Việt Nam"
    assert found["subject_id"] == "CCCD số 046301005678"
    assert found["requester_id"] == "CCCD số 046190001234"


def test_the_last_words_of_a_label_without_a_colon_are_no_part_of_the_value() -> None:
    rows = (
        "ĐƠN ĐĂNG KÝ BIẾN ĐỘNG ĐẤT ĐAI",
        "Số CCCD/CMND CCCD 046190001234",
        "Địa chỉ tại Số 5 Lê Lợi",
    )
    found = read("land_change", rows)
    assert found["plot_address"] == "Số 5 Lê Lợi"
    assert found["user_id"] == "CCCD 046190001234"


def test_an_address_behind_a_colon_keeps_its_first_word() -> None:
    rows = ("ĐƠN ĐĂNG KÝ BIẾN ĐỘNG ĐẤT ĐAI", "Tên: LÊ THỊ MAI", "Địa chỉ: số 5 Lê Lợi")
    assert read("land_change", rows)["user_address"] == "số 5 Lê Lợi"

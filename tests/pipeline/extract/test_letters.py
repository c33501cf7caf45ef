"""Letters and slips as people type them: sentences that go on, headings of parts, whoever asks named last."""

import pytest

from pipeline.extract import extract
from schemas.form import load_forms
from tests.pipeline.typed import Row, page

FORMS = load_forms()
MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"


def read(form: str, *rows: Row) -> dict[str, str]:
    found = extract(FORMS[form], [page([MOTTO, *rows])])
    return {raw.key: raw.text.replace("\n", " ") for raw in found if raw.text}


SLIP = (
    "BẢN KHAI XIN GIẤY CHỨNG NHẬN TÌNH TRẠNG HÔN NHÂN",
    "Kính gửi: Lãnh đạo UBND xã Tân Phú, tỉnh Vĩnh Long",
    "Phần 1 - Người cần giấy",
    "(1) Họ, tên: ĐINH VĂN MINH",
    "(2) Ngày tháng năm sinh: 06/08/1992",
    "(4) Căn cước hoặc hộ chiếu: CCCD số 086092000001",
    "(5) Chỗ ở hiện thời: xã Tân Phú, tỉnh Vĩnh Long",
    "Phần 2 - Nội dung chứng nhận",
    "(3) Trong thời gian ấy đã có vợ, có chồng hay chưa: Độc thân",
    "(4) Xin giấy để làm gì: Để đăng ký kết hôn",
    "Phần 3 - Người khai (nếu khai thay)",
    "(1) Họ, tên: Đinh Xuân Phong là Cha của người cần giấy",
    "(2) Căn cước hoặc hộ chiếu: CCCD số 086065000002",
    "(3) Chỗ ở hiện thời: xã An Bình, tỉnh Vĩnh Long",
    "Khai ngày 24 tháng 06 năm 2025 tại Vĩnh Long",
    "Người khai ký, ghi tên",
)


def test_who_asks_may_be_named_last_behind_parts_about_others() -> None:
    found = read("marital_status", *SLIP)
    assert found["subject_name"] == "ĐINH VĂN MINH"
    assert found["subject_residence"] == "xã Tân Phú, tỉnh Vĩnh Long"
    assert found["requester_name"] == "Đinh Xuân Phong"
    assert found["requester_id"] == "CCCD số 086065000002"
    assert found["requester_residence"] == "xã An Bình, tỉnh Vĩnh Long"


def test_a_relationship_behind_la_is_read_without_whose_it_is() -> None:
    assert read("marital_status", *SLIP)["requester_relationship"] == "Cha"


def test_an_office_is_read_without_whom_of_it_is_addressed() -> None:
    found = read("marital_status", *SLIP)
    assert found["receiving_office"] == "UBND xã Tân Phú, tỉnh Vĩnh Long"


def test_a_place_behind_the_day_of_signing_ends_with_its_row() -> None:
    assert read("marital_status", *SLIP)["made_at"] == "Vĩnh Long"


BIRTH = (
    "PHIẾU KHAI LÀM GIẤY KHAI SINH CHO TRẺ",
    "Nơi nhận phiếu: UBND xã Tân Phú, tỉnh Vĩnh Long",
    "A. EM BÉ",
    "- Tên đặt cho cháu: LÝ PHƯƠNG CHI",
    "- Chào đời ngày 20 tháng 04 năm 2023 Cháu là ☐ Nam ☒ Nữ",
    "- Người dân tộc: Kinh",
    "C. NGƯỜI ĐI LÀM GIẤY",
    "- Ông/bà: BÙI THÙY LAN là ☐ Cha ☒ Mẹ",
    "- Địa chỉ: xã Tân Phú, tỉnh Vĩnh Long",
    "- Số CC/CCCD, nơi và ngày cấp: CCCD số 086092000001",
)


def test_answers_with_boxes_behind_la_are_told_by_their_words() -> None:
    found = read("birth_registration", *BIRTH)
    assert "Nữ" in found["child_gender"]
    assert "Mẹ" in found["requester_relationship"]


def test_the_heading_of_a_part_is_no_label_where_items_follow() -> None:
    assert read("birth_registration", *BIRTH)["requester_name"] == "BÙI THÙY LAN"


DEATH = (
    "PHIẾU KÊ KHAI ĐĂNG KÝ KHAI TỬ",
    "NƠI NHẬN PHIẾU: UBND xã Tân Phú, tỉnh Vĩnh Long",
    "NGƯỜI ĐI KHAI: TRỊNH CÔNG THÀNH",
    "NGƯỜI MẤT: ĐÀO THANH LOAN",
    "NGÀY MẤT:",
    "ngày 12 tháng 10 năm 2024",
    "VÌ SAO MẤT: Suy tim",
    "Giấy báo tử: số: 213/2024/GBT",
    "Giấy báo tử: ngày lập:",
    "ngày 13 tháng 10 năm 2024",
    "Xin bản sao trích lục khai tử: Có ☐ Không ☒",
    "Vĩnh Long, ngày 15 tháng 10 năm 2024",
)


def test_days_below_their_labels_are_not_the_day_of_signing() -> None:
    found = read("death_registration", *DEATH)
    assert found["death_date"].endswith("12 tháng 10 năm 2024")
    assert found["death_notice_date"].endswith("13 tháng 10 năm 2024")
    assert found["made_on"] == "15 tháng 10 năm 2024"


def test_a_wording_with_a_colon_within_is_a_whole_label() -> None:
    assert read("death_registration", *DEATH)["death_notice_number"] == "213/2024/GBT"


@pytest.mark.parametrize("is_swapped", [False, True])
def test_a_couple_is_told_by_how_the_letter_calls_them(is_swapped: bool) -> None:
    people = (
        ("Anh LƯƠNG CÔNG BÌNH sinh ngày 25/06/1997", "dân tộc Kinh", "nhà ở tại xã Tân Phú"),
        ("chị NGUYỄN THU NGA sinh ngày 19/05/1993", "dân tộc Tày", "nhà ở tại xã An Bình"),
    )
    first, second = people[::-1] if is_swapped else people
    found = read(
        "marriage_registration",
        "ĐƠN XIN ĐĂNG KÝ KẾT HÔN",
        "Kính gửi UBND xã Tân Phú, tỉnh Vĩnh Long",
        "Chúng tôi gồm có:",
        *first,
        *second,
        "Vĩnh Long, ngày 26 tháng 04 năm 2024",
    )
    assert found["groom_birth_date"] == "25/06/1997"
    assert found["bride_birth_date"] == "19/05/1993"
    assert found["groom_ethnicity"] == "Kinh"
    assert found["bride_residence"] == "xã An Bình"


@pytest.mark.parametrize(
    ("row", "key", "value"),
    [
        ("Học tại Trường THPT Phan Bội Châu", "school", "Trường THPT Phan Bội Châu"),
        ("Học tại trường: THPT Phan Bội Châu", "school", "THPT Phan Bội Châu"),
    ],
)
def test_a_school_keeps_its_first_word_behind_a_place_word(row: str, key: str, value: str) -> None:
    found = read(
        "diploma_copy",
        "ĐƠN ĐỀ NGHỊ CẤP BẢN SAO VĂN BẰNG",
        "Kính gửi: Sở Giáo dục và Đào tạo tỉnh Vĩnh Long",
        "Họ và tên: PHAN KHÁNH ANH",
        row,
        "Xếp loại: Giỏi",
    )
    assert found[key] == value

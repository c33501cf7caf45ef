"""Prints in words that no definition lists: told by what is filled in, by dashes, by numbers of their
own, and in the order in which they ask."""

import pytest

from pipeline.extract import extract
from schemas.form import load_forms
from tests.pipeline.typed import page

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"


def read(form: str, *rows: str) -> dict[str, str]:
    """Return what is read on a paper of a form that has these rows."""
    found = extract(load_forms()[form], [page([MOTTO, *rows])])
    return {raw.key: raw.text.replace("\n", " ") for raw in found if raw.text}


EXTRACT = (
    "ĐƠN XIN TRÍCH LỤC HỘ TỊCH",
    "Kính gửi: UBND phường Tân An",
    "Em tên: NGUYỄN HỮU LÂM",
    "Của người có tên: NGUYỄN HỮU AN",
    "Người này với em ra sao: Cha",
    "Mã số của người này: 066072489694",
    "Nơi đã làm giấy trước đây: UBND phường Tân Lợi, tỉnh Đắk Lắk",
    "Ngày làm giấy: ngày 16 tháng 04 năm 2008",
    "Đắk Lắk, ngày 31 tháng 01 năm 2025",
)


def test_labels_in_other_words_are_told_by_what_is_filled_in() -> None:
    found = read("civil_extract_copy", *EXTRACT)
    assert found["requester_relationship"] == "Cha"
    assert found["subject_personal_id"] == "066072489694"
    assert found["registered_at"] == "UBND phường Tân Lợi, tỉnh Đắk Lắk"
    assert "subject_id" not in found


def test_a_value_of_another_type_is_no_reason_to_take_an_unknown_label() -> None:
    rows = [row.replace("với em ra sao: Cha", "với em ra sao: Thân thiết") for row in EXTRACT]
    assert "requester_relationship" not in read("civil_extract_copy", *rows)


SLIP = (
    "PHIẾU YÊU CẦU CẤP GIẤY KHAI SINH",
    "Ngày sinh – 21/6/2025",
    "Nơi sinh – Bệnh viện Sản Nhi Nghệ An - Cơ sở 2",
    "Quê quán – Phường Buôn Ma Thuột, tỉnh Đắk Lắk",
    "Họ tên mẹ – MAI THỊ LOAN",
    "Họ tên cha – TRẦN CÔNG NGHĨA",
    "Nơi thường trú hoặc tạm trú của cha – Số 9 Lê Lợi, phường Bến Nghé",
)


def test_dashes_stand_for_colons_where_a_print_has_them_throughout() -> None:
    found = read("birth_registration", *SLIP)
    assert found["child_birth_date"] == "21/6/2025"
    assert found["child_birth_place"] == "Bệnh viện Sản Nhi Nghệ An - Cơ sở 2"
    assert found["mother_name"] == "MAI THỊ LOAN"
    assert found["father_name"] == "TRẦN CÔNG NGHĨA"
    assert found["father_residence"] == "Số 9 Lê Lợi, phường Bến Nghé"


def test_a_dash_in_a_value_stays_where_a_print_has_colons() -> None:
    found = read(
        "household_business",
        "GIẤY ĐỀ NGHỊ ĐĂNG KÝ HỘ KINH DOANH",
        "Kính gửi: Phòng Tài chính - Kế hoạch quận Ninh Kiều",
        "Tên hộ kinh doanh: HỘ KINH DOANH MAY MẶC - GIÀY DÉP",
    )
    assert found["receiving_office"] == "Phòng Tài chính - Kế hoạch quận Ninh Kiều"
    assert found["business_name"] == "HỘ KINH DOANH MAY MẶC - GIÀY DÉP"


@pytest.mark.parametrize("numbers", [("1/", "2/"), ("I.", "II.")])
def test_numbered_parts_with_labels_below_end_the_value_before(numbers: tuple[str, str]) -> None:
    found = read(
        "death_registration",
        "ĐƠN BÁO TỬ",
        "Kính gửi UBND phường Vị Hoàng",
        f"{numbers[0]} Người báo tử",
        "Tên tôi là LƯU XUÂN TRÍ",
        "Chỗ ở hiện nay Số 255 đường Trần Hưng Đạo",
        f"{numbers[1]} Người chết",
        "Họ tên LÝ THỊ HUYỀN",
        "Giờ chết 23 giờ 34 phút ngày chết ngày 14 tháng 06 năm 2024",
        "Nam Định, ngày 26 tháng 06 năm 2024",
    )
    assert found["receiving_office"] == "UBND phường Vị Hoàng"
    assert found["requester_residence"] == "Số 255 đường Trần Hưng Đạo"
    assert found["death_time"] == "23 giờ 34 phút"
    assert found["death_date"] == "14 tháng 06 năm 2024"


def test_whoever_fills_it_in_may_be_asked_last() -> None:
    found = read(
        "death_registration",
        "PHIẾU BÁO TỬ",
        "I. NGƯỜI CHẾT",
        "Họ và tên: LÝ THỊ HUYỀN",
        "Dân tộc: Kinh",
        "Giấy tờ tùy thân: CCCD 036156566148",
        "Nơi cư trú cuối cùng: Số 9 Lê Lợi, phường Vị Hoàng",
        "II. NGƯỜI ĐI BÁO",
        "Họ và tên: LƯU XUÂN TRÍ",
        "Nơi cư trú: Số 5 Hàng Tiện, phường Vị Hoàng",
        "Giấy tờ tùy thân: CCCD 066045035236",
        "Quan hệ với người đã chết: Chồng",
    )
    assert found["deceased_name"] == "LÝ THỊ HUYỀN"
    assert found["deceased_id"] == "CCCD 036156566148"
    assert found["requester_name"] == "LƯU XUÂN TRÍ"
    assert found["requester_residence"] == "Số 5 Hàng Tiện, phường Vị Hoàng"
    assert found["requester_id"] == "CCCD 066045035236"


@pytest.mark.parametrize("label", ["Chỗ ở hiện nay", "Hộ khẩu thường trú tại", "Hiện đang ở tại"])
def test_forms_share_the_wordings_of_what_they_all_ask_for(label: str) -> None:
    found = read(
        "marital_status",
        "TỜ KHAI CẤP GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN",
        "Tôi tên là: NGUYỄN THU THỦY",
        f"{label}: Số 9 Lê Lợi, phường Bến Nghé",
    )
    assert found["requester_residence"] == "Số 9 Lê Lợi, phường Bến Nghé"


def test_a_wording_that_a_form_has_for_another_field_stays_that_field_s() -> None:
    found = read(
        "household_business",
        "GIẤY ĐỀ NGHỊ ĐĂNG KÝ HỘ KINH DOANH",
        "Hộ khẩu thường trú: Số 1 Lê Lợi, phường Bến Nghé",
        "Chỗ ở hiện tại: Số 2 Hàng Bông, phường Hoàn Kiếm",
    )
    assert found["owner_permanent_address"] == "Số 1 Lê Lợi, phường Bến Nghé"
    assert found["owner_current_address"] == "Số 2 Hàng Bông, phường Hoàn Kiếm"


def test_a_name_in_capitals_ends_where_the_sentence_goes_on() -> None:
    found = read(
        "death_registration",
        "ĐƠN BÁO TỬ",
        "Tên tôi là LƯU XUÂN TRÍ là chồng của người chết",
        "Chỗ ở hiện nay Số 255 đường Trần Hưng Đạo",
        "Họ tên LÝ THỊ HUYỀN",
    )
    assert found["requester_name"] == "LƯU XUÂN TRÍ"

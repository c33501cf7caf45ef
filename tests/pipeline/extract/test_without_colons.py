"""Prints without colons: where a label ends is told by capitals, and where a value ends by what is
left of its row and by dashes."""

import pytest

from pipeline.extract import extract
from schemas.form import load_forms
from tests.pipeline.typed import page

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"


def read(form: str, *rows: str) -> dict[str, str]:
    """Return what is read on a paper of a form that has these rows."""
    found = extract(load_forms()[form], [page([MOTTO, *rows])])
    return {raw.key: raw.text for raw in found if raw.text}


def test_a_name_in_capitals_is_no_part_of_a_longer_label_that_is_like_it() -> None:
    found = read(
        "death_registration",
        "TỜ KHAI ĐĂNG KÝ KHAI TỬ",
        "Họ, chữ đệm, tên NGUYỄN QUANG GIANG",
        "Nơi cư trú Xã Liên Hiệp, huyện Hưng Hà",
        "Quan hệ với người đã chết Con trai",
        "Họ, chữ đệm, tên NGUYỄN QUỲNH HÀ",
        "Ngày, tháng, năm sinh 28/5/1951",
    )
    assert found["requester_name"] == "NGUYỄN QUANG GIANG"
    assert found["deceased_name"] == "NGUYỄN QUỲNH HÀ"


def test_a_value_whose_first_word_is_the_last_of_a_listed_label_keeps_it() -> None:
    found = read(
        "land_change",
        "ĐƠN ĐĂNG KÝ BIẾN ĐỘNG ĐẤT ĐAI, TÀI SẢN GẮN LIỀN VỚI ĐẤT",
        "5) Diện tích 216 m2",
        "6) Mục đích sử dụng Đất ở tại đô thị",
        "7) Địa chỉ thửa đất Số 5 Lê Lợi, phường Bến Nghé",
    )
    assert found["land_use"] == "Đất ở tại đô thị"


def test_a_label_in_title_case_is_whole() -> None:
    found = read(
        "school_transfer",
        "ĐƠN XIN CHUYỂN TRƯỜNG",
        "Họ Và Tên Học Sinh LÊ THỊ MAI",
        "Ngày Sinh 05/06/2013",
        "Lý Do Chuyển nhà",
    )
    assert found["pupil_name"] == "LÊ THỊ MAI"


@pytest.mark.parametrize("tail", ["người đề nghị", "người yêu cầu"])
def test_the_last_words_of_a_label_are_no_part_of_a_name(tail: str) -> None:
    found = read(
        "diploma_copy",
        "ĐƠN ĐỀ NGHỊ CẤP BẢN SAO VĂN BẰNG, CHỨNG CHỈ TỪ SỔ GỐC",
        f"- Họ và tên {tail} NGUYỄN BẢO LY",
        "- Nơi sinh tỉnh Đắk Lắk",
    )
    assert found["name"] == "NGUYỄN BẢO LY"
    assert found["birth_place"] == "tỉnh Đắk Lắk"


def test_what_a_label_asks_of_an_identity_paper_is_no_part_of_it() -> None:
    found = read(
        "household_business",
        "GIẤY ĐỀ NGHỊ ĐĂNG KÝ HỘ KINH DOANH",
        "Tôi là BÙI ANH NAM",
        "Loại giấy tờ, số, ngày cấp, nơi cấp CCCD: 034201615565, cấp ngày 02/04/2023, nơi cấp: Bộ Công an",
        "Địa chỉ thường trú Số 161 đường Hai Bà Trưng",
    )
    assert found["owner_id"].startswith("CCCD: 034201615565, cấp ngày 02/04/2023, nơi cấp")


def test_a_value_that_says_the_last_word_of_its_label_again_is_whole() -> None:
    found = read(
        "diploma_copy",
        "ĐƠN ĐỀ NGHỊ CẤP BẢN SAO VĂN BẰNG, CHỨNG CHỈ TỪ SỔ GỐC",
        "- Họ và tên NGUYỄN BẢO LY",
        "- Nơi sinh tỉnh Đắk Lắk",
        "- Giới tính Nữ",
        "- Loại văn bằng, chứng chỉ Bằng tốt nghiệp THCS",
        "- Tốt nghiệp trường Trường THCS Nguyễn Trãi",
        "- Năm tốt nghiệp 2011",
    )
    assert found["school"] == "Trường THCS Nguyễn Trãi"
    assert found["diploma_kind"] == "Bằng tốt nghiệp THCS"


MARITAL = (
    "TỜ KHAI CẤP GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN",
    "Kính gửi: Ủy ban nhân dân xã Bát Tràng, huyện Gia Lâm, thành phố Hà Nội",
    "{heading}",
    "- Họ, chữ đệm, tên người yêu cầu: NGUYỄN THU THỦY",
    "- Nơi cư trú: Thôn Bát Tràng, xã Bát Tràng, huyện Gia Lâm, thành phố Hà Nội, nước Việt",
    "Nam",
    "- Giấy tờ tùy thân: CCCD 001188486003",
)


def test_a_heading_that_stands_alone_ends_the_value_before_it() -> None:
    found = read(
        "marital_status", *(row.format(heading="Thông tin người yêu cầu") for row in MARITAL)
    )
    assert found["receiving_office"] == MARITAL[1].removeprefix("Kính gửi: ")


def test_the_second_row_of_a_value_is_no_heading() -> None:
    found = read("marital_status", *(row for row in MARITAL if "{" not in row))
    assert found["requester_residence"].endswith("thành phố Hà Nội, nước Việt Nam")


def test_a_value_that_begins_below_its_label_is_no_heading() -> None:
    found = read(
        "land_change",
        "ĐƠN ĐĂNG KÝ BIẾN ĐỘNG ĐẤT ĐAI, TÀI SẢN GẮN LIỀN VỚI ĐẤT",
        "Lý do biến động:",
        "Nhận chuyển nhượng quyền",
        "Giấy tờ liên quan nộp kèm theo: Giấy chứng nhận đã cấp, hợp đồng chuyển nhượng số 210",
    )
    assert found["reason"] == "Nhận chuyển nhượng quyền"


def test_copies_are_counted_behind_boxes_in_the_same_row_wherever_it_stands() -> None:
    found = read(
        "birth_registration",
        "TỜ KHAI ĐĂNG KÝ KHAI SINH",
        "1. Họ, chữ đệm, tên người yêu cầu LÊ HỮU AN",
        "2. Nơi cư trú Số 325B Trần Phú, phường Minh An",
        "Đề nghị cấp bản sao Có ☒, Không ☐ Số lượng 04 bản",
        "Tôi cam đoan nội dung đề nghị đăng ký khai sinh trên đây là đúng sự thật",
    )
    assert found["copies_count"].startswith("04")


def test_a_row_that_begins_though_the_one_before_had_room_is_no_part_of_its_value() -> None:
    found = read(
        "death_registration",
        "TỜ KHAI ĐĂNG KÝ KHAI TỬ",
        "Kính gửi: Ủy ban nhân dân phường Hồng Gai, thành phố Hạ Long, tỉnh Quảng Ninh",
        "Nguyên nhân chết Tuổi cao",
        "Ghi chú của trạm Không có",
        "Nơi cư trú cuối cùng Xã Liên Hiệp, huyện Hưng Hà",
    )
    assert found["death_cause"] == "Tuổi cao"


@pytest.mark.parametrize(
    "closing",
    [
        "Tôi cam kết lời khai trên là đúng.",
        "Em xin chân thành cảm ơn!",
        "Lời khai trên đúng sự thật",
    ],
)
def test_the_sentence_that_closes_a_paper_is_no_part_of_a_value(closing: str) -> None:
    found = read("school_transfer", "ĐƠN XIN CHUYỂN TRƯỜNG", "Lý do: Chuyển nhà", closing)
    assert found["reason"] == "Chuyển nhà"


def test_a_part_with_a_capital_letter_ends_the_value_before_it() -> None:
    found = read(
        "diploma_copy",
        "ĐƠN ĐỀ NGHỊ CẤP BẢN SAO VĂN BẰNG, CHỨNG CHỈ TỪ SỔ GỐC",
        "Kính gửi: Sở Giáo dục và Đào tạo tỉnh Nam Định",
        "A. Người đăng ký",
        "Họ và tên: Nguyễn Bảo Ly",
    )
    assert found["receiving_office"] == "Sở Giáo dục và Đào tạo tỉnh Nam Định"


def test_a_bracket_that_closes_what_the_value_did_not_open_is_not_its_own() -> None:
    found = read(
        "household_business",
        "GIẤY ĐỀ NGHỊ ĐĂNG KÝ HỘ KINH DOANH",
        "Vốn kinh doanh: 80.000.000 đồng (bằng chữ: Tám mươi triệu đồng)",
        "Số lượng lao động: 2",
    )
    assert found["capital_words"] == "Tám mươi triệu đồng"


def test_the_rest_of_a_label_before_a_colon_is_no_part_of_an_office() -> None:
    found = read(
        "death_registration",
        "TỜ KHAI ĐĂNG KÝ KHAI TỬ",
        "Nơi cấp",
        "Giấy báo tử: Bệnh viện đa khoa tỉnh Cao Bằng",
    )
    assert "Giấy báo tử" not in found.get("death_notice_issuer", "")


def test_the_school_stands_behind_words_that_open_a_row() -> None:
    found = read(
        "diploma_copy",
        "ĐƠN ĐỀ NGHỊ CẤP BẢN SAO VĂN BẰNG, CHỨNG CHỈ TỪ SỔ GỐC",
        "Họ và tên NGUYỄN BẢO LY",
        "Loại văn bằng, chứng chỉ Bằng tốt nghiệp THCS",
        "Nơi học Trường THCS Nguyễn Trãi",
        "Năm tốt nghiệp 2011",
    )
    assert found["school"] == "Trường THCS Nguyễn Trãi"
    assert found["diploma_kind"] == "Bằng tốt nghiệp THCS"


def test_the_day_of_signing_is_not_that_behind_another_label() -> None:
    found = read(
        "death_registration",
        "TỜ KHAI ĐĂNG KÝ KHAI TỬ",
        "Giấy báo tử số: 446",
        "Ngày cấp Giấy báo tử: ngày 02 tháng 09 năm 2025",
        "Làm tại: Cao Bằng, ngày 06 tháng 09 năm 2025",
    )
    assert found["made_on"].startswith("06")
    assert "02" in found["death_notice_date"]

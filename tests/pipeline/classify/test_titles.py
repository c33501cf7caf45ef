"""Titles in words that no definition lists."""

import pytest

from pipeline.classify import classify
from pipeline.classify.titles import Titles
from pipeline.extract.stream import stream_of
from schemas.form import load_forms
from tests.pipeline.typed import page

FORMS = load_forms()


def likely(*rows: str) -> set[str]:
    """Return the forms that a page with these headings may be."""
    return set(Titles(FORMS.values()).likely(stream_of([page(["Độc lập - Tự do", *rows])])))


@pytest.mark.parametrize(
    ("title", "form"),
    [
        ("ĐƠN XIN XÁC NHẬN TÌNH TRẠNG HÔN NHÂN", "marital_status"),
        ("ĐƠN XIN TRÍCH LỤC HỘ TỊCH", "civil_extract_copy"),
        ("ĐƠN XIN ĐĂNG KÝ HỘ KINH DOANH", "household_business"),
        ("PHIẾU ĐĂNG KÝ KINH DOANH HỘ CÁ THỂ", "household_business"),
        ("ĐƠN ĐỀ NGHỊ ĐĂNG KÝ BIẾN ĐỘNG", "land_change"),
        ("ĐƠN XIN KHAI SINH CHO CHÁU", "birth_registration"),
        ("ĐĂNG KÝ KHAI TỬ", "death_registration"),
        ("PHIẾU YÊU CẦU CẤP BẢN SAO TRÍCH LỤC", "civil_extract_copy"),
    ],
)
def test_a_form_is_known_by_what_its_title_asks_for(title: str, form: str) -> None:
    assert likely(title) == {form}


@pytest.mark.parametrize(
    ("title", "form"),
    [
        ("ĐƠN XIN ĐĂNG KÝ BIẾN ĐỘNG QSDĐ", "land_change"),
        ("ĐƠN XIN CẤP GCN QSDĐ", "land_first_registration"),
        ("ĐƠN XIN CẤP BẢN SAO VB, CC", "diploma_copy"),
        ("TỜ KHAI XÁC NHẬN TTHN", "marital_status"),
        ("ĐƠN ĐĂNG KÝ HKD", "household_business"),
    ],
)
def test_an_abbreviation_stands_for_words_of_the_form_that_begin_with_its_letters(
    title: str, form: str
) -> None:
    assert likely(title) == {form}


def test_a_title_without_a_kind_of_paper_stands_at_the_top_and_below_no_other_heading() -> None:
    title = "ĐĂNG KÝ HỘ KINH DOANH"
    assert likely(title) == {"household_business"}
    assert likely("GIẤY CHỨNG NHẬN", title) == set()
    assert likely(*["Tên tôi là Ngô Văn Việt"] * 12, title) == set()


def test_a_word_of_another_forms_titles_tells_two_forms_of_one_matter_apart() -> None:
    assert likely("ĐƠN ĐĂNG KÝ QUYỀN SỬ DỤNG ĐẤT") == {"land_first_registration"}
    assert likely("ĐƠN ĐĂNG KÝ BIẾN ĐỘNG VỀ QUYỀN SỬ DỤNG ĐẤT") == {"land_change"}


def test_a_title_may_take_two_rows() -> None:
    assert likely("ĐƠN XIN XÁC NHẬN", "TÌNH TRẠNG HÔN NHÂN") == {"marital_status"}


@pytest.mark.parametrize(
    "title",
    [
        "TỜ KHAI ĐĂNG KÝ LẠI KHAI SINH",
        "ĐƠN KHIẾU NẠI",
        "ĐƠN ĐỀ NGHỊ CHẤM DỨT HOẠT ĐỘNG HỘ KINH DOANH",
        "ĐƠN XIN CHUYỂN MỤC ĐÍCH SỬ DỤNG ĐẤT",
        "TỜ KHAI CẤP GIẤY CHỨNG SINH",
        "ĐƠN XIN NGHỈ PHÉP",
        "ĐƠN ĐỀ NGHỊ GIẢI QUYẾT TRANH CHẤP ĐẤT ĐAI",
        "GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN",
        "Đơn xin xác nhận tình trạng hôn nhân",
    ],
)
def test_other_papers_and_words_in_small_letters_are_no_titles(title: str) -> None:
    assert likely(title) == set()


def test_a_title_in_other_words_needs_labels_below_it() -> None:
    title = "ĐƠN XIN XÁC NHẬN TÌNH TRẠNG HÔN NHÂN"
    labels = (
        "Kính gửi: Ủy ban nhân dân phường Hải Châu, thành phố Đà Nẵng",
        "Họ, chữ đệm, tên người yêu cầu: Ngô Văn Việt",
        "Nơi cư trú: Số 154/28 đường Quang Trung, phường Hải Châu",
        "Tình trạng hôn nhân: Chưa đăng ký kết hôn với ai",
        "Mục đích yêu cầu cấp Giấy xác nhận tình trạng hôn nhân: Làm hồ sơ vay vốn",
    )
    assert [found.form.id for found in classify([page([title, *labels])], FORMS)] == [
        "marital_status"
    ]
    assert classify([page([title, "Tôi đã nộp đơn này hai lần mà chưa có trả lời."])], FORMS) == []


def test_below_a_title_in_other_words_the_words_of_the_matter_count_as_labels_do() -> None:
    rows = (
        "PHIẾU YÊU CẦU SAO LỤC SỔ HỘ TỊCH",
        "Trích lục hộ tịch cần sao về việc khai sinh của cháu Ngô Minh Khang",
        "đã đăng ký hộ tịch ở xã Hòa Tiến, bản sao trích lục xin cấp 02 bản",
    )
    assert [found.form.id for found in classify([page(rows)], FORMS)] == ["civil_extract_copy"]
    assert classify([page([rows[0], "Xin trả lời trước ngày 3/4."])], FORMS) == []

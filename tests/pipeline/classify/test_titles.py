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
    ],
)
def test_a_form_is_known_by_what_its_title_asks_for(title: str, form: str) -> None:
    assert likely(title) == {form}


def test_a_title_may_take_two_rows() -> None:
    assert likely("ĐƠN XIN XÁC NHẬN", "TÌNH TRẠNG HÔN NHÂN") == {"marital_status"}


@pytest.mark.parametrize(
    "title",
    [
        "TỜ KHAI ĐĂNG KÝ LẠI KHAI SINH",
        "ĐƠN KHIẾU NẠI",
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

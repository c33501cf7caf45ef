"""Labels in words that no definition lists are found by the words they share with known ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract import extract
from pipeline.extract.asks import asks_of, words_of
from pipeline.extract.stream import StreamChar
from schemas.form import load_forms
from tests.pipeline.typed import page

TOP = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "TỜ KHAI ĐĂNG KÝ KHAI TỬ",
    "Kính gửi: UBND phường An Hòa",
)
BOTTOM = (
    "Nguyên nhân chết: Tuổi cao",
    "Làm tại: Huế, ngày 06 tháng 11 năm 2024",
)


def read(*rows: str) -> dict[str, str]:
    """Return what is read on a declaration of death that has these rows."""
    form = load_forms()["death_registration"]
    return {raw.key: raw.text for raw in extract(form, [page([*TOP, *rows, *BOTTOM])])}


def test_a_label_in_other_words_is_found_at_its_place() -> None:
    found = read("Họ và tên của người khai báo: Lê Văn Nam", "Nơi hiện đang cư trú: 5 Lê Lợi, Huế")
    assert found["requester_name"] == "Lê Văn Nam"
    assert found["requester_residence"] == "5 Lê Lợi, Huế"


def test_an_abbreviation_asks_for_what_it_stands_for() -> None:
    found = read(
        "Họ và tên người yêu cầu: Lê Văn Nam",
        "QH với người đã chết: Con",
        "Họ và tên: Lê Văn Bình",
    )
    assert found["requester_relationship"] == "Con"


def test_what_the_form_does_not_know_ends_the_value_before_it() -> None:
    found = read("Họ và tên người yêu cầu: Lê Văn Nam", "Nghề nghiệp, chức vụ: Giáo viên")
    assert found["requester_name"] == "Lê Văn Nam"


@pytest.mark.parametrize("heading", ["II. Người được khai tử", "II) PHẦN KHAI VỀ NGƯỜI CHẾT"])
def test_the_heading_of_a_part_ends_the_value_before_it(heading: str) -> None:
    found = read("Quan hệ với người đã chết: Con", heading, "Họ và tên: Lê Văn Bình")
    assert found["requester_relationship"] == "Con"
    assert found["deceased_name"] == "Lê Văn Bình"


def test_words_in_brackets_behind_a_label_are_no_value() -> None:
    assert read("Nơi chết (ghi rõ xã, phường, tỉnh): Bệnh viện Huế")["death_place"] == (
        "Bệnh viện Huế"
    )


def test_words_that_a_label_has_more_than_its_variants_are_no_value() -> None:
    found = read("Quan hệ với người đã chết: Con", "Ghi tên người đã chết: Lê Văn Bình")
    assert found["requester_relationship"] == "Con"


def test_a_colon_within_a_value_asks_for_nothing() -> None:
    value = "CCCD: 046079001234, cấp ngày 01/02/2022, nơi cấp: Bộ Công an"
    found = read("Họ và tên người yêu cầu: Lê Văn Nam", f"Giấy tờ tùy thân: {value}")
    assert found["requester_id"] == value
    assert found["death_notice_issuer"] == ""


def test_the_name_of_a_paper_behind_a_label_without_colon_is_its_value() -> None:
    found = read("Họ tên người khai: Lê Văn Nam", "Số định danh/CCCD CCCD: 046079001234")
    assert found["requester_id"] == "CCCD: 046079001234"


@given(st.text(alphabet="Aa ố:Đ(1).\n", max_size=60))
def test_asks_lie_one_behind_the_other_and_end_behind_a_colon(text: str) -> None:
    stream = [StreamChar(char, 0) for char in text]
    end = 0
    for ask in asks_of(stream):
        assert end <= ask.starts[0] < ask.end
        assert text[ask.end - 1] == ":"
        assert list(ask.starts) == sorted(set(ask.starts))
        end = ask.end


@given(
    st.lists(st.sampled_from(["Số", "CCCD", "của", "chủ hộ", "điện thoại", "Nơi ở"]), min_size=1)
)
def test_case_and_asides_do_not_change_what_is_asked_for(parts: list[str]) -> None:
    text = " ".join(parts)
    assert words_of(text) == words_of(f"{text.upper()} (nếu có)")


def test_the_paper_named_behind_a_colon_is_part_of_the_value() -> None:
    found = read("Họ và tên người yêu cầu: Lê Văn Nam", "Thẻ đang dùng: CCCD số 046190001234")
    assert found["requester_id"] in ("", "CCCD số 046190001234")


def test_words_in_brackets_are_no_label() -> None:
    assert read("Nơi chết (ghi rõ địa chỉ): Bệnh viện Huế")["death_place"] == "Bệnh viện Huế"


def test_the_date_of_issue_that_wraps_is_part_of_the_value() -> None:
    found = read(
        "Giấy tờ tùy thân: CCCD số 046190001234, Cục Cảnh sát QLHC về TTXH",
        "cấp ngày 20/10/2023",
        "Quan hệ với người đã chết: Con",
    )
    assert found["requester_id"].endswith("cấp ngày 20/10/2023")


def test_something_unknown_in_a_line_of_its_own_ends_the_value_beside_it() -> None:
    form = load_forms()["death_registration"]
    beside = [(100.0, "Nguyên nhân chết: Tuổi cao"), (900.0, "Chẩn đoán bởi: Lê Văn Tâm")]
    found = {raw.key: raw.text for raw in extract(form, [page([*TOP, beside])])}
    assert found["death_cause"] == "Tuổi cao"

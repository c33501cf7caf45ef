"""Mother and father side by side, in columns without rules, below headings of one word."""

import pytest

from pipeline.extract import extract
from schemas.form import load_forms
from tests.pipeline.typed import Row, page

BIRTH = load_forms()["birth_registration"]
MARRIAGE = load_forms()["marriage_registration"]

ABOVE = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "TỜ KHAI ĐĂNG KÝ KHAI SINH",
    "Họ, chữ đệm, tên người yêu cầu: LÊ VĂN NAM",
    "Họ, chữ đệm, tên: LÊ THỊ MAI",
)
PARENTS = (
    ("name", "Họ, chữ đệm, tên", "VÕ THỊ LAN", "LÊ VĂN NAM"),
    ("birth_year", "Năm sinh", "1990", "1988"),
    ("ethnicity", "Dân tộc", "Kinh", "Tày"),
    ("nationality", "Quốc tịch", "Việt Nam", "Lào"),
    ("residence", "Nơi cư trú", "xã Tân Phú, tỉnh Vĩnh Long", "xã An Bình, tỉnh Vĩnh Long"),
)


def rows(left: str, right: str, *, is_swapped: bool = False) -> list[Row]:
    values = [(label, *(pair[::-1] if is_swapped else pair)) for _, label, *pair in PARENTS]
    return [
        *ABOVE,
        [(140, "Nội dung"), (760, left), (1360, right)],
        *([(100, label), (620, one), (1220, other)] for label, one, other in values),
        "Làm tại: xã Tân Phú, ngày 5 tháng 3 năm 2025",
    ]


@pytest.mark.parametrize(
    ("left", "right", "is_swapped"),
    [("Mẹ", "Cha", False), ("MẸ", "BỐ", False), ("Người cha", "Người mẹ", True)],
)
def test_parents_side_by_side_are_read_below_their_headings(
    left: str, right: str, is_swapped: bool
) -> None:
    paper = page(rows(left, right, is_swapped=is_swapped))
    found = {raw.key: raw.text for raw in extract(BIRTH, [paper])}
    for key, _, mother, father in PARENTS:
        assert found[f"mother_{key}"] == mother
        assert found[f"father_{key}"] == father
    assert found["child_name"] == "LÊ THỊ MAI"
    assert found["made_at"] == "xã Tân Phú"


COUPLE = (
    ("name", "Họ tên", "LÊ THỊ MAI", "VÕ VĂN KIỆT"),
    ("birth_date", "Ngày sinh", "05/06/1999", "17/11/1996"),
    ("ethnicity", "Dân tộc", "Kinh", "Tày"),
    ("nationality", "Quốc tịch", "Việt Nam", "Lào"),
)


def test_a_couple_is_read_below_headings_of_one_word() -> None:
    paper = page([
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "TỜ KHAI ĐĂNG KÝ KẾT HÔN",
        "THÔNG TIN VỀ HAI BÊN",
        [(760, "VỢ"), (1360, "CHỒNG")],
        *([(100, label), (620, bride), (1220, groom)] for _, label, bride, groom in COUPLE),
        [(100, "Hộ khẩu thường trú"), (620, "xã Tân Phú,"), (1220, "xã An Bình,")],
        [(620, "tỉnh Vĩnh Long"), (1220, "tỉnh Vĩnh Long")],
        [(100, "Căn cước/Hộ chiếu"), (620, "CCCD 083199004217"), (1220, "CCCD số 083096001122")],
        [(100, "số"), (620, "cấp ngày 02/03/2022"), (1220, "cấp ngày 04/05/2023")],
        "Làm tại: xã Tân Phú, ngày 5 tháng 3 năm 2025",
    ])  # fmt: skip
    found = {raw.key: raw.text for raw in extract(MARRIAGE, [paper])}
    for key, _, bride, groom in COUPLE:
        assert found[f"bride_{key}"] == bride
        assert found[f"groom_{key}"] == groom
    assert found["bride_residence"].replace("\n", " ") == "xã Tân Phú, tỉnh Vĩnh Long"
    assert "083096001122" in found["groom_id"]
    assert "083199004217" in found["bride_id"]


def test_a_line_that_reaches_into_the_next_column_is_cut_between_words() -> None:
    joined = "Số 208 Tôn Đức Thắng, phường Bến Nghé Số 139 Hoàng Ngân, phường Yên Hòa"
    table = rows("Mẹ", "Cha")
    table[-2] = [(100, "Nơi cư trú"), (620, joined)]
    found = {raw.key: raw.text for raw in extract(BIRTH, [page(table)])}
    assert joined == f"{found['mother_residence']} {found['father_residence']}"

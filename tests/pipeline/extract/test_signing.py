"""The date of signing is found with its place, wherever a form has them."""

import pytest

from pipeline.extract import extract
from schemas.form import load_forms
from tests.pipeline.typed import page
from tests.schemas.papers.civil import COPIES, DEATH, SIGNED

FORM = load_forms()[DEATH.form]
TOP = tuple(row for row in DEATH.rows if row not in (*SIGNED, *COPIES))


def signed_as_in(*rows: str) -> tuple[str, str]:
    """Return where and when a declaration was signed that ends with these rows."""
    printed = [str(row).format_map(DEATH.values) for row in (*TOP, *rows)]
    found = {raw.key: raw.text for raw in extract(FORM, [page(printed)])}
    return found["made_at"], found["made_on"]


def test_a_date_of_signing_below_the_copies_stands_in_the_row_of_its_place() -> None:
    signed = signed_as_in(
        "Đề nghị cấp bản sao: Có Không Số lượng: 2 bản",
        "Làm tại: TP. Hồ Chí Minh, ngày 06 tháng 11 năm 2024",
        "Người yêu cầu",
    )
    assert signed == ("TP. Hồ Chí Minh", "06 tháng 11 năm 2024")


def test_a_date_in_another_row_than_the_place_is_not_the_date_of_signing() -> None:
    signed = signed_as_in(
        "Đề nghị cấp bản sao: Có Không Số lượng: 2 bản",
        "Làm tại: Lào Cai",
        "Người yêu cầu",
        "Nhận hồ sơ ngày 07 tháng 11 năm 2024",
    )
    assert signed == ("Lào Cai", "")


@pytest.mark.parametrize(
    ("row", "place"),
    [
        ("Lập ngày 11 tháng 01 năm 2025 ở Nghệ An", "Nghệ An"),
        ("ngày 11 tháng 01 năm 2025, tại xã Tân Phú", "xã Tân Phú"),
        ("Lập ngày 11 tháng 01 năm 2025", ""),
        ("Nghệ An, ngày 11 tháng 01 năm 2025", "Nghệ An"),
    ],
)
def test_a_place_without_a_label_stands_before_or_behind_the_date(row: str, place: str) -> None:
    assert signed_as_in(row, "Người yêu cầu") == (place, "11 tháng 01 năm 2025")

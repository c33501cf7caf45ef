"""A table's values come out cell by cell though its headings or its rules are poor."""

from pipeline.extract import extract
from schemas.form import load_forms
from schemas.page import Grid, Page
from tests.pipeline.typed import Row, page

CT01 = load_forms()["residence_ct01"]


XS = (90.0, 170.0, 610.0, 910.0, 1110.0, 1410.0, 1800.0)
AT = (100, 180, 620, 920, 1120, 1420)
HEADING = (
    "TT", "Họ, chữ đệm và tên", "Ngày sinh", "Giới tính", "Số định danh", "Quan hệ với chủ hộ",
)  # fmt: skip
FIRST = ("1", "LÊ MINH ĐỨC", "01/02/2015", "Nam", "001215000111", "Con")
SECOND = ("2", "LÊ AN", "03/04/2018", "Nữ", "001318000222", "Con")
IDS = ("no", "name", "birth_date", "gender", "personal_id", "relationship")
EXPECTED = {
    f"members.{number}.{key}": text
    for number, row in ((1, FIRST), (2, SECOND))
    for key, text in zip(IDS, row, strict=True)
}
BEFORE = "11. Những thành viên trong hộ gia đình cùng thay đổi:"
AFTER = "Hà Nội, ngày 5 tháng 6 năm 2024"


def cells(*texts: str) -> list[tuple[float, str]]:
    return [(x, text) for x, text in zip(AT, texts, strict=True) if text]


def ys(*rows: int) -> tuple[float, ...]:
    return tuple(90.0 + 60 * row for row in rows)


def members(*pages: Page) -> dict[str, str]:
    found = {raw.key: raw.text for raw in extract(CT01, pages)}
    return {key: text for key, text in found.items() if key.startswith("members")}


WITH_RULES = Grid(xs=XS, ys=ys(1, 2, 3, 4))


def test_headings_that_cannot_be_read_are_known_by_their_place() -> None:
    heading = list(HEADING)
    heading[2], heading[4] = "Nxxx sxxx", "5ồ đjnh đamh"
    rows: list[Row] = [BEFORE, cells(*heading), cells(*FIRST), cells(*SECOND), AFTER]
    assert members(page(rows, grids=(WITH_RULES,))) == EXPECTED


def test_a_heading_over_two_rows_with_the_numbers_of_the_columns_below() -> None:
    rows: list[Row] = [
        BEFORE,
        cells("TT", "Họ, chữ đệm", "Ngày, tháng,", "Giới", "Số định danh", "Quan hệ"),
        cells("", "và tên", "năm sinh", "tính", "cá nhân", "với chủ hộ"),
        cells("1", "2", "3", "4", "5", "6"),
        cells(*FIRST),
        cells(*SECOND),
    ]
    assert members(page(rows, grids=(Grid(xs=XS, ys=ys(1, 2, 3, 4, 5, 6)),))) == EXPECTED


def test_a_table_that_goes_on_overleaf_is_counted_on() -> None:
    first = page([BEFORE, cells(*HEADING), cells(*FIRST)], grids=(Grid(xs=XS, ys=ys(1, 2, 3)),))
    second = page([cells(*SECOND)], index=1, grids=(Grid(xs=XS, ys=ys(0, 1)),))
    assert members(first, second) == EXPECTED


def test_a_rule_between_two_rows_that_was_not_found_does_not_join_them() -> None:
    rows: list[Row] = [BEFORE, cells(*HEADING), cells(*FIRST), cells(*SECOND)]
    assert members(page(rows, grids=(Grid(xs=XS, ys=ys(1, 2, 4)),))) == EXPECTED


def test_without_rules_the_headings_tell_the_columns_and_the_numbers_the_rows() -> None:
    rows: list[Row] = [
        BEFORE,
        cells(*HEADING),
        cells("1", "LÊ MINH", *FIRST[2:]),
        cells("", "ĐỨC", "", "", "", ""),
        cells(*SECOND),
        AFTER,
    ]
    paper = page(rows)
    assert members(paper) == EXPECTED
    found = {raw.key: raw.text for raw in extract(CT01, [paper])}
    assert found["made_on"] == "5 tháng 6 năm 2024"

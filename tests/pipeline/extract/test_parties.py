"""Two people side by side: each value goes to its own party, however the columns are drawn."""

from collections.abc import Sequence

import pytest

from pipeline.extract import extract
from schemas.form import load_forms
from schemas.page import Grid, Page
from tests.pipeline.typed import LINE_HEIGHT, Row, line, page

MARRIAGE = load_forms()["marriage_registration"]


HEAD = ("TỜ KHAI ĐĂNG KÝ KẾT HÔN", "Kính gửi: Ủy ban nhân dân xã Tân Phú")
TAIL = (
    "Chúng tôi cam đoan những lời khai trên đây là đúng sự thật và chịu trách nhiệm trước pháp luật",
    "Làm tại: xã Tân Phú, ngày 5 tháng 3 năm 2025",
)
LABELS = (
    ("name", "Họ, chữ đệm, tên", "LÊ THỊ MAI", "VÕ VĂN KIỆT"),
    ("birth_date", "Ngày, tháng, năm sinh", "05/06/1999", "17/11/1996"),
    ("ethnicity", "Dân tộc", "Kinh", "Tày"),
    ("nationality", "Quốc tịch", "Việt Nam", "Lào"),
    ("residence", "Nơi cư trú", "xã Tân Phú, tỉnh Vĩnh Long", "xã An Bình, tỉnh Vĩnh Long"),
    ("id", "Giấy tờ tùy thân", "CCCD 083199004217", "CCCD 083096001122"),
    ("marriage_count", "Kết hôn lần thứ mấy", "1", "2"),
)
EXPECTED = {
    f"{party}_{key}": value
    for key, _, *values in LABELS
    for party, value in zip(("bride", "groom"), values, strict=True)
} | {"made_at": "xã Tân Phú", "made_on": "5 tháng 3 năm 2025"}


def texts(paper: Page | Sequence[Page]) -> dict[str, str]:
    pages = [paper] if isinstance(paper, Page) else paper
    found = {raw.key: raw.text for raw in extract(MARRIAGE, pages)}
    return {key: found[key] for key in EXPECTED}


def ys(first: int, count: int) -> tuple[float, ...]:
    """The rules above and below so many rows, the first of them that with the number."""
    return tuple(90.0 + 60 * (first + i) for i in range(count + 1))


def three_columns(bride_x: float = 620, groom_x: float = 1220) -> list[Row]:
    return [
        *HEAD,
        [(100, "Thông tin"), (bride_x + 150, "Bên nữ"), (groom_x + 150, "Bên nam")],
        *([(100, label), (bride_x, bride), (groom_x, groom)] for _, label, bride, groom in LABELS),
        *TAIL,
    ]


THREE = Grid(xs=(90.0, 600.0, 1200.0, 1800.0), ys=ys(2, 8))


def test_a_ruled_table_has_labels_on_the_left_and_a_column_a_party() -> None:
    assert texts(page(three_columns(), grids=(THREE,))) == EXPECTED


def test_the_groom_may_stand_on_the_left() -> None:
    assert texts(page(three_columns(1220, 620), grids=(THREE,))) == EXPECTED


def test_a_value_that_wraps_inside_its_cell_stays_there() -> None:
    rows: list[Row] = [
        *three_columns()[:7],
        [(100, "Nơi cư trú"), (620, "xã Tân Phú,"), (1220, "xã An Bình,")],
        [(620, "tỉnh Vĩnh Long"), (1220, "tỉnh Vĩnh Long")],
        *three_columns()[8:],
    ]
    grid = Grid(xs=THREE.xs, ys=(*ys(2, 5), *ys(9, 2)))
    assert texts(page(rows, grids=(grid,))) == EXPECTED


def test_a_misread_label_of_a_row_costs_no_other_row() -> None:
    rows = three_columns()
    rows[5] = [(100, "Dxx xxx"), (620, "Kinh"), (1220, "Tày")]
    found = texts(page(rows, grids=(THREE,)))
    assert found == EXPECTED | {"bride_ethnicity": found["bride_ethnicity"],
                                "groom_ethnicity": found["groom_ethnicity"]}  # fmt: skip


def test_a_table_whose_inner_rules_were_not_found_is_parted_at_its_labels() -> None:
    grid = Grid(xs=THREE.xs, ys=(ys(2, 8)[0], ys(2, 8)[1], ys(2, 8)[-1]))
    assert texts(page(three_columns(), grids=(grid,))) == EXPECTED


def test_a_table_that_goes_on_overleaf_keeps_its_columns() -> None:
    rows = three_columns()
    first = page(rows[:6], grids=(Grid(xs=THREE.xs, ys=ys(2, 4)),))
    second = page(rows[6:], index=1, grids=(Grid(xs=THREE.xs, ys=ys(0, 4)),))
    assert texts([first, second]) == EXPECTED


@pytest.mark.parametrize(("bride_x", "groom_x"), [(620, 1220), (1220, 620)])
def test_without_rules_the_headings_tell_the_columns(bride_x: float, groom_x: float) -> None:
    assert texts(page(three_columns(bride_x, groom_x))) == EXPECTED


def with_labels_twice(left: int, right: int) -> list[Row]:
    """Two columns with the label in each; ``left`` and ``right`` number the parties."""
    names = ("Bên nữ", "Bên nam")
    return [
        *HEAD,
        [(250, names[left]), (1100, names[right])],
        *(
            [(100, f"{label}: {values[left]}"), (1000, f"{label}: {values[right]}")]
            for _, label, *values in LABELS
        ),
        *TAIL,
    ]


@pytest.mark.parametrize(("left", "right"), [(0, 1), (1, 0)])
def test_columns_with_labels_of_their_own_are_read_one_after_the_other(
    left: int, right: int
) -> None:
    assert texts(page(with_labels_twice(left, right))) == EXPECTED


def test_columns_that_wrap_independently_are_not_joined_row_by_row() -> None:
    rows: list[Row] = [
        *with_labels_twice(0, 1)[:7],
        [(100, "Nơi cư trú: xã Tân Phú,"), (1000, "Nơi cư trú: xã An Bình, tỉnh Vĩnh Long")],
        [(100, "tỉnh Vĩnh Long"), (1000, "Giấy tờ tùy thân: CCCD 083096001122")],
        [(100, "Giấy tờ tùy thân: CCCD 083199004217"), (1000, "Kết hôn lần thứ mấy: 2")],
        "Kết hôn lần thứ mấy: 1",
        *TAIL,
    ]
    assert texts(page(rows)) == EXPECTED


def test_both_columns_read_as_one_line_are_cut_between_them() -> None:
    rows = with_labels_twice(0, 1)
    joined = [
        row if isinstance(row, str) else f"{row[0][1]:<45}{row[1][1]}".replace("\t", " ")
        for row in rows
    ]
    assert texts(page(joined)) == EXPECTED


def test_a_ruled_table_with_the_label_in_both_columns() -> None:
    grid = Grid(xs=(90.0, 980.0, 1900.0), ys=ys(2, 8))
    assert texts(page(with_labels_twice(0, 1), grids=(grid,))) == EXPECTED


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_one_party_below_the_other(order: tuple[int, int]) -> None:
    names = ("Bên nữ", "Bên nam")
    rows: list[Row] = [*HEAD]
    for party in order:
        rows.append(names[party])
        rows += [f"{label}: {values[party]}" for _, label, *values in LABELS]
    assert texts(page([*rows, *TAIL])) == EXPECTED


def test_rows_set_close_keep_values_that_stand_a_little_lower() -> None:
    lines = [line(text, top=60.0 * i) for i, text in enumerate(HEAD)]
    lines += [line("Bên nữ", 700, 250), line("Bên nam", 1300, 250)]
    for number, (_, label, bride, groom) in enumerate(LABELS):
        top = 300.0 + 0.95 * LINE_HEIGHT * number
        lines += [line(label, 100, top), line(bride, 700, top), line(groom, 1300, top + 8)]
    lines += [line(text, top=900.0 + 60 * i) for i, text in enumerate(TAIL)]
    paper = page([]).model_copy(update={"lines": tuple(lines)})
    assert texts(paper) == EXPECTED

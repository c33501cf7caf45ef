"""A form's values are found by the order of its labels, whatever the print looks like."""

from collections.abc import Sequence

import pytest

from pipeline.extract import RawField, extract
from schemas.form import FormDefinition, load_forms, parse_form
from schemas.page import Grid, Page, TickBox
from tests.pipeline.typed import BIRTH_ROWS, box, page

BIRTH = load_forms()["birth_registration"]
CT01 = load_forms()["residence_ct01"]


def texts(form: FormDefinition, pages: Sequence[Page]) -> dict[str, str]:
    return {raw.key: raw.text for raw in extract(form, pages)}


def field(form: FormDefinition, pages: Sequence[Page], key: str) -> RawField:
    return next(raw for raw in extract(form, pages) if raw.key == key)


def test_every_value_of_a_clean_birth_declaration_is_found() -> None:
    found = texts(BIRTH, [page(BIRTH_ROWS)])
    assert found == found | {
        "receiving_office": "Ủy ban nhân dân phường Bến Nghé, Thành phố Hồ Chí Minh",
        "requester_name": "Trần Văn Bình",
        "child_name": "TRẦN MINH KHÔI",
        "child_birth_date": "12/03/2024",
        "child_gender": "Nam",
        "child_ethnicity": "Kinh",
        "child_nationality": "Việt Nam",
        "child_origin": "Bến Tre",
        "mother_name": "NGUYỄN THỊ THU HƯƠNG",
        "mother_birth_year": "1994",
        "father_ethnicity": "Tày",
        "father_residence": "ấp 3, xã Tân Phú, tỉnh Vĩnh Long",
        "made_at": "phường Bến Nghé",
        "made_on": "20 tháng 3 năm 2024",
        "copies_count": "02 bản",
    }


def test_a_value_that_wraps_is_joined() -> None:
    words = texts(BIRTH, [page(BIRTH_ROWS)])["child_birth_date_words"]
    assert words == "Ngày mười hai tháng ba năm hai nghìn không trăm hai mươi bốn"


def test_a_label_that_wraps_over_two_rows_is_still_one_label() -> None:
    rows = list(BIRTH_ROWS)
    rows[7:8] = ["Quan hệ với người được", "khai sinh: Cha"]
    assert texts(BIRTH, [page(rows)])["requester_relationship"] == "Cha"


@pytest.mark.parametrize(
    ("printed", "misread"),
    [
        ("Họ, chữ đệm, tên người mẹ", "Họ, chử đêm, ten nguời me"),
        ("Nơi sinh", "Noi s1nh"),
        ("Quan hệ với người được khai sinh", "Quan he vơi nguoi đưoc khaj sinh"),
        ("Đề nghị cấp bản sao", "Đê nghị câp bán sao"),
    ],
)
def test_a_misread_label_is_still_found(printed: str, misread: str) -> None:
    rows = [row.replace(printed, misread) for row in BIRTH_ROWS]
    assert rows != list(BIRTH_ROWS)
    expected = texts(BIRTH, [page(BIRTH_ROWS)])
    assert texts(BIRTH, [page(rows)]) == expected


def test_a_missing_label_costs_only_its_own_field() -> None:
    rows = [row for row in BIRTH_ROWS if not row.startswith("Quê quán")]
    found = texts(BIRTH, [page(rows)])
    assert found.pop("child_origin") == ""
    expected = texts(BIRTH, [page(BIRTH_ROWS)])
    del expected["child_origin"]
    assert found == expected


def test_the_same_label_thrice_goes_to_the_right_person() -> None:
    rows = [row for row in BIRTH_ROWS if "1994" not in row]
    found = texts(BIRTH, [page(rows)])
    assert found["child_ethnicity"] == "Kinh"
    assert found["father_ethnicity"] == "Tày"
    assert found["mother_ethnicity"] == ""


def test_a_label_that_a_retyped_form_has_elsewhere_is_still_found() -> None:
    copies = list(BIRTH_ROWS[-2:])
    rows = [*BIRTH_ROWS[:21], *copies, *BIRTH_ROWS[21:-2]]
    assert texts(BIRTH, [page(rows)]) == texts(BIRTH, [page(BIRTH_ROWS)])


def test_the_words_of_a_label_within_a_value_are_no_label() -> None:
    rows = [row for row in BIRTH_ROWS if not row.startswith("Quê quán")]
    rows[5] = "Nơi cư trú: (2) về lại quê quán cũ, tỉnh Bến Tre"
    found = texts(BIRTH, [page(rows)])
    assert found["child_origin"] == ""
    assert found["requester_residence"] == "về lại quê quán cũ, tỉnh Bến Tre"


def test_the_day_of_issue_of_an_id_is_not_the_day_of_signing() -> None:
    rows = [row for row in BIRTH_ROWS if not row.startswith("Làm tại")]
    found = texts(BIRTH, [page(rows)])
    assert found["made_on"] == ""
    assert found["requester_id"].endswith("cấp ngày 25/04/2021")


def test_a_date_that_stands_above_the_title_is_found_with_its_place() -> None:
    signed = "phường Bến Nghé, ngày 20 tháng 3 năm 2024"
    rows = [row for row in BIRTH_ROWS if not row.startswith("Làm tại")]
    found = texts(BIRTH, [page([*rows[:2], signed, *rows[2:]])])
    assert (found["made_at"], found["made_on"]) == ("phường Bến Nghé", "20 tháng 3 năm 2024")


def test_values_carry_their_place() -> None:
    raw = field(BIRTH, [page(BIRTH_ROWS)], "child_ethnicity")
    assert raw.quad is not None
    row = BIRTH_ROWS.index("Giới tính: Nam........Dân tộc: Kinh.......Quốc tịch: Việt Nam")
    start = BIRTH_ROWS[row].index("Kinh")
    assert raw.quad[0][0] == pytest.approx(100 + 20 * start, abs=12)
    assert raw.quad[1][0] == pytest.approx(100 + 20 * (start + 4), abs=12)
    assert raw.quad[0][1] == pytest.approx(100 + 60 * row)


def test_item_numbers_and_leaders_are_no_part_of_a_value() -> None:
    rows = [
        "TỜ KHAI THAY ĐỔI THÔNG TIN CƯ TRÚ",
        "Kính gửi(1): Công an phường Dịch Vọng......",
        "1. Họ, chữ đệm và tên: LÊ THỊ MAI .................",
        "2. Ngày, tháng, năm sinh: 05/06/1988 3. Giới tính: Nữ",
        "4. Số định danh cá nhân: 001188012345",
        "5. Số điện thoại liên hệ: 0912345678 6. Email: mai.le@example.com",
        "7. Họ, chữ đệm và tên chủ hộ: LÊ VĂN BA 8. Mối quan hệ với chủ hộ: Con",
    ]
    found = texts(CT01, [page(rows)])
    assert found["receiving_office"] == "Công an phường Dịch Vọng"
    assert found["name"] == "LÊ THỊ MAI"
    assert found["birth_date"] == "05/06/1988"
    assert found["personal_id"] == "001188012345"
    assert found["phone"] == "0912345678"
    assert found["head_name"] == "LÊ VĂN BA"
    assert found["head_relationship"] == "Con"


def test_a_signature_heading_ends_the_value_it_interrupts() -> None:
    rows = [
        *BIRTH_ROWS[:-1],
        "Người yêu cầu",
        "Số lượng: 3 bản",
        "Chú thích: (1) Ghi rõ tên cơ quan",
    ]
    assert texts(BIRTH, [page(rows)])["copies_count"] == "3 bản"


def ticked_page(yes_fill: float, no_fill: float) -> Page:
    row = next(i for i, text in enumerate(BIRTH_ROWS) if text.startswith("Đề nghị cấp"))
    rows: list[str | Sequence[tuple[float, str]]] = list(BIRTH_ROWS)
    rows[row] = [(100, "Đề nghị cấp bản sao(6):"), (600, "Có"), (800, "Không")]
    top = 100.0 + 60 * row
    boxes = (
        TickBox(quad=box(655, top + 5, 28, 28), fill=yes_fill),
        TickBox(quad=box(915, top + 5, 28, 28), fill=no_fill),
    )
    return page(rows, tick_boxes=boxes)


@pytest.mark.parametrize(
    ("yes", "no", "chosen", "ambiguous"),
    [
        (0.4, 0.0, "Có", False),
        (0.01, 0.3, "Không", False),
        (0.0, 0.0, None, False),
        (0.4, 0.4, None, True),
    ],
)
def test_the_ticked_option_is_told_by_its_pixels(
    yes: float, no: float, chosen: str | None, ambiguous: bool
) -> None:
    choice = field(BIRTH, [ticked_page(yes, no)], "copies_requested").choice
    assert choice is not None
    assert (choice.option, choice.is_ambiguous) == (chosen, ambiguous)


def test_boxes_may_stand_before_their_options() -> None:
    row = next(i for i, text in enumerate(BIRTH_ROWS) if text.startswith("Đề nghị cấp"))
    rows: list[str | Sequence[tuple[float, str]]] = list(BIRTH_ROWS)
    rows[row] = [(100, "Đề nghị cấp bản sao(6):"), (700, "Có"), (860, "Không")]
    top = 105.0 + 60 * row
    boxes = (
        TickBox(quad=box(655, top, 28, 28), fill=0.4),
        TickBox(quad=box(820, top, 28, 28), fill=0.0),
    )
    choice = field(BIRTH, [page(rows, tick_boxes=boxes)], "copies_requested").choice
    assert choice is not None
    assert choice.option == "Có"


@pytest.mark.parametrize(
    ("printed", "chosen"),
    [
        ("Có ☒, Không ☐", "Có"),
        ("Có ☐ Không ☑", "Không"),
        ("☐ Có ☒ Không", "Không"),
        ("Có ☐ Không ☐", None),
        ("Có ☒ Không ☒", None),
        ("Có ☒ Không", None),
    ],
)
def test_a_box_that_was_not_found_on_the_page_counts_as_it_was_read(
    printed: str, chosen: str | None
) -> None:
    row = next(i for i, text in enumerate(BIRTH_ROWS) if text.startswith("Đề nghị cấp"))
    rows = [*BIRTH_ROWS[:row], f"Đề nghị cấp bản sao(6): {printed}", *BIRTH_ROWS[row + 1 :]]
    choice = field(BIRTH, [page(rows)], "copies_requested").choice
    assert (choice.option if choice else None) == chosen


TABLE_ROWS: tuple[str | Sequence[tuple[float, str]], ...] = (
    "11. Những thành viên trong hộ gia đình cùng thay đổi:",
    [
        (100, "TT"),
        (180, "Họ, chữ đệm"),
        (620, "Ngày, tháng,"),
        (920, "Giới"),
        (1060, "Số định danh"),
    ],
    [(180, "và tên"), (620, "năm sinh"), (920, "tính"), (1060, "cá nhân")],
    [(100, "1"), (180, "LÊ MINH"), (620, "01/02/2015"), (920, "Nam"), (1060, "001215000111")],
    [(180, "ĐỨC")],
    [(100, "2"), (180, "LÊ AN"), (620, "03/04/2018"), (920, "Nữ"), (1060, "001318000222")],
    [(100, "3")],
)
TABLE_GRID = Grid(
    xs=(90.0, 170.0, 610.0, 910.0, 1050.0, 1350.0), ys=(150.0, 275.0, 395.0, 455.0, 515.0)
)


def test_a_table_is_read_cell_by_cell_and_empty_rows_are_left_out() -> None:
    found = texts(CT01, [page(TABLE_ROWS, grids=(TABLE_GRID,))])
    cells = {key: text for key, text in found.items() if key.startswith("members")}
    assert cells == {
        "members.1.no": "1",
        "members.1.name": "LÊ MINH ĐỨC",
        "members.1.birth_date": "01/02/2015",
        "members.1.gender": "Nam",
        "members.1.personal_id": "001215000111",
        "members.2.no": "2",
        "members.2.name": "LÊ AN",
        "members.2.birth_date": "03/04/2018",
        "members.2.gender": "Nữ",
        "members.2.personal_id": "001318000222",
    }


def test_a_form_over_two_pages_is_one_stream() -> None:
    first, second = page(BIRTH_ROWS[:15]), page(BIRTH_ROWS[15:], index=1)
    found = field(BIRTH, [first, second], "mother_name")
    assert (found.text, found.page) == ("NGUYỄN THỊ THU HƯƠNG", 1)
    assert texts(BIRTH, [first, second])["child_origin"] == "Bến Tre"


def test_a_field_without_its_label_is_expected_unless_an_edition_leaves_it_out() -> None:
    found = {raw.key: raw for raw in extract(CT01, [page(["Kính gửi: Công an xã An Bình"])])}
    assert found["name"].is_expected
    assert not found["permanent_address"].is_expected


def test_a_new_form_needs_no_code() -> None:
    form = parse_form(
        """
        {id: note, version: "1", name: Giấy hẹn, legal_basis: none, domain: justice,
         titles: [GIẤY HẸN], labels: [{texts: [Hẹn ông/bà],
         field: {id: guest, type: person_name, name: Người được hẹn}}]}
        """
    )
    assert texts(form, [page(["GIẤY HẸN", "Hẹn ông/bà: Đỗ Thị Lụa"])]) == {"guest": "Đỗ Thị Lụa"}

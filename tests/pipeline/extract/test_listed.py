"""Values in several rows: wishes with boxes, items behind dashes, the parts of an identity paper."""

import pytest

from pipeline.extract import extract
from pipeline.extract.clean import without_marks, without_next_heading
from pipeline.extract.stream import StreamChar, text_of
from pipeline.process import understand
from schemas.form import FieldType, load_forms
from schemas.page import TickBox
from tests.pipeline.typed import BIRTH_ROWS, box, page

FORMS = load_forms()
LAND = FORMS["land_first_registration"]
WISHES = (
    "Đề nghị đăng ký đất đai, tài sản gắn liền với đất",
    "Đề nghị cấp Giấy chứng nhận",
    "Đề nghị ghi nợ tiền sử dụng đất",
)


def land_rows(*wishes: str) -> list[str]:
    return [
        "ĐƠN ĐĂNG KÝ ĐẤT ĐAI, TÀI SẢN GẮN LIỀN VỚI ĐẤT",
        "Kính gửi: UBND xã Tân Phú",
        "1.1. Tên: Trần Thị Bé",
        "1.2. Giấy tờ nhân thân: CCCD số: 083165001234 ; Cấp ngày: 11/03/2023 ; Nơi cấp: Bộ Công an",
        "2.1. Thửa đất số: 12",
        "2.3. Địa chỉ: ấp 3, xã Tân Phú, tỉnh Vĩnh Long",
        "2.7. Nguồn gốc sử dụng đất: Nhận thừa kế",
        "4. Đề nghị của người sử dụng đất, chủ sở hữu tài sản gắn liền với đất:",
        *wishes,
        "Những giấy tờ nộp kèm theo: Văn bản phân chia di sản",
    ]


def read(rows: list[str], key: str, *boxes: TickBox) -> str | None:
    (record,) = understand([page(rows, tick_boxes=boxes)], FORMS).records
    assert record.form == LAND.id
    return record.fields[key].value


@pytest.mark.parametrize(
    ("signs", "value"),
    [
        ("☒☐☐", WISHES[0]),
        ("☑☒☐", f"{WISHES[0]}; {WISHES[1]}"),
        ("☐☐☒", WISHES[2]),
    ],
)
@pytest.mark.parametrize("form", ["4.{n}. {wish} {sign}", "{sign} {wish}", "- {wish} {sign}"])
def test_what_is_ticked_is_what_is_asked_for(form: str, signs: str, value: str) -> None:
    numbered = enumerate(zip(WISHES, signs, strict=True), 1)
    rows = [form.format(n=n, wish=wish, sign=sign) for n, (wish, sign) in numbered]
    assert read(land_rows(*rows), "request") == value


def test_the_pixels_of_a_box_count_more_than_how_it_was_read() -> None:
    rows = land_rows(*(f"4.{n}. {wish}" for n, wish in enumerate(WISHES, 1)))
    first = rows.index(f"4.1. {WISHES[0]}")
    boxes = [
        TickBox(quad=box(830, 100 + 60 * (first + n) + 5, 28, 28), fill=fill)
        for n, fill in enumerate((0.0, 0.4, 0.0))
    ]
    assert read(rows, "request", *boxes) == WISHES[1]


def test_a_wish_in_words_stays_as_it_is() -> None:
    assert (
        read(land_rows("Cấp giấy chứng nhận lần đầu"), "request") == "Cấp giấy chứng nhận lần đầu"
    )


def test_the_parts_of_an_identity_paper_are_set_apart_by_semicolons() -> None:
    paper = read(land_rows("Cấp giấy chứng nhận"), "user_id")
    assert paper == "CCCD số: 083165001234; Cấp ngày: 11/03/2023; Nơi cấp: Bộ Công an"


def test_items_behind_dashes_become_a_list_without_footnotes_marks() -> None:
    rows = [
        "ĐƠN XIN CHUYỂN TRƯỜNG",
        "Kính gửi:",
        "- Hiệu trưởng trường(1) THCS Nguyễn Du",
        "- Hiệu trưởng trường(2) THCS Kim Đồng",
        "Tôi tên là: Trần Văn Bình",
        "Học sinh: Trần Minh Khôi",
        "Ngày tháng năm sinh: 12/03/2014",
        "Lý do: theo gia đình",
    ]
    found = {raw.key: raw.text for raw in extract(FORMS["school_transfer"], [page(rows)])}
    assert found["receiving_office"] == (
        "Hiệu trưởng trường THCS Nguyễn Du; Hiệu trưởng trường THCS Kim Đồng"
    )


def chars(text: str) -> list[StreamChar]:
    return [StreamChar(char, 0) for char in text]


@pytest.mark.parametrize(
    ("kind", "between", "value"),
    [
        (FieldType.ADDRESS, "12 Lý Bôn, Thái Bình\nđã được cấp sổ đỏ:\n+ ", "12 Lý Bôn, Thái Bình"),
        (FieldType.ADDRESS, "12 Lý Bôn\nThái Bình", "12 Lý Bôn\nThái Bình"),
        (FieldType.ADDRESS, "\nđã được cấp sổ đỏ:", "\nđã được cấp sổ đỏ:"),
        (FieldType.FREE_TEXT, "Gồm\nhai bản:\n", "Gồm\nhai bản:\n"),
    ],
)
def test_a_row_that_a_colon_ends_is_no_part_of_an_address(
    kind: FieldType, between: str, value: str
) -> None:
    assert text_of(without_next_heading(chars(between), kind)) == value


@pytest.mark.parametrize(
    ("kind", "read", "value"),
    [
        (FieldType.PLACE, "UBND phường Bến Thành (1)", "UBND phường Bến Thành"),
        (FieldType.PLACE, "trường(1) Nguyễn Du - trường[2] Kim Đồng", "trường Nguyễn Du - trường Kim Đồng"),
        (FieldType.PLACE, "Phường 5 (5) Quận 3", "Phường 5 (5) Quận 3"),
        (FieldType.FREE_TEXT, "Sơ đồ(1) và đơn (2)", "Sơ đồ(1) và đơn (2)"),
    ],
)  # fmt: skip
def test_footnotes_marks_are_no_part_of_a_place(kind: FieldType, read: str, value: str) -> None:
    assert text_of(without_marks(chars(read), kind)) == value


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("Nam ☐, Nữ ☒", "Nữ"),
        ("☒ Nam ☐ Nữ", "Nam"),
        ("Nam ☐ Nữ ☐", None),
        ("Nam ☒ Nữ ☒", None),
    ],
)
def test_a_gender_may_be_ticked(printed: str, value: str | None) -> None:
    rows = [row.replace("Nam........", f"{printed} ") for row in BIRTH_ROWS]
    (record,) = understand([page(rows)], FORMS).records
    assert record.fields["child_gender"].value == value


def test_two_people_in_the_rows_of_a_table_are_told_by_its_first_column() -> None:
    xs = (100.0, 400.0, 900.0, 1100.0, 1300.0)
    table = [
        list(zip(xs, ("", "Họ và tên", "Năm sinh", "Dân tộc", "Quốc tịch"), strict=True))[1:],
        list(zip(xs, ("Cha", "Trần Văn Bình", "1990", "Kinh", "Việt Nam"), strict=True)),
        list(zip(xs, ("Mẹ", "Lê Thị Hoa", "1994", "Tày", "Việt Nam"), strict=True)),
    ]
    rows = [*BIRTH_ROWS[:15], *table, *BIRTH_ROWS[21:]]
    found = {raw.key: raw.text for raw in extract(FORMS["birth_registration"], [page(rows)])}
    assert found["father_name"] == "Trần Văn Bình"
    assert found["mother_name"] == "Lê Thị Hoa"
    assert (found["father_birth_year"], found["mother_birth_year"]) == ("1990", "1994")
    assert (found["father_ethnicity"], found["mother_ethnicity"]) == ("Kinh", "Tày")


def test_values_below_a_row_of_labels_stand_in_their_columns() -> None:
    xs = (100.0, 500.0, 800.0, 1100.0)
    rows = land_rows("Cấp giấy chứng nhận")
    at = rows.index("2.1. Thửa đất số: 12")
    table: list[str | list[tuple[float, str]]] = [
        list(zip(xs, ("Khu đất", "Thửa đất số", "Tờ bản đồ số", "Diện tích"), strict=True)),
        list(zip(xs, ("Người dân khai", "140", "54", "97,6 m2"), strict=True)),
        [(xs[0], "Cán bộ đo")],
    ]
    found = {
        raw.key: raw.text for raw in extract(LAND, [page([*rows[:at], *table, *rows[at + 1 :]])])
    }
    assert (found["plot_number"], found["map_sheet"], found["area_m2"]) == ("140", "54", "97,6 m2")


def test_a_value_goes_on_below_itself_in_its_column_though_there_was_room() -> None:
    rows: list[str | list[tuple[float, str]]] = [*land_rows("Cấp giấy chứng nhận")]
    at = rows.index("2.3. Địa chỉ: ấp 3, xã Tân Phú, tỉnh Vĩnh Long")
    rows[at : at + 1] = [
        [(100.0, "2.3. Địa chỉ:"), (500.0, "Xóm Nà Mạ, xã Trường Hà")],
        [(500.0, "Huyện Hà Quảng, tỉnh Cao Bằng")],
    ]
    found = {raw.key: raw.text for raw in extract(LAND, [page(rows)])}
    assert found["plot_address"] == "Xóm Nà Mạ, xã Trường Hà Huyện Hà Quảng, tỉnh Cao Bằng"

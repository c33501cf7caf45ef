"""How CT01 is printed: officially (66/2023/TT-BCA), the older print, and as people type it again."""

from training.forms import clerks_table_layouts
from training.forms.blocks import (
    MOTTO,
    NOBODY,
    Blank,
    Block,
    Boxes,
    Day,
    Layout,
    Leader,
    Marks,
    NextPage,
    Row,
    Signatures,
    Slot,
    Split,
    Style,
    Table,
    TableColumn,
    Text,
)
from training.forms.fonts import ARIMO, DEJAVU_SERIF, NOTO_SANS

_NOTES = (
    "(1) Cơ quan đăng ký cư trú.",
    "(2) Ghi rõ ràng, cụ thể nội dung đề nghị. Ví dụ: đăng ký thường trú; đăng ký tạm trú; tách hộ; xác nhận thông tin về cư trú…",
    "(3) Áp dụng đối với các trường hợp quy định tại khoản 2, khoản 3, khoản 4, khoản 5, khoản 6 Điều 20; khoản 1 Điều 25 Luật Cư trú.",
    "(4) Áp dụng đối với trường hợp đăng ký thường trú, tạm trú vào chỗ ở hợp pháp không thuộc quyền sở hữu của mình.",
    "(5) Áp dụng đối với trường hợp người chưa thành niên, người hạn chế hành vi dân sự, người không đủ năng lực hành vi dân sự.",
    "(6) Trường hợp nộp trực tiếp người kê khai ký, ghi rõ họ, chữ đệm và tên vào Tờ khai.",
)
_OPINIONS = (
    Slot("head", "Ý KIẾN CỦA CHỦ HỘ{3}", "(Ghi rõ nội dung và ký, ghi rõ họ tên)"),
    Slot(
        "owner", "Ý KIẾN CỦA CHỦ SỞ HỮU CHỖ Ở HỢP PHÁP{4}", "(Ghi rõ nội dung và ký, ghi rõ họ tên)"
    ),
    Slot(
        "guardian",
        "Ý KIẾN CỦA CHA, MẸ HOẶC NGƯỜI GIÁM HỘ{5}",
        "(Ghi rõ nội dung và ký, ghi rõ họ tên)",
    ),
    Slot("declarant", "NGƯỜI KÊ KHAI{6}", "(Ký, ghi rõ họ tên)"),
)


def _members(name: str, personal_id: str, relationship: str, rows: int) -> Table:
    return Table(
        "members",
        (
            TableColumn("no", "TT", 0.06),
            TableColumn("name", name, 0.25, "left"),
            TableColumn("birth_date", "Ngày, tháng, năm sinh", 0.17),
            TableColumn("gender", "Giới tính", 0.09),
            TableColumn("personal_id", personal_id, 0.23),
            TableColumn("relationship", relationship, 0.2),
        ),
        rows,
    )


def _head(number: int) -> tuple[Block, ...]:
    return (
        Row(
            (
                Blank(f"{number}. Họ, chữ đệm và tên chủ hộ:", "head_name"),
                Blank(f"{number + 1}. Mối quan hệ với chủ hộ:", "head_relationship", share=0.4),
            )
        ),
        Row((Boxes(f"{number + 2}. Số định danh cá nhân của chủ hộ:", "head_personal_id"),)),
    )


_PERSON: tuple[Block, ...] = (
    Row((Blank("1. Họ, chữ đệm và tên:", "name"),), gap=0.3),
    Row((Blank("2. Ngày, tháng, năm sinh:", "birth_date", 1.3), Blank("3. Giới tính:", "gender"))),
    Row((Boxes("4. Số định danh cá nhân:", "personal_id"),)),
)
_CONTACT = Row((Blank("5. Số điện thoại liên hệ:", "phone"), Blank("6. Email:", "email")))
_REQUEST = Row((Blank("10. Nội dung đề nghị{2}:", "request", lines=2),))
_CLOSE: tuple[Block, ...] = (
    Row((Blank("", "place", share=0), Day(", ", "made_on")), "right", gap=0.5),
    Signatures(_OPINIONS, height=3.6, scale=0.8),
)


def _opening(issue: str) -> tuple[Block, ...]:
    return (
        Text(issue, "right", italic=True, scale=0.78, width=0.55),
        *(block for block in MOTTO),
        Text("TỜ KHAI THAY ĐỔI THÔNG TIN CƯ TRÚ", "center", bold=True, scale=1.1, gap=0.7),
        Row((Blank("Kính gửi{1}:", "receiving_office", share=0),), "center", gap=0.2),
    )


OFFICIAL = Layout(
    "official",
    (
        *_opening("Mẫu CT01 ban hành kèm theo Thông tư số 66/2023/TT-BCA ngày 17/11/2023"),
        *_PERSON,
        _CONTACT,
        *_head(7),
        _REQUEST,
        Text("11. Những thành viên trong hộ gia đình cùng thay đổi:"),
        _members("Họ, chữ đệm và tên", "Số định danh cá nhân", "Mối quan hệ với chủ hộ", 4),
        *_CLOSE,
        Text("Chú thích:", bold=True, scale=0.75, gap=0.2),
        *(Text(note, scale=0.7) for note in _NOTES),
    ),
    Style(size=12.5, leading=1.5),
)

OFFICIAL_TWO_PAGES = Layout(
    "official_two_pages",
    (
        *_opening("Mẫu CT01 ban hành kèm theo Thông tư số 66/2023/TT-BCA ngày 17/11/2023"),
        *_PERSON,
        _CONTACT,
        *_head(7),
        _REQUEST,
        NextPage(),
        Text("11. Những thành viên trong hộ gia đình cùng thay đổi:"),
        _members("Họ, chữ đệm và tên", "Số định danh cá nhân", "Mối quan hệ với chủ hộ", 9),
        *_CLOSE,
        Text("Chú thích:", bold=True, scale=0.75, gap=0.2),
        *(Text(note, scale=0.7) for note in _NOTES),
    ),
    Style(size=14, leading=1.7),
)

OLDER = Layout(
    "older_2021",
    (
        *_opening("Mẫu CT01 ban hành kèm theo Thông tư số 56/2021/TT-BCA ngày 15/5/2021"),
        Row((Blank("1. Họ, chữ đệm và tên:", "name"),), gap=0.3),
        Row(
            (
                Blank("2. Ngày, tháng, năm sinh:", "birth_date", 1.3),
                Blank("3. Giới tính:", "gender"),
            )
        ),
        Row((Boxes("4. Số định danh cá nhân/CMND:", "personal_id"),)),
        _CONTACT,
        Row((Blank("7. Nơi thường trú:", "permanent_address"),)),
        Row((Blank("8. Nơi tạm trú:", "temporary_address"),)),
        Row((Blank("9. Nơi ở hiện tại:", "current_address"),)),
        Row((Blank("10. Nghề nghiệp, nơi làm việc:", "occupation"),)),
        *_head(11),
        Row((Blank("14. Nội dung đề nghị{2}:", "request", lines=2),)),
        Text("15. Những thành viên trong hộ gia đình cùng thay đổi:"),
        _members("Họ, chữ đệm và tên", "Số định danh cá nhân/CMND", "Quan hệ với chủ hộ", 3),
        *_CLOSE,
    ),
    Style(size=12, leading=1.5),
)


def _retyped(*, numbered: bool, boxed: bool) -> tuple[Block, ...]:
    """Return the form as typed again: other rows, maybe no numbers and no boxes for the IDs."""

    def label(number: int, text: str) -> str:
        return f"{number}) {text}" if numbered else text

    def number_of(label: str, key: str) -> Row:
        return Row(((Boxes(label, key)) if boxed else Blank(label, key),))

    return (
        *MOTTO,
        Text("TỜ KHAI THAY ĐỔI THÔNG TIN CƯ TRÚ", "center", bold=True, scale=1.2, gap=0.8),
        Text("(Mẫu CT01)", "center", italic=True),
        Row((Blank("Kính gửi:", "receiving_office"),), gap=0.4),
        Row((Blank(label(1, "Họ và tên:"), "name"),), gap=0.2),
        Row((Blank(label(2, "Ngày, tháng, năm sinh:"), "birth_date"),)),
        Row((Blank(label(3, "Giới tính:"), "gender"),)),
        number_of(label(4, "Số định danh cá nhân:"), "personal_id"),
        Row((Blank(label(5, "Số điện thoại:"), "phone"),)),
        Row((Blank(label(6, "Email:"), "email"),)),
        Row((Blank(label(7, "Họ và tên chủ hộ:"), "head_name"),)),
        Row((Blank(label(8, "Quan hệ với chủ hộ:"), "head_relationship"),)),
        number_of(label(9, "Số định danh cá nhân của chủ hộ:"), "head_personal_id"),
        Row((Blank(label(10, "Nội dung đề nghị:"), "request"),)),
        Text(label(11, "Những thành viên trong hộ gia đình cùng thay đổi:")),
        _members("Họ và tên", "Số định danh cá nhân", "Quan hệ với chủ hộ", 1),
        Row((Blank("", "place", share=0), Day(", ", "made_on")), "right", gap=0.6),
        Signatures(
            (
                Slot("head", "Ý KIẾN CỦA CHỦ HỘ"),
                NOBODY,
                Slot("declarant", "NGƯỜI KÊ KHAI", "(Ký, ghi rõ họ tên)"),
            )
        ),
    )


LAYOUTS = (
    OFFICIAL,
    OFFICIAL_TWO_PAGES,
    OLDER,
    Layout(
        "retyped_plain",
        _retyped(numbered=False, boxed=False),
        Style(ARIMO, 12, 1.6, leader=Leader.NONE, marks=Marks.NONE),
        frozenset({Split.TRAIN}),
    ),
    Layout(
        "retyped_ruled",
        _retyped(numbered=True, boxed=False),
        Style(DEJAVU_SERIF, 12, 1.5, (16, 15, 12, 22), Leader.LINE, Marks.NONE),
        frozenset({Split.VAL}),
    ),
    *clerks_table_layouts.CT01,
    Layout(
        "retyped_boxed",
        _retyped(numbered=True, boxed=True),
        Style(NOTO_SANS, 11, 1.6, (16, 15, 12, 20), Leader.DOTS, Marks.NONE, colons=False),
        frozenset({Split.DEV}),
    ),
)
"""The official prints belong to every split; a retyped one to one, so that the others never saw it."""

"""How CT01 comes to a desk for the last word: the print of 53/2025/TT-BCA, that of 56/2021/TT-BCA with
other breaks, a police post's own sheet, and one typed for a landlord's lodgers."""

from training.forms.blocks import (
    MOTTO,
    Abreast,
    Blank,
    Block,
    Boxes,
    Day,
    Layout,
    Leader,
    Marks,
    Row,
    Signatures,
    Slot,
    Style,
    Table,
    TableColumn,
    Text,
    Ticks,
)
from training.forms.exam import DOULOS, INTER, LIBERTINE, NARROW, OPEN_SANS, exam
from training.forms.rows import numbered, one, row, title


def _members(rows: int, *heads: tuple[str, str, float]) -> Table:
    """Return the table of those who move along: the field, heading and share of each column."""
    return Table(
        "members",
        tuple(
            TableColumn(key, head, share, "left" if key == "name" else "center")
            for key, head, share in heads
        ),
        rows,
    )


def _made(words: str = ", ") -> Row:
    return Row((Blank("", "place", share=0), Day(words, "made_on")), "right", gap=0.4)


_SIGNED = "(Ký, ghi rõ họ tên)"
_PRINT_2025 = exam(
    "print_of_2025",
    Style(DOULOS, 12.5, 1.45, (14, 15, 12, 24)),
    Text("Mẫu CT01 ban hành kèm theo Thông tư số 53/2025/TT-BCA ngày 01/7/2025 của Bộ trưởng Bộ Công an", "right", italic=True, scale=0.75, width=0.5),
    *MOTTO,
    title("TỜ KHAI THAY ĐỔI THÔNG TIN CƯ TRÚ", 1.12),
    Row((Blank("Kính gửi:{1}", "receiving_office", share=0),), "center", gap=0.2),
    one("1. Họ, chữ đệm và tên:", "name", gap=0.3),
    row(Blank("2. Ngày, tháng, năm sinh:", "birth_date", 1.4), ("3. Giới tính:", "gender")),
    Row((Boxes("4. Số định danh cá nhân:", "personal_id"),)),
    row(("5. Số điện thoại liên hệ (nếu có):", "phone"), ("6. Email (nếu có):", "email")),
    one("7. Họ, chữ đệm và tên chủ hộ:", "head_name"),
    one("8. Mối quan hệ với chủ hộ:", "head_relationship"),
    Row((Boxes("9. Số định danh cá nhân của chủ hộ:", "head_personal_id"),)),
    one("10. Nội dung đề nghị{2}:", "request", 2),
    Text("11. Những thành viên trong hộ gia đình cùng thay đổi:"),
    _members(
        3,
        ("no", "STT", 0.07),
        ("name", "Họ, chữ đệm và tên", 0.27),
        ("birth_date", "Ngày, tháng, năm sinh", 0.16),
        ("gender", "Giới tính", 0.09),
        ("personal_id", "Số định danh cá nhân", 0.22),
        ("relationship", "Mối quan hệ với chủ hộ", 0.19),
    ),
    _made(),
    Signatures((
        Slot("head", "Ý KIẾN CỦA CHỦ HỘ{3}", "(Ghi rõ nội dung và ký, ghi rõ họ tên, số ĐDCN)"),
        Slot("", "Ý KIẾN CỦA CHỦ SỞ HỮU HOẶC NGƯỜI ĐẠI DIỆN CHỖ Ở HỢP PHÁP{4}", "(Ghi rõ nội dung và ký, ghi rõ họ tên)"),
        Slot("", "Ý KIẾN CỦA CHA, MẸ HOẶC NGƯỜI GIÁM HỘ{5}", "(Ghi rõ nội dung và ký, ghi rõ họ tên)"),
        Slot("declarant", "NGƯỜI KÊ KHAI{6}", "(Ký, ghi rõ họ tên)"),
    ), scale=0.76, height=3),
)  # fmt: skip

_PRINT_2021 = exam(
    "print_of_2021",
    Style(LIBERTINE, 13, 1.42, (14, 16, 12, 26), Leader.DOTS, Marks.RAISED),
    *MOTTO,
    title("TỜ KHAI THAY ĐỔI THÔNG TIN CƯ TRÚ", 1.1, 0.8),
    row(Blank("Kính gửi{1}:", "receiving_office", share=0.5), gap=0.3),
    *numbered(
        "{n}. ",
        one("Họ, chữ đệm và tên:", "name", gap=0.3),
        row(Blank("Ngày, tháng, năm sinh:", "birth_date"), Ticks("Giới tính:", "gender", ("Nam", "Nữ"))),
        Row((Boxes("Số định danh cá nhân/CMND:", "personal_id"),)),
        row(("Số điện thoại liên hệ:", "phone"), ("Email:", "email")),
        one("Nơi thường trú:", "permanent_address"),
        one("Nơi tạm trú:", "temporary_address"),
        one("Nơi ở hiện tại:", "current_address"),
        one("Nghề nghiệp, nơi làm việc:", "occupation"),
        row(Blank("Họ, chữ đệm và tên chủ hộ:", "head_name", 2), ("Quan hệ với chủ hộ:", "head_relationship")),
        Row((Boxes("Số định danh cá nhân/CMND của chủ hộ:", "head_personal_id"),)),
        one("Nội dung đề nghị{2}:", "request", 2),
    ),
    Text("12. Những thành viên trong hộ gia đình cùng thay đổi:"),
    _members(
        2,
        ("no", "TT", 0.06),
        ("name", "Họ, chữ đệm và tên", 0.26),
        ("birth_date", "Ngày sinh", 0.14),
        ("gender", "Giới tính", 0.09),
        ("personal_id", "Số ĐDCN/CMND", 0.22),
        ("relationship", "Quan hệ với người có thay đổi", 0.23),
    ),
    _made(),
    Signatures((
        Slot("head", "Ý KIẾN CỦA CHỦ HỘ{3}", _SIGNED),
        Slot("", "XÁC NHẬN CỦA CÔNG AN{5}"),
        Slot("declarant", "NGƯỜI KÊ KHAI{6}", _SIGNED),
    ), scale=0.85, height=2.6),
)  # fmt: skip

_POST = exam(
    "police_post",
    Style(INTER, 10.5, 1.75, (14, 15, 12, 18), Leader.LINE, Marks.NONE),
    Abreast(
        (
            (Text("CÔNG AN", "center", bold=True), Text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "center", bold=True, scale=0.84)),
            (Text("ĐIỂM TIẾP DÂN", "center", rule=True), Text("Độc lập - Tự do - Hạnh phúc", "center", bold=True, rule=True)),
        ),
        gap=0,
    ),
    title("PHIẾU KHAI THAY ĐỔI CƯ TRÚ (CT01)", 1.3, 1),
    one("Kính gửi:", "receiving_office", gap=0.3),
    Text("A. Người kê khai", bold=True, gap=0.3),
    row(Blank("Họ tên:", "name", 2), Ticks("Giới tính:", "gender", ("Nam", "Nữ"))),
    row(("Sinh ngày:", "birth_date"), ("Số CCCD:", "personal_id")),
    row(("SĐT:", "phone"), ("Thư điện tử:", "email")),
    Text("B. Chủ hộ nơi đến", bold=True, gap=0.3),
    row(Blank("Họ tên chủ hộ:", "head_name", 2), ("Số CCCD chủ hộ:", "head_personal_id")),
    one("Người kê khai là gì của chủ hộ:", "head_relationship"),
    Text("C. Đề nghị (thường trú, tạm trú, tách hộ, điều chỉnh...)", bold=True, gap=0.3),
    one("", "request", 3),
    Text("D. Người cùng thay đổi (ghi cả trẻ em)", bold=True, gap=0.2),
    _members(
        4,
        ("no", "Số TT", 0.07),
        ("name", "Họ và tên", 0.27),
        ("birth_date", "Sinh ngày", 0.15),
        ("personal_id", "Số CCCD/ĐDCN", 0.22),
        ("gender", "Nam, nữ", 0.09),
        ("relationship", "Quan hệ", 0.2),
    ),
    _made(),
    Signatures((
        Slot("head", "CHỦ HỘ", "(ý kiến, ký tên)"),
        Slot("", "CHỦ NHÀ CHO THUÊ, CHO Ở NHỜ", "(ý kiến, ký tên)"),
        Slot("declarant", "NGƯỜI KHAI", "(ký tên)"),
    ), height=2.6, scale=0.95),
)  # fmt: skip


def _typed(*asks: Block) -> tuple[Block, ...]:
    return (*MOTTO, title("TỜ KHAI THAY ĐỔI THÔNG TIN CƯ TRÚ", 1.15, 0.8), *asks)


_LODGERS = exam(
    "lodgers",
    Style(OPEN_SANS, 11, 1.65, (16, 16, 12, 20), Leader.NONE, Marks.NONE),
    *_typed(
        one("Kính gửi:", "receiving_office", gap=0.4),
        one("- Tôi tên là:", "name", gap=0.3),
        row(("- Ngày sinh:", "birth_date"), ("- Nam/nữ:", "gender")),
        one("- CCCD:", "personal_id"),
        row(("- ĐT:", "phone"), ("- Email:", "email")),
        one("- ĐKTT:", "permanent_address"),
        one("- Chỗ ở hiện nay:", "current_address"),
        one("- Nghề nghiệp:", "occupation"),
        one("- Chủ hộ:", "head_name"),
        row(("- Quan hệ chủ hộ:", "head_relationship"), ("- CCCD chủ hộ:", "head_personal_id")),
        one("- Nội dung xin thay đổi:", "request", 2),
        Text("- Những người đi cùng:"),
    ),
    _members(
        2,
        ("name", "Họ tên", 0.28),
        ("birth_date", "Ngày sinh", 0.16),
        ("gender", "GT", 0.09),
        ("relationship", "Quan hệ với chủ hộ", 0.22),
        ("personal_id", "CCCD", 0.25),
    ),
    _made(),
    Signatures((Slot("head", "Chủ hộ"), Slot("declarant", "Người khai"))),
)  # fmt: skip

_FILLED_LINES = exam(
    "narrow_without_colons",
    Style(NARROW, 13, 1.5, (18, 18, 14, 26), Leader.DOTS, Marks.INLINE, colons=False),
    *_typed(
        Text("(Dùng cho công dân Việt Nam)", "center", italic=True),
        Row((Blank("Kính gửi{1}:", "receiving_office", share=0),), "center", gap=0.3),
        *numbered(
            "({n}) ",
            one("Họ và tên khai sinh:", "name", gap=0.3),
            one("Sinh ngày, tháng, năm:", "birth_date"),
            one("Giới tính:", "gender"),
            Row((Boxes("Số căn cước/Số ĐDCN:", "personal_id"),)),
            one("Điện thoại:", "phone"),
            one("Hộp thư điện tử:", "email"),
            row(Blank("Họ và tên chủ hộ:", "head_name", 2), ("Quan hệ:", "head_relationship")),
            Row((Boxes("Số căn cước/Số ĐDCN chủ hộ:", "head_personal_id"),)),
            one("Tôi đề nghị{2}:", "request", 2),
        ),
        Text("(10) Thành viên hộ gia đình cùng thay đổi thông tin"),
    ),
    _members(
        3,
        ("no", "TT", 0.06),
        ("name", "Họ và tên", 0.25),
        ("relationship", "Quan hệ với chủ hộ", 0.19),
        ("gender", "Giới tính", 0.1),
        ("birth_date", "Ngày tháng năm sinh", 0.17),
        ("personal_id", "Số căn cước/ĐDCN", 0.23),
    ),
    _made(),
    Signatures((Slot("head", "CHỦ HỘ", _SIGNED), Slot("declarant", "NGƯỜI KÊ KHAI", _SIGNED)), height=2.6),
)  # fmt: skip

LAYOUTS: tuple[Layout, ...] = (_PRINT_2025, _PRINT_2021, _POST, _LODGERS, _FILLED_LINES)

"""CT01 as the police of wards and communes typed it themselves."""

from training.forms.blocks import (
    MOTTO,
    NOBODY,
    Blank,
    Boxes,
    Facts,
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
)
from training.forms.counter_rows import TRAIN_ONLY, above, beside, letterhead, signed
from training.forms.fonts import ARIMO, TINOS
from training.forms.rows import one, row, title

_TWO = Layout(
    "counter_two_people",
    (
        letterhead("CÔNG AN HUYỆN ……………………", "CÔNG AN XÃ …………………………"),
        title("PHIẾU KHAI THAY ĐỔI THÔNG TIN CƯ TRÚ", 1.15, 0.9),
        Text("(dùng cho ĐKTT, ĐKTạm trú, tách hộ, xác nhận cư trú)", "center", italic=True, scale=0.85),
        one("Kính gửi", "receiving_office", gap=0.4),
        Facts(
            ("", "NGƯỜI KHAI", "CHỦ HỘ"),
            (
                ("Họ tên", "name", "head_name"),
                ("Số CCCD", "personal_id", "head_personal_id"),
                ("Q.hệ với chủ hộ", "head_relationship", ""),
                ("NS", "birth_date", ""),
                ("GT", "gender", ""),
                ("SĐT", "phone", ""),
                ("Email", "email", ""),
            ),
            (0.2, 0.42, 0.38),
        ),
        Text("NỘI DUNG XIN THAY ĐỔI", bold=True, gap=0.4),
        one("", "request", 2),
        Text("NGƯỜI ĐI CÙNG (nếu có)", bold=True, gap=0.3),
        Table(
            "members",
            (
                TableColumn("no", "STT", 0.07),
                TableColumn("name", "Họ tên", 0.27, "left"),
                TableColumn("birth_date", "NS", 0.15),
                TableColumn("gender", "GT", 0.08),
                TableColumn("personal_id", "CCCD", 0.22),
                TableColumn("relationship", "QH với chủ hộ", 0.21),
            ),
            3,
        ),
        signed(gap=0.5, key="place"),
        Signatures(
            (
                Slot("head", "CHỦ HỘ", "(ghi ý kiến, ký tên)"),
                Slot("declarant", "NGƯỜI KHAI", "(ký, ghi rõ họ tên)"),
            )
        ),
    ),
    Style(TINOS, 12, 1.42, (15, 15, 12, 20), Leader.DOTS, Marks.NONE),
    TRAIN_ONLY,
)  # fmt: skip

_ABOVE = Layout(
    "counter_above",
    (
        *MOTTO,
        title("TỜ KHAI VỀ CƯ TRÚ (CT01)", 1.2, 0.8),
        one("Nơi nhận:", "receiving_office", gap=0.3),
        above(
            (("1. HỌ, CHỮ ĐỆM, TÊN", "name"), ("2. SINH NGÀY", "birth_date")),
            (("3. NAM / NỮ", "gender"), ("4. ĐIỆN THOẠI", "phone")),
            (("5. THƯ ĐIỆN TỬ", "email"), ("6. NGHỀ NGHIỆP, NƠI LÀM VIỆC", "occupation")),
            (("7. ĐKTT", "permanent_address"), ("8. CHỖ Ở HIỆN NAY", "current_address")),
            scale=0.8,
        ),
        one("9. ĐKTẠM TRÚ (nếu có)", "temporary_address"),
        row(Boxes("10. SỐ ĐDCN", "personal_id")),
        beside((("11. TÊN CHỦ HỘ", "head_name"), ("12. LÀ GÌ CỦA CHỦ HỘ", "head_relationship")), gap=0.2),
        row(Boxes("13. SỐ ĐDCN CHỦ HỘ", "head_personal_id")),
        one("14. ĐỀ NGHỊ", "request", 2),
        Text("15. CÁC THÀNH VIÊN CÙNG THAY ĐỔI"),
        Table(
            "members",
            (
                TableColumn("no", "", 0.05),
                TableColumn("name", "HỌ TÊN", 0.27, "left"),
                TableColumn("relationship", "QUAN HỆ", 0.16),
                TableColumn("gender", "NAM/NỮ", 0.1),
                TableColumn("birth_date", "SINH NGÀY", 0.18),
                TableColumn("personal_id", "SỐ ĐDCN", 0.24),
            ),
            3,
        ),
        Row((Blank("Ngày khai:", "made_on", share=0),), "right", gap=0.5),
        Signatures(
            (
                Slot("head", "CHỦ HỘ", "(đồng ý, ký tên)"),
                NOBODY,
                Slot("declarant", "NGƯỜI KHAI", "(ký, ghi rõ họ tên)"),
            )
        ),
    ),
    Style(ARIMO, 11, 1.5, (14, 15, 12, 18), Leader.LINE, Marks.NONE),
    TRAIN_ONLY,
)  # fmt: skip

LAYOUTS = (_TWO, _ABOVE)

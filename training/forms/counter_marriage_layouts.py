"""The declaration of marriage as wards and communes typed it themselves."""

from training.forms.blocks import (
    MOTTO,
    Facts,
    Layout,
    Leader,
    Marks,
    Signatures,
    Slot,
    Style,
    Text,
)
from training.forms.counter_rows import TRAIN_ONLY, above, beside, letterhead, signed
from training.forms.fonts import ARIMO, TINOS
from training.forms.rows import one, row, title, wants_copies


def _birth(who: str, separator: str) -> tuple[tuple[str, str], ...]:
    labels = ("NS", "DT", "QT")
    keys = ("birth_date", "ethnicity", "nationality")
    return tuple(
        (f"{label}{separator}", f"{who}_{key}") for label, key in zip(labels, keys, strict=True)
    )


_ABOVE = Layout(
    "counter_above",
    (
        letterhead("UBND PHƯỜNG ……………………", "BỘ PHẬN MỘT CỬA"),
        title("PHIẾU KHAI ĐĂNG KÝ KẾT HÔN", 1.2, 0.9),
        Text("(hai bên nam, nữ cùng có mặt khi nộp phiếu)", "center", italic=True, scale=0.85),
        one("Kính gửi", "receiving_office", gap=0.5),
        beside((Text("CHÚ RỂ", "center", bold=True), Text("CÔ DÂU", "center", bold=True)), gap=0.5),
        above((("HỌ VÀ TÊN", "groom_name"), ("HỌ VÀ TÊN", "bride_name")), gap=0),
        beside(
            (row(*_birth("groom", "")[:1]), row(*_birth("bride", "")[:1])),
            (row(*_birth("groom", "")[1:]), row(*_birth("bride", "")[1:])),
            gap=0,
        ),
        above(
            (("CHỖ Ở HIỆN NAY", "groom_residence"), ("CHỖ Ở HIỆN NAY", "bride_residence")),
            (("CCCD/HỘ CHIẾU (số, ngày và nơi cấp)", "groom_id"),
             ("CCCD/HỘ CHIẾU (số, ngày và nơi cấp)", "bride_id")),
            (("KẾT HÔN LẦN MẤY", "groom_marriage_count"), ("KẾT HÔN LẦN MẤY", "bride_marriage_count")),
            gap=0,
        ),
        Text(
            "Hai chúng tôi tự nguyện lấy nhau, không bị ai ép buộc, không vi phạm điều cấm của Luật HN&GĐ, "
            "khai đúng sự thật và xin chịu trách nhiệm.",
            gap=0.4,
        ),
        row(("Cần cấp bản sao (có/không)", "copies_requested"), ("Số bản", "copies_count")),
        signed(),
        Signatures((Slot("groom", "CHÚ RỂ", "(ký, ghi họ tên)"), Slot("bride", "CÔ DÂU", "(ký, ghi họ tên)"))),
    ),
    Style(TINOS, 12, 1.4, (15, 16, 12, 20), Leader.DOTS, Marks.NONE),
    TRAIN_ONLY,
)  # fmt: skip

_ROWS = Layout(
    "counter_rows_of_people",
    (
        *MOTTO,
        title("TỜ KHAI ĐK KẾT HÔN", 1.3, 0.8),
        one("Nơi nhận", "receiving_office", gap=0.5),
        Text("1. NHÂN THÂN HAI BÊN", bold=True, gap=0.5),
        Facts(
            ("Bên", "Họ và tên", "Ngày sinh", "Dân tộc", "Quốc tịch"),
            (
                ("Nữ", "bride_name", "bride_birth_date", "bride_ethnicity", "bride_nationality"),
                ("Nam", "groom_name", "groom_birth_date", "groom_ethnicity", "groom_nationality"),
            ),
            (0.09, 0.37, 0.2, 0.15, 0.19),
        ),
        Text("2. NƠI Ở, GIẤY TỜ", bold=True, gap=0.5),
        Facts(
            ("Bên", "Thường trú/tạm trú", "CMND/CCCD", "KH lần thứ"),
            (
                ("Nữ", "bride_residence", "bride_id", "bride_marriage_count"),
                ("Nam", "groom_residence", "groom_id", "groom_marriage_count"),
            ),
            (0.09, 0.4, 0.32, 0.19),
        ),
        Text("3. CAM ĐOAN", bold=True, gap=0.5),
        Text(
            "Những điều khai ở mục 1, 2 là đúng. Hai bên tự nguyện kết hôn, không ai đang có vợ, có chồng, không có "
            "quan hệ họ hàng trong phạm vi 03 đời. Nếu sai, chúng tôi chịu trách nhiệm trước pháp luật."
        ),
        wants_copies("4. TRÍCH LỤC BẢN SAO", "Số lượng"),
        signed("Khai tại", gap=0.5),
        Signatures((Slot("bride", "BÊN NỮ", "(ký tên)"), Slot("groom", "BÊN NAM", "(ký tên)"))),
        Text("PHẦN GHI CỦA CÁN BỘ TƯ PHÁP - HỘ TỊCH", bold=True, scale=0.85, gap=0.4),
        Text("Ngày nhận ……/……/………  Ngày hẹn trả ……/……/………  Sổ TNHS số …………………", scale=0.85),
    ),
    Style(ARIMO, 11, 1.5, (16, 15, 12, 18), Leader.NONE, Marks.NONE),
    TRAIN_ONLY,
)  # fmt: skip

LAYOUTS = (_ABOVE, _ROWS)

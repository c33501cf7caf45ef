"""The notice of a death as letters: in sentences, and a slip with the dead first."""

from training.forms.blocks import (
    MOTTO,
    Blank,
    Day,
    Layout,
    Leader,
    Marks,
    Row,
    Signatures,
    Slot,
    Split,
    Style,
    Text,
)
from training.forms.fonts import ARIMO, TINOS
from training.forms.rows import one, one_signs, row, title, wants_copies

_HOUR = ("", " giờ ")

_PLEA = Layout(
    "letter_plea",
    (
        *MOTTO,
        title("ĐƠN XIN KHAI TỬ", 1.35, 0.8),
        Row((Blank("Kính gửi", "receiving_office", share=0),), "center", gap=0.4),
        row(Blank("Tôi tên là", "requester_name", 1.6), Blank("là", "requester_relationship", 0.6, unit="của người mất,"), gap=0.3),
        one("hiện ở tại", "requester_residence"),
        one("giấy tờ tùy thân", "requester_id"),
        Text("Tôi xin báo tử và đề nghị được ghi vào sổ khai tử cho người thân của tôi:", gap=0.2),
        row(Blank("Người mất tên là", "deceased_name", 1.6), Blank("giới tính", "deceased_gender", 0.5)),
        row(Blank("sinh ngày", "deceased_birth_date", 1.1), ("dân tộc", "deceased_ethnicity"), ("quốc tịch", "deceased_nationality")),
        one("chỗ ở trước khi mất", "deceased_residence"),
        one("giấy tờ tùy thân của người mất", "deceased_id"),
        Row((Day("đã mất vào lúc ", "death_time", _HOUR, " phút, "), Day("", "death_date"))),
        one("mất tại", "death_place"),
        one("nguyên do mất", "death_cause"),
        one("Kèm theo đơn có giấy báo tử số", "death_notice_number", gap=0.2),
        one("của", "death_notice_issuer"),
        Row((Day("cấp ", "death_notice_date"),)),
        Row((Blank("Gia đình xin thêm", "copies_count", 0.4, unit="bản sao trích lục khai tử."),)),
        Text("Tôi cam đoan khai đúng sự thật và chịu trách nhiệm về lời khai của mình.", gap=0.2),
        Row((Blank("", "made_at", share=0), Day(", ", "made_on")), "right", 0.3),
        one_signs("requester", "Người làm đơn", "(Ký tên)"),
    ),
    Style(TINOS, 13.5, 1.5, (17, 17, 14, 27), Leader.DOTS, Marks.NONE),
    frozenset({Split.TRAIN}),
)  # fmt: skip

_SLIP = Layout(
    "letter_slip",
    (
        *MOTTO,
        title("PHIẾU BÁO VÀ YÊU CẦU ĐĂNG KÝ VIỆC TỬ", 1.2, 0.7),
        one("Gửi -", "receiving_office", gap=0.4),
        Text("I. VIỆC CHẾT", bold=True, gap=0.3),
        Row((Day("Chết ", "death_date"), Day("hồi ", "death_time", _HOUR, " phút"))),
        one("Chết ở đâu -", "death_place"),
        one("Chết vì -", "death_cause"),
        one("Giấy báo tử (hoặc giấy thay thế) mang số -", "death_notice_number"),
        one("Cơ quan ký giấy ấy -", "death_notice_issuer"),
        Row((Day("Ký ", "death_notice_date"),)),
        Text("II. NGƯỜI CHẾT", bold=True, gap=0.3),
        row(Blank("Họ và tên -", "deceased_name", 1.6), Blank("Nam hay nữ -", "deceased_gender", 0.6)),
        one("Ngày tháng năm sinh -", "deceased_birth_date"),
        row(("Dân tộc -", "deceased_ethnicity"), ("Quốc tịch -", "deceased_nationality")),
        one("Số CMND/CCCD, nơi cấp, ngày cấp -", "deceased_id"),
        one("Nơi thường trú (tạm trú) sau cùng -", "deceased_residence"),
        Text("III. NGƯỜI ĐI BÁO", bold=True, gap=0.3),
        row(Blank("Họ tên người báo -", "requester_name", 1.6), ("Với người chết là -", "requester_relationship")),
        one("Giấy tờ tùy thân người báo -", "requester_id"),
        one("Nơi ở người báo -", "requester_residence"),
        wants_copies("Xin bản sao -", "Mấy bản -"),
        Row((Blank("", "made_at", share=0), Day(", ", "made_on")), "right", 0.4),
        Signatures((Slot("head", "TRƯỞNG THÔN, TỔ DÂN PHỐ", "(Xác nhận)"), Slot("requester", "NGƯỜI ĐI BÁO", "(Ký, ghi rõ họ tên)"))),
    ),
    Style(ARIMO, 11.5, 1.6, (16, 16, 14, 23), Leader.LINE, Marks.NONE),
    frozenset({Split.TRAIN}),
)  # fmt: skip

LAYOUTS = (_PLEA, _SLIP)

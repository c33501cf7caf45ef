"""The request to register a marriage as letters: in sentences, and one person below the other."""

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
from training.forms.rows import one, row, title

_PLEA = Layout(
    "letter_plea",
    (
        *MOTTO,
        title("ĐƠN XIN ĐĂNG KÝ KẾT HÔN", 1.3, 0.8),
        Row((Blank("Kính gửi", "receiving_office", share=0),), "center", gap=0.4),
        Text("Chúng tôi gồm có:", gap=0.3),
        row(Blank("Anh", "groom_name", 1.5), ("sinh ngày", "groom_birth_date")),
        row(("dân tộc", "groom_ethnicity"), ("quốc tịch", "groom_nationality")),
        one("hộ khẩu thường trú tại", "groom_residence"),
        one("giấy tờ tùy thân", "groom_id"),
        one("kết hôn lần này là lần thứ mấy", "groom_marriage_count"),
        row(Blank("và chị", "bride_name", 1.5), ("sinh ngày", "bride_birth_date"), gap=0.4),
        row(("dân tộc", "bride_ethnicity"), ("quốc tịch", "bride_nationality")),
        one("hộ khẩu thường trú tại", "bride_residence"),
        one("giấy tờ tùy thân", "bride_id"),
        one("kết hôn lần này là lần thứ mấy", "bride_marriage_count"),
        Text("Sau một thời gian tìm hiểu, chúng tôi tự nguyện xin được kết hôn với nhau. Việc kết hôn của chúng tôi không vi phạm điều cấm nào của Luật Hôn nhân và gia đình. Kính mong quý Ủy ban chứng nhận cho chúng tôi.", gap=0.4),
        Row((Blank("", "made_at", share=0), Day(", ", "made_on")), "right", 0.4),
        Signatures((Slot("groom", "Người nam", "(Ký, ghi rõ họ tên)"), Slot("bride", "Người nữ", "(Ký, ghi rõ họ tên)"))),
    ),
    Style(TINOS, 13.5, 1.55, (18, 17, 15, 28), Leader.DOTS, Marks.NONE),
    frozenset({Split.TRAIN}),
)  # fmt: skip

_SLIP = Layout(
    "letter_slip",
    (
        *MOTTO,
        title("PHIẾU YÊU CẦU ĐĂNG KÝ VIỆC KẾT HÔN", 1.2, 0.8),
        one("Nơi nhận -", "receiving_office", gap=0.4),
        Text("I. BÊN NỮ (VỢ)", bold=True, gap=0.4),
        one("Họ tên theo giấy khai sinh -", "bride_name"),
        row(("Sinh ngày -", "bride_birth_date"), ("Kết hôn lần mấy -", "bride_marriage_count")),
        row(("Người dân tộc -", "bride_ethnicity"), ("Công dân nước -", "bride_nationality")),
        one("Chỗ ở hiện nay -", "bride_residence"),
        one("CMND/CCCD/Hộ chiếu (số, nơi cấp, ngày cấp) -", "bride_id"),
        Text("II. BÊN NAM (CHỒNG)", bold=True, gap=0.4),
        one("Họ tên theo giấy khai sinh -", "groom_name"),
        row(("Sinh ngày -", "groom_birth_date"), ("Kết hôn lần mấy -", "groom_marriage_count")),
        row(("Người dân tộc -", "groom_ethnicity"), ("Công dân nước -", "groom_nationality")),
        one("Chỗ ở hiện nay -", "groom_residence"),
        one("CMND/CCCD/Hộ chiếu (số, nơi cấp, ngày cấp) -", "groom_id"),
        Text("III. CAM KẾT", bold=True, gap=0.4),
        Text("Hai bên hoàn toàn tự nguyện, không ai bị ép buộc, hiện không có vợ hoặc chồng, không có quan hệ họ hàng trong phạm vi ba đời."),
        Row((Blank("Xin cấp thêm bản sao -", "copies_count", share=0.4, unit="bản"),)),
        Text("Khi nộp phiếu hai bên cùng có mặt và xuất trình giấy tờ tùy thân.", italic=True, scale=0.85),
        Row((Blank("", "made_at", share=0), Day(", ", "made_on")), "right", 0.4),
        Signatures((Slot("bride", "BÊN NỮ", "(ký tên)"), Slot("groom", "BÊN NAM", "(ký tên)"))),
    ),
    Style(ARIMO, 12, 1.6, (17, 16, 14, 23), Leader.LINE, Marks.NONE),
    frozenset({Split.TRAIN}),
)  # fmt: skip

LAYOUTS = (_PLEA, _SLIP)

"""The request to register a household's business: in sentences, and after an older circular."""

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
    Table,
    TableColumn,
    Text,
)
from training.forms.fonts import ARIMO, TINOS
from training.forms.rows import one, one_signs, row, title

_PLEA = Layout(
    "letter_plea",
    (
        *MOTTO,
        title("ĐƠN XIN MỞ HỘ KINH DOANH CÁ THỂ", 1.2, 0.8),
        Row((Blank("Kính gửi", "receiving_office", share=0),), "center", gap=0.4),
        row(Blank("Tôi tên là", "owner_name", 1.6), Blank("giới tính", "owner_gender", 0.5), gap=0.3),
        row(("sinh ngày", "owner_birth_date"), Blank("dân tộc", "owner_ethnicity", 0.7), Blank("quốc tịch", "owner_nationality", 0.8)),
        one("giấy tờ tùy thân", "owner_id"),
        one("hộ khẩu thường trú tại", "owner_permanent_address"),
        one("chỗ ở hiện nay", "owner_current_address"),
        row(Blank("điện thoại", "owner_phone", 0.8), ("thư điện tử", "owner_email")),
        Text("Nay tôi làm đơn này xin được đăng ký kinh doanh theo hình thức hộ gia đình như sau:", gap=0.2),
        one("Tên hiệu của hộ là", "business_name"),
        one("Cửa hàng đặt tại", "business_address"),
        Text("Buôn bán, sản xuất các mặt hàng, dịch vụ dưới đây:"),
        Table(
            "activities",
            (
                TableColumn("no", "TT", 0.08),
                TableColumn("name", "Ngành nghề xin kinh doanh", 0.74, "left"),
                TableColumn("code", "Mã số", 0.18),
            ),
            3,
            0.1,
        ),
        Row((Blank("Số vốn bỏ ra là", "capital_vnd", 0.8, unit="đồng"), Blank("  (viết bằng chữ", "capital_words", unit=")")), gap=0.3),
        Row((Blank("Người làm trong cửa hàng gồm có", "workers", 0.4, unit="người"),)),
        Text("Tôi xin cam kết buôn bán đúng pháp luật, nộp thuế đầy đủ, giữ gìn vệ sinh và phòng cháy chữa cháy.", gap=0.2),
        Row((Blank("", "made_at", share=0), Day(", ", "made_on")), "right", 0.3),
        one_signs("owner", "Người làm đơn"),
    ),
    Style(TINOS, 13, 1.5, (17, 16, 14, 26), Leader.DOTS, Marks.NONE),
    frozenset({Split.TRAIN}),
)  # fmt: skip

_CIRCULAR = Layout(
    "letter_circular",
    (
        *MOTTO,
        title("GIẤY ĐỀ NGHỊ CẤP GIẤY CHỨNG NHẬN ĐĂNG KÝ KINH DOANH", 1.1, 0.7),
        Text("(Áp dụng cho hộ kinh doanh)", "center", italic=True),
        one("Kính gửi -", "receiving_office", gap=0.3),
        Text("A. HỘ KINH DOANH", bold=True, gap=0.3),
        one("I. Tên hộ (viết hoa, không trùng trong phạm vi huyện) -", "business_name"),
        one("II. Nơi đặt cơ sở kinh doanh -", "business_address"),
        Text("III. Mặt hàng, ngành nghề -"),
        Table(
            "activities",
            (
                TableColumn("no", "Số", 0.08),
                TableColumn("code", "Mã cấp bốn", 0.18),
                TableColumn("name", "Nội dung ngành nghề", 0.74, "left"),
            ),
            3,
            0.1,
        ),
        Row((Blank("IV. Vốn đầu tư ban đầu (số) -", "capital_vnd"),), gap=0.3),
        one("     Đọc là -", "capital_words"),
        Row((Blank("V. Lao động sử dụng -", "workers", 0.5, unit="người"), Blank("    Ngày bắt đầu hoạt động -", ""))),
        Text("B. CHỦ HỘ KINH DOANH", bold=True, gap=0.3),
        one("I. Họ và tên (chữ in hoa) -", "owner_name"),
        row(("II. Ngày sinh -", "owner_birth_date"), Blank("III. Nam, nữ -", "owner_gender", 0.6)),
        row(("IV. Dân tộc -", "owner_ethnicity"), ("V. Quốc tịch -", "owner_nationality")),
        one("VI. CMND, CCCD hoặc hộ chiếu: số, ngày cấp, nơi cấp -", "owner_id"),
        one("VII. Nơi đăng ký hộ khẩu thường trú -", "owner_permanent_address"),
        one("VIII. Chỗ ở hiện tại -", "owner_current_address"),
        row(("IX. Điện thoại -", "owner_phone"), Blank("X. Thư điện tử -", "owner_email", 1.2)),
        Text("Tôi cam kết không thuộc diện bị cấm kinh doanh, không đồng thời là chủ hộ kinh doanh khác.", italic=True, gap=0.2),
        Row((Blank("", "made_at", share=0), Day(", ", "made_on")), "right", 0.3),
        Signatures((Slot("clerk", "BỘ PHẬN TIẾP NHẬN", "(Ký, ghi họ tên)"), Slot("owner", "CHỦ HỘ KINH DOANH", "(Ký, ghi họ tên)"))),
    ),
    Style(ARIMO, 11, 1.55, (15, 16, 13, 22), Leader.LINE, Marks.NONE),
    frozenset({Split.TRAIN}),
)  # fmt: skip

LAYOUTS = (_PLEA, _CIRCULAR)

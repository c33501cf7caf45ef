"""The application to register land for the first time: in sentences, and as a retyped old form."""

from training.forms.blocks import (
    MOTTO,
    Blank,
    Day,
    Facts,
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
from training.forms.rows import one, one_signs, row, title

_PLEA = Layout(
    "letter_plea",
    (
        *MOTTO,
        title("ĐƠN XIN CẤP SỔ ĐỎ LẦN ĐẦU", 1.3, 0.8),
        Text("(Giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất)", "center", scale=0.9),
        one("Kính gửi:", "receiving_office", gap=0.5),
        one("Tôi tên là:", "user_name", gap=0.3),
        one("Giấy tờ tùy thân:", "user_id"),
        one("Hộ khẩu thường trú tại:", "user_address"),
        row(("SĐT:", "user_phone"), ("Email:", "user_email")),
        Text("Gia đình tôi hiện đang sử dụng một thửa đất chưa được cấp giấy, cụ thể như sau:", gap=0.2),
        row(("Thửa số", "plot_number"), ("tờ bản đồ địa chính số", "map_sheet"), Blank("diện tích", "area_m2", unit="m2")),
        one("Đất nằm ở", "plot_address"),
        row(Blank("Hiện dùng để làm", "land_use", 1.4), ("sử dụng từ", "use_since")),
        one("Đất này có được là do", "origin"),
        one("Nay tôi làm đơn xin được giải quyết việc", "request", gap=0.2),
        one("và xin được sử dụng đất trong thời gian", "use_term"),
        one("Kèm theo đơn này tôi xin nộp", "attachments"),
        Text("Từ trước đến nay gia đình tôi sử dụng đất ổn định, không lấn chiếm, không tranh chấp với ai, nộp thuế đầy đủ. Tôi xin cam đoan lời khai trên là đúng sự thật.", gap=0.2),
        Text("Tôi xin chân thành cảm ơn!"),
        Row((Blank("", "made_at", share=0), Day(", ", "made_on")), "right", 0.4),
        one_signs("applicant", "Người làm đơn"),
    ),
    Style(TINOS, 13.5, 1.6, (18, 18, 15, 28), Leader.NONE, Marks.NONE),
    frozenset({Split.TRAIN}),
)  # fmt: skip

_FORM = Layout(
    "letter_declaration",
    (
        *MOTTO,
        title("TỜ KÊ KHAI ĐĂNG KÝ QUYỀN SỬ DỤNG ĐẤT", 1.2, 0.7),
        Row((Blank("Kính gửi", "receiving_office", share=0),), "center", gap=0.3),
        Text("Phần I. Thửa đất kê khai", bold=True, gap=0.3),
        Facts(
            ("Nội dung", "Người sử dụng đất tự khai"),
            (
                ("Số thửa", "plot_number"),
                ("Số tờ bản đồ", "map_sheet"),
                ("Tổng diện tích", "area_m2"),
                ("Đất dùng vào việc", "land_use"),
                ("Bắt đầu sử dụng từ", "use_since"),
                ("Thời hạn xin sử dụng", "use_term"),
            ),
            (0.4, 0.6),
            gap=0.1,
        ),
        Text("Địa điểm thửa đất (số nhà, đường, thôn/tổ dân phố, xã/phường):", gap=0.2),
        one("", "plot_address"),
        Text("Do đâu mà có đất (ghi năm, nhận của ai, bằng giấy tờ gì):"),
        one("", "origin"),
        Text("Phần II. Chủ sử dụng", bold=True, gap=0.3),
        row(Blank("1) Họ và tên", "user_name", 1.5), ("2) Điện thoại", "user_phone")),
        one("3) CMND/CCCD/Hộ chiếu", "user_id"),
        one("4) Địa chỉ nhận thông báo", "user_address"),
        one("5) Địa chỉ thư điện tử", "user_email"),
        Text("Phần III. Nguyện vọng và hồ sơ", bold=True, gap=0.3),
        one("1) Nguyện vọng của người kê khai", "request"),
        one("2) Danh mục giấy tờ gửi kèm", "attachments"),
        Text("Tôi xin chịu hoàn toàn trách nhiệm trước pháp luật nếu khai man.", italic=True, gap=0.2),
        Row((Blank("", "made_at", share=0), Day(", ", "made_on")), "right", 0.3),
        Signatures(
            (
                Slot("clerk", "Cán bộ địa chính", "(Ký tên)"),
                Slot("applicant", "Người kê khai", "(Ký tên, ghi rõ họ tên)"),
            )
        ),
    ),
    Style(ARIMO, 11.5, 1.5, (15, 16, 13, 23), Leader.DOTS, Marks.NONE),
    frozenset({Split.TRAIN}),
)  # fmt: skip

LAYOUTS = (_PLEA, _FORM)

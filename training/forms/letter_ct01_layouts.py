"""CT01 as letters: a request in sentences, and a slip that somebody typed from memory."""

from training.forms.blocks import (
    MOTTO,
    NOBODY,
    Blank,
    Boxes,
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
from training.forms.rows import one, row, title

_PLEA = Layout(
    "letter_plea",
    (
        *MOTTO,
        title("ĐƠN ĐỀ NGHỊ THAY ĐỔI THÔNG TIN VỀ CƯ TRÚ", 1.15),
        Text("(Dùng cho công dân, hộ gia đình)", "center", italic=True, scale=0.9),
        Row((Blank("Kính gửi", "receiving_office", share=0),), "center", gap=0.4),
        row(Blank("Tôi tên là", "name", 2), ("sinh ngày", "birth_date"), gap=0.4),
        row(Blank("giới tính", "gender", 0.5), ("thẻ Căn cước công dân mang số", "personal_id")),
        one("Hộ khẩu thường trú tại", "permanent_address"),
        one("Tạm trú tại (nếu có)", "temporary_address"),
        one("Chỗ ở hiện nay", "current_address"),
        one("Nghề nghiệp – nơi làm việc", "occupation"),
        row(("Khi cần liên lạc xin gọi số", "phone"), ("hoặc gửi thư về hộp thư", "email")),
        Row((Blank("Tôi hiện có tên trong hộ do ông (bà)", "head_name", unit="đứng chủ hộ,"),)),
        row(("số định danh của chủ hộ là", "head_personal_id"), Blank("tôi là", "head_relationship", 0.6, unit="của chủ hộ.")),
        one("Nay tôi làm đơn này kính đề nghị quý cơ quan giải quyết cho tôi việc sau đây", "request", 2, 0.2),
        Text("Cùng thay đổi với tôi có các nhân khẩu trong hộ dưới đây:", gap=0.2),
        Table(
            "members",
            (
                TableColumn("no", "STT", 0.07),
                TableColumn("name", "Họ tên nhân khẩu", 0.27, "left"),
                TableColumn("birth_date", "Sinh ngày", 0.15),
                TableColumn("gender", "Giới", 0.1),
                TableColumn("personal_id", "Số CCCD hoặc mã định danh", 0.23),
                TableColumn("relationship", "Là gì của chủ hộ", 0.18),
            ),
            4,
        ),
        Text("Tôi xin cam đoan lời khai trên là đúng sự thật, nếu sai tôi hoàn toàn chịu trách nhiệm. Kính mong được xem xét giải quyết.", gap=0.2),
        Row((Blank("", "place", share=0), Day(", ", "made_on")), "right", 0.3),
        Signatures(
            (
                Slot("head", "Chủ hộ đồng ý", "(Ký, ghi rõ họ tên)"),
                NOBODY,
                Slot("declarant", "Người làm đơn", "(Ký, ghi rõ họ tên)"),
            )
        ),
    ),
    Style(TINOS, 13, 1.5, (17, 16, 14, 27), Leader.DOTS, Marks.NONE),
    frozenset({Split.TRAIN}),
)  # fmt: skip

_SLIP = Layout(
    "letter_slip",
    (
        *MOTTO,
        title("PHIẾU YÊU CẦU ĐĂNG KÝ, KHAI BÁO THAY ĐỔI CƯ TRÚ", 1.15, 0.8),
        one("Cơ quan tiếp nhận –", "receiving_office", gap=0.4),
        Text("I. VIỆC YÊU CẦU GIẢI QUYẾT", bold=True, gap=0.3),
        Text("(Thường trú, tạm trú, tách hộ, xóa đăng ký, điều chỉnh, xác nhận… ghi rõ địa chỉ)", italic=True, scale=0.85),
        one("", "request", 2),
        Text("II. HỘ MÀ NGƯỜI YÊU CẦU LÀ THÀNH VIÊN", bold=True, gap=0.3),
        one("Người đứng tên chủ hộ –", "head_name"),
        Row((Boxes("Mã số định danh của chủ hộ –", "head_personal_id"),)),
        one("Người yêu cầu có quan hệ thế nào với chủ hộ –", "head_relationship"),
        Text("III. NGƯỜI YÊU CẦU", bold=True, gap=0.3),
        row(Blank("Họ, tên khai sinh –", "name", 2), ("Nam hay nữ –", "gender")),
        one("Sinh vào ngày, tháng, năm –", "birth_date"),
        Row((Boxes("Mã số định danh –", "personal_id"),)),
        row(("Số máy liên lạc –", "phone"), ("Thư điện tử –", "email")),
        row(("Dân tộc –", ""), ("Tôn giáo –", "")),
        Text("IV. NGƯỜI TRONG HỘ CÙNG THAY ĐỔI (không có thì gạch chéo)", bold=True, gap=0.3),
        Table(
            "members",
            (
                TableColumn("no", "Số", 0.06),
                TableColumn("name", "Họ và tên", 0.26, "left"),
                TableColumn("relationship", "Quan hệ", 0.15),
                TableColumn("gender", "Giới", 0.09),
                TableColumn("birth_date", "Ngày sinh", 0.17),
                TableColumn("personal_id", "Mã định danh", 0.27),
            ),
            4,
        ),
        Row((Day("Lập phiếu ", "made_on"),), "right", 0.5),
        Signatures(
            (
                Slot("declarant", "NGƯỜI YÊU CẦU", "(ký tên)"),
                Slot("head", "CHỦ HỘ", "(ghi ý kiến, ký tên)"),
                Slot("officer", "CÁN BỘ NHẬN PHIẾU", "(ký tên)"),
            ),
            scale=0.9,
        ),
    ),
    Style(ARIMO, 11.5, 1.55, (16, 16, 14, 22), Leader.LINE, Marks.NONE),
    frozenset({Split.TRAIN}),
)  # fmt: skip

LAYOUTS = (_PLEA, _SLIP)

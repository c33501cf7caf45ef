"""The request for a copy of an entry of civil status as letters: in sentences, and as a slip."""

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
from training.forms.rows import one, one_signs, row, title

_PLEA = Layout(
    "letter_plea",
    (
        *MOTTO,
        title("ĐƠN XIN TRÍCH LỤC HỘ TỊCH (BẢN SAO)", 1.2, 0.8),
        Row((Blank("Kính gửi", "receiving_office", share=0),), "center", gap=0.4),
        one("Tôi là", "requester_name", gap=0.3),
        one("cư ngụ tại", "requester_residence"),
        one("có giấy tờ tùy thân là", "requester_id"),
        Row((Blank("Tôi là", "requester_relationship", 0.6, unit="của người có tên trong sổ hộ tịch dưới đây."),)),
        Row((Blank("Nay tôi xin được cấp", "copies_count", 0.3, unit="bản sao"), Blank("  về việc", "extract_kind")), gap=0.2),
        row(Blank("của người có tên là", "subject_name", 1.6), Blank("giới tính", "subject_gender", 0.5)),
        row(Blank("sinh ngày", "subject_birth_date", 1.1), ("dân tộc", "subject_ethnicity"), ("quốc tịch", "subject_nationality")),
        one("số định danh", "subject_personal_id"),
        one("chỗ ở hiện nay (hoặc sau cùng)", "subject_residence"),
        one("giấy tờ tùy thân của người này", "subject_id"),
        one("Việc hộ tịch này trước đây đã đăng ký tại", "registered_at", gap=0.2),
        Row((Day("vào ", "registered_on"), Blank("số", "registration_number", 0.8), Blank("quyển", "registration_book", 0.8))),
        Text("Tôi xin cam đoan những điều trình bày trên đây là đúng. Kính mong quý Ủy ban tra sổ và cấp cho tôi. Xin cảm ơn.", gap=0.3),
        Row((Blank("", "made_at", share=0), Day(", ", "made_on")), "right", 0.4),
        one_signs("requester", "Người làm đơn"),
    ),
    Style(TINOS, 13.5, 1.6, (18, 17, 15, 27), Leader.DOTS, Marks.NONE),
    frozenset({Split.TRAIN}),
)  # fmt: skip

_SLIP = Layout(
    "letter_slip",
    (
        *MOTTO,
        title("PHIẾU YÊU CẦU SAO LỤC SỔ HỘ TỊCH", 1.2, 0.7),
        one("Nơi giữ sổ hộ tịch -", "receiving_office", gap=0.4),
        Text("I. SỔ CẦN SAO LỤC", bold=True, gap=0.3),
        one("Sao lục về (khai sinh, kết hôn, khai tử…) -", "extract_kind"),
        one("Nơi đã đăng ký trước đây -", "registered_at"),
        Row((Day("Đăng ký ", "registered_on"),)),
        row(("Số thứ tự trong sổ -", "registration_number"), ("Sổ quyển số -", "registration_book")),
        Row((Blank("Số bản xin cấp -", "copies_count", share=0.4, unit="bản"),)),
        Text("II. NGƯỜI CÓ TÊN TRONG SỔ", bold=True, gap=0.3),
        row(Blank("Họ và tên -", "subject_name", 1.6), Blank("Nam/nữ -", "subject_gender", 0.6)),
        row(("Sinh ngày -", "subject_birth_date"), ("Mã định danh -", "subject_personal_id")),
        row(("Dân tộc -", "subject_ethnicity"), ("Quốc tịch -", "subject_nationality")),
        one("Giấy tờ tùy thân (nếu có) -", "subject_id"),
        one("Hộ khẩu thường trú -", "subject_residence"),
        Text("III. NGƯỜI XIN SAO LỤC", bold=True, gap=0.3),
        row(Blank("Họ tên người xin -", "requester_name", 1.6), ("Là gì của người trên -", "requester_relationship")),
        one("Giấy tờ tùy thân người xin -", "requester_id"),
        one("Địa chỉ người xin -", "requester_residence"),
        one("Điện thoại (nếu cần báo) -", ""),
        Text("Nếu không nhớ số và quyển thì bỏ trống, cán bộ hộ tịch sẽ tra cứu.", italic=True, scale=0.85, gap=0.2),
        Row((Blank("", "made_at", share=0), Day(", ", "made_on")), "right", 0.3),
        Signatures((Slot("clerk", "CÁN BỘ TRA SỔ"), Slot("requester", "NGƯỜI XIN SAO LỤC", "(ký, ghi họ tên)"))),
    ),
    Style(ARIMO, 11.5, 1.6, (16, 16, 14, 23), Leader.LINE, Marks.NONE),
    frozenset({Split.TRAIN}),
)  # fmt: skip

LAYOUTS = (_PLEA, _SLIP)

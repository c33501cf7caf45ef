"""The request to change schools as a parent, a school's office and a school with a print of its own
might type it."""

from training.forms.blocks import (
    MOTTO,
    Abreast,
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
from training.forms.parts import Part
from training.forms.rows import one, row, title

_TRAIN = frozenset({Split.TRAIN})

LAYOUTS: tuple[Layout, ...] = (
    Layout(
        "office_transfer_letter",
        (
            *MOTTO,
            title("ĐƠN XIN CHO CON CHUYỂN TRƯỜNG", 1.3, 1.2),
            Row((Blank("Kính thưa:", "receiving_office", share=0),), "center", gap=0.6),
            row(("Tôi là", "parent_name"), gap=0.8),
            one("phụ huynh của cháu", "pupil_name"),
            row(Day("sinh ", "pupil_birth_date"), (", đang là học sinh lớp", "class")),
            one("tại", "from_school"),
            one("Gia đình chúng tôi ở tại", "residence", gap=0.2),
            Text("Nay vì hoàn cảnh gia đình, cụ thể là:", gap=0.2),
            one("", "reason", lines=2),
            Text("tôi viết đơn này kính mong Ban Giám hiệu vui lòng nhận cháu vào học tiếp", gap=0.2),
            Row((Blank("tại Trường", "to_school", part=Part.SCHOOL),)),
            row(("trong năm học", "school_year")),
            Text("Chúng tôi sẽ nhắc nhở cháu chăm ngoan, chấp hành tốt nội quy của nhà trường. Khi cần, xin thầy cô gọi cho tôi theo", gap=0.2),
            one("số máy", "parent_phone"),
            Text("Xin trân trọng cảm ơn quý thầy cô.", gap=0.2),
            Row((Blank("", "made_at", share=0), Day(", ", "made_on")), "right", gap=0.6),
            Signatures(
                (
                    Slot("", "Ý kiến của trường nhận", "(ký tên, đóng dấu)"),
                    Slot("parent", "Phụ huynh học sinh", "(ký tên)"),
                ),
                height=4,
            ),
        ),
        Style(TINOS, 14, 1.55, (18, 18, 14, 28), Leader.DOTS, Marks.NONE),
        _TRAIN,
    ),
    Layout(
        "office_transfer_sheet",
        (
            Abreast(
                (
                    (Text("PHÒNG TUYỂN SINH", "center", bold=True, scale=0.9), Text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "center", bold=True, scale=0.78)),
                    (Text("Hồ sơ số: ……………", "center", scale=0.9), Text("Độc lập - Tự do - Hạnh phúc", "center", bold=True, scale=0.85, rule=True)),
                ),
                gap=0,
            ),
            title("PHIẾU ĐĂNG KÝ CHUYỂN TRƯỜNG", 1.4, 1.4),
            Text("Dành cho cha mẹ hoặc người giám hộ của học sinh", "center", italic=True),
            Text("I. Học sinh", bold=True, gap=0.6),
            Facts(
                ("TT", "Họ và tên em", "Ngày sinh", "Lớp"),
                (("1", "pupil_name", "pupil_birth_date", "class"),),
                (0.08, 0.5, 0.25, 0.17),
                gap=0.1,
            ),
            Facts(
                ("", "Tên trường, xã (phường), tỉnh"),
                (("Trường cũ", "from_school"), ("Trường mới muốn vào", "to_school")),
                (0.34, 0.66),
            ),
            one("Nguyên nhân chuyển:", "reason", gap=0.3),
            Text("II. Người đăng ký", bold=True, gap=0.5),
            Facts(
                ("Mục", "Ghi rõ"),
                (
                    ("Cha, mẹ (người giám hộ)", "parent_name"),
                    ("Di động", "parent_phone"),
                    ("Email", "parent_email"),
                    ("Chỗ ở của gia đình", "residence"),
                ),
                (0.34, 0.66),
                gap=0.1,
            ),
            one("Phiếu này gửi về:", "receiving_office", gap=0.6),
            Text("Gia đình xác nhận các thông tin trên là chính xác.", italic=True),
            Row((Blank("Ký tại", "made_at", share=0), Day(", ", "made_on")), "right", gap=0.4),
            Signatures((Slot("", "Trường cũ đồng ý"), Slot("", "Trường mới đồng ý"), Slot("parent", "Người đăng ký"))),
        ),
        Style(ARIMO, 12, 1.5, (15, 18, 14, 22), Leader.NONE, Marks.NONE),
        _TRAIN,
    ),
    Layout(
        "office_transfer_dashes",
        (
            Text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "center", bold=True),
            Text("Độc lập – Tự do – Hạnh phúc", "center", bold=True),
            Text("* * *", "center"),
            title("ĐƠN ĐỀ NGHỊ TIẾP NHẬN HỌC SINH CHUYỂN ĐẾN", 1.15, 0.6),
            Row((Blank("Gửi:", "receiving_office", share=0),), "center", gap=0.3),
            Text("1/ PHẦN CỦA PHỤ HUYNH", bold=True, gap=0.6),
            one("- Người làm đơn (cha/mẹ/người nuôi dưỡng):", "parent_name"),
            one("- Địa chỉ gia đình:", "residence"),
            row(("- ĐTDĐ:", "parent_phone"), ("  Thư điện tử:", "parent_email")),
            Text("2/ PHẦN CỦA HỌC SINH", bold=True, gap=0.4),
            row(Blank("- Tên học sinh:", "pupil_name", share=2), ("  Sinh:", "pupil_birth_date")),
            row(Blank("- Đang học lớp:", "class", share=0.5), ("  Xếp loại năm trước:", "result")),
            one("- Chuyển từ:", "from_school"),
            one("- Chuyển đến:", "to_school"),
            row(("- Xin vào lớp:", "next_class"), ("  Năm học:", "school_year")),
            one("- Hoàn cảnh, lý do phải chuyển:", "reason", lines=2),
            Text("3/ CAM KẾT", bold=True, gap=0.4),
            Text("Nộp đủ học bạ, giấy giới thiệu chuyển trường và khai sinh bản sao; chấp hành việc xếp lớp của nhà trường."),
            Row((Day("", "made_on", ("Ngày ", " tháng ", " năm ")),), "right", gap=0.4),
            Signatures(
                (
                    Slot("", "HIỆU TRƯỞNG DUYỆT", "(nơi tiếp nhận)"),
                    Slot("parent", "NGƯỜI LÀM ĐƠN", "(ký, ghi tên)"),
                ),
            ),
        ),
        Style(TINOS, 13, 1.6, (18, 17, 14, 24), Leader.LINE, Marks.NONE),
        _TRAIN,
    ),
)  # fmt: skip

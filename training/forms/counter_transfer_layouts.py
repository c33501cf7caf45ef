"""The request for a change of school as schools typed it themselves."""

from training.forms.blocks import MOTTO, Facts, Layout, Leader, Marks, Signatures, Slot, Style, Text
from training.forms.counter_rows import TRAIN_ONLY, above, letterhead, signed
from training.forms.fonts import ARIMO, TINOS
from training.forms.rows import one, row, title

_ABOVE = Layout(
    "counter_above",
    (
        letterhead("PHÒNG GD&ĐT ……………………", "TRƯỜNG ……………………………"),
        title("PHIẾU XIN CHUYỂN TRƯỜNG", 1.25, 1.0),
        one("Kính gửi", "receiving_office", gap=0.5),
        above(
            (("HỌ TÊN PHỤ HUYNH", "parent_name"), ("HỌ TÊN HỌC SINH", "pupil_name")),
            (("SĐT", "parent_phone"), ("NS", "pupil_birth_date")),
            (("CHỖ Ở HIỆN NAY", "residence"), ("LỚP", "class")),
            (("TRƯỜNG ĐI", "from_school"), ("TRƯỜNG ĐẾN", "to_school")),
            gap=0.5,
        ),
        Text("LÝ DO CHUYỂN", scale=0.85, gap=0.3),
        one("", "reason", 2),
        Text("Gia đình xin chấp hành đầy đủ nội quy của nhà trường.", italic=True, gap=0.4),
        signed(gap=0.6),
        Signatures(
            (
                Slot("from", "HIỆU TRƯỞNG TRƯỜNG ĐI", "(ký, đóng dấu)"),
                Slot("to", "HIỆU TRƯỞNG TRƯỜNG ĐẾN", "(ký, đóng dấu)"),
                Slot("parent", "PHỤ HUYNH", "(ký, ghi họ tên)"),
            ),
            scale=0.85,
        ),
    ),
    Style(TINOS, 13, 1.45, (16, 16, 12, 22), Leader.DOTS, Marks.NONE),
    TRAIN_ONLY,
)  # fmt: skip

_ROWS = Layout(
    "counter_rows_of_schools",
    (
        *MOTTO,
        title("ĐƠN XIN CHUYỂN TRƯỜNG CHO CON", 1.2, 0.9),
        one("Gửi:", "receiving_office", gap=0.4),
        Text("Phần dành cho phụ huynh", bold=True, gap=0.4),
        row(("Phụ huynh em", "pupil_name"), ("sinh ngày", "pupil_birth_date")),
        row(("tên là", "parent_name"), ("ĐT", "parent_phone")),
        row(("nhà ở", "residence")),
        Text("Việc xin chuyển", bold=True, gap=0.4),
        Facts(
            ("", "Tên trường", "Lớp"),
            (
                ("Đang học ở", "from_school", "class"),
                ("Xin về học ở", "to_school", ""),
            ),
            (0.2, 0.6, 0.2),
        ),
        row(("Vì", "reason"), gap=0.3),
        Text("Hồ sơ nộp kèm: học bạ, bản sao giấy khai sinh, giấy giới thiệu chuyển trường.", gap=0.2),
        signed(gap=0.5),
        Signatures((Slot("teacher", "GVCN", "(ý kiến, ký tên)"), Slot("parent", "PHHS", "(ký tên)"))),
    ),
    Style(ARIMO, 12, 1.6, (18, 18, 14, 24), Leader.NONE, Marks.NONE),
    TRAIN_ONLY,
)  # fmt: skip

LAYOUTS = (_ABOVE, _ROWS)

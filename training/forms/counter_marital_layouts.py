"""The declaration for a certificate of marital status as counters typed it themselves."""

from training.forms.blocks import MOTTO, Day, Facts, Layout, Leader, Marks, Style, Text
from training.forms.counter_rows import TRAIN_ONLY, beside, letterhead, signed
from training.forms.fonts import ARIMO, TINOS
from training.forms.rows import one, one_signs, row, title

_TWO = Layout(
    "counter_two_people",
    (
        letterhead("UBND PHƯỜNG ……………………", "TỔ TIẾP NHẬN & TRẢ KẾT QUẢ"),
        title("ĐƠN XIN XÁC NHẬN TÌNH TRẠNG HÔN NHÂN", 1.15, 0.9),
        one("Kính gửi", "receiving_office", gap=0.4),
        beside(
            (Text("NGƯỜI LÀM ĐƠN", bold=True), Text("NGƯỜI CẦN XÁC NHẬN", bold=True)),
            (("Họ tên", "requester_name"), ("Họ tên", "subject_name")),
            (("Quan hệ", "requester_relationship"), ("NS", "subject_birth_date")),
            (Text("(bản thân, cha, mẹ, con, anh, chị…)", italic=True, scale=0.85),
             row(("GT", "subject_gender"), ("DT", "subject_ethnicity"))),
            (Text("Làm đơn cho bản thân cũng ghi đủ hai cột", italic=True, scale=0.85), ("QT", "subject_nationality")),
            (("CCCD", "requester_id"), ("CCCD", "subject_id")),
            (("HKTT", "requester_residence"), ("HKTT", "subject_residence")),
            gap=0.5,
        ),
        Text("NỘI DUNG XIN XÁC NHẬN", bold=True, gap=0.4),
        row(("Thời gian ở tại", "period_residence")),
        row(Day("từ ", "period_from"), Day("đến ", "period_to")),
        row(("thì tình trạng hôn nhân là", "status")),
        row(("Xin giấy để làm gì", "purpose")),
        Text("Tôi cam đoan những điều ghi trong đơn là đúng sự thật.", gap=0.4),
        signed(gap=0.5),
        one_signs("requester", "NGƯỜI LÀM ĐƠN", "(ký, ghi rõ họ tên)"),
    ),
    Style(TINOS, 13, 1.45, (16, 15, 12, 20), Leader.DOTS, Marks.NONE),
    TRAIN_ONLY,
)  # fmt: skip

_CELLS = Layout(
    "counter_unruled_cells",
    (
        *MOTTO,
        title("TỜ KHAI", 1.3, 0.7),
        Text("XIN CẤP GIẤY XÁC NHẬN ĐỘC THÂN", "center", bold=True),
        Text("(giấy xác nhận tình trạng hôn nhân)", "center", italic=True, scale=0.9),
        Facts(
            ("", ""),
            (
                ("Cơ quan nhận tờ khai", "receiving_office"),
                ("Tên người khai", "requester_name"),
                ("Chỗ ở người khai", "requester_residence"),
                ("CMND/CCCD người khai", "requester_id"),
                ("Là gì với người được cấp giấy", "requester_relationship"),
                ("Tên người được cấp giấy", "subject_name"),
                ("Sinh ngày", "subject_birth_date"),
                ("Nam/Nữ", "subject_gender"),
                ("Dân tộc", "subject_ethnicity"),
                ("Quốc tịch", "subject_nationality"),
                ("Hiện ở", "subject_residence"),
                ("CMND/CCCD", "subject_id"),
                ("Nơi cư trú cần xác nhận", "period_residence"),
                ("Kể từ", "period_from"),
                ("Cho đến", "period_to"),
                ("Trong thời gian đó hôn nhân thế nào", "status"),
                ("Dùng giấy vào việc", "purpose"),
            ),
            (0.37, 0.63),
            is_ruled=False,
            gap=0,
        ),
        Text("Khai gian dối tôi chịu trách nhiệm trước pháp luật.", italic=True, gap=0.4),
        signed(),
        one_signs("requester", "NGƯỜI KHAI", "(ký, ghi rõ họ tên)"),
    ),
    Style(ARIMO, 11, 1.5, (15, 16, 12, 22), Leader.NONE, Marks.NONE),
    TRAIN_ONLY,
)  # fmt: skip

LAYOUTS = (_TWO, _CELLS)

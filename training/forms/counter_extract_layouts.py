"""The declaration for a copy of an extract as counters typed it themselves."""

from training.forms.blocks import MOTTO, Blank, Day, Facts, Layout, Leader, Marks, Style, Text
from training.forms.counter_rows import TRAIN_ONLY, above, letterhead, signed
from training.forms.fonts import ARIMO, TINOS
from training.forms.rows import one, one_signs, row, title

_ABOVE = Layout(
    "counter_above",
    (
        letterhead("UBND QUẬN ……………………………", "PHÒNG TƯ PHÁP"),
        title("PHIẾU YÊU CẦU CẤP BẢN SAO TRÍCH LỤC HỘ TỊCH", 1.1, 0.8),
        one("KÍNH GỬI", "receiving_office", gap=0.3),
        Text("PHẦN 1 - NGƯỜI YÊU CẦU", bold=True, gap=0.3),
        above(
            (("Họ tên", "requester_name"), ("QH với người được cấp bản sao", "requester_relationship")),
            (("Nơi cư trú", "requester_residence"), ("GTTT", "requester_id")),
            gap=0,
        ),
        Text("PHẦN 2 - NGƯỜI ĐƯỢC CẤP BẢN SAO", bold=True, gap=0.3),
        above(
            (("Họ tên", "subject_name"), ("Ngày sinh", "subject_birth_date")),
            (("Giới tính", "subject_gender"), ("Dân tộc", "subject_ethnicity")),
            (("Quốc tịch", "subject_nationality"), ("Số ĐDCN", "subject_personal_id")),
            (("Nơi cư trú", "subject_residence"), ("GTTT", "subject_id")),
            gap=0,
        ),
        Text("PHẦN 3 - VIỆC HỘ TỊCH ĐÃ ĐĂNG KÝ", bold=True, gap=0.3),
        above(
            (("Xin trích lục (KS, KH, KT…)", "extract_kind"), ("Nơi đã đăng ký", "registered_at")),
            (("Ngày đăng ký", "registered_on"), ("Số", "registration_number")),
            (("Quyển", "registration_book"), ("Số bản cần cấp", "copies_count")),
            gap=0,
        ),
        signed(gap=0.5),
        one_signs("requester", "NGƯỜI YÊU CẦU", "(ký, họ tên)"),
    ),
    Style(TINOS, 12, 1.3, (14, 16, 12, 20), Leader.DOTS, Marks.NONE),
    TRAIN_ONLY,
)  # fmt: skip

_TWO = Layout(
    "counter_two_people",
    (
        *MOTTO,
        title("ĐƠN XIN TRÍCH LỤC HỘ TỊCH (BẢN SAO)", 1.15, 0.8),
        row(("Kính gửi", "receiving_office"), gap=0.4),
        Facts(
            ("", "Người làm đơn", "Người có tên trong sổ"),
            (
                ("Họ và tên", "requester_name", "subject_name"),
                ("Sinh ngày", "", "subject_birth_date"),
                ("Nam, nữ", "", "subject_gender"),
                ("Dân tộc", "", "subject_ethnicity"),
                ("Quốc tịch", "", "subject_nationality"),
                ("Nơi ở", "requester_residence", "subject_residence"),
                ("CMND/CCCD", "requester_id", "subject_id"),
                ("Mã số định danh", "", "subject_personal_id"),
                ("Quan hệ với người có tên trong sổ", "requester_relationship", ""),
            ),
            (0.2, 0.4, 0.4),
        ),
        Text("(Người làm đơn không phải khai các ô để trống)", italic=True, scale=0.85),
        row(("Xin cấp bản sao trích lục", "extract_kind"), Blank("số lượng", "copies_count", share=0, unit="bản"), gap=0.3),
        row(("đã đăng ký tại", "registered_at")),
        row(Day("", "registered_on"), ("số", "registration_number"), ("quyển số", "registration_book")),
        Text("Kính mong quý cơ quan xem xét, giải quyết. Xin cảm ơn.", gap=0.3),
        signed(),
        one_signs("requester", "Người làm đơn", "(ký, ghi rõ họ tên)"),
    ),
    Style(ARIMO, 11, 1.5, (16, 15, 12, 20), Leader.DOTS, Marks.NONE),
    TRAIN_ONLY,
)  # fmt: skip

LAYOUTS = (_ABOVE, _TWO)

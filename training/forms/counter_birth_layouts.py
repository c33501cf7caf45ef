"""The declaration of birth as wards and communes typed it themselves."""

from training.forms.blocks import MOTTO, Facts, Layout, Leader, Marks, Style, Text, Ticks
from training.forms.counter_rows import TRAIN_ONLY, beside, letterhead, signed
from training.forms.fonts import ARIMO, TINOS
from training.forms.rows import one, one_signs, row, title, wants_copies

_PARENTS = Layout(
    "counter_parents_abreast",
    (
        letterhead("UBND XÃ ……………………………", "TƯ PHÁP - HỘ TỊCH"),
        title("GIẤY KHAI ĐỂ ĐĂNG KÝ KHAI SINH", 1.2, 0.9),
        one("KÍNH GỬI", "receiving_office", gap=0.4),
        Text("A. NGƯỜI ĐI KHAI", bold=True, gap=0.4),
        row(("Họ và tên", "requester_name")),
        row(("Nơi ở", "requester_residence")),
        row(("CCCD/HC/GTTT khác", "requester_id")),
        row(("Là gì của trẻ (cha, mẹ, ông, bà…)", "requester_relationship")),
        Text("B. TRẺ ĐƯỢC KHAI SINH", bold=True, gap=0.4),
        row(("Họ và tên trẻ", "child_name"), Ticks("GT", "child_gender", ("Nam", "Nữ"))),
        row(("Sinh ngày", "child_birth_date")),
        row(("Viết bằng chữ", "child_birth_date_words")),
        row(("DT", "child_ethnicity"), ("QT", "child_nationality")),
        row(("Sinh tại", "child_birth_place")),
        row(("Quê quán", "child_origin")),
        Text("C. CHA MẸ CỦA TRẺ", bold=True, gap=0.4),
        beside(
            (("Họ tên mẹ", "mother_name"), ("Họ tên cha", "father_name")),
            (("Năm sinh", "mother_birth_year"), ("Năm sinh", "father_birth_year")),
            (row(("DT", "mother_ethnicity"), ("QT", "mother_nationality")),
             row(("DT", "father_ethnicity"), ("QT", "father_nationality"))),
            (("Chỗ ở", "mother_residence"), ("Chỗ ở", "father_residence")),
            gap=0,
        ),
        Text("Tôi khai đúng sự thật, sai tôi chịu trách nhiệm.", italic=True, gap=0.4),
        row(("Xin bản sao GKS (có/không)", "copies_requested"), ("mấy bản", "copies_count")),
        signed(gap=0.5),
        one_signs("requester", "NGƯỜI ĐI KHAI", "(ký, ghi rõ họ tên)"),
    ),
    Style(TINOS, 12.5, 1.4, (15, 16, 12, 22), Leader.DOTS, Marks.NONE),
    TRAIN_ONLY,
)  # fmt: skip

_CELLS = Layout(
    "counter_cells",
    (
        *MOTTO,
        title("TỜ KHAI ĐĂNG KÝ KHAI SINH", 1.25, 0.7),
        one("Gửi:", "receiving_office", gap=0.3),
        Text("THÔNG TIN VỀ CON", "center", bold=True, gap=0.3),
        Facts(
            ("Mục", "Kê khai"),
            (
                ("Họ, chữ đệm, tên con", "child_name"),
                ("Sinh ngày, tháng, năm", "child_birth_date"),
                ("(bằng chữ)", "child_birth_date_words"),
                ("Con trai (nam) hay con gái (nữ)", "child_gender"),
                ("Dân tộc con", "child_ethnicity"),
                ("Quốc tịch con", "child_nationality"),
                ("Nơi sinh (bệnh viện, trạm y tế)", "child_birth_place"),
                ("Quê nội/quê ngoại ghi vào GKS", "child_origin"),
            ),
            (0.36, 0.64),
            gap=0.1,
        ),
        Text("THÔNG TIN VỀ BỐ MẸ", "center", bold=True, gap=0.3),
        Facts(
            ("", "Họ và tên", "Năm sinh", "Dân tộc", "Q.tịch", "Nơi thường trú"),
            (
                ("Bố", "father_name", "father_birth_year", "father_ethnicity", "father_nationality", "father_residence"),
                ("Mẹ", "mother_name", "mother_birth_year", "mother_ethnicity", "mother_nationality", "mother_residence"),
            ),
            (0.06, 0.2, 0.15, 0.11, 0.12, 0.36),
            gap=0.1,
        ),
        Text("NGƯỜI KHAI", "center", bold=True, gap=0.3),
        row(("Họ tên", "requester_name"), ("Quan hệ với con", "requester_relationship")),
        row(("Địa chỉ", "requester_residence")),
        row(("Giấy tờ", "requester_id")),
        wants_copies("Số bản sao cần cấp:", "Số bản"),
        Text("Lời khai trên là đúng, tôi chịu trách nhiệm trước pháp luật.", gap=0.2),
        signed(),
        one_signs("requester", "NGƯỜI KHAI", "(ký, ghi họ tên)"),
    ),
    Style(ARIMO, 10.5, 1.5, (14, 15, 12, 18), Leader.DOTS, Marks.NONE),
    TRAIN_ONLY,
)  # fmt: skip

LAYOUTS = (_PARENTS, _CELLS)

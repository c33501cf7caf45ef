"""The application for a copy of a diploma as schools and districts typed it themselves."""

from training.forms.blocks import MOTTO, Blank, Facts, Layout, Leader, Marks, Style, Text, Ticks
from training.forms.counter_rows import TRAIN_ONLY, beside, letterhead, signed
from training.forms.fonts import ARIMO, TINOS
from training.forms.rows import one, one_signs, row, title

_COLUMNS = Layout(
    "counter_person_and_diploma",
    (
        letterhead("UBND HUYỆN ……………………………", "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO"),
        title("PHIẾU YÊU CẦU SAO BẰNG TỐT NGHIỆP TỪ SỔ GỐC", 1.1, 0.9),
        one("Kính gửi", "receiving_office", gap=0.5),
        beside(
            (("Họ tên", "name"), ("Loại bằng", "diploma_kind")),
            (row(("NS", "birth_date"), Ticks("GT", "gender", ("Nam", "Nữ"))), ("HS trường", "school")),
            (("Nơi sinh", "birth_place"), ("Năm TN", "graduation_year")),
            (("DT", "ethnicity"), ("Xếp loại TN", "classification")),
            (("CCCD", "personal_id"), ("Số hiệu bằng", "serial")),
            (("SĐT", "phone"), ("Số vào sổ", "register_number")),
            gap=0.5,
        ),
        row(("Xin sao mấy bản", "copies_count"), gap=0.3),
        row(("Lý do xin sao", "reason")),
        Text("Người yêu cầu mang theo CCCD bản gốc để đối chiếu khi nhận bản sao.", italic=True, scale=0.85, gap=0.4),
        signed(gap=0.6),
        one_signs("applicant", "NGƯỜI YÊU CẦU", "(ký, ghi rõ họ tên)"),
    ),
    Style(TINOS, 13, 1.5, (16, 15, 12, 20), Leader.DOTS, Marks.NONE),
    TRAIN_ONLY,
)  # fmt: skip

_CELLS = Layout(
    "counter_cells",
    (
        *MOTTO,
        title("ĐƠN XIN CẤP BẢN SAO VB, CC", 1.25, 0.8),
        row(("KÍNH GỬI", "receiving_office"), gap=0.4),
        Facts(
            ("NGƯỜI XIN", "KHAI (không viết tắt)"),
            (
                ("Tên khai sinh", "name"),
                ("Sinh ngày", "birth_date"),
                ("Sinh ở (tỉnh, TP)", "birth_place"),
                ("Nam hay nữ", "gender"),
                ("Dân tộc", "ethnicity"),
                ("Số định danh", "personal_id"),
                ("ĐT di động", "phone"),
            ),
            (0.32, 0.68),
        ),
        Facts(
            ("VĂN BẰNG", "KHAI"),
            (
                ("Tên VB, CC", "diploma_kind"),
                ("Khóa thi (năm)", "graduation_year"),
                ("Học sinh trường", "school"),
                ("Đậu loại", "classification"),
                ("Số hiệu VB", "serial"),
                ("Số vào sổ gốc cấp VB", "register_number"),
            ),
            (0.32, 0.68),
        ),
        row(Blank("SỐ BẢN SAO XIN CẤP", "copies_count", share=0, unit="bản"), gap=0.4),
        row(("VÌ LÝ DO", "reason")),
        signed(gap=0.4),
        one_signs("applicant", "NGƯỜI LÀM ĐƠN", "(ký tên)"),
    ),
    Style(ARIMO, 11.5, 1.5, (16, 16, 12, 22), Leader.LINE, Marks.NONE),
    TRAIN_ONLY,
)  # fmt: skip

LAYOUTS = (_COLUMNS, _CELLS)

"""The application for a first registration of land as counters typed it themselves."""

from training.forms.blocks import MOTTO, Blank, Facts, Layout, Leader, Marks, Row, Style, Text
from training.forms.counter_rows import TRAIN_ONLY, beside, letterhead, signed
from training.forms.fonts import ARIMO, TINOS
from training.forms.rows import one, one_signs, row, title

_PLOTS = Layout(
    "counter_plots",
    (
        letterhead("UBND XÃ ……………………………", "BỘ PHẬN ĐỊA CHÍNH"),
        title("ĐƠN XIN ĐĂNG KÝ, CẤP GIẤY CNQSDĐ LẦN ĐẦU", 1.15, 0.9),
        one("Kính gửi", "receiving_office", gap=0.4),
        row(("Tên tôi là", "user_name"), ("SĐT", "user_phone"), gap=0.3),
        row(("hiện ở", "user_address")),
        row(("có giấy tờ tùy thân", "user_id")),
        row(("email", "user_email")),
        Text("Tôi đang sử dụng thửa đất dưới đây, nay xin đăng ký", gap=0.3),
        Facts(
            ("TT", "THỬA", "TỜ BĐ", "DT (m²)", "MĐSD", "SD TỪ", "THỜI HẠN"),
            (("1", "plot_number", "map_sheet", "area_m2", "land_use", "use_since", "use_term"),
             ("2", "", "", "", "", "", "")),
            (0.06, 0.1, 0.11, 0.16, 0.24, 0.16, 0.17),
        ),
        row(("Đất tại", "plot_address"), gap=0.3),
        row(("Đất này do đâu mà có", "origin")),
        row(("Nguyện vọng", "request")),
        row(("Nộp kèm đơn", "attachments")),
        Text("Đất không có tranh chấp. Tôi cam đoan lời khai là đúng sự thật.", gap=0.3),
        signed(gap=0.5),
        one_signs("applicant", "NGƯỜI LÀM ĐƠN", "(ký, ghi rõ họ tên)"),
        Text("Ý KIẾN CỦA TRƯỞNG THÔN (KHU PHỐ)", bold=True, scale=0.9, gap=0.3),
        Text("…………………………………………………………………………………………………………", scale=0.9),
    ),
    Style(TINOS, 12.5, 1.45, (15, 15, 12, 22), Leader.DOTS, Marks.NONE),
    TRAIN_ONLY,
)  # fmt: skip

_COLUMNS = Layout(
    "counter_unruled_columns",
    (
        *MOTTO,
        title("ĐĂNG KÝ ĐẤT ĐAI, TSGLVĐ (LẦN ĐẦU)", 1.2, 0.8),
        one("NƠI NHẬN ĐƠN", "receiving_office", gap=0.4),
        beside(
            (Text("I. NGƯỜI SDĐ"), Text("II. THỬA ĐẤT")),
            (("Họ tên", "user_name"), row(("Thửa", "plot_number"), ("Tờ", "map_sheet"))),
            (("ĐT", "user_phone"), ("Diện tích", "area_m2")),
            (("Email", "user_email"), ("Loại đất", "land_use")),
            (("CCCD", "user_id"), ("Ở tại", "plot_address")),
            (("Đ/c", "user_address"), ("Dùng từ ngày", "use_since")),
            (Text("(ghi nơi thường trú)", italic=True, scale=0.85), ("Thời hạn xin dùng", "use_term")),
            gap=0.4,
        ),
        Facts(
            ("", ""),
            (
                ("III. NGUỒN GỐC ĐẤT", "origin"),
                ("IV. ĐỀ NGHỊ", "request"),
                ("V. GIẤY TỜ KÈM THEO", "attachments"),
            ),
            (0.28, 0.72),
            is_ruled=False,
            gap=0,
        ),
        Text("Nội dung kê khai trên là đúng, tôi chịu trách nhiệm trước pháp luật.", gap=0.4),
        Row((Blank("Viết tại", "made_at", share=0), Blank("hôm", "made_on", share=0)), "right", gap=0.3),
        one_signs("applicant", "NGƯỜI VIẾT ĐƠN", "(ký tên)"),
    ),
    Style(ARIMO, 12, 1.55, (18, 16, 14, 22), Leader.LINE, Marks.NONE),
    TRAIN_ONLY,
)  # fmt: skip

LAYOUTS = (_PLOTS, _COLUMNS)

"""The application about a change of land as counters typed it themselves."""

from training.forms.blocks import MOTTO, Facts, Layout, Leader, Marks, Style, Text
from training.forms.counter_rows import TRAIN_ONLY, above, letterhead, signed
from training.forms.fonts import ARIMO, TINOS
from training.forms.rows import one, one_signs, row, title

_CELLS = Layout(
    "counter_cells",
    (
        letterhead("UBND HUYỆN ……………………………", "CN VĂN PHÒNG ĐKĐĐ"),
        title("ĐƠN ĐĂNG KÝ BIẾN ĐỘNG ĐẤT ĐAI", 1.2, 0.8),
        Text("(dùng cho hộ gia đình, cá nhân)", "center", italic=True, scale=0.9),
        one("Kính gửi", "receiving_office", gap=0.3),
        Facts(
            ("NGƯỜI CÓ ĐẤT", "KHAI"),
            (
                ("Họ tên chủ sử dụng đất", "user_name"),
                ("Số CCCD/CMND, ngày cấp", "user_id"),
                ("ĐKTT", "user_address"),
                ("SĐT", "user_phone"),
                ("Email (nếu có)", "user_email"),
            ),
            (0.36, 0.64),
        ),
        Facts(
            ("GCN QSDĐ ĐÃ CẤP", "KHAI"),
            (
                ("Số bìa (số phát hành, seri)", "certificate_serial"),
                ("Số vào sổ", "certificate_book_number"),
                ("Cấp ngày", "certificate_date"),
                ("Thửa số", "plot_number"),
                ("Tờ bản đồ", "map_sheet"),
                ("DT (m²)", "area_m2"),
                ("MĐSD đất", "land_use"),
                ("Nơi có đất", "plot_address"),
            ),
            (0.36, 0.64),
        ),
        Facts(
            ("BIẾN ĐỘNG", "KHAI"),
            (
                ("Biến động về việc", "change"),
                ("Vì sao có biến động", "reason"),
                ("Hồ sơ kèm theo", "attachments"),
            ),
            (0.36, 0.64),
        ),
        Text("Tôi cam đoan khai đúng và chịu trách nhiệm về hồ sơ đã nộp.", gap=0.3),
        signed(),
        one_signs("applicant", "NGƯỜI LÀM ĐƠN", "(ký, ghi rõ họ tên)"),
    ),
    Style(TINOS, 12, 1.4, (14, 16, 12, 20), Leader.DOTS, Marks.NONE),
    TRAIN_ONLY,
)  # fmt: skip

_COLUMNS = Layout(
    "counter_owner_and_plot",
    (
        *MOTTO,
        title("ĐƠN XIN ĐĂNG KÝ BIẾN ĐỘNG QSDĐ, TS GẮN LIỀN VỚI ĐẤT", 1.1, 0.8),
        one("KÍNH GỬI", "receiving_office", gap=0.4),
        above(
            (("I. TÊN CHỦ SDĐ", "user_name"), ("II. THỬA ĐẤT SỐ", "plot_number")),
            (("SỐ ĐT LIÊN LẠC", "user_phone"), ("TỜ BĐ SỐ", "map_sheet")),
            (("THƯ ĐIỆN TỬ", "user_email"), ("DIỆN TÍCH (M2)", "area_m2")),
            (("GIẤY TỜ TÙY THÂN", "user_id"), ("LOẠI ĐẤT (MỤC ĐÍCH SỬ DỤNG)", "land_use")),
            (("ĐỊA CHỈ CHỦ SDĐ", "user_address"), ("ĐỊA CHỈ THỬA ĐẤT", "plot_address")),
            scale=0.82,
        ),
        Text("III. GIẤY CHỨNG NHẬN", scale=0.82, gap=0.3),
        row(("số phát hành", "certificate_serial"), ("vào sổ số", "certificate_book_number"), ("ngày ký cấp", "certificate_date")),
        Text("IV. NỘI DUNG XIN ĐĂNG KÝ BIẾN ĐỘNG", scale=0.82, gap=0.3),
        one("", "change", 2),
        Text("V. LÝ DO", scale=0.82, gap=0.3),
        one("", "reason"),
        Text("VI. GIẤY TỜ NỘP CÙNG ĐƠN", scale=0.82, gap=0.3),
        one("", "attachments", 2),
        Text("Tôi xin chịu trách nhiệm về những điều đã ghi trong đơn.", italic=True, gap=0.3),
        signed(gap=0.5),
        one_signs("applicant", "CHỦ SỬ DỤNG ĐẤT", "(ký tên)"),
    ),
    Style(ARIMO, 11.5, 1.45, (16, 16, 12, 20), Leader.LINE, Marks.NONE),
    TRAIN_ONLY,
)  # fmt: skip

LAYOUTS = (_CELLS, _COLUMNS)

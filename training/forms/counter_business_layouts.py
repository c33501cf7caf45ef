"""The request to register a household business as district counters typed it themselves."""

from training.forms.blocks import (
    MOTTO,
    Blank,
    Facts,
    Layout,
    Leader,
    Marks,
    Style,
    Table,
    TableColumn,
    Text,
)
from training.forms.counter_rows import TRAIN_ONLY, above, beside, letterhead, signed
from training.forms.fonts import ARIMO, TINOS
from training.forms.rows import one, one_signs, row, title


def _activities(no: str, name: str, code: str, rows: int) -> Table:
    return Table(
        "activities",
        (
            TableColumn("no", no, 0.08),
            TableColumn("name", name, 0.72, "left"),
            TableColumn("code", code, 0.2),
        ),
        rows,
    )


_CELLS = Layout(
    "counter_cells",
    (
        letterhead("UBND HUYỆN ……………………………", "PHÒNG TÀI CHÍNH - KẾ HOẠCH"),
        title("ĐƠN ĐĂNG KÝ HỘ KINH DOANH CÁ THỂ", 1.15, 0.8),
        one("Kính gửi", "receiving_office", gap=0.3),
        Facts(
            ("CHỦ HỘ", "KÊ KHAI"),
            (
                ("Họ tên (chữ in hoa)", "owner_name"),
                ("GT", "owner_gender"),
                ("NS", "owner_birth_date"),
                ("DT", "owner_ethnicity"),
                ("QT", "owner_nationality"),
                ("CMND/CCCD (số, ngày, nơi cấp)", "owner_id"),
                ("HKTT", "owner_permanent_address"),
                ("Chỗ ở hiện nay", "owner_current_address"),
                ("SĐT", "owner_phone"),
                ("Email", "owner_email"),
            ),
            (0.34, 0.66),
        ),
        Facts(
            ("CƠ SỞ KD", "KÊ KHAI"),
            (
                ("Tên hộ KD (bảng hiệu)", "business_name"),
                ("Đ/c kinh doanh", "business_address"),
                ("Vốn (đồng)", "capital_vnd"),
                ("Vốn bằng chữ", "capital_words"),
                ("Số LĐ (người)", "workers"),
            ),
            (0.34, 0.66),
        ),
        _activities("TT", "NGÀNH NGHỀ KD", "MÃ NGÀNH", 2),
        Text("Tôi không thuộc diện bị cấm thành lập hộ kinh doanh.", italic=True, gap=0.2),
        signed(gap=0.2),
        one_signs("owner", "CHỦ HỘ KINH DOANH", "(ký, ghi rõ họ tên)"),
    ),
    Style(TINOS, 11.5, 1.35, (13, 15, 10, 20), Leader.DOTS, Marks.NONE),
    TRAIN_ONLY,
)  # fmt: skip

_COLUMNS = Layout(
    "counter_above",
    (
        *MOTTO,
        title("GIẤY ĐỀ NGHỊ ĐKKD (HỘ KINH DOANH)", 1.2, 0.7),
        one("Gửi", "receiving_office", gap=0.3),
        Text("A - NGƯỜI ĐỨNG TÊN", bold=True, gap=0.3),
        above(
            (("Họ và tên", "owner_name"), ("Số CCCD/CMND/HC, ngày cấp, nơi cấp", "owner_id")),
            gap=0,
        ),
        beside(
            (row(("Sinh", "owner_birth_date"), ("Phái", "owner_gender")),
             row(("DT", "owner_ethnicity"), ("QT", "owner_nationality"))),
            (("ĐT", "owner_phone"), ("Mail", "owner_email")),
            gap=0,
        ),
        above((("Hộ khẩu thường trú", "owner_permanent_address"), ("Nơi ở hiện tại", "owner_current_address")), gap=0),
        Text("B - CƠ SỞ KINH DOANH", bold=True, gap=0.3),
        above((("Tên cơ sở", "business_name"), ("Địa điểm", "business_address")), gap=0),
        row(Blank("Lao động (người)", "workers", share=0.4), Blank("Vốn KD", "capital_vnd", unit="đồng")),
        row(("Bằng chữ", "capital_words")),
        Text("Nghề kinh doanh", gap=0.1),
        _activities("STT", "Tên nghề", "Mã nghề", 3),
        Text("Tôi cam kết kinh doanh đúng ngành nghề đã đăng ký, chấp hành quy định về thuế, PCCC, VSATTP.", gap=0.3),
        signed("Làm tại"),
        one_signs("owner", "NGƯỜI ĐỀ NGHỊ", "(ký tên)"),
    ),
    Style(ARIMO, 11, 1.45, (14, 15, 12, 18), Leader.DOTS, Marks.NONE),
    TRAIN_ONLY,
)  # fmt: skip

LAYOUTS = (_CELLS, _COLUMNS)

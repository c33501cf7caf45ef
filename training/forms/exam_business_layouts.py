"""How GIẤY ĐỀ NGHỊ ĐĂNG KÝ HỘ KINH DOANH comes to a desk for the last word: the prints of 01/2021/TT-BKHĐT
and 68/2025/TT-BTC (Decree 168/2025), an office's short sheet, and one from memory."""

from training.forms.blocks import (
    MOTTO,
    NOBODY,
    Abreast,
    Blank,
    Block,
    Day,
    Layout,
    Leader,
    Marks,
    NextPage,
    Row,
    Signatures,
    Slot,
    Style,
    Table,
    TableColumn,
    Text,
    Ticks,
)
from training.forms.exam import DOULOS, LIBERTINE, OPEN_SANS, TYPEWRITER, exam
from training.forms.rows import numbered, one, one_signs, place_and_day, row, title


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


_MADE = Row((Blank("", "made_at", share=0), Day(", ", "made_on")), "right", gap=0.3)

_PRINT_2021 = exam(
    "print_of_2021",
    Style(DOULOS, 12, 1.42, (13, 16, 10, 26)),
    Text("Phụ lục III-1", "center", bold=True, scale=0.9),
    *MOTTO,
    _MADE,
    title("GIẤY ĐỀ NGHỊ ĐĂNG KÝ HỘ KINH DOANH", 1.1, 0.4),
    Row((Blank("Kính gửi:", "receiving_office", share=0),), "center", gap=0.2),
    row(Blank("Tôi là (ghi họ tên bằng chữ in hoa):", "owner_name", 2), ("Giới tính:", "owner_gender"), gap=0.3),
    row(("Sinh ngày:", "owner_birth_date"), ("Dân tộc:", "owner_ethnicity"), ("Quốc tịch:", "owner_nationality")),
    one("Chứng minh nhân dân/Căn cước công dân số:", "owner_id"),
    one("Nơi đăng ký hộ khẩu thường trú:", "owner_permanent_address"),
    one("Chỗ ở hiện tại:", "owner_current_address"),
    row(("Điện thoại (nếu có):", "owner_phone"), ("Email (nếu có):", "owner_email")),
    Text("Đăng ký hộ kinh doanh với các nội dung sau:", bold=True, gap=0.1),
    one("1. Tên hộ kinh doanh (ghi bằng chữ in hoa):", "business_name"),
    one("2. Địa điểm kinh doanh:", "business_address"),
    Text("3. Ngành, nghề kinh doanh{1}:"),
    _activities("STT", "Tên ngành", "Mã ngành{2}", 2),
    row(Blank("4. Vốn kinh doanh: Tổng số:", "capital_vnd", unit="đồng"), gap=0.2),
    row(Blank("(bằng chữ:", "capital_words", unit=")")),
    row(Blank("5. Số lượng lao động:", "workers", share=0.3)),
    row(Ticks("6. Chủ thể thành lập hộ kinh doanh:", "", ("Cá nhân", "Các thành viên hộ gia đình"))),
    Text("Tôi xin cam kết: Bản thân không thuộc diện pháp luật cấm kinh doanh; không đồng thời là chủ hộ kinh doanh khác; không là chủ doanh nghiệp tư nhân; chịu trách nhiệm trước pháp luật về tính hợp pháp, chính xác và trung thực của nội dung đăng ký trên.", gap=0.1),
    Signatures((NOBODY, Slot("owner", "CHỦ HỘ KINH DOANH", "(Ký và ghi họ tên){3}")), height=2.4),
)  # fmt: skip

_OWNER_2025: tuple[Block, ...] = (
    Text("Mẫu số 01", "right", bold=True, scale=0.9),
    *MOTTO,
    title("GIẤY ĐỀ NGHỊ ĐĂNG KÝ THÀNH LẬP HỘ KINH DOANH", 1.05, 0.6),
    Row((Blank("Kính gửi:", "receiving_office", share=0),), "center", gap=0.2),
    Text("I. Thông tin chủ hộ kinh doanh", bold=True, gap=0.3),
    *numbered(
        "{n}. ",
        one("Họ, chữ đệm và tên (chữ in hoa):", "owner_name"),
        row(("Ngày/tháng/năm sinh:", "owner_birth_date"), ("Giới tính:", "owner_gender")),
        row(("Dân tộc:", "owner_ethnicity"), ("Quốc tịch:", "owner_nationality")),
        one("Số định danh cá nhân/giấy tờ pháp lý:", "owner_id"),
        one("Địa chỉ thường trú:", "owner_permanent_address"),
        one("Địa chỉ liên lạc:", "owner_current_address"),
        row(("Điện thoại:", "owner_phone"), ("Thư điện tử (nếu có):", "owner_email")),
    ),
)  # fmt: skip
_SHOP_2025: tuple[Block, ...] = (
    Text("II. Nội dung đăng ký", bold=True, gap=0.2),
    one("1. Tên hộ kinh doanh viết bằng tiếng Việt (chữ in hoa):", "business_name"),
    one("Tên viết tắt (nếu có):", ""),
    one("2. Địa chỉ trụ sở hộ kinh doanh:", "business_address"),
    Text("3. Ngành, nghề kinh doanh (đánh dấu ngành chính):"),
    _activities("TT", "Tên ngành, nghề", "Mã ngành cấp 4", 2),
    row(Blank("4. Vốn kinh doanh (bằng số; VNĐ):", "capital_vnd"), gap=0.2),
    one("Vốn kinh doanh (bằng chữ; VNĐ):", "capital_words"),
    row(Blank("5. Tổng số lao động (dự kiến):", "workers", share=0.3, unit="người")),
    Text("Tôi cam kết chịu trách nhiệm trước pháp luật về tính hợp pháp, trung thực và chính xác của hồ sơ.", gap=0.1),
    _MADE,
    Signatures((NOBODY, Slot("owner", "CHỦ HỘ KINH DOANH", "(Ký và ghi họ tên)")), height=2.4),
)  # fmt: skip

_PRINT_2025 = exam(
    "print_of_2025",
    Style(LIBERTINE, 12.5, 1.42, (13, 16, 10, 26)),
    *_OWNER_2025,
    *_SHOP_2025,
)

_TWO_PAGES = exam(
    "print_of_2025_two_pages",
    Style(LIBERTINE, 14, 1.75, (20, 18, 20, 30)),
    *_OWNER_2025,
    NextPage(),
    *_SHOP_2025,
)

_SHORT = exam(
    "short_sheet",
    Style(OPEN_SANS, 10.5, 1.65, (14, 15, 12, 18), Leader.LINE, Marks.NONE, colons=False),
    *MOTTO,
    title("PHIẾU ĐĂNG KÝ KINH DOANH HỘ CÁ THỂ", 1.3, 0.8),
    one("Kính gửi", "receiving_office", gap=0.3),
    Text("1. CHỦ HỘ", bold=True, gap=0.3),
    row(Blank("Họ tên", "owner_name", 2), Ticks("Giới tính", "owner_gender", ("Nam", "Nữ"))),
    Abreast(
        (
            (one("Ngày sinh", "owner_birth_date"), one("SĐT", "owner_phone")),
            (one("Dân tộc", "owner_ethnicity"), one("Email", "owner_email")),
            (one("Quốc tịch", "owner_nationality"), Text("")),
        ),
        gap=0,
    ),
    one("Giấy tờ tùy thân", "owner_id"),
    one("HKTT", "owner_permanent_address"),
    one("Chỗ ở", "owner_current_address"),
    Text("2. HỘ KINH DOANH", bold=True, gap=0.3),
    one("Tên cơ sở", "business_name"),
    one("Nơi kinh doanh", "business_address"),
    row(Blank("Vốn", "capital_vnd"), Blank("Lao động", "workers", share=0.3, unit="người")),
    one("Vốn bằng chữ", "capital_words"),
    Text("3. KINH DOANH GÌ", bold=True, gap=0.3),
    _activities("Số", "Ngành nghề", "Mã", 3),
    place_and_day("", gap=0.5),
    Signatures((
        Slot("", "NGƯỜI NHẬN", "(ký tên)"),
        Slot("owner", "CHỦ HỘ", "(ký tên)"),
    )),
)  # fmt: skip

_FROM_MEMORY = exam(
    "from_memory",
    Style(TYPEWRITER, 11.5, 1.55, (16, 16, 12, 24), Leader.DOTS, Marks.NONE),
    *MOTTO,
    title("ĐƠN XIN ĐĂNG KÝ HỘ KINH DOANH", 1.2, 0.8),
    one("Kính gửi:", "receiving_office", gap=0.4),
    row(Blank("Họ và tên tôi:", "owner_name", 2), ("Nam/nữ:", "owner_gender"), gap=0.3),
    row(("Năm sinh:", "owner_birth_date"), ("Dân tộc:", "owner_ethnicity")),
    row(("Quốc tịch:", "owner_nationality"), ("ĐT:", "owner_phone")),
    one("CCCD:", "owner_id"),
    one("ĐKTT:", "owner_permanent_address"),
    one("Đang ở:", "owner_current_address"),
    one("Mail:", "owner_email"),
    Text("Xin đăng ký kinh doanh như sau:", gap=0.1),
    one("- Tên hộ:", "business_name"),
    one("- Mở tại:", "business_address"),
    row(Blank("- Số vốn:", "capital_vnd")),
    one("- Viết bằng chữ:", "capital_words"),
    row(Blank("- Số người làm:", "workers", share=0.3)),
    Text("- Mặt hàng, dịch vụ:"),
    _activities("TT", "Ngành nghề đăng ký", "Mã số", 1),
    Text("Tôi xin hứa chấp hành đúng pháp luật.", gap=0.3),
    _MADE,
    one_signs("owner", "Người làm đơn", ""),
)  # fmt: skip

LAYOUTS: tuple[Layout, ...] = (_PRINT_2021, _PRINT_2025, _TWO_PAGES, _SHORT, _FROM_MEMORY)

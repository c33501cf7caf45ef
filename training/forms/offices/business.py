"""The request to register a household business as a shopkeeper, a ward's office and a tax adviser
might type it."""

from training.forms.blocks import (
    MOTTO,
    NOBODY,
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
    Table,
    TableColumn,
    Text,
    Ticks,
)
from training.forms.fonts import ARIMO, TINOS
from training.forms.parts import Part
from training.forms.rows import one, row, title

_TRAIN = frozenset({Split.TRAIN})


def _trades(no: str, name: str, code: str, rows: int = 2, *, is_code_first: bool = False) -> Table:
    """Return the table of activities under an office's own headings."""
    number = TableColumn("no", no, 0.08)
    rest = (TableColumn("name", name, 0.72, "left"), TableColumn("code", code, 0.2))
    return Table("activities", (number, *(rest[::-1] if is_code_first else rest)), rows)


LAYOUTS: tuple[Layout, ...] = (
    Layout(
        "office_business_letter",
        (
            *MOTTO,
            title("ĐƠN XIN ĐĂNG KÝ KINH DOANH HỘ CÁ THỂ", 1.2, 0.8),
            Row((Blank("Kính gửi:", "receiving_office", share=0),), "center", gap=0.3),
            row(Blank("Tôi tên", "owner_name", share=2), Day(", sinh ", "owner_birth_date"), gap=0.4),
            row(("giới tính", "owner_gender"), (", dân tộc", "owner_ethnicity"), (", quốc tịch", "owner_nationality")),
            one("giấy tờ tùy thân", "owner_id"),
            one("hộ khẩu thường trú", "owner_permanent_address"),
            one("nay đang ở", "owner_current_address"),
            row(("điện thoại", "owner_phone"), (", email", "owner_email")),
            Text("Tôi có nguyện vọng mở cơ sở buôn bán, dịch vụ nhỏ, xin được đăng ký như sau:", gap=0.2),
            one("– Tên bảng hiệu (tên hộ):", "business_name"),
            one("– Nơi buôn bán:", "business_address"),
            Text("– Mặt hàng, ngành nghề:"),
            _trades("TT", "Nghề", "Mã nghề"),
            row(("– Tiền vốn bỏ ra:", "capital_vnd"), ("viết bằng chữ:", "capital_words"), gap=0.2),
            row(Blank("– Người làm, kể cả chủ hộ:", "workers", share=0, unit="người")),
            Text("Tôi xin hứa buôn bán đúng ngành nghề đã xin, nộp thuế đầy đủ, giữ gìn vệ sinh và trật tự nơi kinh doanh. Kính mong Quý cơ quan chấp thuận.", gap=0.2),
            Row((Blank("", "made_at", share=0), Day(", ", "made_on")), "right", gap=0.3),
            Signatures((NOBODY, Slot("owner", "Người làm đơn", "(ký, ghi họ tên)"))),
        ),
        Style(ARIMO, 11.5, 1.5, (15, 16, 12, 24), Leader.DOTS, Marks.NONE),
        _TRAIN,
    ),
    Layout(
        "office_business_sheet",
        (
            Abreast(
                (
                    (Text("TỔ ĐĂNG KÝ KINH DOANH", "center", bold=True, scale=0.9), Text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "center", bold=True, scale=0.78)),
                    (Text("Lưu: 01 bản", "center", italic=True, scale=0.9), Text("Độc lập - Tự do - Hạnh phúc", "center", bold=True, scale=0.85, rule=True)),
                ),
                gap=0,
            ),
            title("TỜ KHAI THÀNH LẬP HỘ KINH DOANH", 1.35, 0.9),
            one("Cơ quan nhận tờ khai", "receiving_office", gap=0.3),
            Facts(
                ("PHẦN 1", "CHỦ HỘ"),
                (
                    ("Họ tên (in hoa)", "owner_name"),
                    ("Phái", "owner_gender"),
                    ("Ngày sinh", "owner_birth_date"),
                    ("Dân tộc", "owner_ethnicity"),
                    ("Quốc tịch", "owner_nationality"),
                    ("Căn cước/Hộ chiếu: số, ngày và nơi cấp", "owner_id"),
                    ("Thường trú", "owner_permanent_address"),
                    ("Chỗ ở hiện thời", "owner_current_address"),
                    ("Số ĐT", "owner_phone"),
                    ("Thư điện tử", "owner_email"),
                ),
                (0.32, 0.68),
            ),
            Facts(
                ("PHẦN 2", "CƠ SỞ KINH DOANH"),
                (
                    ("Tên gọi của hộ", "business_name"),
                    ("Đặt tại", "business_address"),
                    ("Vốn ban đầu (đồng)", "capital_vnd"),
                    ("Vốn viết bằng chữ", "capital_words"),
                    ("Số lao động sử dụng", "workers"),
                ),
                (0.32, 0.68),
            ),
            Text("PHẦN 3 – NGÀNH NGHỀ", bold=True, gap=0.3),
            _trades("Số", "Kinh doanh gì", "Mã cấp 4", is_code_first=True),
            Text("Chủ hộ chịu trách nhiệm về mọi nội dung trong tờ khai.", italic=True, gap=0.2),
            Row((Blank("", "made_at", share=0), Day(", ", "made_on")), "right"),
            Signatures((Slot("", "Cán bộ nhận"), Slot("owner", "Chủ hộ", "(ký, ghi rõ họ tên)"))),
        ),
        Style(ARIMO, 11, 1.35, (12, 15, 10, 20), Leader.NONE, Marks.NONE),
        _TRAIN,
    ),
    Layout(
        "office_business_roman",
        (
            *MOTTO,
            Row((Blank("", "made_at", share=0), Day(", ", "made_on")), "right", gap=0.2),
            title("PHIẾU ĐĂNG KÝ MỚI HỘ KINH DOANH", 1.3, 0.5),
            one("Gửi tới:", "receiving_office", gap=0.3),
            Text("I. AI ĐĂNG KÝ", bold=True, gap=0.3),
            row(Blank("1. Ông/Bà:", "owner_name", share=2), Ticks("  ", "owner_gender", ("Nam", "Nữ"), is_box_first=True)),
            row(("2. Ngày tháng năm sinh:", "owner_birth_date"), ("  Dân tộc:", "owner_ethnicity")),
            row(("3. Công dân nước:", "owner_nationality")),
            row(("4. Loại giấy tờ:", "owner_id_kind"), Blank("  Mang số:", "owner_id", part=Part.NUMBER)),
            row(Blank("Cấp ngày:", "owner_id", part=Part.DAY), Blank("  Cơ quan cấp:", "owner_id", part=Part.ISSUER)),
            one("5. Địa chỉ ghi trên căn cước:", "owner_permanent_address"),
            one("6. Địa chỉ nhận thư:", "owner_current_address"),
            row(("7. Di động:", "owner_phone"), ("  Mail:", "owner_email")),
            Text("II. ĐĂNG KÝ GÌ", bold=True, gap=0.3),
            one("8. Hộ kinh doanh lấy tên là:", "business_name"),
            one("9. Địa chỉ cửa hàng:", "business_address"),
            row(Blank("10. Vốn kinh doanh dự kiến:", "capital_vnd", share=0, unit="đồng")),
            one("Đọc là:", "capital_words"),
            row(("11. Thuê mướn bao nhiêu lao động:", "workers"), ("  Ngày khai trương:", "start_date")),
            Text("12. Các ngành hàng:"),
            _trades("#", "Diễn giải ngành hàng", "Mã VSIC", 3),
            Text("III. LỜI CAM KẾT", bold=True, gap=0.3),
            Text("Tôi không thuộc trường hợp bị cấm kinh doanh, nơi kinh doanh do tôi sử dụng hợp pháp, mọi thông tin kê khai đều đúng."),
            Signatures((Slot("", "KIỂM TRA HỒ SƠ"), Slot("owner", "NGƯỜI ĐĂNG KÝ", "(ký tên)"))),
        ),
        Style(TINOS, 12, 1.5, (13, 15, 12, 21), Leader.LINE, Marks.NONE),
        _TRAIN,
    ),
)  # fmt: skip

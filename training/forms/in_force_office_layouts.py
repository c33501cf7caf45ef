"""The official prints about business and school that are in force, row by row.

Circular 68/2025/TT-BTC and the print before it, the request of a primary school's pupil, and the
slip for copies of a diploma. Rows that no field asks for are filled in too.
"""

from training.forms.blocks import (
    MOTTO,
    Blank,
    Block,
    Day,
    Layout,
    Row,
    Style,
    Table,
    TableColumn,
    Text,
    Ticks,
)
from training.forms.counter_rows import TRAIN_ONLY
from training.forms.fonts import TINOS
from training.forms.parts import Part
from training.forms.rows import one, one_signs, row, title

_BUSINESS = "GIẤY ĐỀ NGHỊ ĐĂNG KÝ HỘ KINH DOANH"
_FOUNDERS = ("Cá nhân", "Các thành viên hộ gia đình")
_ANSWERS_FOR = "- Hoàn toàn chịu trách nhiệm trước pháp luật về tính hợp pháp, chính xác và trung thực của nội dung đăng ký trên."


def _official(name: str, style: Style, *blocks: Block) -> Layout:
    return Layout(f"in_force_{name}", blocks, style, TRAIN_ONLY)


def _signed(gap: float = 0.2) -> Row:
    return Row((Blank("", "made_at", share=0), Day(", ", "made_on")), "right", gap)


def _from_the_house_up(key: str) -> tuple[Row, ...]:
    """Return an address in three rows, as number 1 of 68/2025 asks for it."""
    return (
        row(Blank("Số nhà/phòng, ngách/hẻm, ngõ/kiệt, đường/phố/đại lộ, tổ/xóm/ấp/thôn:", key, part=Part.STREET)),
        row(Blank("Xã/Phường/Đặc khu:", key, part=Part.WARD)),
        row(Blank("Tỉnh/Thành phố trực thuộc trung ương:", key, part=Part.PROVINCE)),
    )  # fmt: skip


def _from_the_province_down(key: str, house: str) -> tuple[Row, ...]:
    """Return an address in two rows, as the print before 68/2025 asks for it."""
    return (
        row(
            Blank("Tỉnh/Thành phố:", key, part=Part.PROVINCE),
            Blank("Xã/Phường/Đặc khu:", key, part=Part.WARD),
        ),
        row(Blank(house, key, part=Part.STREET)),
    )


def _activities(main: str) -> Table:
    return Table(
        "activities",
        (
            TableColumn("no", "STT", 0.07),
            TableColumn("name", "Tên ngành", 0.51, "left"),
            TableColumn("code", "Mã ngành", 0.14),
            TableColumn("main", main, 0.28),
        ),
        2,
        gap=0.1,
    )


_BUSINESS_68 = _official(
    "business_68",
    Style(TINOS, 10.5, 1.34, (9, 14, 8, 22)),
    *MOTTO,
    _signed(0.1),
    title(_BUSINESS, 1.2, 0.2),
    Row((Blank("Kính gửi:", "receiving_office", share=0),), "center", gap=0.1),
    one("Tôi là (ghi họ tên bằng chữ in hoa):", "owner_name"),
    one("Sinh ngày:", "owner_birth_date"),
    one("Giới tính:", "owner_gender"),
    row(Blank("Số định danh cá nhân:", "owner_id", part=Part.NUMBER)),
    row(("Điện thoại (nếu có):", "owner_phone"), ("Thư điện tử (nếu có):", "owner_email")),
    Text("Trường hợp việc kết nối giữa Cơ sở dữ liệu về đăng ký hộ kinh doanh với Cơ sở dữ liệu quốc gia về dân cư bị gián đoạn thì đề nghị kê khai thêm các thông tin cá nhân dưới đây:", italic=True, scale=0.92),
    row(("Dân tộc:", "owner_ethnicity"), ("Quốc tịch:", "owner_nationality")),
    Text("Nơi thường trú:"),
    *_from_the_house_up("owner_permanent_address"),
    Text("Nơi ở hiện tại:"),
    *_from_the_house_up("owner_current_address"),
    Text("Đăng ký hộ kinh doanh do tôi là chủ hộ với các nội dung sau:", bold=True),
    Text("1. Tên hộ kinh doanh:", bold=True),
    one("Tên hộ kinh doanh viết bằng tiếng Việt (ghi bằng chữ in hoa):", "business_name"),
    one("Tên hộ kinh doanh viết bằng tiếng nước ngoài (nếu có):", "foreign_name"),
    one("Tên hộ kinh doanh viết tắt (nếu có):", "short_name"),
    Text("2. Trụ sở của hộ kinh doanh:", bold=True),
    *_from_the_house_up("business_address"),
    row(("Điện thoại:", "shop_phone"), ("Fax (nếu có):", "shop_fax")),
    row(("Thư điện tử (nếu có):", "shop_email"), ("Website (nếu có):", "shop_site")),
    Text("3. Ngành, nghề kinh doanh:", bold=True),
    _activities("Ngành, nghề kinh doanh chính"),
    Text("4. Vốn kinh doanh:", bold=True, gap=0.2),
    row(Blank("Tổng số (bằng số):", "capital_vnd", unit="VNĐ")),
    one("Tổng số (bằng chữ):", "capital_words"),
    Text("5. Thông tin đăng ký thuế:", bold=True),
    Text("5.1. Địa chỉ nhận thông báo thuế (chỉ kê khai nếu địa chỉ nhận thông báo thuế khác địa chỉ trụ sở):"),
    *_from_the_house_up("tax_address"),
    row(("Điện thoại (nếu có):", "tax_phone"), ("Thư điện tử (nếu có):", "tax_email")),
    one("5.2. Ngày bắt đầu hoạt động:", "start_date"),
    one("5.3. Tổng số lao động (dự kiến):", "workers"),
    Text("5.4. Phương pháp tính thuế GTGT (chọn 1 trong 2 phương pháp):"),
    row(Ticks("", "tax_method", ("Phương pháp kê khai", "Phương pháp khoán"), is_box_first=True)),
    Text("6. Chủ thể thành lập hộ kinh doanh: (đánh dấu X vào ô thích hợp)", bold=True),
    row(Ticks("", "founder", _FOUNDERS, is_box_first=True)),
    Text("Tôi xin cam kết:"),
    Text(_ANSWERS_FOR),
    one_signs("owner", "CHỦ HỘ KINH DOANH", "(Ký và ghi họ tên)"),
)  # fmt: skip

_HOUSE = "Số nhà, đường phố/tổ/xóm/ấp/thôn:"

_BUSINESS_BEFORE = _official(
    "business_before_68",
    Style(TINOS, 11.5, 1.36, (10, 14, 8, 23)),
    *MOTTO,
    _signed(0.2),
    title(_BUSINESS, 1.15, 0.3),
    Row((Blank("Kính gửi (Cơ quan đăng ký kinh doanh cấp xã):", "receiving_office", share=0),), "center", gap=0.2),
    one("Tôi là (ghi họ tên bằng chữ in hoa):", "owner_name", gap=0.2),
    row(("Sinh ngày:", "owner_birth_date"), Blank("Dân tộc:", "owner_ethnicity", 0.6), ("Quốc tịch:", "owner_nationality")),
    one("Mã số thuế cá nhân (nếu có):", "tax_code"),
    row(Ticks("Loại giấy tờ pháp lý của cá nhân:", "owner_id_kind", ("Căn cước công dân", "Căn cước"), is_box_first=True)),
    row(Blank("Số giấy tờ pháp lý của cá nhân:", "owner_id", part=Part.NUMBER)),
    row(
        Blank("Ngày cấp:", "owner_id", part=Part.DAY),
        Blank("Nơi cấp:", "owner_id", part=Part.ISSUER),
    ),
    one("Có giá trị đến ngày (nếu có):", "owner_id_until"),
    Text("Địa chỉ thường trú:"),
    *_from_the_province_down("owner_permanent_address", _HOUSE),
    Text("Địa chỉ liên lạc:"),
    *_from_the_province_down("owner_current_address", _HOUSE),
    row(("Điện thoại (nếu có):", "owner_phone"), ("Email (nếu có):", "owner_email")),
    Text("Đăng ký hộ kinh doanh do tôi là chủ hộ với các nội dung sau:", bold=True),
    one("1. Tên hộ kinh doanh (ghi bằng chữ in hoa):", "business_name"),
    Text("2. Địa chỉ trụ sở hộ kinh doanh:"),
    *_from_the_province_down("business_address", "Số nhà, ngách, hẻm, ngõ, đường phố/tổ/xóm/ấp/thôn:"),
    row(("Điện thoại (nếu có):", "shop_phone"), ("Fax (nếu có):", "shop_fax")),
    row(("Email (nếu có):", "shop_email"), ("Website (nếu có):", "shop_site")),
    Text("3. Ngành, nghề kinh doanh (1):"),
    _activities("Ngành, nghề kinh doanh chính (Đánh dấu x)"),
    Text("4. Vốn kinh doanh:", gap=0.2),
    row(Blank("Tổng số (bằng số, bằng chữ, VNĐ):", "capital_vnd", share=0), Blank("", "capital_words")),
    Text("5. Thông tin đăng ký thuế:"),
    Text("5.1. Địa chỉ nhận thông báo thuế (chỉ kê khai nếu địa chỉ nhận thông báo thuế khác địa chỉ trụ sở chính):"),
    *_from_the_province_down("tax_address", _HOUSE),
    one("5.2. Ngày bắt đầu hoạt động (3):", "start_date"),
    one("5.3. Tổng số lao động (dự kiến):", "workers"),
    Text("6. Chủ thể thành lập hộ kinh doanh (đánh dấu X vào ô thích hợp):"),
    row(Ticks("", "founder", _FOUNDERS, is_box_first=True)),
    Text("Tôi xin cam kết:"),
    Text(_ANSWERS_FOR),
    one_signs("owner", "CHỦ HỘ KINH DOANH", "(Ký và ghi họ tên) (5)"),
)  # fmt: skip

_TRANSFER = _official(
    "transfer_primary",
    Style(TINOS, 13.5, 1.6, (18, 17, 14, 28)),
    *MOTTO,
    title("ĐƠN XIN CHUYỂN TRƯỜNG", 1.2, 1.0),
    Text("(dành cho học sinh tiểu học chuyển trường trong nước)", "center", italic=True),
    Text("Kính gửi:", gap=0.5),
    row(Blank("- Hiệu trưởng trường{1}", "to_head", item_of="receiving_office")),
    row(Blank("- Hiệu trưởng trường{2}", "from_head", item_of="receiving_office")),
    one("Tôi tên là:", "parent_name", gap=0.4),
    one("Hiện trú tại:", "residence"),
    row(("Số điện thoại:", "parent_phone"), ("Địa chỉ email (nếu có):", "parent_email")),
    Text("Là phụ huynh/người giám hộ hợp pháp của:"),
    row(("Học sinh:", "pupil_name"), ("Ngày tháng năm sinh:", "pupil_birth_date")),
    row(Blank("Là học sinh lớp:", "class", 0.3), Blank("Trường{3}", "from_school", part=Part.SCHOOL)),
    one("Kết quả cuối năm học:", "result"),
    row(
        Blank("Tôi làm đơn này đề nghị cho con tôi được chuyển từ trường{4}", "from_again"),
        Blank("về học lớp", "next_class", 0.3),
        Blank("năm học", "school_year", 0.3),
        Blank("tại trường{5}", "to_school", part=Part.SCHOOL),
    ),
    one("Lý do:", "reason", 2),
    Text("Trân trọng cảm ơn."),
    _signed(0.4),
    one_signs("parent", "Người làm đơn", "(Ký và ghi rõ họ tên)"),
)  # fmt: skip

_SLIP = _official(
    "diploma_slip",
    Style(TINOS, 13.5, 1.65, (18, 17, 14, 28)),
    *MOTTO,
    title("PHIẾU ĐỀ NGHỊ", 1.2, 1.0),
    Text("CẤP BẢN SAO VĂN BẰNG, CHỨNG CHỈ TỪ SỔ GỐC", "center", bold=True),
    Row((Blank("Kính gửi:", "receiving_office", share=0, unit="{1}"),), "center", gap=0.6),
    one("Tên tôi là:", "name", gap=0.5),
    one("Sinh ngày:", "birth_date"),
    one("Số định danh cá nhân:", "personal_id"),
    one("Đã được cấp (tên văn bằng, chứng chỉ){2}:", "diploma_kind"),
    one("Do", "diploma_issuer", unit="cấp"),
    one("Số hiệu/hoặc số vào sổ gốc:", "serial"),
    row(Blank("Đề nghị cấp", "copies_count", share=0, unit="bản sao")),
    row(Blank("Số điện thoại, E-mail, địa chỉ liên hệ {8}:", "phone", share=0), Blank("", "contact")),
    _signed(0.6),
    one_signs("applicant", "Người đề nghị", "(Ký, ghi rõ họ tên)"),
)  # fmt: skip

BUSINESS, TRANSFER, DIPLOMA = (_BUSINESS_68, _BUSINESS_BEFORE), (_TRANSFER,), (_SLIP,)

"""The official prints about land that are in force, row by row.

Numbers 29 and 25 of 2026, number 18 of Decree 151/2025/NĐ-CP, 04/ĐK of Decree 101/2024/NĐ-CP. Rows
that no field asks for are filled in too.
"""

from training.forms.blocks import (
    MOTTO,
    NOBODY,
    Blank,
    Block,
    Day,
    Layout,
    Row,
    Signatures,
    Slot,
    Style,
    Text,
    Ticks,
)
from training.forms.counter_rows import TRAIN_ONLY
from training.forms.fonts import TINOS
from training.forms.land_change import NEW_CERTIFICATE, NO_NEW_CERTIFICATE
from training.forms.land_first_registration import WISHES
from training.forms.land_plots import HOUSE_PLEDGE
from training.forms.parts import Part
from training.forms.rows import one, one_signs, row, title

_SEALED = "(Ký, ghi rõ họ tên và đóng dấu nếu có)"
_LAND_CHANGE = "ĐƠN ĐĂNG KÝ BIẾN ĐỘNG ĐẤT ĐAI, TÀI SẢN GẮN LIỀN VỚI ĐẤT"
_LAND_FIRST = "ĐƠN ĐĂNG KÝ ĐẤT ĐAI, TÀI SẢN GẮN LIỀN VỚI ĐẤT"
_LAND_OATH = "Tôi/chúng tôi xin cam đoan nội dung kê khai trên đơn là đúng sự thật, nếu sai tôi/chúng tôi hoàn toàn chịu trách nhiệm trước pháp luật."


def _official(name: str, style: Style, *blocks: Block) -> Layout:
    return Layout(f"in_force_{name}", blocks, style, TRAIN_ONLY)


def _addressed(label: str = "Kính gửi:") -> Row:
    return Row((Blank(label, "receiving_office", share=0),), "center", gap=0.3)


def _signed(gap: float = 0.2) -> Row:
    return Row((Blank("", "made_at", share=0), Day(", ", "made_on")), "right", gap)


def _part(label: str, key: str, part: Part) -> Blank:
    return Blank(label, key, part=part)


def _papers() -> tuple[Row, ...]:
    """Return the numbered lines of the papers that lie beside an application."""
    parts = (Part.FIRST, Part.SECOND, Part.THIRD)
    return tuple(row(_part(f"({n})", "attachments", part)) for n, part in enumerate(parts, 1))


def _square_metres(label: str, shared: str, own: str, end: str = "") -> Row:
    return row(
        Blank(label, "area_m2", unit="m2"),
        Blank(f"; {shared}:", "shared_area", unit="m2"),
        Blank(f"; {own}:", "own_area", unit=f"m2{end}"),
    )


def _storeys(label: str) -> Row:
    return row(
        Blank(label, "house_storeys", unit="tầng;"),
        Blank(" trong đó, số tầng nổi:", "house_above", unit="tầng,"),
        Blank(" số tầng hầm:", "house_below", unit="tầng."),
    )


def _wish(label: str, key: str, wish: str, of: str = "") -> Row:
    return row(Ticks(label, key, (wish,), item_of=of))


_CHANGE_29 = _official(
    "land_change_29",
    Style(TINOS, 13, 1.42, (14, 16, 12, 27)),
    Text("Mẫu số 29. Đơn đăng ký biến động đất đai, tài sản gắn liền với đất", "center", bold=True, scale=0.9),
    *MOTTO,
    title(_LAND_CHANGE, 1.0),
    Row((Blank("Kính gửi:", "receiving_office", share=0, unit="{1}"),), "center", gap=0.3),
    Text("1. Người sử dụng đất, chủ sở hữu tài sản gắn liền với đất, người quản lý đất:", gap=0.3),
    one("a) Tên{2}:", "user_name"),
    one("b) Giấy tờ nhân thân/pháp nhân{2}:", "user_id"),
    one("c) Địa chỉ{2}:", "user_address"),
    row(("d) Điện thoại liên hệ (nếu có):", "user_phone"), ("Hộp thư điện tử (nếu có):", "user_email")),
    Text("(Trường hợp có nhiều đồng sử dụng, sở hữu thì kê khai thông tin một người đại diện; đồng thời lập danh sách theo bảng 01 kèm theo)", italic=True, scale=0.9),
    Text("2. Giấy chứng nhận đã cấp {3}"),
    one("2.1. Số vào sổ cấp Giấy chứng nhận:", "certificate_book_number", unit=";"),
    one("2.2. Số phát hành Giấy chứng nhận (Số seri):", "certificate_serial", unit=";"),
    one("2.3. Ngày cấp Giấy chứng nhận:", "certificate_date", unit=";"),
    Text("3. Nội dung biến động{4}:"),
    one("", "change", 2),
    Text("4. Thông tin về đối tượng được miễn, giảm nghĩa vụ tài chính về đất đai (nếu có){5}:"),
    one("", "exempt"),
    Text("5. Giấy tờ liên quan đến nội dung biến động nộp kèm theo đơn này gồm có{6}:"),
    *_papers(),
    row(Ticks("", "new_certificate", (NEW_CERTIFICATE,), is_box_first=True), gap=0.2),
    row(Ticks("", "new_certificate", (NO_NEW_CERTIFICATE,), is_box_first=True)),
    Text("Cam đoan nội dung kê khai trên đơn là đúng sự thật và chịu trách nhiệm trước pháp luật."),
    _signed(),
    one_signs("applicant", "Người viết đơn", _SEALED),
)  # fmt: skip

_CHANGE_18 = _official(
    "land_change_18",
    Style(TINOS, 13.5, 1.5, (16, 16, 12, 28)),
    Text("Mẫu số 18", "right", bold=True),
    Text("(Nghị định số 151/2025/NĐ-CP)", "right", italic=True, scale=0.9),
    *MOTTO,
    title(_LAND_CHANGE, 1.0, 0.9),
    _addressed(),
    Text("I. Người sử dụng đất, chủ sở hữu tài sản gắn liền với đất:", bold=True, gap=0.3),
    one("- Tên {2}:", "user_name"),
    one("- Giấy tờ nhân thân/pháp nhân {3}:", "user_id"),
    one("- Địa chỉ {4}:", "user_address"),
    one("- Mã số thuế (nếu có):", "tax_code"),
    row(("- Điện thoại liên hệ (nếu có):", "user_phone"), ("Hộp thư điện tử (nếu có):", "user_email")),
    Text("(Trường hợp có nhiều đồng sử dụng, sở hữu thì kê khai thông tin một người đại diện; đồng thời lập danh sách đính kèm)", italic=True, scale=0.9),
    Text("II. Nội dung biến động {5}:", bold=True),
    one("", "change", 2),
    Text("III. Thông tin về đối tượng được miễn, giảm nghĩa vụ tài chính về đất đai (nếu có){6}:", bold=True),
    one("", "exempt"),
    Text("IV. Giấy tờ liên quan đến nội dung biến động nộp kèm theo đơn này gồm có {7}:", bold=True),
    *_papers(),
    Text("Cam đoan nội dung kê khai trên đơn là đúng sự thật và chịu trách nhiệm trước pháp luật.", gap=0.2),
    _signed(),
    one_signs("applicant", "NGƯỜI VIẾT ĐƠN", _SEALED),
)  # fmt: skip

_FIRST_25 = _official(
    "land_first_25",
    Style(TINOS, 10.5, 1.36, (10, 14, 8, 22)),
    Text("Mẫu số 25. Đơn đăng ký đất đai, tài sản gắn liền với đất", "center", bold=True),
    *MOTTO,
    title(_LAND_FIRST, 1.1, 0.3),
    Row((Blank("Kính gửi:", "receiving_office", share=0, unit="{1}"),), "center"),
    Text("1. Người sử dụng đất, chủ sở hữu tài sản gắn liền với đất, người quản lý đất:", bold=True),
    Text("(Trường hợp nhiều người cùng sử dụng đất, cùng sở hữu tài sản thì kê khai tên người cùng sử dụng đất, cùng sở hữu tài sản đó theo Mẫu số 25a)", italic=True, scale=0.9),
    one("a) Họ và tên {2}:", "user_name"),
    one("b) Giấy tờ nhân thân/pháp nhân {3}:", "user_id"),
    one("c) Mã số thuế (nếu có):", "tax_code"),
    one("d) Địa chỉ {4}:", "user_address"),
    row(("đ) Điện thoại liên hệ (nếu có):", "user_phone"), ("Hộp thư điện tử (nếu có):", "user_email")),
    Text("2. Thửa đất đăng ký (người sử dụng đất là tổ chức thì không phải kê khai mục này):", bold=True),
    row(("a) Thửa đất số{4}:", "plot_number"), ("; Tờ bản đồ số{4}:", "map_sheet")),
    one("b) Địa chỉ {5}:", "plot_address"),
    _square_metres("c) Diện tích {6}:", "sử dụng chung", "sử dụng riêng"),
    row(("d) Sử dụng vào mục đích{7}:", "land_use"), (", từ thời điểm:", "use_since")),
    one("đ) Thời hạn đề nghị được sử dụng đất{8}:", "use_term"),
    one("e) Nguồn gốc sử dụng đất{9}:", "origin"),
    row(
        ("g) Có quyền hoặc hạn chế quyền đối với thửa đất liền kề số", "right_plot"),
        (", tờ bản đồ số", "right_sheet"),
        (", của", "right_of"),
        Blank(", nội dung về quyền đối với thửa đất liền kề", "right_kind", unit="{10}."),
    ),
    Text("3. Nhà ở, công trình xây dựng (người sử dụng đất là tổ chức thì không phải kê khai mục này):", bold=True),
    one("a) Loại nhà ở, công trình xây dựng {11}:", "house_kind"),
    one("b) Diện tích xây dựng{12}:", "house_ground", unit="m2."),
    one("c) Diện tích sàn xây dựng/diện tích sử dụng {13}:", "house_floor", unit="m2."),
    row(Blank("d) Sở hữu chung{14}:", "house_shared", unit="m2,"), Blank(" sở hữu riêng{14}:", "house_own", unit="m2.")),
    _storeys("đ) Số tầng:"),
    one("e) Nguồn gốc {15}:", "house_origin"),
    one("g) Năm hoàn thành xây dựng{16}:", "house_year"),
    one("h) Thời hạn sở hữu đến {17}:", "house_term"),
    _wish("i)", "house_pledge", HOUSE_PLEDGE),
    Text("4. Đề nghị của người sử dụng đất, chủ sở hữu tài sản gắn liền với đất: (Đánh dấu vào ô lựa chọn)", bold=True),
    _wish("a)", "wish_1", WISHES[0], "request"),
    _wish("b)", "wish_2", WISHES[1], "request"),
    _wish("c)", "wish_3", WISHES[2], "request"),
    one("d) Đề nghị khác (nếu có):", "other_wish"),
    Text("5. Thông tin về đối tượng được miễn tiền sử dụng đất, tiền thuê đất (nếu có){19}:", bold=True),
    one("", "exempt"),
    Text("6. Những giấy tờ nộp kèm theo{20}:", bold=True),
    *_papers(),
    Text(_LAND_OATH),
    _signed(0),
    Signatures((NOBODY, Slot("applicant", "Người sử dụng đất/Người kê khai", "(Ký, ghi rõ họ tên hoặc đóng dấu (nếu có))")), height=2.6),
)  # fmt: skip

_FIRST_04 = _official(
    "land_first_04",
    Style(TINOS, 11, 1.36, (10, 14, 8, 24)),
    Text("Mẫu số 04/ĐK", "right", bold=True),
    *MOTTO,
    title(_LAND_FIRST, 1.1, 0.4),
    _addressed(),
    Text("1. Người sử dụng đất, chủ sở hữu tài sản gắn liền với đất, người quản lý đất:", bold=True, gap=0.2),
    row(Blank("1.1. Tên {1}:", "user_name", 2), ("Sinh năm:", "user_birth_year")),
    row(
        _part("1.2. Giấy tờ nhân thân {2}: CCCD số:", "user_id", Part.NUMBER),
        _part("; Cấp ngày:", "user_id", Part.DAY),
        _part("; Nơi cấp:", "user_id", Part.ISSUER),
    ),
    one("1.3. Địa chỉ {3}:", "user_address"),
    row(("1.4. Điện thoại liên hệ (nếu có):", "user_phone"), ("Hộp thư điện tử (nếu có):", "user_email")),
    Text("2. Thửa đất đăng ký:", bold=True),
    row(Blank("2.1. Thửa đất số {4}:", "plot_number", unit=";"), Blank(" 2.2. Tờ bản đồ số {4}:", "map_sheet", unit=";")),
    one("2.3. Địa chỉ {5}:", "plot_address"),
    _square_metres("2.4. Diện tích {6}:", "sử dụng chung", "sử dụng riêng", " ;"),
    row(Blank("2.5. Sử dụng vào mục đích {7}:", "land_use", unit=";"), Blank(" Từ thời điểm:", "use_since", unit=";")),
    one("2.6. Thời hạn đề nghị được sử dụng đất {8}:", "use_term", unit=";"),
    one("2.7. Nguồn gốc sử dụng đất {9}:", "origin"),
    one("2.8. Có quyền hoặc hạn chế quyền đối với thửa đất liền kề:", "right"),
    Text("3. Nhà ở, công trình xây dựng (nếu có):", bold=True),
    one("3.1. Loại nhà ở, công trình xây dựng {11}:", "house_kind", unit=";"),
    one("3.2. Địa chỉ {12}:", "house_address", unit=";"),
    one("3.3. Diện tích xây dựng {13}:", "house_ground", unit="m2;"),
    one("3.4. Diện tích sàn xây dựng/diện tích sử dụng {14}:", "house_floor", unit="m2;"),
    row(Blank("3.5. Sở hữu chung {15}:", "house_shared", unit="m2,"), Blank(" sở hữu riêng {15}:", "house_own", unit="m2;")),
    _storeys("3.6. Số tầng:"),
    one("3.7. Nguồn gốc {16}:", "house_origin", unit=";"),
    one("3.8. Thời hạn sở hữu đến {17}:", "house_term"),
    Text("4. Đề nghị của người sử dụng đất, chủ sở hữu tài sản gắn liền với đất:", bold=True),
    _wish("4.1.", "wish_1", WISHES[0], "request"),
    _wish("4.2.", "wish_2", WISHES[1], "request"),
    _wish("4.3.", "wish_3", WISHES[2], "request"),
    one("4.4. Đề nghị khác (nếu có):", "other_wish"),
    Text("Những giấy tờ nộp kèm theo:", bold=True),
    *_papers(),
    Text(_LAND_OATH),
    _signed(0.1),
    Signatures((Slot("", "XÁC NHẬN CỦA UBND CẤP XÃ", "(Về hiện trạng sử dụng đất và tình trạng tranh chấp) (Ký, đóng dấu và ghi rõ họ tên)"), Slot("applicant", "NGƯỜI VIẾT ĐƠN", "(Ký và ghi rõ họ tên)")), height=2.6),
)  # fmt: skip

LAND_CHANGE, LAND_FIRST = (_CHANGE_29, _CHANGE_18), (_FIRST_25, _FIRST_04)

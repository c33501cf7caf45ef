"""How applications for copies of diplomas and for changing schools come to a desk for the last word:
offices' prints, schools' own sheets, templates of web sites, and letters from memory."""

from training.forms.blocks import (
    MOTTO,
    NOBODY,
    Abreast,
    Blank,
    Boxes,
    Layout,
    Leader,
    Marks,
    Row,
    Signatures,
    Slot,
    Style,
    Text,
    Ticks,
)
from training.forms.exam import (
    BIOLINUM,
    DOULOS,
    GARAMOND,
    INTER,
    LIBERTINE,
    NARROW,
    OPEN_SANS,
    ROBOTO,
    TYPEWRITER,
    exam,
)
from training.forms.rows import how_many, numbered, one, one_signs, place_and_day, row, title

_DIPLOMA_OFFICE = exam(
    "office_print",
    Style(DOULOS, 13, 1.5, (16, 17, 14, 28)),
    *MOTTO,
    title("ĐƠN ĐỀ NGHỊ", 1.2),
    title("Cấp bản sao văn bằng, chứng chỉ từ sổ gốc", 1.05, 0),
    Row((Blank("Kính gửi:", "receiving_office", share=0),), "center", gap=0.4),
    row(Blank("Tôi tên là:", "name", 2), ("Giới tính:", "gender"), gap=0.4),
    row(("Ngày, tháng, năm sinh:", "birth_date"), ("Dân tộc:", "ethnicity")),
    one("Nơi sinh:", "birth_place"),
    row(("Số CMND/CCCD:", "personal_id"), ("Điện thoại:", "phone")),
    one("Đã được cấp bằng (chứng chỉ):", "diploma_kind"),
    one("Học sinh trường:", "school"),
    row(("Khóa thi năm:", "graduation_year"), ("Xếp loại tốt nghiệp:", "classification")),
    row(("Số hiệu văn bằng:", "serial"), ("Số vào sổ gốc:", "register_number")),
    one("Nay tôi làm đơn này đề nghị cấp lại bản sao, lý do:", "reason", 2),
    how_many("Số lượng bản sao cần cấp:"),
    Text("Tôi xin cam đoan những nội dung trên là đúng sự thật và chịu hoàn toàn trách nhiệm trước pháp luật.", gap=0.2),
    place_and_day("", gap=0.3),
    Signatures((
        Slot("", "Xác nhận của nhà trường hoặc UBND xã"),
        Slot("applicant", "Người làm đơn", "(Ký, ghi rõ họ tên)"),
    )),
)  # fmt: skip

_DIPLOMA_SLIP = exam(
    "two_column_slip",
    Style(INTER, 10.5, 1.75, (14, 15, 12, 18), Leader.LINE, Marks.NONE, colons=False),
    Abreast(
        (
            (Text("PHÒNG KHẢO THÍ", "center", bold=True), Text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "center", bold=True, scale=0.84)),
            (Text("VÀ QUẢN LÝ CHẤT LƯỢNG", "center", bold=True, rule=True), Text("Độc lập - Tự do - Hạnh phúc", "center", bold=True, rule=True)),
        ),
        gap=0,
    ),
    title("PHIẾU ĐĂNG KÝ CẤP BẢN SAO BẰNG TỐT NGHIỆP", 1.2, 1),
    one("Kính gửi", "receiving_office", gap=0.3),
    Text("A. Người đăng ký", bold=True, gap=0.3),
    Abreast(
        (
            (one("Họ, chữ đệm và tên", "name"), one("Ngày sinh", "birth_date")),
            (one("Nơi sinh", "birth_place"), Row((Ticks("Giới tính", "gender", ("Nam", "Nữ")),))),
            (one("Dân tộc", "ethnicity"), one("Số điện thoại", "phone")),
        ),
        gap=0.1,
    ),
    Row((Boxes("Số CCCD", "personal_id"),)),
    Text("B. Bằng đã cấp", bold=True, gap=0.3),
    one("Tên bằng", "diploma_kind"),
    one("Nơi học", "school"),
    Abreast(
        (
            (one("Năm tốt nghiệp", "graduation_year"), one("Loại tốt nghiệp", "classification")),
            (one("Số hiệu bằng", "serial"), one("Vào sổ cấp bằng số", "register_number")),
        ),
        gap=0,
    ),
    Text("C. Đề nghị", bold=True, gap=0.3),
    row(Blank("Số bản", "copies_count", share=0.2), Blank("Lý do xin cấp", "reason", 3)),
    Text("Ghi chú: mang theo CCCD khi đến nhận.", italic=True, scale=0.9, gap=0.3),
    place_and_day("", gap=0.2),
    one_signs("applicant", "NGƯỜI ĐĂNG KÝ"),
)  # fmt: skip

_DIPLOMA_TEMPLATE = exam(
    "web_template",
    Style(OPEN_SANS, 11.5, 1.6, (16, 16, 14, 25), Leader.DOTS, Marks.NONE),
    *MOTTO,
    title("ĐƠN XIN CẤP BẢN SAO BẰNG TỐT NGHIỆP TỪ SỔ GỐC", 1.05, 0.8),
    one("Kính gửi:", "receiving_office", gap=0.4),
    *numbered(
        "{n}/ ",
        one("Họ và tên (viết in hoa, có dấu):", "name", gap=0.3),
        one("Ngày tháng năm sinh:", "birth_date"),
        one("Giới tính:", "gender"),
        one("Nơi sinh (tỉnh, thành phố):", "birth_place"),
        one("Dân tộc:", "ethnicity"),
        one("Số căn cước công dân:", "personal_id"),
        one("Loại bằng xin sao:", "diploma_kind"),
        one("Trường lớp 12 (hoặc lớp 9):", "school"),
        one("Năm tốt nghiệp:", "graduation_year"),
        one("Xếp loại:", "classification"),
        one("Số hiệu (nếu nhớ):", "serial"),
        one("Số vào sổ (nếu nhớ):", "register_number"),
        one("Lý do xin cấp:", "reason"),
        how_many("Xin cấp:"),
        one("Điện thoại liên lạc:", "phone"),
    ),
    place_and_day("", gap=0.3),
    Signatures((NOBODY, Slot("applicant", "Người viết đơn", "(Ký và ghi rõ họ tên)"))),
)  # fmt: skip

_DIPLOMA_LETTER = exam(
    "from_memory",
    Style(TYPEWRITER, 12, 1.6, (20, 18, 15, 25), Leader.NONE, Marks.NONE),
    *MOTTO,
    title("ĐƠN XIN SAO BẰNG", 1.3, 1),
    one("Kính gửi:", "receiving_office", gap=0.5),
    one("Em tên là:", "name", gap=0.3),
    row(("Sinh ngày:", "birth_date"), ("Tại:", "birth_place")),
    row(("Nam/Nữ:", "gender"), ("Dân tộc:", "ethnicity")),
    one("CCCD:", "personal_id"),
    one("SĐT:", "phone"),
    one("Trước đây là học sinh:", "school"),
    one("Tốt nghiệp năm:", "graduation_year"),
    one("Loại:", "classification"),
    one("Em xin cấp bản sao:", "diploma_kind"),
    row(("Số bằng:", "serial"), ("Số sổ gốc:", "register_number")),
    how_many("Số bản xin cấp:"),
    one("Vì:", "reason"),
    Text("Kính mong quý cơ quan giúp đỡ. Em xin cảm ơn.", gap=0.3),
    place_and_day("", gap=0.4),
    one_signs("applicant", "Người làm đơn", ""),
)  # fmt: skip

DIPLOMA: tuple[Layout, ...] = (_DIPLOMA_OFFICE, _DIPLOMA_SLIP, _DIPLOMA_TEMPLATE, _DIPLOMA_LETTER)

_TRANSFER_PRINT = exam(
    "school_print",
    Style(LIBERTINE, 14, 1.5, (18, 18, 14, 30)),
    *MOTTO,
    title("ĐƠN XIN CHUYỂN TRƯỜNG", 1.25, 1),
    one("Kính gửi:", "receiving_office", gap=0.6),
    one("Tôi tên là:", "parent_name", gap=0.4),
    one("Hiện cư trú tại:", "residence"),
    one("Số điện thoại:", "parent_phone"),
    row(Blank("Là phụ huynh của em:", "pupil_name", 2)),
    row(("Sinh ngày", "pupil_birth_date"), ("Học sinh lớp:", "class")),
    one("Trường:", "from_school"),
    one("Nay tôi làm đơn này xin cho con tôi được chuyển đến học tại trường:", "to_school"),
    one("Lý do:", "reason", 2),
    Text("Hồ sơ gửi kèm: học bạ (bản chính), giấy giới thiệu chuyển trường, bản sao giấy khai sinh.", italic=True, gap=0.2),
    Text("Gia đình chúng tôi xin trân trọng cảm ơn.", gap=0.1),
    place_and_day("", gap=0.4),
    Signatures((
        Slot("", "Ý kiến của trường chuyển đến", "(Hiệu trưởng ký, đóng dấu)"),
        Slot("parent", "Người làm đơn", "(Ký, ghi rõ họ tên)"),
    )),
)  # fmt: skip

_TRANSFER_SHEET = exam(
    "reception_sheet",
    Style(ROBOTO, 11, 1.75, (15, 16, 12, 20), Leader.DOTS, Marks.NONE, colons=False),
    *MOTTO,
    title("PHIẾU ĐỀ NGHỊ TIẾP NHẬN HỌC SINH CHUYỂN TRƯỜNG", 1.15, 0.9),
    one("Kính gửi", "receiving_office", gap=0.4),
    Text("I. HỌC SINH", bold=True, gap=0.3),
    row(Blank("Họ và tên học sinh", "pupil_name", 2), ("Ngày sinh", "pupil_birth_date")),
    row(Blank("Đang học lớp", "class", 0.5), Blank("tại trường", "from_school", 2)),
    one("Xin chuyển về trường", "to_school"),
    one("Nguyên nhân xin chuyển", "reason", 2),
    Text("II. CHA (MẸ) HOẶC NGƯỜI GIÁM HỘ", bold=True, gap=0.3),
    row(Blank("Họ và tên", "parent_name", 2), ("Điện thoại", "parent_phone")),
    one("Chỗ ở hiện nay", "residence"),
    Text("III. Ý KIẾN CỦA NHÀ TRƯỜNG", bold=True, gap=0.3),
    row(Ticks("", "", ("Đồng ý tiếp nhận", "Không tiếp nhận"))),
    one("Xếp vào lớp", ""),
    place_and_day("", gap=0.3),
    Signatures((
        Slot("", "HIỆU TRƯỞNG", "(Ký, đóng dấu)"),
        Slot("parent", "PHỤ HUYNH", "(Ký, ghi rõ họ tên)"),
    )),
)  # fmt: skip

_TRANSFER_LETTER = exam(
    "from_memory",
    Style(GARAMOND, 14, 1.6, (22, 20, 15, 30), Leader.NONE, Marks.NONE),
    *MOTTO,
    title("ĐƠN XIN CHO CON CHUYỂN TRƯỜNG", 1.2, 1.2),
    one("Kính gửi:", "receiving_office", gap=0.7),
    one("Tôi là", "parent_name", gap=0.4),
    one("ĐT", "parent_phone"),
    one("Nhà ở", "residence"),
    row(Blank("Tôi có con là cháu", "pupil_name", 2)),
    row(("sinh ngày", "pupil_birth_date"), ("đang học lớp", "class")),
    one("ở", "from_school"),
    one("Vì", "reason"),
    one("nên tôi xin phép cho cháu được chuyển sang", "to_school"),
    Text("Kính mong thầy cô tạo điều kiện giúp đỡ cháu. Tôi xin chân thành cảm ơn.", gap=0.3),
    place_and_day("", gap=0.5),
    one_signs("parent", "Phụ huynh", ""),
)  # fmt: skip

_TRANSFER_TEMPLATE = exam(
    "web_template",
    Style(BIOLINUM, 13, 1.6, (18, 18, 14, 26), Leader.LINE, Marks.NONE),
    *MOTTO,
    title("ĐƠN ĐỀ NGHỊ CHUYỂN TRƯỜNG", 1.25, 0.9),
    Text("(Dành cho học sinh phổ thông, năm học 20..... - 20.....)", "center", italic=True),
    one("Kính gửi:", "receiving_office", gap=0.5),
    *numbered(
        "{n}. ",
        one("Họ tên cha (mẹ), người giám hộ:", "parent_name", gap=0.3),
        one("Điện thoại cha (mẹ):", "parent_phone"),
        one("Địa chỉ thường trú hoặc tạm trú:", "residence"),
        one("Họ tên học sinh:", "pupil_name"),
        one("Sinh ngày:", "pupil_birth_date"),
        one("Học lớp:", "class"),
        one("Trường chuyển đi:", "from_school"),
        one("Trường chuyển đến:", "to_school"),
        one("Lý do chuyển trường:", "reason", 2),
    ),
    place_and_day("", gap=0.4),
    one_signs("parent", "NGƯỜI ĐỀ NGHỊ"),
)  # fmt: skip

_TRANSFER_ENDORSED = exam(
    "endorsed",
    Style(NARROW, 13, 1.55, (16, 18, 14, 26), Leader.DOTS, Marks.INLINE),
    *MOTTO,
    title("GIẤY XIN CHUYỂN TRƯỜNG", 1.25, 0.9),
    Row((Blank("Kính gửi:", "receiving_office", share=0),), "center", gap=0.4),
    row(Blank("Tên phụ huynh:", "parent_name", 2), ("SĐT:", "parent_phone"), gap=0.4),
    one("ĐKTT/tạm trú:", "residence"),
    Text("xin cho học sinh:"),
    row(Blank("Họ và tên:", "pupil_name", 2), ("sinh ngày:", "pupil_birth_date")),
    row(Blank("Lớp:", "class", 0.4), Blank("Trường đang theo học:", "from_school", 2)),
    one("được chuyển đến học tại:", "to_school"),
    one("Với lý do{1}:", "reason", 2),
    place_and_day("", gap=0.4),
    Signatures((
        Slot("", "TRƯỜNG CHUYỂN ĐI", "(Ký tên, đóng dấu)"),
        Slot("", "TRƯỜNG CHUYỂN ĐẾN", "(Ký tên, đóng dấu)"),
        Slot("parent", "PHỤ HUYNH HỌC SINH", "(Ký, ghi rõ họ tên)"),
    ), scale=0.9),
    Text("(1) Chuyển nơi cư trú thì nộp kèm giấy xác nhận thông tin về cư trú.", italic=True, scale=0.8, gap=0.3),
)  # fmt: skip

TRANSFER: tuple[Layout, ...] = (
    _TRANSFER_PRINT, _TRANSFER_SHEET, _TRANSFER_LETTER, _TRANSFER_TEMPLATE, _TRANSFER_ENDORSED,
)  # fmt: skip

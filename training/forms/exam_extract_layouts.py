"""How TỜ KHAI CẤP BẢN SAO TRÍCH LỤC HỘ TỊCH comes to a desk for the last word: the prints of
15/2015 and 04/2020/TT-BTP with other breaks, a request slip in a table, and one typed from memory."""

from training.forms.blocks import (
    MOTTO,
    NOBODY,
    Abreast,
    Blank,
    Boxes,
    Day,
    Facts,
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
from training.forms.exam import AGAVE, INTER, LIBERTINE, ROBOTO_SLAB, exam
from training.forms.rows import notes, numbered, one, one_signs, place_and_day, row, title

_PRINT = exam(
    "print_of_2015",
    Style(LIBERTINE, 13, 1.5, (16, 17, 12, 28)),
    *MOTTO,
    title("TỜ KHAI CẤP BẢN SAO TRÍCH LỤC HỘ TỊCH"),
    row(Blank("Kính gửi: {1}", "receiving_office", share=0.5), gap=0.4),
    one("Họ, chữ đệm, tên người yêu cầu:", "requester_name", gap=0.3),
    one("Nơi cư trú: {2}", "requester_residence"),
    one("Giấy tờ tùy thân: {3}", "requester_id"),
    one("Quan hệ với người được cấp bản sao Trích lục hộ tịch:", "requester_relationship"),
    row(Blank("Đề nghị cơ quan cấp bản sao trích lục {4}", "extract_kind", unit="cho người có tên dưới đây:")),
    one("Họ, chữ đệm, tên:", "subject_name"),
    one("Ngày, tháng, năm sinh:", "subject_birth_date"),
    row(("Giới tính:", "subject_gender"), ("Dân tộc:", "subject_ethnicity"), ("Quốc tịch:", "subject_nationality")),
    one("Nơi cư trú: {2}", "subject_residence"),
    one("Giấy tờ tùy thân: {3}", "subject_id"),
    one("Số định danh cá nhân:", "subject_personal_id"),
    one("Đã đăng ký tại: {5}", "registered_at"),
    row(Day("", "registered_on"), Blank("số:", "registration_number"), Blank("Quyển số:", "registration_book")),
    row(Blank("Số lượng bản sao đề nghị cấp:", "copies_count", share=0, unit="bản")),
    Text("Tôi cam đoan những nội dung khai trên đây là đúng sự thật và chịu trách nhiệm trước pháp luật về cam đoan của mình.", gap=0.2),
    place_and_day(),
    one_signs("requester", "Người yêu cầu", "(Ký, ghi rõ họ, chữ đệm, tên)"),
    *notes(
        "Ghi rõ tên cơ quan đề nghị cấp bản sao Trích lục hộ tịch.",
        "Ghi theo nơi đăng ký thường trú, nếu không có thì ghi theo nơi đăng ký tạm trú hoặc nơi đang sinh sống.",
        "Ghi rõ số, cơ quan cấp, ngày cấp.",
        "Ghi rõ loại việc hộ tịch đã đăng ký trước đây có yêu cầu cấp bản sao Trích lục. Ví dụ: khai sinh, kết hôn.",
        "Ghi rõ tên cơ quan đã đăng ký hộ tịch trước đây.",
    ),
)  # fmt: skip

_SLIP = exam(
    "slip_of_two_columns",
    Style(INTER, 10.5, 1.7, (14, 14, 12, 18), Leader.DOTS, Marks.NONE),
    Text("Mẫu 02/HT-MC", "right", italic=True, scale=0.85),
    *MOTTO,
    title("PHIẾU YÊU CẦU CẤP TRÍCH LỤC HỘ TỊCH (BẢN SAO)", 1.2, 0.8),
    one("Kính gửi:", "receiving_office", gap=0.3),
    Text("Phần 1. Người yêu cầu", bold=True, gap=0.3),
    Abreast(
        (
            (one("Họ tên:", "requester_name"), one("Giấy tờ tùy thân:", "requester_id", 2)),
            (one("Địa chỉ:", "requester_residence", 2), one("Quan hệ với người được cấp:", "requester_relationship")),
        )
    ),
    Text("Phần 2. Việc hộ tịch", bold=True, gap=0.3),
    row(Blank("Loại trích lục:", "extract_kind", 2), Blank("Số bản:", "copies_count", share=0)),
    row(Blank("Số đăng ký:", "registration_number"), Blank("quyển:", "registration_book"), Day("", "registered_on")),
    one("Nơi đăng ký:", "registered_at"),
    Text("Phần 3. Người được cấp trích lục", bold=True, gap=0.3),
    row(Blank("Họ, chữ đệm, tên:", "subject_name", 2), Ticks("Giới tính:", "subject_gender", ("Nam", "Nữ"))),
    row(("Sinh ngày:", "subject_birth_date"), ("Dân tộc:", "subject_ethnicity"), ("Quốc tịch:", "subject_nationality")),
    Row((Boxes("Mã định danh:", "subject_personal_id"),)),
    one("Giấy tờ tùy thân:", "subject_id"),
    one("Nơi cư trú:", "subject_residence"),
    Text("Tôi cam đoan khai đúng sự thật.", italic=True, gap=0.4),
    place_and_day(""),
    Signatures((Slot("", "Người tiếp nhận", "(ký, ghi rõ họ tên)"), Slot("requester", "Người yêu cầu", "(ký, ghi rõ họ tên)"))),
)  # fmt: skip

_TABLE = exam(
    "all_in_a_table",
    Style(ROBOTO_SLAB, 11, 1.5, (15, 16, 12, 22), Leader.DOTS, Marks.NONE),
    *MOTTO,
    title("ĐƠN ĐỀ NGHỊ CẤP BẢN SAO TRÍCH LỤC", 1.2),
    Row((Blank("Kính gửi:", "receiving_office", share=0),), "center", gap=0.2),
    Facts(
        ("Mục", "Người yêu cầu", "Người được cấp trích lục"),
        (
            ("Họ và tên", "requester_name", "subject_name"),
            ("Nơi cư trú", "requester_residence", "subject_residence"),
            ("CCCD/CMND/Hộ chiếu (số, ngày cấp, nơi cấp)", "requester_id", "subject_id"),
        ),
        (0.24, 0.38, 0.38),
        gap=0.5,
    ),
    *numbered(
        "{n}. ",
        one("Quan hệ giữa người yêu cầu và người được cấp:", "requester_relationship", gap=0.4),
        row(("Ngày sinh của người được cấp:", "subject_birth_date"), ("Giới tính:", "subject_gender")),
        row(("Dân tộc:", "subject_ethnicity"), ("Quốc tịch:", "subject_nationality")),
        one("Số ĐDCN của người được cấp:", "subject_personal_id"),
        one("Xin cấp bản sao trích lục:", "extract_kind"),
        one("Trước đây đăng ký ở:", "registered_at"),
        row(("Ngày đăng ký:", "registered_on"), ("Số:", "registration_number"), ("Quyển:", "registration_book")),
        row(Blank("Số lượng:", "copies_count", share=0, unit="bản")),
    ),
    place_and_day("", gap=0.5),
    one_signs("requester", "NGƯỜI ĐỀ NGHỊ"),
)  # fmt: skip

_FROM_MEMORY = exam(
    "from_memory",
    Style(AGAVE, 12, 1.6, (20, 18, 15, 25), Leader.NONE, Marks.NONE),
    *MOTTO,
    title("ĐƠN XIN TRÍCH LỤC HỘ TỊCH", 1.2, 1),
    one("Kính gửi:", "receiving_office", gap=0.5),
    one("Em tên:", "requester_name", gap=0.3),
    one("Số căn cước:", "requester_id"),
    one("Ở tại:", "requester_residence"),
    one("Xin được cấp bản sao trích lục:", "extract_kind"),
    row(Blank("Số lượng xin cấp:", "copies_count", share=0, unit="bản")),
    one("Của người có tên:", "subject_name"),
    one("Quan hệ của em với người này:", "requester_relationship"),
    row(("Sinh:", "subject_birth_date"), ("Giới tính:", "subject_gender")),
    row(("Dân tộc:", "subject_ethnicity"), ("Quốc tịch:", "subject_nationality")),
    one("Mã số định danh:", "subject_personal_id"),
    one("Thường trú:", "subject_residence"),
    one("Nơi đã làm giấy trước đây:", "registered_at"),
    one("Ngày làm giấy:", "registered_on"),
    row(("Số:", "registration_number"), ("Quyển số:", "registration_book")),
    Text("Em xin cảm ơn!", gap=0.3),
    Row((Blank("", "made_at", share=0), Day(", ", "made_on")), "right", gap=0.4),
    Signatures((NOBODY, Slot("requester", "Người làm đơn"))),
)  # fmt: skip

LAYOUTS: tuple[Layout, ...] = (_PRINT, _SLIP, _TABLE, _FROM_MEMORY)

"""How TỜ KHAI CẤP GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN comes to a desk for the last word: the print of
15/2015/TT-BTP, a ward's sheet with two columns, an application typed from memory, and a template."""

from training.forms.blocks import (
    MOTTO,
    NOBODY,
    Abreast,
    Blank,
    Day,
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
from training.forms.exam import BIOLINUM, DOULOS, ROBOTO, TYPEWRITER, exam
from training.forms.rows import notes, numbered, one, one_signs, place_and_day, row, title

_PRINT = exam(
    "print_of_2015",
    Style(DOULOS, 12.5, 1.48, (15, 17, 12, 28)),
    *MOTTO,
    title("TỜ KHAI CẤP GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN", 1.1),
    row(Blank("Kính gửi: {1}", "receiving_office", share=0.5), gap=0.3),
    one("Họ, chữ đệm, tên người yêu cầu:", "requester_name", gap=0.3),
    one("Nơi cư trú: {2}", "requester_residence"),
    one("Giấy tờ tùy thân: {3}", "requester_id"),
    one("Quan hệ với người được cấp Giấy xác nhận tình trạng hôn nhân:", "requester_relationship"),
    Text("Đề nghị cấp Giấy xác nhận tình trạng hôn nhân cho người có tên dưới đây:", gap=0.1),
    one("Họ, chữ đệm, tên:", "subject_name"),
    row(("Ngày, tháng, năm sinh:", "subject_birth_date"), ("Giới tính:", "subject_gender")),
    row(("Dân tộc:", "subject_ethnicity"), ("Quốc tịch:", "subject_nationality")),
    one("Giấy tờ tùy thân: {3}", "subject_id"),
    one("Nơi cư trú: {2}", "subject_residence"),
    row(Blank("Trong thời gian cư trú tại {4}", "period_residence", lines=2)),
    row(Day("từ ", "period_from", last=" "), Day("đến ", "period_to")),
    one("Tình trạng hôn nhân: {5}", "status", 2),
    one("Mục đích yêu cầu cấp Giấy xác nhận tình trạng hôn nhân: {6}", "purpose", 2),
    Text("Tôi cam đoan những nội dung khai trên đây là đúng sự thật và chịu trách nhiệm trước pháp luật về cam đoan của mình.", gap=0.1),
    place_and_day(),
    one_signs("requester", "Người yêu cầu", "(Ký, ghi rõ họ, chữ đệm, tên)"),
    *notes(
        "Ghi rõ tên cơ quan cấp giấy XNTTHN.",
        "Trường hợp công dân Việt Nam cư trú ở trong nước thì ghi theo nơi đăng ký thường trú, nếu không có nơi đăng ký thường trú thì ghi theo nơi đăng ký tạm trú.",
        "Ghi thông tin về giấy tờ tùy thân như: hộ chiếu, chứng minh nhân dân hoặc giấy tờ hợp lệ thay thế.",
        "Khai trong các trường hợp người yêu cầu đã từng đăng ký thường trú tại nơi khác.",
        "Ghi rõ tình trạng hôn nhân hiện tại: đang có vợ hoặc có chồng; hoặc chưa đăng ký kết hôn lần nào; hoặc đã đăng ký kết hôn/đã có vợ hoặc chồng nhưng đã ly hôn hay người kia đã chết.",
        "Ghi rõ mục đích yêu cầu cấp Giấy xác nhận.",
    ),
)  # fmt: skip

_WARD = exam(
    "ward_two_columns",
    Style(ROBOTO, 10.5, 1.7, (14, 14, 12, 18), Leader.DOTS, Marks.NONE),
    Abreast(
        (
            (Text("ỦY BAN NHÂN DÂN", "center"), Text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "center", bold=True, scale=0.88)),
            (Text("TƯ PHÁP - HỘ TỊCH", "center", bold=True, rule=True), Text("Độc lập - Tự do - Hạnh phúc", "center", bold=True, rule=True)),
        ),
        gap=0,
    ),
    title("TỜ KHAI XIN XÁC NHẬN ĐỘC THÂN", 1.3, 1),
    Text("(Giấy xác nhận tình trạng hôn nhân)", "center", italic=True),
    one("Kính gửi:", "receiving_office", gap=0.3),
    Abreast(
        (
            (Text("NGƯỜI KHAI", bold=True), Text("NGƯỜI ĐƯỢC XÁC NHẬN", bold=True)),
            (one("Họ tên:", "requester_name"), one("Họ tên:", "subject_name")),
            (one("Là:", "requester_relationship"), one("Ngày sinh:", "subject_birth_date")),
            (Text("của người được xác nhận", italic=True), Row((Ticks("Giới tính:", "subject_gender", ("Nam", "Nữ")),))),
            (one("Giấy tờ tùy thân:", "requester_id", 3), one("Giấy tờ tùy thân:", "subject_id", 3)),
            (one("Nơi cư trú:", "requester_residence", 2), one("Nơi cư trú:", "subject_residence", 2)),
            (Text(""), row(("Dân tộc:", "subject_ethnicity"), ("QT:", "subject_nationality"))),
        )
    ),
    one("Thời gian xin xác nhận: cư trú tại", "period_residence", gap=0.3),
    row(("từ ngày", "period_from"), ("đến ngày", "period_to")),
    one("Trong thời gian đó, tình trạng hôn nhân là:", "status", 2),
    one("Dùng vào việc:", "purpose", 2),
    Text("Nếu khai sai, tôi xin chịu trách nhiệm trước pháp luật.", italic=True, gap=0.3),
    place_and_day(""),
    Signatures((
        Slot("", "XÁC NHẬN CỦA TỔ TRƯỞNG TDP", "(Ký, ghi rõ họ tên)"),
        Slot("requester", "NGƯỜI KHAI", "(Ký, ghi rõ họ tên)"),
    )),
)  # fmt: skip

_FROM_MEMORY = exam(
    "from_memory",
    Style(TYPEWRITER, 12, 1.6, (20, 17, 15, 25), Leader.LINE, Marks.NONE),
    *MOTTO,
    title("ĐƠN XIN XÁC NHẬN TÌNH TRẠNG HÔN NHÂN", 1.1, 1),
    one("Kính gửi:", "receiving_office", gap=0.5),
    one("Tôi tên:", "requester_name", gap=0.3),
    one("CCCD số:", "requester_id"),
    one("Chỗ ở:", "requester_residence"),
    row(Blank("Làm đơn xin xác nhận cho", "subject_name", 2)),
    one("Quan hệ (bản thân, cha, mẹ, con):", "requester_relationship"),
    row(("Sinh ngày:", "subject_birth_date"), ("Nam/nữ:", "subject_gender")),
    row(("Dân tộc:", "subject_ethnicity"), ("Quốc tịch:", "subject_nationality")),
    one("Giấy tờ:", "subject_id"),
    one("Hộ khẩu thường trú:", "subject_residence"),
    Text("Về tình trạng hôn nhân:", gap=0.2),
    one("", "status", 2),
    row(("Kể từ ngày:", "period_from"), ("đến ngày:", "period_to")),
    one("Thời gian này sống tại:", "period_residence"),
    one("Lý do xin xác nhận:", "purpose", 2),
    Text("Tôi cam kết lời khai trên là đúng.", gap=0.2),
    Row((Blank("", "made_at", share=0), Day(", ", "made_on")), "right", gap=0.2),
    Signatures((NOBODY, Slot("requester", "Kính đơn"))),
)  # fmt: skip

_TEMPLATE = exam(
    "web_template",
    Style(BIOLINUM, 12.5, 1.5, (16, 16, 12, 24), Leader.DOTS, Marks.INLINE),
    *MOTTO,
    title("TỜ KHAI", 1.3),
    title("Cấp Giấy xác nhận tình trạng hôn nhân", 1.05, 0),
    Row((Blank("Kính gửi:{1}", "receiving_office", share=0),), "center", gap=0.3),
    Text("I- NGƯỜI YÊU CẦU", bold=True, gap=0.3),
    *numbered(
        "{n}- ",
        one("Họ và tên:", "requester_name"),
        one("Nơi thường trú/tạm trú/đang sinh sống:{2}", "requester_residence"),
        one("Số ĐDCN hoặc giấy tờ tùy thân:{3}", "requester_id"),
        one("Mối quan hệ:", "requester_relationship"),
    ),
    Text("II- NGƯỜI ĐƯỢC CẤP GIẤY", bold=True, gap=0.3),
    *numbered(
        "{n}- ",
        one("Họ và tên:", "subject_name"),
        row(("Sinh ngày:", "subject_birth_date"), ("Giới tính:", "subject_gender")),
        row(("Dân tộc:", "subject_ethnicity"), ("Quốc tịch:", "subject_nationality")),
        one("Số ĐDCN hoặc giấy tờ tùy thân:{3}", "subject_id"),
        one("Nơi thường trú/tạm trú/đang sinh sống:{2}", "subject_residence"),
        one("Tình trạng hôn nhân hiện tại:{4}", "status", 2),
        one("Nơi cư trú trong thời gian cần xác nhận:", "period_residence"),
        row(Day("Thời gian: từ ", "period_from"), Day(" đến ", "period_to")),
        one("Giấy này được sử dụng để:{5}", "purpose", 2),
    ),
    place_and_day(gap=0.4),
    one_signs("requester", "NGƯỜI YÊU CẦU"),
)  # fmt: skip

LAYOUTS: tuple[Layout, ...] = (_PRINT, _WARD, _FROM_MEMORY, _TEMPLATE)

"""Forms with tables or people side by side as clerks and citizens type them from memory."""

from training.forms.blocks import (
    MOTTO,
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
)
from training.forms.fonts import DEJAVU_SANS, DEJAVU_SERIF, TINOS
from training.forms.rows import numbered, one, one_signs, place_and_day, row, title, wants_copies

_TRAIN, _VAL = frozenset({Split.TRAIN}), frozenset({Split.VAL})
_PLAIN = Style(TINOS, 13, 1.5, leader=Leader.DOTS, marks=Marks.NONE)
_RULED = Style(DEJAVU_SERIF, 10.5, 1.55, (15, 15, 12, 20), Leader.LINE, Marks.NONE)
_DOTTED = Style(DEJAVU_SANS, 10.5, 1.55, (15, 15, 12, 20), Leader.DOTS, Marks.NONE)

_SIDES = {
    "name": "Họ tên:",
    "birth_date": "Sinh ngày:",
    "ethnicity": "Dân tộc:",
    "nationality": "Quốc tịch:",
    "residence": "Thường trú tại:",
    "id": "CCCD số:",
    "marriage_count": "Kết hôn lần mấy:",
}
_CELLS = {
    "name": "Họ và tên khai sinh",
    "birth_date": "Ngày tháng năm sinh",
    "ethnicity": "Dân tộc",
    "nationality": "Quốc tịch",
    "residence": "Chỗ ở hiện nay",
    "id": "Số CCCD, ngày cấp, nơi cấp",
    "marriage_count": "Đăng ký kết hôn lần thứ",
}
_BOTH_SIGN = Signatures((Slot("bride", "Bên nữ"), Slot("groom", "Bên nam")))

MARRIAGE = (
    Layout(
        "clerks_columns",
        (
            *MOTTO,
            title("TỜ KHAI ĐĂNG KÝ KẾT HÔN", 1.2),
            one("Kính gửi:", "receiving_office", gap=0.3),
            Abreast(
                (
                    (Text("BÊN NỮ", bold=True), Text("BÊN NAM", bold=True)),
                    *(
                        (one(label, f"bride_{key}"), one(label, f"groom_{key}"))
                        for key, label in _SIDES.items()
                    ),
                )
            ),
            Text("Chúng tôi cam đoan những lời khai trên đây là đúng sự thật.", gap=0.3),
            place_and_day(""),
            _BOTH_SIGN,
            wants_copies("Đề nghị cấp bản sao:"),
        ),
        Style(TINOS, 12, 1.6, leader=Leader.DOTS, marks=Marks.NONE),
        _TRAIN,
    ),
    Layout(
        "clerks_table",
        (
            *MOTTO,
            title("TỜ KHAI ĐĂNG KÝ KẾT HÔN", 1.2),
            one("Kính gửi:", "receiving_office", gap=0.3),
            Facts(
                ("Mục kê khai", "Người nữ", "Người nam"),
                tuple((label, f"bride_{key}", f"groom_{key}") for key, label in _CELLS.items()),
            ),
            Text("Chúng tôi xin cam đoan lời khai trên là đúng sự thật.", gap=0.3),
            wants_copies("Xin cấp bản sao:", "Số bản:"),
            place_and_day(""),
            _BOTH_SIGN,
        ),
        _RULED,
        _VAL,
    ),
)


def _members(name: str, born: str, gender: str, personal_id: str, relationship: str) -> Table:
    return Table(
        "members",
        (
            TableColumn("no", "STT", 0.07),
            TableColumn("name", name, 0.27, "left"),
            TableColumn("birth_date", born, 0.16),
            TableColumn("gender", gender, 0.1),
            TableColumn("personal_id", personal_id, 0.22),
            TableColumn("relationship", relationship, 0.18),
        ),
        2,
    )


_CT01_END = (
    Row((Blank("", "place", share=0), Day(", ", "made_on")), "right", gap=0.6),
    one_signs("declarant", "NGƯỜI KÊ KHAI"),
)

CT01 = (
    Layout(
        "clerks_dashes",
        (
            *MOTTO,
            title("TỜ KHAI THAY ĐỔI THÔNG TIN CƯ TRÚ", 1.2),
            one("Kính gửi", "receiving_office", gap=0.4),
            *numbered(
                "{n}/ ",
                one("Họ và tên khai sinh:", "name", gap=0.3),
                row(("Ngày sinh:", "birth_date"), ("Giới tính:", "gender")),
                one("Số CCCD:", "personal_id"),
                row(("SĐT:", "phone"), ("E-mail:", "email")),
                row(
                    Blank("Họ tên chủ hộ:", "head_name", share=2), ("Quan hệ:", "head_relationship")
                ),
                one("Số định danh chủ hộ:", "head_personal_id"),
                one("Nội dung yêu cầu:", "request"),
            ),
            Text("Các thành viên cùng thay đổi:"),
            _members("Họ tên", "Ngày sinh", "Nam, nữ", "Số CCCD", "Quan hệ với chủ hộ"),
            *_CT01_END,
        ),
        _PLAIN,
        _TRAIN,
    ),
    Layout(
        "clerks_letters",
        (
            *MOTTO,
            title("TỜ KHAI THAY ĐỔI THÔNG TIN CƯ TRÚ", 1.15),
            one("Kính gửi:", "receiving_office", gap=0.4),
            *numbered(
                "({n}) ",
                one("Họ tên người kê khai:", "name", gap=0.3),
                row(("Sinh ngày:", "birth_date"), ("Nam, nữ:", "gender")),
                one("Số CCCD/số ĐDCN:", "personal_id"),
                row(("ĐT liên hệ:", "phone"), ("Thư điện tử:", "email")),
                one("Tên chủ hộ:", "head_name"),
                one("Quan hệ với chủ hộ là:", "head_relationship"),
                one("Số CCCD của chủ hộ:", "head_personal_id"),
                one("Nội dung đề nghị giải quyết:", "request"),
            ),
            Text("Danh sách thành viên cùng thay đổi:"),
            _members("Họ và tên", "Sinh ngày", "Giới", "Số CCCD/ĐDCN", "QH với chủ hộ"),
            *_CT01_END,
        ),
        _DOTTED,
        _VAL,
    ),
)


def _activities(number: str, name: str, code: str) -> Table:
    return Table(
        "activities",
        (
            TableColumn("no", number, 0.1),
            TableColumn("name", name, 0.65, "left"),
            TableColumn("code", code, 0.25),
        ),
        2,
    )


BUSINESS = (
    Layout(
        "clerks_dashes",
        (
            *MOTTO,
            title("GIẤY ĐỀ NGHỊ ĐĂNG KÝ HỘ KINH DOANH", 1.15),
            one("Kính gửi:", "receiving_office", gap=0.3),
            *numbered(
                "- ",
                row(Blank("Họ tên chủ hộ:", "owner_name", share=2), ("Nam/Nữ:", "owner_gender"), gap=0.3),
                row(("Ngày sinh:", "owner_birth_date"), ("Dân tộc:", "owner_ethnicity"), ("Quốc tịch:", "owner_nationality")),
                one("CCCD số:", "owner_id"),
                one("Hộ khẩu thường trú:", "owner_permanent_address"),
                one("Địa chỉ liên hệ:", "owner_current_address"),
                row(("SĐT:", "owner_phone"), ("E-mail:", "owner_email")),
                one("Tên cơ sở kinh doanh:", "business_name"),
                one("Địa chỉ kinh doanh:", "business_address"),
                Text("Ngành nghề kinh doanh:"),
                _activities("STT", "Tên ngành nghề", "Mã ngành"),
                one("Tổng vốn kinh doanh:", "capital_vnd", gap=0.2),
                one("Số tiền bằng chữ:", "capital_words"),
                one("Số lao động:", "workers"),
            ),
            Text("Tôi xin cam kết nội dung kê khai trên là đúng sự thật.", gap=0.2),
            place_and_day(""),
            one_signs("owner", "CHỦ HỘ KINH DOANH"),
        ),
        _PLAIN,
        _TRAIN,
    ),
    Layout(
        "clerks_letters",
        (
            *MOTTO,
            title("GIẤY ĐỀ NGHỊ ĐĂNG KÝ HỘ KINH DOANH", 1.1),
            one("Kính gửi:", "receiving_office", gap=0.3),
            Text("I. CHỦ HỘ", bold=True),
            one("Tên chủ hộ kinh doanh (viết in hoa):", "owner_name"),
            row(("Ngày tháng năm sinh:", "owner_birth_date"), ("Giới tính:", "owner_gender")),
            row(("Dân tộc:", "owner_ethnicity"), ("Quốc tịch:", "owner_nationality")),
            one("Số CMND/CCCD/Hộ chiếu:", "owner_id"),
            one("Nơi ĐKHK thường trú:", "owner_permanent_address"),
            one("Chỗ ở hiện nay:", "owner_current_address"),
            row(("Số ĐT:", "owner_phone"), ("Thư điện tử:", "owner_email")),
            Text("II. HỘ KINH DOANH", bold=True),
            one("Tên hộ (viết in hoa):", "business_name"),
            one("Nơi đặt trụ sở:", "business_address"),
            Text("Ngành nghề đăng ký:"),
            _activities("TT", "Ngành nghề", "Mã ngành nghề"),
            one("Số vốn kinh doanh (đồng):", "capital_vnd", gap=0.2),
            one("Viết bằng chữ:", "capital_words"),
            one("Số người lao động:", "workers"),
            place_and_day(""),
            one_signs("owner", "Chủ hộ kinh doanh"),
        ),
        _DOTTED,
        _VAL,
    ),
)  # fmt: skip

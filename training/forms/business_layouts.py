"""How the request to register a household business is printed: officially, on two pages, and as
people type it again."""

from training.forms import clerks_table_layouts
from training.forms.blocks import (
    MOTTO,
    Blank,
    Day,
    Layout,
    Leader,
    Marks,
    NextPage,
    Row,
    Split,
    Style,
    Table,
    TableColumn,
    Text,
)
from training.forms.fonts import ARIMO, DEJAVU_SERIF, NOTO_SANS, NOTO_SERIF
from training.forms.rows import numbered, one, one_signs, place_and_day, row, title

_TITLE = "GIẤY ĐỀ NGHỊ ĐĂNG KÝ HỘ KINH DOANH"
_PLEDGES = (
    "Tôi xin cam kết:",
    "- Bản thân không thuộc diện pháp luật cấm kinh doanh; không đồng thời là chủ hộ kinh doanh khác; không là chủ doanh nghiệp tư nhân; không là thành viên hợp danh của công ty hợp danh.",
    "- Trụ sở hộ kinh doanh thuộc quyền sử dụng hợp pháp của tôi và được sử dụng đúng mục đích theo quy định của pháp luật.",
    "- Chịu trách nhiệm trước pháp luật về tính hợp pháp, chính xác và trung thực của nội dung đăng ký trên.",
)
_DECLARES = Text("Đăng ký hộ kinh doanh do tôi là chủ hộ với các nội dung sau:", bold=True, gap=0.2)


def _activities(rows: int, name: str = "Tên ngành", code: str = "Mã ngành") -> Table:
    return Table(
        "activities",
        (
            TableColumn("no", "STT", 0.08),
            TableColumn("name", name, 0.72, "left"),
            TableColumn("code", code, 0.2),
        ),
        rows,
    )


_OFFICIAL_OWNER = (
    row(Blank("Tôi là (ghi họ tên bằng chữ in hoa):", "owner_name", share=2), Blank("Giới tính:", "owner_gender", share=0.4), gap=0.3),
    row(("Sinh ngày:", "owner_birth_date"), ("Dân tộc:", "owner_ethnicity"), ("Quốc tịch:", "owner_nationality")),
    one("Loại giấy tờ pháp lý của cá nhân:", "owner_id", lines=2),
    one("Địa chỉ thường trú:", "owner_permanent_address"),
    one("Địa chỉ liên lạc:", "owner_current_address"),
    row(("Điện thoại (nếu có):", "owner_phone"), ("Email (nếu có):", "owner_email")),
)  # fmt: skip
_OFFICIAL_BUSINESS = (
    one("1. Tên hộ kinh doanh (ghi bằng chữ in hoa):", "business_name"),
    one("2. Địa chỉ trụ sở hộ kinh doanh:", "business_address"),
    Text("3. Ngành, nghề kinh doanh:"),
)
_OFFICIAL_REST = (
    Text("4. Vốn kinh doanh:", gap=0.3),
    one("Tổng số (bằng số; VNĐ):", "capital_vnd"),
    one("Tổng số (bằng chữ):", "capital_words"),
    Text("5. Thông tin đăng ký thuế:"),
    one("Tổng số lao động (dự kiến):", "workers"),
)


def _pledges(scale: float = 1.0) -> tuple[Text, ...]:
    return tuple(Text(text, scale=scale) for text in _PLEDGES)


LAYOUTS = (
    Layout(
        "official",
        (
            *MOTTO,
            Row((Blank("", "made_at", share=0), Day(", ", "made_on")), "right", gap=0.4),
            title(_TITLE, 1.1, 0.6),
            one("Kính gửi:", "receiving_office", gap=0.3),
            *_OFFICIAL_OWNER,
            _DECLARES,
            *_OFFICIAL_BUSINESS,
            _activities(2),
            *_OFFICIAL_REST,
            *_pledges(0.95),
            one_signs("owner", "CHỦ HỘ KINH DOANH", "(Ký và ghi họ tên)"),
        ),
        Style(size=12.5, leading=1.45, margins=(15, 16, 12, 24)),
    ),
    Layout(
        "official_two_pages",
        (
            Text("Phụ lục III-1", "right", bold=True, scale=0.9),
            *MOTTO,
            Row((Blank("", "made_at", share=0), Day(", ", "made_on")), "right", gap=0.5),
            title(_TITLE, 1.15, 1),
            one("Kính gửi:", "receiving_office", gap=0.6),
            *_OFFICIAL_OWNER,
            _DECLARES,
            *_OFFICIAL_BUSINESS,
            _activities(5),
            NextPage(),
            *_OFFICIAL_REST,
            *_pledges(),
            one_signs("owner", "CHỦ HỘ KINH DOANH", "(Ký và ghi họ tên)"),
        ),
        Style(size=14, leading=1.65),
    ),
    Layout(
        "retyped_plain",
        (
            *MOTTO,
            title(_TITLE, 1.2, 0.8),
            Row((Blank("Kính gửi:", "receiving_office", share=0),), "center", gap=0.3),
            one("Họ và tên chủ hộ kinh doanh:", "owner_name", gap=0.3),
            row(("Giới tính:", "owner_gender"), ("Sinh ngày:", "owner_birth_date")),
            row(("Dân tộc:", "owner_ethnicity"), ("Quốc tịch:", "owner_nationality")),
            one("Số CCCD/CMND:", "owner_id"),
            one("Địa chỉ thường trú:", "owner_permanent_address"),
            one("Chỗ ở hiện tại:", "owner_current_address"),
            row(("Điện thoại:", "owner_phone"), ("Email:", "owner_email")),
            one("Tên hộ kinh doanh:", "business_name"),
            one("Địa điểm kinh doanh:", "business_address"),
            Text("Ngành, nghề kinh doanh:"),
            _activities(1, "Ngành, nghề", "Mã số"),
            one("Vốn kinh doanh:", "capital_vnd", gap=0.2),
            one("Bằng chữ:", "capital_words"),
            one("Số lượng lao động:", "workers"),
            Text("Tôi cam kết nội dung kê khai trên đây là đúng sự thật.", gap=0.2),
            place_and_day("", 0.3),
            one_signs("owner", "CHỦ HỘ KINH DOANH"),
        ),
        Style(ARIMO, 11.5, 1.5, leader=Leader.NONE, marks=Marks.NONE),
        frozenset({Split.TRAIN}),
    ),
    Layout(
        "retyped_ruled",
        (
            *MOTTO,
            title(_TITLE, 1.15),
            one("Kính gửi:", "receiving_office", gap=0.3),
            *numbered(
                "{n}. ",
                one("Họ và tên chủ hộ (chữ in hoa):", "owner_name", gap=0.3),
                row(("Giới tính:", "owner_gender"), ("Sinh ngày:", "owner_birth_date")),
                row(("Dân tộc:", "owner_ethnicity"), ("Quốc tịch:", "owner_nationality")),
                one("Giấy tờ pháp lý (loại, số, ngày cấp, nơi cấp):", "owner_id"),
                one("Nơi thường trú:", "owner_permanent_address"),
                one("Nơi ở hiện tại:", "owner_current_address"),
                row(("Điện thoại:", "owner_phone"), ("Email:", "owner_email")),
                one("Tên hộ kinh doanh:", "business_name"),
                one("Địa chỉ trụ sở:", "business_address"),
                Text("Ngành, nghề kinh doanh:", bold=True),
                _activities(3),
                one("Vốn kinh doanh:", "capital_vnd", gap=0.2),
                one("Vốn kinh doanh (bằng chữ):", "capital_words"),
                one("Số lượng lao động:", "workers"),
            ),
            place_and_day("", 0.4),
            one_signs("owner", "Chủ hộ kinh doanh"),
        ),
        Style(DEJAVU_SERIF, 11, 1.5, (15, 15, 12, 20), Leader.LINE, Marks.NONE),
        frozenset({Split.VAL}),
    ),
    *clerks_table_layouts.BUSINESS,
    Layout(
        "retyped_lettered",
        (
            *MOTTO,
            title(_TITLE, 1.15),
            one("Kính gửi", "receiving_office", gap=0.4),
            Text("I. CHỦ HỘ KINH DOANH", bold=True, gap=0.2),
            row(Blank("Tôi là:", "owner_name", share=2), Blank("Giới tính:", "owner_gender", share=0.4)),
            row(("Sinh ngày:", "owner_birth_date"), ("Dân tộc:", "owner_ethnicity"), ("Quốc tịch:", "owner_nationality")),
            one("Loại giấy tờ, số, ngày cấp, nơi cấp:", "owner_id"),
            one("Địa chỉ thường trú:", "owner_permanent_address"),
            one("Địa chỉ liên lạc:", "owner_current_address"),
            one("Điện thoại:", "owner_phone"),
            one("Email:", "owner_email"),
            Text("II. NỘI DUNG ĐĂNG KÝ", bold=True, gap=0.2),
            one("1) Tên hộ kinh doanh:", "business_name"),
            one("2) Địa chỉ trụ sở:", "business_address"),
            Text("3) Ngành, nghề kinh doanh:"),
            _activities(2, "Tên ngành, nghề", "Mã ngành"),
            row(("4) Vốn kinh doanh:", "capital_vnd"), gap=0.2),
            one("(bằng chữ):", "capital_words"),
            one("5) Số lượng lao động:", "workers"),
            place_and_day("", 0.4),
            one_signs("owner", "CHỦ HỘ KINH DOANH", "(Ký và ghi rõ họ tên)"),
        ),
        Style(NOTO_SANS, 10.5, 1.5, (15, 15, 12, 20), Leader.DOTS, Marks.NONE, colons=False),
        frozenset({Split.DEV}),
    ),
    Layout(
        "retyped_two_pages",
        (
            *MOTTO,
            title(_TITLE, 1.2, 1.2),
            one("Kính gửi:", "receiving_office", gap=0.8),
            *_OFFICIAL_OWNER,
            one("Tên hộ kinh doanh:", "business_name", gap=0.3),
            one("Địa điểm kinh doanh:", "business_address"),
            NextPage(),
            Text("Ngành, nghề kinh doanh:"),
            _activities(6),
            one("Vốn kinh doanh (bằng số):", "capital_vnd", gap=0.3),
            one("(bằng chữ):", "capital_words"),
            one("Số lượng lao động:", "workers"),
            *_pledges(),
            place_and_day("", 0.4),
            one_signs("owner", "CHỦ HỘ KINH DOANH", "(Ký và ghi rõ họ tên)"),
        ),
        Style(NOTO_SERIF, 13, 1.6, (18, 17, 14, 25), Leader.DOTS, Marks.NONE),
        frozenset({Split.DEV}),
    ),
)  # fmt: skip
"""The official prints belong to every split; a retyped one to one, so that the others never saw it."""

"""The official prints of civil status and residence that are in force, row by row.

Circulars 04/2020/TT-BTP and 04/2024/TT-BTP, and CT01 of 53/2025/TT-BCA. Rows that no field asks
for are filled in too.
"""

from training.forms.blocks import (
    MOTTO,
    Blank,
    Block,
    Boxes,
    Day,
    Facts,
    Layout,
    Row,
    Signatures,
    Slot,
    Style,
    Table,
    TableColumn,
    Text,
    Ticks,
)
from training.forms.counter_rows import TRAIN_ONLY
from training.forms.fonts import TINOS
from training.forms.rows import (
    ID_NOTE,
    OATH,
    RESIDENCE_NOTE,
    notes,
    one,
    one_signs,
    place_and_day,
    row,
    title,
)

_SIGNED = "(Ký, ghi rõ họ, chữ đệm, tên)"


def _official(name: str, style: Style, *blocks: Block) -> Layout:
    return Layout(f"in_force_{name}", blocks, style, TRAIN_ONLY)


def _addressed() -> Row:
    return Row((Blank("Kính gửi: {1}", "receiving_office", share=0),), "center", gap=0.4)


def _requester(relationship: str) -> tuple[Row, ...]:
    """Return the opening of the declarations of 04/2024."""
    return (
        one("Họ, chữ đệm, tên người yêu cầu:", "requester_name", gap=0.3),
        one("Ngày, tháng, năm sinh:", "requester_birth_date"),
        one("Nơi cư trú: {2}", "requester_residence"),
        one("Giấy tờ tùy thân: {3}", "requester_id"),
        one(relationship, "requester_relationship"),
    )


def _copies(label: str) -> Row:
    return row(
        Ticks(label, "copies_requested", ("Có", "Không")),
        Blank("Số lượng:", "copies_count", share=0, unit="bản"),
        gap=0.1,
    )


def _parent(who: str, prefix: str) -> tuple[Row, ...]:
    return (
        one(f"Họ, chữ đệm, tên người {who}:", f"{prefix}_name", gap=0.2),
        row(
            Blank("Năm sinh: {5}", f"{prefix}_birth_year"),
            Blank("Dân tộc: {2}", f"{prefix}_ethnicity", 0.6),
            Blank("Quốc tịch: {2}", f"{prefix}_nationality"),
        ),
        one("Nơi cư trú: {2}", f"{prefix}_residence"),
        one("Giấy tờ tùy thân: {3}", f"{prefix}_id"),
    )


_BIRTH = _official(
    "birth_04",
    Style(TINOS, 12, 1.4, (13, 16, 10, 24)),
    *MOTTO,
    title("TỜ KHAI ĐĂNG KÝ KHAI SINH"),
    _addressed(),
    *_requester("Quan hệ với người được khai sinh:"),
    Text("Đề nghị cơ quan đăng ký khai sinh cho người dưới đây:", bold=True, gap=0.2),
    one("Họ, chữ đệm, tên:", "child_name"),
    row(
        Blank("Ngày, tháng, năm sinh:", "child_birth_date", 0.3),
        Blank("ghi bằng chữ:", "child_birth_date_words"),
    ),
    row(
        Blank("Giới tính:", "child_gender", 0.5),
        ("Dân tộc:", "child_ethnicity"),
        ("Quốc tịch:", "child_nationality"),
    ),
    one("Nơi sinh: {4}", "child_birth_place"),
    one("Quê quán:", "child_origin"),
    *_parent("mẹ", "mother"),
    *_parent("cha", "father"),
    Text("Thông tin về Giấy chứng nhận kết hôn của cha, mẹ trẻ (nếu cha, mẹ trẻ đã đăng ký kết hôn):", gap=0.2),
    row(
        Blank("Số:", "marriage_number", 0.4),
        Blank(", Quyển số:", "marriage_book", 0.5),
        Blank(", đăng ký ngày", "marriage_date", 0.6),
        ("tại", "marriage_place"),
    ),
    Text("Tôi cam đoan nội dung đề nghị đăng ký khai sinh trên đây là đúng sự thật, được sự thỏa thuận nhất trí của các bên liên quan theo quy định pháp luật."),
    Text("Tôi chịu hoàn toàn trách nhiệm trước pháp luật về nội dung cam đoan của mình."),
    place_and_day(),
    _copies("Đề nghị cấp bản sao {6}:"),
    one_signs("requester", "Người yêu cầu", _SIGNED),
)  # fmt: skip

_DEATH = _official(
    "death_04",
    Style(TINOS, 12.5, 1.45, (14, 16, 10, 26)),
    *MOTTO,
    title("TỜ KHAI ĐĂNG KÝ KHAI TỬ"),
    _addressed(),
    *_requester("Quan hệ với người đã chết:"),
    Text("Đề nghị cơ quan đăng ký khai tử cho người có tên dưới đây:", bold=True, gap=0.3),
    one("Họ, chữ đệm, tên:", "deceased_name"),
    one("Ngày, tháng, năm sinh:", "deceased_birth_date"),
    row(
        Blank("Giới tính: {2}", "deceased_gender", 0.5),
        ("Dân tộc: {2}", "deceased_ethnicity"),
        ("Quốc tịch: {2}", "deceased_nationality"),
    ),
    one("Nơi cư trú cuối cùng: {2}", "deceased_residence"),
    one("Giấy tờ tùy thân: {3}", "deceased_id"),
    row(
        Day("Đã chết vào lúc:", "death_time", ("", " giờ "), " phút, "),
        Day("", "death_date"),
    ),
    one("Nơi chết:", "death_place"),
    one("Nguyên nhân chết:", "death_cause"),
    row(
        Blank("Số Giấy báo tử/Giấy tờ thay thế Giấy báo tử: {4}", "death_notice_number"),
        Blank("do", "death_notice_issuer"),
        Day("cấp ", "death_notice_date"),
    ),
    Text(OATH, gap=0.2),
    place_and_day(),
    _copies("Đề nghị cấp bản sao {5}:"),
    one_signs("requester", "Người yêu cầu", _SIGNED),
    *notes("Ghi rõ tên cơ quan đăng ký khai tử.", RESIDENCE_NOTE, ID_NOTE),
)  # fmt: skip

_MARITAL = _official(
    "marital_04",
    Style(TINOS, 13, 1.5, (15, 17, 12, 27)),
    *MOTTO,
    title("TỜ KHAI CẤP GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN", 1.08),
    _addressed(),
    *_requester("Quan hệ với người được cấp Giấy xác nhận tình trạng hôn nhân:"),
    Text("Đề nghị cấp Giấy xác nhận tình trạng hôn nhân cho người có tên dưới đây:", bold=True, gap=0.3),
    one("Họ, chữ đệm, tên:", "subject_name"),
    one("Ngày, tháng, năm sinh:", "subject_birth_date"),
    row(
        Blank("Giới tính:", "subject_gender", 0.5),
        ("Dân tộc:", "subject_ethnicity"),
        ("Quốc tịch:", "subject_nationality"),
    ),
    one("Giấy tờ tùy thân: {3}", "subject_id"),
    one("Nơi cư trú: {2}", "subject_residence"),
    one("Tình trạng hôn nhân: {4}", "status", 2),
    one("Mục đích sử dụng Giấy xác nhận tình trạng hôn nhân: {5}", "purpose", 2),
    Text(OATH, gap=0.2),
    place_and_day(),
    one_signs("requester", "Người yêu cầu", _SIGNED),
    *notes("Ghi rõ tên cơ quan cấp giấy XNTTHN.", RESIDENCE_NOTE),
)  # fmt: skip

_MARRIAGE = _official(
    "marriage_04",
    Style(TINOS, 13, 1.42, (16, 16, 12, 26)),
    *MOTTO,
    title("TỜ KHAI ĐĂNG KÝ KẾT HÔN", 1.2, 0.9),
    Row((Blank("Kính gửi: {3}", "receiving_office", share=0),), "center", gap=0.4),
    Facts(
        ("Thông tin", "Bên nữ", "Bên nam"),
        tuple(
            (label, f"bride_{field}", f"groom_{field}")
            for label, field in (
                ("Họ, chữ đệm, tên", "name"),
                ("Ngày, tháng, năm sinh", "birth_date"),
                ("Dân tộc", "ethnicity"),
                ("Quốc tịch", "nationality"),
                ("Nơi cư trú {4}", "residence"),
                ("Giấy tờ tùy thân {5}", "id"),
                ("Kết hôn lần thứ mấy", "marriage_count"),
            )
        ),
        gap=0.6,
    ),
    Text("Chúng tôi cam đoan những lời khai trên đây là đúng sự thật, việc kết hôn của chúng tôi là tự nguyện, không vi phạm quy định của Luật hôn nhân và gia đình Việt Nam.", gap=0.5),
    Text("Chúng tôi chịu hoàn toàn trách nhiệm trước pháp luật về cam đoan của mình."),
    Text("Đề nghị Quý cơ quan đăng ký."),
    place_and_day("", 0.4),
    Signatures((Slot("bride", "Bên nữ", _SIGNED), Slot("groom", "Bên nam", _SIGNED))),
    _copies("Đề nghị cấp bản sao {6}:"),
)  # fmt: skip

_EXTRACT = _official(
    "extract_04",
    Style(TINOS, 13, 1.45, (14, 16, 12, 27)),
    *MOTTO,
    title("TỜ KHAI CẤP BẢN SAO TRÍCH LỤC HỘ TỊCH"),
    _addressed(),
    one("Họ, chữ đệm, tên người yêu cầu:", "requester_name", gap=0.3),
    one("Nơi cư trú: {2}", "requester_residence"),
    one("Giấy tờ tùy thân: {3}", "requester_id"),
    one("Quan hệ với người được cấp bản sao Trích lục hộ tịch:", "requester_relationship"),
    row(
        Blank("Đề nghị cơ quan cấp bản sao trích lục {4}", "extract_kind"),
        gap=0.3,
    ),
    Text("cho người có tên dưới đây:"),
    one("Họ, chữ đệm, tên:", "subject_name"),
    one("Ngày, tháng, năm sinh:", "subject_birth_date"),
    row(
        Blank("Giới tính:", "subject_gender", 0.5),
        ("Dân tộc:", "subject_ethnicity"),
        ("Quốc tịch:", "subject_nationality"),
    ),
    one("Nơi cư trú: {2}", "subject_residence"),
    one("Giấy tờ tùy thân: {3}", "subject_id"),
    one("Số định danh cá nhân:", "subject_personal_id"),
    row(Blank("Đã đăng ký tại {5}:", "registered_at"), Day("", "registered_on")),
    row(("số:", "registration_number"), ("Quyển số:", "registration_book")),
    row(Blank("Số lượng bản sao yêu cầu cấp {6}:", "copies_count", share=0, unit="bản")),
    Text(OATH, gap=0.2),
    place_and_day(),
    one_signs("requester", "Người yêu cầu", _SIGNED),
)  # fmt: skip


def _agrees(key: str, head: str, asks: str) -> Slot:
    """Return the column of somebody who may agree in the central register instead of here."""
    rows = (
        one("{7} Họ và tên:", f"{asks}_name", lines=2),
        one("{7} Số định danh cá nhân:", f"{asks}_id", lines=2),
    )
    return Slot(key, head, day=f"{asks}_day", rows=rows)


_CT01 = _official(
    "ct01_53",
    Style(TINOS, 12.5, 1.42, (12, 14, 10, 18)),
    Text("Mẫu CT01 ban hành kèm theo Thông tư số 53/2025/TT-BCA", "right", italic=True, scale=0.78),
    Text("ngày 01/7/2025 của Bộ trưởng Bộ Công an", "right", italic=True, scale=0.78),
    Text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "center", bold=True, gap=0.2),
    Text("Độc lập – Tự do – Hạnh phúc", "center", bold=True, rule=True),
    title("TỜ KHAI THAY ĐỔI THÔNG TIN CƯ TRÚ"),
    Row((Blank("Kính gửi{1}:", "receiving_office", share=0),), "center", gap=0.3),
    one("1. Họ, chữ đệm và tên khai sinh:", "name", gap=0.3),
    row(("2. Ngày, tháng, năm sinh:", "birth_date"), ("3. Giới tính:", "gender")),
    row(Boxes("4. Số định danh cá nhân:", "personal_id")),
    row(("5. Số điện thoại liên hệ:", "phone"), ("6. Email:", "email")),
    row(
        Blank("7. Họ, chữ đệm và tên chủ hộ:", "head_name"),
        Blank("8. Mối quan hệ với chủ hộ:", "head_relationship", 0.4),
    ),
    row(Boxes("9. Số định danh cá nhân của chủ hộ:", "head_personal_id")),
    one("10. Nội dung đề nghị{2}:", "request", 3),
    Text("11. Những thành viên trong hộ gia đình cùng thay đổi:"),
    Table(
        "members",
        (
            TableColumn("no", "TT", 0.06),
            TableColumn("name", "Họ, chữ đệm và tên", 0.26, "left"),
            TableColumn("birth_date", "Ngày, tháng, năm sinh", 0.16),
            TableColumn("gender", "Giới tính", 0.09),
            TableColumn("personal_id", "Số định danh cá nhân", 0.22),
            TableColumn("relationship", "Mối quan hệ với chủ hộ", 0.21),
        ),
        4,
    ),
    Signatures(
        (
            Slot("head", "Ý KIẾN CỦA CHỦ HỘ{3}", day="head_day"),
            _agrees("house_owner", "Ý KIẾN CỦA CHỦ SỞ HỮU CHỖ Ở HỢP PHÁP{4}", "owner"),
            _agrees("parent", "Ý KIẾN CỦA CHA, MẸ HOẶC NGƯỜI GIÁM HỘ{5}", "parent"),
            Slot("declarant", "NGƯỜI KÊ KHAI{6}", day="made_on"),
        ),
        gap=0.5,
        height=3.6,
        scale=0.85,
    ),
)  # fmt: skip

BIRTH, DEATH, MARITAL = (_BIRTH,), (_DEATH,), (_MARITAL,)
MARRIAGE, EXTRACT, CT01 = (_MARRIAGE,), (_EXTRACT,), (_CT01,)

"""How TỜ KHAI ĐĂNG KÝ KẾT HÔN comes to a desk for the last word: the print of 15/2015/TT-BTP with
the man first, two columns without rules, one after the other, and a sheet with a photograph's place."""

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
    Style,
    Text,
)
from training.forms.exam import BIOLINUM, DOULOS, ROBOTO, ROBOTO_SLAB, exam
from training.forms.rows import notes, numbered, one, place_and_day, row, title, wants_copies


def _spouse(who: str, labels: tuple[str, ...]) -> tuple[Row, ...]:
    """Return the rows of a spouse: name, birth, people, nationality, home, card, which marriage."""
    names = ("name", "birth_date", "ethnicity", "nationality", "residence", "id", "marriage_count")
    return tuple(one(label, f"{who}_{name}") for label, name in zip(labels, names, strict=True))


_PRINT = exam(
    "print_groom_first",
    Style(DOULOS, 12, 1.5, (15, 15, 12, 25)),
    *MOTTO,
    title("TỜ KHAI ĐĂNG KÝ KẾT HÔN"),
    row(Blank("Kính gửi: {1}", "receiving_office", share=0.5), gap=0.3),
    Facts(
        ("Thông tin", "Bên nam", "Bên nữ"),
        (
            ("Họ, chữ đệm, tên", "groom_name", "bride_name"),
            ("Ngày, tháng, năm sinh", "groom_birth_date", "bride_birth_date"),
            ("Dân tộc", "groom_ethnicity", "bride_ethnicity"),
            ("Quốc tịch", "groom_nationality", "bride_nationality"),
            ("Nơi cư trú {2}", "groom_residence", "bride_residence"),
            ("Giấy tờ tùy thân {3}", "groom_id", "bride_id"),
            ("Kết hôn lần thứ mấy", "groom_marriage_count", "bride_marriage_count"),
        ),
        (0.22, 0.39, 0.39),
    ),
    Text("Chúng tôi cam đoan những lời khai trên đây là đúng sự thật, việc kết hôn của chúng tôi là tự nguyện, không vi phạm quy định của Luật Hôn nhân và gia đình Việt Nam.", gap=0.4),
    Text("Chúng tôi chịu hoàn toàn trách nhiệm trước pháp luật về nội dung cam đoan của mình."),
    wants_copies("Đề nghị cấp bản sao{4}:"),
    row(Blank("", "made_at", share=0), Day(", ", "made_on"), gap=0.4),
    Signatures((
        Slot("groom", "Bên nam", "(Ký, ghi rõ họ, chữ đệm, tên)"),
        Slot("bride", "Bên nữ", "(Ký, ghi rõ họ, chữ đệm, tên)"),
    )),
    *notes(
        "Ghi rõ tên cơ quan đăng ký kết hôn.",
        "Ghi theo nơi đăng ký thường trú, nếu không có nơi đăng ký thường trú thì ghi theo nơi đăng ký tạm trú; trường hợp không có nơi đăng ký thường trú và nơi đăng ký tạm trú thì ghi theo nơi đang sinh sống.",
        "Ghi thông tin về giấy tờ tùy thân như: hộ chiếu, chứng minh nhân dân hoặc giấy tờ hợp lệ thay thế (ví dụ: Chứng minh nhân dân số 001089123 do Công an thành phố Hà Nội cấp ngày 20/10/2004).",
        "Đề nghị đánh dấu X vào ô nếu có yêu cầu cấp bản sao và ghi rõ số lượng.",
    ),
)  # fmt: skip

_ABREAST_LABELS = (
    "Họ và tên:", "Sinh ngày:", "Dân tộc:", "Quốc tịch:", "HKTT:", "CCCD:", "Kết hôn lần:",
)  # fmt: skip
_COLUMNS = exam(
    "two_columns",
    Style(ROBOTO, 11, 1.7, (16, 14, 14, 18), Leader.DOTS, Marks.NONE),
    *MOTTO,
    title("TỜ KHAI XIN ĐĂNG KÝ KẾT HÔN", 1.3, 0.9),
    Row((Blank("Kính gửi:", "receiving_office", share=0),), "center", gap=0.3),
    Text("Chúng tôi gồm:", gap=0.4),
    Abreast(
        (
            (Text("I. NGƯỜI NỮ", bold=True), Text("II. NGƯỜI NAM", bold=True)),
            *zip(_spouse("bride", _ABREAST_LABELS), _spouse("groom", _ABREAST_LABELS), strict=True),
        )
    ),
    Text("Nay chúng tôi tự nguyện xin đăng ký kết hôn với nhau, không ai ép buộc, không vi phạm điều cấm của Luật Hôn nhân và Gia đình. Đề nghị UBND xem xét giải quyết.", gap=0.5),
    Row((Blank("", "made_at", share=0), Day(", ", "made_on")), "right", gap=0.3),
    Signatures((Slot("bride", "VỢ", "(ký tên)"), Slot("groom", "CHỒNG", "(ký tên)"))),
)  # fmt: skip

_IN_TURN_LABELS = (
    "Họ, chữ đệm, tên:", "Ngày tháng năm sinh:", "Dân tộc:", "Quốc tịch:",
    "Nơi thường trú/tạm trú:", "Số CMND/CCCD/Hộ chiếu, ngày cấp, nơi cấp:", "Đây là lần kết hôn thứ:",
)  # fmt: skip
_IN_TURN = exam(
    "one_after_the_other",
    Style(ROBOTO_SLAB, 11.5, 1.6, (15, 17, 12, 25), Leader.LINE, Marks.NONE),
    *MOTTO,
    title("TỜ KHAI ĐĂNG KÝ KẾT HÔN", 1.2),
    one("Kính gửi:", "receiving_office", gap=0.4),
    Text("1. THÔNG TIN BÊN NỮ", bold=True, gap=0.4),
    *numbered("1.{n}. ", *_spouse("bride", _IN_TURN_LABELS)),
    Text("2. THÔNG TIN BÊN NAM", bold=True, gap=0.4),
    *numbered("2.{n}. ", *_spouse("groom", _IN_TURN_LABELS)),
    Text("Hai bên cam kết lời khai trên là đúng và chịu trách nhiệm trước pháp luật.", gap=0.4),
    wants_copies("3. Yêu cầu cấp trích lục kết hôn (bản sao):", "Số bản:"),
    place_and_day(""),
    Signatures((
        Slot("bride", "Bên nữ", "(Ký và ghi rõ họ tên)"),
        Slot("groom", "Bên nam", "(Ký và ghi rõ họ tên)"),
    ), height=2.6),
)  # fmt: skip

_PLAIN_TABLE = exam(
    "table_without_rules",
    Style(BIOLINUM, 13, 1.5, (18, 16, 14, 22), Leader.DOTS, Marks.INLINE),
    *MOTTO,
    title("TỜ KHAI", 1.4),
    title("ĐĂNG KÝ KẾT HÔN", 1.2, 0),
    one("Kính gửi:", "receiving_office", gap=0.5),
    Facts(
        ("", "VỢ", "CHỒNG"),
        (
            ("Họ tên", "bride_name", "groom_name"),
            ("Ngày sinh", "bride_birth_date", "groom_birth_date"),
            ("Dân tộc", "bride_ethnicity", "groom_ethnicity"),
            ("Quốc tịch", "bride_nationality", "groom_nationality"),
            ("Hộ khẩu thường trú", "bride_residence", "groom_residence"),
            ("Căn cước/Hộ chiếu số", "bride_id", "groom_id"),
            ("Kết hôn lần mấy", "bride_marriage_count", "groom_marriage_count"),
        ),
        (0.24, 0.38, 0.38),
        is_ruled=False,
    ),
    Text("Chúng tôi cam đoan tự nguyện kết hôn, lời khai trên là đúng sự thật.", gap=0.5),
    row(Blank("Số lượng bản sao xin cấp:", "copies_count", share=0, unit="bản")),
    place_and_day("Viết tại:"),
    Signatures((Slot("groom", "Người chồng"), Slot("bride", "Người vợ"))),
)  # fmt: skip

LAYOUTS: tuple[Layout, ...] = (_PRINT, _COLUMNS, _IN_TURN, _PLAIN_TABLE)

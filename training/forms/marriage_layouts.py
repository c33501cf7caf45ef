"""How the declaration of marriage is printed: officially, and as people type it again."""

from training.forms import clerks_table_layouts
from training.forms.blocks import (
    MOTTO,
    Abreast,
    Blank,
    Block,
    Facts,
    Layout,
    Leader,
    Marks,
    Row,
    Signatures,
    Slot,
    Split,
    Style,
    Text,
)
from training.forms.fonts import ARIMO, DEJAVU_SERIF, NOTO_SANS, NOTO_SERIF
from training.forms.rows import (
    ID_NOTE,
    RESIDENCE_NOTE,
    notes,
    numbered,
    one,
    place_and_day,
    row,
    title,
    wants_copies,
)

_OATH = (
    "Chúng tôi cam đoan những lời khai trên đây là đúng sự thật, việc kết hôn của chúng tôi là tự nguyện, "
    "không vi phạm quy định của Luật Hôn nhân và gia đình Việt Nam."
)
_LIABLE = "Chúng tôi chịu hoàn toàn trách nhiệm trước pháp luật về nội dung cam đoan của mình."
_TITLE = "TỜ KHAI ĐĂNG KÝ KẾT HÔN"

_OFFICIAL_LABELS = {
    "name": "Họ, chữ đệm, tên",
    "birth_date": "Ngày, tháng, năm sinh",
    "ethnicity": "Dân tộc",
    "nationality": "Quốc tịch",
    "residence": "Nơi cư trú {2}",
    "id": "Giấy tờ tùy thân {3}",
    "marriage_count": "Kết hôn lần thứ mấy",
}
_SHORT_LABELS = {
    "name": "Họ và tên",
    "birth_date": "Sinh ngày",
    "ethnicity": "Dân tộc",
    "nationality": "Quốc tịch",
    "residence": "Nơi cư trú",
    "id": "Số định danh cá nhân/Giấy tờ tùy thân",
    "marriage_count": "Kết hôn lần thứ",
}
_LONG_LABELS = _OFFICIAL_LABELS | {
    "residence": "Nơi thường trú/tạm trú",
    "id": "Giấy tờ tùy thân (số, ngày cấp, nơi cấp)",
    "marriage_count": "Kết hôn lần thứ mấy",
}


def _facts(labels: dict[str, str], heads: tuple[str, ...], *, is_ruled: bool = True) -> Facts:
    rows = tuple((label, f"bride_{key}", f"groom_{key}") for key, label in labels.items())
    return Facts(heads, rows, is_ruled=is_ruled)


def _abreast(labels: dict[str, str]) -> Abreast:
    """Return two columns in which each label is printed for both."""

    def side(who: str, key: str, label: str) -> Row:
        return one(f"{label}:", f"{who}_{key}")

    pairs = tuple(
        (side("bride", key, label), side("groom", key, label)) for key, label in labels.items()
    )
    heads = (Text("Bên nữ", bold=True), Text("Bên nam", bold=True))
    return Abreast((heads, *pairs), gap=0.4)


def _one_after_the_other(labels: dict[str, str]) -> tuple[Block, ...]:
    """Return the bride's part and below it the groom's."""

    def part(who: str, head: str) -> tuple[Block, ...]:
        ask = {key: (f"{label}:", f"{who}_{key}") for key, label in labels.items()}
        return (
            Text(head, bold=True, gap=0.3),
            *numbered(
                "{n}. ",
                row(ask["name"]),
                row(ask["birth_date"], ask["ethnicity"], ask["nationality"]),
                row(ask["residence"]),
                row(ask["id"]),
                row(ask["marriage_count"]),
            ),
        )

    return (*part("bride", "I. BÊN NỮ"), *part("groom", "II. BÊN NAM"))


def _signatures(bride: str, groom: str, note: str) -> Signatures:
    return Signatures((Slot("bride", bride, note), Slot("groom", groom, note)))


LAYOUTS = (
    Layout(
        "official",
        (
            *MOTTO,
            title(_TITLE, 1.08),
            one("Kính gửi: {1}", "receiving_office", gap=0.3),
            _facts(_OFFICIAL_LABELS, ("Thông tin", "Bên nữ", "Bên nam")),
            Text(_OATH, gap=0.4),
            Text(_LIABLE),
            Text("Đề nghị Quý cơ quan đăng ký."),
            place_and_day(),
            _signatures("Bên nữ", "Bên nam", "(Ký, ghi rõ họ, chữ đệm, tên)"),
            wants_copies("Đề nghị cấp bản sao{4}:"),
            *notes(
                "Ghi rõ tên cơ quan đăng ký kết hôn.",
                RESIDENCE_NOTE,
                ID_NOTE,
                "Đề nghị đánh dấu X vào ô nếu có yêu cầu cấp bản sao và ghi rõ số lượng.",
            ),
        ),
        Style(size=12.5, leading=1.5, margins=(16, 16, 12, 24)),
    ),
    Layout(
        "retyped_stacked",
        (
            *MOTTO,
            title(_TITLE, 1.25),
            Row((Blank("Kính gửi:", "receiving_office", share=0),), "center", gap=0.3),
            *_one_after_the_other(_SHORT_LABELS),
            Text(_OATH, gap=0.3),
            wants_copies("Đề nghị cấp bản sao:"),
            place_and_day(),
            _signatures("BÊN NỮ", "BÊN NAM", "(Ký, ghi rõ họ tên)"),
        ),
        Style(ARIMO, 12, 1.55, leader=Leader.NONE, marks=Marks.NONE),
        frozenset({Split.TRAIN}),
    ),
    Layout(
        "retyped_ruled",
        (
            *MOTTO,
            title(_TITLE, 1.2),
            one("Kính gửi:", "receiving_office", gap=0.3),
            _facts(_LONG_LABELS, ("Nội dung", "BÊN NỮ", "BÊN NAM")),
            Text(f"{_OATH} {_LIABLE}", gap=0.4),
            place_and_day(),
            _signatures("Bên nữ", "Bên nam", "(Ký và ghi rõ họ tên)"),
            wants_copies("Đề nghị cấp bản sao:", "Số bản:"),
        ),
        Style(DEJAVU_SERIF, 11.5, 1.5, (16, 15, 12, 20), Leader.LINE, Marks.NONE),
        frozenset({Split.VAL}),
    ),
    *clerks_table_layouts.MARRIAGE,
    Layout(
        "retyped_abreast",
        (
            *MOTTO,
            title(_TITLE, 1.2, 0.8),
            one("Kính gửi:", "receiving_office", gap=0.4),
            _abreast(_SHORT_LABELS | {"id": "Giấy tờ tùy thân"}),
            Text(_OATH, gap=0.4),
            Text(_LIABLE),
            wants_copies("Đề nghị cấp bản sao:"),
            place_and_day(),
            _signatures("NGƯỜI NỮ", "NGƯỜI NAM", "(Ký, ghi rõ họ tên)"),
        ),
        Style(NOTO_SANS, 10.5, 1.6, (15, 14, 12, 18), Leader.DOTS, Marks.NONE),
        frozenset({Split.DEV}),
    ),
    Layout(
        "retyped_unruled",
        (
            *MOTTO,
            title(_TITLE, 1.2, 0.8),
            one("Kính gửi", "receiving_office", gap=0.4),
            _facts(_SHORT_LABELS | {"id": "CCCD/Hộ chiếu"}, ("", "Bên nữ", "Bên nam"), is_ruled=False),
            Text(f"{_OATH} {_LIABLE}", gap=0.4),
            place_and_day(),
            _signatures("Bên nữ", "Bên nam", "(Ký, ghi rõ họ, chữ đệm, tên)"),
            wants_copies("Đề nghị cấp bản sao:"),
        ),
        Style(NOTO_SERIF, 11.5, 1.6, (16, 15, 12, 20), Leader.DOTS, Marks.NONE),
        frozenset({Split.DEV}),
    ),
)  # fmt: skip
"""The official form belongs to every split; a retyped one to one, so that the others never saw it."""

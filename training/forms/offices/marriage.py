"""The declaration of marriage as a couple, a ward's counter and a one-stop office might type it."""

from training.forms.blocks import (
    MOTTO,
    Abreast,
    Blank,
    Day,
    Facts,
    Layout,
    Leader,
    Line,
    Marks,
    Row,
    Signatures,
    Slot,
    Split,
    Style,
    Text,
    Ticks,
)
from training.forms.fonts import ARIMO, COUSINE, TINOS
from training.forms.parts import Part
from training.forms.rows import one, row, title

_TRAIN = frozenset({Split.TRAIN})


def _sentence(who: str, head: str) -> tuple[Row, ...]:
    """Return the lines in which a couple's letter tells of one of the two."""
    return (
        row((head, f"{who}_name"), gap=0.3),
        row(Day("sinh", f"{who}_birth_date"), ("là người", f"{who}_ethnicity")),
        row(("công dân nước", f"{who}_nationality"), ("lấy vợ/lấy chồng lần", f"{who}_marriage_count")),
        row(Blank("giấy CCCD số", f"{who}_id", part=Part.NUMBER), Blank("cấp ngày", f"{who}_id", part=Part.DAY)),
        row(Blank("nơi cấp", f"{who}_id", part=Part.ISSUER)),
        one("nhà ở tại", f"{who}_residence"),
    )  # fmt: skip


def _over(label: str, key: str) -> tuple[tuple[Line, Line], ...]:
    """Return a label for both, and below it the room of each."""
    heads = Text(label, bold=True, scale=0.85, gap=0.15)
    return ((heads, heads), (one("", f"groom_{key}"), one("", f"bride_{key}")))


LAYOUTS: tuple[Layout, ...] = (
    Layout(
        "office_marriage_letter",
        (
            *MOTTO,
            title("ĐƠN XIN KẾT HÔN", 1.5, 0.8),
            one("Kính gửi:", "receiving_office", gap=0.4),
            Text("Hai chúng tôi là:", gap=0.3),
            *_sentence("groom", "Anh"),
            *_sentence("bride", "và chị"),
            Text("Chúng tôi đã tìm hiểu kỹ, hai gia đình đều bằng lòng. Nay xin được đăng ký kết hôn với nhau, không ai ép buộc ai, không ai đang có vợ hoặc có chồng.", gap=0.4),
            row(Blank("Xin cấp thêm", "copies_count", share=0, unit="bản trích lục kết hôn.")),
            Row((Blank("", "made_at", share=0), Day(", ", "made_on")), "center", gap=0.4),
            Signatures((Slot("groom", "Anh ký tên"), Slot("bride", "Chị ký tên"))),
        ),
        Style(COUSINE, 11.5, 1.85, (16, 16, 13, 24), Leader.DOTS, Marks.NONE),
        _TRAIN,
    ),
    Layout(
        "office_marriage_over",
        (
            Text("Cộng hòa xã hội chủ nghĩa Việt Nam", "center", bold=True),
            Text("Độc lập - Tự do - Hạnh phúc", "center", italic=True, rule=True),
            title("PHIẾU ĐĂNG KÝ KẾT HÔN", 1.4, 0.7),
            Text("Nộp tại", "center", italic=True),
            Row((Blank("", "receiving_office", share=0),), "center"),
            Abreast(
                (
                    (Text("CHÚ RỂ", "center", bold=True, scale=1.1), Text("CÔ DÂU", "center", bold=True, scale=1.1)),
                    *_over("Họ và tên (chữ in hoa)", "name"),
                    *_over("Sinh ngày/tháng/năm", "birth_date"),
                    (row(("Dân tộc:", "groom_ethnicity")), row(("Dân tộc:", "bride_ethnicity"))),
                    (row(("Quốc tịch:", "groom_nationality")), row(("Quốc tịch:", "bride_nationality"))),
                    *_over("Hiện cư trú ở", "residence"),
                    *_over("Căn cước / Hộ chiếu (số, ngày cấp, nơi cấp)", "id"),
                    (one("Đây là lần cưới thứ:", "groom_marriage_count"), one("Đây là lần cưới thứ:", "bride_marriage_count")),
                ),
                gap=0.5,
            ),
            Text("Hai bên tự nguyện lấy nhau, đủ điều kiện kết hôn theo luật và tự chịu trách nhiệm về lời khai.", italic=True, gap=0.5),
            row(Ticks("Bản sao trích lục:", "copies_requested", ("Có", "Không"), is_box_first=True), Blank("nếu có, số bản là", "copies_count", share=0)),
            Row((Day("Lập", "made_on"), Blank("ở", "made_at", share=0)), "right", gap=0.3),
            Signatures((Slot("groom", "CHÚ RỂ", "(ký, viết tên)"), Slot("bride", "CÔ DÂU", "(ký, viết tên)"))),
        ),
        Style(ARIMO, 12, 1.6, (14, 16, 12, 20), Leader.LINE, Marks.NONE),
        _TRAIN,
    ),
    Layout(
        "office_marriage_rows",
        (
            *MOTTO,
            title("BẢN KHAI XIN KẾT HÔN CỦA HAI BÊN", 1.15, 0.8),
            one("Kính gửi: Lãnh đạo", "receiving_office", gap=0.4),
            Text("a) Nhân thân", bold=True, gap=0.4),
            Facts(
                ("Bên", "Họ tên", "Ngày sinh", "Dân tộc", "Quốc tịch", "Lần kết hôn"),
                (
                    ("Nữ", "bride_name", "bride_birth_date", "bride_ethnicity", "bride_nationality", "bride_marriage_count"),
                    ("Nam", "groom_name", "groom_birth_date", "groom_ethnicity", "groom_nationality", "groom_marriage_count"),
                ),
                (0.08, 0.27, 0.17, 0.13, 0.16, 0.19),
            ),
            Text("b) Chỗ ở và giấy tờ", bold=True, gap=0.5),
            Facts(
                ("Bên", "Địa chỉ (thường trú hoặc tạm trú)", "Giấy tờ mang theo"),
                (("Nữ", "bride_residence", "bride_id"), ("Nam", "groom_residence", "groom_id")),
                (0.08, 0.48, 0.44),
            ),
            Text("c) Cam kết", bold=True, gap=0.5),
            Text("Chúng tôi xin bảo đảm lời khai là thật; giữa chúng tôi không có quan hệ huyết thống hay điều gì mà luật cấm kết hôn."),
            Text("d) Bản sao", bold=True, gap=0.3),
            row(Ticks("Hai bên có muốn nhận bản sao không:", "copies_requested", ("Có", "Không")), Blank("bao nhiêu bản:", "copies_count", share=0)),
            Row((Blank("Khai tại", "made_at", share=0), Day("", "made_on")), "left", gap=0.5),
            Signatures(
                (
                    Slot("bride", "NGƯỜI VỢ", "(Ký tên)"),
                    Slot("groom", "NGƯỜI CHỒNG", "(Ký tên)"),
                    Slot("", "CÁN BỘ KIỂM TRA", "(Ký tên)"),
                ),
            ),
        ),
        Style(TINOS, 12, 1.75, (17, 15, 13, 20), Leader.DOTS, Marks.NONE),
        _TRAIN,
    ),
)  # fmt: skip
"""A couple's letter, labels above the room for both, and tables with a row for each of the two."""

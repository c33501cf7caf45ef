"""The request to register a birth as letters: in sentences, and a slip with the child first."""

from training.forms.blocks import (
    MOTTO,
    Blank,
    Day,
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
from training.forms.fonts import ARIMO, TINOS
from training.forms.rows import one, one_signs, row, title, wants_copies

_PLEA = Layout(
    "letter_plea",
    (
        *MOTTO,
        title("ĐƠN XIN LÀM GIẤY KHAI SINH CHO CON", 1.25, 0.8),
        Row((Blank("Kính gửi", "receiving_office", share=0),), "center", gap=0.4),
        row(Blank("Tôi tên là", "requester_name", 1.6), Blank("là", "requester_relationship", 0.5, unit="của cháu bé,"), gap=0.3),
        one("hiện ở tại", "requester_residence"),
        one("giấy tờ tùy thân mang theo", "requester_id"),
        Text("Nay tôi làm đơn này xin được khai sinh cho cháu như sau:", gap=0.2),
        row(Blank("Cháu tên là", "child_name", 1.6), Blank("giới tính", "child_gender", 0.5)),
        one("sinh ngày", "child_birth_date"),
        one("viết bằng chữ là", "child_birth_date_words"),
        one("sinh tại", "child_birth_place"),
        row(("dân tộc", "child_ethnicity"), ("quốc tịch", "child_nationality")),
        one("nguyên quán", "child_origin"),
        row(Blank("Cha cháu là", "father_name", 1.4), ("sinh năm", "father_birth_year"), gap=0.2),
        row(("dân tộc", "father_ethnicity"), ("quốc tịch", "father_nationality")),
        one("chỗ ở của cha", "father_residence"),
        row(Blank("Mẹ cháu là", "mother_name", 1.4), ("sinh năm", "mother_birth_year"), gap=0.2),
        row(("dân tộc", "mother_ethnicity"), ("quốc tịch", "mother_nationality")),
        one("chỗ ở của mẹ", "mother_residence"),
        Row((Blank("Tôi xin thêm", "copies_count", share=0.4, unit="bản sao giấy khai sinh."),), gap=0.2),
        Text("Tôi cam đoan lời khai trên là đúng và xin chân thành cảm ơn."),
        Row((Blank("", "made_at", share=0), Day(", ", "made_on")), "right", 0.3),
        one_signs("requester", "Người làm đơn"),
    ),
    Style(TINOS, 13, 1.5, (17, 17, 14, 28), Leader.DOTS, Marks.NONE),
    frozenset({Split.TRAIN}),
)  # fmt: skip

_SLIP = Layout(
    "letter_slip",
    (
        *MOTTO,
        title("PHIẾU YÊU CẦU CẤP GIẤY KHAI SINH", 1.2, 0.7),
        one("Kính gửi –", "receiving_office", gap=0.3),
        Text("I. TRẺ ĐƯỢC KHAI SINH", bold=True, gap=0.25),
        row(Blank("Họ tên đặt cho trẻ –", "child_name", 1.6), Blank("Trai/gái –", "child_gender", 0.5)),
        row(("Ngày sinh (số) –", "child_birth_date"), ("Dân tộc –", "child_ethnicity")),
        one("Ngày sinh (chữ) –", "child_birth_date_words"),
        one("Cơ sở y tế hoặc nơi trẻ ra đời –", "child_birth_place"),
        row(Blank("Quê quán –", "child_origin", 1.6), ("Quốc tịch –", "child_nationality")),
        Text("II. MẸ CỦA TRẺ", bold=True, gap=0.25),
        row(Blank("Họ tên mẹ –", "mother_name", 1.4), ("Ngày sinh hoặc năm sinh –", "mother_birth_year")),
        row(("Dân tộc –", "mother_ethnicity"), ("Quốc tịch –", "mother_nationality")),
        one("Nơi thường trú hoặc tạm trú –", "mother_residence"),
        Text("III. CHA CỦA TRẺ", bold=True, gap=0.25),
        row(Blank("Họ tên cha –", "father_name", 1.4), ("Ngày sinh hoặc năm sinh –", "father_birth_year")),
        row(("Dân tộc –", "father_ethnicity"), ("Quốc tịch –", "father_nationality")),
        one("Nơi thường trú hoặc tạm trú –", "father_residence"),
        Text("IV. NGƯỜI ĐI KHAI", bold=True, gap=0.25),
        row(Blank("Họ tên người đi khai –", "requester_name", 1.6), ("Là gì của trẻ –", "requester_relationship")),
        one("CCCD hoặc giấy tờ thay thế –", "requester_id"),
        one("Chỗ ở của người đi khai –", "requester_residence"),
        wants_copies("Có lấy bản sao không –", "Lấy mấy bản –"),
        Text("Người đi khai chịu trách nhiệm về những điều đã khai.", italic=True, scale=0.9),
        Row((Blank("", "made_at", share=0), Day(", ", "made_on")), "right", 0.3),
        Signatures((Slot("clerk", "CÁN BỘ HỘ TỊCH"), Slot("requester", "NGƯỜI ĐI KHAI", "(Ký, ghi rõ họ tên)"))),
    ),
    Style(ARIMO, 11.5, 1.55, (16, 16, 13, 22), Leader.LINE, Marks.NONE),
    frozenset({Split.TRAIN}),
)  # fmt: skip

LAYOUTS = (_PLEA, _SLIP)

"""The request for a certificate of marital status as a citizen, a bank and a ward might type it."""

from training.forms.blocks import (
    MOTTO,
    NOBODY,
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
    Text,
    Ticks,
)
from training.forms.fonts import ARIMO, TINOS
from training.forms.parts import Part
from training.forms.rows import numbered, one, row, title

_TRAIN = frozenset({Split.TRAIN})

LAYOUTS: tuple[Layout, ...] = (
    Layout(
        "office_marital_letter",
        (
            *MOTTO,
            title("ĐƠN XIN XÁC NHẬN TÌNH TRẠNG HÔN NHÂN", 1.25, 0.9),
            Row((Blank("Kính gửi", "receiving_office", share=0),), "center", gap=0.4),
            row(Blank("Tôi là", "requester_name", share=2), Blank("sinh ngày", "requester_birth_date"), gap=0.5),
            row(Blank("CCCD", "requester_id", part=Part.NUMBER), Blank("ngày", "requester_id", part=Part.DAY), Blank("do", "requester_id", share=2, part=Part.ISSUER)),
            one("ngụ tại", "requester_residence"),
            row(Blank("là (bản thân, cha, mẹ, người được nhờ):", "requester_relationship")),
            row(Blank("của người cần xác nhận, tên là", "subject_name"), gap=0.2),
            Row((Day("sinh", "subject_birth_date"), Blank("giới tính", "subject_gender"))),
            row(("dân tộc", "subject_ethnicity"), ("quốc tịch", "subject_nationality")),
            one("ngụ tại", "subject_residence"),
            Row((Day("Tính từ", "period_from"), Day("cho tới", "period_to")), gap=0.3),
            one("người này sinh sống ở", "period_residence"),
            one("và về hôn nhân thì", "status"),
            row(Blank("Giấy này tôi xin để", "purpose", lines=2), gap=0.2),
            Text("Lời tôi khai là đúng; có gì sai trái tôi xin chịu. Rất mong được cơ quan giúp đỡ.", gap=0.4),
            Row((Blank("", "made_at", share=0), Day(", ", "made_on")), "right", gap=0.4),
            Signatures((Slot("", "Khu phố xác nhận"), Slot("requester", "Người xin"))),
        ),
        Style(TINOS, 12.5, 1.7, (17, 17, 13, 25), Leader.DOTS, Marks.NONE),
        _TRAIN,
    ),
    Layout(
        "office_marital_table",
        (
            Abreast(((Text("HỒ SƠ SỐ: ……………", bold=True), Text("HẸN TRẢ NGÀY: ……/……/………", "right", bold=True)),)),
            title("PHIẾU ĐỀ NGHỊ CẤP GIẤY XÁC NHẬN ĐỘC THÂN / TÌNH TRẠNG HÔN NHÂN", 1.05, 0.9),
            one("ĐƠN VỊ TIẾP NHẬN:", "receiving_office", gap=0.3),
            Facts(
                ("", "NGƯỜI NỘP", "NGƯỜI ĐƯỢC CẤP"),
                (
                    ("HỌ TÊN", "requester_name", "subject_name"),
                    ("NGÀY SINH", "requester_birth_date", "subject_birth_date"),
                    ("SỐ CĂN CƯỚC", "requester_id", "subject_id"),
                    ("ĐỊA CHỈ", "requester_residence", "subject_residence"),
                    ("GIỚI TÍNH", "", "subject_gender"),
                    ("DÂN TỘC", "", "subject_ethnicity"),
                    ("QUỐC TỊCH", "", "subject_nationality"),
                ),
                (0.2, 0.4, 0.4),
            ),
            row(Ticks("NGƯỜI NỘP LÀ:", "requester_relationship", ("Bản thân", "Cha", "Mẹ"), is_box_first=True), gap=0.5),
            Text("CẦN XÁC NHẬN", bold=True, gap=0.4),
            Facts(
                ("Quãng thời gian", "Từ", "Đến"),
                (("(ngày, tháng, năm)", "period_from", "period_to"),),
                (0.28, 0.36, 0.36),
            ),
            one("NƠI CƯ TRÚ KHI ĐÓ:", "period_residence", gap=0.4),
            one("HÔN NHÂN:", "status"),
            one("DÙNG VÀO VIỆC:", "purpose"),
            Text("Người nộp phiếu đã được giải thích và tự chịu trách nhiệm về nội dung.", italic=True, gap=0.4),
            Row((Blank("", "made_at", share=0), Day(", ", "made_on")), "right", gap=0.3),
            Signatures((Slot("", "NGƯỜI TIẾP NHẬN", "(ký)"), Slot("requester", "NGƯỜI NỘP", "(ký)"))),
        ),
        Style(ARIMO, 12, 1.65, (15, 16, 12, 20), Leader.NONE, Marks.NONE),
        _TRAIN,
    ),
    Layout(
        "office_marital_list",
        (
            Text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "center", bold=True),
            Text("Độc lập - Tự do - Hạnh phúc", "center", rule=True),
            title("BẢN KHAI XIN GIẤY CHỨNG NHẬN TÌNH TRẠNG HÔN NHÂN", 1.15, 0.8),
            Text("KÍNH GỬI", "center", bold=True, gap=0.2),
            Row((Blank("", "receiving_office", share=0),), "center"),
            Text("Phần 1 - Người cần giấy", bold=True, italic=True, gap=0.3),
            *numbered(
                "({n}) ",
                row(("Họ, tên", "subject_name")),
                row(("Ngày tháng năm sinh", "subject_birth_date"), ("Nam, nữ", "subject_gender")),
                row(("Dân tộc", "subject_ethnicity"), ("Quốc tịch", "subject_nationality")),
                one("Căn cước hoặc hộ chiếu: số, nơi cấp, ngày cấp", "subject_id", lines=2),
                one("Chỗ ở hiện thời", "subject_residence"),
            ),
            Text("Phần 2 - Nội dung chứng nhận", bold=True, italic=True, gap=0.3),
            *numbered(
                "({n}) ",
                one("Đã ở tại", "period_residence"),
                Row((Day("Kể từ", "period_from", ("", "-", "-")), Day("đến hết", "period_to", ("", "-", "-")))),
                one("Trong thời gian ấy đã có vợ, có chồng hay chưa", "status", lines=2),
                one("Xin giấy để làm gì", "purpose"),
            ),
            Text("Phần 3 - Người khai (nếu khai thay)", bold=True, italic=True, gap=0.3),
            *numbered(
                "({n}) ",
                row(Blank("Họ, tên", "requester_name", share=2), Blank("là", "requester_relationship")),
                one("Căn cước hoặc hộ chiếu", "requester_id"),
                one("Chỗ ở hiện thời", "requester_residence"),
            ),
            Text("Xin cam kết khai thật, không giấu giếm.", gap=0.3),
            Row((Day("Khai", "made_on"), Blank("tại", "made_at", share=0)), "right", gap=0.2),
            Signatures((NOBODY, Slot("requester", "Người khai ký, ghi tên"))),
        ),
        Style(ARIMO, 12.5, 1.6, (16, 16, 12, 22), Leader.DOTS, Marks.NONE, colons=False),
        _TRAIN,
    ),
)  # fmt: skip
"""A citizen's letter, a slip of requester beside subject, and a list in three parts."""

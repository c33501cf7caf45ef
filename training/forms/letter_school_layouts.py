"""Letters to schools and education offices: another school for a child, a copy of a diploma."""

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
    Split,
    Style,
    Text,
)
from training.forms.fonts import ARIMO, TINOS
from training.forms.rows import one, one_signs, row, title

_MOVE_PLEA = Layout(
    "letter_plea",
    (
        *MOTTO,
        title("ĐƠN XIN CHO CON ĐƯỢC CHUYỂN TRƯỜNG", 1.2, 0.9),
        one("Kính thưa:", "receiving_office", gap=0.5),
        Row((Blank("Tên tôi là", "parent_name", 1.6), Blank("điện thoại số", "parent_phone")), gap=0.4),
        one("Chỗ ở hiện nay của gia đình tôi tại", "residence"),
        Row((Blank("Tôi có cháu", "pupil_name", 1.6), Blank("sinh ngày", "pupil_birth_date"))),
        Row((Blank("đang là học sinh lớp", "class", 0.3), Blank("của", "from_school"))),
        one("Nay tôi viết đơn này xin nhà trường cho cháu được về học tại", "to_school"),
        one("vì lý do sau đây", "reason", 2),
        Text("Gia đình tôi hứa sẽ nhắc nhở cháu chăm ngoan, giữ gìn nội quy, đóng góp đầy đủ các khoản theo quy định của nhà trường.", gap=0.3),
        Text("Mong được quý thầy cô chấp thuận. Gia đình tôi vô cùng biết ơn."),
        Row((Blank("", "made_at", share=0), Day(", ", "made_on")), "right", 0.5),
        one_signs("parent", "Kính đơn", "(Ký tên)"),
    ),
    Style(TINOS, 14, 1.65, (20, 20, 16, 30), Leader.DOTS, Marks.NONE),
    frozenset({Split.TRAIN}),
)  # fmt: skip

_MOVE_SLIP = Layout(
    "letter_slip",
    (
        *MOTTO,
        title("GIẤY ĐỀ NGHỊ TIẾP NHẬN HỌC SINH CHUYỂN TRƯỜNG", 1.15, 0.9),
        one("Gửi -", "receiving_office", gap=0.5),
        Text("I. VỀ HỌC SINH", bold=True, gap=0.3),
        one("Họ và tên học sinh -", "pupil_name"),
        row(("Ngày sinh -", "pupil_birth_date"), Blank("Năm học này học lớp -", "class", 0.6)),
        one("Tại trường (ghi rõ xã, huyện, tỉnh) -", "from_school"),
        row(("Kết quả xếp loại năm trước -", ""), ("Hạnh kiểm -", "")),
        Text("II. VỀ VIỆC CHUYỂN TRƯỜNG", bold=True, gap=0.3),
        one("Trường mới mà gia đình xin cho em vào học -", "to_school"),
        one("Tại sao phải chuyển -", "reason", 2),
        Text("III. VỀ GIA ĐÌNH", bold=True, gap=0.3),
        one("Cha (mẹ) hoặc người đỡ đầu đứng đơn -", "parent_name"),
        one("Hộ khẩu hoặc nơi tạm trú -", "residence"),
        one("Số máy để nhà trường gọi khi cần -", "parent_phone"),
        Text("Hồ sơ gửi cùng: học bạ bản chính; bản sao giấy khai sinh; giấy giới thiệu chuyển trường; bảng điểm (nếu chuyển giữa kỳ).", italic=True, scale=0.9, gap=0.3),
        Row((Blank("Viết tại", "made_at", share=0), Day(", ", "made_on")), "right", 0.5),
        Signatures(
            (
                Slot("old", "Trường cho đi", "(Ký, đóng dấu)"),
                Slot("new", "Trường nhận", "(Ký, đóng dấu)"),
                Slot("parent", "Phụ huynh", "(Ký, ghi rõ họ tên)"),
            ),
        ),
    ),
    Style(ARIMO, 12, 1.65, (17, 17, 15, 24), Leader.LINE, Marks.NONE),
    frozenset({Split.TRAIN}),
)  # fmt: skip

TRANSFER = (_MOVE_PLEA, _MOVE_SLIP)

_COPY_PLEA = Layout(
    "letter_plea",
    (
        *MOTTO,
        title("ĐƠN XIN SAO BẰNG TỐT NGHIỆP", 1.3, 0.9),
        Row((Blank("Kính gửi", "receiving_office", share=0),), "center", gap=0.5),
        row(Blank("Tôi là", "name", 1.6), ("sinh ngày", "birth_date"), gap=0.4),
        row(("sinh quán", "birth_place"), Blank("dân tộc", "ethnicity", 0.6), Blank("nam/nữ", "gender", 0.5)),
        row(("CCCD số", "personal_id"), ("ĐT", "phone")),
        row(Blank("Trước đây tôi là học sinh của", "school"), gap=0.2),
        row(Blank("và đã tốt nghiệp năm", "graduation_year", 0.6), ("được xếp loại", "classification")),
        one("Tôi đã được cấp", "diploma_kind"),
        row(("có số hiệu bằng là", "serial"), ("số vào sổ cấp bằng là", "register_number")),
        one("Nay vì lý do", "reason", gap=0.2),
        Row((Blank("tôi xin được quý cơ quan cấp cho", "copies_count", share=0.4, unit="bản sao bằng nói trên từ sổ gốc."),)),
        Text("Tôi xin hứa sử dụng bản sao đúng mục đích và cam đoan lời khai là đúng.", gap=0.2),
        Text("Xin trân trọng cảm ơn quý cơ quan."),
        Row((Blank("", "made_at", share=0), Day(", ", "made_on")), "right", 0.4),
        one_signs("applicant", "Người xin sao bằng", "(Ký tên)"),
    ),
    Style(TINOS, 13.5, 1.7, (20, 18, 16, 28), Leader.LINE, Marks.NONE),
    frozenset({Split.TRAIN}),
)  # fmt: skip

_COPY_SLIP = Layout(
    "letter_slip",
    (
        *MOTTO,
        title("PHIẾU YÊU CẦU TRÍCH SAO SỔ GỐC CẤP VĂN BẰNG", 1.15, 0.8),
        one("Nơi nhận phiếu:", "receiving_office", gap=0.4),
        Text("I – VĂN BẰNG CẦN TRÍCH SAO", bold=True, gap=0.3),
        one("Tên văn bằng (chứng chỉ):", "diploma_kind"),
        one("Cơ sở giáo dục đã theo học:", "school"),
        Abreast(
            (
                (one("Khóa thi năm:", "graduation_year"), one("Tốt nghiệp loại:", "classification")),
                (one("Số in trên bằng:", "serial"), one("Số trong sổ gốc:", "register_number")),
            ),
            gap=0,
        ),
        Row((Blank("Hội đồng thi:", ""), Blank("Xin sao mấy bản:", "copies_count", 0.6))),
        one("Dùng vào việc gì (hoặc vì sao xin sao):", "reason"),
        Text("II – NGƯỜI CÓ TÊN TRONG VĂN BẰNG", bold=True, gap=0.3),
        Abreast(
            (
                (one("Họ tên:", "name"), one("Sinh ngày:", "birth_date")),
                (one("Giới:", "gender"), one("Dân tộc:", "ethnicity")),
                (one("Sinh tại:", "birth_place"), one("Gọi số:", "phone")),
            ),
            gap=0,
        ),
        one("Số định danh (trên thẻ căn cước):", "personal_id"),
        Text("Ghi chú: Khai đúng như trong văn bằng. Số in trên bằng và số trong sổ gốc nếu không nhớ thì bỏ trống. Lệ phí nộp khi nhận kết quả.", italic=True, scale=0.85, gap=0.3),
        Row((Blank("", "made_at", share=0), Day(", ", "made_on")), "right", 0.5),
        Signatures((Slot("clerk", "Người nhận phiếu", "(Ký tên)"), NOBODY, Slot("applicant", "Người yêu cầu", "(Ký tên)"))),
    ),
    Style(ARIMO, 12, 1.6, (17, 16, 15, 22), Leader.DOTS, Marks.NONE),
    frozenset({Split.TRAIN}),
)  # fmt: skip

DIPLOMA = (_COPY_PLEA, _COPY_SLIP)

"""The request to certify that somebody is single as letters: in sentences, and as a slip."""

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
from training.forms.rows import one, one_signs, row, title

_PLEA = Layout(
    "letter_plea",
    (
        *MOTTO,
        title("ĐƠN XIN XÁC NHẬN TÌNH TRẠNG HÔN NHÂN", 1.2, 0.8),
        Row((Blank("Kính gửi:", "receiving_office", share=0),), "center", gap=0.4),
        one("Tôi tên là", "requester_name", gap=0.3),
        one("hiện đang cư trú tại", "requester_residence"),
        one("giấy tờ tùy thân của tôi", "requester_id"),
        one("Tôi đứng đơn với tư cách là (bản thân, cha, mẹ…)", "requester_relationship"),
        Text("Kính đề nghị quý Ủy ban xác nhận tình trạng hôn nhân cho người có lai lịch dưới đây:", gap=0.2),
        row(Blank("Họ tên", "subject_name", 1.6), Blank("giới tính", "subject_gender", 0.5)),
        row(Blank("sinh ngày", "subject_birth_date", 1.1), ("dân tộc", "subject_ethnicity"), ("quốc tịch", "subject_nationality")),
        one("hộ khẩu thường trú tại", "subject_residence"),
        one("số CMND/CCCD, nơi cấp, ngày cấp", "subject_id"),
        one("Người này đã sinh sống tại", "period_residence", gap=0.2),
        Row((Day("kể từ ", "period_from"), Day("cho tới ", "period_to"))),
        one("và trong thời gian đó về hôn nhân thì", "status"),
        one("Xin giấy này dùng vào việc", "purpose", gap=0.2),
        Text("Tôi xin cam đoan lời trình bày trên là đúng sự thật, nếu có gì gian dối tôi xin chịu mọi hình thức xử lý của pháp luật.", gap=0.2),
        Row((Blank("", "made_at", share=0), Day(", ", "made_on")), "right", 0.3),
        one_signs("requester", "Người viết đơn", "(Ký tên)"),
    ),
    Style(TINOS, 13.5, 1.55, (18, 17, 15, 27), Leader.DOTS, Marks.NONE),
    frozenset({Split.TRAIN}),
)  # fmt: skip

_SLIP = Layout(
    "letter_slip",
    (
        *MOTTO,
        title("GIẤY ĐỀ NGHỊ CẤP XÁC NHẬN ĐỘC THÂN", 1.2, 0.7),
        Text("(Xác nhận tình trạng hôn nhân)", "center", italic=True),
        one("Kính gửi -", "receiving_office", gap=0.3),
        Text("I. NGƯỜI CẦN XÁC NHẬN", bold=True, gap=0.3),
        one("1) Tên đầy đủ -", "subject_name"),
        row(("2) Ngày tháng năm sinh -", "subject_birth_date"), Blank("3) Phái -", "subject_gender", 0.6)),
        row(("4) Dân tộc -", "subject_ethnicity"), ("5) Quốc tịch -", "subject_nationality")),
        one("6) Giấy CMND hoặc thẻ căn cước -", "subject_id"),
        one("7) Chỗ ở hiện nay -", "subject_residence"),
        Text("II. NỘI DUNG XIN XÁC NHẬN", bold=True, gap=0.3),
        one("1) Xin giấy để làm gì -", "purpose"),
        one("2) Tình trạng (độc thân, có vợ/chồng, ly hôn, góa) -", "status", 2),
        one("3) Nơi đã ở trong thời gian xin xác nhận -", "period_residence"),
        Row((Day("4) Thời gian ấy bắt đầu ", "period_from"),)),
        Row((Day("    và kết thúc ", "period_to"),)),
        Text("III. NGƯỜI ĐỨNG ĐỀ NGHỊ (khai cả khi tự xin cho mình)", bold=True, gap=0.3),
        row(Blank("1) Tên đầy đủ -", "requester_name", 1.5), ("2) Là gì với người trên -", "requester_relationship")),
        one("3) Giấy CMND hoặc thẻ căn cước -", "requester_id"),
        one("4) Chỗ ở hiện nay -", "requester_residence"),
        Text("Lưu ý: nếu đã ly hôn thì ghi số, ngày của bản án, quyết định và tên tòa án; nếu góa thì ghi số giấy chứng tử.", italic=True, scale=0.85, gap=0.2),
        Row((Blank("", "made_at", share=0), Day(", ", "made_on")), "right", 0.3),
        Signatures((Slot("clerk", "Người tiếp nhận", "(Ký tên)"), Slot("requester", "Người đề nghị", "(Ký, ghi rõ họ tên)"))),
    ),
    Style(ARIMO, 11.5, 1.6, (16, 16, 14, 23), Leader.LINE, Marks.NONE),
    frozenset({Split.TRAIN}),
)  # fmt: skip

LAYOUTS = (_PLEA, _SLIP)

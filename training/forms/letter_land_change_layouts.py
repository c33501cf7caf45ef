"""The application to register a change of land as letters: in sentences, and after old circulars."""

from training.forms.blocks import (
    MOTTO,
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

_PLEA = Layout(
    "letter_plea",
    (
        *MOTTO,
        title("ĐƠN XIN CHỈNH LÝ BIẾN ĐỘNG TRÊN GIẤY CHỨNG NHẬN QUYỀN SỬ DỤNG ĐẤT", 1.05, 0.8),
        Row((Blank("Kính gửi:", "receiving_office", share=0),), "center", gap=0.4),
        one("Tôi là", "user_name", gap=0.4),
        one("mang giấy tờ tùy thân", "user_id"),
        one("hiện cư ngụ tại", "user_address"),
        row(("số điện thoại để liên lạc", "user_phone"), ("thư điện tử", "user_email")),
        row(("Tôi đang sử dụng thửa đất số", "plot_number"), ("thuộc tờ bản đồ số", "map_sheet"), gap=0.2),
        row(Blank("rộng", "area_m2", 0.6, unit="m2"), ("  dùng vào mục đích", "land_use")),
        one("tọa lạc tại", "plot_address"),
        row(("Đất đã có sổ mang số phát hành", "certificate_serial"), gap=0.2),
        row(("vào sổ cấp giấy số", "certificate_book_number"), ("cấp ngày", "certificate_date")),
        one("Nay có sự thay đổi như sau:", "change", gap=0.2),
        one("Nguyên do của sự thay đổi là", "reason"),
        Text("Vậy tôi viết đơn này xin quý cơ quan ghi nhận thay đổi nói trên vào giấy chứng nhận và hồ sơ địa chính theo quy định.", gap=0.2),
        one("Gửi kèm đơn có:", "attachments"),
        Text("Tôi cam đoan những điều viết trên đây là đúng, đất không có tranh chấp và xin chịu trách nhiệm trước pháp luật.", gap=0.2),
        Row((Blank("", "made_at", share=0), Day(", ", "made_on")), "right", 0.4),
        one_signs("applicant", "Người viết đơn", "(Ký và ghi rõ họ tên)"),
    ),
    Style(TINOS, 13.5, 1.55, (18, 17, 15, 28), Leader.DOTS, Marks.NONE),
    frozenset({Split.TRAIN}),
)  # fmt: skip

_CIRCULAR = Layout(
    "letter_circular",
    (
        *MOTTO,
        title("GIẤY ĐỀ NGHỊ ĐĂNG KÝ BIẾN ĐỘNG VỀ SỬ DỤNG ĐẤT", 1.15, 0.8),
        Text("(Người đề nghị đọc kỹ hướng dẫn ở cuối trang, viết rõ ràng, không tẩy xóa)", "center", italic=True, scale=0.85),
        one("Kính trình -", "receiving_office", gap=0.4),
        Text("I/ GIẤY CHỨNG NHẬN ĐÃ ĐƯỢC CẤP", bold=True, gap=0.3),
        Abreast(
            (
                (one("Số seri in trên trang bìa -", "certificate_serial"), one("Ký cấp ngày -", "certificate_date")),
                (one("Số ghi trong sổ cấp giấy -", "certificate_book_number"), one("Hồ sơ gốc số -", "")),
            ),
            gap=0,
        ),
        Text("II/ ĐẤT GHI TRÊN GIẤY CHỨNG NHẬN", bold=True, gap=0.3),
        Abreast(
            (
                (one("Số hiệu thửa -", "plot_number"), one("Số hiệu tờ bản đồ -", "map_sheet")),
                (one("Diện tích thửa -", "area_m2"), one("Loại đất -", "land_use")),
            ),
            gap=0,
        ),
        one("Nơi có đất (xứ đồng, thôn, xã) -", "plot_address"),
        Text("III/ BIẾN ĐỘNG XIN ĐĂNG KÝ", bold=True, gap=0.3),
        one("Biến động về việc gì -", "change", 2),
        one("Vì sao có biến động -", "reason"),
        one("Những giấy tờ nộp theo -", "attachments"),
        Text("IV/ NGƯỜI ĐỀ NGHỊ", bold=True, gap=0.3),
        one("Họ tên chủ sử dụng đất -", "user_name"),
        one("Số CMND hoặc căn cước, nơi cấp, ngày cấp -", "user_id"),
        one("Hộ khẩu thường trú tại -", "user_address"),
        row(("Điện thoại -", "user_phone"), ("Email -", "user_email")),
        Text("Người đề nghị cam kết chịu trách nhiệm về mọi lời khai.", italic=True, gap=0.2),
        Row((Blank("Làm tại", "made_at", share=0), Day(", ", "made_on")), "right", 0.3),
        Signatures(
            (
                Slot("office", "XÁC NHẬN CỦA NƠI TIẾP NHẬN"),
                Slot("applicant", "NGƯỜI ĐỀ NGHỊ", "(Ký, ghi họ tên)"),
            )
        ),
        Text("Hướng dẫn: Mục I và mục II chép lại từ giấy chứng nhận. Mục III ghi chuyển nhượng, tặng cho, thừa kế, đổi tên, đổi số giấy tờ… của ai, cho ai.", italic=True, scale=0.75, gap=0.2),
    ),
    Style(ARIMO, 11.5, 1.6, (16, 16, 14, 23), Leader.LINE, Marks.NONE),
    frozenset({Split.TRAIN}),
)  # fmt: skip

LAYOUTS = (_PLEA, _CIRCULAR)

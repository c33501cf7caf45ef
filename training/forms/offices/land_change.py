"""The application to register a change of land as a notary, a one-stop counter and a commune's
land officer might type it."""

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
from training.forms.land_change import NEW_CERTIFICATE, NO_NEW_CERTIFICATE
from training.forms.rows import one, row, title

_TRAIN = frozenset({Split.TRAIN})


def _above(left: str, left_key: str, right: str, right_key: str) -> Abreast:
    """Return two labels in small capitals, each with its room below it."""
    heads = (Text(left, bold=True, scale=0.82), Text(right, bold=True, scale=0.82))
    return Abreast((heads, (one("", left_key), one("", right_key))), gap=0.1)


LAYOUTS: tuple[Layout, ...] = (
    Layout(
        "office_change_letter",
        (
            *MOTTO,
            title("ĐƠN XIN ĐĂNG KÝ BIẾN ĐỘNG", 1.25, 0.9),
            Text("(về quyền sử dụng đất, quyền sở hữu nhà ở)", "center", italic=True),
            Row((Blank("Kính gửi:", "receiving_office", share=0),), "center", gap=0.5),
            row(("Tôi tên là", "user_name"), Blank(", sinh năm", "user_birth_year", share=0.2), gap=0.5),
            one("mang giấy tờ tùy thân", "user_id"),
            one("hiện ngụ tại", "user_address"),
            one("điện thoại", "user_phone"),
            Text("Tôi là người đang đứng tên sử dụng thửa đất có đặc điểm như sau:", gap=0.2),
            row(("thửa số", "plot_number"), (", bản đồ tờ số", "map_sheet"), Blank(", rộng", "area_m2", unit="m2")),
            one("tọa lạc tại", "plot_address"),
            one("được Nhà nước cho sử dụng vào mục đích", "land_use"),
            row(("theo Giấy chứng nhận có số sê-ri", "certificate_serial"), (", số vào sổ", "certificate_book_number")),
            row(Day("đã được cấp ", "certificate_date")),
            Text("Nay tôi làm đơn này đề nghị Quý cơ quan ghi nhận vào hồ sơ địa chính và trang bổ sung của Giấy chứng nhận việc biến động sau đây:", gap=0.2),
            one("", "change", lines=2),
            one("Nguyên do:", "reason"),
            one("Gửi kèm theo đơn có:", "attachments", lines=2),
            Text("Những điều trình bày trên đây là đúng, nếu có gì gian dối tôi xin chịu mọi trách nhiệm. Xin chân thành cảm ơn.", gap=0.3),
            Row((Blank("", "made_at", share=0), Day(", ", "made_on")), "right", gap=0.4),
            Signatures((NOBODY, Slot("applicant", "Kính đơn", "(ký tên, ghi họ tên)"))),
        ),
        Style(TINOS, 13, 1.48, (18, 18, 14, 26), Leader.DOTS, Marks.NONE),
        _TRAIN,
    ),
    Layout(
        "office_change_sheet",
        (
            Abreast(
                (
                    (Text("TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG", "center", scale=0.8), Text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "center", bold=True, scale=0.8)),
                    (Text("QUẦY SỐ 3 - ĐẤT ĐAI, XÂY DỰNG", "center", bold=True, scale=0.8, rule=True), Text("Độc lập - Tự do - Hạnh phúc", "center", bold=True, scale=0.85, rule=True)),
                ),
                gap=0,
            ),
            title("PHIẾU KÊ KHAI BIẾN ĐỘNG VỀ ĐẤT VÀ TÀI SẢN TRÊN ĐẤT", 1.2, 1.1),
            Text("(Dùng cho thửa đất đã có Giấy chứng nhận)", "center", italic=True, scale=0.95),
            row(("Nơi tiếp nhận:", "receiving_office"), gap=0.4),
            Facts(
                ("Nội dung", "Phần dân ghi", "Cán bộ soát"),
                (
                    ("1. Chủ sử dụng đất", "user_name", ""),
                    ("2. CCCD / hộ chiếu / mã số tổ chức", "user_id", ""),
                    ("3. Chỗ ở hoặc trụ sở", "user_address", ""),
                    ("4. Số máy liên hệ", "user_phone", ""),
                    ("5. Email", "user_email", ""),
                    ("6. Thửa số", "plot_number", ""),
                    ("7. Thuộc tờ bản đồ", "map_sheet", ""),
                    ("8. Diện tích (m2)", "area_m2", ""),
                    ("9. Loại đất", "land_use", ""),
                    ("10. Vị trí đất", "plot_address", ""),
                    ("11. Số sê-ri trên sổ", "certificate_serial", ""),
                    ("12. Số vào sổ", "certificate_book_number", ""),
                    ("13. Ngày ký sổ", "certificate_date", ""),
                    ("14. Thay đổi điều gì", "change", ""),
                    ("15. Vì sao thay đổi", "reason", ""),
                    ("16. Hồ sơ nộp cùng", "attachments", ""),
                ),
                (0.3, 0.52, 0.18),
            ),
            Text("Người kê khai chịu trách nhiệm về các nội dung đã ghi ở cột giữa.", italic=True, gap=0.3),
            Row((Blank("", "made_at", share=0), Day(", ", "made_on")), "right", gap=0.2),
            Signatures((Slot("", "Người tiếp nhận", "(ký, đóng dấu đến)"), Slot("applicant", "Người kê khai", "(ký, ghi rõ họ tên)"))),
        ),
        Style(TINOS, 12, 1.4, (13, 15, 12, 20), Leader.NONE, Marks.NONE),
        _TRAIN,
    ),
    Layout(
        "office_change_capitals",
        (
            Text("Cộng hòa xã hội chủ nghĩa Việt Nam", "center", bold=True),
            Text("Độc lập – Tự do – Hạnh phúc", "center", italic=True),
            title("ĐỀ NGHỊ ĐĂNG KÝ THAY ĐỔI QUYỀN SỬ DỤNG ĐẤT", 1.15, 0.6),
            Text("(biến động sau khi đã được cấp Giấy chứng nhận)", "center", scale=0.9),
            Text("GỬI ĐẾN CƠ QUAN", bold=True, scale=0.82, gap=0.5),
            one("", "receiving_office"),
            Text("I – BÊN ĐỀ NGHỊ", bold=True, gap=0.3),
            _above("HỌ TÊN HOẶC TÊN TỔ CHỨC", "user_name", "SỐ ĐIỆN THOẠI DI ĐỘNG", "user_phone"),
            Text("GIẤY TỜ CHỨNG MINH NHÂN THÂN (SỐ, NGÀY CẤP, NƠI CẤP)", bold=True, scale=0.82, gap=0.1),
            one("", "user_id"),
            Text("NƠI THƯỜNG TRÚ", bold=True, scale=0.82, gap=0.1),
            one("", "user_address"),
            Text("II – THỬA ĐẤT", bold=True, gap=0.3),
            Facts(
                ("", "Thửa", "Tờ bản đồ", "Diện tích", "Mục đích"),
                (("Ghi theo sổ", "plot_number", "map_sheet", "area_m2", "land_use"),),
                (0.19, 0.13, 0.17, 0.2, 0.31),
                gap=0.1,
            ),
            one("ĐỊA ĐIỂM KHU ĐẤT", "plot_address", gap=0.2),
            Text("III – SỔ ĐÃ CẤP", bold=True, gap=0.3),
            _above("SỐ IN TRÊN BÌA SỔ", "certificate_serial", "SỐ VÀO SỔ CẤP", "certificate_book_number"),
            one("CẤP NGÀY", "certificate_date"),
            Text("IV – YÊU CẦU", bold=True, gap=0.3),
            one("XIN ĐĂNG KÝ VIỆC", "change", lines=2),
            one("CĂN CỨ, LÝ DO", "reason"),
            Row((Ticks("", "new_certificate", (NEW_CERTIFICATE,), is_box_first=True),)),
            Row((Ticks("", "new_certificate", (NO_NEW_CERTIFICATE,), is_box_first=True),)),
            one("TÀI LIỆU GỬI KÈM", "attachments", lines=2),
            Row((Day("", "made_on", ("Ngày ", " tháng ", " năm ")),), "right", gap=0.4),
            Signatures((Slot("", "CÁN BỘ ĐỊA CHÍNH"), Slot("applicant", "NGƯỜI ĐỀ NGHỊ"))),
        ),
        Style(ARIMO, 11.5, 1.5, (14, 15, 12, 21), Leader.LINE, Marks.NONE),
        _TRAIN,
    ),
)  # fmt: skip

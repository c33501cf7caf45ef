"""Papers of the test split that are none of the forms, and what lies beside them there: other kinds
than the product was made with."""

import datetime as dt
import random

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
    Style,
    Text,
)
from training.forms.exam import DOULOS, INTER, LIBERTINE, OPEN_SANS, ROBOTO, exam
from training.forms.people import Family
from training.forms.rows import one, row, title
from training.forms.values import Written, id_document, plain


def values(rng: random.Random, family: Family, signed: dt.date) -> dict[str, Written]:
    """Return what these papers say beside what others of their kind do."""
    wedding = family.children[0].born - dt.timedelta(days=rng.randint(290, 500))
    place, used = family.home.place, rng.randint(48, 420)
    died = signed - dt.timedelta(days=rng.randint(1, 3))
    return {
        "father_id": id_document(family.father, signed, rng),
        "mother_id": id_document(family.mother, signed, rng),
        "mother_home": plain(family.home.written(signed)),
        "mother_birth": plain(f"{family.mother.born:%d/%m/%Y}"),
        "father_birth": plain(f"{family.father.born:%d/%m/%Y}"),
        "mandate": plain(
            rng.choice(
                [
                    "Nộp hồ sơ và nhận kết quả giải quyết thủ tục hành chính",
                    "Nhận lương hưu và trợ cấp bảo hiểm xã hội hằng tháng",
                    "Ký nhận bưu phẩm và giấy tờ có liên quan",
                ]
            )
        ),
        "until": plain(f"{signed + dt.timedelta(days=rng.choice([30, 90, 180])):%d/%m/%Y}"),
        "household_number": plain(f"PE{rng.randrange(10**9, 10**10)}"),
        "used": plain(f"{used} kWh"),
        "owed": plain(f"{used * 2300:,}".replace(",", ".") + " đồng"),
        "wedding": plain(f"{wedding:%d/%m/%Y}"),
        "number": plain(f"{rng.randint(2, 180)}/{wedding.year}"),
        "grandfather": plain(family.grandfather.name.upper()),
        "grandfather_birth": plain(f"{family.grandfather.born:%d/%m/%Y}"),
        "died": plain(f"{rng.randrange(24):02} giờ {rng.randrange(60):02} phút, ngày {died:%d/%m/%Y}"),
        "died_at": plain(place.hospital),
        "cause": plain(rng.choice(["Suy hô hấp", "Nhồi máu cơ tim", "Bệnh già"])),
    }  # fmt: skip


_CLOSING = Row((Blank("", "place", share=0), Day(", ", "day")), "right", gap=0.6)

UNKNOWN: tuple[Layout, ...] = (
    exam(
        "power_of_attorney",
        Style(LIBERTINE, 13.5, 1.5, (18, 18, 14, 28)),
        *MOTTO,
        title("GIẤY ỦY QUYỀN", 1.35, 1),
        Text("I. BÊN ỦY QUYỀN", bold=True, gap=0.6),
        one("Họ tên:", "name"),
        row(("Ngày sinh:", "father_birth"), ("Chức vụ:", "job")),
        one("Giấy tờ tùy thân:", "father_id"),
        one("Nơi cư trú:", "home"),
        Text("II. BÊN ĐƯỢC ỦY QUYỀN", bold=True, gap=0.4),
        one("Họ tên:", "mother"),
        one("Ngày sinh:", "mother_birth"),
        one("Giấy tờ tùy thân:", "mother_id"),
        one("Nơi cư trú:", "mother_home"),
        Text("III. NỘI DUNG ỦY QUYỀN", bold=True, gap=0.4),
        one("", "mandate", 2),
        one("Thời hạn ủy quyền: đến ngày", "until"),
        Text("Hai bên cam kết chịu trách nhiệm trước pháp luật về mọi thông tin ghi trong giấy này.", gap=0.3),
        _CLOSING,
        Signatures((
            Slot("employee", "BÊN ỦY QUYỀN", "(Ký, ghi rõ họ tên)"),
            Slot("signer", "BÊN ĐƯỢC ỦY QUYỀN", "(Ký, ghi rõ họ tên)"),
        )),
    ),
    exam(
        "electricity_bill",
        Style(ROBOTO, 11.5, 1.7, (16, 16, 14, 20), Leader.NONE, Marks.NONE),
        Text("CÔNG TY ĐIỆN LỰC", bold=True),
        Text("ĐỘI QUẢN LÝ ĐIỆN KHU VỰC"),
        title("THÔNG BÁO TIỀN ĐIỆN", 1.5, 1),
        Text("(Không thay thế hóa đơn)", "center", italic=True),
        one("Tên khách hàng:", "name", gap=0.8),
        one("Địa chỉ:", "home"),
        one("Mã khách hàng:", "household_number"),
        row(("Điện năng tiêu thụ:", "used"), ("Số tiền phải trả:", "owed"), gap=0.3),
        one("Hạn thanh toán:", "until"),
        Text("Quý khách vui lòng thanh toán đúng hạn. Quá hạn trên, ngành điện sẽ gửi thông báo ngừng cấp điện.", gap=0.6),
        Text("Tổng đài chăm sóc khách hàng làm việc 24/7.", italic=True),
        _CLOSING,
    ),
    exam(
        "complaint",
        Style(DOULOS, 14, 1.6, (20, 18, 15, 28), Leader.DOTS, Marks.NONE),
        *MOTTO,
        title("ĐƠN KIẾN NGHỊ", 1.35, 1),
        Text("(Về việc bảo đảm an ninh trật tự và vệ sinh môi trường)", "center", italic=True),
        one("Kính gửi: Chủ tịch Ủy ban nhân dân xã, phường", "", gap=0.8),
        one("Tôi là:", "name", gap=0.3),
        one("CCCD:", "father_id"),
        one("Cư trú tại:", "home"),
        Text("Tôi xin trình bày sự việc như sau: thời gian gần đây, cơ sở thu mua phế liệu đặt cạnh khu dân cư thường xuyên đốt rác vào ban đêm, gây khói bụi và tiếng ồn, ảnh hưởng đến sức khỏe của người già và trẻ nhỏ trong tổ.", gap=0.3),
        Text("Kính đề nghị Chủ tịch Ủy ban nhân dân kiểm tra, xử lý theo quy định và trả lời cho nhân dân được biết."),
        Text("Xin trân trọng cảm ơn.", gap=0.2),
        _CLOSING,
        Signatures((NOBODY, Slot("employee", "NGƯỜI KIẾN NGHỊ", "(Ký, ghi rõ họ tên)"))),
    ),
)  # fmt: skip
"""Papers that are none of the forms."""

SUPPORTING: tuple[Layout, ...] = (
    exam(
        "marriage_certificate",
        Style(LIBERTINE, 13, 1.6, (18, 18, 14, 24)),
        *MOTTO,
        title("GIẤY CHỨNG NHẬN KẾT HÔN", 1.4, 0.8),
        Text("(BẢN SAO)", "center", bold=True),
        one("Số:", "number", gap=0.3),
        Abreast(
            (
                (one("Họ, chữ đệm, tên vợ:", "mother"), one("Họ, chữ đệm, tên chồng:", "name")),
                (one("Ngày, tháng, năm sinh:", "mother_birth"), one("Ngày, tháng, năm sinh:", "father_birth")),
                (one("Dân tộc:", "child_ethnicity"), one("Dân tộc:", "child_ethnicity")),
                (one("Quốc tịch:", "child_nationality"), one("Quốc tịch:", "child_nationality")),
                (one("Nơi cư trú:", "parents_home", 2), one("Nơi cư trú:", "parents_home", 2)),
                (one("Giấy tờ tùy thân:", "mother_id", 2), one("Giấy tờ tùy thân:", "father_id", 2)),
            ),
            gap=0.6,
        ),
        one("Nơi đăng ký kết hôn:", "registered_by", gap=0.5),
        one("Ngày, tháng, năm đăng ký:", "wedding"),
        _CLOSING,
        Signatures((NOBODY, Slot("", "NGƯỜI KÝ TRÍCH LỤC", "(Ký, ghi rõ họ, chữ đệm, tên, chức vụ, đóng dấu)"))),
    ),
    exam(
        "death_notice",
        Style(OPEN_SANS, 11.5, 1.65, (16, 16, 14, 22), Leader.DOTS, Marks.NONE),
        Text("CƠ SỞ KHÁM BỆNH, CHỮA BỆNH"),
        *MOTTO,
        title("GIẤY BÁO TỬ", 1.5, 0.8),
        one("1. Họ, chữ đệm, tên người tử vong:", "grandfather", gap=0.6),
        one("2. Ngày, tháng, năm sinh:", "grandfather_birth"),
        row(("3. Dân tộc:", "child_ethnicity"), ("Quốc tịch:", "child_nationality")),
        one("4. Nơi thường trú/tạm trú:", "home"),
        one("5. Đã tử vong vào lúc:", "died"),
        one("6. Tại:", "died_at"),
        one("7. Nguyên nhân tử vong:", "cause"),
        _CLOSING,
        Signatures((
            Slot("", "Người thân thích", "(Ký, ghi rõ họ tên)"),
            Slot("", "Thủ trưởng cơ sở", "(Ký tên, đóng dấu)"),
        )),
    ),
    exam(
        "residence_confirmation",
        Style(INTER, 11, 1.7, (16, 16, 14, 22), Leader.NONE, Marks.NONE),
        Text("Mẫu CT07", "right", italic=True),
        *MOTTO,
        title("XÁC NHẬN THÔNG TIN VỀ CƯ TRÚ", 1.4, 0.8),
        one("I. Theo đề nghị của Ông/Bà:", "name", gap=0.6),
        one("Ngày, tháng, năm sinh:", "father_birth"),
        one("Giấy tờ tùy thân:", "father_id"),
        Text("II. Công an xác nhận thông tin về cư trú như sau:", gap=0.3),
        one("1. Nơi thường trú:", "home"),
        one("2. Nơi ở hiện tại:", "home"),
        one("3. Họ, chữ đệm và tên chủ hộ:", "mother"),
        Text("Xác nhận này có giá trị đến hết ngày:", gap=0.3),
        one("", "until"),
        _CLOSING,
        Signatures((NOBODY, Slot("", "THỦ TRƯỞNG CƠ QUAN ĐĂNG KÝ CƯ TRÚ", "(Ký, ghi rõ họ tên, đóng dấu)"))),
    ),
)  # fmt: skip
"""What people hand in with a form."""

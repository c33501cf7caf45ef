"""The declaration of death as wards and communes typed it themselves."""

from training.forms.blocks import MOTTO, Day, Facts, Layout, Leader, Marks, Style, Text
from training.forms.counter_rows import TRAIN_ONLY, beside, letterhead, signed
from training.forms.fonts import ARIMO, TINOS
from training.forms.rows import one, one_signs, row, title, wants_copies

_COLUMNS = Layout(
    "counter_dead_and_death",
    (
        letterhead("UBND XÃ ……………………………", "BAN TƯ PHÁP"),
        title("GIẤY KHAI TỬ", 1.3, 0.9),
        Text("(Tờ khai đăng ký khai tử)", "center", italic=True),
        one("Kính gửi", "receiving_office", gap=0.4),
        row(("Tôi tên", "requester_name"), ("là", "requester_relationship"), gap=0.2),
        Text("(ghi quan hệ: vợ, chồng, con, cháu… của người chết)", italic=True, scale=0.8),
        row(("Ở tại", "requester_residence")),
        row(("Có giấy tờ", "requester_id")),
        Text("Xin khai tử cho người có tên sau", gap=0.2),
        beside(
            (("HỌ TÊN", "deceased_name"), Text("CHẾT LÚC")),
            (("NS", "deceased_birth_date"), row(Day("", "death_time", ("", " giờ "), " phút"))),
            (row(("GT", "deceased_gender"), ("DT", "deceased_ethnicity")), row(Day("", "death_date"))),
            (("QT", "deceased_nationality"), ("VÌ", "death_cause")),
            (("CCCD", "deceased_id"), ("TẠI", "death_place")),
            (("TRÚ QUÁN", "deceased_residence"), ("GIẤY BÁO TỬ SỐ", "death_notice_number")),
            (Text("(nơi ở cuối cùng trước khi chết)", italic=True, scale=0.8), ("NƠI CẤP", "death_notice_issuer")),
            (Text(""), row(Day("CẤP ", "death_notice_date"))),
        ),
        row(("Xin trích lục khai tử (có/không)", "copies_requested"), ("số bản", "copies_count"), gap=0.4),
        Text("Tôi khai đúng, nếu sai tôi chịu tội trước pháp luật.", gap=0.2),
        signed(gap=0.5),
        one_signs("requester", "NGƯỜI KHAI", "(ký, ghi tên)"),
    ),
    Style(TINOS, 12.5, 1.42, (15, 15, 12, 20), Leader.DOTS, Marks.NONE),
    TRAIN_ONLY,
)  # fmt: skip

_CELLS = Layout(
    "counter_cells",
    (
        *MOTTO,
        title("ĐĂNG KÝ KHAI TỬ", 1.3, 0.7),
        Facts(
            ("NGƯỜI QUÁ CỐ", "Ghi ở cột này"),
            (
                ("Họ, đệm, tên", "deceased_name"),
                ("Ngày tháng năm sinh", "deceased_birth_date"),
                ("Nam/nữ", "deceased_gender"),
                ("Dân tộc", "deceased_ethnicity"),
                ("Quốc tịch", "deceased_nationality"),
                ("Nơi cư trú sau cùng", "deceased_residence"),
                ("CMND, CCCD", "deceased_id"),
                ("Mất lúc (giờ, phút)", "death_time"),
                ("Mất ngày", "death_date"),
                ("Mất ở đâu", "death_place"),
                ("Nguyên nhân", "death_cause"),
                ("Số giấy báo tử", "death_notice_number"),
                ("Cơ sở cấp giấy báo tử", "death_notice_issuer"),
                ("Ngày cấp giấy báo tử", "death_notice_date"),
            ),
            (0.34, 0.66),
        ),
        Facts(
            ("NGƯỜI ĐI KHAI", "Ghi ở cột này"),
            (
                ("Họ, đệm, tên", "requester_name"),
                ("Nơi cư trú", "requester_residence"),
                ("CMND, CCCD", "requester_id"),
                ("Quan hệ với người quá cố", "requester_relationship"),
                ("Nơi nhận hồ sơ", "receiving_office"),
            ),
            (0.34, 0.66),
        ),
        wants_copies("Cấp bản sao trích lục", "Số lượng"),
        signed(),
        one_signs("requester", "NGƯỜI ĐI KHAI", "(ký, ghi rõ họ tên)"),
    ),
    Style(ARIMO, 10.5, 1.5, (14, 16, 12, 20), Leader.DOTS, Marks.NONE),
    TRAIN_ONLY,
)  # fmt: skip

LAYOUTS = (_COLUMNS, _CELLS)

"""Pages as the recogniser would give them, made from text, for tests of what follows reading."""

from collections.abc import Sequence

from schemas.geometry import Quad
from schemas.page import CharRead, Grid, Line, Page, PageGeometry, PageQuality, TickBox

CHAR_WIDTH, LINE_HEIGHT, ROW_STEP = 20.0, 40.0, 60.0

Row = str | Sequence[tuple[float, str]]
"""A row of a page: a text, or several texts each with where it begins."""

IDENTITY = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))


def box(left: float, top: float, width: float, height: float) -> Quad:
    return (
        (left, top),
        (left + width, top),
        (left + width, top + height),
        (left, top + height),
    )


def line(text: str, left: float = 100.0, top: float = 100.0, probability: float = 0.999) -> Line:
    chars = tuple(
        CharRead(char=char, probability=probability, position=(i + 0.5) / len(text))
        for i, char in enumerate(text)
    )
    quad = box(left, top, CHAR_WIDTH * len(text), LINE_HEIGHT)
    return Line(text=text, score=probability, quad=quad, chars=chars)


def page(
    rows: Sequence[Row],
    index: int = 0,
    probability: float = 0.999,
    tick_boxes: tuple[TickBox, ...] = (),
    grids: tuple[Grid, ...] = (),
    is_blurred: bool = False,
) -> Page:
    lines = []
    for number, row in enumerate(rows):
        top = 100.0 + ROW_STEP * number
        pieces = [(100.0, row)] if isinstance(row, str) else row
        lines += [line(text, left, top, probability) for left, text in pieces]
    return Page(
        index=index,
        geometry=PageGeometry(
            width=1654,
            height=2339,
            original_width=1654,
            original_height=2339,
            rotation=0,
            skew=0.0,
            is_flattened=False,
            to_page=IDENTITY,
            to_original=IDENTITY,
        ),
        quality=PageQuality(sharpness=500.0, contrast=0.8, is_blurred=is_blurred, is_faint=False),
        lines=tuple(lines),
        tick_boxes=tick_boxes,
        grids=grids,
    )


BIRTH_ROWS: tuple[str, ...] = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "TỜ KHAI ĐĂNG KÝ KHAI SINH",
    "Kính gửi: (1) Ủy ban nhân dân phường Bến Nghé, Thành phố Hồ Chí Minh",
    "Họ, chữ đệm, tên người yêu cầu: Trần Văn Bình",
    "Nơi cư trú: (2) 12/5 Lê Lợi, phường Bến Nghé, Thành phố Hồ Chí Minh",
    "Giấy tờ tùy thân: (3) CCCD số 079090001234 do Cục Cảnh sát QLHC về TTXH cấp ngày 25/04/2021",
    "Quan hệ với người được khai sinh: Cha",
    "Đề nghị cơ quan đăng ký khai sinh cho người dưới đây:",
    "Họ, chữ đệm, tên: TRẦN MINH KHÔI",
    "Ngày, tháng, năm sinh: 12/03/2024 ghi bằng chữ: Ngày mười hai tháng ba",
    "năm hai nghìn không trăm hai mươi bốn",
    "Giới tính: Nam........Dân tộc: Kinh.......Quốc tịch: Việt Nam",
    "Nơi sinh: (4) Bệnh viện Từ Dũ, Thành phố Hồ Chí Minh",
    "Quê quán: Bến Tre",
    "Họ, chữ đệm, tên người mẹ: NGUYỄN THỊ THU HƯƠNG",
    "Năm sinh: (5) 1994 Dân tộc: Kinh Quốc tịch: Việt Nam",
    "Nơi cư trú: (2) 12/5 Lê Lợi, phường Bến Nghé, Thành phố Hồ Chí Minh",
    "Họ, chữ đệm, tên người cha: TRẦN VĂN BÌNH",
    "Năm sinh: (5) 1990 Dân tộc: Tày Quốc tịch: Việt Nam",
    "Nơi cư trú: (2) ấp 3, xã Tân Phú, tỉnh Vĩnh Long",
    "Tôi cam đoan nội dung đề nghị đăng ký khai sinh trên đây là đúng sự thật, được sự thỏa thuận",
    "nhất trí của các bên liên quan theo quy định pháp luật.",
    "Tôi chịu hoàn toàn trách nhiệm trước pháp luật về nội dung cam đoan của mình.",
    "Làm tại: phường Bến Nghé, ngày 20 tháng 3 năm 2024",
    "Đề nghị cấp bản sao(6): Có Không",
    "Số lượng: 02 bản",
)

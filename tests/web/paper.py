"""A read birth declaration, as the pipeline would leave it: a page image, its lines, its record."""

import io
from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageFont

from schemas.form import load_forms
from schemas.geometry import Quad
from schemas.page import Line, Page, PageGeometry, PageQuality
from schemas.reasons import DATE_CONTRADICTS_WORDS, MISSING, UNKNOWN_FAMILY_NAME
from schemas.record import Field, FieldState, Reason, Record

WIDTH, HEIGHT = 1240, 1754
FORM = "birth_registration"
_UNIT = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))

_VALUES: dict[str, tuple[str, str]] = {
    "receiving_office": ("Ủy ban nhân dân phường Bến Thử", "Ủy ban nhân dân phường Bến Thử"),
    "requester_name": ("Trần Văn Thử", "TRẦN VĂN THỬ"),
    "requester_residence": (
        "Số 12 đường Mẫu Đơn, phường Bến Thử, thành phố Hà Nội",
        "Số 12 đường Mẫu Đơn, phường Bến Thử, thành phố Hà Nội",
    ),
    "requester_relationship": ("Cha", "Cha"),
    "child_name": ("Trần Thị An", "TRẦN THỊ AN"),
    "child_birth_date": ("2024-03-05", "05/03/2024"),
    "child_birth_date_words": (
        "Ngày sáu tháng ba năm hai nghìn không trăm hai mươi tư",
        "Ngày sáu tháng ba năm hai nghìn không trăm hai mươi tư",
    ),
    "child_gender": ("Nữ", "Nữ"),
    "child_ethnicity": ("Kinh", "Kinh"),
    "child_nationality": ("Việt Nam", "Việt Nam"),
    "mother_name": ("Nguỵen Thị Mẫu", "NGUỴEN THỊ MẪU"),
    "mother_birth_year": ("1996", "1996"),
}


@dataclass(frozen=True)
class Doubt:
    """Why a field is unsure."""

    confidence: float
    reasons: tuple[Reason, ...]
    alternatives: tuple[str, ...] = ()


DOUBTS = {
    "child_birth_date": Doubt(0.41, (DATE_CONTRADICTS_WORDS,), ("2024-03-06",)),
    "mother_name": Doubt(0.63, (UNKNOWN_FAMILY_NAME,), ("Nguyễn Thị Mẫu",)),
    "child_birth_place": Doubt(0.2, (MISSING,)),
}


def read_paper() -> tuple[bytes, Page, Record]:
    """Return the JPEG of a page, the page as read, and the record with three unsure fields."""
    image = Image.new("RGB", (WIDTH, HEIGHT), "#fdfcf8")
    pen = ImageDraw.Draw(image)
    title, body = _font(34), _font(25)
    pen.text((WIDTH / 2, 110), "TỜ KHAI ĐĂNG KÝ KHAI SINH", "black", title, anchor="mm")
    form = load_forms()[FORM]
    lines = [_line("TỜ KHAI ĐĂNG KÝ KHAI SINH", _quad(300, 90, 640, 40))]
    fields: dict[str, Field] = {}
    for row, definition in enumerate(form.fields()):
        y = 190 + row * 48
        label = f"{definition.name}: "
        pen.text((110, y), label, "black", body)
        value, text = _VALUES.get(definition.id, (None, ""))
        left = 110 + pen.textlength(label, body)
        quad = _quad(left, y - 2, max(140.0, pen.textlength(text, body)), 36)
        pen.text((left, y), text or ".........", "#1b2a6b" if text else "#888", body)
        lines.append(_line(label + text, _quad(110, y - 2, left - 110 + 200, 36)))
        fields[definition.id] = _field(definition.id, value, text, quad)
    record = Record(
        form=FORM, form_version=form.version, form_confidence=0.98, pages=(0,), fields=fields
    )
    return _jpeg(image), _page(lines), record


def _field(key: str, value: str | None, text: str, quad: Quad) -> Field:
    doubt = DOUBTS.get(key)
    if doubt is not None:
        return Field(
            value=value,
            text=text,
            confidence=doubt.confidence,
            state=FieldState.NEEDS_REVIEW,
            page=0 if text else None,
            quad=quad if text else None,
            reasons=doubt.reasons,
            alternatives=doubt.alternatives,
        )
    if value is None:
        return Field(value=None, text="", confidence=0.97, state=FieldState.BLANK)
    return Field(
        value=value, text=text, confidence=0.985, state=FieldState.ACCEPTED, page=0, quad=quad
    )


def _page(lines: list[Line]) -> Page:
    geometry = PageGeometry(
        width=WIDTH,
        height=HEIGHT,
        original_width=WIDTH,
        original_height=HEIGHT,
        rotation=0,
        skew=0.0,
        is_flattened=False,
        to_page=_UNIT,
        to_original=_UNIT,
    )
    quality = PageQuality(sharpness=900.0, contrast=0.9, is_blurred=False, is_faint=False)
    return Page(index=0, geometry=geometry, quality=quality, lines=tuple(lines))


def _line(text: str, quad: Quad) -> Line:
    return Line(text=text, score=0.99, quad=quad)


def _quad(left: float, top: float, width: float, height: float) -> Quad:
    right, bottom = left + width, top + height
    return ((left, top), (right, top), (right, bottom), (left, bottom))


def _jpeg(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=85)
    return out.getvalue()


def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    # What the page says stands in its record; a machine without the font still has the boxes.
    try:
        return ImageFont.truetype("DejaVuSans.ttf", size)
    except OSError:
        return ImageFont.load_default(size)

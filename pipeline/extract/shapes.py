"""What values look like that cannot be taken for another type's: who asks for a phone number is told
by the number behind."""

import re
from collections.abc import Sequence

from pipeline.extract.stream import ROW_END, StreamChar
from schemas.form import FieldType

_LEAD = r"[\s:.…_]{0,40}"
_DATE = r"(?:ngày\s*)?\d{1,2}\s*(?:[/.-]|tháng)\s*\d{1,2}\s*(?:[/.-]|năm)\s*\d{4}\b"
_ID = r"\d(?:[ .]?\d){8,11}(?!\d)"

SHAPES = {
    FieldType.PHONE: re.compile(rf"{_LEAD}(?:\(?\+?84|0)(?:[ .()-]{{0,2}}\d){{8,10}}(?!\d)"),
    FieldType.EMAIL: re.compile(rf"{_LEAD}[\w.+-]+@[\w-]+\.\w"),
    FieldType.PERSONAL_ID: re.compile(rf"{_LEAD}\d(?:[ .]?\d){{11}}(?!\d)"),
    FieldType.ID_DOCUMENT: re.compile(
        rf"{_LEAD}(?:(?:CCCD|CMND|Căn cước|Hộ chiếu|Số)[^\d\n]{{0,25}})*{_ID}", re.I
    ),
    FieldType.DATE: re.compile(_LEAD + _DATE, re.I),
    FieldType.GENDER: re.compile(rf"{_LEAD}(?:Nam|Nữ)\b", re.I),
    FieldType.NATIONALITY: re.compile(rf"{_LEAD}Việt Nam\b", re.I),
    FieldType.CHECKBOX_GROUP: re.compile(rf"{_LEAD}[☐☑☒]?\s?Có\b\W{{0,6}}Không\b", re.I),
    FieldType.DECIMAL_WITH_UNIT: re.compile(rf"{_LEAD}[\d.,]+\s?m\s?[2²]"),
}

COUNT = re.compile(rf"{_LEAD}\d{{1,3}}(?![\d/.,])")

UNMISTAKABLE = (FieldType.PHONE, FieldType.EMAIL)
"""Types that a form has but once a person and nothing else looks like."""

MAX_SHAPE = 100
"""Characters that are looked at."""


def shape_behind(stream: Sequence[StreamChar], start: int) -> FieldType | None:
    """Return the type that the value behind a label looks like, None where it could be any."""
    text = row_behind(stream, start)
    return next((kind for kind, shape in SHAPES.items() if shape.match(text)), None)


def has_shape(kind: FieldType, stream: Sequence[StreamChar], start: int) -> bool:
    """Return whether what stands behind a label looks like a value of a type."""
    shape = SHAPES.get(kind)
    return shape is not None and shape.match(row_behind(stream, start)) is not None


def is_filled_in(kind: FieldType, stream: Sequence[StreamChar], start: int) -> bool:
    """Return whether a value of an unmistakable type stands behind a label."""
    return kind in UNMISTAKABLE and has_shape(kind, stream, start)


def is_counted(kind: FieldType, stream: Sequence[StreamChar], start: int) -> bool:
    """Return whether a number stands behind a label that asks for one."""
    return kind is FieldType.INTEGER and COUNT.match(row_behind(stream, start)) is not None


def row_behind(stream: Sequence[StreamChar], start: int) -> str:
    """Return what stands behind a label in its row, as far as it is looked at."""
    text = "".join(char.char for char in stream[start : start + MAX_SHAPE])
    return text.split(ROW_END)[0]

"""What values of a type look like: how they begin behind their label, what a whole one is, and what is
most likely one."""

import re
from collections.abc import Sequence
from functools import cache

from pipeline.extract.stream import ROW_END, StreamChar, fold
from schemas.form import FieldType
from schemas.lexicons import load_lexicon

_LEAD = r"[\s:.…_]{0,40}"
_DATE = r"(?:ngày\s*)?\d{1,2}\s*(?:[/.-]|tháng)\s*\d{1,2}\s*(?:[/.-]|,?\s*năm)\s*\d{4}"
_WORDS = r"[^\W\d_]+(?:[ '-][^\W\d_]+)"
_NUMBER = r"\d(?:[ .]?\d)"
_ID = r"\d(?:[ .]?\d){8,11}(?!\d)"

SHAPES = {
    FieldType.PHONE: re.compile(rf"{_LEAD}(?:\(?\+?84|0)(?:[ .()-]{{0,2}}\d){{8,10}}(?!\d)"),
    FieldType.EMAIL: re.compile(rf"{_LEAD}[\w.+-]+@[\w-]+\.\w"),
    FieldType.PERSONAL_ID: re.compile(rf"{_LEAD}\d(?:[ .]?\d){{11}}(?!\d)"),
    FieldType.ID_DOCUMENT: re.compile(
        rf"{_LEAD}(?:(?:CCCD|CMND|Căn cước|Hộ chiếu|Số)[^\d\n]{{0,25}})*{_ID}", re.I
    ),
    FieldType.DATE: re.compile(rf"{_LEAD}{_DATE}\b", re.I),
    FieldType.GENDER: re.compile(rf"{_LEAD}(?:Nam|Nữ)\b", re.I),
    FieldType.NATIONALITY: re.compile(rf"{_LEAD}Việt Nam\b", re.I),
    FieldType.CHECKBOX_GROUP: re.compile(rf"{_LEAD}[☐☑☒]?\s?Có\b\W{{0,6}}Không\b", re.I),
    FieldType.DECIMAL_WITH_UNIT: re.compile(rf"{_LEAD}[\d.,]+\s?m\s?[2²]"),
}
"""How values begin that cannot be taken for another type's, behind a label and its leader: who asks for
a phone number is told by the number behind."""

WHOLE = {
    FieldType.PERSON_NAME: re.compile(rf"{_WORDS}{{1,6}}"),
    FieldType.DATE: re.compile(rf"{_DATE}|(?:năm\s*)?\d{{4}}", re.I),
    FieldType.YEAR: re.compile(rf"{_DATE}|(?:năm\s*)?\d{{4}}", re.I),
    FieldType.PERSONAL_ID: re.compile(rf"{_NUMBER}{{8}}|{_NUMBER}{{11}}"),
    FieldType.PHONE: re.compile(r"\+?\d(?:[ .()-]{0,2}\d){8,11}"),
    FieldType.EMAIL: re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    FieldType.GENDER: re.compile(r"\W*(?:Nam|Nữ)\W*(?:(?:Nam|Nữ)\W*)?", re.I),
    FieldType.ETHNICITY: re.compile(rf"[^\W\d_]+|{_WORDS}{{1,2}}"),
    FieldType.NATIONALITY: re.compile(rf"{_WORDS}{{0,3}}"),
    FieldType.RELATIONSHIP: re.compile(rf"[^\W\d_]+|{_WORDS}{{1,4}}"),
    FieldType.INTEGER: re.compile(r"\d{1,3}(?:\s?\(?[^\W\d]+\)?){0,2}"),
    FieldType.DECIMAL_WITH_UNIT: re.compile(r"[\d.,]+\s?(?:m\s?[2²]|ha|đồng)?"),
    FieldType.ADDRESS: re.compile(r"[^\W_](?:[^:;@](?!\d{9}))*"),
    FieldType.PLACE: re.compile(r"[^\W_](?:[^:;@](?!\d{9}))*"),
    FieldType.ID_DOCUMENT: re.compile(
        rf"(?:\D|\d(?!\d{{8}}))*{_NUMBER}{{8,11}}(?!\d)(?:\D|\d{{1,4}}(?!\d))*"
    ),
}
"""What a whole value of a type looks like."""

_COUNT = re.compile(rf"{_LEAD}\d{{1,3}}(?![\d/.,])")
_ANY_LEAD = re.compile(r"[\s:.…_]*")
_PLACE_WORD = re.compile(
    r"(?:^|[ ,.])(?:so|thon|xom|ap|khom|to|khu|ban|buon|phuong|xa|thi|quan|huyen|tinh|thanh|tp|duong|ngo|p\.|q\.)(?=[ .\d])"
)
_MIN_PLACE_WORDS = 2
_OFFICE = re.compile(
    r"(?:ubnd|uy ban|cong an|benh vien|trung tam|tram|truong|phong|so|chi nhanh|van phong|cuc|toa an) "
)
_NAME = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){1,4}")
_YEAR = re.compile(r"(?:19|20)\d\d")

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
    return kind is FieldType.INTEGER and _COUNT.match(row_behind(stream, start)) is not None


def row_behind(stream: Sequence[StreamChar], start: int) -> str:
    """Return what stands behind a label in its row, as far as it is looked at."""
    text = "".join(char.char for char in stream[start : start + MAX_SHAPE])
    return text.split(ROW_END)[0]


def is_whole(kind: FieldType, text: str) -> bool | None:
    """Return whether a text is a whole value of a type and nothing more; None where any text could be."""
    whole = WHOLE.get(kind)
    return None if whole is None else whole.fullmatch(text) is not None


def is_likely(kind: FieldType, stream: Sequence[StreamChar], start: int) -> bool:
    """Return whether what stands behind a label is most likely a value of a type: it has its shape, or
    words that are known of it."""
    if has_shape(kind, stream, start):
        return True
    value = _ANY_LEAD.sub("", row_behind(stream, start), count=1).rstrip(" .…_,;")
    words = fold(value)
    match kind:
        case FieldType.ADDRESS:
            return _is_somewhere(words)
        case FieldType.PLACE:
            return _OFFICE.match(words) is not None or _is_somewhere(words)
        case FieldType.RELATIONSHIP:
            return words in _known("relationships")
        case FieldType.ETHNICITY:
            return words in _known("ethnic_groups")
        case FieldType.PERSON_NAME:
            first = words.partition(" ")[0]
            return _NAME.fullmatch(value) is not None and first in _known("family_names")
        case FieldType.YEAR:
            return _YEAR.fullmatch(value) is not None
        case _:
            return False


def _is_somewhere(words: str) -> bool:
    return len(_PLACE_WORD.findall(words)) >= _MIN_PLACE_WORDS or words.endswith(_provinces())


@cache
def _known(lexicon: str) -> frozenset[str]:
    return frozenset(map(fold, load_lexicon(lexicon)))


@cache
def _provinces() -> tuple[str, ...]:
    return tuple(_known("provinces_63") | _known("provinces_34"))

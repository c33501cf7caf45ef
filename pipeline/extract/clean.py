"""What stands between two labels, without the furniture of the form."""

import re
from collections.abc import Sequence

from pipeline.extract.capitals import CAPITAL
from pipeline.extract.stream import ROW_END, StreamChar
from schemas.form import FieldType

FOOTNOTE = re.compile(r"[(\[{CGc]?\s*[\dilI\"'*.]{0,2}\s*[)\]}]:?")
"""A mark such as (1), however its raised print was misread: "()", "C )", "3)"."""
TORN_FOOTNOTE = re.compile(
    r"^[\s:.]*(?:[A-Za-z](?=\s?:)|[(\[{]\s*[.\d]?(?=[\s.])|\d\s*(?=[.…]{2}(?![\s.…]*(?:bản|người|lao động|tháng|đồng)\b)|[Ss]ố\b))"
)
"""What is left of a mark at the start of a value when its brackets were not read: "( .", "2 ....";
"3.. bản" is a number with its unit."""

MARK_IN_VALUE = re.compile(r"\s*[(\[]\d{1,2}[)\]]$|(?<=[^\W\d_])[(\[]\d{1,2}[)\]](?=\s)")
"""A footnote's mark behind a value, or close to a word of it: "Hiệu trưởng trường(1) Nguyễn Du"."""

LEADER = re.compile(r"[.…_·‥]{2,}|(?:[.…_·‥] ){2,}[.…_·‥]?|(?<=[\s,])[.…_·‥•]")
LEADER_AT_ROW_END = re.compile(r"[…_·‥](?=\s*\n)")
"""One mark is all that is left of a leader where a value goes on in the next row."""

STOP_AT_ROW_END = re.compile(r"(?P<word>[^\W\d_]+)(?P<stop>\.)(?=\s*\n\s*(?P<next>\w+))")
ABBREVIATION = re.compile(r"[A-ZĐ]{1,3}|[A-ZĐ]?[b-df-hj-np-tv-xzđ]{1,2}")
"""Up to three capitals or consonants, "TP.", "Tp.", "q."."""

STOP_IN_VALUE = re.compile(
    r"(?<![^\W_])(?P<word>[^\W\d_]{2,}|\d+(?=\. [^\W\d_]))(?P<stop>\.)(?= ?(?P<next>[^\W\d_]))"
)

OF_WORDS = frozenset(
    {
        FieldType.PERSON_NAME,
        FieldType.ADDRESS,
        FieldType.PLACE,
        FieldType.ID_DOCUMENT,
        FieldType.DATE_IN_WORDS,
        FieldType.ETHNICITY,
        FieldType.NATIONALITY,
        FieldType.RELATIONSHIP,
        FieldType.FREE_TEXT,
    }
)

WITHOUT_COLON = frozenset({FieldType.PERSON_NAME, FieldType.PLACE, FieldType.ADDRESS})

REST_OF_LABEL = re.compile(r"^[\s(]*[^\W\d_]+(?:[\s()/]+[^\W\d_]+){0,3}[\s)]*:")
"""The last words of a label that is known by its first ones: "đề nghị:" behind "Lý do"."""

REST_WITH_CAPITAL = re.compile(r"^\s*/?\s*[^\W\d_]+(?:[\s/]+[^\W\d_]+){1,6}\s*:\s*(?=[^\W\d_(])")
"""The same with a capital, or behind a stroke: "Giấy báo tử:" before the name of an office."""

ASIDE_OF_LABEL = re.compile(r"^\s*\([^()\n:]{2,80}\)\s*:")
"""What a label adds in brackets: "(ghi rõ tên bệnh viện):" behind "Nơi sinh"."""

ASIDE_BEFORE_VALUE = re.compile(r"^[\s.…]*\([a-zà-ỹđ][^()\n]{2,80}\)\s*(?=[^\W_])")
"""The same where no colon ends the label: "(cha, mẹ, ông, bà…)" before "Mẹ"."""

PAPERS_OF_LABEL = re.compile(r"^/\D{0,40}?(?=CCCD|CMND|Căn cước|Hộ chiếu|\d{9})")
"""Further kinds of paper that a label names, "/HC/GTTT khác" behind "CCCD"."""

NEXT_HEADING = re.compile(r"(?<=\w)\W*\n[^\n:]{3,60}:\s*(?:\n\s*[-+•]?\s*)?$")
"""A last row that ends with a colon, and the dash before the next label."""

NEXT_ITEM = re.compile(
    r"(?<=\w)\W*\n\s*(?:[a-zđ]\s?\)|[IVX]{1,4}\s?[./)]|(?:[IVX]{1,4}|\d) [-–] )\s*" + CAPITAL
)
"""The letter or Roman number of a heading in a further row, "III/ Việc cần giải quyết"."""

ITEM_NUMBER = re.compile(
    r"\n\s*(?:\(\d{1,2}|\(?\d{1,2}\s*[.)/:]|\d{1,2}(?:\.\d{1,2})+|[a-zđ]\s?\)|[IVX]{1,4}\s?[.)/]"
    r"|(?:\d|[IVX]{1,4})\s?[-–])\s*$"
)
"""The number or letter of the next item at the start of a row: "3.", "2.4", "b)", "IV."."""

ITEM_NUMBER_IN_ROW = re.compile(
    r"(?:(?<=[\s…_•·])|(?<=\.\.)|(?<=\d{9}\.))(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ])\s?[.)]\s*$"
)
"""The same within a row, also of two levels, "2.1.", behind a space or a leader; one speck is
all that may be left of a leader behind a phone number."""
OUTER = " \n\t.:;,…_-–+·•|*\"'~^=<>`✓☐☑☒"
"""Characters that never begin or end a value."""

CLOSING = ")]}"
"""Brackets that close behind a value, "(bằng chữ: …)", of which it has no beginning."""

OPENING = "([{"
"""Brackets that open before the next label, "(bằng chữ)", and so never end a value."""


def clean_value(chars: Sequence[StreamChar], is_numbered: bool = False) -> tuple[StreamChar, ...]:
    """Return the characters of a value: dotted leaders, footnote marks, the number of the next
    item and outer punctuation removed, white space single.

    Every character that is kept is the stream's own, with its evidence.

    Args:
        chars: what stands between two labels.
        is_numbered: whether the form numbers its labels, so that "3." may stand before the next
            label within a row.
    """
    text = "".join(char.char for char in chars)
    kept = [True] * len(text)
    numbers = (ITEM_NUMBER, ITEM_NUMBER_IN_ROW) if is_numbered else (ITEM_NUMBER,)
    for pattern in (FOOTNOTE, TORN_FOOTNOTE, LEADER, LEADER_AT_ROW_END, *numbers):
        for found in pattern.finditer(text):
            if pattern is FOOTNOTE and _follows_text(text, found.start()):
                continue
            kept[found.start() : found.end()] = [False] * (found.end() - found.start())
    for found in STOP_AT_ROW_END.finditer(text):
        kept[found.start("stop")] = _is_stop_meant(found["word"], found["next"])
    rest = REST_OF_LABEL.match(text)
    rest = rest if rest and rest[0].islower() else ASIDE_OF_LABEL.match(text)
    rest = rest or ASIDE_BEFORE_VALUE.match(text)
    if rest:
        kept[: rest.end()] = [False] * rest.end()
    return _single_spaced(chars, kept)


def without_specks(chars: Sequence[StreamChar], kind: FieldType) -> tuple[StreamChar, ...]:
    """Return a value's characters without the stops that only specks or what is left of a leader can
    be: behind a whole word, where no sentence ends, "tỉnh. Quảng Ninh".

    Args:
        chars: of a value.
        kind: its type. Sentences are in free text, and go on with a capital.
    """
    if kind not in OF_WORDS:
        return tuple(chars)
    text = "".join(char.char for char in chars)
    specks = {
        found.start("stop")
        for found in STOP_IN_VALUE.finditer(text)
        if not ABBREVIATION.fullmatch(found["word"])
        if found["next"].islower() or not (kind is FieldType.FREE_TEXT or found["word"].isdigit())
    }
    return tuple(
        StreamChar(" ", char.page) if i in specks else char
        for i, char in enumerate(chars)
        if i not in specks or text[i + 1] != " "
    )


def without_rest_of_label(chars: Sequence[StreamChar], kind: FieldType) -> tuple[StreamChar, ...]:
    """Return a value's characters without the last words of its label, which a colon ends: no name,
    place or address has one, and an identity paper none behind a stroke.

    Args:
        chars: of a value.
        kind: its type.
    """
    text = "".join(char.char for char in chars)
    papers = PAPERS_OF_LABEL.match(text) if kind is FieldType.ID_DOCUMENT else None
    if papers:
        return tuple(chars[papers.end() :])
    rest = REST_WITH_CAPITAL.match(text)
    is_label = kind in WITHOUT_COLON or (kind is FieldType.ID_DOCUMENT and text.startswith("/"))
    return tuple(chars[rest.end() :]) if rest and is_label else tuple(chars)


def without_next_heading(chars: Sequence[StreamChar], kind: FieldType) -> tuple[StreamChar, ...]:
    """Return what stands between two labels without what begins with the letter of a heading, or without a
    last row that a colon ends: no name, place or address has either, so there begins what comes next,
    "đã được cấp sổ đỏ:".

    Args:
        chars: what stands between two labels.
        kind: the value's type.
    """
    text = "".join(char.char for char in chars)
    heading = NEXT_ITEM.search(text) or NEXT_HEADING.search(text)
    if heading is None or kind not in WITHOUT_COLON:
        return tuple(chars)
    return tuple(chars[: heading.start()])


def without_marks(chars: Sequence[StreamChar], kind: FieldType) -> tuple[StreamChar, ...]:
    """Return a place's characters without the footnotes' marks that some forms print behind the leader
    or a word before it: "Kính gửi: UBND phường Bến Thành (1)".

    Args:
        chars: of a value.
        kind: its type.
    """
    text = "".join(char.char for char in chars)
    marks = [found.span() for found in MARK_IN_VALUE.finditer(text)]
    if kind is not FieldType.PLACE:
        return tuple(chars)
    return tuple(
        char for i, char in enumerate(chars) if not any(start <= i < end for start, end in marks)
    )


def _is_stop_meant(word: str, following: str) -> bool:
    """A stop at the end of a row is what is left of a leader, unless it belongs to an abbreviation
    or a sentence ends there."""
    return following.istitle() or bool(ABBREVIATION.fullmatch(word))


def _follows_text(text: str, index: int) -> bool:
    """A bracketed number is a footnote mark at the start of the value, otherwise it is content."""
    return bool(text[:index].strip(OUTER))


def _single_spaced(chars: Sequence[StreamChar], kept: Sequence[bool]) -> tuple[StreamChar, ...]:
    spaced: list[StreamChar] = []
    for char, keep in zip(chars, kept, strict=True):
        if keep and char.char not in (" ", ROW_END):
            spaced.append(char)
        elif spaced and spaced[-1].char != " ":
            spaced.append(StreamChar(" ", char.page))
    start, end = 0, len(spaced)
    while start < end and spaced[start].char in OUTER:
        start += 1
    is_closed = any(char.char in OPENING for char in spaced[start:end])
    outer = OUTER + OPENING + ("" if is_closed else CLOSING)
    while end > start and spaced[end - 1].char in outer:
        end -= 1
    return tuple(spaced[start:end])

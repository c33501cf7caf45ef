"""Personal IDs and ID documents."""

import re
import unicodedata
from collections.abc import Iterator

from pipeline.normalise.dates import parse_date
from pipeline.normalise.lookalikes import LOOKALIKES, number_in
from pipeline.normalise.result import Normalised
from schemas.reasons import DIGITS_GUESSED, NOT_A_PERSONAL_ID, NOT_AN_ID_DOCUMENT
from schemas.text import tidy, without_tones

KINDS = (
    ("can cuoc cong dan", "CCCD"),
    ("cccd", "CCCD"),
    ("the cc", "CC"),
    ("can cuoc", "CC"),
    ("chung minh", "CMND"),
    ("cmnd", "CMND"),
    ("cmt", "CMND"),
    ("ho chieu", "Hộ chiếu"),
    ("passport", "Hộ chiếu"),
    ("giay khai sinh", "Giấy khai sinh"),
    ("giay chung sinh", "Giấy chứng sinh"),
    ("the thuong tru", "Thẻ thường trú"),
    ("the tam tru", "Thẻ tạm trú"),
    ("dinh danh", "Số định danh cá nhân"),
)
"""Words without tones and the kind they name; of several the first written counts. "Căn cước" is
the card of the Law on Identification (26/2023/QH15), in force since 1 July 2024."""

_BY_CERTIFICATE = ("Giấy khai sinh", "Giấy chứng sinh")

_NUMBER = re.compile(r"(?<![0-9])([0-9]{12}|[0-9]{9})(?![0-9])")
_PASSPORT = re.compile(r"(?<![A-Z0-9])([A-Z]\s?[0-9]{7,8})(?![0-9])")
_CERTIFICATE = re.compile(r"\bsố:?\s*([0-9]+(?:\s?/\s?[0-9A-ZĐ\-]+)*)", re.IGNORECASE)
_MISREAD = re.compile(r"(?<![^\W_])[0-9OoQDlIi|ZSsBb]{9,12}(?![^\W_])")
_BETWEEN_DIGITS = re.compile(r"(?<=[0-9])[ .\-](?=[0-9])")
_DATE = r"\s*(?:ngày)?\s*:?\s*[0-9]{1,2}\s*(?:[/\-.]|tháng)"

_ISSUER = (
    re.compile(r"\b[Dd]o\s+(.+?)\s*,?;?\s+cấp\b"),
    re.compile(
        r"nơi\s+cấp\s*:?\s*(.+?)(?=\s*[,;]?\s*(?:ngày\s+cấp|cấp\s+ngày|ngày\s+\d)|$)", re.IGNORECASE
    ),
    re.compile(r"\b(?:tại|bởi)\s*:?\s+(.+)$"),
    re.compile(
        r"(?:^|[\s,;])((?:Công an|CA|Cục|Bộ|Phòng|Giám đốc)\s.+?)(?=\s*[,;]?\s*(?:cấp\b|ngày\b|\d{1,2}/)|$)"
    ),
)
"""Where the issuer stands, in the order of how surely: "do … cấp", "nơi cấp: …", "… tại …", or the
name of an office alone."""

_ISSUED = (
    re.compile(rf"(?:ngày\s+cấp|cấp){_DATE}", re.IGNORECASE),
    re.compile(r"ngày\s*:?\s*(?=[0-9])", re.IGNORECASE),
    re.compile(r"(?=(?<![0-9])[0-9]{1,2}/[0-9]{1,2}/[0-9]{4})"),
)
_VALID_UNTIL = re.compile(
    r"[,;(]?\s*(?:có giá trị|giá trị|thời hạn|hết hạn)[^0-9]{0,20}[0-9][0-9/\-. ]*\)?",
    re.IGNORECASE,
)


def parse_personal_id(text: str) -> Normalised:
    """Return the 12 digits of a personal ID (Circular 59/2021/TT-BCA)."""
    found = number_in(text, lambda digits: len(digits) == 12)
    if found is None:
        return Normalised(None, problem=NOT_A_PERSONAL_ID)
    digits, guessed = found
    return Normalised(digits, doubt=DIGITS_GUESSED if guessed else None)


def parse_id_document(text: str) -> Normalised:
    """Return an ID document as written, with kind, number, issuer and date of issue as parts.

    Reads "CCCD số 079185001234 do Cục Cảnh sát QLHC về TTXH cấp ngày 25/04/2021", "CMND: 321 456
    789, CA Bến Tre cấp 12/3/2010", "Số: …; Ngày cấp: …; Nơi cấp: …" and what lies between. Until
    when it is valid is no date of issue.
    """
    written = tidy(text)
    plain = unicodedata.normalize("NFKC", written)
    kind = _kind(plain)
    number, guessed = _number(plain, kind)
    if number is None:
        return Normalised(written or None, doubt=NOT_AN_ID_DOCUMENT)
    parts = {"number": number}
    if kind:
        parts["kind"] = kind
    parts |= dict(_issue(_VALID_UNTIL.sub("", plain)))
    return Normalised(written, parts=parts, doubt=DIGITS_GUESSED if guessed else None)


def _kind(text: str) -> str | None:
    plain = without_tones(text)
    places = [(plain.find(words), order) for order, (words, _) in enumerate(KINDS)]
    first = min((place for place in places if place[0] >= 0), default=None)
    return None if first is None else KINDS[first[1]][1]


def _number(text: str, kind: str | None) -> tuple[str | None, bool]:
    compact = _joined(text)
    found = _NUMBER.search(compact) or _PASSPORT.search(compact)
    if found:
        return found.group(1).replace(" ", ""), False
    certificate = _CERTIFICATE.search(text) if kind in _BY_CERTIFICATE else None
    if certificate:
        return certificate.group(1).replace(" ", ""), False
    for word in _MISREAD.findall(compact):
        digits = word.translate(LOOKALIKES)
        if len(digits) in (9, 12) and sum(char.isdecimal() for char in word) > len(digits) // 2:
            return digits, True
    return None, False


def _joined(text: str) -> str:
    """Return the text with the digits of a number together; a date keeps its separators."""
    return _BETWEEN_DIGITS.sub("", re.sub(r"[0-9]{1,2}([./-])[0-9]{1,2}\1[0-9]{4}", " ", text))


def _issue(text: str) -> Iterator[tuple[str, str]]:
    issuer = next((found for pattern in _ISSUER if (found := pattern.search(text))), None)
    if issuer:
        name = re.split(r"\s*[,;]?\s*\b(?:cấp\s+)?ngày\b", issuer.group(1))[0].strip(" ,;.:()")
        if name:
            yield "issuer", name
    for pattern in _ISSUED:
        found = pattern.search(text)
        issued_on = parse_date(_from_first_digit(text, found)).value if found else None
        if issued_on:
            yield "issued_on", issued_on
            return


def _from_first_digit(text: str, found: re.Match[str]) -> str:
    digit = re.search(r"[0-9]", found.group())
    start = found.start() + digit.start() if digit else found.end()
    return text[start : start + 40]

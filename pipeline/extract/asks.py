"""Labels in words that no definition lists: "Chỗ ở hiện nay:" where the form says "Nơi cư trú:".

People who type a form again from memory change its words but keep the colon behind each label. Such
a text is an ask. It is taken for the label that is missing at its place if the two share most of
their words; one that is like none still ends the value before it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from pipeline.extract.address_parts import part_before
from pipeline.extract.match import Match
from pipeline.extract.sections import SECTION
from pipeline.extract.semicolons import is_semicolon
from pipeline.extract.stream import ROW_END, StreamChar, fold
from schemas.form import Label

MAX_WORDS = 12
"""Of an ask; the longest of the official prints has fourteen, and those are listed."""

ALIKE = 0.6
"""Share of common words (Dice, 1945) from which an ask may be a label: two of three or three of
four words the same."""

ALIKE_ANYWHERE = 0.85
"""The same for a label out of the form's order, where its place does not speak for it."""

ALIKE_BARE = 0.75
"""The same for a label without a colon."""

LIKENESS_POINTS = 10.0
MAX_BARE = 100
"""Characters of a row in which a label without a colon may end."""

LABEL_GOES_ON = re.compile(r"\W{0,3}[a-zà-ỹđ]")

ASIDE = re.compile(r"\([^()]*\)")
HEADING = re.compile(r"^.*\d\.\d\.")
"""The heading that a variant begins with: "Giấy chứng nhận đã cấp 2.1. Số vào sổ"."""
WORD = re.compile(r"[^\W_]+")
NUMBER = re.compile(r"(?:\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ]|[ivx]{1,4})\s?[.)/]+|[-–+•*])\s*", re.I)
"""The number or dash of an item."""
ISSUED = ("noi cap", "ngay cap", "cap ngay")
PAPER_NUMBER = re.compile(r"(?<!\d)(?:\d{9}|\d{12})(?!\d)")
MAX_PAPER = 120
"""Characters of the number and the issuer of an identity paper."""

VALUE_WORDS = ("cccd", "cmnd", "can cuoc", "ho chieu", "noi cap", "ngay cap", "cap ngay")
"""What has a colon within the value of an identity paper: "CCCD: 0791…, nơi cấp: Bộ Công an"."""

MAX_ADDED = 4
PREFIX = re.compile(r"[^\W\d_]+(?:[ /](?:[a-zà-ỹđ]+|[A-ZĐ/]{1,8}))*[ /]?")
"""Words that open a label: the first of any case, further ones small or abbreviations."""
SECOND = re.compile(r"(?<!^)(?<![(/])\b[A-ZĐ][^\W\dA-ZĐ_]")
"""A word with a capital behind a label: a value without a colon before it."""

FILLERS = frozenset({"so", "cua", "va", "la", "ve", "voi", "co", "neu", "hoac", "nguoi"})
SHORT = {
    "cccd": "can cuoc cong dan",
    "cmnd": "chung minh nhan dan",
    "cmt": "chung minh thu",
    "ddcn": "dinh danh ca nhan",
    "dt": "dien thoai",
    "sdt": "dien thoai",
    "dtdd": "dien thoai di dong",
    "gcn": "giay chung nhan",
    "hkd": "ho kinh doanh",
    "hktt": "ho khau thuong tru",
    "nđkhktt": "noi dang ky ho khau thuong tru",
    "qh": "quan he",
    "qsdd": "quyen su dung dat",
    "qt": "quoc tich",
    "sdd": "su dung dat",
    "tn": "tot nghiep",
    "vb": "van bang",
    "ndkhktt": "noi dang ky ho khau thuong tru",
}
"""Abbreviations on forms, folded."""


@dataclass(frozen=True)
class Ask:
    """A text with a colon behind it; ``start`` and ``end`` (behind the colon) are stream indices.

    ``starts`` are those of its words at which the label may begin: within a row, the value before
    it is not set off from it.
    """

    starts: tuple[int, ...]
    end: int
    begins_row: bool


def asks_of(stream: Sequence[StreamChar]) -> list[Ask]:
    """Return the asks of a stream, in order.

    The label of a part of an address is none. What stands in a row right behind a colon is the value of that label, even where a colon was
    read within it: "nộp kèm theo: Giấy chứng nhận đã cấp: Hợp đồng".
    """
    text = "".join(char.char for char in stream)
    found = []
    for colon in (
        i for i, char in enumerate(stream) if char.char == ":" and not is_semicolon(char)
    ):
        row = max(text.rfind(ROW_END, 0, colon), text.rfind(":", 0, colon)) + 1
        if part_before(text, colon) is not None:
            continue
        begins_row = row == 0 or text[row - 1] == ROW_END
        number = NUMBER.match(text, row, colon) if begins_row else None
        first = number.end() if number else row
        outside = ASIDE.sub(lambda aside: " " * len(aside[0]), text[first:colon])
        words = [first + word.start() for word in WORD.finditer(outside)][-MAX_WORDS - 1 :]
        is_whole = bool(words) and len(words) <= MAX_WORDS and begins_row
        starts = tuple(
            at
            for at in words[-MAX_WORDS:]
            if text[at].isupper() or stream[at].starts_line or (is_whole and at == words[0])
            if begins_row or text[row:at].strip()
        )
        if starts and not _names_a_paper(text[starts[-1] : colon], begins_row=is_whole):
            found.append(Ask(starts, colon + 1, is_whole and starts[0] == words[0]))
    return found


def _names_a_paper(text: str, *, begins_row: bool) -> bool:
    """Whether an identity paper is named within a value: "CCCD: 0791…, nơi cấp: Bộ Công an"."""
    return fold(text).startswith(VALUE_WORDS) and not (begins_row and text[0].isupper())


def is_in_value(label: Label, match: Match, stream: Sequence[StreamChar]) -> bool:
    """Return whether a match is but a word of a value: of an identity paper's, "nơi cấp" in small
    letters where a label is printed with a capital, or "CCCD số" behind the colon of another label,
    as what is merely like a label always is there."""
    text = "".join(char.char for char in stream[match.start : match.end])
    is_like = match.quality < 1.0 or fold(text).startswith(VALUE_WORDS)
    if is_like and _is_behind_colon(match.start, stream):
        return True
    if (
        text[:1].islower()
        and fold(text).startswith(ISSUED)
        and _is_behind_number(match.start, stream)
    ):
        return True
    small = (known[:1].islower() for known in label.texts if fold(known) == fold(text))
    return text[:1].islower() and fold(text) in VALUE_WORDS and not any(small)


def _is_behind_colon(start: int, stream: Sequence[StreamChar]) -> bool:
    for i in range(start - 1, -1, -1):
        if stream[i].char not in " .…_":
            return stream[i].char == ":"
    return False


def _is_behind_number(start: int, stream: Sequence[StreamChar]) -> bool:
    """Whether the value that goes on there holds the number of an identity paper."""
    text = "".join(char.char for char in stream[max(0, start - MAX_PAPER) : start])
    return bool(PAPER_NUMBER.search(text.rpartition(":")[2]))


def widened(label: Label, match: Match, asks: Sequence[Ask], stream: Sequence[StreamChar]) -> Match:
    """Return a match with the words of its ask that no variant has: "Tên tôi là:" for "Tôi là".

    Args:
        label: that was found.
        match: where it was found.
        asks: of the stream.
        stream: the text.
    """
    if not label.texts[0][:1].isupper():
        return match
    for ask in asks:
        if ask.starts[0] <= match.start < match.end <= ask.end:
            before = [start for start in ask.starts if start <= match.start]
            start = before[0] if ask.begins_row else before[-1]
            added = "".join(char.char for char in stream[start : match.start])
            behind = "".join(char.char for char in stream[match.end : ask.end])
            added = added.lower() if added.isupper() else added
            if PREFIX.fullmatch(added) and not any(char.isdigit() for char in added):
                match = replace(match, start=start)
            is_value = fold(behind).strip().startswith(VALUE_WORDS) or SECOND.search(behind)
            if len(WORD.findall(behind)) <= MAX_ADDED and not is_value:
                match = replace(match, end=ask.end)
    return match


@lru_cache(maxsize=32768)
def words_of(text: str) -> frozenset[str]:
    """Return the words of a label that tell what it asks for: folded, abbreviations written out,
    asides in brackets and mere fillers left out."""
    folded = fold(ASIDE.sub(" ", HEADING.sub("", text)))
    written = [SHORT.get(word, word) for word in WORD.findall(folded)]
    words = frozenset(" ".join(written).split())
    return (words - FILLERS) or words


def likeness(words: frozenset[str], label: Label) -> float:
    """Return how alike an ask's words are to the best of a label's variants, 0 to 1."""
    return max(
        (
            2 * len(words & known) / (len(words) + len(known))
            for text in label.texts
            for known in [words_of(text)]
            if words and known
        ),
        default=0.0,
    )


def ask_matches(label: Label, asks: Sequence[Ask], stream: Sequence[StreamChar]) -> list[Match]:
    """Return where an ask may be a label, the likeliest beginning of each."""
    found = []
    for ask in asks:
        likely, start = max(
            (likeness(_words(stream, start, ask.end), label), start) for start in ask.starts
        )
        if likely >= ALIKE:
            found.append(Match(start, ask.end, LIKENESS_POINTS * likely, likely, is_set_off=True))
    return found


def bare_matches(label: Label, starts: Sequence[int], stream: Sequence[StreamChar]) -> list[Match]:
    """Return where a label may stand without a colon, its words up to a capital or a number.

    Args:
        label: that is missing.
        starts: stream indices of the first letters of lines.
        stream: the text.
    """
    found = []
    for start in starts:
        text = "".join(char.char for char in stream[start : start + MAX_BARE]).split(ROW_END)[0]
        ends = [word.end() for word in WORD.finditer(text)][:MAX_WORDS]
        likely, left = max(
            (
                (likeness(words_of(text[:end]), label), -end)
                for end in ends
                if not LABEL_GOES_ON.match(text, end)
            ),
            default=(0.0, 0),
        )
        end = -left
        if likely >= ALIKE_BARE:
            points = LIKENESS_POINTS * likely
            found.append(Match(start, start + end, points, likely, is_set_off=True))
    return found


def stops(asks: Sequence[Ask], stream: Sequence[StreamChar]) -> list[Match]:
    """Return where a value must end though no label is known there: at an ask that fills the
    beginning of a row, and at the heading of a part."""
    found = [
        Match(start, ask.end, 0.0, 0.0, is_set_off=True)
        for ask in asks
        for start in _set_off_starts(ask, stream)
        if _opens_like_a_label(stream, start, ask.end)
    ]
    text = "".join(char.char for char in stream)
    for section in re.finditer(rf"(?m)^{SECTION.pattern}[^\n:]*", text):
        if len(WORD.findall(section[0])) <= MAX_WORDS:
            found.append(Match(section.start(), section.end(), 0.0, 0.0, is_set_off=True))
    return found


def _set_off_starts(ask: Ask, stream: Sequence[StreamChar]) -> Sequence[int]:
    """Return where an ask begins if that is sure: its row, or a line that is no value of a label
    before it."""
    if ask.begins_row:
        return ask.starts[:1]
    lines = [start for start in ask.starts if stream[start].starts_line]
    return [] if not lines or _is_behind_colon(lines[0], stream) else lines[:1]


def _opens_like_a_label(stream: Sequence[StreamChar], start: int, end: int) -> bool:
    text = "".join(char.char for char in stream[start:end])
    has_digits = any(char.isdigit() for char in ASIDE.sub("", text).replace("m2", ""))
    is_heading = all(char.char in " \n" for char in stream[end : end + 2])
    opens = text[:1].isupper() or is_heading
    return opens and not has_digits and not fold(text).startswith(VALUE_WORDS)


def _words(stream: Sequence[StreamChar], start: int, end: int) -> frozenset[str]:
    return words_of("".join(char.char for char in stream[start:end]))

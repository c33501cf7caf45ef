"""The last words of labels that are listed without them, where no colon ends the label: "người đề
nghị" behind "Họ và tên", "số, ngày cấp, nơi cấp" behind "Loại giấy tờ"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from pipeline.extract.match import Match
from pipeline.extract.stream import ROW_END, StreamChar, fold
from schemas.form import FieldType, Label

WORD = re.compile(r"[\s,/()]*(?P<word>[^\W\d_]+)(?=[\s,/()])[\s,/()]*")
HEAD = re.compile(r"(?<= )(?P<word>[a-zà-ỹđ]+) ?$")
VALUE = re.compile(r"[^\W_]|[….]")
"""What a value or its leader begins with."""

MAX_TAIL = 60
"""Characters."""

MIN_WORDS = {FieldType.PERSON_NAME: 1, FieldType.ID_DOCUMENT: 2, FieldType.ADDRESS: 2}
"""How many words must stand there: a name never begins with a word of a label, but an ID may with
"số"."""

OF_RESIDENCE = frozenset({
    "thuong", "tru", "tam", "hien", "nay", "noi", "cu", "o", "tai", "dang", "ky", "lien", "lac", "he",
    "cuoi", "cung", "cua", "nguoi", "khai", "xin", "nop", "bao", "mat", "chet",
})  # fmt: skip
"""Words of labels, folded, that no address begins with two of."""


def with_tail(
    label: Label, match: Match, stream: Sequence[StreamChar], words: frozenset[str]
) -> Match:
    """Return a label's match with the words behind it that belong to no value of its type.

    Args:
        label: that was found.
        match: where.
        stream: the text.
        words: of all labels of the form, folded.
    """
    if label.field is None or label.field.type not in MIN_WORDS:
        return match
    if label.field.type is FieldType.ADDRESS:
        words = OF_RESIDENCE
    behind = "".join(char.char for char in stream[match.end : match.end + MAX_TAIL])
    row = behind.split(ROW_END)[0]
    end, count = 0, 0
    while (word := WORD.match(row, end)) and word["word"].islower() and fold(word["word"]) in words:
        end, count = word.end(), count + 1
    is_value_behind = VALUE.match(row, end) is not None and not row[end : end + 1].islower()
    if count < MIN_WORDS[label.field.type] or not is_value_behind:
        return match
    return replace(match, end=match.end + end)


def with_head(match: Match, stream: Sequence[StreamChar], words: frozenset[str]) -> Match:
    """Return the label of a date with the words of labels before it in its row, "ngày chết" of "ngày
    chết ngày 14 tháng 6".

    Args:
        match: where it is.
        stream: the text.
        words: of all labels of the form, folded.
    """
    before = "".join(char.char for char in stream[max(0, match.start - MAX_TAIL) : match.start])
    start = match.start
    while (word := HEAD.search(before)) and fold(word["word"]) in words:
        start -= len(word[0])
        before = before[: word.start()]
    return replace(match, start=start)


def words_of_labels(labels: Sequence[Label]) -> frozenset[str]:
    """Return the words that labels are made of, folded."""
    return frozenset().union(*(_words(label.texts) for label in labels))


@lru_cache(maxsize=32768)
def _words(texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for text in texts for word in re.findall(r"[^\W\d_]+", fold(text)))

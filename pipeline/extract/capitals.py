"""Capitals and small letters, which tell a label from the words around it where no colon does: the
value begins with the first capital behind the small letters of its label.

"Mục đích sử dụng Đất ở" is not "Mục đích sử dụng đất", and "tên NGUYỄN QU…" no "tên người yêu cầu".
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from pipeline.extract.stream import ROW_END, StreamChar, fold, row_start

CAPITAL = f"[A-Z{''.join(char for char in map(chr, range(0xC0, 0x1EFA)) if char.isupper())}]"
"""A pattern for a capital, with a tone or without."""

WORD = re.compile(r"[^\W\d_]+")
SCHOOL = "truong"
"""The word that the label of a school and its name begin with, folded."""

OPENING = re.compile(r"\W*(?P<words>[A-ZĐ][^\W\d_]*(?: [^\W\d_A-ZĐ][^\W\d_A-ZĐ]*){1,3}) ")
"""Up to four words at the start of a row, the first with a capital."""

FILLED_IN = re.compile(r"\s?(?:[…_·\d]|\.\.)")
"""What stands behind a label that has no colon: a leader or a number."""

CERTAIN_WORDS = 3
"""Words in small letters from which even the last word of a label that is read without error is the
value's, if it has a capital that the label's has not."""


PLACE_WORDS = ("tai", "o")
"""Folded, what stands before a place."""


def start_of_value(
    stream: Sequence[StreamChar], start: int, end: int, text: str, *, is_exact: bool
) -> int:
    """Return where the value begins within what was taken for a label: at a capital that the label
    does not have, ``end`` if there is none. A label in capitals is left as it is.

    Args:
        stream: the text.
        start: of what was taken for the label, a stream index.
        end: behind it.
        text: of the label, as it is listed.
        is_exact: whether its letters are all there.
    """
    if _has_colon_behind(stream, end):
        return end
    piece = "".join(char.char for char in stream[start:end])
    words = list(WORD.finditer(piece))
    if words and words[0][0].isupper() and len(words[0][0]) > 1:
        return end
    listed = _capitals_of(text)
    for number, word in enumerate(words[1:], 1):
        if word[0][0].islower() or fold(word[0]) in listed:
            continue
        is_last = number == len(words) - 1
        if is_exact:
            is_value = is_last and (
                number > CERTAIN_WORDS or _is_at_a_place(stream, words[number - 1][0], end)
            )
        else:
            is_value = number > 1 and 2 * word.start() > len(piece)
        return start + word.start() if is_value else end
    return end


def _is_at_a_place(stream: Sequence[StreamChar], before: str, end: int) -> bool:
    """Whether a capital behind "tại" begins a value, with no leader between: "Học tại Trường THCS Lê Lợi"."""
    behind = "".join(char.char for char in stream[end : end + 3])
    return fold(before) in PLACE_WORDS and not FILLED_IN.match(behind)


def is_said_again(stream: Sequence[StreamChar], start: int, end: int) -> bool:
    """Return whether a label is a value's first word that the label before it has said: the second
    "Trường" of "Tốt nghiệp trường Trường THCS Nguyễn Trãi"."""
    word = _word_from(stream, start)
    row = "".join(char.char for char in stream[max(0, start - len(word) - 2) : start])
    before = WORD.findall(row.split(ROW_END)[-1])
    return bool(
        word[:1].isupper()
        and end - start == len(word)
        and before
        and row.endswith(f"{before[-1]} ")
        and before[-1].islower()
        and fold(before[-1]) == fold(word)
    )


def is_said_before(stream: Sequence[StreamChar], start: int, end: int) -> bool:
    """Return whether a label's only word is said again right behind it, with a capital: the first
    "trường" of "Tốt nghiệp trường Trường THCS Nguyễn Trãi"."""
    again = end + 1
    return (
        again < len(stream)
        and stream[end].char == " "
        and is_said_again(stream, again, again + end - start)
    )


def words_before_school(stream: Sequence[StreamChar], start: int, end: int) -> int:
    """Return where a label begins whose row opens with its words before a school's name, "Nơi học
    Trường THPT Trần Phú": a stream index, ``start`` where "Trường" is the label itself."""
    if fold("".join(char.char for char in stream[start:end])) != SCHOOL:
        return start
    row = row_start(stream, start)
    before = "".join(char.char for char in stream[row:start])
    opening = OPENING.fullmatch(before)
    return row + opening.start("words") if opening and stream[start].char.isupper() else start


def is_in_sentence(stream: Sequence[StreamChar], first: int, last: int) -> bool:
    """Return whether words go on in small letters behind a word, and no leader or number behind
    them says that they are a label; ``first`` and ``last`` are stream indices.
    """
    before = next((stream[i].char for i in range(first - 1, -1, -1) if stream[i].char != " "), "")
    behind = "".join(char.char for char in stream[last + 1 : last + 4])
    return stream[first].char.islower() and before.isalpha() and not FILLED_IN.match(behind)


def is_in_aside(stream: Sequence[StreamChar], first: int) -> bool:
    """Return whether a word in small letters stands in brackets, as in "Nơi chết (ghi rõ địa chỉ):"."""
    if not stream[first].char.islower():
        return False
    for i in range(first - 1, -1, -1):
        if stream[i].char in ")\n:":
            return False
        if stream[i].char == "(":
            return True
    return False


def _word_from(stream: Sequence[StreamChar], start: int) -> str:
    word = WORD.match("".join(char.char for char in stream[start : start + 12]))
    return word[0] if word else ""


def _has_colon_behind(stream: Sequence[StreamChar], end: int) -> bool:
    return any(char.char == ":" for char in stream[end : end + 5])


@lru_cache(maxsize=4096)
def _capitals_of(text: str) -> frozenset[str]:
    return frozenset(fold(word) for word in WORD.findall(text) if word[0].isupper())

"""Finding labels in the text stream, tolerating misread, missing and extra characters.

Matching runs on the letters and digits alone, folded: spaces, colons, dotted leaders, footnote
brackets and line breaks cost nothing, so a label that wraps over two lines is still one string.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from rapidfuzz.distance import Levenshtein

from pipeline.extract.capitals import (
    is_in_aside,
    is_in_sentence,
    is_said_again,
    is_said_before,
    start_of_value,
    words_before_school,
)
from pipeline.extract.skeleton import (
    Skeleton,
    allowed_errors,
    ends_of,
    letters_of,
    skeleton_of,
    start_of,
)
from pipeline.extract.stream import ROW_END, StreamChar

LINE_START_BONUS = 2.0
COLON_BONUS = 1.0
MID_WORD_PENALTY = 6.0
IN_SENTENCE_PENALTY = 20.0
"""More than most labels have letters: only a long one is believed amid a sentence."""
MAX_LETTERS_BEHIND_COLON = 8
"""So few of a label's letters behind a colon are the first words of the value, "Xin chuyển đến:
Trường TH Quang Trung"; more are a label in which a speck was read as a colon."""

NEXT_ITEM = re.compile(r"\n\s*(?:[-–+•*]|(?:\(?\d{1,2}|[IVX]{1,4}|[a-zđ](?=\s?\)))\s?[.)/])\s*")
"""The number or dash of an item in the next row; the second row of a label begins with a word."""

MAX_HEAD = 6
"""Letters of a word at the end of a row that may be the value's, not the label's."""
QUALITY_OVER_ITEMS = 0.85
"""How well a label must be read that is listed with the heading before it."""
TICKED = re.compile(r":\s*[☐☑☒]")
"""Boxes behind a colon: the answers to a label."""
EMPTY = re.compile(r":[\s.…_]*\n")
"""A colon with nothing behind it in its row: a label whose value is blank."""


OF_A_VALUE = re.compile(r",|(?<=\s)\d+(?=\s)")
"""What is no part of a label that is printed without."""


@dataclass(frozen=True)
class Match:
    """A place where a label may stand; ``start`` and ``end`` (exclusive) are stream indices."""

    start: int
    end: int
    score: float
    quality: float
    """1 for an exact match, less by the share of edits."""
    is_set_off: bool = False
    """Whether it starts a line or has a colon behind it, as labels do and words in values rarely."""
    is_in_sentence: bool = False
    """Whether it goes on in lower case after a word and has neither colon, leader nor number behind it."""


class Sightings:
    """Where the texts of labels may stand in a stream, all looked for in one pass."""

    def __init__(self, stream: Sequence[StreamChar], texts: Iterable[str]) -> None:
        self.stream = stream
        self.skeleton = skeleton_of(stream)
        texts = tuple(texts)
        patterns = tuple(sorted({letters_of(text) for text in texts} - {""}))
        self._with_colon = {letters_of(text) for text in texts if ":" in text}
        self._ends = ends_of(patterns, self.skeleton)
        self._known: dict[str, tuple[Match, ...]] = {}
        self._qualities: dict[str, float] = {}

    def quality(self, text: str) -> float:
        """Return how well a text is read at its best place, 0 where it cannot be made out."""
        if text not in self._qualities:
            pattern = letters_of(text)
            least = min((errors for _, errors in self._ends.get(pattern, ())), default=None)
            self._qualities[text] = 0.0 if least is None else 1.0 - least / len(pattern)
        return self._qualities[text]

    def of(self, texts: Sequence[str]) -> list[Match]:
        """Return all places where one of a label's variants may stand, in no particular order.

        One that is printed with a capital is hardly meant where it is read amid a sentence:
        "Chuyển mục đích sử dụng một phần".
        """
        return [
            _as_written(self.stream, match, text)
            for text in texts
            for pattern in [letters_of(text)]
            if pattern in self._ends
            for match in self._of_pattern(pattern)
        ]

    def _of_pattern(self, pattern: str) -> tuple[Match, ...]:
        if pattern not in self._known:
            self._known[pattern] = tuple(
                _scored(
                    self.stream,
                    self.skeleton,
                    *place,
                    len(pattern),
                    errors,
                    has_colon_within=pattern in self._with_colon,
                )
                for end, least in self._ends.get(pattern, ())
                for start in [start_of(pattern, self.skeleton, end, least)]
                if start < end
                for place, errors in self._in_one_item(pattern, start, end, least)
            )
        return self._known[pattern]

    def _in_one_item(
        self, pattern: str, start: int, end: int, errors: int
    ) -> Iterator[tuple[tuple[int, int], int]]:
        """Yield the place of a match and its edits, without what it takes of other items: that was
        never part of the label, but where the whole is read well."""
        length = len(pattern)
        place = self._within_item(pattern, start, end) if errors else (start, end)
        if place != (start, end):
            piece = "".join(map(chr, self.skeleton.codes[slice(*place)]))
            least = Levenshtein.distance(pattern, piece)
            if least <= allowed_errors(length):
                yield place, least
                return
            is_whole = _begins_with(pattern, self._head(start, place[0]))
            if not is_whole or 1.0 - errors / length < QUALITY_OVER_ITEMS:
                return
        yield (start, end), errors

    def _head(self, start: int, end: int) -> str:
        return "".join(map(chr, self.skeleton.codes[start:end]))

    def _within_item(self, pattern: str, start: int, end: int) -> tuple[int, int]:
        """Return what is left of a match within one item of the form: nothing of the item before,
        where it goes over the end of a row behind which a number begins the next or with a word
        before it that is not the label's, and nothing of the next row, where a colon ends the row
        before."""
        at = self.skeleton.at
        offset = at[start]
        text = "".join(char.char for char in self.stream[offset : at[end - 1] + 1])
        if ROW_END not in text:
            return start, end
        head = letters_of(text.split(ROW_END)[0])
        is_others = len(head) <= MAX_HEAD and not pattern.startswith(head)
        begins = [number.end() for number in NEXT_ITEM.finditer(text)]
        begins += [text.index(ROW_END) + 1] * is_others
        first = bisect_left(at, offset + max(begins, default=0), start, end)
        empty = EMPTY.search(text, at[first] - offset) if first < end else None
        last = bisect_left(at, offset + empty.start(), first, end) if empty else end
        return first, last


def find_label(stream: Sequence[StreamChar], texts: Sequence[str]) -> list[Match]:
    """Return all places where one of a label's variants may stand, in no particular order."""
    return Sightings(stream, texts).of(texts)


def _as_written(stream: Sequence[StreamChar], match: Match, text: str) -> Match:
    """Return a match with regard to capitals, commas and numbers: "Lợi, tỉnh" is not "Giới tính", nor
    "Số lượng 1 bản" "Số lượng bản"."""
    start, end = match.start, match.end
    if match.quality < 1.0 and OF_A_VALUE.search(text) is None:
        read = "".join(each.char for each in stream[start:end])
        if OF_A_VALUE.search(read):
            match = replace(match, score=match.score - MID_WORD_PENALTY)
    in_sentence = match.is_in_sentence and not is_said_before(stream, start, end)
    if (in_sentence and text[:1].isupper()) or is_said_again(stream, start, end):
        match = replace(match, score=match.score - IN_SENTENCE_PENALTY)
    label = words_before_school(stream, start, end)
    if label < start:
        return replace(match, start=label, end=start - 1, is_set_off=True)
    value = start_of_value(stream, start, end, text, is_exact=match.quality == 1.0)
    if value == end:
        return match
    words = "".join(char.char for char in stream[start:value]).rstrip(" \n,.;/(")
    return replace(match, end=start + len(words), score=match.score - (end - value))


def _begins_with(pattern: str, head: str) -> bool:
    """Whether a label is listed with what stands before it, "Giấy chứng nhận đã cấp 2.1. Số vào sổ"."""
    errors = allowed_errors(len(head)) if len(head) > MAX_HEAD else 0
    return Levenshtein.distance(pattern[: len(head)], head) <= errors


def _scored(
    stream: Sequence[StreamChar],
    skeleton: Skeleton,
    start: int,
    end: int,
    length: int,
    errors: int,
    *,
    has_colon_within: bool,
) -> Match:
    end, cut = (end, 0) if has_colon_within else _ended_at_colon(stream, skeleton, start, end)
    first, last = skeleton.at[start], skeleton.at[end - 1]
    starts_line = _starts_a_line(stream, first)
    has_colon = any(char.char == ":" for char in stream[last + 1 : last + 6])
    score = length - 2.0 * errors - cut
    if starts_line:
        score += LINE_START_BONUS
    elif first > 0 and stream[first - 1].char.isalnum():
        score -= MID_WORD_PENALTY
    if last + 1 < len(stream) and stream[last + 1].char.isalpha():
        score -= MID_WORD_PENALTY
    if has_colon:
        score += COLON_BONUS
    read = "".join(char.char for char in stream[first : last + 1])
    if NEXT_ITEM.search(read):
        score -= MID_WORD_PENALTY
    if TICKED.search(read):
        score -= IN_SENTENCE_PENALTY
    is_set_off = starts_line or has_colon
    in_sentence = is_in_aside(stream, first) or (
        not is_set_off and is_in_sentence(stream, first, last)
    )
    return Match(first, last + 1, score, 1.0 - errors / length, is_set_off, in_sentence)


def _ended_at_colon(
    stream: Sequence[StreamChar], skeleton: Skeleton, start: int, end: int
) -> tuple[int, int]:
    """Return where a match ends that must not reach over a colon into the value, and how many
    letters it loses by that."""
    for i in range(end - 1, start, -1):
        if any(char.char == ":" for char in stream[skeleton.at[i - 1] + 1 : skeleton.at[i]]):
            cut = end - i
            is_short = cut <= MAX_LETTERS_BEHIND_COLON and (
                2 * cut < end - start or stream[skeleton.at[i]].char.isupper()
            )
            return (i, cut) if is_short else (end, 0)
    return end, 0


def _starts_a_line(stream: Sequence[StreamChar], index: int) -> bool:
    """Whether nothing but an item number and punctuation stands before it on its line."""
    if stream[index].starts_line:
        return True
    if index > 0 and stream[index].char.isalpha() and stream[index - 1].char.isalpha():
        return False
    for i in range(index, max(-1, index - 6), -1):
        if stream[i].starts_line or stream[i].char == ROW_END:
            return True
        if i < index and stream[i].char.isalpha():
            return False
    return False

"""The characters that belong to each label: those up to the next, and the end of a value that wraps
below the next."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.extract.below import under_their_labels
from pipeline.extract.chain import Placed
from pipeline.extract.stream import ROW_END, StreamChar
from schemas.form import FieldType

RAISED_MARK = re.compile(r"\d{1,2}(?=[ .…:])")
"""The number of a footnote that touches the label, "Trường3 Tiểu học Kim Đồng"."""

RAISED_MARK_BEFORE = frozenset({FieldType.PLACE, FieldType.PERSON_NAME})
"""Types whose values begin with no number."""

MAX_WRAPPED_WORDS = 4
MAX_REST = 40
"""Characters of a label's last words."""


WRAPPED = re.compile(r"[^\w\n]*\n(?P<rest>[^\W\d_](?:[^:\n]*))(?:\n\s*)?")
"""One row behind a label that has no value of its own in its row."""

REST_OF_LABEL = re.compile(
    r"(?:/[A-ZĐ]{2,6}\b)* ?(?:(?:tại|là|của|số|xin|đăng ký|về|từ|cho|ở|thuộc)\s+)*(?=[A-ZĐ\d])"
)
"""The last words of a label without a colon, which are small and no names: "tại" / "Số 5 Lê Lợi",
or another word for the same: "/CMND"."""


def values_of(
    placed: Sequence[Placed], stream: Sequence[StreamChar]
) -> Iterator[tuple[Placed, Sequence[StreamChar]]]:
    """Yield labels, each with the characters of its value.

    A value in the middle of a row wraps below the words behind it: "trích lục: Trích lục khai … cho
    người có tên dưới đây:" / "sinh".

    Args:
        placed: labels in the order of the stream.
        stream: the text.
    """
    ends = [*(each.match.start for each in placed[1:]), len(stream)]
    values = [
        list(stream[_end_of(each, stream) : end]) for each, end in zip(placed, ends, strict=False)
    ]
    for i, (one, other) in enumerate(pairwise(placed)):
        rest = _wrapped_below(one, other, values[i + 1], stream)
        if rest:
            values[i] += [*rest]
            values[i + 1] = []
    yield from zip(placed, under_their_labels(placed, values, stream), strict=True)


def _end_of(placed: Placed, stream: Sequence[StreamChar]) -> int:
    """Return where a label ends with the words that it is not listed with."""
    end = placed.match.end
    if end == placed.match.start or stream[end - 1].char == ":":
        return end
    behind = "".join(char.char for char in stream[end : end + MAX_REST])
    field = placed.label.field
    if field is not None and field.type in RAISED_MARK_BEFORE and stream[end - 1].char.isalpha():
        mark = RAISED_MARK.match(behind)
        if mark:
            return end + mark.end()
    rest = REST_OF_LABEL.match(behind)
    return end + rest.end() if rest else end


def _wrapped_below(
    one: Placed, other: Placed, behind: Sequence[StreamChar], stream: Sequence[StreamChar]
) -> Sequence[StreamChar]:
    between = stream[one.match.end : other.match.start]
    if one.label.field is None or other.label.field is not None:
        return ()
    if not any(char.char.isalpha() for char in between) or any(
        char.char == ROW_END for char in between
    ):
        return ()
    found = WRAPPED.fullmatch("".join(char.char for char in behind))
    if found is None or len(found["rest"].split()) > MAX_WRAPPED_WORDS:
        return ()
    return behind[found.start("rest") - 1 : found.end("rest")]

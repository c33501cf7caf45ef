"""The headings of a form's parts: "II. Người được khai sinh", "Phần 2 - Người khai"."""

import re
from collections.abc import Sequence

from pipeline.extract.match import Match
from pipeline.extract.stream import StreamChar, row_end, row_start

SECTION = re.compile(
    r"(?:(?:I{1,3}|IV|VI{0,3}|IX|[A-D])\s?(?:[.)/]|\s[-–]\s)|(?i:phần)\s(?:\d|[IVX]{1,3}|[A-D])\s?[-–.:)])\s?(?=[^\W\d])"
)
"""The number or letter of a part of a form: "II. Người được khai sinh", "Phần 2 - Người khai"."""
ITEM = re.compile(r"(?:[-–+•*]|\(?\d{1,2}\s?[.)/])\s*[^\W\d_]|[^\W\d_][^:\n]{0,40}:")
"""What begins with a dash or a number, or has a colon."""
HEADING_QUALITY = 0.9


def is_heading(match: Match, stream: Sequence[StreamChar]) -> bool:
    """Return whether a match stands in the heading of a part: one that is not read well, which is alike,
    "II. HỘ KINH DOANH" for "Tên hộ kinh doanh", or all of it with an item of its own in the row below,
    "C. NGƯỜI KHAI" / "- Họ tên: …"."""
    end = row_end(stream, match.end)
    row = "".join(char.char for char in stream[row_start(stream, match.start) : end])
    if ":" in row or not SECTION.match(row):
        return False
    below = "".join(char.char for char in stream[end + 1 : row_end(stream, end + 1)])
    is_all = not any(char.char.isalnum() for char in stream[match.end : end])
    return match.quality < HEADING_QUALITY or (is_all and bool(ITEM.match(below)))

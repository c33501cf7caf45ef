"""Short ways to write sheets that an office's counter typed itself."""

from training.forms.blocks import Abreast, Blank, Day, Line, Row, Split, Text
from training.forms.rows import one

TRAIN_ONLY = frozenset({Split.TRAIN})

Asked = tuple[str, str]
"""A label and the field that it asks for."""


def letterhead(office: str, part: str) -> Abreast:
    """Return the head of an office's sheet: the office at the left, the national motto beside it."""
    return Abreast(
        (
            (
                Text(office, "center", scale=0.8),
                Text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "center", bold=True, scale=0.74),
            ),
            (
                Text(part, "center", bold=True, scale=0.8),
                Text("Độc lập - Tự do - Hạnh phúc", "center", bold=True, scale=0.8, rule=True),
            ),
        ),
        gap=0,
    )


def above(*pairs: tuple[Asked, Asked], scale: float = 0.85, gap: float = 0.3) -> Abreast:
    """Return two columns in which each label stands above the room for its value."""
    lines: list[tuple[Line, Line]] = []
    for (left, left_key), (right, right_key) in pairs:
        lines.append((Text(left, scale=scale), Text(right, scale=scale)))
        lines.append((one("", left_key), one("", right_key)))
    return Abreast(tuple(lines), gap)


def beside(*pairs: tuple[Line | Asked, Line | Asked], gap: float = 0.3) -> Abreast:
    """Return two columns of rows; a pair of label and field is a row with a blank."""
    return Abreast(tuple((_line(left), _line(right)) for left, right in pairs), gap)


def _line(line: Line | Asked) -> Line:
    return one(*line) if isinstance(line, tuple) else line


def signed(first: str = "", day: str = ", ", key: str = "made_at", gap: float = 0.3) -> Row:
    """Return where and when a sheet is signed, at the right."""
    return Row((Blank(first, key, share=0), Day(day, "made_on")), "right", gap)

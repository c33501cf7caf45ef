"""Short ways to write the rows of a layout."""

from dataclasses import replace
from itertools import count

from training.forms.blocks import (
    NOBODY,
    Ask,
    Blank,
    Block,
    Day,
    Row,
    Signatures,
    Slot,
    Text,
    Ticks,
)


def one(label: str, key: str, lines: int = 1, gap: float = 0, unit: str = "") -> Row:
    """Return a row with a single blank."""
    return Row((Blank(label, key, lines=lines, unit=unit),), gap=gap)


def row(*asks: Ask | tuple[str, str], gap: float = 0) -> Row:
    """Return asks side by side; a pair of label and key is a blank."""
    return Row(tuple(Blank(*ask) if isinstance(ask, tuple) else ask for ask in asks), gap=gap)


def how_many(label: str) -> Row:
    """Return the number of copies, with the word for them behind it."""
    return Row((Blank(label, "copies_count", share=0, unit="bản"),))


def numbered(shape: str, *blocks: Block) -> tuple[Block, ...]:
    """Return the blocks with an item number before the first label of each row.

    Args:
        shape: of a number, as ``"{n}. "``.
        blocks: rows and what stands between them.
    """
    numbers = count(1)
    return tuple(
        _headed(block, shape.format(n=next(numbers))) if isinstance(block, Row) else block
        for block in blocks
    )


def _headed(line: Row, head: str) -> Row:
    first, *rest = line.asks
    return replace(line, asks=(replace(first, label=f"{head}{first.label}"), *rest))


def title(text: str, scale: float = 1.15, gap: float = 0.7) -> Text:
    """Return the title of a form."""
    return Text(text, "center", bold=True, scale=scale, gap=gap)


def place_and_day(label: str = "Làm tại:", gap: float = 0.3) -> Row:
    """Return where and when the form is signed."""
    return Row((Blank(label, "made_at", share=0), Day(", ", "made_on")), "right", gap)


def one_signs(key: str, head: str, note: str = "(Ký, ghi rõ họ tên)") -> Signatures:
    """Return the place to sign of a form with one signer, at the right."""
    return Signatures((NOBODY, Slot(key, head, note)))


def wants_copies(label: str = "Đề nghị cấp bản sao{5}:", count_label: str = "Số lượng:") -> Row:
    """Return the boxes for copies and how many."""
    return Row(
        (
            Ticks(label, "copies_requested", ("Có", "Không")),
            Blank(count_label, "copies_count", share=0, unit="bản"),
        )
    )


OATH = "Tôi cam đoan những nội dung khai trên đây là đúng sự thật và chịu trách nhiệm trước pháp luật về cam đoan của mình."
"""The oath of the declarations of civil status."""
RESIDENCE_NOTE = (
    "Ghi theo địa chỉ đăng ký thường trú; nếu không có thì ghi theo địa chỉ đăng ký tạm trú; trường hợp không có "
    "địa chỉ đăng ký thường trú và địa chỉ đăng ký tạm trú thì ghi theo địa chỉ đang sinh sống."
)
ID_NOTE = (
    "Ghi thông tin về giấy tờ tùy thân của người đi đăng ký, ghi rõ số, cơ quan cấp, ngày cấp hộ chiếu, chứng minh "
    "nhân dân hoặc giấy tờ hợp lệ thay thế."
)


def notes(*texts: str) -> tuple[Text, ...]:
    """Return the numbered notes at the foot of an official print."""
    return (
        Text("Chú thích:", bold=True, scale=0.72, gap=0.2),
        *(Text(f"({n}) {text}", scale=0.68) for n, text in enumerate(texts, 1)),
    )

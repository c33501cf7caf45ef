"""A clean paper: the print with the fields' ids in braces where the values stand, and the values."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from schemas.page import Grid, Page, TickBox
from tests.pipeline.typed import CHAR_WIDTH, LINE_HEIGHT, ROW_STEP, box, page

Row = str | tuple[str, ...]

LEFT, TOP, COLUMN, MARGIN = 100.0, 100.0, 800.0, 8.0
BOXES = {"☑": 0.4, "☐": 0.0}
"""Check boxes with the share of ink inside."""

MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
SIGNED_VALUES = {"made_at": "xã Tân Phú", "made_on": "05 tháng 3 năm 2025"}


@dataclass(frozen=True)
class Paper:
    """``rows`` are printed one below the other; a tuple stands in the columns of a ruled table."""

    form: str
    rows: tuple[Row, ...]
    values: Mapping[str, str]

    def page(self) -> Page:
        """Return the filled paper as the recogniser would give it."""
        rows = [
            [
                (LEFT + COLUMN * i, text.format_map(self.values))
                for i, text in enumerate(_cells(row))
            ]
            for row in self.rows
        ]
        return page(
            [[(left, _without_boxes(text)) for left, text in row] for row in rows],
            tick_boxes=tuple(_tick_boxes(rows)),
            grids=tuple(self._grids()),
        )

    def _grids(self) -> Iterator[Grid]:
        ruled = [i for i, row in enumerate(self.rows) if isinstance(row, tuple)]
        if ruled:
            columns, last = len(self.rows[ruled[0]]), ruled[-1] + 1
            yield Grid(
                xs=tuple(LEFT - MARGIN + COLUMN * i for i in range(columns + 1)),
                ys=tuple(TOP - MARGIN + ROW_STEP * i for i in (*ruled, last)),
            )


def _cells(row: Row) -> tuple[str, ...]:
    return (row,) if isinstance(row, str) else row


def _without_boxes(text: str) -> str:
    return "".join(" " if char in BOXES else char for char in text)


def _tick_boxes(rows: list[list[tuple[float, str]]]) -> Iterator[TickBox]:
    for number, row in enumerate(rows):
        for left, text in row:
            for i, char in enumerate(text):
                if char in BOXES:
                    place = box(
                        left + CHAR_WIDTH * i, TOP + ROW_STEP * number, CHAR_WIDTH, LINE_HEIGHT
                    )
                    yield TickBox(quad=place, fill=BOXES[char])

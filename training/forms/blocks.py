"""A paper as data: the blocks that a layout is made of.

Labels may hold footnote marks in braces, ``Nơi cư trú: {2}``: a style draws them raised, inline
or not at all. ``key`` is a field id, or the name of an aside (:class:`values.Filling`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby
from typing import Literal

from training.forms.fonts import TINOS, Family
from training.forms.parts import Part

Align = Literal["left", "center", "right"]


class Split(StrEnum):
    """What a layout, a font or a seed may be used for, so that evaluation meets the unseen.

    DEV was the test until its results had been looked at too often. TEST is for the last word: its
    layouts (``exam_*``) were written without a look at the product, and nobody mends by them.
    Generated lines of text have no DEV (see :data:`training.lines.texts.division.SPLITS`).
    """

    TRAIN = "train"
    VAL = "val"
    DEV = "dev"
    TEST = "test"


EVERY_SPLIT = frozenset(Split)


@dataclass(frozen=True)
class Blank:
    """A label with room behind it. ``share`` is its part of a row's spare width, ``lines`` the
    least number of lines, ``unit`` what is printed after the room; it is not written again.
    ``part`` is the part of the value that is asked for here, if not all of it; ``item_of`` the field
    of whose list one item is written here."""

    label: str
    key: str
    share: float = 1
    lines: int = 1
    unit: str = ""
    part: Part | None = None
    item_of: str = ""


@dataclass(frozen=True)
class Boxes:
    """A label with a row of boxes, one character each."""

    label: str
    key: str
    count: int = 12


@dataclass(frozen=True)
class Ticks:
    """A label with options, each beside a box to be ticked: behind it, or before it. ``item_of`` is
    the field of whose list what is ticked here is an item."""

    label: str
    key: str
    options: tuple[str, ...]
    is_box_first: bool = False
    item_of: str = ""


@dataclass(frozen=True)
class Day:
    """Printed ``words``, each with room for a number behind it, and a last word: by default those
    of a date, ngày … tháng … năm …"""

    label: str
    key: str
    words: tuple[str, ...] = ("ngày ", " tháng ", " năm ")
    last: str = ""


Ask = Blank | Boxes | Ticks | Day


@dataclass(frozen=True)
class Row:
    """Asks side by side; what has no room goes to the next line."""

    asks: tuple[Ask, ...]
    align: Align = "left"
    gap: float = 0
    """Extra room above, in line heights."""


@dataclass(frozen=True)
class Text:
    """A printed paragraph. ``rule`` draws a line under it, as under the national motto."""

    text: str
    align: Align = "left"
    bold: bool = False
    italic: bool = False
    scale: float = 1.0
    gap: float = 0
    rule: bool = False
    width: float = 1.0
    """The share of the page's width that it may take."""


@dataclass(frozen=True)
class TableColumn:
    """A column of a table: the id of its cells' fields, heading, share of the width."""

    id: str
    header: str
    share: float
    align: Align = "center"


@dataclass(frozen=True)
class Table:
    """A ruled table; the answers ``key.row.column`` stand in it. ``rows`` is the least number."""

    key: str
    columns: tuple[TableColumn, ...]
    rows: int = 4
    gap: float = 0.3


@dataclass(frozen=True)
class Facts:
    """The same facts about people side by side: a column of labels and one for each of them, with
    the field of row and person in each cell. Values wrap inside their cells."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """Each row: its label, then a field for each person."""
    shares: tuple[float, ...] = (0.24, 0.38, 0.38)
    is_ruled: bool = True
    gap: float = 0.3


@dataclass(frozen=True)
class Abreast:
    """Two columns of rows without rules; the rows of a pair begin at the same height."""

    pairs: tuple[tuple["Line", "Line"], ...]
    gap: float = 0.3


@dataclass(frozen=True)
class Card:
    """A copy of the identity card of the one whom the filling is about, front and back."""

    gap: float = 2.0


@dataclass(frozen=True)
class NextPage:
    """The paper goes on overleaf, or on another sheet."""


@dataclass(frozen=True)
class Slot:
    """A place to sign: its heading, the note under it, and the aside with who signs there.

    ``day`` is the date above the heading, ``rows`` what is asked below it; both are set smaller."""

    key: str
    head: str
    note: str = ""
    day: str = ""
    rows: tuple[Row, ...] = ()


NOBODY = Slot("", "")
"""An empty slot: leaves its part of the width free."""


@dataclass(frozen=True)
class Signatures:
    """Slots side by side. ``height`` is the room to sign in, in line heights."""

    slots: tuple[Slot, ...]
    gap: float = 0.3
    height: float = 3.2
    scale: float = 1.0


Line = Row | Text
Block = Row | Text | Table | Facts | Abreast | Card | Signatures | NextPage


class Leader(StrEnum):
    """What a blank is printed with."""

    DOTS = "dots"
    LINE = "line"
    NONE = "none"


class Marks(StrEnum):
    """How footnote marks are printed."""

    RAISED = "raised"
    INLINE = "inline"
    NONE = "none"


@dataclass(frozen=True)
class Style:
    """How a paper looks: sizes in points, margins in millimetres (top, right, bottom, left)."""

    family: Family = TINOS
    size: float = 13
    leading: float = 1.42
    margins: tuple[float, float, float, float] = (18, 17, 14, 25)
    leader: Leader = Leader.DOTS
    marks: Marks = Marks.RAISED
    colons: bool = True


@dataclass(frozen=True)
class Layout:
    """One way a form is printed."""

    id: str
    blocks: tuple[Block, ...]
    style: Style = field(default_factory=Style)
    splits: frozenset[Split] = EVERY_SPLIT

    def asks(self, key: str) -> bool:
        """Return whether there is room on the paper for the answer of that key."""
        return any(_asks(block, key) for block in self.blocks)

    def asks_in_parts(self, key: str) -> tuple[Blank, ...]:
        """Return the blanks that ask for parts of the answer of that key."""
        asks = [ask for ask in self._in_rows() if isinstance(ask, Blank)]
        return tuple(ask for ask in asks if ask.key == key and ask.part)

    def asks_for_items(self) -> Mapping[str, Sequence[Blank | Ticks]]:
        """Return the asks for items of a list, by the field that the list is."""
        asks = [ask for ask in self._in_rows() if isinstance(ask, Blank | Ticks) and ask.item_of]
        return {key: list(own) for key, own in groupby(asks, lambda ask: ask.item_of)}

    def _in_rows(self) -> list[Ask]:
        return [ask for block in self.blocks if isinstance(block, Row) for ask in block.asks]

    def sheets(self) -> tuple[tuple[Block, ...], ...]:
        """Return the blocks of each page."""
        sheets: list[list[Block]] = [[]]
        for block in self.blocks:
            if isinstance(block, NextPage):
                sheets.append([])
            else:
                sheets[-1].append(block)
        return tuple(tuple(blocks) for blocks in sheets)


def _asks(block: Block, key: str) -> bool:
    match block:
        case Row():
            return key in (ask.key for ask in block.asks)
        case Table():
            return key.startswith(f"{block.key}.")
        case Facts():
            return any(key in row[1:] for row in block.rows)
        case Abreast():
            return any(_asks(line, key) for pair in block.pairs for line in pair)
        case Signatures():
            return any(key == slot.day for slot in block.slots if slot.day)
    return False


MOTTO = (
    Text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "center", bold=True),
    Text("Độc lập - Tự do - Hạnh phúc", "center", bold=True, rule=True),
)

"""The answer for one document: what ``hoso read``, the REST API and the webhook give."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from schemas.base import Model
from schemas.geometry import Quad
from schemas.page import Page
from schemas.record import Record

SCHEMA_VERSION = "1"


class DocumentState(StrEnum):
    """The states of a document (design, section 3)."""

    RECEIVED = "received"
    PROCESSING = "processing"
    NEEDS_REVIEW = "needs_review"
    DONE = "done"
    REJECTED = "rejected"


class LineOut(Model):
    """A line as the outside sees it."""

    text: str
    score: float
    quad: Quad


class PageOut(Model):
    """A page as the outside sees it; pixels are those of the preprocessed page."""

    index: int
    width: int
    height: int
    rotation: int
    lines: tuple[LineOut, ...]

    @classmethod
    def of(cls, page: Page) -> "PageOut":
        """Return the public view of a page."""
        return cls(
            index=page.index,
            width=page.geometry.width,
            height=page.geometry.height,
            rotation=page.geometry.rotation,
            lines=tuple(
                LineOut(text=line.text, score=round(line.score, 4), quad=line.quad)
                for line in page.lines
            ),
        )


class Seconds(Model):
    """Wall time by stage."""

    decode: float = 0.0
    preprocess: float = 0.0
    read: float = 0.0
    understand: float = 0.0


def attachments_of(pages: Iterable[PageOut], records: Sequence[Record]) -> tuple[int, ...]:
    """Return the indices of the pages that belong to no record; none where there is no record."""
    in_records = {index for record in records for index in record.pages}
    return tuple(page.index for page in pages if records and page.index not in in_records)


class DocumentResult(Model):
    """One document, read. ``reason`` is a code of :mod:`schemas.errors` or :mod:`schemas.reasons`;
    ``message`` says it in Vietnamese; ``notices`` are codes of things worth knowing that did not
    stop the reading (a wrong file extension). ``attachments`` are the indices of the pages that
    belong to no record of a document with records: copies of papers, blank backs."""

    schema_version: str = SCHEMA_VERSION
    file: str
    sha256: str
    state: DocumentState
    reason: str | None = None
    message: str | None = None
    notices: tuple[str, ...] = ()
    pages: tuple[PageOut, ...] = ()
    records: tuple[Record, ...] = ()
    attachments: tuple[int, ...] = ()
    seconds: Seconds = Seconds()

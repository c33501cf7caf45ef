"""What the repository gives back: frozen views of offices, users, documents and pages."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from schemas.base import Model
from schemas.document import DocumentState, PageOut, Seconds
from schemas.page import Corner
from schemas.record import Record
from workers.forms import known_forms


class Role(StrEnum):
    """What somebody does in an office; :mod:`workers.rights` says what each may do."""

    CLERK = "clerk"
    VERIFIER = "verifier"
    SUPERVISOR = "supervisor"
    MANAGER = "manager"
    ADMINISTRATOR = "administrator"


class Queue(StrEnum):
    """Who waits: somebody at the counter, or nobody."""

    COUNTER = "counter"
    ARCHIVE = "archive"


class Step(StrEnum):
    """The three steps of a document: open the file, read each page, understand the whole."""

    SPLIT = "split"
    READ_PAGE = "read_page"
    UNDERSTAND = "understand"


class Bell(Model):
    """A hint that a step may be due; the database says whether it is. ``index`` is the page's,
    and None for the steps of a whole document."""

    step: Step
    document_id: UUID
    index: int | None = None
    queue: Queue


class Claim(Model):
    """A step that this worker holds the lock of, and what it needs to know to do it."""

    document_id: UUID
    office_id: UUID
    sha256: str
    filename: str
    queue: Queue


class Tries(Model):
    """How often a step was begun, and how often an outage was to blame that it did not end."""

    attempts: int
    outages: int


class Office(Model):
    """A tenant; nobody sees another office's documents."""

    id: UUID
    code: str
    name: str


class User(Model):
    """Somebody who works in an office; also what an API token stands for.

    ``session_epoch`` grows when all sessions of the user end at once.
    """

    id: UUID
    office_id: UUID
    username: str
    full_name: str
    role: Role
    session_epoch: int


class Account(Model):
    """A user as an administrator sees them, active or not."""

    id: UUID
    office_id: UUID
    username: str
    full_name: str
    role: Role
    is_active: bool


class Receipt(Model):
    """The answer to an upload. For bytes the office already has, it is the first document's."""

    document_id: UUID
    receipt: str
    is_duplicate: bool
    state: DocumentState


class CutPage(Model):
    """A page, by its index, and the corners of its sheet that lie outside of the photo."""

    index: int
    corners: tuple[Corner, ...]


class DocumentSummary(Model):
    """One line of the list of documents.

    ``reason`` is a code, ``message`` the same in Vietnamese (both None where nothing is wrong).
    ``forms`` are ids of forms, one a record; ``page_count`` is None until the file was opened.
    ``fields_total`` counts the fields that are not blank. ``pages_blurred``, ``pages_faint`` and
    ``pages_small`` are the indexes of the pages on which that was measured, ``pages_cut`` those of
    which corners were not photographed. ``split_from`` is the document that it was a part of, None
    where it came by itself or that one is erased.
    """

    id: UUID
    receipt: str
    filename: str
    state: DocumentState
    reason: str | None
    message: str | None
    notices: tuple[str, ...]
    queue: Queue
    page_count: int | None
    pages_read: int
    forms: tuple[str, ...]
    fields_total: int
    fields_unsure: int
    pages_blurred: tuple[int, ...] = ()
    pages_faint: tuple[int, ...] = ()
    pages_small: tuple[int, ...] = ()
    pages_cut: tuple[CutPage, ...] = ()
    split_from: UUID | None = None
    received_at: datetime
    finished_at: datetime | None

    def form_names(self) -> tuple[str, ...]:
        """Return the Vietnamese names of the forms; the id of a form that is no longer defined."""
        defined = known_forms()
        return tuple(defined[form].name if form in defined else form for form in self.forms)


class PageLook(Model):
    """What a page of the web shows of a page that is read: its size in page pixels, and the text
    of its lines without their characters."""

    index: int
    width: int
    height: int
    rotation: int
    lines: tuple[str, ...]


class Original(Model):
    """Where a document's bytes lie, and the name they came with."""

    sha256: str
    filename: str


class DocumentDetail(Model):
    """Everything about one document, for its page on the web and for the JSON result.

    A record is addressed by its place in ``records``, a field by its key there.
    """

    summary: DocumentSummary
    sha256: str
    pages: tuple[PageOut, ...]
    records: tuple[Record, ...]
    seconds: Seconds

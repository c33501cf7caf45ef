"""What a verifier does with pages: turn them, order them, say what they are.

Each says how it is to be and not what to change, so that doing it twice changes nothing. The
document goes through the workers again, and stays with the verifier meanwhile.
"""

from collections.abc import Sequence
from uuid import UUID

from schemas.errors import HosoError
from schemas.page import Said
from workers import queueing
from workers.database import Connection
from workers.forms import known_forms
from workers.models import User
from workers.repository import arrangement, audit, reviews
from workers.reviewing import NoSuchField
from workers.settings import settings


class NoSuchPage(HosoError):
    """The document has no such page, or other ones by now."""

    code = "no_such_page"
    message = "Các trang của hồ sơ đã thay đổi. Vui lòng tải lại trang."
    message_en = "The pages of the document have changed. Reload."


def turn(conn: Connection, user: User, document_id: UUID, index: int, rotation: int) -> None:
    """Have a page read again, turned clockwise so many degrees from how the file has it.

    Raises:
        NoSuchField: if the office has no such document.
        NoSuchPage: if it has no such page.
        NotUnderReview: if the document does not wait for a verifier.
        HeldByAnother: if somebody else works on it.
    """
    now = hold_pages(conn, user, document_id)
    if index not in now:
        raise NoSuchPage(f"page {index} of document {document_id}")
    if now[index].rotation == rotation:
        return
    queueing.keep(conn, user, document_id)
    arrangement.turn(conn, document_id, index, rotation)
    make_anew(conn, user, document_id, "page_turned")


def say(conn: Connection, user: User, document_id: UUID, index: int, said: Said | None) -> None:
    """Say what a page is; None leaves it to the machine.

    Raises:
        NoSuchPage: also if there is no such form.
        NoSuchField, NotUnderReview, HeldByAnother: as :func:`turn`.
    """
    now = hold_pages(conn, user, document_id)
    if index not in now or (said and said.form is not None and said.form not in known_forms()):
        raise NoSuchPage(f"page {index} of document {document_id}")
    if now[index].said == said:
        return
    queueing.keep(conn, user, document_id)
    arrangement.say(conn, document_id, index, said)
    make_anew(conn, user, document_id, "page_named")


def order(conn: Connection, user: User, document_id: UUID, indexes: Sequence[int]) -> None:
    """Put the pages in an order, given by their indexes.

    Raises:
        NoSuchPage: if these are not the pages of the document, each once.
        NoSuchField, NotUnderReview, HeldByAnother: as :func:`turn`.
    """
    now = hold_pages(conn, user, document_id)
    if sorted(now) != sorted(indexes):
        raise NoSuchPage(f"pages of document {document_id}")
    if list(now) == list(indexes):
        return
    queueing.keep(conn, user, document_id)
    arrangement.order(conn, document_id, indexes)
    make_anew(conn, user, document_id, "pages_ordered")


def hold_pages(conn: Connection, user: User, document_id: UUID) -> dict[int, arrangement.Arranged]:
    """Return the pages by index, in their order, the document held until the transaction ends.

    Raises:
        NoSuchField: if the office has no such document.
    """
    if reviews.lock_document(conn, user.office_id, document_id) is None:
        raise NoSuchField(f"no document {document_id} in office {user.office_id}")
    return {it.index: it for it in arrangement.of_document(conn, document_id)}


def make_anew(conn: Connection, user: User, document_id: UUID, action: str) -> None:
    """Send a document through the workers once more, because somebody changed its pages."""
    arrangement.begin_again(conn, document_id, settings().due_in)
    audit.write(conn, action, office_id=user.office_id, actor=user.id, document_id=document_id)

"""Handing documents out to verifiers, so that no two of them work on one."""

from collections.abc import Collection
from uuid import UUID

from schemas.document import DocumentState
from schemas.errors import HosoError
from workers.database import Connection
from workers.models import Role, User
from workers.repository import audit, queue, reviews
from workers.reviewing import HOLD_SECONDS, HeldByAnother, NoSuchField, NotUnderReview
from workers.typed import clean_typed

LONGEST_NOTE = 500


class NoSuchColleague(HosoError):
    """The document cannot be sent to that user."""

    code = "no_such_colleague"
    message = "Không gửi được cho người này. Vui lòng chọn người khác."
    message_en = "The document cannot be sent to this person. Choose somebody else."


def take_next(conn: Connection, user: User, form: str | None = None) -> UUID | None:
    """Hand the next document out, of one form if it is given; None if nothing is left.

    It belongs to the verifier for :data:`HOLD_SECONDS`, and longer if :func:`keep` is called.
    """
    found = queue.take_next(conn, user.office_id, user.id, form, HOLD_SECONDS)
    if found is None:
        return None
    document_id, is_new = found
    if is_new:
        _write(conn, "review_taken", user, document_id)
    return document_id


def keep(conn: Connection, user: User, document_id: UUID) -> None:
    """Take a document, or keep it for another :data:`HOLD_SECONDS`.

    Raises:
        NoSuchField: if the office has no such document.
        NotUnderReview: if it does not wait for a verifier.
        HeldByAnother: if somebody else works on it.
    """
    _require_review(conn, user, document_id)
    is_new = queue.hold(conn, document_id, user.id, HOLD_SECONDS)
    if is_new is None:
        raise HeldByAnother(f"document {document_id}")
    if is_new:
        _write(conn, "review_taken", user, document_id)


def give_back(conn: Connection, user: User, document_id: UUID) -> None:
    """Let others have a document; one that the verifier does not hold stays as it is.

    Raises:
        NoSuchField: if the office has no such document.
        NotUnderReview: if it does not wait for a verifier.
    """
    _require_review(conn, user, document_id)
    if queue.give_back(conn, document_id, user.id):
        _write(conn, "review_given_back", user, document_id)


def send_on(
    conn: Connection,
    user: User,
    document_id: UUID,
    *,
    to: UUID,
    note: str,
    roles: Collection[Role],
) -> None:
    """Leave a document to one colleague.

    Args:
        conn: the transaction to do it in.
        user: who sends it.
        document_id: the document under review.
        to: the colleague's user id.
        note: what the colleague should know, cut to :data:`LONGEST_NOTE` characters.
        roles: of those who may decide.

    Raises:
        NoSuchField: if the office has no such document.
        NotUnderReview: if it does not wait for a verifier.
        HeldByAnother: if somebody else works on it.
        NoSuchColleague: if nobody else of the office with one of the roles has that id.
    """
    keep(conn, user, document_id)
    if to not in {it.id for it in queue.colleagues(conn, user.office_id, roles, user.id)}:
        raise NoSuchColleague(f"user {to}")
    words = clean_typed(note)[:LONGEST_NOTE]
    queue.send(conn, document_id, sender=user.id, addressee=to, note=words or None)
    _write(conn, "review_sent", user, document_id)


def mark_urgent(conn: Connection, user: User, document_id: UUID, *, is_urgent: bool) -> None:
    """Let a document go before others, or no longer."""
    if queue.set_urgent(conn, user.office_id, document_id, is_urgent=is_urgent):
        _write(conn, "marked_urgent" if is_urgent else "marked_not_urgent", user, document_id)


def _require_review(conn: Connection, user: User, document_id: UUID) -> None:
    state = reviews.lock_document(conn, user.office_id, document_id)
    if state is None:
        raise NoSuchField(f"no document {document_id} in office {user.office_id}")
    if state is not DocumentState.NEEDS_REVIEW:
        raise NotUnderReview(f"document {document_id} is {state}")


def _write(conn: Connection, action: str, user: User, document_id: UUID) -> None:
    audit.write(conn, action, office_id=user.office_id, actor=user.id, document_id=document_id)

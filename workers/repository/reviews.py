"""Reviews and what was decided in them."""

from uuid import UUID

from schemas.document import DocumentState
from schemas.record import Field, FieldState
from workers.database import Connection
from workers.repository.query import row, rows, run


def lock_document(conn: Connection, office_id: UUID, document_id: UUID) -> DocumentState | None:
    """Hold a document until the transaction ends, so that two verifiers take turns.

    Returns:
        Its state; None if the office has no such document.
    """
    found = row(
        conn,
        "SELECT state FROM document WHERE id = %(id)s AND office_id = %(office_id)s FOR UPDATE",
        id=document_id,
        office_id=office_id,
    )
    return DocumentState(found["state"]) if found else None


def open_review(conn: Connection, document_id: UUID) -> None:
    """Open a review; a document has at most one that is open."""
    run(conn, "INSERT INTO review (document_id) VALUES (%(id)s)", id=document_id)


def close_review(conn: Connection, document_id: UUID, closed_by: UUID) -> None:
    """Close the open review."""
    run(
        conn,
        "UPDATE review SET closed_at = now(), closed_by = %(by)s"
        " WHERE document_id = %(id)s AND closed_at IS NULL",
        id=document_id,
        by=closed_by,
    )


def was_reviewed(conn: Connection, document_id: UUID) -> bool:
    """Return whether a review of the document was closed."""
    found = row(
        conn,
        "SELECT FROM review WHERE document_id = %(id)s AND closed_at IS NOT NULL LIMIT 1",
        id=document_id,
    )
    return found is not None


def unsure_fields(conn: Connection, document_id: UUID) -> int:
    """Return how many fields of the document nobody has decided on."""
    (found,) = rows(
        conn,
        "SELECT count(*) AS n FROM field WHERE document_id = %(id)s AND state = 'needs_review'",
        id=document_id,
    )
    return int(found["n"])


def write_decision(
    conn: Connection,
    document_id: UUID,
    record_id: UUID,
    key: str,
    *,
    old: Field,
    state: FieldState,
    value: str | None,
    decided_by: UUID,
) -> None:
    """Keep what a verifier decided in the open review, and what stood there before."""
    run(
        conn,
        "INSERT INTO review_decision (review_id, record_id, key, kind, old_state, old_value,"
        " old_confidence, new_value, decided_by)"
        " SELECT id, %(record_id)s, %(key)s, %(kind)s, %(old_state)s, %(old_value)s,"
        " %(old_confidence)s, %(value)s, %(by)s FROM review"
        " WHERE document_id = %(id)s AND closed_at IS NULL",
        id=document_id,
        record_id=record_id,
        key=key,
        kind=state,
        old_state=old.state,
        old_value=old.value,
        old_confidence=old.confidence,
        value=value,
        by=decided_by,
    )

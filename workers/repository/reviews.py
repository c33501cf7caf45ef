"""Reviews and what was decided in them."""

import json
from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from schemas.document import DocumentState
from schemas.page import Line
from schemas.record import Field, FieldState, Reason
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


def set_reasons(conn: Connection, record_id: UUID, key: str, reasons: Sequence[Reason]) -> None:
    """Write why a field is as it is."""
    run(
        conn,
        "UPDATE field SET reasons = %(reasons)s WHERE record_id = %(id)s AND key = %(key)s",
        id=record_id,
        key=key,
        reasons=json.dumps([it.model_dump() for it in reasons], ensure_ascii=False),
    )


def save_draft(
    conn: Connection, document_id: UUID, record_id: UUID, key: str, *, user_id: UUID, typed: str
) -> None:
    """Keep what somebody typed into a field, instead of what they typed before."""
    run(
        conn,
        "INSERT INTO field_draft (record_id, key, document_id, user_id, typed)"
        " VALUES (%(record_id)s, %(key)s, %(id)s, %(user_id)s, %(typed)s)"
        " ON CONFLICT (record_id, key, user_id)"
        " DO UPDATE SET typed = EXCLUDED.typed, saved_at = now()",
        id=document_id,
        record_id=record_id,
        key=key,
        user_id=user_id,
        typed=typed,
    )


def drop_drafts(
    conn: Connection, record_id: UUID, key: str, *, user_id: UUID | None = None
) -> None:
    """Forget what was typed into a field, by one user or by all."""
    run(
        conn,
        "DELETE FROM field_draft WHERE record_id = %(id)s AND key = %(key)s"
        " AND (%(user_id)s::uuid IS NULL OR user_id = %(user_id)s)",
        id=record_id,
        key=key,
        user_id=user_id,
    )


def drop_all_drafts(conn: Connection, document_id: UUID) -> None:
    """Forget what was typed into the fields of a document."""
    run(conn, "DELETE FROM field_draft WHERE document_id = %(id)s", id=document_id)


def drafts(conn: Connection, document_id: UUID, user_id: UUID) -> Mapping[tuple[int, str], str]:
    """Return what a user typed and has not decided on, by the record's place and the field's key."""
    found = rows(
        conn,
        "SELECT r.index, t.key, t.typed FROM field_draft t JOIN record r ON r.id = t.record_id"
        " WHERE t.document_id = %(id)s AND t.user_id = %(user_id)s",
        id=document_id,
        user_id=user_id,
    )
    return {(it["index"], it["key"]): it["typed"] for it in found}


def lines_read(
    conn: Connection, document_id: UUID, indexes: Collection[int]
) -> Mapping[int, tuple[Line, ...]]:
    """Return the lines of some pages with their characters, by the page's index."""
    found = rows(
        conn,
        "SELECT index, result -> 'lines' AS lines FROM page"
        " WHERE document_id = %(id)s AND state = 'read' AND index = ANY(%(indexes)s)",
        id=document_id,
        indexes=list(indexes),
    )
    return {it["index"]: tuple(Line.model_validate(line) for line in it["lines"]) for it in found}

"""Documents: lists, details, progress, and how one comes in and ends."""

from collections.abc import Collection
from uuid import UUID

from schemas.document import DocumentState, Seconds
from schemas.errors import message_for
from schemas.reasons import message_of
from workers.database import Connection
from workers.models import DocumentDetail, DocumentSummary, Original, Queue, Receipt
from workers.repository import pages, receipts, records
from workers.repository.query import Row, row, rows, run

_SUMMARY = """
SELECT d.id, d.receipt, d.filename, d.state, d.reason, d.notices, d.queue, d.page_count,
    (SELECT count(*) FROM page p WHERE p.document_id = d.id AND p.state = 'read') AS pages_read,
    ARRAY(SELECT r.form FROM record r WHERE r.document_id = d.id ORDER BY r.index) AS forms,
    (SELECT count(*) FROM field f WHERE f.document_id = d.id AND f.state <> 'blank')
        AS fields_total,
    (SELECT count(*) FROM field f WHERE f.document_id = d.id AND f.state = 'needs_review')
        AS fields_unsure,
    ARRAY(SELECT p.index FROM page p WHERE p.document_id = d.id
        AND (p.quality -> 'is_blurred')::boolean ORDER BY p.index) AS pages_blurred,
    ARRAY(SELECT p.index FROM page p WHERE p.document_id = d.id
        AND (p.quality -> 'is_faint')::boolean ORDER BY p.index) AS pages_faint,
    ARRAY(SELECT p.index FROM page p WHERE p.document_id = d.id
        AND (p.quality -> 'is_small')::boolean ORDER BY p.index) AS pages_small,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('index', p.index, 'corners',
        p.quality -> 'missing_corners') ORDER BY p.index), '[]') FROM page p
        WHERE p.document_id = d.id AND p.quality -> 'missing_corners' <> '[]') AS pages_cut,
    d.split_from, d.received_at, d.finished_at
FROM document d
"""
_IN_STATES = "(%(states)s::text[] IS NULL OR d.state = ANY(%(states)s::text[]))"


def list_documents(
    conn: Connection,
    office_id: UUID,
    states: Collection[DocumentState] | None = None,
    limit: int = 50,
    offset: int = 0,
) -> tuple[DocumentSummary, ...]:
    """Return the office's documents, the newest first; only those in ``states`` if given."""
    found = rows(
        conn,
        # First which, then what is to be said of them: not of all that are skipped.
        f"{_SUMMARY} WHERE d.id IN (SELECT d.id FROM document d"
        f" WHERE d.office_id = %(office_id)s AND {_IN_STATES}"
        " ORDER BY d.received_at DESC, d.id LIMIT %(limit)s OFFSET %(offset)s)"
        " ORDER BY d.received_at DESC, d.id",
        office_id=office_id,
        states=_values(states),
        limit=limit,
        offset=offset,
    )
    return tuple(_summary(it) for it in found)


def count_documents(
    conn: Connection, office_id: UUID, states: Collection[DocumentState] | None = None
) -> int:
    """Return how many documents :func:`list_documents` would give without a limit."""
    found = rows(
        conn,
        f"SELECT count(*) AS n FROM document d WHERE d.office_id = %(office_id)s AND {_IN_STATES}",
        office_id=office_id,
        states=_values(states),
    )
    return int(found[0]["n"])


def get_detail(conn: Connection, office_id: UUID, document_id: UUID) -> DocumentDetail | None:
    """Return one document with its pages and records, or None if the office has none such."""
    summaries = progress(conn, office_id, [document_id])
    if not summaries:
        return None
    (rest,) = rows(
        conn, "SELECT sha256, understand_seconds FROM document WHERE id = %(id)s", id=document_id
    )
    spent = pages.seconds(conn, document_id)
    return DocumentDetail(
        summary=summaries[0],
        sha256=rest["sha256"],
        pages=pages.public(conn, document_id),
        records=records.of_document(conn, document_id),
        seconds=Seconds(
            decode=sum(it.decode for it in spent),
            preprocess=sum(it.preprocess for it in spent),
            read=sum(it.read for it in spent),
            understand=rest["understand_seconds"],
        ),
    )


def progress(
    conn: Connection, office_id: UUID, document_ids: Collection[UUID]
) -> tuple[DocumentSummary, ...]:
    """Return where these documents stand; ids that are not the office's are left out."""
    found = rows(
        conn,
        f"{_SUMMARY} WHERE d.office_id = %(office_id)s AND d.id = ANY(%(ids)s::uuid[])"
        " ORDER BY d.received_at DESC, d.id",
        office_id=office_id,
        ids=list(document_ids),
    )
    return tuple(_summary(it) for it in found)


def original_of(conn: Connection, office_id: UUID, document_id: UUID) -> Original | None:
    """Return where a document's bytes lie, or None if the office has no such document."""
    found = row(
        conn,
        "SELECT sha256, filename FROM document WHERE office_id = %(office_id)s AND id = %(id)s",
        office_id=office_id,
        id=document_id,
    )
    return Original.model_validate(found) if found else None


def receipt_for(conn: Connection, office_id: UUID, sha256: str) -> Receipt | None:
    """Return the receipt of the bytes that the office already has, or None.

    It is that of the document they came as, not of one that was split off from it.
    """
    found = row(
        conn,
        "SELECT id AS document_id, receipt, true AS is_duplicate, state FROM document"
        " WHERE office_id = %(office_id)s AND sha256 = %(sha256)s AND NOT is_part",
        office_id=office_id,
        sha256=sha256,
    )
    return Receipt.model_validate(found) if found else None


def add(
    conn: Connection,
    *,
    office_id: UUID,
    filename: str,
    sha256: str,
    size_bytes: int,
    queue: Queue,
    batch_id: UUID | None,
    due_in: float,
) -> Receipt:
    """Add a document, or return the receipt of the one with the same bytes.

    It is swept up ``due_in`` seconds from now if no bell brings it to a worker before.

    Intakes of one office stand in line here, at the counter of its receipts, until they commit:
    so numbers have no holes, and of two with the same bytes the second finds the first.
    """
    receipts.stand_in_line(conn, office_id)
    first = receipt_for(conn, office_id, sha256)
    if first is not None:
        return first
    (added,) = rows(
        conn,
        "INSERT INTO document (office_id, batch_id, receipt, filename, sha256, size_bytes, queue,"
        " due_at) VALUES (%(office_id)s, %(batch_id)s, %(receipt)s, %(filename)s, %(sha256)s,"
        " %(size_bytes)s, %(queue)s, now() + make_interval(secs => %(due_in)s))"
        " RETURNING id AS document_id, receipt, false AS is_duplicate, state",
        office_id=office_id,
        batch_id=batch_id,
        receipt=receipts.next_number(conn, office_id),
        filename=filename,
        sha256=sha256,
        size_bytes=size_bytes,
        queue=queue,
        due_in=due_in,
    )
    return Receipt.model_validate(added)


def open_pages(
    conn: Connection,
    document_id: UUID,
    *,
    page_count: int,
    notices: Collection[str],
    due_in: float,
) -> None:
    """Turn a received document into one whose pages wait to be read, due in so many seconds."""
    run(
        conn,
        "INSERT INTO page (document_id, index, due_at)"
        " SELECT %(id)s, generate_series(0, %(page_count)s - 1),"
        " now() + make_interval(secs => %(due_in)s)",
        id=document_id,
        page_count=page_count,
        due_in=due_in,
    )
    run(
        conn,
        "UPDATE document SET state = 'processing', page_count = %(page_count)s,"
        " notices = %(notices)s, attempts = 0, outages = 0 WHERE id = %(id)s",
        id=document_id,
        page_count=page_count,
        notices=list(notices),
    )


def end_reading(
    conn: Connection,
    document_id: UUID,
    *,
    state: DocumentState,
    review_reason: str | None,
    understand_seconds: float,
) -> None:
    """Move a document on from processing, to a verifier or to done."""
    run(
        conn,
        "UPDATE document SET state = %(state)s, review_reason = %(reason)s, due_at = NULL,"
        " is_again = false,"
        " understand_seconds = %(seconds)s,"
        " finished_at = CASE %(state)s WHEN 'done' THEN now() END WHERE id = %(id)s",
        id=document_id,
        state=state,
        reason=review_reason,
        seconds=understand_seconds,
    )


def reject(conn: Connection, document_id: UUID, reason: str) -> UUID | None:
    """Reject a document that is still under way.

    Returns:
        Its office; None if it had already ended or gone to a verifier.
    """
    found = row(
        conn,
        "UPDATE document SET state = 'rejected', reject_reason = %(reason)s, due_at = NULL,"
        " finished_at = now() WHERE id = %(id)s AND state IN ('received', 'processing')"
        " RETURNING office_id",
        id=document_id,
        reason=reason,
    )
    return found["office_id"] if found else None


def finish(conn: Connection, document_id: UUID) -> None:
    """Turn a document that was under review into a done one."""
    run(
        conn,
        "UPDATE document SET state = 'done', finished_at = now() WHERE id = %(id)s",
        id=document_id,
    )


def _summary(found: Row) -> DocumentSummary:
    return DocumentSummary.model_validate({**found, "message": _sentence(found["reason"])})


def _sentence(reason: str | None) -> str | None:
    if reason is None:
        return None
    return message_of(reason) or message_for(reason)


def _values(states: Collection[DocumentState] | None) -> list[str] | None:
    return None if states is None else [state.value for state in states]

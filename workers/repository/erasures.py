"""Documents that are being erased, and those that were."""

from collections.abc import Collection
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from schemas.base import Model
from workers.database import Connection
from workers.repository.query import row, rows, run


class Reason(StrEnum):
    """Why a document is erased; no words of people's own, which could hold personal data.

    One that was joined is empty: its pages are in the document that it had been split off from.
    """

    ASKED_BY_PERSON = "asked_by_person"
    PURPOSE_OVER = "purpose_over"
    ORDER = "order"
    MISTAKE = "mistake"
    RETENTION = "retention"
    JOINED = "joined"


class ErasureState(StrEnum):
    """How far it is: asked for, out of the database, out of the store too."""

    ASKED = "asked"
    EMPTIED = "emptied"
    DONE = "done"


class Erasure(Model):
    """One document that is erased; ``asked_by`` is a full name, None for hoso itself."""

    document_id: UUID
    receipt: str
    reason: Reason
    state: ErasureState
    asked_by: str | None
    asked_at: datetime
    done_at: datetime | None


class Leftover(Model):
    """What of an emptied document lies in the store."""

    document_id: UUID
    office_id: UUID
    reason: Reason
    sha256: str
    image_keys: tuple[str, ...]


def ask(
    conn: Connection,
    office_id: UUID,
    document_ids: Collection[UUID],
    reason: Reason,
    asked_by: UUID | None,
) -> tuple[UUID, ...]:
    """Ask for the erasure of documents of the office; return those for which nobody had before."""
    found = rows(
        conn,
        "INSERT INTO erasure (document_id, office_id, receipt, reason, asked_by)"
        " SELECT d.id, d.office_id, d.receipt, %(reason)s, %(by)s FROM document d"
        " WHERE d.office_id = %(office_id)s AND d.id = ANY(%(ids)s::uuid[])"
        " ON CONFLICT DO NOTHING RETURNING document_id",
        office_id=office_id,
        ids=list(document_ids),
        reason=reason,
        by=asked_by,
    )
    return tuple(it["document_id"] for it in found)


def keepers(conn: Connection, office_id: UUID, document_ids: Collection[UUID]) -> tuple[str, ...]:
    """Return the receipts of the office's other documents that have an original of these too, so
    that it stays when these are erased."""
    found = rows(
        conn,
        "SELECT d.receipt FROM document d WHERE d.office_id = %(office_id)s"
        " AND d.id <> ALL(%(ids)s::uuid[]) AND d.sha256 IN (SELECT sha256 FROM document"
        " WHERE office_id = %(office_id)s AND id = ANY(%(ids)s::uuid[])) ORDER BY d.receipt",
        office_id=office_id,
        ids=list(document_ids),
    )
    return tuple(it["receipt"] for it in found)


def empty(conn: Connection, document_id: UUID) -> bool:
    """Remove all rows of a document whose erasure was asked for.

    Returns:
        Whether that was done; False while a worker is at it, or if it was done before.
    """
    found = row(conn, "SELECT empty_document(%(id)s) AS is_empty", id=document_id)
    return bool(found and found["is_empty"])


def in_state(conn: Connection, state: ErasureState, limit: int) -> tuple[UUID, ...]:
    """Return documents whose erasure is not further, those asked for longest ago first."""
    found = rows(
        conn,
        "SELECT document_id FROM erasure WHERE state = %(state)s ORDER BY asked_at LIMIT %(limit)s",
        state=state,
        limit=limit,
    )
    return tuple(it["document_id"] for it in found)


def hold_leftover(conn: Connection, document_id: UUID) -> Leftover | None:
    """Hold what an emptied document has in the store until the transaction ends.

    None if there is nothing left, or somebody else is at it.
    """
    found = row(
        conn,
        "SELECT document_id, office_id, reason, sha256, image_keys FROM erasure"
        " WHERE document_id = %(id)s AND state = 'emptied' FOR UPDATE SKIP LOCKED",
        id=document_id,
    )
    return Leftover.model_validate(found) if found else None


def images_in_use(conn: Connection, keys: Collection[str]) -> frozenset[str]:
    """Return those of the keys under which an image of a page lies that is still there."""
    found = rows(
        conn,
        "SELECT DISTINCT image_key FROM page WHERE image_key = ANY(%(keys)s)",
        keys=list(keys),
    )
    return frozenset(it["image_key"] for it in found)


def hold_original(conn: Connection, sha256: str, *, to_remove: bool) -> None:
    """Wait until nobody removes an original, or, to remove it, until nobody stores it either.

    Held until the transaction ends.
    """
    lock = "pg_advisory_xact_lock" if to_remove else "pg_advisory_xact_lock_shared"
    row(conn, f"SELECT {lock}(hashtextextended(%(sha256)s, 0))", sha256=sha256)


def is_original_in_use(conn: Connection, sha256: str) -> bool:
    """Return whether a document of any office has these bytes."""
    return row(conn, "SELECT FROM document WHERE sha256 = %(s)s LIMIT 1", s=sha256) is not None


def finish(conn: Connection, document_id: UUID) -> None:
    """Note that nothing of a document is left, and forget what it was known by in the store."""
    run(
        conn,
        "UPDATE erasure SET state = 'done', sha256 = NULL, image_keys = '{}', done_at = now()"
        " WHERE document_id = %(id)s",
        id=document_id,
    )


def latest(conn: Connection, office_id: UUID, limit: int) -> tuple[Erasure, ...]:
    """Return the office's last erasures, the newest first."""
    found = rows(
        conn,
        "SELECT e.document_id, e.receipt, e.reason, e.state, u.full_name AS asked_by, e.asked_at,"
        " e.done_at FROM erasure e LEFT JOIN app_user u ON u.id = e.asked_by"
        " WHERE e.office_id = %(office_id)s ORDER BY e.asked_at DESC, e.receipt LIMIT %(limit)s",
        office_id=office_id,
        limit=limit,
    )
    return tuple(Erasure.model_validate(it) for it in found)

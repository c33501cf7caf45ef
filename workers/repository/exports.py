"""Which documents and fields an export is of."""

from datetime import date, datetime
from uuid import UUID

from schemas.base import Model
from schemas.document import DocumentState
from workers.database import Connection
from workers.repository.query import rows

_WANTED = (
    "d.office_id = %(office_id)s AND (%(state)s::text IS NULL OR d.state = %(state)s)"
    " AND (%(since)s::date IS NULL"
    " OR d.received_at >= %(since)s::date::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh')"
    " AND (%(until)s::date IS NULL"
    " OR d.received_at < (%(until)s::date + 1)::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh')"
)
_OF_FORM = (
    "EXISTS (SELECT FROM record r WHERE r.document_id = d.id"
    " AND (%(form)s::text IS NULL OR r.form = %(form)s))"
)


class Choice(Model):
    """What is exported: records of a form, of documents in a state, received from one day in
    Vietnam until another, which is included."""

    form: str | None = None
    state: DocumentState | None = None
    since: date | None = None
    until: date | None = None


class Source(Model):
    """A document that is exported, or that exported records come from."""

    id: UUID
    receipt: str
    filename: str
    sha256: str
    state: DocumentState
    received_at: datetime
    finished_at: datetime | None


def sources(
    conn: Connection, office_id: UUID, choice: Choice, after: Source | None, limit: int
) -> tuple[Source, ...]:
    """Return the next documents with records, newest first; from the newest if after is None."""
    return _next(conn, office_id, choice, after, limit, _OF_FORM)


def papers(
    conn: Connection, office_id: UUID, choice: Choice, after: Source | None, limit: int
) -> tuple[Source, ...]:
    """Return the next documents that were read, those of no known form among them unless one is
    chosen; in the order of :func:`sources`."""
    condition = f"d.state IN ('needs_review', 'done') AND (%(form)s::text IS NULL OR {_OF_FORM})"
    return _next(conn, office_id, choice, after, limit, condition)


def _next(
    conn: Connection,
    office_id: UUID,
    choice: Choice,
    after: Source | None,
    limit: int,
    condition: str,
) -> tuple[Source, ...]:
    found = rows(
        conn,
        "SELECT d.id, d.receipt, d.filename, d.sha256, d.state, d.received_at, d.finished_at"
        f" FROM document d WHERE {_WANTED} AND {condition}"
        " AND (%(at)s::timestamptz IS NULL OR d.received_at <= %(at)s::timestamptz"
        " AND (d.received_at < %(at)s::timestamptz OR d.id > %(id)s))"
        " ORDER BY d.received_at DESC, d.id LIMIT %(limit)s",
        office_id=office_id,
        at=after.received_at if after else None,
        id=after.id if after else None,
        limit=limit,
        **choice.model_dump(),
    )
    return tuple(Source.model_validate(it) for it in found)


def forms(conn: Connection, office_id: UUID, choice: Choice) -> tuple[str, ...]:
    """Return the forms of the records, in the order of their ids."""
    found = rows(
        conn,
        "SELECT DISTINCT r.form FROM record r JOIN document d ON d.id = r.document_id"
        f" WHERE {_WANTED} AND (%(form)s::text IS NULL OR r.form = %(form)s) ORDER BY r.form",
        office_id=office_id,
        **choice.model_dump(),
    )
    return tuple(it["form"] for it in found)


def keys(conn: Connection, office_id: UUID, choice: Choice) -> tuple[str, ...]:
    """Return the keys of all fields of the records, in the order of the form; the rows of a table
    one after another."""
    found = rows(
        conn,
        "SELECT f.key FROM field f JOIN record r ON r.id = f.record_id"
        f" JOIN document d ON d.id = r.document_id WHERE {_WANTED} AND r.form = %(form)s"
        " GROUP BY f.key ORDER BY max(f.position), f.key",
        office_id=office_id,
        **choice.model_dump(),
    )
    return tuple(it["key"] for it in found)

"""Where other programs are told of documents, and what they were told."""

from collections.abc import Collection
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from schemas.base import Model
from workers.database import Connection
from workers.repository.query import row, rows, run

_ENDPOINT = (
    "e.id, e.url, e.events, e.sends_records, e.created_at, e.failures, e.quiet_until,"
    " CASE WHEN e.old_secret_until > now() THEN e.old_secret_until END AS old_secret_until"
)


class Event(StrEnum):
    """What a program can be told of."""

    DONE = "document.done"
    NEEDS_REVIEW = "document.needs_review"
    REJECTED = "document.rejected"
    CORRECTED = "document.corrected"


class DeliveryState(StrEnum):
    """How it stands with telling."""

    WAITING = "waiting"
    DELIVERED = "delivered"
    FAILED = "failed"


class Endpoint(Model):
    """An address that is told; nothing is sent there until ``quiet_until``, and the secret before
    signs, too, until ``old_secret_until``; None if one secret signs."""

    id: UUID
    url: str
    events: tuple[Event, ...]
    sends_records: bool
    created_at: datetime
    failures: int
    quiet_until: datetime | None
    old_secret_until: datetime | None


class Delivery(Model):
    """One line of the log of what was told; ``status`` is the HTTP status that came back,
    ``problem`` the code of what went wrong instead."""

    id: UUID
    url: str
    document_id: UUID
    receipt: str
    event: Event
    created_at: datetime
    state: DeliveryState
    attempts: int
    due_at: datetime | None
    tried_at: datetime | None
    status: int | None
    problem: str | None
    is_open: bool


class Due(Model):
    """A delivery that is to be made now; ``attempts`` counts this one. All of ``secrets`` sign it, the
    newest first."""

    id: UUID
    office_id: UUID
    endpoint_id: UUID
    document_id: UUID
    event: Event
    created_at: datetime
    attempts: int
    url: str
    sends_records: bool
    secrets: tuple[str, ...]


def add(
    conn: Connection,
    *,
    office_id: UUID,
    url: str,
    events: Collection[Event],
    sends_records: bool,
    secret: str,
    created_by: UUID,
) -> None:
    """Add an endpoint."""
    run(
        conn,
        "INSERT INTO webhook_endpoint (office_id, url, events, sends_records, secret, created_by)"
        " VALUES (%(office_id)s, %(url)s, %(events)s, %(sends_records)s, %(secret)s, %(by)s)",
        office_id=office_id,
        url=url,
        events=[it.value for it in Event if it in events],
        sends_records=sends_records,
        secret=secret,
        by=created_by,
    )


def endpoints(conn: Connection, office_id: UUID) -> tuple[Endpoint, ...]:
    """Return the office's endpoints that are not closed, the newest first."""
    found = rows(
        conn,
        f"SELECT {_ENDPOINT} FROM webhook_endpoint e WHERE e.office_id = %(id)s"
        " AND e.closed_at IS NULL ORDER BY e.created_at DESC, e.id",
        id=office_id,
    )
    return tuple(Endpoint.model_validate(it) for it in found)


def renew_secret(
    conn: Connection, office_id: UUID, endpoint_id: UUID, secret: str, overlap: float
) -> str | None:
    """Give an endpoint another secret; the one before signs, too, for so many seconds.

    Returns:
        The endpoint's address; None if the office has no such endpoint that is open.
    """
    (found,) = rows(
        conn,
        "SELECT renew_webhook_secret(%(office_id)s, %(id)s, %(secret)s, %(overlap)s) AS url",
        office_id=office_id,
        id=endpoint_id,
        secret=secret,
        overlap=overlap,
    )
    return None if found["url"] is None else str(found["url"])


def close(conn: Connection, office_id: UUID, endpoint_id: UUID) -> bool:
    """Close an endpoint of the office and give up what it was still to be told; return whether
    there was one."""
    closed = run(
        conn,
        "UPDATE webhook_endpoint SET closed_at = now()"
        " WHERE id = %(id)s AND office_id = %(office_id)s AND closed_at IS NULL",
        id=endpoint_id,
        office_id=office_id,
    )
    run(
        conn,
        "UPDATE webhook_delivery SET state = 'failed', due_at = NULL, problem = 'closed'"
        " WHERE endpoint_id = %(id)s AND office_id = %(office_id)s AND state = 'waiting'",
        id=endpoint_id,
        office_id=office_id,
    )
    return bool(closed)


def deliveries(
    conn: Connection, office_id: UUID, limit: int, offset: int = 0
) -> tuple[Delivery, ...]:
    """Return what the office's endpoints are and were told, the newest first."""
    found = rows(
        conn,
        "SELECT w.id, e.url, w.document_id, d.receipt, w.event, w.created_at, w.state, w.attempts,"
        " w.due_at, w.tried_at, w.status, w.problem, e.closed_at IS NULL AS is_open"
        " FROM webhook_delivery w JOIN webhook_endpoint e ON e.id = w.endpoint_id"
        " JOIN document d ON d.id = w.document_id WHERE w.office_id = %(office_id)s"
        " ORDER BY w.created_at DESC, w.id LIMIT %(limit)s OFFSET %(offset)s",
        office_id=office_id,
        limit=limit,
        offset=offset,
    )
    return tuple(Delivery.model_validate(it) for it in found)


def send_again(conn: Connection, office_id: UUID, delivery_id: UUID) -> bool:
    """Let a delivery be made again, from the first attempt; return whether it can be."""
    found = row(
        conn,
        "UPDATE webhook_delivery w SET state = 'waiting', due_at = now(), attempts = 0,"
        " problem = NULL, status = NULL FROM webhook_endpoint e"
        " WHERE w.id = %(id)s AND w.office_id = %(office_id)s AND e.id = w.endpoint_id"
        " AND e.closed_at IS NULL RETURNING e.id",
        id=delivery_id,
        office_id=office_id,
    )
    if found is None:
        return False
    run(
        conn,
        "UPDATE webhook_endpoint SET quiet_until = NULL WHERE id = %(id)s",
        id=found["id"],
    )
    return True


def take_due(conn: Connection, limit: int, lease: float) -> tuple[Due, ...]:
    """Return deliveries that are due, one an endpoint, and count the attempt.

    They are due again in ``lease`` seconds, should whoever took them come to grief.
    """
    found = rows(
        conn,
        "WITH due AS (SELECT w.id FROM webhook_endpoint e JOIN LATERAL ("
        " SELECT x.id FROM webhook_delivery x WHERE x.endpoint_id = e.id AND x.due_at <= now()"
        " ORDER BY x.due_at, x.created_at LIMIT 1 FOR UPDATE SKIP LOCKED) w ON true"
        " WHERE e.closed_at IS NULL AND (e.quiet_until IS NULL OR e.quiet_until <= now())"
        " LIMIT %(limit)s)"
        " UPDATE webhook_delivery w SET attempts = attempts + 1, tried_at = now(),"
        " due_at = now() + make_interval(secs => %(lease)s)"
        " FROM due, webhook_endpoint e WHERE w.id = due.id AND e.id = w.endpoint_id"
        " RETURNING w.id, w.office_id, w.endpoint_id, w.document_id, w.event, w.created_at,"
        " w.attempts, e.url, e.sends_records, webhook_secrets(e.id) AS secrets",
        limit=limit,
        lease=lease,
    )
    return tuple(Due.model_validate(it) for it in found)


def delivered(conn: Connection, due: Due, status: int) -> None:
    """Note that a program took what it was told."""
    run(
        conn,
        "UPDATE webhook_delivery SET state = 'delivered', due_at = NULL, status = %(status)s,"
        " problem = NULL WHERE id = %(id)s",
        id=due.id,
        status=status,
    )
    run(
        conn,
        "UPDATE webhook_endpoint SET failures = 0, quiet_until = NULL WHERE id = %(id)s",
        id=due.endpoint_id,
    )


def not_delivered(
    conn: Connection,
    due: Due,
    *,
    status: int | None,
    problem: str,
    again_in: float | None,
    quiet: float,
) -> None:
    """Note that a program did not take it, when it is told again (None is never), and for how many
    seconds nothing else is sent there."""
    run(
        conn,
        "UPDATE webhook_delivery SET status = %(status)s, problem = %(problem)s,"
        " state = CASE WHEN %(again)s::float8 IS NULL THEN 'failed' ELSE 'waiting' END,"
        " due_at = now() + make_interval(secs => %(again)s::float8) WHERE id = %(id)s",
        id=due.id,
        status=status,
        problem=problem,
        again=again_in,
    )
    run(
        conn,
        "UPDATE webhook_endpoint SET failures = failures + 1,"
        " quiet_until = now() + make_interval(secs => %(quiet)s) WHERE id = %(id)s",
        id=due.endpoint_id,
        quiet=quiet,
    )

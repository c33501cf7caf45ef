"""The queue of documents that wait for a verifier: who holds which, who is to get which."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from schemas.base import Model
from workers.database import Connection
from workers.models import Role
from workers.repository.query import row, rows, run

_FREE = "(r.held_by IS NULL OR r.held_by = %(user_id)s OR r.held_until <= now())"
_OF_FORM = (
    "(%(form)s::text IS NULL OR EXISTS (SELECT FROM record x"
    " WHERE x.document_id = d.id AND x.form = %(form)s))"
)
_WAITING = (
    "document d JOIN review r ON r.document_id = d.id AND r.closed_at IS NULL"
    " WHERE d.office_id = %(office_id)s AND d.state = 'needs_review'"
)
_STANDING = (
    "CASE WHEN r.held_until > now() THEN r.held_by END AS held_by,"
    " CASE WHEN r.held_until > now() THEN r.held_since END AS held_since,"
    " (SELECT u.full_name FROM app_user u WHERE u.id = r.held_by AND r.held_until > now())"
    " AS holder,"
    " r.sent_to, (SELECT u.full_name FROM app_user u WHERE u.id = r.sent_to) AS addressee,"
    " (SELECT u.full_name FROM app_user u WHERE u.id = r.sent_by) AS sender,"
    " r.sent_note, r.sent_at"
)


class Standing(Model):
    """Who has a document under review in hand, and to whom it was sent with which note.

    ``held_by``, ``held_since`` and ``holder`` (a full name) are None while nobody has it.
    """

    held_by: UUID | None
    held_since: datetime | None
    holder: str | None
    sent_to: UUID | None
    addressee: str | None
    sender: str | None
    sent_note: str | None
    sent_at: datetime | None


class Waiting(Standing):
    """One line of the queue; ``unsure`` counts the fields that are left."""

    document_id: UUID
    receipt: str
    filename: str
    is_urgent: bool
    forms: tuple[str, ...]
    unsure: int
    received_at: datetime


class Colleague(Model):
    """Somebody a document can be sent to."""

    id: UUID
    full_name: str


def take_next(
    conn: Connection, office_id: UUID, user_id: UUID, form: str | None, seconds: float
) -> tuple[UUID, bool] | None:
    """Give the next document to a verifier, for so many seconds.

    What they hold already comes first, then what was sent to them, then urgent ones, then the
    counter's, the oldest first; what they gave back themselves comes last, and what was sent to
    somebody else not at all.

    Returns:
        The document and whether it is newly taken; None if there is none that nobody works on.
    """
    found = row(
        conn,
        "WITH next AS (SELECT r.id, r.held_by = %(user_id)s AND r.held_until > now() AS is_mine"
        f" FROM {_WAITING} AND {_FREE} AND {_OF_FORM}"
        " AND (r.sent_to IS NULL OR r.sent_to = %(user_id)s)"
        " ORDER BY (r.held_by IS NOT DISTINCT FROM %(user_id)s AND r.held_until > now()) DESC,"
        " r.returned_by IS NOT DISTINCT FROM %(user_id)s, r.sent_to IS NULL,"
        " d.is_urgent DESC, d.queue DESC, d.received_at, d.id"
        " LIMIT 1 FOR UPDATE OF r SKIP LOCKED)"
        " UPDATE review r SET held_by = %(user_id)s,"
        " held_since = CASE WHEN next.is_mine THEN r.held_since ELSE now() END,"
        " held_until = now() + make_interval(secs => %(seconds)s)"
        " FROM next WHERE r.id = next.id"
        " RETURNING r.document_id, coalesce(next.is_mine, false) AS is_mine",
        office_id=office_id,
        user_id=user_id,
        form=form,
        seconds=seconds,
    )
    return (found["document_id"], not found["is_mine"]) if found else None


def hold(conn: Connection, document_id: UUID, user_id: UUID, seconds: float) -> bool | None:
    """Give a document to a verifier, or let them keep it, for so many seconds from now.

    Returns:
        Whether it is newly taken; None if somebody else holds it, or no review of it is open.
    """
    found = row(
        conn,
        "WITH mine AS (SELECT r.id, r.held_by = %(user_id)s AND r.held_until > now() AS is_mine"
        " FROM review r WHERE r.document_id = %(id)s AND r.closed_at IS NULL"
        f" AND {_FREE} FOR UPDATE)"
        " UPDATE review r SET held_by = %(user_id)s,"
        " held_since = CASE WHEN mine.is_mine THEN r.held_since ELSE now() END,"
        " held_until = now() + make_interval(secs => %(seconds)s)"
        " FROM mine WHERE r.id = mine.id RETURNING coalesce(mine.is_mine, false) AS is_mine",
        id=document_id,
        user_id=user_id,
        seconds=seconds,
    )
    return None if found is None else not found["is_mine"]


def give_back(conn: Connection, document_id: UUID, user_id: UUID) -> bool:
    """Free a document that a verifier holds; return whether they held it."""
    return bool(
        run(
            conn,
            "UPDATE review SET held_by = NULL, held_since = NULL, held_until = NULL,"
            " returned_by = %(user_id)s WHERE document_id = %(id)s AND closed_at IS NULL"
            " AND held_by = %(user_id)s AND held_until > now()",
            id=document_id,
            user_id=user_id,
        )
    )


def send(
    conn: Connection, document_id: UUID, *, sender: UUID, addressee: UUID, note: str | None
) -> None:
    """Free a document for one colleague."""
    run(
        conn,
        "UPDATE review SET held_by = NULL, held_since = NULL, held_until = NULL,"
        " returned_by = NULL, sent_to = %(to)s, sent_by = %(by)s, sent_at = now(),"
        " sent_note = %(note)s WHERE document_id = %(id)s AND closed_at IS NULL",
        id=document_id,
        to=addressee,
        by=sender,
        note=note,
    )


def set_urgent(conn: Connection, office_id: UUID, document_id: UUID, *, is_urgent: bool) -> bool:
    """Say whether a document goes before others; return whether that is new."""
    return bool(
        run(
            conn,
            "UPDATE document SET is_urgent = %(urgent)s WHERE id = %(id)s"
            " AND office_id = %(office_id)s AND is_urgent <> %(urgent)s",
            id=document_id,
            office_id=office_id,
            urgent=is_urgent,
        )
    )


def is_urgent(conn: Connection, document_id: UUID) -> bool:
    """Return whether a document goes before others."""
    found = row(conn, "SELECT is_urgent FROM document WHERE id = %(id)s", id=document_id)
    return bool(found and found["is_urgent"])


def standing(conn: Connection, document_id: UUID) -> Standing | None:
    """Return how the open review of a document stands; None if none is open."""
    found = row(
        conn,
        f"SELECT {_STANDING} FROM review r WHERE r.document_id = %(id)s AND r.closed_at IS NULL",
        id=document_id,
    )
    return Standing.model_validate(found) if found else None


def waiting(conn: Connection, office_id: UUID, form: str | None, limit: int) -> tuple[Waiting, ...]:
    """Return the first documents of the queue, in the order in which they are handed out."""
    found = rows(
        conn,
        "SELECT d.id AS document_id, d.receipt, d.filename, d.is_urgent, d.received_at,"
        " ARRAY(SELECT x.form FROM record x WHERE x.document_id = d.id ORDER BY x.index) AS forms,"
        " (SELECT count(*) FROM field f WHERE f.document_id = d.id AND f.state = 'needs_review')"
        f" AS unsure, {_STANDING} FROM {_WAITING} AND {_OF_FORM}"
        " ORDER BY d.is_urgent DESC, d.queue DESC, d.received_at, d.id LIMIT %(limit)s",
        office_id=office_id,
        form=form,
        limit=limit,
    )
    return tuple(Waiting.model_validate(it) for it in found)


def count_by_form(conn: Connection, office_id: UUID) -> tuple[tuple[str, int], ...]:
    """Return how many documents wait of each form, the most first; one of two forms counts twice."""
    found = rows(
        conn,
        "SELECT x.form, count(DISTINCT x.document_id) AS n FROM record x"
        f" WHERE x.document_id IN (SELECT d.id FROM {_WAITING})"
        " GROUP BY x.form ORDER BY n DESC, x.form",
        office_id=office_id,
    )
    return tuple((it["form"], it["n"]) for it in found)


def count(conn: Connection, office_id: UUID) -> int:
    """Return how many documents wait for a verifier."""
    (found,) = rows(conn, f"SELECT count(*) AS n FROM {_WAITING}", office_id=office_id)
    return int(found["n"])


def colleagues(
    conn: Connection, office_id: UUID, roles: Collection[Role], but: UUID
) -> tuple[Colleague, ...]:
    """Return the active users of an office in some roles, all but one, by name."""
    found = rows(
        conn,
        "SELECT id, full_name FROM app_user WHERE office_id = %(office_id)s AND is_active"
        " AND role = ANY(%(roles)s) AND id <> %(but)s ORDER BY full_name, id",
        office_id=office_id,
        roles=[role.value for role in roles],
        but=but,
    )
    return tuple(Colleague.model_validate(it) for it in found)

"""Fields that are keyed a second time: which are to be keyed, by whom not, what came of it."""

from typing import Literal
from uuid import UUID

from schemas.base import Model
from schemas.geometry import Quad
from workers.database import Connection
from workers.repository.query import row, rows, run

Waits = Literal["waiting", "differs"]
"""For a second person to key it, or for a third to decide between two."""

_FREE = "(c.held_by IS NULL OR c.held_by = %(user_id)s OR c.held_until <= now())"
# Whoever had the document before them has seen the value.
_BLIND = (
    "NOT EXISTS (SELECT FROM audit a WHERE a.document_id = c.document_id"
    " AND a.actor_id = %(user_id)s AND a.action IN ('document_viewed', 'review_taken',"
    " 'field_confirmed', 'field_corrected', 'review_finished'))"
    " AND c.first_by IS DISTINCT FROM %(user_id)s"
)
_THIRD = "c.first_by IS DISTINCT FROM %(user_id)s AND c.second_by IS DISTINCT FROM %(user_id)s"
_MAY = {"waiting": _BLIND, "differs": _THIRD}
_HOLD = "held_by = %(user_id)s, held_until = now() + make_interval(secs => %(seconds)s)"


class Check(Model):
    """A field to be keyed again; ``record`` is the record's place in its document, ``quad`` the
    field's place on page ``page`` in page pixels, ``image_key`` where that page's image lies.

    The values are None where nothing stands, and of the second person also before they keyed it.
    """

    id: UUID
    document_id: UUID
    record_id: UUID
    record: int
    form: str
    key: str
    page: int
    quad: Quad
    image_key: str
    state: str
    machine_value: str | None
    first_value: str | None
    first_is_unreadable: bool
    first_by: UUID | None
    second_value: str | None
    second_is_unreadable: bool | None


class Open(Model):
    """What one person finds: how many fields they may key or decide on now, and how many wait in all."""

    mine: int
    all: int


def take_next(
    conn: Connection, office_id: UUID, user_id: UUID, waits: Waits, seconds: float
) -> UUID | None:
    """Give the next field to somebody who may have it, for so many seconds; what they hold first.

    Returns:
        The check; None if there is none that they may have and that nobody works on.
    """
    found = row(
        conn,
        f"WITH next AS (SELECT c.id FROM double_check c WHERE c.office_id = %(office_id)s"
        f" AND c.state = %(waits)s AND {_FREE} AND {_MAY[waits]}"
        " ORDER BY (c.held_by IS NOT DISTINCT FROM %(user_id)s) DESC, c.opened_at, c.id"
        " LIMIT 1 FOR UPDATE OF c SKIP LOCKED)"
        f" UPDATE double_check c SET {_HOLD} FROM next WHERE c.id = next.id RETURNING c.id",
        office_id=office_id,
        user_id=user_id,
        waits=waits,
        seconds=seconds,
    )
    return found["id"] if found else None


def hold(
    conn: Connection, check_id: UUID, user_id: UUID, waits: Waits, seconds: float
) -> Check | None:
    """Keep a field for somebody for so many seconds from now, locked until the transaction ends.

    Returns:
        The check; None if it does not wait so (any more), they may not have it, or somebody else has.
    """
    kept = run(
        conn,
        f"UPDATE double_check c SET {_HOLD} WHERE c.id = %(id)s AND c.state = %(waits)s"
        f" AND {_FREE} AND {_MAY[waits]}",
        id=check_id,
        user_id=user_id,
        waits=waits,
        seconds=seconds,
    )
    return _check(conn, check_id) if kept else None


def held(conn: Connection, check_id: UUID, user_id: UUID) -> Check | None:
    """Return a field that somebody holds at the moment; None if they do not."""
    found = row(
        conn,
        "SELECT FROM double_check WHERE id = %(id)s AND held_by = %(user_id)s"
        " AND held_until > now()",
        id=check_id,
        user_id=user_id,
    )
    return None if found is None else _check(conn, check_id)


def give_back(conn: Connection, check_id: UUID, user_id: UUID) -> None:
    """Let others have a field that somebody holds."""
    run(
        conn,
        "UPDATE double_check SET held_by = NULL, held_until = NULL"
        " WHERE id = %(id)s AND held_by = %(user_id)s",
        id=check_id,
        user_id=user_id,
    )


def count_open(conn: Connection, office_id: UUID, user_id: UUID, waits: Waits) -> Open:
    """Return how many fields of an office wait, and how many of them somebody may have now."""
    (found,) = rows(
        conn,
        f"SELECT count(*) AS all, count(*) FILTER (WHERE {_FREE} AND {_MAY[waits]}) AS mine"
        " FROM double_check c WHERE c.office_id = %(office_id)s AND c.state = %(waits)s",
        office_id=office_id,
        user_id=user_id,
        waits=waits,
    )
    return Open.model_validate(found)


def write_second(
    conn: Connection,
    check_id: UUID,
    *,
    agrees: bool,
    value: str | None,
    is_unreadable: bool,
    by: UUID,
) -> None:
    """Keep what the second person keyed."""
    run(
        conn,
        "UPDATE double_check SET state = %(state)s, second_value = %(value)s,"
        " second_is_unreadable = %(unreadable)s, second_by = %(by)s, second_at = now(),"
        " held_by = NULL, held_until = NULL WHERE id = %(id)s",
        id=check_id,
        state="agreed" if agrees else "differs",
        value=value,
        unreadable=is_unreadable,
        by=by,
    )


def write_settled(conn: Connection, check_id: UUID, by: UUID) -> None:
    """Note that a third person decided."""
    run(
        conn,
        "UPDATE double_check SET state = 'settled', settled_by = %(by)s, settled_at = now(),"
        " held_by = NULL, held_until = NULL WHERE id = %(id)s",
        id=check_id,
        by=by,
    )


def write_rights(
    conn: Connection, check_id: UUID, *, machine: bool, first: bool | None, second: bool
) -> None:
    """Note who was right; ``first`` is None where nobody had decided before."""
    run(
        conn,
        "UPDATE double_check SET machine_is_right = %(machine)s, first_is_right = %(first)s,"
        " second_is_right = %(second)s WHERE id = %(id)s",
        id=check_id,
        machine=machine,
        first=first,
        second=second,
    )


def _check(conn: Connection, check_id: UUID) -> Check | None:
    found = row(
        conn,
        "SELECT c.id, c.document_id, c.record_id, r.index AS record, r.form, c.key, f.page, f.quad,"
        " p.image_key, c.state, c.machine_value, c.first_value, c.first_is_unreadable, c.first_by,"
        " c.second_value, c.second_is_unreadable FROM double_check c"
        " JOIN record r ON r.id = c.record_id"
        " JOIN field f ON f.record_id = c.record_id AND f.key = c.key"
        " JOIN page p ON p.document_id = c.document_id AND p.index = f.page"
        " WHERE c.id = %(id)s",
        id=check_id,
    )
    return Check.model_validate(found) if found else None

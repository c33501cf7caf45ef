"""What programs were answered, by the keys they gave their requests."""

import json
from collections.abc import Mapping
from uuid import UUID

from schemas.base import Model
from workers.database import Connection
from workers.repository.query import row, run


class Known(Model):
    """A request that came before; ``status`` and ``answer`` are None while it is worked on."""

    fingerprint: str
    status: int | None
    answer: dict[str, str | bool] | None


def begin(
    conn: Connection,
    token_id: UUID,
    key: str,
    *,
    office_id: UUID,
    fingerprint: str,
    patience: float,
) -> bool:
    """Note that a request is worked on; return whether it is new.

    The same request that has had no answer for ``patience`` seconds is begun anew.
    """
    found = row(
        conn,
        "INSERT INTO idempotency_key AS k (token_id, key, office_id, fingerprint)"
        " VALUES (%(token_id)s, %(key)s, %(office_id)s, %(fingerprint)s)"
        " ON CONFLICT (token_id, key) DO UPDATE SET begun_at = now()"
        " WHERE k.status IS NULL AND k.fingerprint = excluded.fingerprint"
        " AND k.begun_at < now() - make_interval(secs => %(patience)s) RETURNING true",
        token_id=token_id,
        key=key,
        office_id=office_id,
        fingerprint=fingerprint,
        patience=patience,
    )
    return found is not None


def known(conn: Connection, token_id: UUID, key: str) -> Known | None:
    """Return the request that came with a key, or None."""
    found = row(
        conn,
        "SELECT fingerprint, status, answer FROM idempotency_key"
        " WHERE token_id = %(token_id)s AND key = %(key)s",
        token_id=token_id,
        key=key,
    )
    return Known.model_validate(found) if found else None


def keep(
    conn: Connection, token_id: UUID, key: str, status: int, answer: Mapping[str, str | bool]
) -> None:
    """Keep what a request was answered."""
    run(
        conn,
        "UPDATE idempotency_key SET status = %(status)s, answer = %(answer)s"
        " WHERE token_id = %(token_id)s AND key = %(key)s",
        token_id=token_id,
        key=key,
        status=status,
        answer=json.dumps(answer, ensure_ascii=False),
    )


def forget(conn: Connection, token_id: UUID, key: str) -> None:
    """Forget a request that has no answer."""
    run(
        conn,
        "DELETE FROM idempotency_key WHERE token_id = %(token_id)s AND key = %(key)s"
        " AND status IS NULL",
        token_id=token_id,
        key=key,
    )


def drop_old(conn: Connection, hours: int) -> None:
    """Forget the requests that are older than so many hours, those of the visit's office at least."""
    run(
        conn,
        "DELETE FROM idempotency_key WHERE begun_at < now() - make_interval(hours => %(hours)s)",
        hours=hours,
    )

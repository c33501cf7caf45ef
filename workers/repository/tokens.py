"""API tokens: whom a program speaks for, what it may do, until when."""

from collections.abc import Collection
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from schemas.base import Model
from workers.database import Connection
from workers.models import User
from workers.repository.query import row, rows, run
from workers.rights import Scope

_COLUMNS = (
    "t.id, t.user_id, u.office_id, u.full_name, u.is_active, t.name, t.scopes, t.created_at,"
    " t.expires_at, t.last_used_at, t.revoked_at"
)


class Program(Model):
    """Who asks with a token: the user it speaks for, and what it may do in their name."""

    user: User
    token_id: UUID
    scopes: frozenset[Scope]


class Token(Model):
    """A token as an administrator sees it; ``full_name`` and ``is_active`` are its user's."""

    id: UUID
    user_id: UUID
    office_id: UUID
    full_name: str
    is_active: bool
    name: str
    scopes: tuple[Scope, ...]
    created_at: datetime
    expires_at: datetime | None
    last_used_at: datetime | None
    revoked_at: datetime | None


def add(
    conn: Connection,
    user_id: UUID,
    name: str,
    secret: str,
    scopes: Collection[Scope],
    *,
    expires_at: datetime | None = None,
    created_by: UUID | None = None,
) -> UUID | None:
    """Store a token's hash; return its id, or None if it is stored already and stays as it is."""
    found = row(
        conn,
        "INSERT INTO api_token (user_id, name, token_sha256, scopes, expires_at, created_by)"
        " VALUES (%(user_id)s, %(name)s, %(hash)s, %(scopes)s, %(expires_at)s, %(created_by)s)"
        " ON CONFLICT DO NOTHING RETURNING id",
        user_id=user_id,
        name=name,
        hash=_hash_of(secret),
        scopes=[it.value for it in Scope if it in scopes],
        expires_at=expires_at,
        created_by=created_by,
    )
    return found["id"] if found else None


def program_of(conn: Connection, secret: str) -> Program | None:
    """Return who asks with a token, and note that it was used.

    None if it is unknown, revoked or past its end, or if its user was closed out.
    """
    found = row(conn, "SELECT * FROM user_by_token(%(hash)s)", hash=_hash_of(secret))
    if found is None:
        return None
    user = User.model_validate({name: found[name] for name in User.model_fields})
    return Program(user=user, token_id=found["token_id"], scopes=found["scopes"])


def listed(conn: Connection) -> tuple[Token, ...]:
    """Return the tokens that may be seen and are not revoked, the newest first."""
    found = rows(
        conn,
        f"SELECT {_COLUMNS} FROM api_token t JOIN app_user u ON u.id = t.user_id"
        " WHERE t.revoked_at IS NULL ORDER BY t.created_at DESC, t.id",
    )
    return tuple(Token.model_validate(it) for it in found)


def held(conn: Connection, token_id: UUID) -> Token | None:
    """Return a token that is not revoked, and hold it until the transaction ends; or None."""
    found = row(
        conn,
        f"SELECT {_COLUMNS} FROM api_token t JOIN app_user u ON u.id = t.user_id"
        " WHERE t.id = %(id)s AND t.revoked_at IS NULL FOR UPDATE OF t",
        id=token_id,
    )
    return Token.model_validate(found) if found else None


def revoke(conn: Connection, token_id: UUID) -> None:
    """End a token."""
    run(conn, "UPDATE api_token SET revoked_at = now() WHERE id = %(id)s", id=token_id)


def _hash_of(secret: str) -> str:
    # Tokens are random and long, so a plain hash cannot be guessed back, and it can be indexed.
    return sha256(secret.encode()).hexdigest()

"""Offices, users and API tokens."""

from hashlib import sha256
from uuid import UUID

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError

from workers.database import Connection
from workers.models import Office, Role, User
from workers.repository.query import row, run

_HASHER = PasswordHasher()
_NOBODYS_HASH = _HASHER.hash("")
_USER = "SELECT u.id, u.office_id, u.username, u.full_name, u.role FROM app_user u"


def by_username(conn: Connection, username: str) -> User | None:
    """Return the active user of that name (names are unique over all offices), or None."""
    found = row(conn, f"{_USER} WHERE u.username = %(name)s AND u.is_active", name=username)
    return User.model_validate(found) if found else None


def by_id(conn: Connection, user_id: UUID) -> User | None:
    """Return the active user with that id, or None."""
    found = row(conn, f"{_USER} WHERE u.id = %(id)s AND u.is_active", id=user_id)
    return User.model_validate(found) if found else None


def by_password(conn: Connection, username: str, password: str) -> User | None:
    """Return the active user if the password is theirs, or None; takes as long either way."""
    user = by_username(conn, username)
    stored = row(
        conn, "SELECT password_hash FROM app_user WHERE id = %(id)s", id=user.id if user else None
    )
    try:
        _HASHER.verify(stored["password_hash"] if stored else _NOBODYS_HASH, password)
    except VerificationError:
        return None
    return user


def by_api_token(conn: Connection, token: str) -> User | None:
    """Return the active user that a token which is not revoked stands for, or None."""
    found = row(
        conn,
        f"{_USER} JOIN api_token t ON t.user_id = u.id"
        " WHERE t.token_sha256 = %(hash)s AND t.revoked_at IS NULL AND u.is_active",
        hash=_token_hash(token),
    )
    return User.model_validate(found) if found else None


def office_by_code(conn: Connection, code: str) -> Office | None:
    """Return the office of that code, or None."""
    found = row(conn, "SELECT id, code, name FROM office WHERE code = %(code)s", code=code)
    return Office.model_validate(found) if found else None


def add_office(conn: Connection, code: str, name: str) -> None:
    """Add an office; one that exists stays as it is."""
    run(
        conn,
        "INSERT INTO office (code, name) VALUES (%(code)s, %(name)s) ON CONFLICT DO NOTHING",
        code=code,
        name=name,
    )


def put_user(
    conn: Connection,
    *,
    office_id: UUID,
    username: str,
    full_name: str,
    role: Role,
    password: str,
) -> User | None:
    """Add a user, or give the office's user of that name a new full name, role and password.

    Returns:
        The user; None if the name is taken in another office.
    """
    found = row(
        conn,
        "INSERT INTO app_user AS u (office_id, username, full_name, role, password_hash)"
        " VALUES (%(office_id)s, %(username)s, %(full_name)s, %(role)s, %(hash)s)"
        " ON CONFLICT (username) DO UPDATE SET full_name = excluded.full_name,"
        " role = excluded.role, password_hash = excluded.password_hash, is_active = true"
        " WHERE u.office_id = excluded.office_id"
        " RETURNING u.id, u.office_id, u.username, u.full_name, u.role",
        office_id=office_id,
        username=username,
        full_name=full_name,
        role=role,
        hash=_HASHER.hash(password),
    )
    return User.model_validate(found) if found else None


def add_api_token(conn: Connection, user_id: UUID, name: str, token: str) -> None:
    """Store a token's hash; a token that is stored already stays as it is."""
    run(
        conn,
        "INSERT INTO api_token (user_id, name, token_sha256)"
        " VALUES (%(user_id)s, %(name)s, %(hash)s) ON CONFLICT DO NOTHING",
        user_id=user_id,
        name=name,
        hash=_token_hash(token),
    )


def _token_hash(token: str) -> str:
    # Tokens are random and long, so a plain hash cannot be guessed back, and it can be indexed.
    return sha256(token.encode()).hexdigest()

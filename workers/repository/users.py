"""Offices and users."""

from uuid import UUID

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError

from workers.database import Connection
from workers.models import Office, Role, User
from workers.repository.query import Row, row, run

_HASHER = PasswordHasher()
_NOBODYS_HASH = _HASHER.hash("")
_USER = "u.id, u.office_id, u.username, u.full_name, u.role, u.session_epoch"


def by_username(conn: Connection, username: str) -> User | None:
    """Return the active user of that name (names are unique over all offices), or None."""
    return _user(row(conn, f"SELECT {_USER} FROM user_by_name(%(name)s) u", name=username))


def by_id(conn: Connection, user_id: UUID) -> User | None:
    """Return the active user with that id, or None."""
    return _user(row(conn, f"SELECT {_USER} FROM user_by_id(%(id)s) u", id=user_id))


def by_password(conn: Connection, username: str, password: str) -> User | None:
    """Return the active user if the password is theirs, or None; takes as long either way."""
    found = row(
        conn,
        f"SELECT {_USER}, u.password_hash FROM user_by_name(%(name)s) u",
        name=username,
    )
    try:
        _HASHER.verify(found["password_hash"] if found else _NOBODYS_HASH, password)
    except VerificationError:
        return None
    return _user({name: found[name] for name in User.model_fields} if found else None)


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
        " role = excluded.role, password_hash = excluded.password_hash, is_active = true,"
        " session_epoch = u.session_epoch + 1 WHERE u.office_id = excluded.office_id"
        f" RETURNING {_USER}",
        office_id=office_id,
        username=username,
        full_name=full_name,
        role=role,
        hash=hash_of(password),
    )
    return _user(found)


def hash_of(password: str) -> str:
    """Return what is stored of a password."""
    return _HASHER.hash(password)


def _user(found: Row | None) -> User | None:
    return User.model_validate(found) if found else None

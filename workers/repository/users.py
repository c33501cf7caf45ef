"""Offices, users and API tokens."""

from uuid import UUID

from psycopg2.extensions import connection as Connection

from workers.models import Office, User


def by_username(conn: Connection, username: str) -> User | None:
    """Return the active user of that name (names are unique over all offices), or None."""
    raise NotImplementedError


def by_id(conn: Connection, user_id: UUID) -> User | None:
    """Return the active user with that id, or None."""
    raise NotImplementedError


def by_password(conn: Connection, username: str, password: str) -> User | None:
    """Return the active user if the password is theirs, or None; takes as long either way."""
    raise NotImplementedError


def by_api_token(conn: Connection, token: str) -> User | None:
    """Return the active user that a token which is not revoked stands for, or None."""
    raise NotImplementedError


def office_by_code(conn: Connection, code: str) -> Office | None:
    """Return the office of that code, or None."""
    raise NotImplementedError

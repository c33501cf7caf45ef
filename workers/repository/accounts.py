"""Users and offices as an administrator sees them: all, and those who left too."""

from collections.abc import Sequence
from uuid import UUID

from schemas.base import Model
from workers.database import Connection
from workers.models import Account, Office, Role
from workers.repository.query import Row, row, rows, run
from workers.repository.users import hash_of

_ACCOUNT = "id, office_id, username, full_name, role, is_active"
_STAFF = (
    "FROM office o LEFT JOIN app_user u ON u.office_id = o.id"
    " WHERE (%(office)s::text IS NULL OR o.code = %(office)s) AND NOT EXISTS ("
    "SELECT FROM unnest(%(words)s::text[]) w WHERE strpos("
    "folded(concat_ws(' ', u.full_name, u.username, o.name, o.code)), w) = 0)"
)


class Seat(Model):
    """A user with their office; an office in which nobody is has one, with nobody."""

    office: Office
    account: Account | None


def offices(conn: Connection) -> tuple[Office, ...]:
    """Return the offices that may be seen, by name."""
    found = rows(conn, "SELECT id, code, name FROM office ORDER BY name, code")
    return tuple(Office.model_validate(it) for it in found)


def accounts(conn: Connection) -> tuple[Account, ...]:
    """Return the users that may be seen, the active ones first, by full name."""
    found = rows(
        conn, f"SELECT {_ACCOUNT} FROM app_user ORDER BY is_active DESC, full_name, username"
    )
    return tuple(Account.model_validate(it) for it in found)


def count_staff(conn: Connection, words: Sequence[str], office_code: str | None) -> int:
    """Return how many seats :func:`staff` finds."""
    (found,) = rows(conn, f"SELECT count(*) AS n {_STAFF}", words=list(words), office=office_code)
    return int(found["n"])


def staff(
    conn: Connection, words: Sequence[str], office_code: str | None, limit: int, offset: int
) -> tuple[Seat, ...]:
    """Return a slice of the offices that may be seen, by name, with their users.

    Active users come first, by given name, which stands last in Vietnamese.

    Args:
        words: folded; each stands in a user's names or in those of their office.
        office_code: only that office.
    """
    found = rows(
        conn,
        "SELECT o.id, o.code, o.name, u.id AS user_id, u.username, u.full_name, u.role, u.is_active"
        f" {_STAFF} ORDER BY folded(o.name), o.name, o.code, u.is_active DESC,"
        " folded(regexp_replace(u.full_name, '^.* ', '')), folded(u.full_name), u.full_name,"
        " u.username LIMIT %(limit)s OFFSET %(offset)s",
        words=list(words),
        office=office_code,
        limit=limit,
        offset=offset,
    )
    return tuple(_seat(it) for it in found)


def account(conn: Connection, user_id: UUID) -> Account | None:
    """Return a user, active or not, and hold them until the transaction ends; or None."""
    found = row(conn, f"SELECT {_ACCOUNT} FROM app_user WHERE id = %(id)s FOR UPDATE", id=user_id)
    return Account.model_validate(found) if found else None


def account_named(conn: Connection, username: str) -> Account | None:
    """Return the user of that name, active or not, or None."""
    found = row(conn, f"SELECT {_ACCOUNT} FROM app_user WHERE username = %(name)s", name=username)
    return Account.model_validate(found) if found else None


def new_office(conn: Connection, code: str, name: str) -> Office | None:
    """Add an office; None if the code is taken."""
    found = row(
        conn,
        "INSERT INTO office (code, name) VALUES (%(code)s, %(name)s) ON CONFLICT DO NOTHING"
        " RETURNING id, code, name",
        code=code,
        name=name,
    )
    return Office.model_validate(found) if found else None


def new_account(
    conn: Connection, *, office_id: UUID, username: str, full_name: str, role: Role, password: str
) -> Account | None:
    """Add a user; None if the name is taken in any office."""
    found = row(
        conn,
        "INSERT INTO app_user (office_id, username, full_name, role, password_hash)"
        " VALUES (%(office_id)s, %(username)s, %(full_name)s, %(role)s, %(hash)s)"
        f" ON CONFLICT DO NOTHING RETURNING {_ACCOUNT}",
        office_id=office_id,
        username=username,
        full_name=full_name,
        role=role,
        hash=hash_of(password),
    )
    return Account.model_validate(found) if found else None


def set_role(conn: Connection, user_id: UUID, role: Role) -> None:
    """Give a user another role."""
    run(conn, "UPDATE app_user SET role = %(role)s WHERE id = %(id)s", id=user_id, role=role)


def set_active(conn: Connection, user_id: UUID, is_active: bool) -> None:
    """Let a user in or keep them out; sessions that are open end."""
    run(
        conn,
        "UPDATE app_user SET is_active = %(is_active)s, session_epoch = session_epoch + 1"
        " WHERE id = %(id)s",
        id=user_id,
        is_active=is_active,
    )


def end_sessions(conn: Connection, user_id: UUID) -> None:
    """End all sessions of a user that are open."""
    run(conn, "UPDATE app_user SET session_epoch = session_epoch + 1 WHERE id = %(id)s", id=user_id)


def set_password(conn: Connection, user_id: UUID, password: str) -> None:
    """Give a user another password; sessions that are open end."""
    run(
        conn,
        "UPDATE app_user SET password_hash = %(hash)s, session_epoch = session_epoch + 1"
        " WHERE id = %(id)s",
        id=user_id,
        hash=hash_of(password),
    )


def _seat(found: Row) -> Seat:
    office = Office(id=found["id"], code=found["code"], name=found["name"])
    if found["user_id"] is None:
        return Seat(office=office, account=None)
    account = Account(
        id=found["user_id"],
        office_id=office.id,
        **{it: found[it] for it in ("username", "full_name", "role", "is_active")},
    )
    return Seat(office=office, account=account)

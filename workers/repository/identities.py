"""Who a provider of OpenID Connect says that users are."""

from uuid import UUID

from schemas.base import Model
from workers.database import Connection
from workers.models import User
from workers.repository.query import row, run


class Known(Model):
    """The user whom a subject of an issuer is, active or not."""

    user: User
    is_provisioned: bool
    is_active: bool


class Link(Model):
    """That a user can come in by single sign-on, and whether that is what made them a user."""

    is_provisioned: bool


def known(conn: Connection, issuer: str, subject: str) -> Known | None:
    """Return the user whom a subject is, of whatever office, or None."""
    found = row(
        conn,
        "SELECT * FROM user_by_identity(%(issuer)s, %(subject)s)",
        issuer=issuer,
        subject=subject,
    )
    if found is None:
        return None
    user = User.model_validate({name: found[name] for name in User.model_fields})
    return Known(user=user, is_provisioned=found["is_provisioned"], is_active=found["is_active"])


def link_of(conn: Connection, user_id: UUID) -> Link | None:
    """Return how a user comes in by single sign-on; None if they do not."""
    found = row(conn, "SELECT is_provisioned FROM identity WHERE user_id = %(id)s", id=user_id)
    return Link.model_validate(found) if found else None


def link(
    conn: Connection, user_id: UUID, issuer: str, subject: str, *, is_provisioned: bool
) -> bool:
    """Say who a user is; return False if the subject, or the user, is linked already."""
    linked = run(
        conn,
        "INSERT INTO identity (issuer, subject, user_id, is_provisioned)"
        " VALUES (%(issuer)s, %(subject)s, %(id)s, %(is_provisioned)s) ON CONFLICT DO NOTHING",
        issuer=issuer,
        subject=subject,
        id=user_id,
        is_provisioned=is_provisioned,
    )
    return linked == 1


def unlink(conn: Connection, user_id: UUID) -> bool:
    """Forget whom a user linked; return whether anything was known."""
    return (
        run(conn, "DELETE FROM identity WHERE user_id = %(id)s AND NOT is_provisioned", id=user_id)
        == 1
    )


def forget(conn: Connection, user_id: UUID) -> bool:
    """Forget who a user is to a provider, also where it made them a user; return whether that was
    known."""
    return run(conn, "DELETE FROM identity WHERE user_id = %(id)s", id=user_id) == 1


def office_id_of(conn: Connection, code: str) -> UUID | None:
    """Return the id of the office of that code, or None."""
    found = row(conn, "SELECT office_id_of(%(code)s) AS id", code=code)
    return found["id"] if found else None

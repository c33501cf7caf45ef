"""What accounts and tokens have handed in of late, known to all processes of the web."""

from uuid import UUID

from schemas.base import Model
from workers.database import Connection
from workers.models import User
from workers.repository.query import row, run


class Noted(Model):
    """What was noted ``seconds`` ago; how much of it counts still depends on the rate."""

    files: float
    bytes: float
    seconds: float


def noted(conn: Connection, user: User, token_id: UUID | None) -> Noted:
    """Return what was noted last of an account, or of a token of it, and hold it until the
    transaction ends."""
    values = {"office": user.office_id, "user": user.id, "token": token_id}
    run(
        conn,
        "INSERT INTO upload_rate (office_id, user_id, token_id)"
        " VALUES (%(office)s, %(user)s, %(token)s) ON CONFLICT DO NOTHING",
        **values,
    )
    found = row(
        conn,
        "SELECT files, bytes, greatest(extract(epoch FROM clock_timestamp() - at), 0)::float8"
        " AS seconds FROM upload_rate WHERE user_id = %(user)s"
        " AND token_id IS NOT DISTINCT FROM %(token)s FOR UPDATE",
        **values,
    )
    return Noted.model_validate(found)


def note(conn: Connection, user: User, token_id: UUID | None, *, files: float, size: float) -> None:
    """Note what counts now, in files and bytes."""
    run(
        conn,
        "UPDATE upload_rate SET files = %(files)s, bytes = %(size)s, at = clock_timestamp()"
        " WHERE user_id = %(user)s AND token_id IS NOT DISTINCT FROM %(token)s",
        user=user.id,
        token=token_id,
        files=files,
        size=size,
    )

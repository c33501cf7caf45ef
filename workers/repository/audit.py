"""The append-only book of who did what; ids, codes and field keys, no personal data."""

from datetime import datetime
from uuid import UUID

from schemas.base import Model
from workers.database import Connection
from workers.repository.query import rows, run

_MOST_LINES = 500


class Line(Model):
    """One line about a document; ``actor`` is a full name, None for hoso itself, ``program`` the
    name of the token with which somebody's program did it."""

    at: datetime
    actor: str | None
    program: str | None = None
    action: str
    record: int | None
    field: str | None
    code: str | None


def write(
    conn: Connection,
    action: str,
    *,
    office_id: UUID,
    actor: UUID | None,
    document_id: UUID | None = None,
    record: int | None = None,
    field: str | None = None,
    code: str | None = None,
    subject: UUID | None = None,
) -> None:
    """Write one line.

    Args:
        action: what was done, in the past tense: ``document_received``, ``field_corrected``.
        office_id: whose document or user it concerns.
        actor: the user who did it; None for hoso itself.
        document_id: the document it was done to.
        record: the place of the record in its document.
        field: the key of the field.
        code: a reason code, or a role.
        subject: the user it was done to.
    """
    run(
        conn,
        "INSERT INTO audit (office_id, actor_id, action, document_id, record, field, code,"
        " subject_id) VALUES (%(office_id)s, %(actor)s, %(action)s, %(document_id)s, %(record)s,"
        " %(field)s, %(code)s, %(subject)s)",
        office_id=office_id,
        actor=actor,
        action=action,
        document_id=document_id,
        record=record,
        field=field,
        code=code,
        subject=subject,
    )


def of_document(conn: Connection, office_id: UUID, document_id: UUID) -> tuple[Line, ...]:
    """Return the last lines about a document of the office, the newest first."""
    found = rows(
        conn,
        "SELECT a.at, u.full_name AS actor, t.name AS program, a.action, a.record, a.field, a.code"
        " FROM audit a"
        " LEFT JOIN app_user u ON u.id = a.actor_id"
        " LEFT JOIN api_token t ON t.id = a.token_id WHERE a.office_id = %(office_id)s"
        " AND a.document_id = %(id)s ORDER BY a.id DESC LIMIT %(most)s",
        office_id=office_id,
        id=document_id,
        most=_MOST_LINES,
    )
    return tuple(Line.model_validate(it) for it in found)

"""Batches: documents that came together."""

from uuid import UUID

from workers.database import Connection
from workers.repository.query import rows


def add(conn: Connection, office_id: UUID, name: str, created_by: UUID | None) -> UUID:
    """Add a batch and return its id."""
    (added,) = rows(
        conn,
        "INSERT INTO batch (office_id, name, created_by)"
        " VALUES (%(office_id)s, %(name)s, %(by)s) RETURNING id",
        office_id=office_id,
        name=name,
        by=created_by,
    )
    batch_id: UUID = added["id"]
    return batch_id

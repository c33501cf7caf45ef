"""Receipts: what is printed for whoever handed a document in, and the way back from it."""

from datetime import datetime
from uuid import UUID

from schemas.base import Model
from workers.database import Connection
from workers.repository.query import row


class Slip(Model):
    """What a receipt says; ``received_by`` is None where hoso itself took the document in, and
    ``page_count`` until the file was opened."""

    document_id: UUID
    receipt: str
    office_name: str
    received_at: datetime
    received_by: str | None
    page_count: int | None
    is_waiting: bool


def slip_of(conn: Connection, office_id: UUID, receipt: str) -> Slip | None:
    """Return the receipt of that number, or None if the office has none such."""
    found = row(
        conn,
        "SELECT d.id AS document_id, d.receipt, o.name AS office_name, d.received_at, d.page_count,"
        " d.state = 'received' AS is_waiting,"
        " (SELECT u.full_name FROM audit a JOIN app_user u ON u.id = a.actor_id"
        "  WHERE a.document_id = d.id AND a.action = 'document_received' ORDER BY a.id LIMIT 1)"
        " AS received_by"
        " FROM document d JOIN office o ON o.id = d.office_id"
        " WHERE d.office_id = %(office_id)s AND d.receipt = %(receipt)s",
        office_id=office_id,
        receipt=receipt,
    )
    return Slip.model_validate(found) if found else None

"""Receipts: their numbers, what is printed for whoever handed a document in, the way back from it."""

from datetime import datetime
from uuid import UUID

from schemas.base import Model
from workers.database import Connection
from workers.repository.query import row, rows, run

_TODAY = "(now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date"


class Slip(Model):
    """What a receipt says; ``received_by`` is None where hoso itself took the document in, and
    ``page_count`` until the file was opened. A part was received by whoever received the whole."""

    document_id: UUID
    receipt: str
    office_name: str
    received_at: datetime
    received_by: str | None
    page_count: int | None
    is_waiting: bool


def stand_in_line(conn: Connection, office_id: UUID) -> None:
    """Wait until no other document of the office gets a number; held until the transaction ends."""
    run(
        conn,
        "INSERT INTO receipt_counter AS c (office_id, day, last)"
        f" VALUES (%(office_id)s, {_TODAY}, 0)"
        " ON CONFLICT (office_id, day) DO UPDATE SET last = c.last",
        office_id=office_id,
    )


def next_number(conn: Connection, office_id: UUID) -> str:
    """Take the office's next number of today; no number is left out if the transaction ends well."""
    (taken,) = rows(
        conn,
        "INSERT INTO receipt_counter AS c (office_id, day, last)"
        f" VALUES (%(office_id)s, {_TODAY}, 1)"
        " ON CONFLICT (office_id, day) DO UPDATE SET last = c.last + 1"
        " RETURNING day, last AS number",
        office_id=office_id,
    )
    return f"HS-{taken['day']:%y%m%d}-{taken['number']:04d}"


def slip_of(conn: Connection, office_id: UUID, receipt: str) -> Slip | None:
    """Return the receipt of that number, or None if the office has none such."""
    found = row(
        conn,
        "SELECT d.id AS document_id, d.receipt, o.name AS office_name, d.received_at, d.page_count,"
        " d.state = 'received' AS is_waiting,"
        " (SELECT u.full_name FROM audit a JOIN app_user u ON u.id = a.actor_id"
        "  WHERE a.document_id = coalesce(d.split_from, d.id) AND a.action = 'document_received' ORDER BY a.id LIMIT 1)"
        " AS received_by"
        " FROM document d JOIN office o ON o.id = d.office_id"
        " WHERE d.office_id = %(office_id)s AND d.receipt = %(receipt)s",
        office_id=office_id,
        receipt=receipt,
    )
    return Slip.model_validate(found) if found else None

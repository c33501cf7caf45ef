"""Boxes that verifiers wait for to be read again: one at a time for each of them and document."""

import json
from collections.abc import Sequence
from uuid import UUID

from schemas.base import Model
from schemas.geometry import Box, Quad
from schemas.page import Line
from workers.database import Connection
from workers.repository.query import row, run


class AskedBox(Model):
    """A box and what it is to be the place of; ``shown`` is the value that the verifier saw."""

    id: UUID
    office_id: UUID
    document_id: UUID
    record: int
    record_id: UUID
    form: str
    key: str
    page: int
    quad: Quad
    shown: str | None
    asked_by: UUID

    @property
    def box(self) -> Box:
        """The quad as a rectangle."""
        (left, top), _, (right, bottom), _ = self.quad
        return Box(left, top, right, bottom)


class BoxAnswer(Model):
    """What became of a box: its lines, or a code of what went wrong."""

    lines: tuple[Line, ...]
    code: str | None


def ask(
    conn: Connection,
    *,
    office_id: UUID,
    document_id: UUID,
    record_id: UUID,
    key: str,
    page: int,
    quad: Quad,
    shown: str | None,
    asked_by: UUID,
) -> UUID:
    """Ask for a box instead of what the verifier asked for before; the document has to be locked."""
    run(
        conn,
        "DELETE FROM box_reading WHERE document_id = %(id)s AND asked_by = %(by)s",
        id=document_id,
        by=asked_by,
    )
    found = row(
        conn,
        "INSERT INTO box_reading (office_id, document_id, record_id, key, page, quad, shown,"
        " asked_by) VALUES (%(office_id)s, %(id)s, %(record_id)s, %(key)s, %(page)s, %(quad)s,"
        " %(shown)s, %(by)s) RETURNING id",
        office_id=office_id,
        id=document_id,
        record_id=record_id,
        key=key,
        page=page,
        quad=json.dumps(quad),
        shown=shown,
        by=asked_by,
    )
    assert found is not None  # noqa: S101  # INSERT ... RETURNING gives its row
    box_id = found["id"]
    assert isinstance(box_id, UUID)  # noqa: S101
    return box_id


def asked(conn: Connection, box_id: UUID, *, lock: bool = False) -> AskedBox | None:
    """Return a box that still waits to be read, None if nobody waits for it any more.

    Args:
        conn: the transaction to ask in.
        box_id: of the box.
        lock: hold it until the transaction ends.
    """
    found = row(
        conn,
        "SELECT b.id, b.office_id, b.document_id, r.index AS record, b.record_id, r.form, b.key,"
        " b.page, b.quad, b.shown, b.asked_by FROM box_reading b JOIN record r ON r.id = b.record_id"
        f" WHERE b.id = %(id)s AND b.state = 'asked' {'FOR UPDATE OF b' if lock else ''}",
        id=box_id,
    )
    return AskedBox.model_validate(found) if found else None


def end(conn: Connection, box_id: UUID, lines: Sequence[Line]) -> None:
    """Say what was read in a box."""
    run(
        conn,
        "UPDATE box_reading SET state = 'read', lines = %(lines)s WHERE id = %(id)s",
        id=box_id,
        lines=json.dumps([line.model_dump() for line in lines], ensure_ascii=False),
    )


def fail(conn: Connection, box_id: UUID, code: str) -> None:
    """Say why nothing came of a box that waits."""
    run(
        conn,
        "UPDATE box_reading SET state = 'failed', code = %(code)s"
        " WHERE id = %(id)s AND state = 'asked'",
        id=box_id,
        code=code,
    )


def take_answer(conn: Connection, box_id: UUID) -> BoxAnswer | None:
    """Return what became of a box, and forget it; None while it waits to be read."""
    found = row(
        conn,
        "DELETE FROM box_reading WHERE id = %(id)s AND state <> 'asked'"
        " RETURNING coalesce(lines, '[]') AS lines, code",
        id=box_id,
    )
    return BoxAnswer.model_validate(found) if found else None


def withdraw(conn: Connection, box_id: UUID) -> None:
    """Forget a box that still waits: nobody wants it any more."""
    run(conn, "DELETE FROM box_reading WHERE id = %(id)s AND state = 'asked'", id=box_id)

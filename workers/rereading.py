"""A box that a verifier draws is to be read again and to become a field's place and value.

The verifier asks (a row), a worker reads and decides in the verifier's name, as long as the verifier
waits: taking the row away before that calls it off. The worker's half is in ``box_reader``.
"""

from typing import Final
from uuid import UUID

from schemas.errors import HosoError
from schemas.geometry import Box
from workers import queueing
from workers.database import Connection
from workers.models import User
from workers.repository import boxes, pages, records
from workers.reviewing import FieldChanged, NoSuchField

SMALLEST: Final = 8.0
"""Least width and height of a box, in page pixels: half a letter at the reading scale."""


class NoSuchBox(HosoError):
    """The box is not on the page, or too small to hold a letter."""

    code = "no_such_box"
    message = "Khung quá nhỏ hoặc nằm ngoài trang. Hãy khoanh lại chỗ ghi."
    message_en = "The box is too small or not on the page. Draw it again."


class NothingRead(HosoError):
    """No letter was read in the box."""

    code = "nothing_read"
    message = "Không đọc được chữ nào trong khung này. Hãy khoanh lại hoặc gõ giá trị."
    message_en = "Nothing could be read in this box. Draw it again, or type the value."


def ask(
    conn: Connection,
    user: User,
    document_id: UUID,
    *,
    record: int,
    key: str,
    shown: str | None,
    page: int,
    box: Box,
) -> UUID:
    """Ask for a box to be read for a field; return the id under which it is answered.

    Args:
        conn: the transaction to do it in.
        user: the verifier, who takes or keeps the document.
        document_id: the document under review.
        record: the record's place in the document.
        key: the field's key in that record.
        shown: the stored value that the verifier saw.
        page: the page's index.
        box: in the pixels of the page; what lies beyond the page is cut off.

    Raises:
        NoSuchField: if there is no such document, record or field in this office.
        NotUnderReview: if the document does not wait for a verifier.
        HeldByAnother: if somebody else works on it.
        FieldChanged: if somebody has given the field another value meanwhile.
        NoSuchBox: if there is no such place to read.
    """
    queueing.keep(conn, user, document_id)
    found = records.find_field(conn, document_id, record, key)
    if found is None:
        raise NoSuchField(f"no field {key} in record {record} of document {document_id}")
    record_id, field = found
    if field.value != shown:
        raise FieldChanged(f"field {key} in record {record} of document {document_id}")
    size = pages.size(conn, document_id, page)
    if size is None:
        raise NoSuchBox(f"no page {page} in document {document_id}")
    on_page = _on_page(box, *size)
    return boxes.ask(
        conn,
        office_id=user.office_id,
        document_id=document_id,
        record_id=record_id,
        key=key,
        page=page,
        quad=on_page.quad,
        shown=shown,
        asked_by=user.id,
    )


def _on_page(box: Box, width: int, height: int) -> Box:
    left, right = sorted((box.left, box.right))
    top, bottom = sorted((box.top, box.bottom))
    cut = Box(max(0.0, left), max(0.0, top), min(float(width), right), min(float(height), bottom))
    if not (cut.right - cut.left >= SMALLEST and cut.bottom - cut.top >= SMALLEST):
        raise NoSuchBox(f"box of {cut.right - cut.left} x {cut.bottom - cut.top}")
    return cut

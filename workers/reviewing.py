"""What a verifier does: confirm a field, correct it, finish the document."""

from uuid import UUID

from psycopg2.extensions import connection as Connection

from schemas.errors import HosoError


class NoSuchField(HosoError):
    """The office has no such document, or the document no such record or field."""

    code = "no_such_field"
    message = "Không tìm thấy tài liệu hoặc mục này."
    message_en = "There is no such document or field."


class NotUnderReview(HosoError):
    """The document is not waiting for a verifier (any more)."""

    code = "not_under_review"
    message = "Tài liệu này không ở trạng thái chờ kiểm tra."
    message_en = "This document is not under review."


class NotFinished(HosoError):
    """Fields are left that nobody has looked at."""

    code = "not_finished"
    message = "Vẫn còn mục chưa được kiểm tra. Hãy xác nhận hoặc sửa hết rồi mới hoàn tất."
    message_en = "Some fields have not been checked yet."


def confirm_field(
    conn: Connection, *, office_id: UUID, document_id: UUID, record: int, key: str, actor: UUID
) -> None:
    """Say that a field's value is right; a field already decided on stays as it is.

    Args:
        record: the record's place in ``DocumentDetail.records``.
        key: the field's key in that record.
        actor: the verifier's user id.

    Raises:
        NoSuchField: if there is no such document, record or field in this office.
        NotUnderReview: if the document does not wait for a verifier.
    """
    raise NotImplementedError


def correct_field(
    conn: Connection,
    *,
    office_id: UUID,
    document_id: UUID,
    record: int,
    key: str,
    value: str,
    actor: UUID,
) -> None:
    """Put the right value in a field; an empty one says that the paper has nothing there.

    Correcting to the value that stands there is the same as confirming it.

    Raises:
        NoSuchField: if there is no such document, record or field in this office.
        NotUnderReview: if the document does not wait for a verifier.
    """
    raise NotImplementedError


def finish(conn: Connection, *, office_id: UUID, document_id: UUID, actor: UUID) -> None:
    """Close the review: the document is done. Finishing a finished review changes nothing.

    Raises:
        NoSuchField: if the office has no such document.
        NotUnderReview: if the document never came to a review.
        NotFinished: if a field still needs review.
    """
    raise NotImplementedError

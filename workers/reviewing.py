"""What a verifier does: confirm a field, correct it, finish the document."""

from uuid import UUID

from schemas.document import DocumentState
from schemas.errors import HosoError
from schemas.reasons import NOT_ON_PAPER, UNREADABLE
from schemas.record import Field, FieldState, Reason
from workers.database import Connection
from workers.repository import audit, documents, queue, records, reviews
from workers.typed import clean_typed

HOLD_SECONDS = 300.0
"""How long a verifier has a document without a sign of life from the page."""

MARKS = (UNREADABLE, NOT_ON_PAPER)
"""What a verifier can say of a field instead of a value."""

_DECIDED = {FieldState.CONFIRMED, FieldState.CORRECTED}


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


class HeldByAnother(HosoError):
    """Somebody else works on the document."""

    code = "held_by_another"
    message = "Hồ sơ này đang được người khác kiểm tra. Vui lòng tải lại trang."
    message_en = "Somebody else is checking this document. Reload the page."


class FieldChanged(HosoError):
    """The field no longer has the value that the verifier decided on."""

    code = "field_changed"
    message = "Mục này vừa được người khác thay đổi. Vui lòng tải lại trang."
    message_en = "Somebody else has just changed this field. Reload the page."


class NotFinished(HosoError):
    """Fields are left that nobody has looked at."""

    code = "not_finished"
    message = "Vẫn còn mục chưa được kiểm tra. Hãy xác nhận hoặc sửa hết rồi mới hoàn tất."
    message_en = "Some fields have not been checked yet."


def confirm_field(
    conn: Connection,
    *,
    office_id: UUID,
    document_id: UUID,
    record: int,
    key: str,
    shown: str | None,
    actor: UUID,
) -> None:
    """Say that a field's value is right; a field already decided on stays as it is.

    Args:
        conn: the transaction to do it in.
        office_id: the verifier's office.
        document_id: the document under review.
        record: the record's place in ``DocumentDetail.records``.
        key: the field's key in that record.
        shown: the stored value that the verifier saw.
        actor: the verifier's user id.

    Raises:
        NoSuchField: if there is no such document, record or field in this office.
        FieldChanged: if somebody has given the field another value meanwhile.
        NotUnderReview: if the document does not wait for a verifier.
        HeldByAnother: if somebody else works on it.
    """
    _decide(conn, office_id, document_id, record, key, shown, actor)


def correct_field(
    conn: Connection,
    *,
    office_id: UUID,
    document_id: UUID,
    record: int,
    key: str,
    shown: str | None,
    value: str,
    actor: UUID,
) -> None:
    """Put the right value in a field; an empty one says that the paper has nothing there.

    Correcting to the value that stands there is the same as confirming it. A field decided on
    before can be corrected again while the document is under review. ``shown`` is as in
    :func:`confirm_field`.

    Raises:
        NoSuchField: if there is no such document, record or field in this office.
        FieldChanged: if somebody has given the field another value meanwhile.
        NotUnderReview: if the document does not wait for a verifier.
        HeldByAnother: if somebody else works on it.
    """
    clean = clean_typed(value)
    _decide(conn, office_id, document_id, record, key, shown, actor, correction=clean)


def mark_field(
    conn: Connection,
    *,
    office_id: UUID,
    document_id: UUID,
    record: int,
    key: str,
    shown: str | None,
    mark: Reason,
    actor: UUID,
) -> None:
    """Say why a field has no value: one of :data:`MARKS`, kept among its reasons.

    ``shown`` is as in :func:`confirm_field`.

    Raises:
        NoSuchField: if there is no such document, record or field in this office.
        FieldChanged: if somebody has given the field another value meanwhile.
        NotUnderReview: if the document does not wait for a verifier.
        HeldByAnother: if somebody else works on it.
    """
    _decide(conn, office_id, document_id, record, key, shown, actor, correction="", mark=mark)


def save_draft(
    conn: Connection,
    *,
    office_id: UUID,
    document_id: UUID,
    record: int,
    key: str,
    typed: str | None,
    actor: UUID,
) -> None:
    """Keep what a verifier typed into a field and has not decided on; None forgets it.

    Raises:
        NoSuchField: if there is no such document, record or field in this office.
        NotUnderReview: if the document does not wait for a verifier.
        HeldByAnother: if somebody else works on it.
    """
    state, record_id, _ = _locked_field(conn, office_id, document_id, record, key)
    if state is not DocumentState.NEEDS_REVIEW:
        raise NotUnderReview(f"document {document_id} is {state}")
    _hold(conn, document_id, actor)
    if typed is None:
        reviews.drop_drafts(conn, record_id, key, user_id=actor)
    else:
        reviews.save_draft(conn, document_id, record_id, key, user_id=actor, typed=typed)


def finish(conn: Connection, *, office_id: UUID, document_id: UUID, actor: UUID) -> None:
    """Close the review: the document is done. Finishing a finished review changes nothing.

    A document of an unknown form has no fields and can be finished as it is.

    Raises:
        NoSuchField: if the office has no such document.
        NotUnderReview: if the document never came to a review.
        NotFinished: if a field still needs review.
        HeldByAnother: if somebody else works on it.
    """
    state = reviews.lock_document(conn, office_id, document_id)
    if state is None:
        raise NoSuchField(f"no document {document_id} in office {office_id}")
    if state is DocumentState.DONE and reviews.was_reviewed(conn, document_id):
        return
    if state is not DocumentState.NEEDS_REVIEW:
        raise NotUnderReview(f"document {document_id} is {state}")
    _hold(conn, document_id, actor)
    unsure = reviews.unsure_fields(conn, document_id)
    if unsure:
        raise NotFinished(f"document {document_id} has {unsure} unsure fields")
    reviews.drop_all_drafts(conn, document_id)
    reviews.close_review(conn, document_id, actor)
    documents.finish(conn, document_id)
    audit.write(conn, "review_finished", office_id=office_id, actor=actor, document_id=document_id)


def _decide(
    conn: Connection,
    office_id: UUID,
    document_id: UUID,
    record: int,
    key: str,
    shown: str | None,
    actor: UUID,
    correction: str | None = None,
    mark: Reason | None = None,
) -> None:
    """Confirm a field, or correct it if a correction is given that differs from its value."""
    document, record_id, old = _locked_field(conn, office_id, document_id, record, key)
    # The document is locked, so nobody changes the field between this look and the writing.
    if old.value != shown:
        raise FieldChanged(f"field {key} in record {record} of document {document_id}")
    value = old.value if correction is None else (correction or None)
    is_correction = value != old.value
    reasons = old.reasons if correction is None else _reasons(old, mark)
    if old.state in _DECIDED and not is_correction and reasons == old.reasons:
        return
    if document is not DocumentState.NEEDS_REVIEW:
        raise NotUnderReview(f"document {document_id} is {document}")
    _hold(conn, document_id, actor)
    state = FieldState.CORRECTED if is_correction else FieldState.CONFIRMED
    reviews.write_decision(
        conn, document_id, record_id, key, old=old, state=state, value=value, decided_by=actor
    )
    records.decide_field(conn, record_id, key, state=state, value=value)
    reviews.set_reasons(conn, record_id, key, reasons)
    reviews.drop_drafts(conn, record_id, key)
    audit.write(
        conn,
        f"field_{state.value}",
        office_id=office_id,
        actor=actor,
        document_id=document_id,
        record=record,
        field=key,
        code=mark.code if mark else None,
    )


def _locked_field(
    conn: Connection, office_id: UUID, document_id: UUID, record: int, key: str
) -> tuple[DocumentState, UUID, Field]:
    """Return a field with its document's state and its record's id, the document held."""
    state = reviews.lock_document(conn, office_id, document_id)
    found = None if state is None else records.find_field(conn, document_id, record, key)
    if state is None or found is None:
        raise NoSuchField(f"no field {key} in record {record} of document {document_id}")
    return (state, *found)


def _reasons(old: Field, mark: Reason | None) -> tuple[Reason, ...]:
    """Return a field's reasons with a mark, or without any where it now has a value."""
    reasons = tuple(it for it in old.reasons if it not in MARKS)
    return reasons if mark is None else (*reasons, mark)


def _hold(conn: Connection, document_id: UUID, actor: UUID) -> None:
    """Take or keep the document for whoever decides on it."""
    if queue.hold(conn, document_id, actor, HOLD_SECONDS) is None:
        raise HeldByAnother(f"document {document_id}")

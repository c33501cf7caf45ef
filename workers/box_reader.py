"""The worker's half of ``rereading``: read the box and decide on its field, all or nothing."""

from uuid import UUID

from pipeline.boxes import BoxReading, value_in_box
from schemas.errors import HosoError
from schemas.record import Field, FieldState
from workers import queueing
from workers.database import Connection, connect
from workers.log import log, where
from workers.repository import audit, boxes, pages, records, reviews, users
from workers.repository.boxes import AskedBox
from workers.rereading import NothingRead
from workers.reviewing import MARKS, FieldChanged
from workers.storage import get_page_image
from workers.typed import Typed, read_typed
from workers.workshop import Workshop


def carry_out(shop: Workshop, box_id: UUID) -> None:
    """Read a box that somebody waits for, and put what it says in its field.

    Doing it twice, or two at once, changes nothing: the second finds the box answered.
    """
    with connect() as conn:
        asked = boxes.asked(conn, box_id)
        page = pages.stored(conn, asked.document_id, asked.page) if asked else None
    if asked is None or page is None:
        return
    try:
        image = get_page_image(shop.storage, page.image_key)
        form = shop.forms.get(asked.form)
        reading = value_in_box(
            image, page.result, asked.box, shop.reader(), form is not None and form.numbered
        )
        with connect() as conn:
            _put_in(conn, asked, reading)
    except HosoError as error:
        log.info("box_not_read", document_id=asked.document_id, error=where(error))
        with connect() as conn:
            boxes.fail(conn, box_id, error.code)
    else:
        log.info("box_read", document_id=asked.document_id, page=asked.page)


def _put_in(conn: Connection, asked: AskedBox, reading: BoxReading) -> None:
    """Decide on the field as the verifier asked for; a value that is doubted stays to be looked at."""
    user = users.by_id(conn, asked.asked_by)
    if user is None or not reading.text:
        raise NothingRead(f"document {asked.document_id}, page {asked.page}")
    queueing.keep(conn, user, asked.document_id)
    if boxes.asked(conn, asked.id, lock=True) is None:
        return
    found = records.find_field(conn, asked.document_id, asked.record, asked.key)
    if found is None or found[1].value != asked.shown:
        raise FieldChanged(f"field {asked.key} of document {asked.document_id}")
    record = records.of_document(conn, asked.document_id)[asked.record]
    typed = read_typed(record, asked.key, reading.text)
    field = _field(found[1], asked, reading, typed)
    if field.state is not FieldState.NEEDS_REVIEW:
        reviews.write_decision(
            conn,
            asked.document_id,
            asked.record_id,
            asked.key,
            old=found[1],
            state=field.state,
            value=field.value,
            decided_by=user.id,
        )
    records.put_field(conn, asked.record_id, asked.key, field)
    reviews.drop_drafts(conn, asked.record_id, asked.key)
    boxes.end(conn, asked.id, reading.lines)
    audit.write(
        conn,
        "field_reread",
        office_id=asked.office_id,
        actor=user.id,
        document_id=asked.document_id,
        record=asked.record,
        field=asked.key,
        code=typed.problem.code if typed.problem else None,
    )


def _field(old: Field, asked: AskedBox, reading: BoxReading, typed: Typed) -> Field:
    """Return what a field becomes; one whose text is hardly such a value is still to be decided on."""
    value = (typed.value or None) if typed.problem is None or typed.may_stay else None
    state = FieldState.CONFIRMED if value == old.value else FieldState.CORRECTED
    is_doubted = typed.problem is not None
    return old.model_copy(
        update={
            "value": value,
            "text": reading.text,
            "confidence": 0.0 if is_doubted else 1.0,
            "state": FieldState.NEEDS_REVIEW if is_doubted else state,
            "page": asked.page,
            "quad": asked.quad,
            "reasons": (typed.problem,)
            if typed.problem
            else tuple(it for it in old.reasons if it not in MARKS),
            "is_hand": reading.is_hand,
            "parts": {},
        }
    )

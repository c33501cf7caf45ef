"""Documents as the workers leave them, written without waiting for a worker."""

import io
from collections.abc import Sequence
from hashlib import sha256
from uuid import UUID, uuid4

from schemas.document import DocumentState, Seconds
from schemas.errors import UnsupportedType
from schemas.page import Page, Part, Said
from schemas.reasons import UNKNOWN_FORM
from schemas.record import Record
from tests.web.paper import read_paper
from tests.workers.desks import Desk
from workers import reviewing
from workers.database import Connection, connect
from workers.models import Queue
from workers.repository import arrangement, documents, pages, records, reviews
from workers.storage import Storage, put_original, put_page_image


def received(desk: Desk, storage: Storage, filename: str, data: bytes | None = None) -> UUID:
    """Store an original and the row of a document that no worker has seen."""
    content = data or f"{filename} {uuid4()}".encode()
    digest = sha256(content).hexdigest()
    put_original(storage, digest, io.BytesIO(content), len(content))
    with connect() as conn:
        return documents.add(
            conn,
            office_id=desk.office_id,
            filename=filename,
            sha256=digest,
            size_bytes=len(content),
            queue=Queue.COUNTER,
            batch_id=None,
            due_in=3600,
        ).document_id


def reviewable(
    desk: Desk,
    storage: Storage,
    filename: str = "khai-sinh.jpg",
    notices: tuple[str, ...] = (),
) -> UUID:
    """Store a read birth declaration with three unsure fields."""
    jpeg, page, record = read_paper()
    return under_review(desk, storage, filename, jpeg, [page], [record], notices=notices)


def finished(desk: Desk, storage: Storage, filename: str = "khai-sinh.jpg") -> UUID:
    """Store a read birth declaration whose unsure fields the desk's verifier confirmed."""
    document_id = reviewable(desk, storage, filename)
    with connect() as conn:
        for key, field in read_paper()[2].unsure():
            reviewing.confirm_field(
                conn,
                office_id=desk.office_id,
                document_id=document_id,
                record=0,
                key=key,
                shown=field.value,
                actor=desk.actor,
            )
        reviewing.finish(conn, office_id=desk.office_id, document_id=document_id, actor=desk.actor)
    return document_id


def unknown(desk: Desk, storage: Storage, filename: str = "giay-la.jpg") -> UUID:
    """Store a read page that is none of the forms."""
    jpeg, page, _ = read_paper()
    return under_review(desk, storage, filename, jpeg, [page], [], review_reason=UNKNOWN_FORM.code)


def in_two_pages(
    desk: Desk, storage: Storage, filename: str = "hai-to-khai.pdf", data: bytes | None = None
) -> UUID:
    """Store a file of two pages, each said to be a birth declaration and with three unsure fields."""
    jpeg, page, record = read_paper()
    document_id = received(desk, storage, filename, data)
    with connect() as conn:
        documents.open_pages(conn, document_id, page_count=2, notices=(), due_in=3600)
        for index in range(2):
            key = put_page_image(storage, document_id, index, jpeg)
            read = page.model_copy(update={"index": index})
            pages.store(conn, document_id, read, image_key=key, spent=Seconds(read=1.0))
            fields = {
                name: it if it.page is None else it.model_copy(update={"page": index})
                for name, it in record.fields.items()
            }
            there = record.model_copy(update={"pages": (index,), "fields": fields})
            records.add(conn, document_id, index, there)
            arrangement.say(conn, document_id, index, Said(part=Part.BEGINS, form=record.form))
        _put_under_review(conn, document_id, review_reason=None)
    return document_id


def rejected(desk: Desk, storage: Storage, filename: str = "thu-viec.docx") -> UUID:
    """Store a document that cannot be read."""
    document_id = received(desk, storage, filename)
    with connect() as conn:
        documents.reject(conn, document_id, UnsupportedType.code)
    return document_id


def under_review(
    desk: Desk,
    storage: Storage,
    filename: str,
    jpeg: bytes,
    read: Sequence[Page],
    found: Sequence[Record],
    *,
    notices: tuple[str, ...] = (),
    review_reason: str | None = None,
) -> UUID:
    """Store a document that was read and waits for a verifier; its pages have one image."""
    document_id = received(desk, storage, filename)
    with connect() as conn:
        documents.open_pages(conn, document_id, page_count=len(read), notices=notices, due_in=3600)
        for page in read:
            key = put_page_image(storage, document_id, page.index, jpeg)
            pages.store(conn, document_id, page, image_key=key, spent=Seconds(read=1.0))
        for index, record in enumerate(found):
            records.add(conn, document_id, index, record)
        _put_under_review(conn, document_id, review_reason)
    return document_id


def _put_under_review(conn: Connection, document_id: UUID, review_reason: str | None) -> None:
    documents.end_reading(
        conn,
        document_id,
        state=DocumentState.NEEDS_REVIEW,
        review_reason=review_reason,
        understand_seconds=0.1,
    )
    reviews.open_review(conn, document_id)

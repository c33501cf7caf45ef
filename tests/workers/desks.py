"""An office of its own for each test, with somebody in it, and documents in known states."""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID, uuid4

from schemas.document import DocumentState, Seconds
from schemas.page import Line, Page, PageGeometry, PageQuality
from schemas.reasons import UNCLEAR
from schemas.record import Field, FieldState, Record
from workers.bootstrap import add_user
from workers.database import connect
from workers.intake import receive
from workers.models import Queue, Receipt, Role
from workers.repository import documents, pages, records, reviews, users
from workers.repository.query import run
from workers.storage import Storage

UNIT = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
QUAD = ((10.0, 10.0), (90.0, 10.0), (90.0, 30.0), (10.0, 30.0))


@dataclass(frozen=True)
class Desk:
    """A verifier of an office that no other test knows."""

    office_id: UUID
    office_code: str
    actor: UUID
    username: str
    password: str

    def hand_in(
        self,
        storage: Storage,
        data: bytes,
        filename: str = "to-khai.png",
        queue: Queue = Queue.COUNTER,
    ) -> Receipt:
        """Upload a file as this user."""
        with connect() as conn:
            return receive(
                conn,
                storage,
                office_id=self.office_id,
                filename=filename,
                stream=io.BytesIO(data),
                queue=queue,
                actor=self.actor,
            )


def new_desk() -> Desk:
    """Make an office and a verifier in it."""
    code, username, password = f"o-{uuid4().hex[:10]}", f"u-{uuid4().hex[:10]}", "mật khẩu thử"
    with connect() as conn:
        users.add_office(conn, code, "Đơn vị thử nghiệm")
        user = add_user(
            conn,
            office_code=code,
            username=username,
            full_name="Lê Thị Thử",
            role=Role.VERIFIER,
            password=password,
        )
    return Desk(user.office_id, code, user.id, username, password)


GOOD_SCAN = PageQuality(sharpness=100.0, contrast=0.9, is_blurred=False, is_faint=False)


def read_page_of(
    index: int, text: str = "Họ và tên: Lê Văn Mẫu", quality: PageQuality = GOOD_SCAN
) -> Page:
    """Return what reading a small page with one line gives."""
    return Page(
        index=index,
        geometry=PageGeometry(
            width=100,
            height=50,
            original_width=100,
            original_height=50,
            rotation=0,
            skew=0.0,
            is_flattened=False,
            to_page=UNIT,
            to_original=UNIT,
        ),
        quality=quality,
        lines=(Line(text=text, score=0.9, quad=QUAD),),
    )


def field(state: FieldState, value: str | None = "Lê Văn Mẫu", confidence: float = 0.6) -> Field:
    """Return a field that stands on page 0."""
    return Field(
        value=value,
        text=value or "",
        confidence=confidence,
        state=state,
        page=0,
        quad=QUAD,
        reasons=(UNCLEAR,),
        is_hand=True,
        parts={"number": "12"},
        alternatives=("Lê Văn Mẩu",),
    )


def record_of(fields: Mapping[str, Field]) -> Record:
    """Return a record with these fields, found on page 0."""
    return Record(
        form="birth_registration",
        form_version="1",
        form_confidence=0.9,
        pages=(0,),
        fields=dict(fields),
    )


def document_row(desk: Desk, filename: str = "to-khai.png") -> UUID:
    """Write a received document of which only the row exists."""
    with connect() as conn:
        return documents.add(
            conn,
            office_id=desk.office_id,
            filename=filename,
            sha256=uuid4().hex * 2,
            size_bytes=1,
            queue=Queue.COUNTER,
            batch_id=None,
            due_in=3600,
        ).document_id


def opened_document(desk: Desk, page_count: int = 1) -> UUID:
    """Write a document whose pages wait to be read."""
    document_id = document_row(desk)
    with connect() as conn:
        documents.open_pages(conn, document_id, page_count=page_count, notices=(), due_in=3600)
    return document_id


def document_under_review(
    desk: Desk, fields: Mapping[str, Field], reason: str | None = None
) -> UUID:
    """Write a document of one page and one record that waits for a verifier."""
    document_id = opened_document(desk)
    with connect() as conn:
        pages.store(
            conn, document_id, read_page_of(0), image_key="pages/x/0.jpg", spent=Seconds(read=1.5)
        )
        if fields:
            records.add(conn, document_id, 0, record_of(fields))
        documents.end_reading(
            conn,
            document_id,
            state=DocumentState.NEEDS_REVIEW,
            review_reason=reason,
            understand_seconds=0.25,
        )
        reviews.open_review(conn, document_id)
    return document_id


def make_due(document_id: UUID) -> None:
    """Let a document and its pages look as if they had stood still for too long."""
    with connect() as conn:
        for table, key in (("document", "id"), ("page", "document_id")):
            run(
                conn,
                f"UPDATE {table} SET due_at = now() WHERE {key} = %(id)s AND due_at IS NOT NULL",
                id=document_id,
            )

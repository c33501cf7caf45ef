"""The estimate of a document's wait: from the pace of the last pages, or none."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from schemas.document import DocumentState, Seconds
from tests.workers.desks import Desk, document_row, opened_document, read_page_of
from workers.database import connect
from workers.models import DocumentSummary, Queue
from workers.repository import documents, pages
from workers.repository.pace import Pace, measured_pace, seconds_left, waits

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def summary(page_count: int | None = None, pages_read: int = 0) -> DocumentSummary:
    return DocumentSummary(
        id=uuid4(),
        receipt="HS-261124-0001",
        filename="to-khai.png",
        state=DocumentState.RECEIVED if page_count is None else DocumentState.PROCESSING,
        reason=None,
        message=None,
        notices=(),
        queue=Queue.COUNTER,
        page_count=page_count,
        pages_read=pages_read,
        forms=(),
        fields_total=0,
        fields_unsure=0,
        received_at=NOW - timedelta(seconds=5),
        finished_at=None,
    )


def pace(at_once: float = 1.0, last_read: datetime = NOW) -> Pace:
    return Pace(page_seconds=4.0, at_once=at_once, last_read=last_read, now=NOW)


@pytest.mark.parametrize(
    ("document", "before", "at_once", "seconds"),
    [
        (summary(), 0, 1.0, 4.0),
        (summary(), 2, 1.0, 12.0),
        (summary(page_count=5, pages_read=2), 0, 1.0, 12.0),
        (summary(page_count=5, pages_read=2), 3, 3.0, 8.0),
        (summary(page_count=1), 0, 4.0, 4.0),
    ],
)
def test_a_wait_counts_the_pages_before_and_its_own_and_how_many_are_read_at_once(
    document: DocumentSummary, before: int, at_once: float, seconds: float
) -> None:
    assert seconds_left(document, before, pace(at_once)) == seconds


def test_an_idle_system_promises_the_usual_time_to_a_new_document() -> None:
    assert seconds_left(summary(), 0, pace(last_read=NOW - timedelta(hours=3))) == 4.0


def test_nothing_is_promised_while_reading_stands_still() -> None:
    old = summary().model_copy(update={"received_at": NOW - timedelta(minutes=10)})
    assert seconds_left(old, 0, pace(last_read=NOW - timedelta(minutes=5))) is None
    assert seconds_left(old, 0, pace(last_read=NOW - timedelta(seconds=30))) == 4.0


def test_the_pace_is_that_of_the_pages_just_read(desk: Desk) -> None:
    document_id = opened_document(desk, page_count=1)
    with connect() as conn:
        pages.store(
            conn,
            document_id,
            read_page_of(0),
            image_key="pages/x/0.jpg",
            spent=Seconds(decode=0.5, preprocess=0.5, read=2.0),
        )
        found = measured_pace(conn)
    assert found is not None
    assert found.page_seconds > 0
    assert found.at_once >= 1


def test_earlier_documents_of_the_counter_are_waited_for_and_the_archives_are_not(
    desk: Desk,
) -> None:
    first, second = opened_document(desk, page_count=3), document_row(desk)
    with connect() as conn:
        pages.store(
            conn, first, read_page_of(0), image_key="pages/x/0.jpg", spent=Seconds(read=2.0)
        )
        archived = documents.add(
            conn,
            office_id=desk.office_id,
            filename="luu-tru.pdf",
            sha256=uuid4().hex * 2,
            size_bytes=1,
            queue=Queue.ARCHIVE,
            batch_id=None,
            due_in=3600,
        ).document_id
    third = document_row(desk)
    with connect() as conn:
        ids: list[UUID] = [first, second, third, archived]
        found = waits(conn, documents.progress(conn, desk.office_id, ids))
    assert archived not in found
    assert found[first] < found[second] < found[third]

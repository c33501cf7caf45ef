"""Changes of documents are heard once they are committed, also after a lost connection."""

from collections.abc import Iterator
from queue import Empty, Queue
from threading import Semaphore
from uuid import UUID, uuid4

import pytest

from schemas.document import Seconds
from schemas.record import FieldState
from tests.servers import Servers
from tests.workers.desks import Desk, document_row, field, opened_document, read_page_of
from tests.workers.desks import document_under_review as under_review
from workers.database import connect
from workers.events import Change, Listener, changes_in
from workers.models import Queue as WorkQueue
from workers.repository import documents, pages, records
from workers.repository.query import run

HEARD_SECONDS = 20


class Ear:
    """What a running listener heard."""

    def __init__(self) -> None:
        self.heard: Queue[frozenset[Change]] = Queue()
        self.connected = Semaphore(0)
        self.listener = Listener(self.heard.put, self.connected.release)

    def waits_to_be_connected(self) -> None:
        assert self.connected.acquire(timeout=HEARD_SECONDS)

    def has_heard_what_was_before(self, desk: Desk) -> None:
        """Notifications come in the order of the commits, so a later document's is the last."""
        self.hears_of(document_row(desk))

    def hears_of(self, document_id: UUID) -> Change:
        while True:
            for change in self.heard.get(timeout=HEARD_SECONDS):
                if change.document_id == document_id:
                    return change


@pytest.fixture
def ear(servers: Servers) -> Iterator[Ear]:
    hearing = Ear()
    hearing.listener.start()
    hearing.waits_to_be_connected()
    yield hearing
    hearing.listener.stop()


def test_a_new_document_is_heard_of_with_its_office(ear: Ear, desk: Desk) -> None:
    document_id = document_row(desk)
    assert ear.hears_of(document_id) == Change(desk.office_id, document_id)


def test_each_page_that_is_read_is_heard_of(ear: Ear, desk: Desk) -> None:
    document_id = opened_document(desk, page_count=2)
    ear.has_heard_what_was_before(desk)
    with connect() as conn:
        pages.store(
            conn, document_id, read_page_of(1), image_key="pages/x/1.jpg", spent=Seconds(read=1.0)
        )
    assert ear.hears_of(document_id) == Change(desk.office_id, document_id)


def test_a_decided_field_is_heard_of(ear: Ear, desk: Desk) -> None:
    document_id = under_review(desk, {"child_name": field(FieldState.NEEDS_REVIEW)})
    ear.has_heard_what_was_before(desk)
    with connect() as conn:
        found = records.find_field(conn, document_id, 0, "child_name")
        assert found is not None
        records.decide_field(
            conn, found[0], "child_name", state=FieldState.CONFIRMED, value="Lê Văn Mẫu"
        )
    assert ear.hears_of(document_id) == Change(desk.office_id, document_id)


def test_what_is_rolled_back_is_not_heard_of(ear: Ear, desk: Desk) -> None:
    with pytest.raises(KeyError):
        _add_then_fail(desk)
    kept = document_row(desk)
    heard = ear.heard.get(timeout=HEARD_SECONDS)
    assert {it.document_id for it in heard if it.office_id == desk.office_id} == {kept}
    with pytest.raises(Empty):
        ear.heard.get_nowait()


def _add_then_fail(desk: Desk) -> None:
    with connect() as conn:
        documents.add(
            conn,
            office_id=desk.office_id,
            filename="bỏ.png",
            sha256=uuid4().hex * 2,
            size_bytes=1,
            queue=WorkQueue.COUNTER,
            batch_id=None,
            due_in=3600,
        )
        raise KeyError


def test_a_listener_whose_connection_was_cut_listens_again(ear: Ear, desk: Desk) -> None:
    with connect() as conn:
        cut = run(
            conn,
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE application_name = 'hoso-events'",
        )
    assert cut >= 1
    ear.waits_to_be_connected()
    document_id = document_row(desk)
    assert ear.hears_of(document_id) == Change(desk.office_id, document_id)


def test_a_document_notified_twice_changed_once() -> None:
    office, document = uuid4(), uuid4()
    assert changes_in([f"{office} {document}"] * 2) == {Change(office, document)}

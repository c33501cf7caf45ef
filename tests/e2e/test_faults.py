"""Whatever is killed, flushed or cut off on the way, every document comes to its end, once."""

import io
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
import redis

from schemas.document import DocumentState
from tests.e2e.crews import Crew, crew
from tests.servers import Servers
from tests.waiting import wait_until
from tests.workers import papers
from tests.workers.desks import Desk, make_due, new_desk
from tests.workers.dumps import dump
from tests.workers.queues import drained
from workers.bell import waiting_messages
from workers.database import connect
from workers.models import DocumentSummary, Queue
from workers.repository import documents
from workers.repository.query import rows
from workers.storage import Storage, list_inbox

pytestmark = pytest.mark.e2e

UNKNOWN = (DocumentState.NEEDS_REVIEW, "unknown_form")


@pytest.fixture(scope="module")
def desk(servers: Servers) -> Desk:
    """A verifier whose office also owns the inbox."""
    return new_desk()


@pytest.fixture(scope="module")
def team(servers: Servers, desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crew]:
    """One crew for all tests that leave it fit for work."""
    for queue in Queue:
        drained(queue)
    with crew(servers, tmp_path_factory.mktemp("crew"), HOSO_INBOX_OFFICE=desk.office_code) as it:
        yield it


def summary_of(desk: Desk, document_id: UUID) -> DocumentSummary:
    with connect() as conn:
        (summary,) = documents.progress(conn, desk.office_id, [document_id])
    return summary


def wait_for_end(desk: Desk, *document_ids: UUID) -> list[tuple[DocumentState, str | None]]:
    """Wait until documents have come to an end or a verifier; return state and reason of each."""
    under_way = {DocumentState.RECEIVED, DocumentState.PROCESSING}
    wait_until(lambda: all(summary_of(desk, it).state not in under_way for it in document_ids))
    return [(it.state, it.reason) for it in (summary_of(desk, one) for one in document_ids)]


def is_being_read(document_id: UUID) -> bool:
    """Return whether a worker counted the first page as begun and holds its lock.

    Looks from outside: trying for the lock would itself hold it for a moment.
    """
    (page,) = dump(document_id)["page"] or [{"state": None, "attempts": 0}]
    if page["state"] != "waiting" or not page["attempts"]:
        return False
    with connect() as conn:
        holders = rows(
            conn,
            "SELECT FROM pg_locks JOIN pg_stat_activity USING (pid)"
            " WHERE relation = 'page'::regclass AND mode = 'RowShareLock'"
            " AND state = 'idle in transaction' AND pid <> pg_backend_pid()",
        )
    return bool(holders)


def assert_done_once(desk: Desk, document_id: UUID) -> None:
    """Assert that a document ended as it should, and that no step left its mark twice."""
    assert wait_for_end(desk, document_id) == [UNKNOWN]
    after = dump(document_id)
    actions = [it["action"] for it in after["audit"]]
    assert sorted(actions) == ["document_opened", "document_received", "document_understood"]
    assert len(after["review"]) == 1
    assert all(it["state"] == "read" for it in after["page"])


def test_a_document_of_three_pages_goes_through(team: Crew, desk: Desk, storage: Storage) -> None:
    receipt = desk.hand_in(storage, papers.pages_tiff(3), "ba-trang.tiff")
    assert_done_once(desk, receipt.document_id)
    assert summary_of(desk, receipt.document_id).pages_read == 3


def test_a_worker_killed_in_the_middle_of_a_page_is_replaced_by_another(
    servers: Servers,
    desk: Desk,
    storage: Storage,
    tmp_path_factory: pytest.TempPathFactory,
    team: Crew,
) -> None:
    with team.asleep():
        with crew(servers, tmp_path_factory.mktemp("doomed")) as doomed:
            receipt = desk.hand_in(storage, papers.full_page())
            wait_until(lambda: is_being_read(receipt.document_id))
            doomed.signal(signal.SIGKILL)
        wait_until(lambda: not is_being_read(receipt.document_id))
        assert [it["state"] for it in dump(receipt.document_id)["page"]] == ["waiting"]
    assert_done_once(desk, receipt.document_id)
    assert dump(receipt.document_id)["page"][0]["attempts"] == 2


def test_a_worker_that_is_stopped_or_killed_leaves_no_paper_behind(
    servers: Servers,
    desk: Desk,
    storage: Storage,
    tmp_path_factory: pytest.TempPathFactory,
    team: Crew,
) -> None:
    home = tmp_path_factory.mktemp("home")

    def papers_left() -> list[Path]:
        return list((home / "originals").glob("*/original"))

    with team.asleep():
        with crew(servers, tmp_path_factory.mktemp("stopped"), HOSO_HOME=str(home)) as stopped:
            assert_done_once(desk, desk.hand_in(storage, papers.picture()).document_id)
            assert len(papers_left()) == 1
            stopped.worker.terminate()
            stopped.worker.wait(60)
        assert papers_left() == []
        with crew(servers, tmp_path_factory.mktemp("killed"), HOSO_HOME=str(home)) as killed:
            assert_done_once(desk, desk.hand_in(storage, papers.picture()).document_id)
            killed.signal(signal.SIGKILL)
            killed.worker.wait()
        assert len(papers_left()) == 1
        with crew(servers, tmp_path_factory.mktemp("next"), HOSO_HOME=str(home)):
            assert papers_left() == []


def test_a_child_killed_in_the_middle_of_a_page_is_replaced(
    team: Crew, desk: Desk, storage: Storage
) -> None:
    receipt = desk.hand_in(storage, papers.full_page())
    wait_until(lambda: is_being_read(receipt.document_id))
    os.kill(team.child(), signal.SIGKILL)
    assert_done_once(desk, receipt.document_id)
    assert dump(receipt.document_id)["page"][0]["attempts"] == 2


def test_a_flushed_broker_loses_nothing(
    servers: Servers, team: Crew, desk: Desk, storage: Storage
) -> None:
    with team.asleep():
        ids = [desk.hand_in(storage, papers.picture()).document_id for _ in range(3)]
        url = servers.settings.broker_url.get_secret_value()
        for document_id in ids:
            make_due(document_id)
        redis.Redis(unix_socket_path=url.removeprefix("redis+socket://")).flushall()
        assert waiting_messages(Queue.COUNTER) == 0
    for document_id in ids:
        assert_done_once(desk, document_id)


def test_the_counter_is_served_before_the_archive(team: Crew, desk: Desk, storage: Storage) -> None:
    with team.asleep():
        archive = [
            desk.hand_in(storage, papers.picture(), queue=Queue.ARCHIVE).document_id
            for _ in range(4)
        ]
        urgent = desk.hand_in(storage, papers.picture(), queue=Queue.COUNTER).document_id
    assert wait_for_end(desk, urgent, *archive) == [UNKNOWN] * 5
    with connect() as conn:
        found = rows(
            conn,
            "SELECT document_id FROM audit WHERE action = 'document_understood'"
            " AND document_id = ANY(%(ids)s) ORDER BY id",
            ids=[urgent, *archive],
        )
    order = [it["document_id"] for it in found]
    # One message of the archive may have been on its way to the worker already.
    assert order.index(urgent) <= 1


def test_an_outage_of_the_store_is_waited_out(team: Crew, desk: Desk, storage: Storage) -> None:
    team.store.shut()
    receipt = desk.hand_in(storage, papers.picture())
    wait_until(lambda: dump(receipt.document_id)["document"][0]["outages"] > 0)
    assert summary_of(desk, receipt.document_id).state is DocumentState.RECEIVED
    team.store.open()
    assert_done_once(desk, receipt.document_id)


def test_an_outage_of_the_database_is_waited_out(team: Crew, desk: Desk, storage: Storage) -> None:
    receipt = desk.hand_in(storage, papers.full_page())
    wait_until(lambda: is_being_read(receipt.document_id))
    team.database.shut()
    wait_until(lambda: "database_down" in team.log.read_text())
    team.database.open()
    assert_done_once(desk, receipt.document_id)


def test_a_scan_in_the_inbox_is_read(team: Crew, desk: Desk, storage: Storage) -> None:
    scan = papers.picture()
    storage.client.put_object(
        bucket_name=storage.bucket,
        object_name="inbox/máy quét/quét 1.png",
        data=io.BytesIO(scan),
        length=len(scan),
    )

    def scanned() -> list[DocumentSummary]:
        with connect() as conn:
            found = documents.list_documents(conn, desk.office_id)
        return [it for it in found if it.filename == "quét 1.png"]

    wait_until(lambda: len(scanned()) == 1)
    assert_done_once(desk, scanned()[0].id)
    assert list(list_inbox(storage)) == []


def test_an_outage_of_the_broker_is_waited_out(team: Crew, desk: Desk, storage: Storage) -> None:
    receipt = desk.hand_in(storage, papers.full_page())
    wait_until(lambda: is_being_read(receipt.document_id))
    team.broker.shut()
    wait_until(lambda: not is_being_read(receipt.document_id))
    team.broker.open()
    assert_done_once(desk, receipt.document_id)


def test_a_page_that_takes_too_long_is_given_up_after_its_attempts(
    servers: Servers,
    team: Crew,
    desk: Desk,
    storage: Storage,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    with team.asleep():
        hasty = crew(
            servers,
            tmp_path_factory.mktemp("hasty"),
            HOSO_PAGE_SOFT_SECONDS="1",
            HOSO_MAX_ATTEMPTS="2",
        )
        with hasty:
            receipt = desk.hand_in(storage, papers.full_page(rows=12, columns=8))
            ended = wait_for_end(desk, receipt.document_id)
    assert ended == [(DocumentState.REJECTED, "gave_up")]
    assert dump(receipt.document_id)["page"][0]["attempts"] == 2

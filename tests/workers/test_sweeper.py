"""The sweeper rings for what is due and at rest, and for nothing else."""

import os
import subprocess
import sys
from uuid import UUID

import pytest

from schemas.record import FieldState
from tests.servers import Servers
from tests.workers.desks import (
    Desk,
    document_row,
    document_under_review,
    field,
    make_due,
    opened_document,
)
from tests.workers.papers import picture
from tests.workers.queues import drained
from workers import sweeper
from workers.bell import waiting_messages
from workers.database import connect
from workers.models import Bell, Queue, Step
from workers.repository import claims
from workers.repository.query import rows, run
from workers.storage import Storage
from workers.sweeper import sweep


@pytest.fixture(autouse=True)
def _empty_queues(servers: Servers) -> None:
    """What earlier tests left to be done is not due while a test runs, and not in the queues."""
    with connect() as conn:
        for table in ("document", "page"):
            run(
                conn,
                f"UPDATE {table} SET due_at = now() + interval '1 hour' WHERE due_at IS NOT NULL",
            )
    for queue in Queue:
        drained(queue)


def seconds_until_due(document_id: UUID) -> float:
    with connect() as conn:
        (found,) = rows(
            conn,
            "SELECT extract(epoch FROM due_at - now())::float AS seconds FROM document"
            " WHERE id = %(id)s",
            id=document_id,
        )
    return float(found["seconds"])


def test_a_received_document_that_nobody_rang_for_is_rung_for(servers: Servers, desk: Desk) -> None:
    document_id = document_row(desk)
    sweep(servers.settings)
    assert drained(Queue.COUNTER) == []
    make_due(document_id)
    assert sweep(servers.settings) == 1
    assert drained(Queue.COUNTER) == [("hoso.split", [str(document_id)])]


def test_what_was_just_rung_for_is_left_alone(servers: Servers, desk: Desk) -> None:
    make_due(document_row(desk))
    assert sweep(servers.settings) == 1
    assert sweep(servers.settings) == 0


def test_each_waiting_page_is_rung_for(servers: Servers, desk: Desk) -> None:
    document_id = opened_document(desk, page_count=3)
    make_due(document_id)
    sweep(servers.settings)
    assert drained(Queue.COUNTER) == [
        ("hoso.read_page", [str(document_id), str(index)]) for index in range(3)
    ]


def test_a_step_in_work_is_left_alone(servers: Servers, desk: Desk) -> None:
    document_id = opened_document(desk)
    make_due(document_id)
    step = Bell(step=Step.READ_PAGE, document_id=document_id, index=0, queue=Queue.COUNTER)
    with connect() as conn:
        assert claims.claim(conn, step) is not None
        assert sweep(servers.settings) == 0
    assert sweep(servers.settings) == 1


@pytest.mark.parametrize(("queue", "seconds"), [(Queue.COUNTER, 20), (Queue.ARCHIVE, 240)])
def test_a_step_of_the_counter_is_due_again_much_sooner(
    servers: Servers, desk: Desk, storage: Storage, queue: Queue, seconds: int
) -> None:
    document_id = desk.hand_in(storage, picture(), queue=queue).document_id
    assert 0 <= seconds - seconds_until_due(document_id) < 5
    for _ in range(2):
        make_due(document_id)
        assert sweep(servers.settings) == 1
        assert 0 <= seconds - seconds_until_due(document_id) < 5
    # A worker's bell doesn't know the queue; the row does.
    bell = Bell(step=Step.SPLIT, document_id=document_id, queue=Queue.COUNTER)
    make_due(document_id)
    with connect() as conn:
        assert claims.count_attempt(conn, bell, servers.settings.due_in) is not None
    assert 0 <= seconds - seconds_until_due(document_id) < 5


def test_what_has_ended_or_waits_for_a_verifier_is_left_alone(servers: Servers, desk: Desk) -> None:
    document_id = document_under_review(desk, {"child_name": field(FieldState.NEEDS_REVIEW)})
    make_due(document_id)
    assert sweep(servers.settings) == 0


def test_sweeping_does_not_lengthen_a_long_queue(
    servers: Servers, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sweeper, "MOST_MESSAGES", 3)
    documents = [document_row(desk) for _ in range(4)]
    for document_id in [*documents, opened_document(desk)]:
        make_due(document_id)
    assert sweep(servers.settings) == 3
    assert waiting_messages(Queue.COUNTER) == 3
    assert sweep(servers.settings) == 0
    drained(Queue.COUNTER)
    assert sweep(servers.settings) == 2


UPLOAD = """
import io, sys
from uuid import UUID
from workers.database import connect
from workers.intake import receive
from workers.models import Queue
from workers.settings import settings
from workers.storage import open_storage
with connect() as conn:
    print(receive(conn, open_storage(settings()), office_id=UUID(sys.argv[1]), filename="a.png",
                  stream=sys.stdin.buffer, queue=Queue.COUNTER, actor=None).document_id)
"""


def test_an_upload_without_a_broker_is_taken_and_swept_up_later(
    servers: Servers, desk: Desk
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", UPLOAD, str(desk.office_id)],
        input=picture(),
        capture_output=True,
        env={**os.environ, "HOSO_BROKER_URL": "redis://127.0.0.1:1/0"},
        check=True,
        timeout=30,
    )
    document_id = done.stdout.decode().split()[-1]
    assert drained(Queue.COUNTER) == []
    assert sweep(servers.settings) == 1
    assert drained(Queue.COUNTER) == [("hoso.split", [document_id])]


def test_an_upload_rings_at_once(desk: Desk, storage: Storage) -> None:
    receipt = desk.hand_in(storage, picture(), queue=Queue.ARCHIVE)
    assert drained(Queue.ARCHIVE) == [("hoso.split", [str(receipt.document_id)])]
    desk.hand_in(storage, picture(), queue=Queue.COUNTER)
    assert len(drained(Queue.COUNTER)) == 1


def test_a_duplicate_does_not_ring(desk: Desk, storage: Storage) -> None:
    data = picture()
    desk.hand_in(storage, data)
    desk.hand_in(storage, data)
    assert len(drained(Queue.COUNTER)) == 1

"""Steps: each done once, by one worker, however often and by how many it is begun."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from hashlib import sha256
from uuid import UUID

import pytest
from celery.exceptions import SoftTimeLimitExceeded

from pipeline.decode import raster
from pipeline.read import Reader
from schemas.document import DocumentState, Seconds
from tests.pipeline import typed
from tests.servers import Servers
from tests.workers import papers
from tests.workers.desks import Desk, new_desk, opened_document
from tests.workers.dumps import dump
from tests.workers.gate import gate_to
from workers.database import connect
from workers.models import Bell, DocumentSummary, Queue, Step
from workers.originals import Originals
from workers.repository import documents, figures, pages
from workers.repository.query import row, run
from workers.steps import take
from workers.storage import Storage, get_page_image, open_storage, original_file
from workers.workshop import Workshop


def bell(document_id: UUID, step: Step, index: int | None = None) -> Bell:
    return Bell(step=step, document_id=document_id, index=index, queue=Queue.COUNTER)


def summary_of(desk: Desk, document_id: UUID) -> DocumentSummary:
    with connect() as conn:
        (summary,) = documents.progress(conn, desk.office_id, [document_id])
    return summary


def work_off(shop: Workshop, first: Bell) -> list[Bell]:
    """Take a step and all that follow from it; return the bells in the order they rang."""
    rung, waiting = [], [first]
    while waiting:
        rung.append(waiting[0])
        waiting = [*waiting[1:], *take(shop, waiting[0])]
    return rung


def test_a_document_goes_all_the_way(shop: Workshop, desk: Desk) -> None:
    receipt = desk.hand_in(shop.storage, papers.pages_tiff(2), "hai-trang.tiff")
    rung = work_off(shop, bell(receipt.document_id, Step.SPLIT))
    assert [(it.step, it.index) for it in rung] == [
        (Step.SPLIT, None),
        (Step.READ_PAGE, 0),
        (Step.READ_PAGE, 1),
        (Step.UNDERSTAND, None),
    ]
    summary = summary_of(desk, receipt.document_id)
    assert (summary.state, summary.reason) == (DocumentState.NEEDS_REVIEW, "unknown_form")
    assert (summary.page_count, summary.pages_read) == (2, 2)


def test_what_was_read_and_its_picture_are_kept(shop: Workshop, desk: Desk) -> None:
    receipt = desk.hand_in(shop.storage, papers.picture("DON DE NGHI"))
    work_off(shop, bell(receipt.document_id, Step.SPLIT))
    with connect() as conn:
        detail = documents.get_detail(conn, desk.office_id, receipt.document_id)
    assert detail is not None
    (page,) = detail.pages
    assert any("DON DE NGHI" in line.text.upper() for line in page.lines)
    with connect() as conn:
        key = pages.image_key(conn, desk.office_id, receipt.document_id, 0)
    image = get_page_image(shop.storage, key or "")
    assert image.startswith(b"\xff\xd8\xff")


def test_each_step_taken_twice_changes_nothing(shop: Workshop, desk: Desk) -> None:
    receipt = desk.hand_in(shop.storage, papers.picture())
    steps = [
        bell(receipt.document_id, Step.SPLIT),
        bell(receipt.document_id, Step.READ_PAGE, 0),
        bell(receipt.document_id, Step.UNDERSTAND),
    ]
    for number, step in enumerate(steps):
        before = dump(receipt.document_id)
        take(shop, step)
        after = dump(receipt.document_id)
        assert after != before, f"{step.step} did nothing the first time"
        for earlier in steps[: number + 1]:
            take(shop, earlier)
        assert dump(receipt.document_id) == after, f"{step.step} did something the second time"


def test_a_step_before_its_time_does_nothing(shop: Workshop, desk: Desk) -> None:
    receipt = desk.hand_in(shop.storage, papers.picture())
    before = dump(receipt.document_id)
    assert take(shop, bell(receipt.document_id, Step.READ_PAGE, 0)) == ()
    assert take(shop, bell(receipt.document_id, Step.UNDERSTAND)) == ()
    assert take(shop, bell(UUID(int=0), Step.SPLIT)) == ()
    assert dump(receipt.document_id) == before


def test_of_two_workers_on_one_page_the_second_leaves_it(shop: Workshop, desk: Desk) -> None:
    receipt = desk.hand_in(shop.storage, papers.picture())
    take(shop, bell(receipt.document_id, Step.SPLIT))
    step = bell(receipt.document_id, Step.READ_PAGE, 0)
    is_reading, may_end = threading.Event(), threading.Event()

    def slow_reader() -> Reader:
        is_reading.set()
        assert may_end.wait(60)
        return shop.reader()

    def no_reader() -> Reader:
        raise AssertionError("the second worker began to read")

    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(take, replace(shop, reader=slow_reader), step)
        assert is_reading.wait(60)
        before = dump(receipt.document_id)
        assert take(replace(shop, reader=no_reader), step) == ()
        assert dump(receipt.document_id) == before
        may_end.set()
        assert [it.step for it in first.result(60)] == [Step.UNDERSTAND]
    (page,) = dump(receipt.document_id)["page"]
    assert (page["state"], page["attempts"]) == ("read", 1)


@pytest.mark.parametrize("step", [Step.SPLIT, Step.UNDERSTAND])
def test_many_workers_at_once_do_a_step_once(shop: Workshop, desk: Desk, step: Step) -> None:
    receipt = desk.hand_in(shop.storage, papers.picture())
    if step is Step.UNDERSTAND:
        take(shop, bell(receipt.document_id, Step.SPLIT))
        take(shop, bell(receipt.document_id, Step.READ_PAGE, 0))
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda _: take(shop, bell(receipt.document_id, step)), range(6)))
    after = dump(receipt.document_id)
    done = {Step.SPLIT: "document_opened", Step.UNDERSTAND: "document_understood"}[step]
    assert [it["action"] for it in after["audit"]].count(done) == 1
    assert len(after["page"]) == 1
    assert len(after["review"]) == (1 if step is Step.UNDERSTAND else 0)


BAD_FILES: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty_file": (lambda: b"", "rỗng.pdf"),
    "unsupported_type": (papers.not_a_picture, "lạ.pdf"),
    "encrypted_pdf": (papers.locked_pdf, "khóa.pdf"),
    "image_too_large": (papers.huge_picture, "to.png"),
    "damaged_file": (lambda: papers.picture()[:200], "cụt.png"),
    "blank_document": (papers.blank_picture, "trắng.png"),
}


@pytest.mark.parametrize("reason", BAD_FILES)
def test_a_file_that_cannot_be_read_is_rejected_and_its_original_kept(
    shop: Workshop, desk: Desk, reason: str
) -> None:
    make, filename = BAD_FILES[reason]
    data = make()
    receipt = desk.hand_in(shop.storage, data, filename)
    work_off(shop, bell(receipt.document_id, Step.SPLIT))
    summary = summary_of(desk, receipt.document_id)
    assert (summary.state, summary.reason) == (DocumentState.REJECTED, reason)
    assert summary.message
    assert summary.finished_at is not None
    with original_file(shop.storage, sha256(data).hexdigest(), filename) as path:
        assert path.read_bytes() == data
    before = dump(receipt.document_id)
    work_off(shop, bell(receipt.document_id, Step.SPLIT))
    assert dump(receipt.document_id) == before


def test_a_wrong_suffix_is_noticed_and_read(shop: Workshop, desk: Desk) -> None:
    receipt = desk.hand_in(shop.storage, papers.picture(), "tờ khai.pdf")
    take(shop, bell(receipt.document_id, Step.SPLIT))
    summary = summary_of(desk, receipt.document_id)
    assert summary.state is DocumentState.PROCESSING
    assert summary.notices


def test_a_step_that_fails_is_put_off_and_at_last_given_up(shop: Workshop, desk: Desk) -> None:
    lost = opened_document(desk)
    step = bell(lost, Step.READ_PAGE, 0)
    for attempt in range(1, shop.settings.max_attempts):
        take(shop, step)
        (page,) = dump(lost)["page"]
        assert (page["attempts"], page["state"]) == (attempt, "waiting")
        assert summary_of(desk, lost).state is DocumentState.PROCESSING
    take(shop, step)
    summary = summary_of(desk, lost)
    assert (summary.state, summary.reason) == (DocumentState.REJECTED, "gave_up")


def test_a_file_that_takes_too_long_to_open_is_not_taken_for_damaged(
    shop: Workshop, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run_out_of_time(*_: object) -> None:
        raise SoftTimeLimitExceeded

    monkeypatch.setattr(raster, "_check_pixels", run_out_of_time)
    receipt = desk.hand_in(shop.storage, papers.picture())
    step = bell(receipt.document_id, Step.SPLIT)
    take(shop, step)
    assert summary_of(desk, receipt.document_id).state is DocumentState.RECEIVED
    for _ in range(1, shop.settings.max_attempts):
        take(shop, step)
    assert summary_of(desk, receipt.document_id).reason == "gave_up"


def test_a_step_whose_workers_always_die_is_given_up(shop: Workshop, desk: Desk) -> None:
    receipt = desk.hand_in(shop.storage, papers.picture())
    with connect() as conn:
        run(
            conn,
            "UPDATE document SET attempts = %(n)s WHERE id = %(id)s",
            n=shop.settings.max_attempts,
            id=receipt.document_id,
        )
    take(shop, bell(receipt.document_id, Step.SPLIT))
    assert summary_of(desk, receipt.document_id).reason == "gave_up"


def seconds_until_due(document_id: UUID) -> float:
    with connect() as conn:
        found = row(
            conn,
            "SELECT extract(epoch FROM due_at - now())::float AS s FROM document WHERE id = %(id)s",
            id=document_id,
        )
    assert found is not None
    return float(found["s"])


def test_an_outage_of_the_store_is_waited_out_however_long(
    servers: Servers, shop: Workshop, desk: Desk, storage: Storage
) -> None:
    receipt = desk.hand_in(storage, papers.picture())
    step = bell(receipt.document_id, Step.SPLIT)
    host, port = servers.settings.s3_endpoint.split(":")
    with gate_to((host, int(port))) as gate:
        behind_gate = servers.settings.model_copy(
            update={"s3_endpoint": f"127.0.0.1:{gate.port}", "max_attempts": 2}
        )
        gated = open_storage(behind_gate)
        shop = replace(shop, settings=behind_gate, storage=gated, originals=Originals(gated))
        gate.shut()
        waits = []
        for _ in range(3):
            assert take(shop, step) == ()
            waits.append(seconds_until_due(receipt.document_id))
        assert summary_of(desk, receipt.document_id).state is DocumentState.RECEIVED
        assert waits[0] <= 1.0 < waits[2] <= 4.0
        gate.open()
        assert [it.step for it in take(shop, step)] == [Step.READ_PAGE]


def unsure_after_understanding(shop: Workshop, desk: Desk, threshold: float | None) -> int:
    if threshold is not None:
        with connect() as conn:
            figures.choose_threshold(conn, desk.office_id, threshold, desk.actor)
    document_id = opened_document(desk)
    with connect() as conn:
        read = typed.page(typed.BIRTH_ROWS, probability=0.95)
        pages.store(conn, document_id, read, image_key="pages/x/0.jpg", spent=Seconds())
    take(shop, bell(document_id, Step.UNDERSTAND))
    return summary_of(desk, document_id).fields_unsure


def test_the_working_point_that_an_office_chose_holds_for_its_later_documents(
    shop: Workshop, desk: Desk
) -> None:
    default = unsure_after_understanding(shop, desk, None)
    assert unsure_after_understanding(shop, desk, 0.9999) > default
    assert unsure_after_understanding(shop, desk, 0.01) < default
    assert unsure_after_understanding(shop, new_desk(), None) == default

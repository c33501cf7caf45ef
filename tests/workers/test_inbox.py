"""What a scanner writes into the bucket comes in by itself, once, and leaves the inbox."""

import io
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from uuid import uuid4

import pytest

from tests.servers import Servers
from tests.workers.desks import Desk
from tests.workers.papers import picture
from workers.database import connect
from workers.inbox import take_in
from workers.models import DocumentSummary, Queue
from workers.repository import documents
from workers.settings import Settings, settings
from workers.storage import Storage, StorageDown, list_inbox, open_storage, original_file


@pytest.fixture
def chosen(servers: Servers, desk: Desk) -> Settings:
    """Settings under which the inbox belongs to the test's office."""
    return servers.settings.model_copy(update={"inbox_office": desk.office_code})


@pytest.fixture(autouse=True)
def _inbox_is_left_empty(storage: Storage) -> Iterator[None]:
    yield
    for key in keys(storage):
        storage.client.remove_object(bucket_name=storage.bucket, object_name=key)


def put(storage: Storage, key: str, data: bytes) -> None:
    storage.client.put_object(
        bucket_name=storage.bucket, object_name=key, data=io.BytesIO(data), length=len(data)
    )


def keys(storage: Storage) -> list[str]:
    return [item.key for item in list_inbox(storage)]


def documents_of(desk: Desk) -> tuple[DocumentSummary, ...]:
    with connect() as conn:
        return documents.list_documents(conn, desk.office_id)


def test_a_scan_becomes_a_document_of_the_archive_queue(
    chosen: Settings, desk: Desk, storage: Storage
) -> None:
    data = picture()
    put(storage, "inbox/máy quét 1/tờ khai.png", data)
    assert take_in(chosen, storage) == 1
    (summary,) = documents_of(desk)
    assert (summary.filename, summary.queue) == ("tờ khai.png", Queue.ARCHIVE)
    with original_file(storage, sha256(data).hexdigest(), "a.png") as path:
        assert path.read_bytes() == data
    assert keys(storage) == []


def test_an_empty_inbox_gives_nothing(chosen: Settings, desk: Desk, storage: Storage) -> None:
    assert take_in(chosen, storage) == 0
    assert documents_of(desk) == ()


def test_two_watchers_at_once_make_one_document_of_each_scan(
    chosen: Settings, desk: Desk, storage: Storage
) -> None:
    for number in range(4):
        put(storage, f"inbox/{number}.png", picture())
    with ThreadPoolExecutor(3) as pool:
        list(pool.map(lambda _: take_in(chosen, storage), range(3)))
    assert len(documents_of(desk)) == 4
    assert keys(storage) == []


def test_a_scan_that_was_taken_but_not_removed_is_not_doubled(
    chosen: Settings, desk: Desk, storage: Storage
) -> None:
    data = picture()
    desk.hand_in(storage, data)
    put(storage, "inbox/again.png", data)
    take_in(chosen, storage)
    assert len(documents_of(desk)) == 1
    assert keys(storage) == []


def test_without_its_office_the_inbox_keeps_its_scans(
    chosen: Settings, desk: Desk, storage: Storage
) -> None:
    put(storage, "inbox/a.png", picture())
    assert take_in(chosen.model_copy(update={"inbox_office": "o-none"}), storage) == 0
    assert keys(storage) == ["inbox/a.png"]


def test_a_scan_that_is_too_large_is_put_aside(
    chosen: Settings, desk: Desk, storage: Storage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOSO_MAX_UPLOAD_MB", "1")
    settings.cache_clear()
    name = f"{uuid4()}.tiff"
    put(storage, f"inbox/{name}", bytes(1_000_001))
    put(storage, "inbox/z.png", picture())
    try:
        take_in(chosen, storage)
    finally:
        monkeypatch.undo()
        settings.cache_clear()
    assert len(documents_of(desk)) == 1
    assert keys(storage) == []
    aside = storage.client.stat_object(
        bucket_name=storage.bucket, object_name=f"inbox-refused/{name}"
    )
    assert aside.size == 1_000_001


def test_a_store_that_is_down_is_named(chosen: Settings) -> None:
    nowhere = chosen.model_copy(update={"s3_endpoint": "127.0.0.1:1"})
    with pytest.raises(StorageDown):
        take_in(chosen, open_storage(nowhere))

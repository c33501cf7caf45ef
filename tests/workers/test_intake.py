"""A file comes in once, unchanged, whatever happens around it."""

import io
import re
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256

import pytest

from schemas.document import DocumentState
from schemas.errors import FileTooLarge
from tests.servers import Servers
from tests.workers.desks import Desk, new_desk
from tests.workers.dumps import dump
from tests.workers.gate import gate_to
from tests.workers.papers import not_a_picture, picture
from workers.database import connect
from workers.intake import clean_filename, receive
from workers.models import Queue
from workers.repository import batches, documents
from workers.settings import settings
from workers.storage import Storage, StorageDown, open_storage, original_file, original_key


def stored_bytes(storage: Storage, data: bytes) -> bytes:
    with original_file(storage, sha256(data).hexdigest(), "x.png") as path:
        return path.read_bytes()


def test_an_upload_is_stored_unchanged_and_gets_a_receipt(desk: Desk, storage: Storage) -> None:
    data = picture()
    receipt = desk.hand_in(storage, data)
    assert receipt.state is DocumentState.RECEIVED
    assert not receipt.is_duplicate
    assert re.fullmatch(r"HS-\d{6}-0001", receipt.receipt)
    assert stored_bytes(storage, data) == data
    (row,) = dump(receipt.document_id)["document"]
    assert (row["sha256"], row["size_bytes"]) == (sha256(data).hexdigest(), len(data))


def test_receipts_of_an_office_count_without_holes(desk: Desk, storage: Storage) -> None:
    again = picture()
    receipts = [
        desk.hand_in(storage, data).receipt for data in (picture(), again, again, picture())
    ]
    assert [it.rsplit("-", 1)[1] for it in receipts] == ["0001", "0002", "0002", "0003"]


def test_the_same_bytes_get_the_first_receipt(desk: Desk, storage: Storage) -> None:
    data = picture()
    first = desk.hand_in(storage, data, "một.png")
    second = desk.hand_in(storage, data, "hai.png")
    assert second.is_duplicate
    assert (second.document_id, second.receipt) == (first.document_id, first.receipt)
    actions = [it["action"] for it in dump(first.document_id)["audit"]]
    assert sorted(actions) == ["document_received", "duplicate_received"]


def test_another_office_may_have_the_same_bytes(desk: Desk, storage: Storage) -> None:
    data = picture()
    ours, theirs = desk.hand_in(storage, data), new_desk().hand_in(storage, data)
    assert not theirs.is_duplicate
    assert theirs.document_id != ours.document_id


def test_eight_uploads_of_the_same_bytes_at_once_make_one_document(
    desk: Desk, storage: Storage
) -> None:
    data = picture()
    with ThreadPoolExecutor(8) as pool:
        receipts = list(pool.map(lambda _: desk.hand_in(storage, data), range(8)))
    assert len({it.document_id for it in receipts}) == 1
    assert sum(not it.is_duplicate for it in receipts) == 1
    with connect() as conn:
        assert documents.count_documents(conn, desk.office_id) == 1


def test_eight_different_uploads_at_once_make_eight_receipts(desk: Desk, storage: Storage) -> None:
    with ThreadPoolExecutor(8) as pool:
        receipts = list(pool.map(lambda _: desk.hand_in(storage, picture()), range(8)))
    assert {it.receipt.rsplit("-", 1)[1] for it in receipts} == {f"000{n}" for n in range(1, 9)}


def test_a_file_that_is_too_large_is_refused_and_leaves_nothing(
    desk: Desk, storage: Storage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOSO_MAX_UPLOAD_MB", "1")
    settings.cache_clear()
    try:
        with pytest.raises(FileTooLarge):
            desk.hand_in(storage, bytes(1_000_001))
    finally:
        monkeypatch.undo()
        settings.cache_clear()
    with connect() as conn:
        assert documents.count_documents(conn, desk.office_id) == 0


def test_an_empty_file_is_stored_too(desk: Desk, storage: Storage) -> None:
    receipt = desk.hand_in(storage, b"", "rỗng.pdf")
    assert stored_bytes(storage, b"") == b""
    assert receipt.state is DocumentState.RECEIVED


def test_a_file_can_come_in_a_batch(desk: Desk, storage: Storage) -> None:
    with connect() as conn:
        batch_id = batches.add(conn, desk.office_id, "Hồ sơ tháng 3", desk.actor)
    with connect() as conn:
        receipt = receive(
            conn,
            storage,
            office_id=desk.office_id,
            filename="a.png",
            stream=io.BytesIO(picture()),
            queue=Queue.ARCHIVE,
            actor=desk.actor,
            batch_id=batch_id,
        )
    assert dump(receipt.document_id)["document"][0]["batch_id"] == batch_id


def test_without_the_object_store_nothing_is_taken_in(
    servers: Servers, desk: Desk, storage: Storage
) -> None:
    host, port = servers.settings.s3_endpoint.split(":")
    data = not_a_picture()
    with gate_to((host, int(port))) as gate:
        gated = open_storage(
            servers.settings.model_copy(update={"s3_endpoint": f"127.0.0.1:{gate.port}"})
        )
        gate.shut()
        with pytest.raises(StorageDown):
            desk.hand_in(gated, data)
        with connect() as conn:
            assert documents.count_documents(conn, desk.office_id) == 0
        gate.open()
        receipt = desk.hand_in(gated, data)
    assert not receipt.is_duplicate
    key = original_key(sha256(data).hexdigest())
    assert storage.client.stat_object(bucket_name=storage.bucket, object_name=key).size == len(data)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("tờ khai.pdf", "tờ khai.pdf"),
        ("C:\\Users\\x\\tờ khai.pdf", "tờ khai.pdf"),
        ("../../etc/passwd", "passwd"),
        ("to\u031b\u0300.pdf", "tờ.pdf"),
        ("a\x00b\n.pdf", "ab.pdf"),
        ("", "tep"),
        ("..", "tep"),
    ],
)
def test_filenames_are_cleaned(given: str, kept: str) -> None:
    assert clean_filename(given) == kept


def test_a_long_filename_keeps_its_suffix() -> None:
    kept = clean_filename("đ" * 500 + ".pdf")
    assert len(kept) == 200
    assert kept.endswith("đ.pdf")

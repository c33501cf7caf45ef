"""The object store keeps originals and page images, and says when it is down."""

import io
import signal
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

import pytest

from tests.servers import Servers
from tests.waiting import wait_until
from tests.workers.gate import gate_to
from workers.originals import Originals
from workers.spool import own_folder, remove_left_behind
from workers.storage import (
    NotStored,
    Storage,
    StorageDown,
    ensure_bucket,
    get_page_image,
    open_storage,
    original_file,
    probe,
    put_original,
    put_page_image,
)


def test_the_bucket_is_made_once_and_answers(storage: Storage) -> None:
    ensure_bucket(storage)
    ensure_bucket(storage)
    probe(storage)
    assert [it.name for it in storage.client.list_buckets()].count(storage.bucket) == 1


def test_an_original_comes_back_with_its_suffix(storage: Storage) -> None:
    data = uuid4().bytes
    put_original(storage, sha256(data).hexdigest(), io.BytesIO(data), len(data))
    with original_file(storage, sha256(data).hexdigest(), "Tờ khai.PDF") as path:
        assert path.suffix == ".PDF"
        assert path.read_bytes() == data
    assert not path.exists()


def test_an_original_is_stored_once(storage: Storage) -> None:
    data = uuid4().bytes
    digest = sha256(data).hexdigest()
    put_original(storage, digest, io.BytesIO(data), len(data))
    second = io.BytesIO(data)
    put_original(storage, digest, second, len(data))
    assert second.tell() == 0


def test_a_page_image_comes_back(storage: Storage) -> None:
    key = put_page_image(storage, uuid4(), 3, b"jpeg")
    assert key.endswith("/3.jpg")
    assert get_page_image(storage, key) == b"jpeg"


def test_an_object_that_is_not_there_is_no_outage(storage: Storage) -> None:
    with pytest.raises(NotStored):
        get_page_image(storage, "pages/none/0.jpg")


def test_a_wrong_key_to_the_store_is_an_outage(servers: Servers) -> None:
    wrong = servers.settings.model_copy(update={"s3_access_key": "nobody"})
    with pytest.raises(StorageDown):
        get_page_image(open_storage(wrong), "pages/none/0.jpg")


def test_a_store_that_does_not_answer_is_an_outage(servers: Servers) -> None:
    nowhere = servers.settings.model_copy(update={"s3_endpoint": "127.0.0.1:1"})
    with pytest.raises(StorageDown):
        probe(open_storage(nowhere))


def test_the_original_used_last_is_fetched_once_and_then_removed(
    servers: Servers, storage: Storage
) -> None:
    contents = [uuid4().bytes, uuid4().bytes]
    first, second = (sha256(data).hexdigest() for data in contents)
    for data in contents:
        put_original(storage, sha256(data).hexdigest(), io.BytesIO(data), len(data))
    host, port = servers.settings.s3_endpoint.split(":")
    with gate_to((host, int(port))) as gate:
        gated = servers.settings.model_copy(update={"s3_endpoint": f"127.0.0.1:{gate.port}"})
        originals = Originals(open_storage(gated))
        with originals.file(first) as path:
            assert path.read_bytes() == contents[0]
        gate.shut()
        with originals.file(first) as again:
            assert again == path
            assert again.read_bytes() == contents[0]
        gate.open()
        with originals.file(second) as other:
            assert other.read_bytes() == contents[1]
    assert not path.exists()


def test_an_original_that_nobody_asks_for_is_removed_after_a_while(storage: Storage) -> None:
    data = uuid4().bytes
    digest = sha256(data).hexdigest()
    put_original(storage, digest, io.BytesIO(data), len(data))
    originals = Originals(storage, idle_seconds=0.05)
    with originals.file(digest) as path:
        assert path.read_bytes() == data
    wait_until(lambda: not path.parent.exists())
    with originals.file(digest) as again:
        assert again.read_bytes() == data
    originals.drop()
    assert not again.exists()


HOLD = """
import sys
from workers.spool import own_folder
with own_folder() as folder:
    (folder / "original").write_bytes(b"paper")
    print(folder, flush=True)
    sys.stdin.read()
"""


def test_what_a_killed_process_left_behind_is_removed_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOSO_HOME", str(tmp_path))
    with subprocess.Popen(
        [sys.executable, "-c", HOLD], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        folder = Path(other.stdout.readline().strip())
        assert folder.parent.parent == tmp_path
        with own_folder() as mine:
            assert remove_left_behind() == 0
            assert (folder / "original").exists()
            other.send_signal(signal.SIGKILL)
            other.wait()
            assert remove_left_behind() == 1
            assert mine.exists()
    assert not folder.exists()
    assert list((tmp_path / "originals").iterdir()) == []


def test_a_folder_of_originals_that_is_somebody_elses_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOSO_HOME", str(tmp_path))
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "originals").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(PermissionError), own_folder():
        pass

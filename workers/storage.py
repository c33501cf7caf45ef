"""The object store: originals under their sha256, page images, the scanners' inbox."""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, cast
from uuid import UUID

import urllib3
from minio import Minio
from minio.commonconfig import CopySource
from minio.error import MinioException, S3Error

from schemas.errors import HosoError
from workers.settings import Settings
from workers.spool import own_folder

INBOX = "inbox/"
INBOX_REFUSED = "inbox-refused/"
_NOT_THERE = {"NoSuchKey", "NoSuchObject"}


class StorageDown(HosoError):
    """The object store does not answer; it can heal."""

    code = "storage_down"
    message = "Kho lưu trữ tạm thời không hoạt động. Vui lòng thử lại sau ít phút."
    message_en = "The object store does not answer at the moment. Try again in a few minutes."


class NotStored(HosoError):
    """There is no object under this key."""

    code = "not_stored"
    message = "Không tìm thấy tệp trong kho lưu trữ. Hãy báo quản trị viên."
    message_en = "The file is not in the object store. Tell your administrator."


@dataclass(frozen=True)
class Storage:
    """A bucket and the client that reaches it."""

    client: Minio
    bucket: str


@dataclass(frozen=True)
class InboxObject:
    """A file in the inbox; the etag tells it from a later one of the same name."""

    key: str
    etag: str

    @property
    def filename(self) -> str:
        """The last part of the key."""
        return self.key.rsplit("/", 1)[-1]


def open_storage(settings: Settings) -> Storage:
    """Return the storage that the settings name; its bucket is made by :func:`ensure_bucket`."""
    patience = urllib3.Retry(
        total=3, backoff_factor=0.2, backoff_jitter=0.2, status_forcelist=[500, 502, 503, 504]
    )
    client = Minio(
        endpoint=settings.s3_endpoint,
        access_key=settings.s3_access_key,
        secret_key=settings.s3_secret_key.get_secret_value(),
        secure=settings.s3_secure,
        # A region of its own choice spares the client a question before the first request.
        region="us-east-1",
        http_client=urllib3.PoolManager(
            timeout=urllib3.Timeout(connect=3, read=60), maxsize=16, retries=patience
        ),
    )
    return Storage(client, settings.s3_bucket)


def ensure_bucket(storage: Storage) -> None:
    """Make the bucket if it is not there.

    Raises:
        StorageDown: if the object store cannot be reached.
    """
    with _down_is_named():
        if not storage.client.bucket_exists(bucket_name=storage.bucket):
            storage.client.make_bucket(bucket_name=storage.bucket)


def probe(storage: Storage) -> None:
    """Ask the object store for a sign of life.

    Raises:
        StorageDown: if it does not answer, or has no such bucket.
    """
    with _down_is_named():
        if not storage.client.bucket_exists(bucket_name=storage.bucket):
            raise StorageDown("there is no such bucket")


def original_key(sha256: str) -> str:
    """Return the key under which the bytes with that hash lie."""
    return f"originals/{sha256[:2]}/{sha256}"


def page_image_key(document_id: UUID, index: int, rotation: int | None = None) -> str:
    """Return the key under which a page's image lies; another one for each way a person turned it,
    so that an image never changes."""
    turned = "" if rotation is None else f"-{rotation}"
    return f"pages/{document_id}/{index}{turned}.jpg"


def put_original(storage: Storage, sha256: str, stream: BinaryIO, size_bytes: int) -> None:
    """Store bytes under their hash; bytes that are there already stay as they are.

    Raises:
        StorageDown: if the object store cannot be reached.
    """
    key = original_key(sha256)
    with _down_is_named():
        if _size(storage, key) != size_bytes:
            storage.client.put_object(
                bucket_name=storage.bucket, object_name=key, data=stream, length=size_bytes
            )


@contextmanager
def original_file(storage: Storage, sha256: str, filename: str) -> Iterator[Path]:
    """Lend the original as a temporary file with the suffix of ``filename``.

    Raises:
        StorageDown: if the object store cannot be reached.
        NotStored: if the original is not there.
    """
    with own_folder() as folder:
        path = folder / f"original{Path(filename).suffix[:16]}"
        with _stream(storage, original_key(sha256)) as stream, path.open("wb") as file:
            shutil.copyfileobj(stream, file, 1 << 20)
        yield path


def put_page_image(
    storage: Storage, document_id: UUID, index: int, jpeg: bytes, rotation: int | None = None
) -> str:
    """Store the JPEG of a page and return its key.

    Raises:
        StorageDown: if the object store cannot be reached.
    """
    key = page_image_key(document_id, index, rotation)
    with _down_is_named():
        storage.client.put_object(
            bucket_name=storage.bucket,
            object_name=key,
            data=BytesIO(jpeg),
            length=len(jpeg),
            content_type="image/jpeg",
        )
    return key


def get_page_image(storage: Storage, image_key: str) -> bytes:
    """Return the JPEG of a page under the key that its row names.

    Raises:
        StorageDown: if the object store cannot be reached.
        NotStored: if the image is not there.
    """
    with _stream(storage, image_key) as stream:
        return stream.read()


def page_images_of(storage: Storage, document_id: UUID) -> tuple[str, ...]:
    """Return the keys under which images of a document's pages lie.

    Raises:
        StorageDown: if the object store cannot be reached.
    """
    with _down_is_named():
        found = storage.client.list_objects(
            bucket_name=storage.bucket, prefix=f"pages/{document_id}/", recursive=True
        )
        return tuple(it.object_name for it in found if it.object_name)


def remove_objects(storage: Storage, keys: Iterable[str]) -> None:
    """Remove what lies under the keys; nothing may lie there any more.

    Raises:
        StorageDown: if the object store cannot be reached.
    """
    with _down_is_named():
        for key in keys:
            storage.client.remove_object(bucket_name=storage.bucket, object_name=key)


def list_inbox(storage: Storage) -> Iterator[InboxObject]:
    """Yield what lies in the inbox.

    Raises:
        StorageDown: if the object store cannot be reached.
    """
    with _down_is_named():
        for item in storage.client.list_objects(
            bucket_name=storage.bucket, prefix=INBOX, recursive=True
        ):
            if item.object_name and not item.object_name.endswith("/"):
                yield InboxObject(key=item.object_name, etag=item.etag or "")


@contextmanager
def inbox_stream(storage: Storage, item: InboxObject) -> Iterator[BinaryIO]:
    """Lend the bytes of an object in the inbox, as a stream.

    Raises:
        StorageDown: if the object store cannot be reached.
        NotStored: if it has left the inbox.
    """
    with _stream(storage, item.key) as stream:
        yield stream


def remove_from_inbox(storage: Storage, item: InboxObject) -> None:
    """Remove an object from the inbox, unless another one has come in under its name.

    Raises:
        StorageDown: if the object store cannot be reached.
    """
    with _down_is_named():
        if _etag(storage, item.key) == item.etag:
            storage.client.remove_object(bucket_name=storage.bucket, object_name=item.key)


def refuse_from_inbox(storage: Storage, item: InboxObject) -> None:
    """Move an object that cannot be taken in out of the inbox, to ``inbox-refused/``.

    Raises:
        StorageDown: if the object store cannot be reached.
    """
    aside = INBOX_REFUSED + item.key.removeprefix(INBOX)
    with _down_is_named():
        storage.client.copy_object(
            bucket_name=storage.bucket,
            object_name=aside,
            source=CopySource(storage.bucket, item.key),
        )
    remove_from_inbox(storage, item)


def _size(storage: Storage, key: str) -> int | None:
    stat = _stat(storage, key)
    return None if stat is None else stat[0]


def _etag(storage: Storage, key: str) -> str | None:
    stat = _stat(storage, key)
    return None if stat is None else stat[1]


def _stat(storage: Storage, key: str) -> tuple[int, str] | None:
    try:
        with _down_is_named():
            found = storage.client.stat_object(bucket_name=storage.bucket, object_name=key)
    except NotStored:
        return None
    return found.size or 0, found.etag or ""


@contextmanager
def _stream(storage: Storage, key: str) -> Iterator[BinaryIO]:
    with _down_is_named():
        response = storage.client.get_object(bucket_name=storage.bucket, object_name=key)
    try:
        yield cast(BinaryIO, response)
    except urllib3.exceptions.HTTPError as error:
        raise StorageDown(type(error).__name__) from error
    finally:
        response.close()
        response.release_conn()


@contextmanager
def _down_is_named() -> Iterator[None]:
    """Turn what urllib3 and the SDK raise while the store is away into :class:`StorageDown`.

    Also a refused key or a missing bucket: whoever runs the store mends that, and no document
    should be given up for it meanwhile. Only an object that is not there is :class:`NotStored`.
    """
    try:
        yield
    except S3Error as error:
        if error.code in _NOT_THERE:
            raise NotStored(error.code) from error
        raise StorageDown(f"S3 answered {error.code}") from error
    except (urllib3.exceptions.HTTPError, MinioException, OSError) as error:
        raise StorageDown(type(error).__name__) from error

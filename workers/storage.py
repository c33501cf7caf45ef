"""The object store: originals under their sha256, page images, the scanners' inbox."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from minio import Minio

from schemas.errors import HosoError
from workers.settings import Settings


class StorageDown(HosoError):
    """The object store does not answer; it can heal."""

    code = "storage_down"
    message = "Kho lưu trữ tạm thời không hoạt động. Vui lòng thử lại sau ít phút."
    message_en = "The object store does not answer at the moment. Try again in a few minutes."


@dataclass(frozen=True)
class Storage:
    """A bucket and the client that reaches it."""

    client: Minio
    bucket: str


def open_storage(settings: Settings) -> Storage:
    """Return the storage that the settings name; its bucket is made by :func:`ensure_bucket`."""
    raise NotImplementedError


def get_page_image(storage: Storage, image_key: str) -> bytes:
    """Return the JPEG of a page (``StoredPage.image_key``)."""
    raise NotImplementedError


@contextmanager
def original_file(storage: Storage, sha256: str, filename: str) -> Iterator[Path]:
    """Lend the original as a temporary file with the suffix of ``filename``."""
    raise NotImplementedError
    yield


def page_image_key(document_id: UUID, index: int) -> str:
    """Return the key under which a page's image lies."""
    return f"pages/{document_id}/{index}.jpg"

"""How a file comes in: hash it, store the original, write one row, ring the bell."""

import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from tempfile import TemporaryFile
from typing import BinaryIO
from uuid import UUID

from schemas.errors import FileTooLarge
from workers.bell import ring
from workers.database import Connection, commit
from workers.log import log
from workers.models import Bell, Queue, Receipt, Step
from workers.repository import audit, claims, documents, erasures
from workers.settings import settings
from workers.storage import Storage, put_original

_CHUNK = 1 << 20
_LONGEST_FILENAME = 200


def receive(
    conn: Connection,
    storage: Storage,
    *,
    office_id: UUID,
    filename: str,
    stream: BinaryIO,
    queue: Queue,
    actor: UUID | None,
    batch_id: UUID | None = None,
) -> Receipt:
    """Take one file in; commits ``conn`` before it rings the bell.

    The bytes are stored unchanged before anything looks into them, so also a file that will be
    rejected is kept. Bytes that the office already has give the first document's receipt.

    Args:
        conn: a connection with no transaction under way that its owner would mind committing.
        storage: where originals go.
        office_id: whose document it is.
        filename: the name the sender gave it; only its last part is kept.
        stream: the bytes, read once from where it stands.
        queue: counter if somebody waits, else archive.
        actor: the user's id; None where hoso itself takes it in.
        batch_id: a batch of the same office.

    Raises:
        FileTooLarge: if there are more bytes than the settings allow; nothing is kept.
        StorageDown: if the object store cannot be reached; nothing is kept.
    """
    chosen = settings()
    with _spooled(stream, most_bytes=chosen.max_upload_mb * 1_000_000) as (file, digest, size):
        erasures.hold_original(conn, digest, to_remove=False)
        put_original(storage, digest, file, size)
    receipt = documents.add(
        conn,
        office_id=office_id,
        filename=clean_filename(filename),
        sha256=digest,
        size_bytes=size,
        queue=queue,
        batch_id=batch_id,
        due_in=chosen.due_in(queue),
    )
    audit.write(
        conn,
        "duplicate_received" if receipt.is_duplicate else "document_received",
        office_id=office_id,
        actor=actor,
        document_id=receipt.document_id,
    )
    commit(conn)
    if not receipt.is_duplicate:
        log.info("document_received", document_id=receipt.document_id, bytes=size)
        _ring_for(conn, receipt, queue)
    return receipt


def clean_filename(filename: str) -> str:
    """Return the last part of a path, NFC, without control characters, never empty.

    A name that is too long loses its middle, so that its suffix stays.
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", filename))[-1]
    printable = "".join(char for char in last if char.isprintable()).strip(" .")
    if len(printable) > _LONGEST_FILENAME:
        half = _LONGEST_FILENAME // 2
        printable = f"{printable[: half - 1]}…{printable[-half:]}"
    return printable or "tep"


def _ring_for(conn: Connection, receipt: Receipt, queue: Queue) -> None:
    bell = Bell(step=Step.SPLIT, document_id=receipt.document_id, queue=queue)
    if not ring([bell]):
        claims.put_off(conn, bell, 0.0)
        commit(conn)


@contextmanager
def _spooled(stream: BinaryIO, most_bytes: int) -> Iterator[tuple[BinaryIO, str, int]]:
    """Copy a stream to a temporary file; give it back from its start, with hash and size."""
    digest, size = sha256(), 0
    with TemporaryFile(prefix="hoso-") as file:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if size > most_bytes:
                raise FileTooLarge(f"more than {most_bytes} bytes")
            digest.update(chunk)
            file.write(chunk)
        file.seek(0)
        yield file, digest.hexdigest(), size

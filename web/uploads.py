"""Taking a file out of a request, for the page and for the API alike."""

from collections.abc import AsyncIterator, Sequence
from contextlib import ExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory, TemporaryFile
from typing import BinaryIO
from uuid import UUID

from fastapi import Request
from fastapi.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException

from schemas.errors import FileTooLarge
from web.errors import WrongField
from web.rendering import VIETNAM
from web.security import declared_length
from workers import album
from workers.database import connect
from workers.intake import receive
from workers.models import DocumentSummary, Queue, User
from workers.repository import documents, receipts
from workers.settings import settings
from workers.storage import Storage
from workers.upload_rates import count_upload

_FORM_OVERHEAD = 64 * 1024
"""Bytes that boundaries, headers and small fields may add to a file."""


@dataclass(frozen=True)
class Taken:
    """A file that was taken in, or the first document with the same bytes and who took that in."""

    summary: DocumentSummary
    is_duplicate: bool
    received_by: str | None


def storage_of(request: Request) -> Storage:
    """Return the object store of this application."""
    storage = request.app.state.storage
    assert isinstance(storage, Storage)  # noqa: S101  # set by create_app
    return storage


@dataclass(frozen=True)
class Sent:
    """A file in a request, and the queue that is asked for it."""

    filename: str
    stream: BinaryIO
    queue: Queue


@asynccontextmanager
async def sent_file(
    request: Request, user: User, token_id: UUID | None = None
) -> AsyncIterator[Sent]:
    """Lend the multipart field ``file``; the field ``queue`` may be counter or archive.

    The declared length is checked before a byte of the body is read, and counts for the rate of the
    user, or of the program's token.

    Raises:
        FileTooLarge: if the body is longer than the settings allow.
        LengthMissing: if it declares no length.
        TooFast: if the user or the program hands in more than they may.
        WrongField: if there is not exactly one file, or no such queue.
    """
    length = _checked_length(request)
    await run_in_threadpool(count_upload, user, token_id, length)
    try:
        form = await request.form(max_files=1, max_fields=5)
    except HTTPException as error:  # the body is no multipart form, or holds several files
        raise WrongField("file", "rule_one_file") from error
    try:
        upload, queue = _file(form), _queue(form)
        yield Sent(upload.filename or "", upload.file, queue)
    finally:
        await form.close()


async def take_upload(request: Request, user: User) -> Taken:
    """Take in the file of a request, as :func:`sent_file` finds it.

    Raises:
        FileTooLarge, LengthMissing, TooFast, WrongField: as there.
        StorageDown: if the object store cannot be reached.
    """
    async with sent_file(request, user) as sent:
        return await run_in_threadpool(take_sent, request, user, sent)


def take_sent(request: Request, user: User, sent: Sent) -> Taken:
    """Take in a file that was sent, read once from where its stream stands.

    Raises:
        FileTooLarge: if it is longer than the settings allow.
        StorageDown: if the object store cannot be reached.
    """
    return _take(request, user, sent.filename, sent.stream, sent.queue)


async def take_photos(request: Request, user: User) -> Taken:
    """Take in the multipart fields ``file``, photos of one document, as one file in their order.

    Raises:
        FileTooLarge: if the body is longer than the settings allow.
        LengthMissing: if it declares no length.
        TooFast: if the user hands in more than they may.
        WrongField: if there is no file.
        RejectedDocument: one of its kinds, if one is no photo that can be read; nothing is kept.
        StorageDown: if the object store cannot be reached.
    """
    length = _checked_length(request)
    await run_in_threadpool(count_upload, user, None, length)
    try:
        async with request.form(max_files=album.MOST_PHOTOS, max_fields=5) as form:
            shots = [it.file for it in form.getlist("file") if isinstance(it, UploadFile)]
            if not shots:
                raise WrongField("file", "rule_one_file")
            return await run_in_threadpool(_take_photos, request, user, shots)
    except HTTPException as error:  # the body is no multipart form, or holds too many files
        raise WrongField("file", "rule_at_most", limit=album.MOST_PHOTOS) from error


def _checked_length(request: Request) -> int:
    length = declared_length(request)
    if length > settings().max_upload_mb * 1_000_000 + _FORM_OVERHEAD:
        raise FileTooLarge(f"{length} bytes declared")
    return length


def _file(form: FormData) -> UploadFile:
    upload = form.get("file")
    if not isinstance(upload, UploadFile):
        raise WrongField("file", "rule_one_file")
    return upload


def _queue(form: FormData) -> Queue:
    asked = form.get("queue", Queue.COUNTER)
    if asked not in set(Queue):
        raise WrongField("queue", "rule_one_of", allowed=", ".join(Queue))
    return Queue(str(asked))


def _take_photos(request: Request, user: User, shots: Sequence[BinaryIO]) -> Taken:
    with ExitStack() as lent:
        folder = Path(lent.enter_context(TemporaryDirectory(prefix="hoso-")))
        bound = lent.enter_context(TemporaryFile(prefix="hoso-"))
        photos = [_copied(shot, folder / f"{number:03d}") for number, shot in enumerate(shots)]
        album.bind(photos, bound)
        bound.seek(0)
        taken_at = datetime.now(UTC).astimezone(VIETNAM)
        name = f"Ảnh chụp {taken_at:%H.%M.%S %d-%m-%Y}.pdf"
        return _take(request, user, name, bound, Queue.COUNTER)


def _copied(shot: BinaryIO, path: Path) -> Path:
    with path.open("wb") as file:
        copyfileobj(shot, file)
    return path


def _take(request: Request, user: User, filename: str, stream: BinaryIO, queue: Queue) -> Taken:
    with connect() as conn:
        receipt = receive(
            conn,
            storage_of(request),
            office_id=user.office_id,
            filename=filename,
            stream=stream,
            queue=queue,
            actor=user.id,
        )
        (summary,) = documents.progress(conn, user.office_id, [receipt.document_id])
        slip = receipts.slip_of(conn, user.office_id, receipt.receipt)
    return Taken(summary, receipt.is_duplicate, slip.received_by if slip else None)

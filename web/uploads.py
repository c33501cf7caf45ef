"""Taking a file out of a request, for the page and for the API alike."""

from dataclasses import dataclass

from fastapi import Request
from fastapi.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException

from schemas.errors import FileTooLarge
from web.errors import WrongField
from web.security import declared_length
from workers.database import connect
from workers.intake import receive
from workers.models import DocumentSummary, Queue, User
from workers.repository import documents
from workers.settings import settings
from workers.storage import Storage

_FORM_OVERHEAD = 64 * 1024
"""Bytes that boundaries, headers and small fields may add to a file."""


@dataclass(frozen=True)
class Taken:
    """A file that was taken in, or the first document with the same bytes."""

    summary: DocumentSummary
    is_duplicate: bool


def storage_of(request: Request) -> Storage:
    """Return the object store of this application."""
    storage = request.app.state.storage
    assert isinstance(storage, Storage)  # noqa: S101  # set by create_app
    return storage


async def take_upload(request: Request, user: User) -> Taken:
    """Take in the multipart field ``file``; the field ``queue`` may be counter or archive.

    The declared length is checked before a byte of the body is read.

    Raises:
        FileTooLarge: if the body is longer than the settings allow.
        LengthMissing: if it declares no length.
        WrongField: if there is not exactly one file, or no such queue.
        StorageDown: if the object store cannot be reached.
    """
    if declared_length(request) > settings().max_upload_mb * 1_000_000 + _FORM_OVERHEAD:
        raise FileTooLarge(f"{declared_length(request)} bytes declared")
    try:
        async with request.form(max_files=1, max_fields=5) as form:
            return await run_in_threadpool(_take, request, user, _file(form), _queue(form))
    except HTTPException as error:  # the body is no multipart form, or holds several files
        raise WrongField("file", "rule_one_file") from error


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


def _take(request: Request, user: User, upload: UploadFile, queue: Queue) -> Taken:
    with connect() as conn:
        receipt = receive(
            conn,
            storage_of(request),
            office_id=user.office_id,
            filename=upload.filename or "",
            stream=upload.file,
            queue=queue,
            actor=user.id,
        )
        (summary,) = documents.progress(conn, user.office_id, [receipt.document_id])
    return Taken(summary, receipt.is_duplicate)

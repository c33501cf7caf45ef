"""Documents: hand one in, ask how it stands, get what was read, its images and its original."""

from collections.abc import Iterable
from hashlib import file_digest, sha256
from typing import Annotated, Any, Final
from uuid import UUID

from fastapi import APIRouter, Header, Path, Query, Request, Response, status
from fastapi.concurrency import run_in_threadpool

from schemas.base import Model
from schemas.document import DocumentState
from schemas.errors import FileTooLarge
from schemas.record import Record
from web.api import examples
from web.api.access import Follower, Reader, Uploader
from web.api.responses import Responses, body_of, good, problems
from web.errors import InvalidField, LengthMissing, NotFound, WrongField
from web.files import original_response, page_image_response, searchable_response
from web.uploads import Sent, sent_file, storage_of, take_sent
from workers.database import connect
from workers.models import DocumentSummary
from workers.repeats import Answer, KeyReused, StillWorking, once
from workers.repository import documents
from workers.repository.tokens import Program
from workers.results import StoredResult, stored_result
from workers.searchable.binding import NotReadYet
from workers.storage import StorageDown
from workers.upload_rates import TooFast

router = APIRouter(tags=["documents"])

_LARGEST_OFFSET: Final = 1_000_000_000
"""More documents than an office will have, and well within what the database can count."""
_LARGEST_PAGE: Final = 1_000_000


class UploadReceipt(Model):
    """The answer to an upload; a duplicate names the first document with the same bytes."""

    id: UUID
    receipt: str
    state: DocumentState
    duplicate: bool


class DocumentList(Model):
    """One slice of the office's documents, newest first."""

    documents: tuple[DocumentSummary, ...]
    total: int
    limit: int
    offset: int


DocumentId = Annotated[UUID, Path(description="The id that the upload gave")]
IdempotencyKey = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        pattern=r"^[!-~]{1,255}$",
        description="Calls this request by a name of your choice: if it comes again with the same"
        " file within 24 hours, it gets the same answer, and nothing is done twice.",
        examples=['"8e03978e-40d5-43dd-bc93-6894a57f9324"'],
    ),
]

_UPLOAD_BODY: Final[dict[str, Any]] = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["file"],
                    "properties": {
                        "file": {
                            "type": "string",
                            "format": "binary",
                            "description": "PDF, JPEG, PNG, TIFF, BMP, WebP or HEIC",
                        },
                        "queue": {
                            "type": "string",
                            "enum": ["counter", "archive"],
                            "default": "counter",
                            "description": "counter if somebody waits, archive if nobody does",
                        },
                    },
                }
            }
        },
    }
}
_WRONG_QUERY: Final = InvalidField("limit", "rule_at_most", limit=500)
_WRONG_KEY: Final = InvalidField("Idempotency-Key", "rule_other")
_NO_FILE: Final = WrongField("file", "rule_one_file")
_WHERE: Final = {"Location": "The address of the document."}
_RECEIPTS: Final[Responses] = {
    200: {
        **good(
            "The office already has these bytes.", examples.RECEIPT | {"duplicate": True}, _WHERE
        ),
        "model": UploadReceipt,
    },
    201: good("Taken in.", examples.RECEIPT, _WHERE),
}
_VERSION: Final = {"ETag": "The version of the records, for If-Match."}
_NAMED: Final = {"Content-Disposition": "The name the file came with."}
_NAMED_PDF: Final = {"Content-Disposition": "A file name, the document's receipt."}


@router.post(
    "/documents",
    status_code=201,
    responses={
        **problems(
            _NO_FILE, StillWorking, LengthMissing, FileTooLarge, KeyReused, TooFast, StorageDown
        ),
        **_RECEIPTS,
    },
    openapi_extra=_UPLOAD_BODY,
)
async def upload(
    request: Request, response: Response, asking: Uploader, key: IdempotencyKey = None
) -> UploadReceipt:
    """Take one file in: 201 if it is new, 200 if the office already has these bytes."""
    async with sent_file(request, asking.user, asking.token_id) as sent:
        answer = await run_in_threadpool(_take, request, asking, sent, key)
    receipt = UploadReceipt.model_validate(answer.body)
    response.status_code = answer.status
    response.headers["Location"] = f"/api/v1/documents/{receipt.id}"
    return receipt


@router.get(
    "/documents", responses={**problems(_WRONG_QUERY), 200: good("A slice.", examples.LIST)}
)
def list_documents(
    asking: Reader,
    state: Annotated[list[DocumentState] | None, Query(description="Only in these states")] = None,
    limit: Annotated[int, Query(ge=1, le=500)] = 50,
    offset: Annotated[int, Query(ge=0, le=_LARGEST_OFFSET)] = 0,
) -> DocumentList:
    """List the office's documents, newest first."""
    office = asking.user.office_id
    with connect() as conn:
        found = documents.list_documents(conn, office, state, limit, offset)
        total = documents.count_documents(conn, office, state)
    return DocumentList(documents=found, total=total, limit=limit, offset=offset)


@router.get(
    "/documents/{document_id}/status",
    responses={**problems(NotFound), 200: good("How it stands.", examples.SUMMARY)},
)
def get_status(document_id: DocumentId, asking: Follower) -> DocumentSummary:
    """Return how a document stands, without what was read in it."""
    with connect() as conn:
        found = documents.progress(conn, asking.user.office_id, [document_id])
    if not found:
        raise NotFound
    return found[0]


@router.get(
    "/documents/{document_id}",
    responses={**problems(NotFound), 200: good("All that was read.", examples.RESULT, _VERSION)},
)
def get_document(document_id: DocumentId, response: Response, asking: Reader) -> StoredResult:
    """Return one document with all that was read."""
    with connect() as conn:
        detail = documents.get_detail(conn, asking.user.office_id, document_id)
    if detail is None:
        raise NotFound
    response.headers["ETag"] = document_version(detail.summary.state, detail.records)
    return stored_result(detail)


@router.get(
    "/documents/{document_id}/original",
    responses={
        **problems(NotFound, StorageDown),
        200: body_of("application/octet-stream", "The bytes.", _NAMED),
    },
    response_class=Response,
)
def get_original(request: Request, document_id: DocumentId, asking: Reader) -> Response:
    """Return the file as it came in."""
    return original_response(storage_of(request), asking.user, document_id)


@router.get(
    "/documents/{document_id}/pdf",
    responses={
        **problems(NotFound, NotReadYet, StorageDown),
        200: body_of("application/pdf", "The PDF.", _NAMED_PDF),
    },
    response_class=Response,
)
def get_searchable_pdf(request: Request, document_id: DocumentId, asking: Reader) -> Response:
    """Return the images of the pages in one PDF, with what was read as invisible text in its place.

    Text can be searched and copied, with its tones; corrections by people are not in it.
    """
    return searchable_response(storage_of(request), asking.user, document_id)


@router.get(
    "/documents/{document_id}/pages/{index}/image",
    responses={**problems(NotFound, StorageDown), 200: body_of("image/jpeg", "The image.")},
    response_class=Response,
)
def get_page_image(
    request: Request,
    document_id: DocumentId,
    index: Annotated[int, Path(ge=0, le=_LARGEST_PAGE, description="Counts from 0")],
    asking: Reader,
) -> Response:
    """Return the image of a page, in the pixels that quads refer to."""
    return page_image_response(storage_of(request), asking.user, document_id, index)


def document_version(state: DocumentState, records: Iterable[Record]) -> str:
    """Return the entity tag of a document's state and records."""
    digest = sha256(state.encode())
    for record in records:
        digest.update(record.model_dump_json().encode())
    return f'"{digest.hexdigest()[:32]}"'


def _take(request: Request, asking: Program, sent: Sent, key: str | None) -> Answer:
    if key is None:
        return _taken(request, asking, sent)
    return once(asking, key, _fingerprint(sent), lambda: _taken(request, asking, sent))


def _taken(request: Request, asking: Program, sent: Sent) -> Answer:
    taken = take_sent(request, asking.user, sent)
    receipt = UploadReceipt(
        id=taken.summary.id,
        receipt=taken.summary.receipt,
        state=taken.summary.state,
        duplicate=taken.is_duplicate,
    )
    code = status.HTTP_200_OK if taken.is_duplicate else status.HTTP_201_CREATED
    return Answer(status=code, body=receipt.model_dump(mode="json"))


def _fingerprint(sent: Sent) -> str:
    """Return what makes an upload what it is; the stream stands where it stood."""
    start = sent.stream.tell()
    content = file_digest(sent.stream, "sha256").digest()  # type: ignore[arg-type]  # it reads only
    sent.stream.seek(start)
    return sha256(f"{sent.queue}/{sent.filename}/".encode() + content).hexdigest()

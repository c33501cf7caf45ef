"""The REST API, version 1: Bearer tokens, JSON, errors with a code and a sentence."""

from typing import Annotated, Any, Final
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response, status

from schemas.base import Model
from schemas.document import DocumentResult, DocumentState
from web.errors import NotFound
from web.files import original_response, page_image_response
from web.security import TokenUser
from web.uploads import storage_of, take_upload
from workers.database import connect
from workers.models import DocumentSummary
from workers.repository import documents
from workers.results import document_result

router = APIRouter(prefix="/api/v1", tags=["documents"])

_LARGEST_OFFSET: Final = 1_000_000_000
"""More documents than an office will have, and well within what the database can count."""


class UploadReceipt(Model):
    """The answer to an upload; a duplicate names the first document with the same bytes."""

    id: UUID
    receipt: str
    state: DocumentState
    duplicate: bool


class StoredResult(DocumentResult):
    """A document, read, with its id and receipt."""

    id: UUID
    receipt: str


class DocumentList(Model):
    """One slice of the office's documents, newest first."""

    documents: tuple[DocumentSummary, ...]
    total: int
    limit: int
    offset: int


class ErrorBody(Model):
    """A stable code, and a sentence in both languages."""

    code: str
    message: str
    message_en: str


class ErrorAnswer(Model):
    """What every error looks like."""

    error: ErrorBody


_UPLOAD_BODY: Final[dict[str, Any]] = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["file"],
                    "properties": {
                        "file": {"type": "string", "format": "binary"},
                        "queue": {
                            "type": "string",
                            "enum": ["counter", "archive"],
                            "default": "counter",
                        },
                    },
                }
            }
        },
    }
}
_ERRORS: Final[dict[int | str, dict[str, Any]]] = {
    "4XX": {"model": ErrorAnswer, "description": "Refused"},
    "5XX": {"model": ErrorAnswer, "description": "Failed on our side"},
}
_BYTES: Final[dict[int | str, dict[str, Any]]] = {
    **_ERRORS,
    200: {"content": {"application/octet-stream": {}}, "description": "The bytes"},
}
_JPEG: Final[dict[int | str, dict[str, Any]]] = {
    **_ERRORS,
    200: {"content": {"image/jpeg": {}}, "description": "The image"},
}


@router.post(
    "/documents",
    status_code=201,
    responses={**_ERRORS, 200: {"model": UploadReceipt, "description": "Already received"}},
    openapi_extra=_UPLOAD_BODY,
)
async def upload(request: Request, response: Response, user: TokenUser) -> UploadReceipt:
    """Take one file in: 201 if it is new, 200 if the office already has these bytes."""
    taken = await take_upload(request, user)
    if taken.is_duplicate:
        response.status_code = status.HTTP_200_OK
    return UploadReceipt(
        id=taken.summary.id,
        receipt=taken.summary.receipt,
        state=taken.summary.state,
        duplicate=taken.is_duplicate,
    )


@router.get("/documents", responses=_ERRORS)
def list_documents(
    user: TokenUser,
    state: Annotated[list[DocumentState] | None, Query()] = None,
    limit: Annotated[int, Query(ge=1, le=500)] = 50,
    offset: Annotated[int, Query(ge=0, le=_LARGEST_OFFSET)] = 0,
) -> DocumentList:
    """List the office's documents, newest first."""
    with connect() as conn:
        found = documents.list_documents(conn, user.office_id, state, limit, offset)
        total = documents.count_documents(conn, user.office_id, state)
    return DocumentList(documents=found, total=total, limit=limit, offset=offset)


@router.get("/documents/{document_id}", responses=_ERRORS)
def get_document(document_id: UUID, user: TokenUser) -> StoredResult:
    """Return one document with all that was read."""
    with connect() as conn:
        detail = documents.get_detail(conn, user.office_id, document_id)
    if detail is None:
        raise NotFound
    return StoredResult(
        id=detail.summary.id,
        receipt=detail.summary.receipt,
        **dict(document_result(detail)),
    )


@router.get("/documents/{document_id}/original", responses=_BYTES, response_class=Response)
def get_original(request: Request, document_id: UUID, user: TokenUser) -> Response:
    """Return the file as it came in."""
    return original_response(storage_of(request), user, document_id)


@router.get(
    "/documents/{document_id}/pages/{index}/image", responses=_JPEG, response_class=Response
)
def get_page_image(request: Request, document_id: UUID, index: int, user: TokenUser) -> Response:
    """Return the image of a page, in the pixels that quads refer to; ``index`` counts from 0."""
    return page_image_response(storage_of(request), user, document_id, index)

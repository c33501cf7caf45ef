"""One document: its pages, its fields, its files."""

from dataclasses import dataclass
from uuid import UUID

from fastapi import APIRouter, Request
from fastapi.responses import Response

from schemas.record import Record
from web.errors import NotFound
from web.files import original_response, page_image_response
from web.progress import form_name, is_open, progress_of
from web.rendering import language_of, render
from web.security import CurrentUser, may_decide
from web.uploads import storage_of
from web.views import is_decidable, page_views, record_views, remaining
from web.wording import sentence_for_code
from workers.database import Connection, connect
from workers.models import DocumentSummary, User
from workers.repository import documents, pages, records

router = APIRouter(prefix="/ho-so/{document_id}")


@dataclass(frozen=True)
class Reviewed:
    """A document with its records; what was read of its pages stays in the database."""

    summary: DocumentSummary
    records: tuple[Record, ...]


def reviewed(conn: Connection, user: User, document_id: UUID) -> Reviewed:
    """Return a document of the user's office.

    Raises:
        NotFound: if the office has none such.
    """
    found = documents.progress(conn, user.office_id, [document_id])
    if not found:
        raise NotFound
    return Reviewed(found[0], records.of_document(conn, document_id))


@router.get("")
def show(request: Request, document_id: UUID, user: CurrentUser) -> Response:
    """Show a document."""
    with connect() as conn:
        paper = reviewed(conn, user, document_id)
        looks = pages.looks(conn, document_id)
    summary, language = paper.summary, language_of(request)
    return render(
        request,
        "document.html",
        document_id=summary.id,
        summary=summary,
        progress=progress_of(summary, language),
        form_name=form_name(summary, language),
        reason=sentence_for_code(language, summary.reason, summary.message),
        records=record_views(paper.records, language),
        pages=page_views(looks, paper.records, language),
        remaining=remaining(paper.records),
        is_open=is_open(summary),
        can_decide=may_decide(user) and is_decidable(summary),
        may_decide=may_decide(user),
    )


@router.get("/goc")
def original(request: Request, document_id: UUID, user: CurrentUser) -> Response:
    """Download the file as it came in."""
    return original_response(storage_of(request), user, document_id)


@router.get("/trang/{number}/anh")
def page_image(request: Request, document_id: UUID, number: int, user: CurrentUser) -> Response:
    """Show the image of a page, counted from 1."""
    return page_image_response(storage_of(request), user, document_id, number - 1)

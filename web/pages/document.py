"""One document: its pages, its fields, its files."""

from uuid import UUID

from fastapi import APIRouter, Request
from fastapi.responses import Response

from web.errors import NotFound
from web.files import original_response, page_image_response
from web.progress import form_name, is_open, progress_of
from web.rendering import language_of, render
from web.security import CurrentUser, may_decide
from web.uploads import storage_of
from web.views import is_decidable, page_views, record_views, remaining
from web.wording import sentence_for_code
from workers.database import connect
from workers.models import DocumentDetail, User
from workers.repository import documents

router = APIRouter(prefix="/ho-so/{document_id}")


def detail_of(user: User, document_id: UUID) -> DocumentDetail:
    """Return a document of the user's office.

    Raises:
        NotFound: if the office has none such.
    """
    with connect() as conn:
        detail = documents.get_detail(conn, user.office_id, document_id)
    if detail is None:
        raise NotFound
    return detail


@router.get("")
def show(request: Request, document_id: UUID, user: CurrentUser) -> Response:
    """Show a document."""
    detail = detail_of(user, document_id)
    summary, language = detail.summary, language_of(request)
    return render(
        request,
        "document.html",
        document_id=summary.id,
        summary=summary,
        progress=progress_of(summary, language),
        form_name=form_name(summary, language),
        reason=sentence_for_code(language, summary.reason, summary.message),
        records=record_views(detail, language),
        pages=page_views(detail, language),
        remaining=remaining(detail),
        is_open=is_open(summary),
        can_decide=may_decide(user) and is_decidable(detail),
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

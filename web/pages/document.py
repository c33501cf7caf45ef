"""One document: its pages, its fields, its files."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from schemas.record import Record
from web.errors import NotFound
from web.files import (
    original_response,
    page_image_response,
    searchable_response,
    thumbnail_response,
)
from web.looks import FieldLook, looks_of, pages_to_look_at
from web.pages.queue import deciding_roles
from web.progress import form_name, is_open, progress_of
from web.rendering import language_of, render
from web.security import CurrentUser, may_decide
from web.standing import standing_view
from web.uploads import storage_of
from web.views import is_decidable, page_views, record_views, remaining
from web.wording import Language, sentence_for_code
from workers.database import Connection, connect
from workers.forms import known_forms
from workers.models import DocumentSummary, User
from workers.repository import arrangement, documents, pages, parts, queue, records, reviews
from workers.repository.arrangement import Arranged
from workers.splitting import page_numbers

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


def field_looks(
    conn: Connection, user: User, paper: Reviewed, language: Language
) -> Mapping[str, FieldLook]:
    """Return what to show beside the fields of a document that the user may decide on."""
    document_id = paper.summary.id
    lines = reviews.lines_read(conn, document_id, pages_to_look_at(paper.records))
    drafts = reviews.drafts(conn, document_id, user.id)
    return looks_of(paper.records, lines, drafts, language)


@router.get("")
def show(request: Request, document_id: UUID, user: CurrentUser) -> Response:
    """Show a document."""
    language = language_of(request)
    with connect() as conn:
        paper = reviewed(conn, user, document_id)
        summary = paper.summary
        sheets = pages.looks(conn, document_id)
        standing = standing_view(queue.standing(conn, document_id), user, language)
        can_decide = may_decide(user) and is_decidable(summary) and not standing.is_others
        looks = field_looks(conn, user, paper, language) if can_decide else {}
        roles = deciding_roles(user)
        colleagues = queue.colleagues(conn, user.office_id, roles, user.id) if can_decide else ()
        is_urgent = queue.is_urgent(conn, document_id)
        arranged = arrangement.of_document(conn, document_id) if can_decide else ()
        family = parts.family_of(conn, document_id)
    return render(
        request,
        "document.html",
        document_id=summary.id,
        summary=summary,
        progress=progress_of(summary, language),
        form_name=form_name(summary, language),
        reason=sentence_for_code(language, summary.reason, summary.message),
        records=record_views(paper.records, language),
        pages=page_views(sheets, paper.records, language),
        remaining=remaining(paper.records),
        is_open=is_open(summary),
        can_decide=can_decide,
        looks=looks,
        standing=standing,
        colleagues=colleagues,
        is_urgent=is_urgent,
        may_decide=may_decide(user),
        arranged=arranged,
        family=family,
        page_numbers=page_numbers,
        known_forms=[(form.id, form.name) for form in known_forms().values()],
        moved=moved,
    )


def moved(arranged: Sequence[Arranged], index: int, by: int) -> list[int]:
    """Return the indexes of pages in their order, one of them moved by so many places, if there
    are so many."""
    order = [it.index for it in arranged]
    at = order.index(index)
    if 0 <= at + by < len(order):
        order.insert(at + by, order.pop(at))
    return order


@router.get("/goc")
def original(request: Request, document_id: UUID, user: CurrentUser) -> Response:
    """Download the file as it came in."""
    return original_response(storage_of(request), user, document_id)


@router.get("/pdf")
def searchable(request: Request, document_id: UUID, user: CurrentUser) -> Response:
    """Download the pages as one PDF in which text can be searched and copied."""
    return searchable_response(storage_of(request), user, document_id)


@router.get("/trang/{number}/anh")
def page_image(
    request: Request,
    document_id: UUID,
    number: int,
    user: CurrentUser,
    rong: Annotated[Literal["160"] | None, Query()] = None,
) -> Response:
    """Show the image of a page, counted from 1; with its width in pixels, a small one."""
    answer = thumbnail_response if rong else page_image_response
    return answer(storage_of(request), user, document_id, number - 1)

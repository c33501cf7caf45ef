"""The clerk's desk: upload, follow, find."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Header, Query, Request
from fastapi.responses import JSONResponse, Response

from schemas.document import DocumentState
from web.progress import Progress, form_name, progress_of, upload_answer
from web.rendering import language_of, render
from web.security import CsrfChecked, CurrentUser, LoggedIn
from web.uploads import Taken, take_photos, take_upload
from web.wording import Language
from workers.database import connect
from workers.models import DocumentSummary, User
from workers.repository import documents, pace
from workers.settings import settings

PER_PAGE = 25

router = APIRouter()


@dataclass(frozen=True)
class Row:
    """One line of the list."""

    summary: DocumentSummary
    progress: Progress
    form_name: str


@dataclass(frozen=True)
class Listing:
    """One page of the list, newest first."""

    rows: tuple[Row, ...]
    state: DocumentState | None
    number: int
    pages: int


@router.get("/")
def desk(
    request: Request,
    user: CurrentUser,
    state: DocumentState | None = None,
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
    x_part: Annotated[str | None, Header(include_in_schema=False)] = None,
) -> Response:
    """Show the desk; with ``X-Part: list`` only the list, for a refresh in place."""
    template = "_list.html" if x_part == "list" else "desk.html"
    return render(
        request,
        template,
        listing=_listing(user, language_of(request), state, page),
        states=tuple(DocumentState),
        max_upload_mb=settings().max_upload_mb,
        wanted=None,
    )


@router.post("/tai-len", dependencies=[LoggedIn, CsrfChecked])
async def upload(request: Request, user: CurrentUser) -> Response:
    """Take one file in."""
    return _answer(request, await take_upload(request, user))


@router.post("/tai-len-anh", dependencies=[LoggedIn, CsrfChecked])
async def upload_photos(request: Request, user: CurrentUser) -> Response:
    """Take several photos in as one document."""
    return _answer(request, await take_photos(request, user))


def _answer(request: Request, taken: Taken) -> Response:
    answer = upload_answer(
        taken.summary,
        is_duplicate=taken.is_duplicate,
        language=language_of(request),
        received_by=taken.received_by,
    )
    return JSONResponse(answer.model_dump(mode="json"), 200 if taken.is_duplicate else 201)


def _listing(user: User, language: Language, state: DocumentState | None, page: int) -> Listing:
    states = None if state is None else (state,)
    with connect() as conn:
        total = documents.count_documents(conn, user.office_id, states)
        pages = max(1, -(-total // PER_PAGE))
        number = min(page, pages)
        summaries = documents.list_documents(
            conn, user.office_id, states, PER_PAGE, PER_PAGE * (number - 1)
        )
        waits = pace.waits(conn, summaries)
    rows = tuple(
        Row(it, progress_of(it, language, waits.get(it.id)), form_name(it, language))
        for it in summaries
    )
    return Listing(rows, state, number, pages)

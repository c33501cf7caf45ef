"""The queue: take the next document, keep it, give it back, send it on."""

from typing import Annotated, Final
from uuid import UUID

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import JSONResponse, RedirectResponse, Response

from web.rendering import language_of, render
from web.security import CsrfChecked, CurrentUser, DecidingUser, LoggedIn, may_decide
from web.standing import standing_view
from workers import queueing
from workers.database import connect
from workers.forms import known_forms
from workers.models import Role, User
from workers.repository import queue

LISTED: Final = 50

router = APIRouter()
actions = APIRouter(dependencies=[LoggedIn, CsrfChecked])

FormId = Annotated[str | None, Query(max_length=200)]


@router.get("/kiem-tra")
def show(request: Request, user: CurrentUser, form: FormId = None, het: bool = False) -> Response:
    """Show what waits; ``het`` says that nothing was left to hand out."""
    with connect() as conn:
        total = queue.count(conn, user.office_id)
        by_form = queue.count_by_form(conn, user.office_id)
        listed = queue.waiting(conn, user.office_id, form or None, LISTED)
    language = language_of(request)
    return render(
        request,
        "queue.html",
        total=total,
        forms=[(it, form_title(it), count) for it, count in by_form],
        form=form or "",
        rows=[
            (it, ", ".join(map(form_title, it.forms)), standing_view(it, user, language))
            for it in listed
        ],
        none_free=het,
        may_decide=may_decide(user),
    )


@actions.post("/kiem-tra/nhan")
def take(user: DecidingUser, form: Annotated[str, Form(max_length=200)] = "") -> Response:
    """Hand the next document out."""
    with connect() as conn:
        document_id = queueing.take_next(conn, user, form or None)
    if document_id is None:
        return RedirectResponse("/kiem-tra?het=true", status_code=303)
    return RedirectResponse(f"/ho-so/{document_id}", status_code=303)


@actions.post("/ho-so/{document_id}/giu")
def keep(document_id: UUID, user: DecidingUser) -> Response:
    """Take the document, or keep it: the page's sign of life."""
    with connect() as conn:
        queueing.keep(conn, user, document_id)
    return JSONResponse({"held": True})


@actions.post("/ho-so/{document_id}/tra-lai")
def give_back(document_id: UUID, user: DecidingUser) -> Response:
    """Let others have the document."""
    with connect() as conn:
        queueing.give_back(conn, user, document_id)
    return RedirectResponse("/kiem-tra", status_code=303)


@actions.post("/ho-so/{document_id}/gui")
def send(
    document_id: UUID,
    user: DecidingUser,
    to: Annotated[UUID, Form()],
    note: Annotated[str, Form(max_length=queueing.LONGEST_NOTE)] = "",
) -> Response:
    """Leave the document to a colleague."""
    with connect() as conn:
        queueing.send_on(conn, user, document_id, to=to, note=note, roles=deciding_roles(user))
    return RedirectResponse("/kiem-tra", status_code=303)


@actions.post("/ho-so/{document_id}/khan")
def mark_urgent(document_id: UUID, user: DecidingUser, urgent: Annotated[bool, Form()]) -> Response:
    """Let the document go before others, or no longer."""
    with connect() as conn:
        queueing.mark_urgent(conn, user, document_id, is_urgent=urgent)
    return RedirectResponse(f"/ho-so/{document_id}", status_code=303)


def deciding_roles(user: User) -> tuple[Role, ...]:
    """Return the roles in which a user could decide."""
    return tuple(it for it in Role if may_decide(user.model_copy(update={"role": it})))


def form_title(form: str) -> str:
    """Return the Vietnamese name of a form; its id where it is no longer defined."""
    known = known_forms().get(form)
    return known.name if known else form


router.include_router(actions)

"""Finding documents."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response
from pydantic import BeforeValidator

from schemas.document import DocumentState
from schemas.text import without_tones
from web.progress import form_name, progress_of
from web.rendering import language_of, render
from web.security import CurrentUser
from web.views import shown_value
from workers.database import connect
from workers.forms import known_forms
from workers.repository import receipts
from workers.repository.search import Findings, Wanted, search, words_in

PER_PAGE: Final = 25

_RECEIPT = re.compile(r"HS-[0-9]{6}-[0-9]{4,}", re.IGNORECASE)

router = APIRouter()


@dataclass(frozen=True)
class Piece:
    """A part of a value; ``is_match`` where what was looked for stands."""

    text: str
    is_match: bool


def _none_if_blank(value: object) -> object:
    return value or None


FormId = Annotated[str | None, BeforeValidator(_none_if_blank)]
State = Annotated[DocumentState | None, BeforeValidator(_none_if_blank)]
Day = Annotated[date | None, BeforeValidator(_none_if_blank)]


@router.get("/tim")
def find(
    request: Request,
    user: CurrentUser,
    q: Annotated[str, Query(max_length=200)] = "",
    form: Annotated[FormId, Query()] = None,
    state: Annotated[State, Query()] = None,
    since: Annotated[Day, Query(alias="tu")] = None,
    until: Annotated[Day, Query(alias="den")] = None,
    page: Annotated[int, Query(ge=1, le=400)] = 1,
) -> Response:
    """Show the documents that were found; a receipt's number, or its code, opens its document."""
    wanted = Wanted(words=q, form=form, state=state, since=since, until=until)
    language = language_of(request)
    with connect() as conn:
        if number := _RECEIPT.search(q):
            slip = receipts.slip_of(conn, user.office_id, number.group().upper())
            if slip is not None:
                return RedirectResponse(f"/ho-so/{slip.document_id}", status_code=303)
        is_asked = wanted != Wanted()
        nothing = Findings(found=(), is_close=False, has_more=False)
        findings = (
            search(conn, user.office_id, wanted, PER_PAGE, PER_PAGE * (page - 1))
            if is_asked
            else nothing
        )
    words = words_in(q)
    return render(
        request,
        "search.html",
        wanted=wanted,
        is_asked=is_asked,
        findings=findings,
        rows=[
            (
                it,
                progress_of(it.summary, language),
                form_name(it.summary, language),
                [(m.name, pieces_of(shown_value(m.type, m.value), words)) for m in it.matches],
            )
            for it in findings.found
        ],
        page=page,
        here=request.url.remove_query_params("page").query,
        states=tuple(DocumentState),
        forms=sorted(known_forms().values(), key=lambda it: it.name),
    )


def pieces_of(value: str, words: tuple[str, ...]) -> tuple[Piece, ...]:
    """Return a value cut into what was looked for and the rest; the last word may be unfinished."""
    bare = without_tones(value)
    if not words or len(bare) != len(value):
        return (Piece(value, is_match=False),)
    whole = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    pattern = rf"(?<![a-z0-9])(?:(?:{whole})(?![a-z0-9])|{re.escape(words[-1])})"
    pieces, end = [], 0
    for hit in re.finditer(pattern, bare):
        pieces += [
            Piece(value[end : hit.start()], False),
            Piece(value[hit.start() : hit.end()], True),
        ]
        end = hit.end()
    pieces.append(Piece(value[end:], is_match=False))
    return tuple(it for it in pieces if it.text)

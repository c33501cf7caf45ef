"""What is typed and not yet decided: kept, and checked as the pipeline checks what it read."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Form, Request
from fastapi.responses import JSONResponse, Response

from web.errors import NotFound
from web.pages.document import reviewed
from web.reasons import reason_sentence
from web.rendering import language_of
from web.security import CsrfChecked, DecidingUser, LoggedIn
from web.views import field_view, shown_value
from workers import reviewing
from workers.database import connect
from workers.typed import clean_typed, read_typed

router = APIRouter(prefix="/ho-so/{document_id}", dependencies=[LoggedIn, CsrfChecked])


@router.post("/truong/{record}/{key}/nhap")
def save(
    request: Request,
    document_id: UUID,
    record: int,
    key: str,
    user: DecidingUser,
    value: Annotated[str, Form(max_length=10_000)] = "",
) -> Response:
    """Keep a text and say what is wrong with it; one that is what is shown is forgotten.

    Answers ``problem``, empty if nothing is wrong; ``may_stay``, whether it may be stored all the
    same; ``meant``, how it will be shown once it is stored.
    """
    with connect() as conn:
        paper = reviewed(conn, user, document_id)
    if not 0 <= record < len(paper.records) or key not in paper.records[record].fields:
        raise NotFound
    language = language_of(request)
    view = field_view(paper.records[record], record, key, language)
    text = clean_typed(value)
    is_changed = text != clean_typed(view.shown)
    with connect() as conn:
        reviewing.save_draft(
            conn,
            office_id=user.office_id,
            document_id=document_id,
            record=record,
            key=key,
            typed=value if is_changed else None,
            actor=user.id,
        )
    typed = read_typed(paper.records[record], key, text) if is_changed else None
    problem = reason_sentence(language, typed.problem) if typed and typed.problem else ""
    return JSONResponse(
        {
            "problem": problem,
            "may_stay": typed.may_stay if typed else True,
            "meant": shown_value(view.type, typed.value) if typed and not typed.problem else "",
        }
    )

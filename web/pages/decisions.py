"""What a verifier decides: this field is right, that one should say so, the document is done."""

from collections.abc import Callable
from functools import partial
from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Form, Request
from fastapi.responses import JSONResponse, RedirectResponse, Response

from schemas.record import Record
from web.errors import ChangedMeanwhile, NotAValue, NotFound, wants_json
from web.looks import looks_of
from web.pages.document import Reviewed, reviewed
from web.rendering import language_of, render_part, speaker
from web.security import CsrfChecked, DecidingUser, LoggedIn
from web.views import FieldView, field_view, is_decidable, remaining
from web.wording import Language
from workers import reviewing
from workers.database import Connection, connect
from workers.models import User
from workers.typed import clean_typed, read_typed

router = APIRouter(prefix="/ho-so/{document_id}", dependencies=[LoggedIn, CsrfChecked])

Text = Annotated[str, Form(max_length=10_000)]


@router.post("/truong/{record}/{key}")
def decide(
    request: Request,
    document_id: UUID,
    record: int,
    key: str,
    user: DecidingUser,
    shown: Text = "",
    value: Text = "",
    insisted: Text = "",
    alternative: Annotated[str | None, Form(max_length=10_000)] = None,
    mark: Annotated[Literal["unreadable", "not_on_paper"] | None, Form()] = None,
) -> Response:
    """Confirm a field if its value was left as it was shown, else correct it.

    ``insisted`` is a text that was refused before and is now meant; ``alternative`` is one of the
    values that a check proposed; ``mark`` says why there is no value.
    """
    with connect() as conn:
        paper = reviewed(conn, user, document_id)
    before = _field(paper, record, key, language_of(request))
    if clean_typed(shown) != clean_typed(before.shown):
        raise ChangedMeanwhile
    correction = (
        None if mark else _correction(paper.records[record], before, value, insisted, alternative)
    )
    try:
        with connect() as conn:
            _decide(conn, user, paper, record, key, correction, mark)
    except reviewing.FieldChanged as error:
        raise ChangedMeanwhile from error
    if not wants_json(request):
        return RedirectResponse(f"/ho-so/{document_id}#{before.dom_id}", status_code=303)
    with connect() as conn:
        return _after_decision(request, reviewed(conn, user, document_id), record, key)


@router.post("/hoan-tat")
def finish(document_id: UUID, user: DecidingUser) -> Response:
    """Finish a document whose fields are all decided on."""
    with connect() as conn:
        reviewing.finish(conn, office_id=user.office_id, document_id=document_id, actor=user.id)
    return RedirectResponse(f"/ho-so/{document_id}", status_code=303)


def _decide(
    conn: Connection,
    user: User,
    paper: Reviewed,
    record: int,
    key: str,
    correction: str | None,
    mark: str | None,
) -> None:
    decide = _decision(correction, mark)
    decide(
        conn,
        office_id=user.office_id,
        document_id=paper.summary.id,
        record=record,
        key=key,
        shown=paper.records[record].fields[key].value,
        actor=user.id,
    )


def _decision(correction: str | None, mark: str | None) -> Callable[..., None]:
    if mark is not None:
        found = next(it for it in reviewing.MARKS if it.code == mark)
        return partial(reviewing.mark_field, mark=found)
    if correction is None:
        return reviewing.confirm_field
    return partial(reviewing.correct_field, value=correction)


def _field(paper: Reviewed, record: int, key: str, language: Language) -> FieldView:
    if not 0 <= record < len(paper.records) or key not in paper.records[record].fields:
        raise NotFound
    return field_view(paper.records[record], record, key, language)


def _correction(
    record: Record, before: FieldView, value: str, insisted: str, alternative: str | None
) -> str | None:
    """Return the value to store, or None where the value was left as it was shown."""
    if alternative in {other.value for other in before.alternatives}:
        return alternative
    text = clean_typed(value)
    if text == clean_typed(before.shown):
        return None
    typed = read_typed(record, before.key, text)
    if typed.problem and not (typed.may_stay and text == clean_typed(insisted)):
        raise NotAValue(typed.problem, may_stay=typed.may_stay)
    return typed.value


def _after_decision(request: Request, paper: Reviewed, record: int, key: str) -> Response:
    field = _field(paper, record, key, language_of(request))
    left, t = remaining(paper.records), speaker(request)
    html = render_part(
        request,
        "_field.html",
        field=field,
        document_id=paper.summary.id,
        looks=looks_of(paper.records, {}, {}, language_of(request)),
        can_decide=is_decidable(paper.summary),
    )
    text = t("remaining", count=left) if left else t("none_remaining")
    return JSONResponse(
        {"html": html, "state": field.state, "remaining": left, "remaining_text": text}
    )

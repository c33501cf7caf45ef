"""A box that a verifier draws on the page is read again, and becomes its field's place and value."""

import time
from collections.abc import Mapping
from typing import Annotated, Final
from uuid import UUID

from fastapi import APIRouter, Form, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import JSONResponse, Response

from schemas.errors import HosoError
from schemas.geometry import Box
from schemas.page import Line
from web.errors import ChangedMeanwhile, NotFound, RequestRefused
from web.live import Hub, Subscription
from web.looks import looks_of
from web.pages.document import Reviewed, reviewed
from web.rendering import language_of, points, render_part, speaker
from web.security import CsrfChecked, DecidingUser, LoggedIn
from web.views import FieldView, field_view, remaining
from workers import rereading
from workers.bell import BOX_PATIENCE_SECONDS, ring_for_box
from workers.database import connect
from workers.models import User
from workers.repository import boxes
from workers.repository.boxes import BoxAnswer
from workers.reviewing import FieldChanged, HeldByAnother, NotUnderReview
from workers.storage import StorageDown
from workers.typed import clean_typed

router = APIRouter(prefix="/ho-so/{document_id}", dependencies=[LoggedIn, CsrfChecked])

_FAILURES: Final[Mapping[str, type[HosoError]]] = {
    it.code: it for it in (FieldChanged, HeldByAnother, NotUnderReview, StorageDown)
}


class NoBox(RequestRefused):
    status = 422
    code = rereading.NoSuchBox.code
    message = rereading.NoSuchBox.message
    message_en = rereading.NoSuchBox.message_en


class NothingRead(RequestRefused):
    status = 422
    code = rereading.NothingRead.code
    message = rereading.NothingRead.message
    message_en = rereading.NothingRead.message_en


class ReadersAway(RequestRefused):
    status = 503
    code = "readers_away"
    message = "Bộ phận đọc chữ chưa trả lời. Hãy gõ giá trị, hoặc khoanh lại sau ít phút."
    message_en = "Nothing answers that could read it. Type the value, or draw again later."


@router.post("/truong/{record}/{key}/doc-lai")
async def read_again(
    request: Request,
    document_id: UUID,
    record: int,
    key: str,
    user: DecidingUser,
    page: Annotated[int, Form(ge=1)],
    left: Annotated[float, Form(allow_inf_nan=False)],
    top: Annotated[float, Form(allow_inf_nan=False)],
    right: Annotated[float, Form(allow_inf_nan=False)],
    bottom: Annotated[float, Form(allow_inf_nan=False)],
    shown: Annotated[str, Form(max_length=10_000)] = "",
) -> Response:
    """Have a box of a page read and put into a field; answers when that is done.

    ``page`` counts from 1, the box is in the pixels of the page. Answers as a decision does, with
    ``points``, the new place, and ``page`` beside.
    """
    hub: Hub = request.app.state.live
    box = Box(left, top, right, bottom)
    with hub.subscribed(user.office_id) as subscription:
        box_id = await run_in_threadpool(
            _ask, request, user, document_id, record, key, shown, page - 1, box
        )
        answer = await _answer(subscription, box_id)
    if answer.code is not None:
        raise _FAILURES.get(answer.code, NothingRead)()
    return await run_in_threadpool(_told, request, user, document_id, record, key, answer.lines)


def _ask(
    request: Request,
    user: User,
    document_id: UUID,
    record: int,
    key: str,
    shown: str,
    page: int,
    box: Box,
) -> UUID:
    with connect() as conn:
        paper = reviewed(conn, user, document_id)
        view = _view(request, paper, record, key)
        if clean_typed(shown) != clean_typed(view.shown):
            raise ChangedMeanwhile
        try:
            box_id = rereading.ask(
                conn,
                user,
                document_id,
                record=record,
                key=key,
                shown=paper.records[record].fields[key].value,
                page=page,
                box=box,
            )
        except rereading.NoSuchBox as error:
            raise NoBox from error
        except FieldChanged as error:
            raise ChangedMeanwhile from error
    if not ring_for_box(box_id):
        with connect() as conn:
            boxes.withdraw(conn, box_id)
        raise ReadersAway
    return box_id


async def _answer(subscription: Subscription, box_id: UUID) -> BoxAnswer:
    """Wait for what becomes of a box; it is called off if that takes too long."""
    ends = time.monotonic() + BOX_PATIENCE_SECONDS
    while (patience := ends - time.monotonic()) > 0:
        await subscription.news(patience)
        answer = await run_in_threadpool(_taken, box_id)
        if answer is not None:
            return answer
    await run_in_threadpool(_withdraw, box_id)
    answer = await run_in_threadpool(_taken, box_id)
    if answer is None:
        raise ReadersAway
    return answer


def _taken(box_id: UUID) -> BoxAnswer | None:
    with connect() as conn:
        return boxes.take_answer(conn, box_id)


def _withdraw(box_id: UUID) -> None:
    with connect() as conn:
        boxes.withdraw(conn, box_id)


def _told(
    request: Request,
    user: User,
    document_id: UUID,
    record: int,
    key: str,
    lines: tuple[Line, ...],
) -> Response:
    with connect() as conn:
        paper = reviewed(conn, user, document_id)
    view = _view(request, paper, record, key)
    left, t = remaining(paper.records), speaker(request)
    html = render_part(
        request,
        "_field.html",
        field=view,
        document_id=document_id,
        looks=looks_of(
            paper.records,
            {} if view.page is None else {view.page: lines},
            {},
            language_of(request),
            reread=view.dom_id,
        ),
        can_decide=True,
        opened=True,
    )
    return JSONResponse(
        {
            "html": html,
            "state": view.state,
            "remaining": left,
            "remaining_text": t("remaining", count=left) if left else t("none_remaining"),
            "points": points(view.quad) if view.quad else "",
            "page": None if view.page is None else view.page + 1,
            "name": view.name,
        }
    )


def _view(request: Request, paper: Reviewed, record: int, key: str) -> FieldView:
    if not 0 <= record < len(paper.records) or key not in paper.records[record].fields:
        raise NotFound
    return field_view(paper.records[record], record, key, language_of(request))

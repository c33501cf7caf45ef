"""Pages of a document under review: turned, put in another order, named. It is made anew at once."""

from collections.abc import Callable
from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Form
from fastapi.responses import RedirectResponse, Response

from schemas.page import Part, Said
from web.errors import ChangedMeanwhile
from web.security import CsrfChecked, DecidingUser, LoggedIn
from workers import arranging
from workers.bell import ring
from workers.database import Connection, connect
from workers.repository import claims

router = APIRouter(prefix="/ho-so/{document_id}", dependencies=[LoggedIn, CsrfChecked])

_PARTS = {Part.CONTINUES.value, Part.ATTACHMENT.value}


@router.post("/trang/{number}/xoay")
def turn(
    document_id: UUID,
    number: int,
    user: DecidingUser,
    rotation: Annotated[Literal["0", "90", "180", "270"], Form()],
) -> Response:
    """Turn a page, counted from 1, clockwise from how the file has it."""
    return _made_anew(
        document_id,
        lambda conn: arranging.turn(conn, user, document_id, number - 1, int(rotation)),
    )


@router.post("/trang/{number}/loai")
def say(
    document_id: UUID,
    number: int,
    user: DecidingUser,
    part: Annotated[str, Form(max_length=200)] = "",
) -> Response:
    """Say what a page is: ``continues``, ``attachment``, the id of the form that begins on it, or
    nothing, which leaves it to the machine."""
    said = None
    if part in _PARTS:
        said = Said(part=Part(part))
    elif part:
        said = Said(part=Part.BEGINS, form=part)
    return _made_anew(
        document_id, lambda conn: arranging.say(conn, user, document_id, number - 1, said)
    )


@router.post("/thu-tu")
def order(
    document_id: UUID, user: DecidingUser, page: Annotated[list[int], Form(max_length=500)]
) -> Response:
    """Put the pages in the order in which they are named, each counted from 1 as in the file."""
    indexes = [number - 1 for number in page]
    return _made_anew(document_id, lambda conn: arranging.order(conn, user, document_id, indexes))


def _made_anew(document_id: UUID, change: Callable[[Connection], None]) -> Response:
    try:
        with connect() as conn:
            change(conn)
    except arranging.NoSuchPage as error:
        raise ChangedMeanwhile from error
    with connect() as conn:
        bells = claims.next_bells(conn, document_id)
    # What nobody is told of now, the sweeper tells in a moment.
    ring(bells)
    return RedirectResponse(f"/ho-so/{document_id}", status_code=303)

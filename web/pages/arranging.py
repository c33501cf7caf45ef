"""Pages of a document under review: turned, ordered, named, split off. It is made anew at once."""

from collections.abc import Callable
from typing import Annotated, Literal, TypeVar
from uuid import UUID

from fastapi import APIRouter, Form
from fastapi.responses import RedirectResponse, Response

from schemas.page import Part, Said
from web.errors import ChangedMeanwhile
from web.security import CsrfChecked, DecidingUser, LoggedIn
from workers import arranging, splitting
from workers.bell import ring
from workers.database import Connection, connect
from workers.repository import claims

router = APIRouter(prefix="/ho-so/{document_id}", dependencies=[LoggedIn, CsrfChecked])

T = TypeVar("T")
_PARTS = {Part.CONTINUES.value, Part.ATTACHMENT.value}


@router.post("/trang/{number}/xoay")
def turn(
    document_id: UUID,
    number: int,
    user: DecidingUser,
    rotation: Annotated[Literal["0", "90", "180", "270"], Form()],
) -> Response:
    """Turn a page, counted from 1, clockwise from how the file has it."""
    _changed(lambda conn: arranging.turn(conn, user, document_id, number - 1, int(rotation)))
    return _made_anew(document_id)


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
    _changed(lambda conn: arranging.say(conn, user, document_id, number - 1, said))
    return _made_anew(document_id)


@router.post("/thu-tu")
def order(
    document_id: UUID, user: DecidingUser, page: Annotated[list[int], Form(max_length=500)]
) -> Response:
    """Put the pages in the order in which they are named, each counted from 1 as in the file."""
    indexes = [number - 1 for number in page]
    _changed(lambda conn: arranging.order(conn, user, document_id, indexes))
    return _made_anew(document_id)


@router.post("/tach")
def split(
    document_id: UUID,
    user: DecidingUser,
    page: Annotated[list[int], Form(max_length=500)] = [],  # noqa: B006  # made new each time
) -> Response:
    """Make a document of its own of some pages, each counted from 1 as in the file."""
    indexes = [number - 1 for number in page]
    part_id = _changed(lambda conn: splitting.split(conn, user, document_id, indexes))
    return _made_anew(document_id, part_id)


@router.post("/ghep")
def join(document_id: UUID, user: DecidingUser) -> Response:
    """Give the pages of a part back to the document that they were split off from; go there."""
    return _made_anew(_changed(lambda conn: splitting.join(conn, user, document_id)))


def _changed(change: Callable[[Connection], T]) -> T:
    try:
        with connect() as conn:
            return change(conn)
    except arranging.NoSuchPage as error:
        raise ChangedMeanwhile from error


def _made_anew(document_id: UUID, *others: UUID) -> Response:
    """Have documents understood, and go to the first of them."""
    with connect() as conn:
        bells = [bell for it in (document_id, *others) for bell in claims.next_bells(conn, it)]
    # What nobody is told of now, the sweeper tells in a moment.
    ring(bells)
    return RedirectResponse(f"/ho-so/{document_id}", status_code=303)

"""Receipts: printed for whoever handed a document in; their code leads back to it."""

from enum import StrEnum
from typing import Annotated

import segno
from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import RedirectResponse, Response
from markupsafe import Markup

from web.errors import NotFound
from web.rendering import render
from web.security import CurrentUser
from workers.database import connect
from workers.models import User
from workers.repository import receipts
from workers.repository.receipts import Slip

router = APIRouter(prefix="/bien-nhan/{receipt}")

Receipt = Annotated[str, Path(pattern="^HS-[0-9]{6}-[0-9]{4,}$")]


class Paper(StrEnum):
    """What a receipt is printed on: a sheet, or a counter printer's roll."""

    A5 = "a5"
    ROLL = "80mm"


@router.get("")
def find(receipt: Receipt, user: CurrentUser) -> Response:
    """Lead to the document of a receipt."""
    return RedirectResponse(f"/ho-so/{_slip(user, receipt).document_id}", status_code=303)


@router.get("/in")
def show(
    request: Request,
    receipt: Receipt,
    user: CurrentUser,
    paper: Annotated[Paper, Query(alias="kho")] = Paper.A5,
) -> Response:
    """Show a receipt to be printed."""
    return render(
        request,
        "receipt.html",
        slip=_slip(user, receipt),
        paper=paper,
        papers=tuple(Paper),
        code=code_of(str(request.url_for("find", receipt=receipt))),
    )


def code_of(address: str) -> Markup:
    """Return a QR code of an address as SVG that takes the size of what is around it.

    Error correction M: a code on thermal paper fades (ISO/IEC 18004 restores 15 %).
    """
    code = segno.make(address, micro=False, error="m", boost_error=False)
    svg = code.svg_inline(omitsize=True, border=4, svgclass="code", lineclass=None)
    return Markup(svg)  # noqa: S704  # drawn by segno from modules, no text of a person in it


def _slip(user: User, receipt: str) -> Slip:
    with connect() as conn:
        slip = receipts.slip_of(conn, user.office_id, receipt)
    if slip is None:
        raise NotFound
    return slip

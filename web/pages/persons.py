"""What the office has of one person: find it, take it out, erase it.

Whoever is looked for is sent in the body of a request, never in its address, which is written down on
the way and in the history of the browser.
"""

from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, date, datetime
from tempfile import TemporaryFile
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response, StreamingResponse
from starlette.background import BackgroundTask

from schemas.errors import HosoError
from web.errors import RequestRefused, status_of
from web.rendering import VIETNAM, render
from web.security import CsrfChecked, LoggedIn, ProtectsData
from web.uploads import storage_of
from workers import erasing, person_export
from workers.database import connect
from workers.models import DocumentSummary, User
from workers.people import one_line
from workers.repository import audit, documents, erasures, persons
from workers.repository.erasures import Reason
from workers.repository.persons import Sought, Standing, Standings
from workers.storage import Storage

router = APIRouter(prefix="/du-lieu-ca-nhan", dependencies=[LoggedIn])

_ID_LENGTHS = (9, 12)
"""Digits of an identity card of before, and of a personal ID."""
_ERASURES_SHOWN = 20
_CHUNK = 1 << 16
REASONS = tuple(it for it in Reason if it not in {Reason.RETENTION, Reason.JOINED})
"""Those that a person gives."""

Words = Annotated[str, Form(max_length=200)]
Chosen = Annotated[list[UUID], Form()]


class NobodySought(RequestRefused):
    status = 422
    code = "nobody_sought"
    message = "Hãy nhập số định danh (12 số, hoặc 9 số CMND), hoặc cả họ tên và ngày sinh."
    message_en = "Give a personal ID (12 digits, or the 9 of a card of before), or name and birth."


class NothingChosen(RequestRefused):
    status = 422
    code = "nothing_chosen"
    message = "Hãy chọn ít nhất một hồ sơ."
    message_en = "Choose one document or more."


@dataclass(frozen=True)
class Asked:
    """What was typed: who is looked for."""

    personal_id: str = ""
    name: str = ""
    birth: str = ""

    def sought(self) -> Sought:
        """Return who is looked for.

        Raises:
            NobodySought: if that is not enough to know a person by.
        """
        digits = "".join(self.personal_id.split())
        if digits.isascii() and digits.isdigit() and len(digits) in _ID_LENGTHS:
            return Sought(personal_id=digits)
        try:
            birth = date.fromisoformat(self.birth)
        except ValueError as error:
            raise NobodySought from error
        name = one_line(self.name)
        if digits or len(name.split()) < 2:
            raise NobodySought
        return Sought(name=name, birth=birth)


@dataclass(frozen=True)
class Found:
    """A document in which the person stands; ``others`` counts the records of other people."""

    summary: DocumentSummary
    standing: Standing

    @property
    def others(self) -> int:
        """How many records are not the person's."""
        return self.standing.records - len(self.standing.places)


@router.get("")
def show(request: Request, user: ProtectsData) -> Response:
    """Show the form, and what was erased lately."""
    return _start(request, user)


@router.post("/tim", dependencies=[CsrfChecked])
def find(
    request: Request,
    user: ProtectsData,
    personal_id: Words = "",
    name: Words = "",
    birth: Words = "",
) -> Response:
    """Show in which documents somebody stands."""
    asked = Asked(personal_id.strip(), name.strip(), birth.strip())
    try:
        standings = _find(user, asked, is_noted=True)
    except NobodySought as problem:
        return _start(request, user, asked, problem)
    return _results(request, user, asked, standings)


@router.post("/xuat", dependencies=[CsrfChecked])
def export(
    request: Request,
    user: ProtectsData,
    document: Chosen = [],  # noqa: B006  # FastAPI makes a new one each time
    personal_id: Words = "",
    name: Words = "",
    birth: Words = "",
) -> Response:
    """Give a ZIP of what the chosen documents have of somebody."""
    asked = Asked(personal_id, name, birth)
    standings = _find(user, asked)
    chosen = [it for it in standings.found if it.document_id in set(document)]
    if not chosen:
        return _results(request, user, asked, standings, NothingChosen())
    return _zip(storage_of(request), user, chosen)


@router.post("/xoa", dependencies=[CsrfChecked])
def consider(
    request: Request,
    user: ProtectsData,
    document: Chosen = [],  # noqa: B006
    personal_id: Words = "",
    name: Words = "",
    birth: Words = "",
) -> Response:
    """Show what would be erased, and ask why."""
    asked = Asked(personal_id, name, birth)
    standings = _find(user, asked)
    chosen = [it for it in standings.found if it.document_id in set(document)]
    if not chosen:
        return _results(request, user, asked, standings, NothingChosen())
    with connect() as conn:
        keepers = erasures.keepers(conn, user.office_id, [it.document_id for it in chosen])
    return render(
        request, "erase.html", found=_found(user, chosen), keepers=keepers, reasons=REASONS
    )


@router.post("/xoa/that", dependencies=[CsrfChecked])
def erase(
    user: ProtectsData,
    reason: Annotated[Reason, Form()],
    sure: Annotated[bool, Form()],
    document: Chosen,
) -> Response:
    """Erase the documents."""
    if not sure or reason not in REASONS:
        raise RequestRefused
    with connect() as conn:
        erasing.ask(conn, user, document, reason)
    return RedirectResponse("/du-lieu-ca-nhan", status_code=303)


def _find(user: User, asked: Asked, *, is_noted: bool = False) -> Standings:
    sought = asked.sought()
    with connect() as conn:
        if is_noted:
            audit.write(conn, "person_searched", office_id=user.office_id, actor=user.id)
        return persons.find(conn, user.office_id, sought)


def _found(user: User, standings: list[Standing]) -> tuple[Found, ...]:
    with connect() as conn:
        summaries = documents.progress(conn, user.office_id, [it.document_id for it in standings])
    by_id = {it.id: it for it in summaries}
    return tuple(Found(by_id[it.document_id], it) for it in standings if it.document_id in by_id)


def _zip(storage: Storage, user: User, chosen: list[Standing]) -> Response:
    now = datetime.now(UTC).astimezone(VIETNAM)
    with ExitStack() as lent:
        file = lent.enter_context(TemporaryFile(prefix="hoso-"))
        with connect() as conn:
            person_export.write(conn, storage, user, chosen, file, now)
        size = file.tell()
        file.seek(0)
        return StreamingResponse(
            iter(lambda: file.read(_CHUNK), b""),
            media_type="application/zip",
            headers={
                "Cache-Control": "no-store",
                "Content-Length": str(size),
                "Content-Disposition": f'attachment; filename="du-lieu-ca-nhan-{now:%Y%m%d-%H%M}.zip"',
            },
            background=BackgroundTask(lent.pop_all().close),
        )


def _start(
    request: Request, user: User, asked: Asked = Asked(), problem: HosoError | None = None
) -> Response:
    with connect() as conn:
        erased = erasures.latest(conn, user.office_id, _ERASURES_SHOWN)
    return render(
        request,
        "persons.html",
        status=status_of(problem) if problem else 200,
        asked=asked,
        erased=erased,
        found=None,
        is_cut=False,
        problem=problem,
    )


def _results(
    request: Request,
    user: User,
    asked: Asked,
    standings: Standings,
    problem: HosoError | None = None,
) -> Response:
    return render(
        request,
        "persons.html",
        status=status_of(problem) if problem else 200,
        asked=asked,
        erased=(),
        found=_found(user, list(standings.found)),
        is_cut=standings.is_cut,
        problem=problem,
    )

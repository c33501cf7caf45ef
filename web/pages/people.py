"""The page of those who look after people: users, their roles and passwords, offices."""

import re
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Annotated, Final
from urllib.parse import urlencode
from uuid import UUID

from fastapi import APIRouter, Depends, Form, Query, Request
from fastapi.responses import RedirectResponse, Response

from schemas.errors import HosoError
from schemas.text import without_tones
from web.errors import status_of
from web.rendering import render
from web.security import Administrator, CsrfChecked, LoggedIn, LooksAfterPeople
from workers import people
from workers.database import Connection, connect
from workers.models import Account, Office, Role, User
from workers.repository import accounts

router = APIRouter(prefix="/nguoi-dung", dependencies=[LoggedIn])

PER_PAGE: Final = 25
_MOST_WORDS: Final = 12

Name = Annotated[str, Form(max_length=200)]


@dataclass(frozen=True)
class Looked:
    """Who is looked for: words of their names or of their office's, the code of an office, and the
    page of those who are found."""

    words: str = ""
    office: str = ""
    page: int = 1

    def address(self, page: int | None = None, user_id: UUID | None = None) -> str:
        """Return where they are shown, on another page if one is given, at a user if one is."""
        asked = {"q": self.words, "don-vi": self.office, "page": page or self.page}
        query = urlencode({name: it for name, it in asked.items() if it not in ("", 1)})
        at = f"#u-{user_id}" if user_id else ""
        return f"/nguoi-dung{'?' if query else ''}{query}{at}"


def _looked(
    q: Annotated[str, Query(max_length=200)] = "",
    office: Annotated[str, Query(alias="don-vi", max_length=200, pattern="^[a-z0-9-]*$")] = "",
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
) -> Looked:
    return Looked(" ".join(q.split()), office, page)


LookedFor = Annotated[Looked, Depends(_looked)]


@dataclass(frozen=True)
class Way:
    """How somebody gets in: shown once, after the password was made."""

    username: str
    password: str


@dataclass(frozen=True)
class Staff:
    """An office with its users, or those of them who come on a page."""

    office: Office
    accounts: tuple[Account, ...]


@dataclass(frozen=True)
class Listing:
    """One page of those who were found."""

    staffs: tuple[Staff, ...]
    total: int
    number: int
    pages: int


@router.get("")
def show(request: Request, user: LooksAfterPeople, looked: LookedFor) -> Response:
    """Show the users of all offices to an administrator, of their own one to others."""
    return _page(request, user, looked)


@router.post("", dependencies=[CsrfChecked])
def add_user(
    request: Request,
    user: Administrator,
    looked: LookedFor,
    office: Annotated[UUID, Form()],
    role: Annotated[Role, Form()],
    username: Name = "",
    full_name: Name = "",
) -> Response:
    """Add a user, and show the password once, with the user."""
    try:
        with connect() as conn:
            account, password = people.add_user(
                conn,
                office_id=office,
                username=username.strip(),
                full_name=full_name,
                role=role,
                actor=user.id,
            )
    except (people.BadName, people.Taken) as problem:
        return _page(request, user, looked, problem=problem)
    return _page(request, user, Looked(account.username), way=Way(account.username, password))


@router.post("/don-vi", dependencies=[CsrfChecked])
def add_office(
    request: Request, user: Administrator, looked: LookedFor, code: Name = "", name: Name = ""
) -> Response:
    """Add an office, and show it."""
    try:
        with connect() as conn:
            office = people.add_office(conn, code=code.strip(), name=name, actor=user.id)
    except (people.BadName, people.Taken) as problem:
        return _page(request, user, looked, problem=problem)
    return RedirectResponse(Looked(office=office.code).address(), status_code=303)


@router.post("/{user_id}/vai-tro", dependencies=[CsrfChecked])
def change_role(
    user_id: UUID, user: Administrator, looked: LookedFor, role: Annotated[Role, Form()]
) -> Response:
    """Give a user another role."""
    with connect() as conn:
        people.change_role(conn, user_id, role, user.id)
    return RedirectResponse(looked.address(user_id=user_id), status_code=303)


@router.post("/{user_id}/khoa", dependencies=[CsrfChecked])
def close(user_id: UUID, user: Administrator, looked: LookedFor) -> Response:
    """Keep a user out."""
    with connect() as conn:
        people.let_in(conn, user_id, False, user.id)
    return RedirectResponse(looked.address(user_id=user_id), status_code=303)


@router.post("/{user_id}/mo", dependencies=[CsrfChecked])
def reopen(user_id: UUID, user: Administrator, looked: LookedFor) -> Response:
    """Let a user in again."""
    with connect() as conn:
        people.let_in(conn, user_id, True, user.id)
    return RedirectResponse(looked.address(user_id=user_id), status_code=303)


@router.post("/{user_id}/mat-khau", dependencies=[CsrfChecked])
def renew_password(
    request: Request, user_id: UUID, user: LooksAfterPeople, looked: LookedFor
) -> Response:
    """Give a user a new password, and show it once."""
    with connect() as conn:
        account, password = people.renew_password_as(conn, user_id, user)
    return _page(request, user, looked, way=Way(account.username, password))


def _page(
    request: Request,
    user: User,
    looked: Looked,
    *,
    way: Way | None = None,
    problem: HosoError | None = None,
) -> Response:
    with connect() as conn:
        offices, listing = accounts.offices(conn), _listing(conn, looked)
    return render(
        request,
        "people.html",
        status=status_of(problem) if problem else 200,
        offices=offices,
        listing=listing,
        looked=looked,
        roles=tuple(Role),
        may_renew=partial(people.may_renew, user),
        way=way,
        problem=problem,
    )


def _listing(conn: Connection, looked: Looked) -> Listing:
    words = re.findall(r"[a-z0-9._-]+", without_tones(looked.words))[:_MOST_WORDS]
    office = looked.office or None
    total = accounts.count_staff(conn, words, office)
    pages = max(1, -(-total // PER_PAGE))
    number = min(looked.page, pages)
    seats = accounts.staff(conn, words, office, PER_PAGE, PER_PAGE * (number - 1))
    staffs = tuple(
        Staff(office, tuple(it.account for it in group if it.account))
        for office, group in groupby(seats, key=lambda it: it.office)
    )
    return Listing(staffs, total, number, pages)

"""The page of those who look after people: users, their roles and passwords, offices."""

from dataclasses import dataclass
from functools import partial
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from schemas.errors import HosoError
from web.errors import status_of
from web.rendering import render
from web.security import Administrator, CsrfChecked, LoggedIn, LooksAfterPeople
from workers import people
from workers.database import connect
from workers.models import Account, Office, Role, User
from workers.repository import accounts

router = APIRouter(prefix="/nguoi-dung", dependencies=[LoggedIn])

Name = Annotated[str, Form(max_length=200)]


@dataclass(frozen=True)
class Way:
    """How somebody gets in: shown once, after the password was made."""

    username: str
    password: str


@dataclass(frozen=True)
class Staff:
    """An office with its users."""

    office: Office
    accounts: tuple[Account, ...]


@router.get("")
def show(request: Request, user: LooksAfterPeople) -> Response:
    """Show the users of all offices to an administrator, of their own one to others."""
    return _page(request, user)


@router.post("", dependencies=[CsrfChecked])
def add_user(
    request: Request,
    user: Administrator,
    office: Annotated[UUID, Form()],
    role: Annotated[Role, Form()],
    username: Name = "",
    full_name: Name = "",
) -> Response:
    """Add a user, and show the password once."""
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
        return _page(request, user, problem=problem)
    return _page(request, user, way=Way(account.username, password))


@router.post("/don-vi", dependencies=[CsrfChecked])
def add_office(request: Request, user: Administrator, code: Name = "", name: Name = "") -> Response:
    """Add an office."""
    try:
        with connect() as conn:
            people.add_office(conn, code=code.strip(), name=name, actor=user.id)
    except (people.BadName, people.Taken) as problem:
        return _page(request, user, problem=problem)
    return RedirectResponse("/nguoi-dung", status_code=303)


@router.post("/{user_id}/vai-tro", dependencies=[CsrfChecked])
def change_role(user_id: UUID, user: Administrator, role: Annotated[Role, Form()]) -> Response:
    """Give a user another role."""
    with connect() as conn:
        people.change_role(conn, user_id, role, user.id)
    return RedirectResponse("/nguoi-dung", status_code=303)


@router.post("/{user_id}/khoa", dependencies=[CsrfChecked])
def close(user_id: UUID, user: Administrator) -> Response:
    """Keep a user out."""
    with connect() as conn:
        people.let_in(conn, user_id, False, user.id)
    return RedirectResponse("/nguoi-dung", status_code=303)


@router.post("/{user_id}/mo", dependencies=[CsrfChecked])
def reopen(user_id: UUID, user: Administrator) -> Response:
    """Let a user in again."""
    with connect() as conn:
        people.let_in(conn, user_id, True, user.id)
    return RedirectResponse("/nguoi-dung", status_code=303)


@router.post("/{user_id}/mat-khau", dependencies=[CsrfChecked])
def renew_password(request: Request, user_id: UUID, user: LooksAfterPeople) -> Response:
    """Give a user a new password, and show it once."""
    with connect() as conn:
        account, password = people.renew_password_as(conn, user_id, user)
    return _page(request, user, way=Way(account.username, password))


def _page(
    request: Request, user: User, *, way: Way | None = None, problem: HosoError | None = None
) -> Response:
    with connect() as conn:
        offices, everybody = accounts.offices(conn), accounts.accounts(conn)
    staffs = tuple(
        Staff(office, tuple(it for it in everybody if it.office_id == office.id))
        for office in offices
    )
    return render(
        request,
        "people.html",
        status=status_of(problem) if problem else 200,
        staffs=staffs,
        roles=tuple(Role),
        may_renew=partial(people.may_renew, user),
        way=way,
        problem=problem,
    )

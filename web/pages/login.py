"""Logging in with a password, and out."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import RedirectResponse, Response
from starlette.background import BackgroundTask

from schemas.errors import HosoError
from web import lockout
from web.errors import NotAllowed, TooManyTries, WrongPassword, status_of
from web.rendering import render
from web.returning import safe_target
from web.security import CsrfChecked, begin_session, ensure_csrf_token, session_user
from workers.database import Visit, connect, visiting
from workers.models import User
from workers.repository import audit, users
from workers.settings import settings

router = APIRouter()


@router.get("/dang-nhap", name="login")
def show(request: Request, toi: Annotated[str, Query()] = "/") -> Response:
    """Show the form, or go on for whoever is logged in."""
    if session_user(request) is not None:
        return RedirectResponse(safe_target(toi), status_code=303)
    ensure_csrf_token(request)
    return login_page(request, target=safe_target(toi))


@router.post("/dang-nhap", dependencies=[CsrfChecked])
def log_in(
    request: Request,
    username: Annotated[str, Form(max_length=200)] = "",
    password: Annotated[str, Form(max_length=1000)] = "",
    toi: Annotated[str, Form()] = "/",
) -> Response:
    """Let somebody in who knows the password."""
    if not settings().password_login:
        raise NotAllowed
    name, target = username.strip(), safe_target(toi)
    try:
        tried = lockout.begin(request, name)
    except TooManyTries as problem:
        return login_page(request, username=name, target=target, problem=problem)
    user = _user(name, password)
    if user is None:
        answer = login_page(request, username=name, target=target, problem=WrongPassword())
        # After the answer: how long that takes must not tell whether there is such a user.
        answer.background = BackgroundTask(_note_failure, name)
        return answer
    lockout.succeeded(tried)
    note(user, "logged_in", actor=user.id)
    begin_session(request, user)
    going_on = RedirectResponse(target, status_code=303)
    lockout.know_device(request, going_on, name)
    return going_on


@router.post("/dang-xuat", dependencies=[CsrfChecked])
def log_out(request: Request) -> Response:
    """End the session, and have the browser forget small images of pages; who came by single
    sign-on goes on to end that of the provider."""
    user = session_user(request)
    if user is not None:
        note(user, "logged_out", actor=user.id)
    came_by_sso = "sso" in request.session
    request.session.clear()
    return RedirectResponse(
        "/dang-xuat" if came_by_sso else "/dang-nhap",
        status_code=303,
        headers={"Clear-Site-Data": '"cache"'},
    )


def login_page(
    request: Request, *, username: str = "", target: str = "/", problem: HosoError | None = None
) -> Response:
    """Return the form, with what went wrong."""
    return render(
        request,
        "login.html",
        status=status_of(problem) if problem else 200,
        username=username,
        target=target,
        problem=problem,
        has_passwords=settings().password_login,
        has_sso=request.app.state.sso is not None,
        sso_words=settings().oidc_button,
    )


def note(user: User, action: str, *, actor: UUID | None, code: str | None = None) -> None:
    """Write into the audit who came or went."""
    with visiting(Visit(user.office_id, user.id)), connect() as conn:
        audit.write(conn, action, office_id=user.office_id, actor=actor, code=code, subject=user.id)


def _user(name: str, password: str) -> User | None:
    if "\0" in name:  # the database cannot hold such a name, so it cannot be asked for it either
        return None
    with connect() as conn:
        return users.by_password(conn, name, password)


def _note_failure(name: str) -> None:
    if "\0" in name:
        return
    with connect() as conn:
        user = users.by_username(conn, name)
    if user is not None:
        note(user, "login_failed", actor=None)

"""Logging in and out."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import RedirectResponse, Response
from starlette.background import BackgroundTask

from web.errors import RequestRefused, TooManyTries, WrongPassword
from web.lockout import Lockout
from web.rendering import render
from web.returning import safe_target
from web.security import CsrfChecked, begin_session, ensure_csrf_token, session_user
from workers.database import Visit, connect, visiting
from workers.models import User
from workers.repository import audit, users


def login_router() -> APIRouter:
    """Return the login pages with their own count of failures."""
    router = APIRouter()
    by_name = Lockout(limit=5)
    by_address = Lockout(limit=30)

    @router.get("/dang-nhap")
    def show(request: Request, toi: Annotated[str, Query()] = "/") -> Response:
        if session_user(request) is not None:
            return RedirectResponse(safe_target(toi), status_code=303)
        ensure_csrf_token(request)
        return render(request, "login.html", username="", target=safe_target(toi), problem=None)

    @router.post("/dang-nhap", dependencies=[CsrfChecked])
    def log_in(
        request: Request,
        username: Annotated[str, Form(max_length=200)] = "",
        password: Annotated[str, Form(max_length=1000)] = "",
        toi: Annotated[str, Form()] = "/",
    ) -> Response:
        name, address = username.strip(), request.client.host if request.client else ""
        target = safe_target(toi)
        if by_name.is_locked(name) or by_address.is_locked(address):
            return _again(request, name, target, TooManyTries())
        user = _user(name, password)
        if user is None:
            by_name.failed(name)
            by_address.failed(address)
            answer = _again(request, name, target, WrongPassword())
            # After the answer: how long that takes must not tell whether there is such a user.
            answer.background = BackgroundTask(_note_failure, name)
            return answer
        by_name.succeeded(name)
        _note(user, "logged_in", actor=user.id)
        begin_session(request, user)
        return RedirectResponse(target, status_code=303)

    @router.post("/dang-xuat", dependencies=[CsrfChecked])
    def log_out(request: Request) -> Response:
        user = session_user(request)
        if user is not None:
            _note(user, "logged_out", actor=user.id)
        request.session.clear()
        return RedirectResponse("/dang-nhap", status_code=303)

    return router


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
        _note(user, "login_failed", actor=None)


def _note(user: User, action: str, *, actor: UUID | None) -> None:
    with visiting(Visit(user.office_id, user.id)), connect() as conn:
        audit.write(conn, action, office_id=user.office_id, actor=actor, subject=user.id)


def _again(request: Request, username: str, target: str, problem: RequestRefused) -> Response:
    return render(
        request,
        "login.html",
        status=problem.status,
        username=username,
        target=target,
        problem=problem,
    )

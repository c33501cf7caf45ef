"""Logging in and out."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from web.errors import RequestRefused, TooManyTries, WrongPassword
from web.lockout import Lockout
from web.rendering import render
from web.security import CsrfChecked, begin_session, ensure_csrf_token, session_user
from workers.database import connect
from workers.models import User
from workers.repository import users


def login_router() -> APIRouter:
    """Return the login pages with their own count of failures."""
    router = APIRouter()
    by_name = Lockout(limit=5)
    by_address = Lockout(limit=30)

    @router.get("/dang-nhap")
    def show(request: Request) -> Response:
        if session_user(request) is not None:
            return RedirectResponse("/", status_code=303)
        ensure_csrf_token(request)
        return render(request, "login.html", username="", problem=None)

    @router.post("/dang-nhap", dependencies=[CsrfChecked])
    def log_in(
        request: Request,
        username: Annotated[str, Form(max_length=200)] = "",
        password: Annotated[str, Form(max_length=1000)] = "",
    ) -> Response:
        name, address = username.strip(), request.client.host if request.client else ""
        if by_name.is_locked(name) or by_address.is_locked(address):
            return _again(request, name, TooManyTries())
        user = _user(name, password)
        if user is None:
            by_name.failed(name)
            by_address.failed(address)
            return _again(request, name, WrongPassword())
        by_name.succeeded(name)
        begin_session(request, user)
        return RedirectResponse("/", status_code=303)

    @router.post("/dang-xuat", dependencies=[CsrfChecked])
    def log_out(request: Request) -> Response:
        request.session.clear()
        return RedirectResponse("/dang-nhap", status_code=303)

    return router


def _user(name: str, password: str) -> User | None:
    if "\0" in name:  # the database cannot hold such a name, so it cannot be asked for it either
        return None
    with connect() as conn:
        return users.by_password(conn, name, password)


def _again(request: Request, username: str, problem: RequestRefused) -> Response:
    return render(request, "login.html", status=problem.status, username=username, problem=problem)

"""Everybody's own page: another password, and single sign-on."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from schemas.errors import HosoError
from web import lockout
from web.errors import NotAllowed, RequestRefused, TooManyTries, status_of
from web.pages.sso import PENDING, Provider
from web.rendering import render
from web.security import CsrfChecked, CurrentUser, LoggedIn, begin_session
from workers import passwords, sso
from workers.database import connect
from workers.models import User
from workers.repository import identities
from workers.settings import settings

router = APIRouter(prefix="/tai-khoan", dependencies=[LoggedIn])

Password = Annotated[str, Form(max_length=1000)]


@router.get("")
def show(request: Request, user: CurrentUser) -> Response:
    """Show who is logged in and what they may change."""
    return _page(request, user)


@router.post("/mat-khau", dependencies=[CsrfChecked])
def change_password(
    request: Request,
    user: CurrentUser,
    old: Password = "",
    new: Password = "",
    again: Password = "",
) -> Response:
    """Give the user another password; their sessions elsewhere end, this one goes on."""
    try:
        tried = lockout.begin_as(user.id)
    except TooManyTries as problem:
        return _page(request, user, problem=problem)
    try:
        with connect() as conn:
            renewed = passwords.change(conn, user, old=old, new=new, again=again)
    except passwords.NotYours as problem:
        return _page(request, user, problem=problem)
    except passwords.NoGoodPassword as problem:
        lockout.succeeded(tried)
        return _page(request, user, problem=problem)
    lockout.succeeded(tried)
    came_by_sso = request.session.get("sso")
    begin_session(request, renewed)
    if came_by_sso:
        request.session["sso"] = True
    return _page(request, renewed, is_changed=True)


@router.post("/lien-ket", dependencies=[CsrfChecked])
def link(request: Request, user: CurrentUser, asked: Provider) -> Response:
    """Link the account of the provider with which the user came back."""
    pending = request.session.pop(PENDING, None)
    if pending is None:
        raise RequestRefused
    try:
        with connect() as conn:
            sso.link(conn, user, asked.issuer, pending[0])
    except sso.LinkedAlready as problem:
        return _page(request, user, problem=problem)
    return RedirectResponse("/tai-khoan", status_code=303)


@router.post("/bo-lien-ket", dependencies=[CsrfChecked])
def unlink(request: Request, user: CurrentUser) -> Response:
    """Forget an account of the provider, or that one was to be linked."""
    if request.session.pop(PENDING, None) is None:
        if not settings().password_login:
            raise NotAllowed
        with connect() as conn:
            sso.unlink(conn, user)
    return RedirectResponse("/tai-khoan", status_code=303)


def _page(
    request: Request, user: User, *, problem: HosoError | None = None, is_changed: bool = False
) -> Response:
    with connect() as conn:
        link = identities.link_of(conn, user.id)
    pending = request.session.get(PENDING)
    return render(
        request,
        "account.html",
        status=status_of(problem) if problem else 200,
        has_passwords=settings().password_login,
        has_sso=request.app.state.sso is not None,
        shortest=passwords.SHORTEST,
        sso_link=link,
        pending_name=pending[1] if pending else None,
        is_changed=is_changed,
        problem=problem,
    )

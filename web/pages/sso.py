"""Coming in by single sign-on, linking an account of the provider, and going out there too."""

from typing import Annotated, Final

from fastapi import APIRouter, Depends, Query, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse, Response

from schemas.errors import HosoError
from web.errors import NotFound
from web.pages.login import login_page, note
from web.rendering import render
from web.returning import safe_target
from web.security import begin_session, session_user
from web.sso import SingleSignOn
from workers import sso
from workers.settings import settings

router = APIRouter()

PENDING: Final = "sso_pending"
"""Of the session: who the provider says that the person is who wants to link an account."""
_TARGET: Final = "sso_target"


def provider(request: Request) -> SingleSignOn:
    """Return the provider of this application.

    Raises:
        NotFound: if it has none.
    """
    found = request.app.state.sso
    if not isinstance(found, SingleSignOn):
        raise NotFound
    return found


Provider = Annotated[SingleSignOn, Depends(provider)]


@router.get("/dang-nhap/sso")
async def leave(request: Request, asked: Provider, toi: Annotated[str, Query()] = "/") -> Response:
    """Go to the provider."""
    request.session[_TARGET] = safe_target(toi)
    try:
        return await asked.send_away(request, str(request.url_for("sso_back")))
    except HosoError as problem:
        return login_page(request, target=safe_target(toi), problem=problem)


@router.get("/dang-nhap/sso/ve", name="sso_back")
async def come_back(request: Request, asked: Provider) -> Response:
    """Let somebody in whom the provider knows; or, if they are logged in, ask whether to link."""
    target = safe_target(request.session.pop(_TARGET, "/"))
    try:
        claims = await asked.who_came_back(request)
        if await run_in_threadpool(session_user, request) is not None:
            request.session[PENDING] = [claims.subject, claims.name]
            return RedirectResponse("/tai-khoan", status_code=303)
        user = await run_in_threadpool(sso.admit, claims, settings())
    except HosoError as problem:
        return await run_in_threadpool(login_page, request, target=target, problem=problem)
    await run_in_threadpool(note, user, "logged_in", actor=user.id, code="sso")
    begin_session(request, user)
    request.session["sso"] = True
    return RedirectResponse(target, status_code=303)


@router.get("/dang-xuat")
async def go_out(request: Request, asked: Provider) -> Response:
    """Say goodbye and go on to the provider; its session would let the next person in.

    By a header and not by a redirect: the policy lets no form lead to another site.
    """
    way = await asked.way_out(str(request.url_for("login")))
    page = render(request, "goodbye.html", way=way)
    if way is not None:
        page.headers["Refresh"] = f"0; url={way}"
    return page

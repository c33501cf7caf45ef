"""Who is asking, and whether the request really comes from our own page."""

import re
import secrets
from collections.abc import Callable
from time import time
from typing import Annotated, Final
from uuid import UUID

from fastapi import Depends, FastAPI, Header, Request
from fastapi.concurrency import run_in_threadpool
from starlette.middleware.sessions import SessionMiddleware

from web.errors import ForgedRequest, LengthMissing, NotAllowed, NotLoggedIn
from web.viewing import Views
from web.visits import Visits
from workers.database import Visit, connect, visit_as
from workers.models import User
from workers.repository import users
from workers.rights import Right, may
from workers.settings import NotSetUp, Settings, settings

SESSION_COOKIE: Final = "hoso_session"
_UNATTENDED: Final = re.compile(r"/tien-do|/dien-bien|/ho-so/[0-9a-f-]{36}/giu")
"""What our pages ask for by themselves: it does not keep a session alive."""


def install(app: FastAPI, settings: Settings) -> None:
    """Give an app signed session cookies, and its requests the web's role of the database.

    Raises:
        NotSetUp: if that role is not set.
    """
    if settings.web_database_url is None:
        raise NotSetUp("missing: HOSO_WEB_DATABASE_URL")
    app.add_middleware(
        SessionMiddleware,
        secret_key=settings.session_secret.get_secret_value(),
        session_cookie=SESSION_COOKIE,
        max_age=settings.session_hours * 3600,
        same_site="lax",
        https_only=settings.cookie_secure,
    )
    app.add_middleware(Views)
    app.add_middleware(Visits)


def begin_session(request: Request, user: User) -> None:
    """Log a user in: a fresh session with a fresh CSRF token, so none can be planted before."""
    now = int(time())
    request.session.clear()
    request.session.update(
        user=str(user.id),
        epoch=user.session_epoch,
        began=now,
        seen=now,
        csrf=secrets.token_urlsafe(32),
    )


def ensure_csrf_token(request: Request) -> None:
    """Give a visitor's session a CSRF token if it has none."""
    request.session.setdefault("csrf", secrets.token_urlsafe(32))


def session_user(request: Request) -> User | None:
    """Return who is logged in.

    Nobody is any more whose account was closed or got a new password meanwhile, whose session is
    too old, or who has been away for too long.
    """
    known = request.session.get("user")
    if not isinstance(known, str) or not _is_alive(request):
        return None
    with connect() as conn:
        user = users.by_id(conn, UUID(known))
    if user is None or user.session_epoch != request.session.get("epoch"):
        return None
    if not _UNATTENDED.fullmatch(request.url.path):
        request.session["seen"] = int(time())
    return user


def _is_alive(request: Request) -> bool:
    now, limits = time(), settings()
    began, seen = request.session.get("began", 0), request.session.get("seen", 0)
    return bool(
        now - began < limits.session_hours * 3600 and now - seen < limits.session_idle_minutes * 60
    )


async def current_user(request: Request) -> User:
    """Return who is logged in, for pages; from here on the request sees their office's rows.

    Raises:
        NotLoggedIn: if nobody is.
    """
    user = await run_in_threadpool(session_user, request)
    if user is None:
        raise NotLoggedIn
    begin_visit(request, user)
    return user


def begin_visit(request: Request, user: User, token_id: UUID | None = None) -> None:
    """Let a request be a user's from here on, or that of a program that asks in their name.

    Not to be called in a thread of its own: what is said there would be forgotten with it.
    """
    request.state.user = user
    visit_as(Visit(user.office_id, user.id, token_id))


def may_decide(user: User) -> bool:
    """Return whether a user may confirm, correct and finish."""
    return may(user, Right.DECIDE)


def user_with(right: Right) -> Callable[[User], User]:
    """Return a dependency that lets only users with a right pass.

    It raises :class:`NotLoggedIn` or :class:`NotAllowed`.
    """

    def user_who_may(user: Annotated[User, Depends(current_user)]) -> User:
        if not may(user, right):
            raise NotAllowed
        return user

    return user_who_may


async def csrf_checked(
    request: Request, x_csrf_token: Annotated[str | None, Header(include_in_schema=False)] = None
) -> None:
    """Let a request pass that carries the session's token, in the header or the form.

    Raises:
        ForgedRequest: if it does not.
    """
    sent = x_csrf_token
    if sent is None and not _is_multipart(request):
        form = (await request.form()).get("csrf")
        sent = form if isinstance(form, str) else None
    expected = request.session.get("csrf", "")
    if not sent or not expected or not secrets.compare_digest(sent.encode(), expected.encode()):
        raise ForgedRequest


def _is_multipart(request: Request) -> bool:
    # Uploads carry their token in the header: nothing of a file is taken before it was checked.
    return request.headers.get("content-type", "").startswith("multipart/")


def declared_length(request: Request) -> int:
    """Return the length in bytes that an upload declares.

    Raises:
        LengthMissing: if it declares none.
    """
    declared = request.headers.get("content-length", "")
    if not declared.isdigit():
        raise LengthMissing
    return int(declared)


CurrentUser = Annotated[User, Depends(current_user)]
DecidingUser = Annotated[User, Depends(user_with(Right.DECIDE))]
FiguresUser = Annotated[User, Depends(user_with(Right.SEE_FIGURES))]
AuditUser = Annotated[User, Depends(user_with(Right.SEE_AUDIT))]
LooksAfterPeople = Annotated[User, Depends(user_with(Right.RENEW_PASSWORDS))]
ProtectsData = Annotated[User, Depends(user_with(Right.PROTECT))]
ConnectingUser = Annotated[User, Depends(user_with(Right.CONNECT))]
Administrator = Annotated[User, Depends(user_with(Right.ADMINISTER))]
CsrfChecked = Depends(csrf_checked)
LoggedIn = Depends(current_user)
"""Named before ``CsrfChecked``, so that an ended session is not called a forged request."""

"""Who is asking, and whether the request really comes from our own page."""

import secrets
from typing import Annotated, Final
from uuid import UUID

from fastapi import Depends, FastAPI, Header, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from starlette.middleware.sessions import SessionMiddleware

from web.errors import BadToken, ForgedRequest, LengthMissing, NotAllowed, NotLoggedIn
from workers.database import connect
from workers.models import Role, User
from workers.repository import users
from workers.settings import Settings

SESSION_COOKIE: Final = "hoso_session"
_SESSION_SECONDS = 12 * 3600
_DECIDERS = frozenset({Role.VERIFIER, Role.MANAGER, Role.ADMIN})


def install(app: FastAPI, settings: Settings) -> None:
    """Give an app signed session cookies."""
    app.add_middleware(
        SessionMiddleware,
        secret_key=settings.session_secret.get_secret_value(),
        session_cookie=SESSION_COOKIE,
        max_age=_SESSION_SECONDS,
        same_site="lax",
        https_only=settings.cookie_secure,
    )


def begin_session(request: Request, user: User) -> None:
    """Log a user in: a fresh session with a fresh CSRF token, so none can be planted before."""
    request.session.clear()
    request.session["user"] = str(user.id)
    request.session["csrf"] = secrets.token_urlsafe(32)


def ensure_csrf_token(request: Request) -> None:
    """Give a visitor's session a CSRF token if it has none."""
    request.session.setdefault("csrf", secrets.token_urlsafe(32))


def session_user(request: Request) -> User | None:
    """Return who is logged in; a user who was removed meanwhile is not."""
    known = request.session.get("user")
    if not isinstance(known, str):
        return None
    with connect() as conn:
        return users.by_id(conn, UUID(known))


def current_user(request: Request) -> User:
    """Return who is logged in, for pages.

    Raises:
        NotLoggedIn: if nobody is.
    """
    user = session_user(request)
    if user is None:
        raise NotLoggedIn
    request.state.user = user
    return user


def may_decide(user: User) -> bool:
    """Return whether a user may confirm, correct and finish."""
    return user.role in _DECIDERS


def deciding_user(user: Annotated[User, Depends(current_user)]) -> User:
    """Return who is logged in, if they may decide on fields.

    Raises:
        NotLoggedIn: if nobody is.
        NotAllowed: if they may not.
    """
    if not may_decide(user):
        raise NotAllowed
    return user


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


_bearer = HTTPBearer(auto_error=False, description="API token of the office")


def token_user(
    credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)],
) -> User:
    """Return who a bearer token stands for, for the API.

    Raises:
        BadToken: if it is missing, unknown or revoked.
    """
    if credentials is None:
        raise BadToken
    with connect() as conn:
        user = users.by_api_token(conn, credentials.credentials)
    if user is None:
        raise BadToken
    return user


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
DecidingUser = Annotated[User, Depends(deciding_user)]
TokenUser = Annotated[User, Depends(token_user)]
CsrfChecked = Depends(csrf_checked)
LoggedIn = Depends(current_user)
"""Named before ``CsrfChecked``, so that an ended session is not called a forged request."""

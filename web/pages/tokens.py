"""The administrator's page of API tokens: make one, see when it was used, end it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response
from pydantic import BeforeValidator

from schemas.errors import HosoError
from web.errors import status_of
from web.rendering import VIETNAM, language_of, local_time, render
from web.security import Administrator, CsrfChecked, LoggedIn
from web.wording import Language, say
from workers import tokens
from workers.database import connect
from workers.models import Account, Office
from workers.people import NoSuchUser
from workers.repository import accounts
from workers.repository.tokens import Token, listed
from workers.rights import Scope

router = APIRouter(prefix="/ma-truy-cap", dependencies=[LoggedIn])

_USUAL = timedelta(days=365)
"""How long a token is proposed to last."""


@dataclass(frozen=True)
class Way:
    """How a program gets in: shown once, after the token was made."""

    name: str
    secret: str


@dataclass(frozen=True)
class TokenView:
    """One token as a line of the page."""

    id: UUID
    name: str
    who: str
    scopes: tuple[str, ...]
    until: str
    is_over: bool
    used: str


@dataclass(frozen=True)
class Keys:
    """An office with its tokens, and those in whose name one can be made."""

    office: Office
    tokens: tuple[TokenView, ...]
    accounts: tuple[Account, ...]


LastDay = Annotated[date | None, BeforeValidator(lambda given: given or None)]


@router.get("")
def show(request: Request, user: Administrator) -> Response:
    """Show the tokens of all offices."""
    return _page(request)


@router.post("", dependencies=[CsrfChecked])
def add(
    request: Request,
    user: Administrator,
    account: Annotated[UUID, Form()],
    name: Annotated[str, Form(max_length=200)] = "",
    scope: Annotated[list[Scope] | None, Form()] = None,
    until: Annotated[LastDay, Form()] = None,
) -> Response:
    """Make a token, and show it once."""
    try:
        with connect() as conn:
            token, secret = tokens.add_token(
                conn,
                user_id=account,
                name=name,
                scopes=scope or (),
                last_day=until,
                actor=user.id,
            )
    except (NoSuchUser, tokens.NoName, tokens.NoScope, tokens.EndsBefore) as problem:
        return _page(request, problem=problem)
    return _page(request, way=Way(token.name, secret))


@router.post("/{token_id}/thu-hoi", dependencies=[CsrfChecked])
def revoke(token_id: UUID, user: Administrator) -> Response:
    """End a token."""
    with connect() as conn:
        tokens.revoke_token(conn, token_id, user.id)
    return RedirectResponse("/ma-truy-cap", status_code=303)


def _page(
    request: Request, *, way: Way | None = None, problem: HosoError | None = None
) -> Response:
    with connect() as conn:
        offices, everybody = accounts.offices(conn), accounts.accounts(conn)
        known = listed(conn)
    language = language_of(request)
    return render(
        request,
        "tokens.html",
        status=status_of(problem) if problem else 200,
        keys=tuple(
            Keys(
                office,
                tuple(_view(it, language) for it in known if it.office_id == office.id),
                tuple(it for it in everybody if it.office_id == office.id and it.is_active),
            )
            for office in offices
        ),
        scopes=tuple(Scope),
        proposed=datetime.now(VIETNAM).date() + _USUAL,
        way=way,
        problem=problem,
    )


def _view(token: Token, language: Language) -> TokenView:
    end = token.expires_at
    last = (end - timedelta(seconds=1)).astimezone(VIETNAM) if end else None
    return TokenView(
        id=token.id,
        name=token.name,
        who=token.full_name,
        scopes=tuple(say(language, f"scope_{it}") for it in token.scopes),
        until=f"{last:%d/%m/%Y}" if last else say(language, "token_no_end"),
        is_over=not token.is_active or (end is not None and end <= datetime.now(UTC)),
        used=local_time(token.last_used_at) if token.last_used_at else say(language, "token_never"),
    )

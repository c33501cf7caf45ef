"""Making and ending the tokens with which other programs come in. Each change is in the audit."""

import secrets
from collections.abc import Collection
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Final
from uuid import UUID

from schemas.errors import HosoError
from workers.database import Connection
from workers.people import NoSuchUser, one_line
from workers.repository import accounts, audit, tokens
from workers.repository.tokens import Token
from workers.rights import Scope

PREFIX: Final = "hoso_"
"""So that a token that lands where it should not can be found by what it looks like."""
_VIETNAM: Final = timezone(timedelta(hours=7))


class NoName(HosoError):
    """Nobody could tell what the token is for."""

    code = "no_name"
    message = "Tên phần mềm không được để trống."
    message_en = "The program needs a name."


class NoScope(HosoError):
    """A token that may do nothing is none."""

    code = "no_scope"
    message = "Hãy chọn ít nhất một việc mà mã truy cập được làm."
    message_en = "Choose at least one thing that the token may do."


class EndsBefore(HosoError):
    """The last day of the token is over."""

    code = "ends_before"
    message = "Ngày hết hạn của mã truy cập phải từ hôm nay trở đi."
    message_en = "The last day of the token must be today or later."


class NoSuchToken(HosoError):
    """There is no such token, or it is revoked already."""

    code = "no_such_token"
    message = "Không có mã truy cập này, hoặc mã đã bị thu hồi."
    message_en = "There is no such token, or it has been revoked."


def add_token(
    conn: Connection,
    *,
    user_id: UUID,
    name: str,
    scopes: Collection[Scope],
    last_day: date | None,
    actor: UUID | None,
) -> tuple[Token, str]:
    """Make a token of 256 bits, which is returned and kept as a hash only.

    Args:
        conn: the transaction to do it in.
        user_id: the active user in whose name the program works, which also says whose office.
        name: what people call the program.
        scopes: what it may do, as far as the user's role may.
        last_day: the last day in Vietnam on which it opens; None for no end.
        actor: the administrator; None on the command line.

    Raises:
        NoName: if the name is empty.
        NoScope: if there are no scopes.
        EndsBefore: if the last day is over.
        NoSuchUser: if there is no such active user.
    """
    shown = one_line(name)
    if not shown:
        raise NoName
    if not scopes:
        raise NoScope
    expires_at = _end_of(last_day)
    account = accounts.account(conn, user_id)
    if account is None or not account.is_active:
        raise NoSuchUser
    secret = PREFIX + secrets.token_urlsafe(32)
    token_id = tokens.add(
        conn, user_id, shown, secret, scopes, expires_at=expires_at, created_by=actor
    )
    token = tokens.held(conn, token_id) if token_id else None
    if token is None:
        raise NoSuchToken
    _note(conn, "token_added", token, actor)
    return token, secret


def revoke_token(conn: Connection, token_id: UUID, actor: UUID | None) -> Token:
    """End a token; return it as it was.

    Raises:
        NoSuchToken: if there is none such that is not revoked.
    """
    token = tokens.held(conn, token_id)
    if token is None:
        raise NoSuchToken
    tokens.revoke(conn, token_id)
    _note(conn, "token_revoked", token, actor)
    return token


def _end_of(day: date | None) -> datetime | None:
    if day is None:
        return None
    end = datetime.combine(day + timedelta(days=1), time(), _VIETNAM)
    if end <= datetime.now(UTC):
        raise EndsBefore
    return end


def _note(conn: Connection, action: str, token: Token, actor: UUID | None) -> None:
    audit.write(conn, action, office_id=token.office_id, actor=actor, subject=token.user_id)

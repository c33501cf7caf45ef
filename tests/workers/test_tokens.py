"""Programs come in with tokens that say what they may do and until when."""

from datetime import UTC, datetime, timedelta, timezone
from uuid import uuid4

import pytest

from tests.waiting import wait_until
from tests.workers.desks import Desk
from workers.database import connect
from workers.people import NoSuchUser, let_in
from workers.repository import tokens
from workers.repository.query import rows
from workers.repository.tokens import Token
from workers.rights import Scope
from workers.tokens import EndsBefore, NoName, NoScope, NoSuchToken, add_token, revoke_token

VIETNAM = timezone(timedelta(hours=7))


def made(desk: Desk, *scopes: Scope) -> tuple[Token, str]:
    with connect() as conn:
        return add_token(
            conn,
            user_id=desk.actor,
            name="máy  quét",
            scopes=scopes or (Scope.UPLOAD,),
            last_day=None,
            actor=None,
        )


def opens(secret: str) -> bool:
    with connect() as conn:
        return tokens.program_of(conn, secret) is not None


def test_a_token_says_who_asks_and_what_they_may(desk: Desk) -> None:
    token, secret = made(desk, Scope.REVIEW, Scope.READ)
    assert token.name == "máy quét"
    assert token.scopes == (Scope.READ, Scope.REVIEW)
    with connect() as conn:
        program = tokens.program_of(conn, secret)
    assert program is not None
    assert (program.user.id, program.token_id) == (desk.actor, token.id)
    assert program.scopes == {Scope.READ, Scope.REVIEW}


def test_a_token_opens_until_it_is_revoked_and_is_revoked_once(desk: Desk) -> None:
    token, secret = made(desk)
    assert opens(secret)
    with connect() as conn:
        revoke_token(conn, token.id, None)
    assert not opens(secret)
    with connect() as conn, pytest.raises(NoSuchToken):
        revoke_token(conn, token.id, None)


def test_a_token_opens_through_its_last_day_and_not_after(desk: Desk) -> None:
    today = datetime.now(UTC).astimezone(VIETNAM).date()
    with connect() as conn:
        token, secret = add_token(
            conn,
            user_id=desk.actor,
            name="x",
            scopes=[Scope.READ],
            last_day=today,
            actor=None,
        )
    assert token.expires_at is not None
    assert token.expires_at.astimezone(VIETNAM).date() == today + timedelta(days=1)
    assert opens(secret)
    with connect() as conn, pytest.raises(EndsBefore):
        add_token(
            conn,
            user_id=desk.actor,
            name="x",
            scopes=[Scope.READ],
            last_day=today - timedelta(days=1),
            actor=None,
        )


def test_a_token_past_its_end_opens_nothing(desk: Desk) -> None:
    secret = uuid4().hex
    with connect() as conn:
        tokens.add(
            conn,
            desk.actor,
            "x",
            secret,
            [Scope.READ],
            expires_at=datetime.now(UTC) + timedelta(milliseconds=50),
        )
    wait_until(lambda: not opens(secret), seconds=10)
    assert not opens(secret)


def test_the_last_use_is_kept_to_the_minute(desk: Desk) -> None:
    token, secret = made(desk)
    assert token.last_used_at is None
    assert opens(secret)
    with connect() as conn:
        (first,) = [it.last_used_at for it in tokens.listed(conn) if it.id == token.id]
    assert first is not None
    assert opens(secret)
    with connect() as conn:
        (second,) = [it.last_used_at for it in tokens.listed(conn) if it.id == token.id]
    assert second == first


def test_making_and_ending_a_token_is_in_the_audit(desk: Desk) -> None:
    token, _ = made(desk)
    with connect() as conn:
        revoke_token(conn, token.id, desk.actor)
        found = rows(
            conn,
            "SELECT action, actor_id FROM audit WHERE subject_id = %(id)s AND action ~ 'token'"
            " ORDER BY id",
            id=desk.actor,
        )
    assert [(it["action"], it["actor_id"]) for it in found] == [
        ("token_added", None),
        ("token_revoked", desk.actor),
    ]


def test_a_token_needs_a_name_a_scope_and_somebody_who_works_here(desk: Desk) -> None:
    given = {"user_id": desk.actor, "last_day": None, "actor": None}
    with connect() as conn:
        with pytest.raises(NoName):
            add_token(conn, name=" ", scopes=[Scope.READ], **given)
        with pytest.raises(NoScope):
            add_token(conn, name="x", scopes=[], **given)
        with pytest.raises(NoSuchUser):
            add_token(conn, name="x", scopes=[Scope.READ], **{**given, "user_id": uuid4()})
        let_in(conn, desk.actor, False, None)
        with pytest.raises(NoSuchUser):
            add_token(conn, name="x", scopes=[Scope.READ], **given)

"""Who may come in: by password, by token, and nobody else."""

from pathlib import Path
from uuid import uuid4

import pytest

from tests.servers import Servers
from tests.workers.desks import Desk, new_desk
from workers.bootstrap import NameTaken, NoSuchOffice, add_user, ensure_demo
from workers.database import connect
from workers.models import Role
from workers.repository import tokens, users
from workers.repository.query import rows, run
from workers.rights import Scope


def test_a_user_comes_in_by_their_password_only(desk: Desk) -> None:
    with connect() as conn:
        user = users.by_password(conn, desk.username, desk.password)
        assert user is not None
        assert (user.id, user.office_id, user.role) == (desk.actor, desk.office_id, Role.VERIFIER)
        assert users.by_password(conn, desk.username, "sai") is None
        assert users.by_password(conn, "khong-co-ai", desk.password) is None


def test_a_user_who_left_does_not_come_in(desk: Desk) -> None:
    with connect() as conn:
        tokens.add(conn, desk.actor, "máy quét", "t-" + desk.username, [Scope.UPLOAD])
        run(conn, "UPDATE app_user SET is_active = false WHERE id = %(id)s", id=desk.actor)
        assert users.by_password(conn, desk.username, desk.password) is None
        assert users.by_id(conn, desk.actor) is None
        assert tokens.program_of(conn, "t-" + desk.username) is None


def test_neither_passwords_nor_tokens_are_stored(desk: Desk) -> None:
    token = uuid4().hex
    with connect() as conn:
        tokens.add(conn, desk.actor, "máy quét", token, [Scope.UPLOAD])
        stored = rows(
            conn,
            "SELECT u::text || t::text AS all_of_it FROM app_user u"
            " JOIN api_token t ON t.user_id = u.id WHERE u.id = %(id)s",
            id=desk.actor,
        )
    assert "$argon2id$" in stored[0]["all_of_it"]
    assert token not in stored[0]["all_of_it"]
    assert desk.password not in stored[0]["all_of_it"]


def test_a_user_put_again_has_the_new_password(desk: Desk) -> None:
    with connect() as conn:
        add_user(
            conn,
            office_code=desk.office_code,
            username=desk.username,
            full_name="Lê Thị Mới",
            role=Role.MANAGER,
            password="mật khẩu mới",
        )
        user = users.by_password(conn, desk.username, "mật khẩu mới")
    assert user is not None
    assert (user.id, user.full_name, user.role) == (desk.actor, "Lê Thị Mới", Role.MANAGER)


def test_a_user_of_another_office_is_not_taken_over(desk: Desk) -> None:
    other = new_desk()
    with pytest.raises(NameTaken), connect() as conn:
        add_user(
            conn,
            office_code=other.office_code,
            username=desk.username,
            full_name="Kẻ Lạ",
            role=Role.ADMINISTRATOR,
            password="x",
        )
    with connect() as conn:
        assert users.by_password(conn, desk.username, desk.password) is not None


def test_a_user_needs_an_office(servers: Servers) -> None:
    with pytest.raises(NoSuchOffice), connect() as conn:
        add_user(
            conn, office_code="o-none", username="x", full_name="X", role=Role.CLERK, password="x"
        )


def test_the_demo_is_the_same_the_second_time(servers: Servers, tmp_path: Path) -> None:
    with connect() as conn:
        first = ensure_demo(conn, tmp_path)
    with connect() as conn:
        second = ensure_demo(conn, tmp_path)
        by_token = tokens.program_of(conn, second.token)
        by_password = users.by_password(conn, second.username, second.password)
    assert first == second
    assert by_token is not None
    assert by_token.user == by_password
    assert (tmp_path / "demo.json").stat().st_mode & 0o077 == 0

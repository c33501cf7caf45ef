"""``hoso user`` looks after accounts."""

import pytest

from hoso.cli import main
from tests.servers import Servers
from tests.workers.desks import new_desk
from workers.database import connect
from workers.repository import identities, users
from workers.repository.query import rows

ISSUER = "https://id.example.vn"


@pytest.mark.parametrize("is_provisioned", [False, True])
def test_single_sign_on_is_taken_from_an_account_and_its_sessions_end(
    servers: Servers, capsys: pytest.CaptureFixture[str], is_provisioned: bool
) -> None:
    desk = new_desk()
    with connect() as conn:
        identities.link(conn, desk.actor, ISSUER, desk.username, is_provisioned=is_provisioned)
        before = users.by_id(conn, desk.actor)
    assert main(["user", "unlink", desk.username]) == 0
    assert f"Đã bỏ liên kết đăng nhập một lần của «{desk.username}»" in capsys.readouterr().out
    with connect() as conn:
        assert identities.known(conn, ISSUER, desk.username) is None
        after = users.by_id(conn, desk.actor)
        noted = rows(
            conn,
            "SELECT office_id, actor_id FROM audit WHERE action = 'identity_unlinked'"
            " AND subject_id = %(id)s",
            id=desk.actor,
        )
    assert before is not None
    assert after is not None
    assert after.session_epoch > before.session_epoch
    assert noted == [{"office_id": desk.office_id, "actor_id": None}]


def test_an_account_without_single_sign_on_stays_as_it_is(
    servers: Servers, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = new_desk()
    with connect() as conn:
        before = users.by_id(conn, desk.actor)
    assert main(["user", "unlink", desk.username]) == 0
    assert "không có liên kết đăng nhập một lần" in capsys.readouterr().out
    with connect() as conn:
        assert users.by_id(conn, desk.actor) == before


def test_single_sign_on_is_not_taken_from_nobody(
    servers: Servers, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["user", "unlink", "khong-co-ai"]) == 1
    assert "Không có người dùng" in capsys.readouterr().err

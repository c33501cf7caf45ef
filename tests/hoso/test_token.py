"""``hoso token`` makes, lists and revokes tokens."""

import pytest

from hoso.cli import main
from tests.servers import Servers
from tests.workers.desks import new_desk
from workers.database import connect
from workers.repository import tokens
from workers.rights import Scope


def test_a_token_is_made_listed_and_revoked(
    servers: Servers, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = new_desk()
    made = ["add", desk.username, "--name", "Máy quét", "--scope", "upload", "--scope", "read"]
    assert main(["token", *made, "--until", "2099-12-31"]) == 0
    secret = capsys.readouterr().out.strip()
    with connect() as conn:
        program = tokens.program_of(conn, secret)
    assert program is not None
    assert program.scopes == {Scope.UPLOAD, Scope.READ}

    assert main(["token", "list"]) == 0
    (line,) = [it for it in capsys.readouterr().out.splitlines() if desk.office_code in it]
    assert "Máy quét  Lê Thị Thử  upload,read  đến hết 31/12/2099" in line
    assert secret not in line

    assert main(["token", "revoke", line.split()[0]]) == 0
    with connect() as conn:
        assert tokens.program_of(conn, secret) is None
    assert main(["token", "revoke", line.split()[0]]) == 1


def test_a_token_of_nobody_is_not_made(
    servers: Servers, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["token", "add", "khong-co-ai", "--name", "x", "--scope", "read"]) == 1
    assert "Không có người dùng" in capsys.readouterr().err

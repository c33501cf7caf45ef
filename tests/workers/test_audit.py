"""The audit table can be added to and read, and nothing else, by anyone."""

import psycopg2
import pytest

from tests.servers import Servers
from tests.workers.desks import Desk
from workers.database import connect
from workers.repository import audit
from workers.repository.query import rows

CHANGES = ["UPDATE audit SET action = 'x'", "DELETE FROM audit", "TRUNCATE audit"]


def lines(desk: Desk) -> list[str]:
    with connect() as conn:
        found = rows(
            conn,
            "SELECT action FROM audit WHERE office_id = %(id)s ORDER BY id",
            id=desk.office_id,
        )
    return [it["action"] for it in found]


@pytest.mark.parametrize("change", CHANGES)
def test_the_application_may_not_change_the_audit(desk: Desk, change: str) -> None:
    with connect() as conn:
        audit.write(conn, "tested", office_id=desk.office_id, actor=desk.actor)
    before = lines(desk)
    with pytest.raises(psycopg2.errors.InsufficientPrivilege, match="permission denied"):
        _run_as_application(change)
    assert lines(desk) == before
    assert before[-1] == "tested"


def _run_as_application(sql: str) -> None:
    with connect() as conn, conn.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == ("hoso_app",)
        cursor.execute(sql)


@pytest.mark.parametrize("change", CHANGES)
def test_not_even_the_owner_changes_the_audit(servers: Servers, desk: Desk, change: str) -> None:
    with connect() as conn:
        audit.write(conn, "tested", office_id=desk.office_id, actor=desk.actor)
    before = lines(desk)
    owner = psycopg2.connect(servers.owner_url)
    with (
        owner.cursor() as cursor,
        pytest.raises(psycopg2.errors.InsufficientPrivilege, match="append-only"),
    ):
        cursor.execute(change)
    owner.close()
    assert lines(desk) == before


def test_the_application_may_not_delete_or_reshape_anything(desk: Desk) -> None:
    for sql in (
        "DELETE FROM document",
        "TRUNCATE document",
        "UPDATE document SET sha256 = repeat('0', 64)",
        "UPDATE review_decision SET new_value = ''",
        "ALTER TABLE audit DISABLE TRIGGER append_only",
        "CREATE TABLE mine (id integer)",
    ):
        with pytest.raises(psycopg2.errors.InsufficientPrivilege):
            _run_as_application(sql)

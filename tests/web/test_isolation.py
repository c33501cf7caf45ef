"""Nobody reaches another office's rows: not by a table, not by a page, not by the API."""

import re
from collections.abc import Iterator
from contextlib import closing
from uuid import UUID

import httpx
import psycopg2
import pytest
from fastapi.routing import iter_route_contexts

from tests.servers import Servers
from tests.web.stored import reviewable
from tests.web.visitor import Visitor, token_of
from tests.workers.desks import Desk, new_desk
from web.app import create_app
from workers import reviewing
from workers.database import Visit, connect, visiting
from workers.models import Role
from workers.repository import audit, batches, documents, users
from workers.repository.query import row, rows, run
from workers.storage import Storage


@pytest.fixture
def other(storage: Storage, servers: Servers) -> tuple[Desk, UUID]:
    """Another office's verifier, and a document of theirs with a row in each table."""
    desk = new_desk()
    token_of(desk)
    document_id = reviewable(desk, storage)
    with connect() as conn:
        batches.add(conn, desk.office_id, "thùng 1", desk.actor)
        reviewing.confirm_field(
            conn,
            office_id=desk.office_id,
            document_id=document_id,
            record=0,
            key="child_birth_date",
            shown=_value(desk, document_id),
            actor=desk.actor,
        )
        run(
            conn,
            "INSERT INTO working_point (office_id, threshold, chosen_by)"
            " VALUES (%(office_id)s, 0.9, %(by)s)",
            office_id=desk.office_id,
            by=desk.actor,
        )
    return desk, document_id


def _value(desk: Desk, document_id: UUID) -> str | None:
    with connect() as conn:
        found = row(
            conn,
            "SELECT value FROM field WHERE document_id = %(id)s AND key = 'child_birth_date'",
            id=document_id,
        )
    assert found
    value: str | None = found["value"]
    return value


def tables() -> tuple[str, ...]:
    with connect() as conn:
        found = rows(
            conn,
            "SELECT c.relname, c.relrowsecurity, EXISTS (SELECT FROM pg_policy p"
            " WHERE p.polrelid = c.oid AND p.polname = 'own_office' AND NOT p.polpermissive) AS ruled"
            " FROM pg_class c WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace"
            " AND c.relname <> 'alembic_version'",
        )
    assert all(it["relrowsecurity"] and it["ruled"] for it in found), found
    return tuple(it["relname"] for it in found)


def count(table: str) -> int:
    with connect() as conn:
        found = row(conn, f"SELECT count(*) AS n FROM {table}")
    assert found
    return int(found["n"])


def test_every_table_has_the_rule(servers: Servers) -> None:
    assert {"document", "page", "record", "field", "review", "review_decision"} <= set(tables())


def test_a_visit_sees_its_own_rows_of_every_table_and_no_others(
    desk: Desk, other: tuple[Desk, UUID]
) -> None:
    theirs, _ = other
    for table in tables():
        with visiting(Visit(desk.office_id, desk.actor)):
            mine = count(table)
        with visiting(Visit(theirs.office_id, theirs.actor)):
            seen = count(table)
        with visiting(Visit()):
            assert count(table) == 0, table
        if table in {"document", "page", "record", "field", "review", "review_decision", "batch"}:
            assert mine == 0, table
            assert seen > 0, table
        assert mine + seen <= count(table), table


def test_a_visit_cannot_change_rows_of_another_office(desk: Desk, other: tuple[Desk, UUID]) -> None:
    _, document_id = other
    changes = (
        "UPDATE document SET attempts = 1 WHERE id = %(id)s",
        "UPDATE page SET attempts = 1 WHERE document_id = %(id)s",
        "UPDATE field SET confidence = 1 WHERE document_id = %(id)s",
        "UPDATE app_user SET is_active = false WHERE id = %(user)s",
        "UPDATE working_point SET threshold = 0.5 WHERE office_id = %(office)s",
    )
    with visiting(Visit(desk.office_id, desk.actor)), connect() as conn:
        for sql in changes:
            changed = run(conn, sql, id=document_id, user=other[0].actor, office=other[0].office_id)
            assert changed == 0, sql


@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO batch (office_id, name) VALUES (%(office)s, 'x')",
        "INSERT INTO review (document_id) VALUES (%(document)s)",
        "INSERT INTO audit (office_id, action) VALUES (%(office)s, 'x')",
        "INSERT INTO api_token (user_id, name, token_sha256)"
        " VALUES (%(user)s, 'x', repeat('0', 64))",
    ],
)
def test_a_visit_cannot_add_rows_to_another_office(
    desk: Desk, other: tuple[Desk, UUID], sql: str
) -> None:
    theirs, document_id = other
    with (
        pytest.raises(psycopg2.errors.InsufficientPrivilege, match="row-level security"),
        visiting(Visit(desk.office_id, desk.actor)),
        connect() as conn,
    ):
        run(conn, sql, office=theirs.office_id, document=document_id, user=theirs.actor)


def test_an_administrator_sees_all_users_but_no_documents_of_other_offices(
    desk: Desk, other: tuple[Desk, UUID]
) -> None:
    with connect() as conn:
        run(
            conn,
            "UPDATE app_user SET role = %(role)s WHERE id = %(id)s",
            role=Role.ADMINISTRATOR,
            id=desk.actor,
        )
    everybody, offices = count("app_user"), count("office")
    with visiting(Visit(desk.office_id, desk.actor)):
        assert (count("app_user"), count("office")) == (everybody, offices)
        assert count("document") == count("field") == 0


def test_the_role_of_the_web_cannot_become_that_of_the_application(servers: Servers) -> None:
    with closing(psycopg2.connect(servers.web_url)) as conn, conn.cursor() as cursor:
        with pytest.raises(psycopg2.errors.InsufficientPrivilege):
            cursor.execute("SET ROLE hoso_app")
        conn.rollback()
        with pytest.raises(psycopg2.errors.InsufficientPrivilege):
            cursor.execute("ALTER TABLE document DISABLE ROW LEVEL SECURITY")


def test_a_connection_forgets_the_visit_it_was_lent_for(
    desk: Desk, other: tuple[Desk, UUID]
) -> None:
    theirs, _ = other
    with visiting(Visit(theirs.office_id, theirs.actor)):
        assert count("document") > 0
    with visiting(Visit()), connect() as conn:
        found = row(conn, "SELECT current_setting('hoso.office', true) AS office")
        assert found == {"office": ""}


def _addresses(document_id: UUID) -> Iterator[tuple[str, str]]:
    """Every address of the application that names a document, with the other office's id in it."""
    named = {
        "document_id": str(document_id),
        "number": "1",
        "index": "0",
        "record": "0",
        "key": "child_birth_date",
        "page": "0",
    }
    for route in iter_route_contexts(create_app().routes):
        if "{document_id}" in route.path:
            path = re.sub(
                r"{(\w+)[^}]*}", lambda it: named.get(it[1], str(document_id)), route.path
            )
            for method in route.methods:
                yield method, path


def test_no_address_gives_a_document_of_another_office(
    visitor: Visitor, api: httpx.Client, other: tuple[Desk, UUID]
) -> None:
    _, document_id = other
    csrf = visitor.csrf()
    tried = list(_addresses(document_id))
    assert len(tried) >= 8
    for method, path in tried:
        http = api if path.startswith("/api/") else visitor.http
        data = {"csrf": csrf} if method == "POST" else None
        answer = http.request(method, path, data=data, headers={"Accept": "application/json"})
        assert 400 <= answer.status_code < 500, (method, path, answer.status_code)


def test_no_list_speaks_of_another_office(
    visitor: Visitor, api: httpx.Client, other: tuple[Desk, UUID]
) -> None:
    theirs, document_id = other
    with connect() as conn:
        (summary,) = documents.progress(conn, theirs.office_id, [document_id])
    for path in ("/", f"/tim?q={summary.receipt}", "/tim?state=needs_review", "/kiem-tra"):
        answer = visitor.http.get(path)
        assert answer.status_code == 200, path
        assert str(document_id) not in answer.text, path
    assert visitor.http.get(f"/bien-nhan/{summary.receipt}").status_code == 404
    assert visitor.http.get(f"/bien-nhan/{summary.receipt}/in").status_code == 404
    assert visitor.http.get(f"/tien-do?id={document_id}").json() == []
    assert api.get("/api/v1/documents").json()["total"] == 0


def test_the_search_of_a_visit_ends_at_its_office(desk: Desk, other: tuple[Desk, UUID]) -> None:
    theirs, document_id = other
    sql = (
        "SELECT document_id FROM find_documents(%(office)s, NULL, NULL, false, NULL, NULL, NULL,"
        " NULL, 10, 0)"
    )
    with visiting(Visit(desk.office_id, desk.actor)), connect() as conn:
        assert rows(conn, sql, office=theirs.office_id) == []
    with visiting(Visit(theirs.office_id, theirs.actor)), connect() as conn:
        found = rows(conn, sql, office=theirs.office_id)
    assert [it["document_id"] for it in found] == [document_id]


def test_without_an_office_even_a_query_that_asks_for_one_finds_nothing(
    other: tuple[Desk, UUID],
) -> None:
    theirs, _ = other
    with visiting(Visit()), connect() as conn:
        assert users.office_by_code(conn, theirs.office_code) is None
        with pytest.raises(psycopg2.errors.InsufficientPrivilege):
            audit.write(conn, "tested", office_id=theirs.office_id, actor=None)

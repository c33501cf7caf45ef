"""The tables go up, down and up again, from nothing but the installed package."""

from collections.abc import Iterator
from uuid import uuid4

import psycopg2
import pytest
from psycopg2.extensions import make_dsn

from tests.servers import Servers
from workers.migrate import migrate


@pytest.fixture
def empty_schema(servers: Servers) -> Iterator[str]:
    name = f"empty_{uuid4().hex[:8]}"
    _as_owner(servers.owner_url, f"CREATE SCHEMA {name}")
    yield make_dsn(servers.owner_url, options=f"-c search_path={name}")
    _as_owner(servers.owner_url, f"DROP SCHEMA {name} CASCADE")


def _as_owner(url: str, sql: str) -> None:
    with psycopg2.connect(url) as conn, conn.cursor() as cursor:
        cursor.execute(sql)


def tables(url: str) -> set[str]:
    with psycopg2.connect(url) as conn, conn.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_stat_user_tables WHERE schemaname = current_schema")
        return {name for (name,) in cursor.fetchall()} - {"alembic_version"}


def test_migrations_go_up_and_down_and_up(
    empty_schema: str, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    migrate(empty_schema)
    first = tables(empty_schema)
    assert {"document", "page", "record", "field", "review", "audit", "app_user"} <= first
    migrate(empty_schema, "base")
    assert tables(empty_schema) == set()
    migrate(empty_schema)
    assert tables(empty_schema) == first


def test_migrating_twice_changes_nothing(empty_schema: str) -> None:
    migrate(empty_schema)
    first = tables(empty_schema)
    migrate(empty_schema)
    assert tables(empty_schema) == first

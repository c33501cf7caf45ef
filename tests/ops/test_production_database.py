"""The script that prepares PostgreSQL in production makes roles with just the rights they need."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg2
import pytest

from tests.ops.compose import PROJECT
from workers.embedded import postgres
from workers.embedded.home import Home, open_home, secret, socket_dir
from workers.migrate import migrate


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    """A server as the image leaves it, after the script has run."""
    home = open_home(tmp_path_factory.mktemp("home"))
    postgres.start(home)
    with closing(
        psycopg2.connect(postgres.url(home, postgres.SUPERUSER, "postgres"))
    ) as connection:
        connection.autocommit = True
        for statement in ("DATABASE hoso", "ROLE hoso_web", "ROLE hoso_app", "ROLE hoso_owner"):
            connection.cursor().execute(f"DROP {statement}")
    environment = {
        "PATH": f"{postgres.binary('psql').parent}:{os.environ['PATH']}",
        "PGHOST": str(socket_dir(home, postgres.NAME)),
        "PGPASSWORD": secret(home, "postgres_password"),
        "OWNER_DB_PASSWORD": secret(home, "hoso_owner_password"),
        "APP_DB_PASSWORD": secret(home, "hoso_app_password"),
        "WEB_DB_PASSWORD": secret(home, "hoso_web_password"),
    }
    subprocess.run([str(PROJECT / "deploy" / "postgres-roles.sh")], env=environment, check=True)
    yield home
    postgres.stop(home)


def test_the_owner_can_migrate_and_the_application_can_only_work(prepared: Home) -> None:
    migrate(postgres.url(prepared, postgres.OWNER_ROLE))
    with (
        closing(psycopg2.connect(postgres.url(prepared, postgres.APP_ROLE))) as connection,
        connection.cursor() as cursor,
    ):
        cursor.execute("SELECT count(*) FROM document")
        assert cursor.fetchone() == (0,)
        with pytest.raises(psycopg2.errors.InsufficientPrivilege):
            cursor.execute("DROP TABLE document")


def test_nobody_else_may_connect(prepared: Home) -> None:
    with closing(psycopg2.connect(postgres.url(prepared, postgres.SUPERUSER, "postgres"))) as it:
        it.autocommit = True
        it.cursor().execute("CREATE ROLE stranger LOGIN PASSWORD 'stranger'")
    with pytest.raises(psycopg2.OperationalError, match="permission denied for database"):
        psycopg2.connect(
            host=str(socket_dir(prepared, postgres.NAME)),
            user="stranger",
            password="stranger",
            dbname="hoso",
        )


def test_without_passwords_the_script_refuses_to_run(tmp_path: Path) -> None:
    script = str(PROJECT / "deploy" / "postgres-roles.sh")
    done = subprocess.run(
        [script], env={"PATH": os.environ["PATH"]}, capture_output=True, cwd=tmp_path
    )
    assert done.returncode != 0
    assert b"OWNER_DB_PASSWORD" in done.stderr

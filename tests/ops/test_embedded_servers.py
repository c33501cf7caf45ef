"""PostgreSQL, Valkey and SeaweedFS come up from their wheels, keep their data, and go again."""

import os
import shutil
import signal
from collections.abc import Iterator
from contextlib import closing
from io import BytesIO
from pathlib import Path

import psutil
import psycopg2
import pytest
import redis
import urllib3
from minio import Minio
from minio.error import S3Error

from workers.embedded import processes, seaweedfs
from workers.embedded.home import Home, open_home, port
from workers.embedded.servers import Endpoints, start_servers, stop_servers

SERVERS = ("postgres", "valkey", "seaweedfs")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home whose servers are stopped in the end, whatever a test did with them."""
    folder = tmp_path_factory.mktemp("home")
    yield folder
    stop_servers(folder)


@pytest.fixture
def endpoints(root: Path) -> Endpoints:
    """The running servers."""
    return start_servers(root)


def s3(endpoints: Endpoints, secret_key: str | None = None) -> Minio:
    return Minio(
        endpoint=endpoints.s3_endpoint,
        access_key=endpoints.s3_access_key,
        secret_key=secret_key or endpoints.s3_secret_key,
        secure=False,
        http_client=urllib3.PoolManager(retries=False, timeout=10),
    )


def broker(endpoints: Endpoints) -> redis.Redis:
    return redis.Redis(unix_socket_path=endpoints.broker_url.removeprefix("redis+socket://"))


def pids(home: Home) -> dict[str, int]:
    running = {name: processes.running(home.run, name) for name in SERVERS}
    return {name: record.pid for name, record in running.items() if record is not None}


def ask(url: str, query: str) -> object:
    with closing(psycopg2.connect(url)) as connection, connection, connection.cursor() as cursor:
        cursor.execute(query)
        row = cursor.fetchone()
        return row[0] if row else None


def test_a_second_start_changes_nothing(root: Path, endpoints: Endpoints) -> None:
    home = open_home(root)
    before = pids(home)
    assert set(before) == set(SERVERS)
    assert start_servers(root) == endpoints
    assert pids(home) == before


def test_the_application_is_neither_superuser_nor_owner(endpoints: Endpoints) -> None:
    assert ask(endpoints.database_url, "SELECT current_user") == "hoso_app"
    assert ask(endpoints.web_database_url, "SELECT current_user") == "hoso_web"
    assert ask(endpoints.owner_database_url, "SELECT current_user") == "hoso_owner"
    powers = (
        "SELECT rolsuper OR rolcreaterole OR rolcreatedb FROM pg_roles WHERE rolname = current_user"
    )
    for url in (
        endpoints.database_url,
        endpoints.web_database_url,
        endpoints.owner_database_url,
    ):
        assert ask(url, powers) is False
    with pytest.raises(psycopg2.errors.InsufficientPrivilege):
        ask(endpoints.database_url, "CREATE TABLE public.no_business_here ()")


def test_wrong_secrets_are_refused(endpoints: Endpoints) -> None:
    with pytest.raises(S3Error, match="SignatureDoesNotMatch"):
        s3(endpoints, secret_key="guessed").list_buckets()
    password = endpoints.database_url.split(":")[2].partition("@")[0]
    with pytest.raises(psycopg2.OperationalError, match="password authentication failed"):
        psycopg2.connect(endpoints.database_url.replace(password, "guessed"))


def test_nothing_listens_beyond_this_machine(root: Path, endpoints: Endpoints) -> None:
    running = pids(open_home(root))
    addresses = {
        name: {
            connection.laddr.ip
            for connection in psutil.Process(pid).net_connections("inet")
            if connection.status == psutil.CONN_LISTEN
        }
        for name, pid in running.items()
    }
    assert addresses == {"postgres": set(), "valkey": set(), "seaweedfs": {"127.0.0.1"}}


def test_stored_files_cannot_be_fetched_past_the_keys(root: Path, endpoints: Endpoints) -> None:
    client = s3(endpoints)
    if not client.bucket_exists(bucket_name="past-the-keys"):
        client.make_bucket(bucket_name="past-the-keys")
    client.put_object(
        bucket_name="past-the-keys", object_name="x", data=BytesIO(b"private"), length=7
    )
    filer = port(open_home(root), f"{seaweedfs.NAME}_filer.port", ours=True)
    answer = urllib3.request(
        "GET", f"http://127.0.0.1:{filer}/buckets/past-the-keys/x", retries=False
    )
    assert answer.status == 401
    assert b"private" not in answer.data


def test_the_log_of_the_database_quotes_no_values(root: Path, endpoints: Endpoints) -> None:
    ask(
        endpoints.owner_database_url,
        "CREATE TABLE quoted (name text UNIQUE CHECK (name <> 'Mẫu Bị Cấm'));"
        " INSERT INTO quoted VALUES ('Mẫu Hai Lần'); SELECT 1",
    )
    for name, error in (
        ("Mẫu Bị Cấm", psycopg2.errors.CheckViolation),
        ("Mẫu Hai Lần", psycopg2.errors.UniqueViolation),
    ):
        with pytest.raises(error):
            ask(endpoints.owner_database_url, f"INSERT INTO quoted VALUES ('{name}')")
    log = (open_home(root).log / "postgres.log").read_text("utf-8")
    assert "quoted_name_check" in log
    assert "quoted_name_key" in log
    assert "Mẫu" not in log
    assert "Failing row" not in log


def test_data_survives_a_stop_and_a_start(root: Path, endpoints: Endpoints) -> None:
    client = s3(endpoints)
    client.make_bucket(bucket_name="survives")
    originals = {f"original-{number}": os.urandom(200_000) for number in range(20)}
    for name, data in originals.items():
        client.put_object(
            bucket_name="survives", object_name=name, data=BytesIO(data), length=len(data)
        )
    broker(endpoints).rpush("queue", "message")
    ask(endpoints.owner_database_url, "CREATE TABLE survives AS SELECT 7 AS seven; SELECT 1")

    assert set(stop_servers(root)) == set(SERVERS)
    assert pids(open_home(root)) == {}
    assert stop_servers(root) == []

    again = start_servers(root)
    assert again == endpoints
    client = s3(again)
    for name, data in originals.items():
        with closing(client.get_object(bucket_name="survives", object_name=name)) as answer:
            assert answer.read() == data
    assert broker(again).lrange("queue", 0, -1) == [b"message"]
    assert ask(again.owner_database_url, "SELECT seven FROM survives") == 7


@pytest.mark.parametrize("name", SERVERS)
def test_a_server_that_was_killed_is_started_again(
    root: Path, endpoints: Endpoints, name: str
) -> None:
    home = open_home(root)
    before = pids(home)
    victim = psutil.Process(before[name])
    family = [victim, *victim.children(recursive=True)]
    victim.send_signal(signal.SIGKILL)
    psutil.wait_procs(family, timeout=10)
    start_servers(root)
    after = pids(home)
    assert after[name] != before[name]
    assert {other: pid for other, pid in after.items() if other != name} == {
        other: pid for other, pid in before.items() if other != name
    }


def test_a_home_too_deep_for_unix_sockets_works(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["a-folder-with-a-long-name"] * 6)
    deep.mkdir(parents=True)
    assert len(os.fsencode(deep)) > 107
    try:
        running = start_servers(deep)
        assert ask(running.database_url, "SELECT 1") == 1
        assert broker(running).ping()
        assert start_servers(deep) == running
    finally:
        stopped = stop_servers(deep)
        shutil.rmtree((deep / "socket_dir").read_text("utf-8"))
    assert set(stopped) == set(SERVERS)

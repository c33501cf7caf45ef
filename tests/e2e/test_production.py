"""The commands and settings of docker-compose.yml, run for real with RabbitMQ as the broker."""

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from subprocess import PIPE, run

import pytest

from hoso.client import FINAL_STATES, Client, is_healthy
from schemas.document import DocumentState
from tests.e2e.rabbit import Rabbit, running_rabbit
from tests.ops.compose import PROJECT, command, environment
from tests.servers import Servers
from tests.waiting import wait_until
from workers.bootstrap import ensure_demo
from workers.database import connect
from workers.embedded import processes
from workers.embedded.home import Home, open_home, port
from workers.models import Queue

pytestmark = pytest.mark.e2e

SERVICES = ("worker-counter", "worker-archive", "beat", "web")
SAMPLES = PROJECT / "samples"


@pytest.fixture(scope="module")
def rabbit(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rabbit]:
    """A broker of the tests' own."""
    with running_rabbit(tmp_path_factory.mktemp("rabbit")) as running:
        yield running


@pytest.fixture(scope="module")
def production(
    servers: Servers, rabbit: Rabbit, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Client]:
    """All services of the file, running; a client of their API."""
    home = open_home(tmp_path_factory.mktemp("production"))
    web_port = port(home, "web", ours=False)
    values = {
        "HOSO_DATABASE_URL": servers.settings.database_url.get_secret_value(),
        "HOSO_WEB_DATABASE_URL": servers.web_url,
        "HOSO_OWNER_DATABASE_URL": servers.owner_url,
        "HOSO_BROKER_URL": rabbit.url,
        "HOSO_S3_ENDPOINT": servers.settings.s3_endpoint,
        "HOSO_S3_ACCESS_KEY": servers.settings.s3_access_key,
        "HOSO_S3_SECRET_KEY": servers.settings.s3_secret_key.get_secret_value(),
        "HOSO_SESSION_SECRET": "0123456789abcdef" * 3,
        "HOSO_LOG_LEVEL": "INFO",
        "HOSO_WEB_HOST": "127.0.0.1",
        "HOSO_WEB_PORT": str(web_port),
    }
    migration = run(
        _argv("migrate", home), env=_environment("migrate", values), stderr=PIPE, text=True
    )
    assert migration.returncode == 0, migration.stderr
    records = [
        processes.start(
            home.run,
            name,
            _argv(name, home),
            log=home.log / f"{name}.log",
            cwd=home.root,
            env=_environment(name, values),
        )
        for name in SERVICES
    ]
    address = f"http://127.0.0.1:{web_port}"
    try:
        for record in records:
            log = home.log / f"{record.name}.log"
            alive = _alive_file(record.name, home)
            processes.wait_until(lambda a=alive: a is None or a.exists(), record, log, 90)
        processes.wait_until(lambda: is_healthy(address), records[-1], log, 60)
        with connect() as connection:
            demo = ensure_demo(connection, home.root)
        yield Client(address, demo.token)
    finally:
        for name in SERVICES:
            processes.stop(home.run, name, how=signal.SIGTERM, grace_seconds=30)


@pytest.mark.parametrize(
    ("queue", "sample"), [(Queue.COUNTER, "birth_02_typed.png"), (Queue.ARCHIVE, "ct01_03_fax.tif")]
)
def test_a_form_becomes_a_record_through_rabbitmq(
    production: Client, queue: Queue, sample: str
) -> None:
    receipt = production.upload(SAMPLES / sample, queue)
    assert receipt.state is DocumentState.RECEIVED
    wait_until(lambda: production.result(receipt.id).state in FINAL_STATES, 120)
    result = production.result(receipt.id)
    assert result.state in {DocumentState.NEEDS_REVIEW, DocumentState.DONE}
    (record,) = result.records
    assert sum(field.value is not None for field in record.fields.values()) >= 10


def test_the_queues_are_of_the_kind_that_rabbitmq_replicates(
    production: Client, rabbit: Rabbit
) -> None:
    assert production.address
    types = rabbit.queue_types()
    assert {types[queue.value] for queue in Queue} == {"quorum"}


def _argv(name: str, home: Home) -> list[str]:
    """Return the command of a service with the container's folder in the home instead."""
    arguments = [
        argument.replace("/run/hoso", str(_scratch(name, home))) for argument in command(name)
    ]
    return [str(Path(sys.executable).with_name("hoso")), *arguments]


def _scratch(name: str, home: Home) -> Path:
    folder = home.root / name
    folder.mkdir(exist_ok=True)
    return folder


def _alive_file(name: str, home: Home) -> Path | None:
    return _scratch(name, home) / "alive" if name.startswith("worker") else None


def _environment(name: str, values: dict[str, str]) -> dict[str, str]:
    """Return the variables that the file gives the service, with this machine's values."""
    inherited = {key: value for key, value in os.environ.items() if not key.startswith("HOSO_")}
    given = {key: values.get(key, value) for key, value in environment(name).items()}
    return {**inherited, **given}

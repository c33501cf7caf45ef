"""A real worker and a real beat, in processes of their own, behind gates that can be shut."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote
from uuid import uuid4

import psutil
from psycopg2.extensions import make_dsn, parse_dsn

from tests.servers import Servers
from tests.waiting import wait_until
from tests.workers.gate import Gate, gate_to

IMPATIENT = {
    "HOSO_STALLED_SECONDS": "3",
    "HOSO_COUNTER_STALLED_SECONDS": "3",
    "HOSO_SWEEP_SECONDS": "1",
    "HOSO_INBOX_SECONDS": "1",
}
"""Settings under which what stands still is rung for after seconds, not minutes."""


@dataclass(frozen=True)
class Crew:
    """One worker process with its child, and beat."""

    worker: subprocess.Popen[bytes]
    beat: subprocess.Popen[bytes]
    log: Path
    database: Gate
    broker: Gate
    store: Gate

    def child(self) -> int:
        """Return the id of the worker's child, which does the tasks."""
        return max(it.pid for it in psutil.Process(self.worker.pid).children(recursive=True))

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the worker, its child and beat."""
        for process in (self.worker, self.beat):
            os.killpg(process.pid, number)

    @contextmanager
    def asleep(self) -> Iterator[None]:
        """Let nobody do anything for the length of a block."""
        self.signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self.signal(signal.SIGCONT)


@contextmanager
def crew(servers: Servers, folder: Path, **settings: str) -> Iterator[Crew]:
    """Lend a crew that is ready to work; whatever is left of it at the end is killed."""
    chosen = servers.settings
    database_url = chosen.database_url.get_secret_value()
    host, port = chosen.s3_endpoint.split(":")
    socket_folder = parse_dsn(database_url)["host"]
    broker_socket = unquote(chosen.broker_url.get_secret_value().removeprefix("redis+socket://"))
    with ExitStack() as stack:
        database = stack.enter_context(gate_to(f"{socket_folder}/.s.PGSQL.5432"))
        broker = stack.enter_context(gate_to(broker_socket))
        store = stack.enter_context(gate_to((host, int(port))))
        environment = {
            "HOSO_DATABASE_URL": make_dsn(database_url, host="127.0.0.1", port=database.port),
            "HOSO_BROKER_URL": f"redis://127.0.0.1:{broker.port}/0",
            "HOSO_S3_ENDPOINT": f"127.0.0.1:{store.port}",
            **IMPATIENT,
            **settings,
        }
        name = uuid4().hex[:8]
        log, alive, plan = (folder / f"{name}.{end}" for end in ("log", "alive", "schedule"))
        worker = stack.enter_context(
            _process(["worker", f"--alive-file={alive}"], environment, log)
        )
        beat = stack.enter_context(_process(["beat", f"--schedule={plan}"], environment, log))
        wait_until(alive.exists)
        yield Crew(worker, beat, log, database, broker, store)


@contextmanager
def _process(
    arguments: list[str], environment: dict[str, str], log: Path
) -> Iterator[subprocess.Popen[bytes]]:
    with log.open("ab") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "hoso", *arguments],
            env={**os.environ, **environment},
            stdout=out,
            stderr=out,
            start_new_session=True,
        )
    try:
        yield process
    finally:
        _kill_group(process)


def _kill_group(process: subprocess.Popen[bytes]) -> None:
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    process.wait()

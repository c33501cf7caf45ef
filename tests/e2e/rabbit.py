"""A RabbitMQ of the tests' own, from Debian's package: own node, ports, cookie and data."""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from kombu import Connection
from kombu.exceptions import OperationalError

from tests.waiting import wait_until
from workers.embedded.home import open_home, port

# Debian's /usr/sbin/rabbitmq-server would change to the account rabbitmq and the system's folders.
SERVER = "/usr/lib/rabbitmq/bin/rabbitmq-server"
CONTROL = "/usr/lib/rabbitmq/bin/rabbitmqctl"


@dataclass(frozen=True)
class Rabbit:
    """A running broker: its AMQP URL, and the environment that its own tools need."""

    url: str
    environment: dict[str, str]

    def queue_types(self) -> dict[str, str]:
        """Return the type of each queue by its name."""
        done = subprocess.run(
            [CONTROL, "--quiet", "list_queues", "--no-table-headers", "name", "type"],
            env=self.environment,
            check=True,
            capture_output=True,
            text=True,
        )
        return dict(line.split("\t") for line in done.stdout.splitlines())


@contextmanager
def running_rabbit(folder: Path) -> Iterator[Rabbit]:
    """Start a broker below ``folder``; stop it, and the port mapper that came with it, at the end."""
    home = open_home(folder)
    amqp, distribution, mapper = (
        port(home, name, ours=False) for name in ("amqp", "distribution", "mapper")
    )
    password = uuid4().hex
    config = folder / "rabbitmq.conf"
    config.write_text(
        f"listeners.tcp.local = 127.0.0.1:{amqp}\ndefault_user = hoso\ndefault_pass = {password}\n"
    )
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),  # of the cookie
        "LANG": "C.UTF-8",
        "ERL_EPMD_ADDRESS": "127.0.0.1",
        "ERL_EPMD_PORT": str(mapper),
        "RABBITMQ_CONF_ENV_FILE": "/dev/null",
        "RABBITMQ_CONFIG_FILE": str(config),
        "RABBITMQ_DIST_PORT": str(distribution),
        "RABBITMQ_ENABLED_PLUGINS_FILE": str(folder / "plugins"),
        "RABBITMQ_LOG_BASE": str(folder),
        "RABBITMQ_MNESIA_BASE": str(folder / "data"),
        "RABBITMQ_NODENAME": f"hoso-{password[:8]}@localhost",
    }
    log = folder / "rabbitmq.log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [SERVER], env=environment, cwd=folder, stdout=out, stderr=out, start_new_session=True
        )
    rabbit = Rabbit(f"amqp://hoso:{password}@127.0.0.1:{amqp}//", environment)
    try:
        wait_until(lambda: process.poll() is not None or _answers(rabbit.url))
        if process.poll() is not None:
            raise RuntimeError(log.read_text("utf-8", "replace"))
        yield rabbit
    finally:
        _stop(process)
        epmd = shutil.which("epmd") or "epmd"
        subprocess.run([epmd, "-kill"], env=environment, check=False, capture_output=True)


def _stop(process: subprocess.Popen[bytes]) -> None:
    try:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=30)
    except ProcessLookupError:
        return
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _answers(url: str) -> bool:
    try:
        with Connection(url, connect_timeout=2) as connection:
            connection.connect()
    except (OperationalError, OSError):
        return False
    return True

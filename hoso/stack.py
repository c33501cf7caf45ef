"""The whole of hoso on one machine: the embedded servers, two workers, beat and the web."""

import hashlib
import os
import signal
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from hoso.client import is_healthy
from workers.bootstrap import Demo, ensure_demo
from workers.database import connect
from workers.embedded import processes
from workers.embedded.home import Home, locked, open_home
from workers.embedded.servers import WEB, start_servers, stop_servers, write_env
from workers.migrate import migrate
from workers.settings import Settings, settings
from workers.storage import ensure_bucket, open_storage

# One worker is kept free of the archive, so that a clerk never waits behind a batch.
SERVICES: dict[str, tuple[str, ...]] = {
    "worker-counter": ("worker", "--queues", "counter"),
    "worker-both": ("worker", "--queues", "counter,archive"),
    "beat": ("beat",),
    WEB: ("web",),
}
HEALTHY_SECONDS = 60.0
STOP_SECONDS = 15.0


@dataclass(frozen=True)
class Stack:
    """Where the running system is, and how to get in."""

    home: Path
    address: str
    demo: Demo


def start_stack(root: Path) -> Stack:
    """Start under ``root`` whatever does not run yet, and wait until the web says it is healthy.

    A service whose settings have changed since it was started is started again.

    Raises:
        ServerFailed: if something does not come up.
    """
    env_file = write_env(root, start_servers(root))
    os.environ["HOSO_ENV_FILE"] = str(env_file)
    settings.cache_clear()
    chosen = settings()
    _prepare(chosen)
    with connect() as connection:
        demo = ensure_demo(connection, root)
    home = open_home(root)
    with locked(home):
        records = {name: _start_service(home, name) for name in SERVICES}
        address = f"http://{chosen.web_host}:{chosen.web_port}"
        processes.wait_until(
            lambda: is_healthy(address), records[WEB], _log(home, WEB), HEALTHY_SECONDS
        )
        for name, record in records.items():
            ready = partial(_is_ready, home, record)
            processes.wait_until(ready, record, _log(home, name), HEALTHY_SECONDS)
    return Stack(root, address, demo)


def stop_stack(root: Path) -> list[str]:
    """Stop what :func:`start_stack` started under ``root``; return the names of what was running."""
    if not root.exists():
        return []
    home = open_home(root)
    with locked(home), ThreadPoolExecutor(len(SERVICES)) as pool:
        ran = pool.map(lambda name: _stop_service(home, name), SERVICES)
        stopped = [name for name, was_running in zip(SERVICES, ran, strict=True) if was_running]
    return stopped + stop_servers(root)


def _prepare(chosen: Settings) -> None:
    if chosen.owner_database_url is not None:
        migrate(chosen.owner_database_url.get_secret_value())
    ensure_bucket(open_storage(chosen))


def _start_service(home: Home, name: str) -> processes.Record:
    mark = _digest_of_settings(home)
    known = processes.running(home.run, name)
    if known is not None and known.mark == mark:
        return known
    # PaddleX makes a folder as it is imported: by default in the account's home, which may have none.
    cache = home.data / "paddlex"
    _stop_service(home, name)
    _alive_file(home, name).unlink(missing_ok=True)
    return processes.start(
        home.run,
        name,
        [sys.executable, "-m", "hoso", *SERVICES[name], *_alive_option(home, name)],
        log=_log(home, name),
        cwd=home.root,
        env={**os.environ, "HOSO_HOME": str(home.root), "PADDLE_PDX_CACHE_HOME": str(cache)},
        mark=mark,
    )


def _is_ready(home: Home, record: processes.Record) -> bool:
    """Tell whether a service has said that it is ready, if it is one that says so."""
    return not _alive_option(home, record.name) or _alive_file(home, record.name).exists()


def _alive_option(home: Home, name: str) -> list[str]:
    return ["--alive-file", str(_alive_file(home, name))] if SERVICES[name][0] == "worker" else []


def _alive_file(home: Home, name: str) -> Path:
    return home.run / f"{name}.alive"


def _stop_service(home: Home, name: str) -> bool:
    return processes.stop(home.run, name, how=signal.SIGTERM, grace_seconds=STOP_SECONDS)


def _digest_of_settings(home: Home) -> str:
    variables = sorted(
        f"{key}={value}" for key, value in os.environ.items() if key.startswith("HOSO_")
    )
    text = "\n".join([home.env_file.read_text("utf-8"), *variables])
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _log(home: Home, name: str) -> Path:
    return home.log / f"{name}.log"

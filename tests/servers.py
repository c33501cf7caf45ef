"""The embedded servers, started once for all tests in a folder of their own."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from workers.embedded.servers import start_servers, stop_servers, write_env
from workers.migrate import migrate
from workers.settings import Settings, settings
from workers.storage import ensure_bucket, open_storage


@dataclass(frozen=True)
class Servers:
    """Where the servers of the tests are; ``settings`` are the application's."""

    home: Path
    owner_url: str
    web_url: str
    settings: Settings


@contextmanager
def running_servers(home: Path) -> Iterator[Servers]:
    """Start the servers, make this process's settings point to them, migrate; stop them after."""
    env_file = write_env(home, start_servers(home))
    os.environ["HOSO_ENV_FILE"] = str(env_file)
    settings.cache_clear()
    chosen = settings()
    if chosen.owner_database_url is None or chosen.web_database_url is None:
        raise RuntimeError("the embedded servers do not name every role of the database")
    owner_url = chosen.owner_database_url.get_secret_value()
    web_url = chosen.web_database_url.get_secret_value()
    try:
        migrate(owner_url)
        ensure_bucket(open_storage(chosen))
        yield Servers(home, owner_url, web_url, chosen)
    finally:
        stop_servers(home)

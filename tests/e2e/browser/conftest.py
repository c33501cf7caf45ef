"""One Chromium, one web server and one worker for all browser tests."""

import os
import subprocess
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.e2e.browser.chromium import running_chromium
from tests.e2e.browser.office import CrowdedOffice, crowded_office
from tests.servers import Servers
from tests.web.live import running_web
from tests.workers.desks import Desk, new_desk
from workers.storage import Storage


@pytest.fixture(scope="session")
def site(servers: Servers) -> Iterator[str]:
    """The address of the web server."""
    with running_web() as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    with running_chromium() as running:
        yield running


@pytest.fixture
def desk(servers: Servers) -> Desk:
    """A verifier of a new office."""
    return new_desk()


@pytest.fixture(scope="session")
def crowded(storage: Storage) -> CrowdedOffice:
    """An office with long names, somebody of each role and a document of each state."""
    return crowded_office(storage)


@pytest.fixture(scope="module")
def worker(servers: Servers) -> Iterator[None]:
    """A Celery worker of both queues, as production runs it; gone before the tests that look into
    the queues themselves."""
    command = [sys.executable, "-m", "celery", "-A", "workers.celery_app", "worker"]
    with (servers.home / "worker.log").open("wb") as log:
        process = subprocess.Popen(
            [*command, "-Q", "counter,archive", "-c", "1", "--loglevel", "INFO"],
            stdout=log,
            stderr=subprocess.STDOUT,
            env={**os.environ, "HOSO_ENV_FILE": str(servers.home / "hoso.env")},
        )
        try:
            yield
        finally:
            process.terminate()
            process.wait(timeout=60)

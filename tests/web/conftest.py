"""One web server for all tests here; an office of its own for each."""

from collections.abc import Iterator

import httpx
import pytest

from tests.servers import Servers
from tests.web.live import running_web
from tests.web.visitor import Visitor, token_of, visitor_of
from tests.workers.desks import Desk, new_desk


@pytest.fixture(scope="session")
def site(servers: Servers) -> Iterator[str]:
    """The address of the web server."""
    with running_web() as address:
        yield address


@pytest.fixture
def desk(servers: Servers) -> Desk:
    """A verifier of a new office."""
    return new_desk()


@pytest.fixture
def visitor(site: str, desk: Desk) -> Iterator[Visitor]:
    """The verifier, logged in."""
    found = visitor_of(site, desk)
    yield found
    found.http.close()


@pytest.fixture
def stranger(site: str) -> Iterator[Visitor]:
    """A verifier of another office, logged in."""
    found = visitor_of(site, new_desk())
    yield found
    found.http.close()


@pytest.fixture
def api(site: str, desk: Desk) -> Iterator[httpx.Client]:
    """The API with a token of the office."""
    headers = {"Authorization": f"Bearer {token_of(desk)}"}
    with httpx.Client(base_url=site, headers=headers, timeout=30) as client:
        yield client

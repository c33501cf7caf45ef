"""Fixtures that several folders of tests share."""

from collections.abc import Iterator

import pytest

from tests.servers import Servers, running_servers
from workers.storage import Storage, open_storage


@pytest.fixture(scope="session")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Servers]:
    """The embedded servers, migrated, with an empty bucket."""
    with running_servers(tmp_path_factory.mktemp("servers")) as running:
        yield running


@pytest.fixture(scope="session")
def storage(servers: Servers) -> Storage:
    """The bucket of the tests."""
    return open_storage(servers.settings)

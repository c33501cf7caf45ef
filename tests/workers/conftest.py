"""Every test that touches the database has an office of its own."""

import pytest

from tests.servers import Servers
from tests.workers.desks import Desk, new_desk


@pytest.fixture
def desk(servers: Servers) -> Desk:
    """A verifier of a new office."""
    return new_desk()

"""Every test that touches the database has an office of its own."""

import pytest

from tests.servers import Servers
from tests.workers.desks import Desk, new_desk
from workers.settings import Settings
from workers.workshop import Workshop, workshop


@pytest.fixture
def desk(servers: Servers) -> Desk:
    """A verifier of a new office."""
    return new_desk()


@pytest.fixture
def local(servers: Servers) -> Settings:
    """Settings that allow webhooks into this machine."""
    return servers.settings.model_copy(
        update={"webhook_networks": "127.0.0.0/8", "webhook_timeout_seconds": 5.0}
    )


@pytest.fixture(scope="module")
def shop(servers: Servers) -> Workshop:
    """A worker's workshop with the real models."""
    workshop.cache_clear()
    return workshop()

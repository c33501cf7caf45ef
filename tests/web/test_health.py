"""Health, when servers are away."""

from dataclasses import replace

import pytest

from tests.servers import Servers
from workers.health import check_health
from workers.settings import settings
from workers.storage import open_storage

CLOSED_PORT = "127.0.0.1:9"


def test_servers_that_do_not_answer_are_named(
    servers: Servers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOSO_BROKER_URL", f"redis://{CLOSED_PORT}/0")
    monkeypatch.setenv("HOSO_S3_ENDPOINT", CLOSED_PORT)
    settings.cache_clear()
    try:
        health = check_health(open_storage(settings()))
    finally:
        monkeypatch.undo()
        settings.cache_clear()
    assert not health.ok
    assert not health.storage
    assert not health.broker
    assert health.database


def test_a_missing_bucket_is_no_health(servers: Servers) -> None:
    storage = replace(open_storage(servers.settings), bucket="not-there")
    assert not check_health(storage).storage

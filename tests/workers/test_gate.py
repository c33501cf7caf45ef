"""The gate of the tests itself: open it passes, shut it refuses, open again it passes."""

import pytest
import urllib3

from tests.servers import Servers
from tests.workers.gate import gate_to


def test_a_shut_gate_refuses_and_opens_again(servers: Servers) -> None:
    host, port = servers.settings.s3_endpoint.split(":")
    http = urllib3.PoolManager(retries=False, timeout=5)
    with gate_to((host, int(port))) as gate:
        url = f"http://127.0.0.1:{gate.port}/"
        assert http.request("GET", url).status in {200, 403}
        gate.shut()
        with pytest.raises(urllib3.exceptions.HTTPError):
            http.request("GET", url)
        gate.open()
        assert http.request("GET", url).status in {200, 403}

"""A webhook's secret is changed without a message that the receiver cannot verify."""

from datetime import timedelta

import psycopg2
import pytest
from standardwebhooks import Webhook, WebhookVerificationError

from tests.servers import Servers
from tests.workers.checks import user_of
from tests.workers.desks import Desk, new_desk
from tests.workers.listener import Listener, listening
from tests.workers.told import tell, waits
from workers import delivering
from workers.database import Visit, connect, visiting
from workers.repository import webhooks
from workers.settings import Settings
from workers.webhooks import LONGEST_OVERLAP, NoSuchEndpoint, close_endpoint, renew_secret

HOUR = timedelta(hours=1)


def renewed(desk: Desk, overlap: timedelta) -> str:
    """Change the secret of the office's one endpoint as the web does; return the new one."""
    with visiting(Visit(desk.office_id, desk.actor)), connect() as conn:
        (endpoint,) = webhooks.endpoints(conn, desk.office_id)
        return renew_secret(conn, user_of(desk), endpoint.id, overlap).secret


def verifies(listener: Listener, secret: str) -> bool:
    """Return whether a receiver that knows this one secret takes the last message."""
    headers, body = listener.heard[-1]
    try:
        Webhook(secret).verify(body, dict(headers))
    except WebhookVerificationError:
        return False
    return True


def signatures(listener: Listener) -> int:
    return len(listener.heard[-1][0]["webhook-signature"].split())


def test_both_secrets_verify_until_the_overlap_is_over(
    desk: Desk, local: Settings, servers: Servers
) -> None:
    with listening() as listener:
        old = tell(desk, local, listener.url)
        new = renewed(desk, HOUR)
        waits(desk)
        delivering.deliver(local)
        assert verifies(listener, old)
        assert verifies(listener, new)
        _end_overlaps(servers)
        waits(desk)
        delivering.deliver(local)
        assert verifies(listener, new)
        assert not verifies(listener, old)
        assert signatures(listener) == 1


def test_without_an_overlap_the_old_secret_ends_at_once(desk: Desk, local: Settings) -> None:
    with listening() as listener:
        old = tell(desk, local, listener.url)
        new = renewed(desk, timedelta())
        waits(desk)
        delivering.deliver(local)
    assert verifies(listener, new)
    assert not verifies(listener, old)


def test_a_second_change_ends_the_secret_before_the_last(desk: Desk, local: Settings) -> None:
    with listening() as listener:
        first = tell(desk, local, listener.url)
        second, third = renewed(desk, HOUR), renewed(desk, HOUR)
        waits(desk)
        delivering.deliver(local)
    assert [verifies(listener, it) for it in (first, second, third)] == [False, True, True]
    assert signatures(listener) == 2


def test_no_overlap_is_longer_than_the_longest(desk: Desk, local: Settings) -> None:
    with listening() as listener:
        tell(desk, local, listener.url)
    renewed(desk, timedelta(days=400))
    with connect() as conn:
        (endpoint,) = webhooks.endpoints(conn, desk.office_id)
    assert endpoint.old_secret_until is not None
    assert endpoint.old_secret_until - endpoint.created_at < LONGEST_OVERLAP + HOUR


def test_another_office_changes_no_secret_of_ours(desk: Desk, local: Settings) -> None:
    with listening() as listener:
        tell(desk, local, listener.url)
    other = new_desk()
    with connect() as conn:
        (endpoint,) = webhooks.endpoints(conn, desk.office_id)
    with visiting(Visit(other.office_id, other.actor)), connect() as conn:
        with pytest.raises(NoSuchEndpoint):
            renew_secret(conn, user_of(other), endpoint.id, HOUR)
        # Not even by naming the other office: the database knows whose visit it is.
        assert webhooks.renew_secret(conn, desk.office_id, endpoint.id, "whsec_x", 60) is None


def test_a_closed_endpoint_gets_no_new_secret(desk: Desk, local: Settings) -> None:
    with listening() as listener:
        tell(desk, local, listener.url)
    with connect() as conn:
        (endpoint,) = webhooks.endpoints(conn, desk.office_id)
        close_endpoint(conn, user_of(desk), endpoint.id)
        with pytest.raises(NoSuchEndpoint):
            renew_secret(conn, user_of(desk), endpoint.id, HOUR)


def _end_overlaps(servers: Servers) -> None:
    with psycopg2.connect(servers.owner_url) as conn, conn.cursor() as cursor:
        cursor.execute(
            "UPDATE webhook_endpoint SET old_secret_until = now() WHERE old_secret <> ''"
        )

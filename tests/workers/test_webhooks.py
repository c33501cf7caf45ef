"""Other programs are told of documents: signed, at least once, and nowhere they may not be."""

import json

import pytest
from standardwebhooks import WebhookVerificationError

from schemas.errors import UnsupportedType
from tests.servers import Servers
from tests.workers.checks import user_of
from tests.workers.desks import Desk, document_row, new_desk
from tests.workers.listener import listening
from tests.workers.told import heard, log, make_due, tell, waits
from workers import delivering
from workers.database import Visit, connect, visiting
from workers.outgoing import BadAddress, ForbiddenAddress, Unreachable, look_up
from workers.repository import documents, webhooks
from workers.repository.query import row, run
from workers.repository.webhooks import DeliveryState, Event
from workers.results import StoredResult
from workers.settings import Settings
from workers.webhooks import NoEvent, NoSuchEndpoint, add_endpoint, close_endpoint, send_again


@pytest.fixture(autouse=True)
def _nothing_else_is_due(servers: Servers) -> None:
    with connect() as conn:
        run(conn, "UPDATE webhook_endpoint SET closed_at = now() WHERE closed_at IS NULL")


def test_each_end_of_a_document_is_told_once_and_signed(desk: Desk, local: Settings) -> None:
    with listening() as listener:
        secret = tell(desk, local, listener.url)
        waiting, refused = waits(desk), document_row(desk)
        with connect() as conn:
            documents.reject(conn, refused, UnsupportedType.code)
        assert delivering.deliver(local) == 2
        assert delivering.deliver(local) == 0
        bodies = heard(listener, secret)
    told = {it["type"]: it["data"]["id"] for it in bodies}  # type: ignore[index]
    assert told == {"document.needs_review": str(waiting), "document.rejected": str(refused)}
    assert {it.state for it in log(desk)} == {DeliveryState.DELIVERED}


def test_what_is_told_is_the_published_schema_and_holds_records_only_where_they_are_wanted(
    desk: Desk, local: Settings
) -> None:
    with listening() as bare, listening() as full:
        secrets = tell(desk, local, bare.url), tell(desk, local, full.url, records=True)
        waits(desk)
        delivering.deliver(local)
        (first,), (second,) = heard(bare, secrets[0]), heard(full, secrets[1])
    assert StoredResult.model_validate(first["data"]).records == ()
    assert "Lê Văn Mẫu" not in json.dumps(first, ensure_ascii=False)
    found = StoredResult.model_validate(second["data"])
    assert found.records[0].fields["child_name"].value == "Lê Văn Mẫu"
    assert found.pages[0].lines == ()


def test_another_secret_does_not_verify(desk: Desk, local: Settings) -> None:
    with listening() as listener, listening() as other:
        tell(desk, local, listener.url)
        wrong = tell(desk, local, other.url)
        waits(desk)
        delivering.deliver(local)
        with pytest.raises(WebhookVerificationError):
            heard(listener, wrong)


def test_only_what_was_asked_for_is_told_and_only_by_the_own_office(
    desk: Desk, local: Settings
) -> None:
    with listening() as listener:
        tell(desk, local, listener.url, Event.DONE)
        waits(desk)
        waits(new_desk())
        assert delivering.deliver(local) == 0
    assert listener.heard == []


def test_a_program_that_fails_first_is_told_again_with_the_same_id(
    desk: Desk, local: Settings
) -> None:
    with listening(500, 302) as listener:
        secret = tell(desk, local, listener.url)
        waits(desk)
        assert delivering.deliver(local) == 0
        (delivery,) = log(desk)
        assert (delivery.state, delivery.status, delivery.problem) == ("waiting", 500, "refused")
        assert delivery.due_at is not None
        assert delivery.tried_at is not None
        wait = (delivery.due_at - delivery.tried_at).total_seconds()
        assert wait == pytest.approx(delivering.RETRY_SECONDS[0], rel=0.2)
        assert delivering.deliver(local) == 0
        assert len(listener.heard) == 1
        make_due()
        assert delivering.deliver(local) == 0
        make_due()
        assert delivering.deliver(local) == 1
        assert len(heard(listener, secret)) == 3
        assert len({headers["webhook-id"] for headers, _ in listener.heard}) == 1
    (delivery,) = log(desk)
    assert (delivery.state, delivery.status, delivery.attempts) == ("delivered", 204, 3)


def test_an_endpoint_that_failed_is_left_alone_with_all_else(desk: Desk, local: Settings) -> None:
    with listening(500) as listener:
        tell(desk, local, listener.url)
        waits(desk)
        waits(desk)
        delivering.deliver(local)
        assert len(listener.heard) == 1
        make_due()
        assert delivering.deliver(local) == 2


def test_it_is_given_up_after_the_last_try_and_can_be_sent_again(
    desk: Desk, local: Settings
) -> None:
    with listening(*[500] * 10) as listener:
        tell(desk, local, listener.url)
        waits(desk)
        for _ in range(10):
            make_due()
            delivering.deliver(local)
        (delivery,) = log(desk)
        assert (delivery.state, delivery.attempts) == ("failed", 10)
        with connect() as conn:
            send_again(conn, user_of(desk), delivery.id)
        assert delivering.deliver(local) == 1
    assert log(desk)[0].state is DeliveryState.DELIVERED


def test_gone_is_not_tried_again(desk: Desk, local: Settings) -> None:
    with listening(410) as listener:
        tell(desk, local, listener.url)
        waits(desk)
        delivering.deliver(local)
    assert log(desk)[0].state is DeliveryState.FAILED


def test_a_worker_that_dies_in_the_midst_leaves_the_delivery_to_be_made_again(
    desk: Desk, local: Settings
) -> None:
    with listening() as listener:
        tell(desk, local, listener.url)
        waits(desk)
        with connect() as conn:
            (taken,) = webhooks.take_due(conn, 8, lease=60)
        assert taken.attempts == 1
        assert delivering.deliver(local) == 0
        make_due()
        assert delivering.deliver(local) == 1


def test_a_closed_endpoint_is_told_nothing_more(desk: Desk, local: Settings) -> None:
    with listening() as listener:
        tell(desk, local, listener.url)
        waits(desk)
        with connect() as conn:
            (endpoint,) = webhooks.endpoints(conn, desk.office_id)
            close_endpoint(conn, user_of(desk), endpoint.id)
        assert delivering.deliver(local) == 0
        (delivery,) = log(desk)
        assert (delivery.state, delivery.problem) == ("failed", "closed")
        with connect() as conn, pytest.raises(NoSuchEndpoint):
            send_again(conn, user_of(desk), delivery.id)
    assert listener.heard == []


def test_nobody_listening_is_a_failure_like_another(desk: Desk, local: Settings) -> None:
    with listening() as listener:
        tell(desk, local, listener.url)
    waits(desk)
    delivering.deliver(local)
    assert log(desk)[0].problem == Unreachable.code


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://[::ffff:10.0.0.1]/",
        "https://[64:ff9b::a00:1]/",
        "https://10.0.0.1/",
        "https://169.254.169.254/latest/meta-data",
        "https://0.0.0.0/",
        "https://2130706433/",
        "https://224.0.0.1/",
        "http://93.184.215.14/",
    ],
)
def test_inner_networks_and_unencrypted_ways_out_are_refused(servers: Servers, url: str) -> None:
    with pytest.raises(ForbiddenAddress):
        look_up(url, servers.settings)


def test_a_network_that_is_allowed_is_reached_and_no_other(servers: Servers) -> None:
    chosen = servers.settings.model_copy(update={"webhook_networks": "10.1.0.0/16, fd00::/8"})
    assert look_up("http://10.1.2.3:81/a?b", chosen).path == "/a?b"
    assert look_up("https://[fd00::1]/", chosen).machine == "fd00::1"
    assert look_up("https://93.184.215.14/", chosen).port == 443
    with pytest.raises(ForbiddenAddress):
        look_up("http://10.2.0.1/", chosen)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "x",
        "ftp://a/",
        "https://",
        "https://a:b@c/",
        "https://a/#b",
        "https://a b/",
        "https://a:99999/",
        "https://a/\n",
        "https://" + "a" * 3000,
    ],
)
def test_what_is_no_address_is_refused(desk: Desk, local: Settings, url: str) -> None:
    with pytest.raises(BadAddress):
        tell(desk, local, url)


def test_an_endpoint_needs_something_to_be_told_of(desk: Desk, local: Settings) -> None:
    with connect() as conn, pytest.raises(NoEvent):
        add_endpoint(conn, user_of(desk), local, url="https://a/", events=(), sends_records=False)


def test_the_web_does_not_see_secrets(desk: Desk, local: Settings) -> None:
    with listening() as listener:
        secret = tell(desk, local, listener.url)
    sql = "SELECT webhook_secrets(id) AS secrets FROM webhook_endpoint WHERE office_id = %(id)s"
    with connect() as conn:
        assert row(conn, sql, id=desk.office_id) == {"secrets": [secret]}
    with visiting(Visit(desk.office_id, desk.actor)), connect() as conn:
        assert row(conn, sql, id=desk.office_id) == {"secrets": None}
        with pytest.raises(Exception, match="permission denied"):
            row(conn, "SELECT secret FROM webhook_endpoint")

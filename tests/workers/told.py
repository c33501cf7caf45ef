"""An address of an office that is told, and what it was told."""

from uuid import UUID

from standardwebhooks import Webhook

from schemas.record import FieldState
from tests.workers.checks import user_of
from tests.workers.desks import Desk, document_under_review, field
from tests.workers.listener import Listener
from workers.database import connect
from workers.repository import webhooks
from workers.repository.query import run
from workers.repository.webhooks import Delivery, Event
from workers.settings import Settings
from workers.webhooks import add_endpoint


def tell(desk: Desk, local: Settings, url: str, *events: Event, records: bool = False) -> str:
    with connect() as conn:
        return add_endpoint(
            conn,
            user_of(desk),
            local,
            url=url,
            events=events or tuple(Event),
            sends_records=records,
        )


def waits(desk: Desk) -> UUID:
    return document_under_review(desk, {"child_name": field(FieldState.ACCEPTED)})


def log(desk: Desk) -> tuple[Delivery, ...]:
    with connect() as conn:
        return webhooks.deliveries(conn, desk.office_id, 100)


def make_due() -> None:
    with connect() as conn:
        run(conn, "UPDATE webhook_delivery SET due_at = now() WHERE due_at IS NOT NULL")
        run(conn, "UPDATE webhook_endpoint SET quiet_until = NULL")


def heard(listener: Listener, secret: str) -> list[dict[str, object]]:
    """Return what was heard, each signed with the secret."""
    return [Webhook(secret).verify(body, dict(headers)) for headers, body in listener.heard]

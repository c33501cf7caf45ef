"""What a manager does about other programs that are told of the office's documents."""

import base64
import secrets
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from uuid import UUID

from schemas.errors import HosoError
from workers.database import Connection
from workers.models import User
from workers.outgoing import Unreachable, check_address, look_up
from workers.repository import audit, webhooks
from workers.repository.webhooks import Event
from workers.settings import Settings

LONGEST_OVERLAP: Final = timedelta(days=7)
"""How long a secret that was replaced may go on signing."""
_SECRET_BYTES: Final = 32
"""Between the 24 and 64 that Standard Webhooks demands."""


@dataclass(frozen=True)
class Way:
    """An address, and the secret that signs what it is told."""

    url: str
    secret: str


class NoEvent(HosoError):
    """An endpoint that is told nothing is none."""

    code = "no_event"
    message = "Hãy chọn ít nhất một việc cần báo."
    message_en = "Choose at least one thing to be told of."


class NoSuchEndpoint(HosoError):
    """The office has no such endpoint or delivery, or it is closed."""

    code = "no_such_endpoint"
    message = "Không có địa chỉ nhận tin này, hoặc địa chỉ đã bị gỡ."
    message_en = "There is no such endpoint, or it has been removed."


def add_endpoint(
    conn: Connection,
    user: User,
    settings: Settings,
    *,
    url: str,
    events: Collection[Event],
    sends_records: bool,
) -> str:
    """Let an address be told, and return the secret that signs what it is told, shown this once.

    Raises:
        NoEvent: if there are no events.
        BadAddress: if it is no address.
        ForbiddenAddress: if it leads where it may not. One whose name is not known yet may stay.
    """
    if not events:
        raise NoEvent
    check_address(url)
    with suppress(Unreachable):
        look_up(url, settings)
    secret = _new_secret()
    webhooks.add(
        conn,
        office_id=user.office_id,
        url=url,
        events=events,
        sends_records=sends_records,
        secret=secret,
        created_by=user.id,
    )
    audit.write(conn, "webhook_added", office_id=user.office_id, actor=user.id)
    return secret


def renew_secret(conn: Connection, user: User, endpoint_id: UUID, overlap: timedelta) -> Way:
    """Give an address another secret, shown this once.

    Until ``overlap`` is over, :data:`LONGEST_OVERLAP` at most, the secret before signs as well, so
    that the receiver can be given the new one in peace. One that was replaced before no longer does.

    Raises:
        NoSuchEndpoint: if the office has none such that is open.
    """
    seconds = min(overlap, LONGEST_OVERLAP).total_seconds()
    secret = _new_secret()
    url = webhooks.renew_secret(conn, user.office_id, endpoint_id, secret, seconds)
    if url is None:
        raise NoSuchEndpoint
    audit.write(conn, "webhook_secret_renewed", office_id=user.office_id, actor=user.id)
    return Way(url, secret)


def close_endpoint(conn: Connection, user: User, endpoint_id: UUID) -> None:
    """Tell an address no more.

    Raises:
        NoSuchEndpoint: if the office has none such that is open.
    """
    if not webhooks.close(conn, user.office_id, endpoint_id):
        raise NoSuchEndpoint
    audit.write(conn, "webhook_closed", office_id=user.office_id, actor=user.id)


def send_again(conn: Connection, user: User, delivery_id: UUID) -> None:
    """Let something be told once more.

    Raises:
        NoSuchEndpoint: if the office has no such delivery, or its endpoint is closed.
    """
    if not webhooks.send_again(conn, user.office_id, delivery_id):
        raise NoSuchEndpoint
    audit.write(conn, "webhook_sent_again", office_id=user.office_id, actor=user.id)


def _new_secret() -> str:
    return "whsec_" + base64.b64encode(secrets.token_bytes(_SECRET_BYTES)).decode()

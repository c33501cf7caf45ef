"""Telling other programs of documents: signed, again and again until they take it.

After Standard Webhooks 1.0 (https://www.standardwebhooks.com): HMAC-SHA256 over id, timestamp and body;
any status of 2xx is taken for a yes. A delivery is a row that a trigger writes with the change itself
(migration 0009), so none is lost; one can come twice, with the same ``webhook-id``.
"""

import json
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from random import SystemRandom
from typing import Final

from standardwebhooks import Webhook

from schemas.errors import HosoError
from workers import outgoing
from workers.database import connect
from workers.log import log
from workers.repository import documents, webhooks
from workers.repository.webhooks import Due
from workers.results import StoredResult, stored_result
from workers.settings import Settings

RETRY_SECONDS: Final = (5, 300, 1800, 7200, 18000, 36000, 50400, 72000, 86400)
"""After which time it is tried again, as Standard Webhooks proposes: for three days in all."""
_LONGEST_QUIET: Final = 300.0
"""An endpoint that failed is left alone for so long at most: it may be up again for others."""
_AT_ONCE: Final = 8
_MOST_SECONDS: Final = 15.0
"""How long one round goes on: the worker has papers to read, too."""
_GONE: Final = 410


def deliver(settings: Settings) -> int:
    """Make the deliveries that are due, for a while; return how many were taken.

    Raises:
        psycopg2.OperationalError: if the database cannot be reached.
    """
    end, taken = time.monotonic() + _MOST_SECONDS, 0
    while time.monotonic() < end:
        with connect() as conn:
            due = webhooks.take_due(conn, _AT_ONCE, lease=6 * settings.webhook_timeout_seconds)
        if not due:
            break
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            taken += sum(pool.map(lambda it: _deliver(settings, it), due))
    if taken:
        log.info("webhooks_delivered", deliveries=taken)
    return taken


def payload(due: Due) -> bytes | None:
    """Return what is told now; None if the office no longer has the document.

    The data is a :class:`StoredResult`: without the lines of the pages, which the API gives, and
    without records unless the endpoint is to have them.
    """
    with connect() as conn:
        detail = documents.get_detail(conn, due.office_id, due.document_id)
    if detail is None:
        return None
    result = stored_result(detail)
    pages = tuple(it.model_copy(update={"lines": ()}) for it in result.pages)
    kept: dict[str, object] = {"pages": pages}
    if not due.sends_records:
        kept = {"pages": (), "records": (), "attachments": ()}
    data: StoredResult = result.model_copy(update=kept)
    body = {
        "type": due.event,
        "timestamp": due.created_at.astimezone(UTC).isoformat(),
        "data": data.model_dump(mode="json"),
    }
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()


def signed(due: Due, body: bytes, now: datetime) -> dict[str, str]:
    """Return the headers of a delivery; a receiver takes it if one of the signatures is right."""
    name = f"msg_{due.id.hex}"
    signatures = (Webhook(it).sign(name, now, body.decode()) for it in due.secrets)
    return {
        "Content-Type": "application/json",
        "User-Agent": "hoso",
        "webhook-id": name,
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": " ".join(signatures),
    }


def _deliver(settings: Settings, due: Due) -> bool:
    body = payload(due)
    if body is None:
        _fail(due, None, "no_document", is_last=True)
        return False
    try:
        target = outgoing.look_up(due.url, settings)
        headers = signed(due, body, datetime.now(UTC))
        status = outgoing.post(target, body, headers, settings.webhook_timeout_seconds)
    except HosoError as error:
        _fail(due, None, error.code)
        return False
    if not 200 <= status < 300:
        _fail(due, status, "refused", is_last=status == _GONE)
        return False
    with connect() as conn:
        webhooks.delivered(conn, due, status)
    return True


def _fail(due: Due, status: int | None, problem: str, *, is_last: bool = False) -> None:
    tries = due.attempts - 1
    planned = None if is_last or tries >= len(RETRY_SECONDS) else float(RETRY_SECONDS[tries])
    wait = planned and planned * SystemRandom().uniform(0.9, 1.1)
    with connect() as conn:
        webhooks.not_delivered(
            conn,
            due,
            status=status,
            problem=problem,
            again_in=wait,
            quiet=0.0 if is_last else min(wait or 0.0, _LONGEST_QUIET),
        )
    log.warning(
        "webhook_failed", delivery=due.id, endpoint=due.endpoint_id, code=problem, status=status
    )

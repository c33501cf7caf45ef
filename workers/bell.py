"""Ring the bell: tell the broker that a step may be due. Losing a ring loses nothing."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from kombu.exceptions import OperationalError

from workers.celery_app import app
from workers.log import log, where
from workers.models import Bell, Queue

BOX_PATIENCE_SECONDS = 10.0
"""How long a verifier waits for a box at most."""

BROKER_DOWN = (OperationalError, ConnectionError, TimeoutError)


def ring(bells: Iterable[Bell]) -> bool:
    """Send one message a bell; stop at the first that the broker does not take.

    Returns:
        Whether all were taken. If not, the sweeper rings again when they are due.
    """
    for bell in bells:
        arguments = [str(bell.document_id)]
        if bell.index is not None:
            arguments.append(str(bell.index))
        try:
            app.send_task(f"hoso.{bell.step}", args=arguments, queue=bell.queue.value, retry=False)
        except BROKER_DOWN as error:
            log.warning("bell_not_rung", document_id=bell.document_id, error=where(error))
            return False
    return True


def ring_for_box(box_id: UUID) -> bool:
    """Send word of a box that a verifier waits for; return whether the broker took it.

    Nobody rings again: who waits gives up before long.
    """
    try:
        app.send_task(
            "hoso.read_box",
            args=[str(box_id)],
            queue=Queue.COUNTER.value,
            retry=False,
            expires=BOX_PATIENCE_SECONDS,
        )
    except BROKER_DOWN as error:
        log.warning("bell_not_rung", box_id=box_id, error=where(error))
        return False
    return True


def waiting_messages(queue: Queue) -> int:
    """Return how many messages wait in a queue.

    Raises:
        kombu.exceptions.OperationalError: if the broker cannot be reached.
    """
    with app.connection_for_write() as connection:
        connection.ensure_connection(max_retries=1, timeout=5)
        declared: Any = app.amqp.queues[queue.value](connection.default_channel).queue_declare()
        return int(declared.message_count)

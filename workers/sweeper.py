"""The sweeper rings again for steps that are due and that nobody works on.

It is what makes the broker dispensable: after a flushed broker, a killed worker, a failed ring or
an outage, the rows in the database say what is still to be done.
"""

from workers.bell import BROKER_DOWN, ring, waiting_messages
from workers.database import connect
from workers.log import log, where
from workers.models import Queue
from workers.repository import claims
from workers.settings import Settings

MOST_MESSAGES = 1000
"""No more messages than this are put in one queue by sweeping: a long queue stands still for a
good reason, and ringing again for all of it would only make it longer. A step that is rung for
twice costs a look into the database."""


def sweep(settings: Settings) -> int:
    """Ring for every step that is due; return how many.

    Raises:
        psycopg2.OperationalError: if the database cannot be reached.
    """
    return sum(_sweep_queue(settings, queue) for queue in Queue)


def _sweep_queue(settings: Settings, queue: Queue) -> int:
    try:
        room = MOST_MESSAGES - waiting_messages(queue)
    except BROKER_DOWN as error:
        log.warning("sweep_without_broker", queue=queue.value, error=where(error))
        return 0
    if room <= 0:
        return 0
    with connect() as conn:
        bells = claims.take_due(conn, queue, limit=room, due_in=settings.due_in(queue))
    if not ring(bells):
        with connect() as conn:
            for bell in bells:
                claims.put_off(conn, bell, 0.0)
    if bells:
        log.info("swept", queue=queue.value, steps=len(bells))
    return len(bells)

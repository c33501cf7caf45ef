"""What lies in a queue of the broker, read the way a worker reads it."""

import json

from workers.celery_app import app
from workers.models import Queue


def drained(queue: Queue) -> list[tuple[str, list[str]]]:
    """Take every message out of a queue; return the task and the arguments of each."""
    found = []
    with app.connection_for_read() as connection:
        bound = app.amqp.queues[queue.value](connection.default_channel)
        bound.declare()
        while message := bound.get(no_ack=True):
            arguments, *_ = json.loads(message.body)
            found.append((message.headers["task"], arguments))
    return found

"""Being told when a document moves on: PostgreSQL's notifications, heard by one thread a process."""

import select
from collections.abc import Callable, Iterable
from contextlib import closing
from threading import Event, Thread
from typing import NamedTuple
from uuid import UUID

import psycopg2
from psycopg2.extensions import ISOLATION_LEVEL_AUTOCOMMIT

from workers.backoff import backoff_seconds
from workers.database import DATABASE_DOWN, Connection
from workers.log import log
from workers.settings import settings

CHANNEL = "hoso_progress"
"""What the triggers of migration 0004 notify: an office's id, a blank, a document's id."""

_GATHER_SECONDS = 0.2
"""Changes this close together are told at once: the last page of a document ends it, too."""
_STOP_SECONDS = 1.0
_LONGEST_PAUSE = 5.0


class Change(NamedTuple):
    """A document of an office that is no longer as it was."""

    office_id: UUID
    document_id: UUID


class Listener:
    """Hears of changes from :meth:`start` to :meth:`stop`, over a connection of its own.

    ``on_changes`` gets what changed; ``on_gap`` is called after each (re)connection, because what
    was notified before it was not heard. Both are called in the listener's thread.
    """

    def __init__(
        self, on_changes: Callable[[frozenset[Change]], None], on_gap: Callable[[], None]
    ) -> None:
        self._on_changes, self._on_gap = on_changes, on_gap
        self._stopped = Event()
        self._thread = Thread(target=self._listen, name="hoso-events", daemon=True)

    def start(self) -> None:
        """Begin to listen; a database that is down is asked again until it is up."""
        self._thread.start()

    def stop(self) -> None:
        """End listening; returns when the thread has ended."""
        self._stopped.set()
        if self._thread.is_alive():
            self._thread.join(timeout=2 * _STOP_SECONDS + _LONGEST_PAUSE)

    def _listen(self) -> None:
        tries = 0
        while not self._stopped.is_set():
            try:
                with closing(_connection()) as conn:
                    tries = 0
                    self._on_gap()
                    self._hear(conn)
            except DATABASE_DOWN as error:
                log.warning("events_lost", error=type(error).__name__)
                self._stopped.wait(min(backoff_seconds(tries), _LONGEST_PAUSE))
                tries += 1

    def _hear(self, conn: Connection) -> None:
        while not self._stopped.is_set():
            if not select.select([conn], [], [], _STOP_SECONDS)[0]:
                continue
            self._stopped.wait(_GATHER_SECONDS)
            conn.poll()
            heard = changes_in(it.payload for it in conn.notifies)
            conn.notifies.clear()
            if heard:
                self._on_changes(heard)


def changes_in(payloads: Iterable[str]) -> frozenset[Change]:
    """Return what notifications say, each once."""
    pairs = (payload.split(" ") for payload in payloads)
    return frozenset(Change(UUID(office), UUID(document)) for office, document in pairs)


def _connection() -> Connection:
    """Return a connection that listens and finds out within half a minute that its server is gone."""
    conn = psycopg2.connect(
        settings().database_url.get_secret_value(),
        application_name="hoso-events",
        connect_timeout=5,
        keepalives_idle=10,
        keepalives_interval=5,
        keepalives_count=4,
    )
    conn.set_isolation_level(ISOLATION_LEVEL_AUTOCOMMIT)
    with conn.cursor() as cursor:
        cursor.execute(f"LISTEN {CHANNEL}")
    return conn

"""Connections to PostgreSQL: one pool a process and role, one transaction a ``with`` block.

Outside of a visit the role is the application's, which sees every office. During a visit, that is
while a request of the web is served, it is the web's, which sees the office of the visit and no other.
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from threading import BoundedSemaphore
from typing import TypeAlias
from uuid import UUID

import psycopg2
import psycopg2.extensions
from psycopg2.extras import register_uuid
from psycopg2.pool import ThreadedConnectionPool

from workers.backoff import backoff_seconds
from workers.settings import NotSetUp, settings

Connection: TypeAlias = psycopg2.extensions.connection

POOL_SIZE = 16
_KEPT = 4
"""Connections that a process keeps open while nobody needs them: a new one costs as much as a page."""

DATABASE_DOWN = (psycopg2.OperationalError, psycopg2.InterfaceError)
"""What is raised while PostgreSQL cannot be reached; it can heal."""

_SESSION = {
    "application_name": "hoso",
    "connect_timeout": 5,
    # A kept connection whose server vanished without a word is given up within half a minute.
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 4,
    "tcp_user_timeout": 30_000,
    # The server learns within half a minute that a worker's machine is gone, and frees its locks.
    "options": "-c TimeZone=UTC -c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5"
    " -c tcp_keepalives_count=4",
}

register_uuid()  # type: ignore[no-untyped-call]


@dataclass(frozen=True)
class Visit:
    """For whom the web asks the database; before somebody is known, for nobody of no office.

    ``token_id`` is that of the program that asks in the user's name.
    """

    office_id: UUID | None = None
    user_id: UUID | None = None
    token_id: UUID | None = None


_visit: ContextVar[Visit | None] = ContextVar("visit", default=None)


@contextmanager
def visiting(visit: Visit) -> Iterator[None]:
    """Let the transactions of this block, in its threads too, be those of a visit."""
    before = _visit.set(visit)
    try:
        yield
    finally:
        _visit.reset(before)


def visit_as(visit: Visit) -> None:
    """Say within :func:`visiting`, until it ends, who the visit is of."""
    _visit.set(visit)


@contextmanager
def connect() -> Iterator[Connection]:
    """Lend a connection for one transaction: committed at the end, rolled back on an error.

    Waits while all connections of the process are lent out.

    Raises:
        NotSetUp: if the web's role is asked for and not set.
        psycopg2.OperationalError: if the database cannot be reached.
    """
    visit = _visit.get()
    pool, free = _pool(os.getpid(), is_web=visit is not None)
    with free:
        conn = _living(pool)
        try:
            if visit is not None:
                _narrow(conn, visit)
            yield conn
            conn.commit()
        except BaseException:
            if not conn.closed:
                conn.rollback()
            raise
        finally:
            pool.putconn(conn, close=bool(conn.closed))


def commit(conn: Connection) -> None:
    """Commit what was done so far in a block of :func:`connect`; what follows is one more
    transaction of the same visit."""
    conn.commit()
    visit = _visit.get()
    if visit is not None:
        _narrow(conn, visit)


def wait_until_up(patience: float) -> bool:
    """Wait for the database, asking ever less often; return whether it came back.

    Args:
        patience: how long to wait at most, in seconds.
    """
    deadline = time.monotonic() + patience
    for tries in range(1000):
        try:
            with connect() as conn, conn.cursor() as cursor:
                cursor.execute("SELECT 1")
        except DATABASE_DOWN:
            pause = min(backoff_seconds(tries), 5.0)
            if time.monotonic() + pause > deadline:
                return False
            time.sleep(pause)
        else:
            return True
    return False


def _narrow(conn: Connection, visit: Visit) -> None:
    """Tell the policies of migration 0005 whose rows may be seen, until the transaction ends."""
    with conn.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('hoso.office', %s, true), set_config('hoso.user', %s, true),"
            " set_config('hoso.token', %s, true)",
            tuple(str(it or "") for it in (visit.office_id, visit.user_id, visit.token_id)),
        )


@cache
def _pool(pid: int, is_web: bool) -> tuple[ThreadedConnectionPool, BoundedSemaphore]:
    # Keyed by process: a connection inherited over fork() belongs to the parent.
    url = settings().web_database_url if is_web else settings().database_url
    if url is None:
        raise NotSetUp("missing: HOSO_WEB_DATABASE_URL")
    pool = ThreadedConnectionPool(0, POOL_SIZE, url.get_secret_value(), **_SESSION)
    pool.minconn = _KEPT  # given at once, so many would be opened at once
    return pool, BoundedSemaphore(POOL_SIZE)


def _living(pool: ThreadedConnectionPool) -> Connection:
    """Return a connection that answers; ones that died with a restarted server are dropped."""
    while True:
        conn = pool.getconn()
        try:
            with conn.cursor() as cursor:
                cursor.execute("SELECT 1")
            conn.rollback()
        except DATABASE_DOWN:
            pool.putconn(conn, close=True)
        else:
            return conn

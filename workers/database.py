"""Connections to PostgreSQL: one pool a process, one transaction a ``with`` block."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from threading import BoundedSemaphore
from typing import TypeAlias

import psycopg2
import psycopg2.extensions
from psycopg2.extras import register_uuid
from psycopg2.pool import ThreadedConnectionPool

from workers.backoff import backoff_seconds
from workers.settings import settings

Connection: TypeAlias = psycopg2.extensions.connection

POOL_SIZE = 16

DATABASE_DOWN = (psycopg2.OperationalError, psycopg2.InterfaceError)
"""What is raised while PostgreSQL cannot be reached; it can heal."""

_SESSION = {
    "application_name": "hoso",
    "connect_timeout": 5,
    # The server learns within half a minute that a worker's machine is gone, and frees its locks.
    "options": "-c TimeZone=UTC -c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5"
    " -c tcp_keepalives_count=4",
}

register_uuid()  # type: ignore[no-untyped-call]


@contextmanager
def connect() -> Iterator[Connection]:
    """Lend a connection for one transaction: committed at the end, rolled back on an error.

    Waits while all connections of the process are lent out.

    Raises:
        psycopg2.OperationalError: if the database cannot be reached.
    """
    pool, free = _pool(os.getpid())
    with free:
        conn = _living(pool)
        try:
            yield conn
            conn.commit()
        except BaseException:
            if not conn.closed:
                conn.rollback()
            raise
        finally:
            pool.putconn(conn, close=bool(conn.closed))


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


@cache
def _pool(pid: int) -> tuple[ThreadedConnectionPool, BoundedSemaphore]:
    # Keyed by process: a connection inherited over fork() belongs to the parent.
    url = settings().database_url.get_secret_value()
    return ThreadedConnectionPool(0, POOL_SIZE, url, **_SESSION), BoundedSemaphore(POOL_SIZE)


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

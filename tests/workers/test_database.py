"""Connections: a transaction a block, dead ones replaced, outages waited for."""

import threading
from uuid import uuid4

import pytest

from tests.servers import Servers
from tests.workers.desks import Desk
from workers.database import POOL_SIZE, connect, wait_until_up
from workers.repository import batches
from workers.repository.query import rows


def names(desk: Desk) -> list[str]:
    with connect() as conn:
        found = rows(conn, "SELECT name FROM batch WHERE office_id = %(id)s", id=desk.office_id)
    return [it["name"] for it in found]


def _add_then_fail(desk: Desk) -> None:
    with connect() as conn:
        batches.add(conn, desk.office_id, "dở dang", desk.actor)
        raise KeyError


def test_a_block_that_fails_leaves_nothing(desk: Desk) -> None:
    with pytest.raises(KeyError):
        _add_then_fail(desk)
    assert names(desk) == []


def test_a_block_that_ends_is_committed(desk: Desk) -> None:
    with connect() as conn:
        batches.add(conn, desk.office_id, "trọn vẹn", desk.actor)
    assert names(desk) == ["trọn vẹn"]


def test_a_connection_is_kept_for_the_next_block(servers: Servers) -> None:
    assert _backend() == _backend()


def test_connections_that_the_server_cut_are_replaced(servers: Servers, desk: Desk) -> None:
    _cut(_backend())
    assert names(desk) == []


def _backend() -> int:
    with connect() as conn:
        (found,) = rows(conn, "SELECT pg_backend_pid() AS pid")
    return int(found["pid"])


def _cut(pid: int) -> None:
    with connect(), connect() as other, other.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s)", (pid,))


def test_more_threads_than_connections_take_turns(desk: Desk) -> None:
    everyone_is_here = threading.Barrier(POOL_SIZE * 2)

    def add() -> None:
        everyone_is_here.wait()
        with connect() as conn:
            batches.add(conn, desk.office_id, uuid4().hex, desk.actor)

    threads = [threading.Thread(target=add) for _ in range(POOL_SIZE * 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert len(names(desk)) == POOL_SIZE * 2


def test_a_database_that_answers_needs_no_waiting(servers: Servers) -> None:
    assert wait_until_up(0.0)

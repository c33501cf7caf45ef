"""Tries to log in, counted for all processes of the web together."""

from collections.abc import Collection, Mapping

from workers.database import Connection
from workers.repository.query import row


def begin(conn: Connection, most: Mapping[str, int], seconds: float) -> tuple[int, ...] | None:
    """Count a try under each key; None, and nothing is counted, if a key has had its most.

    Args:
        most: how many tries each key (64 hexadecimal digits) may have within ``seconds``.
        seconds: after how long a try is forgotten.
    """
    found = row(
        conn,
        "SELECT begin_login(%(keys)s, %(most)s, %(seconds)s) AS tries",
        keys=list(most),
        most=list(most.values()),
        seconds=seconds,
    )
    tries = found["tries"] if found else None
    return None if tries is None else tuple(tries)


def end(conn: Connection, tries: Collection[int], forgiven: Collection[str]) -> None:
    """Take back tries that were no failures, and forget all failures of the forgiven keys."""
    row(
        conn,
        "SELECT end_login(%(tries)s::bigint[], %(forgiven)s::text[])",
        tries=list(tries),
        forgiven=list(forgiven),
    )

"""The three ways to ask: many rows, one row, no row."""

from collections.abc import Mapping
from typing import Any

from workers.database import Connection

Row = Mapping[str, Any]


def rows(conn: Connection, sql: str, **values: object) -> list[Row]:
    """Return all rows, each by column name."""
    with conn.cursor() as cursor:
        cursor.execute(sql, values)
        names = [column.name for column in cursor.description or ()]
        return [dict(zip(names, found, strict=True)) for found in cursor.fetchall()]


def row(conn: Connection, sql: str, **values: object) -> Row | None:
    """Return the first row, or None."""
    with conn.cursor() as cursor:
        cursor.execute(sql, values)
        found = cursor.fetchone()
        names = [column.name for column in cursor.description or ()]
        return None if found is None else dict(zip(names, found, strict=True))


def run(conn: Connection, sql: str, **values: object) -> int:
    """Run a statement that gives no rows; return how many rows it touched."""
    with conn.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.rowcount

"""Which fields an office has keyed a second time."""

from collections.abc import Collection
from uuid import UUID

from psycopg2.extras import execute_values

from schemas.base import Model
from workers.database import Connection
from workers.repository.query import row, rows, run


class Rules(Model):
    """``share`` of all values that were taken, from 0 to 1; ``fields`` always, each a form's id and
    a field's."""

    share: float
    fields: frozenset[tuple[str, str]]


def rules_of(conn: Connection, office_id: UUID) -> Rules:
    """Return the rules of an office; nothing is keyed again where it has chosen none."""
    found = row(conn, "SELECT share FROM double_check_share WHERE office_id = %(id)s", id=office_id)
    fields = rows(
        conn, "SELECT form, key FROM double_check_field WHERE office_id = %(id)s", id=office_id
    )
    return Rules(
        share=found["share"] if found else 0.0,
        fields=frozenset((it["form"], it["key"]) for it in fields),
    )


def put_share(conn: Connection, office_id: UUID, share: float, actor: UUID) -> None:
    """Keep the share; documents that are done already stay as they are."""
    run(
        conn,
        "INSERT INTO double_check_share (office_id, share, chosen_by)"
        " VALUES (%(id)s, %(share)s, %(by)s) ON CONFLICT (office_id) DO UPDATE"
        " SET share = excluded.share, chosen_by = excluded.chosen_by, chosen_at = now()",
        id=office_id,
        share=share,
        by=actor,
    )


def put_fields(
    conn: Connection, office_id: UUID, fields: Collection[tuple[str, str]], actor: UUID
) -> None:
    """Keep these fields and no others; those that were kept before stay as they are."""
    run(
        conn,
        "DELETE FROM double_check_field WHERE office_id = %(id)s"
        " AND NOT (form || '/' || key = ANY(%(kept)s))",
        id=office_id,
        kept=[f"{form}/{key}" for form, key in fields],
    )
    with conn.cursor() as cursor:
        execute_values(
            cursor,
            "INSERT INTO double_check_field (office_id, form, key, chosen_by) VALUES %s"
            " ON CONFLICT DO NOTHING",
            [(office_id, form, key, actor) for form, key in sorted(fields)],
        )

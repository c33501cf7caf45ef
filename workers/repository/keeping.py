"""For how many days an office keeps documents of each form after they ended."""

from collections.abc import Mapping
from uuid import UUID

from schemas.base import Model
from workers.database import Connection
from workers.repository.query import rows, run

NO_FORM = ""
"""Stands for documents without a record: unknown papers, and files that could not be read."""


class Due(Model):
    """A document that is kept no longer."""

    document_id: UUID
    office_id: UUID


def of_office(conn: Connection, office_id: UUID) -> dict[str, int]:
    """Return the days by form; a form that is not there is kept for ever."""
    found = rows(
        conn, "SELECT form, days FROM keeping WHERE office_id = %(office_id)s", office_id=office_id
    )
    return {it["form"]: it["days"] for it in found}


def choose(conn: Connection, office_id: UUID, days: Mapping[str, int], chosen_by: UUID) -> None:
    """Keep documents of the forms for so many days, and those of all other forms for ever."""
    run(
        conn,
        "DELETE FROM keeping WHERE office_id = %(office_id)s AND form <> ALL(%(forms)s::text[])",
        office_id=office_id,
        forms=list(days),
    )
    run(
        conn,
        "INSERT INTO keeping (office_id, form, days, chosen_by)"
        " SELECT %(office_id)s, form, days, %(by)s FROM unnest(%(forms)s::text[],"
        " %(days)s::integer[]) c(form, days)"
        " ON CONFLICT (office_id, form) DO UPDATE SET days = excluded.days,"
        " chosen_by = excluded.chosen_by, chosen_at = now() WHERE keeping.days <> excluded.days",
        office_id=office_id,
        forms=list(days),
        days=list(days.values()),
        by=chosen_by,
    )


def due(conn: Connection, limit: int) -> tuple[Due, ...]:
    """Return documents that ended longer ago than they are kept, those that ended first first.

    A document of several forms is kept as long as the one that is kept longest.
    """
    found = rows(
        conn,
        "SELECT d.id AS document_id, d.office_id FROM document d CROSS JOIN LATERAL ("
        " SELECT max(k.days) AS days, bool_and(k.days IS NOT NULL) AS is_ruled FROM ("
        " SELECT form FROM record WHERE document_id = d.id"
        " UNION SELECT %(none)s WHERE NOT EXISTS (SELECT FROM record WHERE document_id = d.id)) f"
        " LEFT JOIN keeping k ON k.office_id = d.office_id AND k.form = f.form) rule"
        " WHERE d.office_id IN (SELECT office_id FROM keeping) AND d.finished_at < now()"
        " - make_interval(days => (SELECT min(days) FROM keeping k WHERE k.office_id = d.office_id))"
        " AND rule.is_ruled AND d.finished_at < now() - make_interval(days => rule.days)"
        " AND NOT EXISTS (SELECT FROM erasure e WHERE e.document_id = d.id)"
        " ORDER BY d.finished_at LIMIT %(limit)s",
        none=NO_FORM,
        limit=limit,
    )
    return tuple(Due.model_validate(it) for it in found)

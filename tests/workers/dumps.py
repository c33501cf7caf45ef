"""Everything the database holds about one document, to compare before and after."""

from uuid import UUID

from workers.database import connect
from workers.repository.query import Row, rows

_TABLES = {
    "document": "id = %(id)s",
    "page": "document_id = %(id)s",
    "record": "document_id = %(id)s",
    "field": "document_id = %(id)s",
    "review": "document_id = %(id)s",
    "audit": "document_id = %(id)s",
}


def dump(document_id: UUID) -> dict[str, list[Row]]:
    """Return all rows of a document by table, in a fixed order."""
    with connect() as conn:
        return {
            table: rows(
                conn, f"SELECT * FROM {table} t WHERE {where} ORDER BY t::text", id=document_id
            )
            for table, where in _TABLES.items()
        }

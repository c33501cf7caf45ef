"""Pages: what was read from each."""

from uuid import UUID

from schemas.document import Seconds
from schemas.page import Page
from workers.database import Connection
from workers.models import PageLook, StoredPage
from workers.repository.query import row, rows, run


def stored(conn: Connection, document_id: UUID) -> tuple[StoredPage, ...]:
    """Return the pages of a document in their order."""
    found = rows(
        conn,
        "SELECT index, state, result AS page, image_key FROM page"
        " WHERE document_id = %(id)s ORDER BY index",
        id=document_id,
    )
    return tuple(StoredPage.model_validate(it) for it in found)


def looks(conn: Connection, document_id: UUID) -> tuple[PageLook, ...]:
    """Return what the web shows of the pages that are read, in their order.

    A page's result is mostly the evidence of its characters, hundreds of kilobytes for a full sheet:
    that stays in the database.
    """
    found = rows(
        conn,
        "SELECT index, result #> '{geometry,width}' AS width, result #> '{geometry,height}' AS"
        " height, jsonb_path_query_array(result, '$.lines[*].text') AS lines FROM page"
        " WHERE document_id = %(id)s AND state = 'read' ORDER BY index",
        id=document_id,
    )
    return tuple(PageLook.model_validate(it) for it in found)


def image_key(conn: Connection, office_id: UUID, document_id: UUID, index: int) -> str | None:
    """Return where a page's image lies, or None if the office has no such page that is read."""
    found = row(
        conn,
        "SELECT p.image_key FROM page p JOIN document d ON d.id = p.document_id"
        " WHERE d.office_id = %(office_id)s AND d.id = %(id)s AND p.index = %(index)s",
        office_id=office_id,
        id=document_id,
        index=index,
    )
    return found["image_key"] if found else None


def results(conn: Connection, document_id: UUID) -> tuple[Page, ...]:
    """Return what was read from the pages of a document, in their order."""
    return tuple(it.page for it in stored(conn, document_id) if it.page is not None)


def seconds(conn: Connection, document_id: UUID) -> tuple[Seconds, ...]:
    """Return the time spent on each page that is read."""
    found = rows(
        conn,
        "SELECT seconds FROM page WHERE document_id = %(id)s AND state = 'read' ORDER BY index",
        id=document_id,
    )
    return tuple(Seconds.model_validate(it["seconds"]) for it in found)


def waiting(conn: Connection, document_id: UUID) -> tuple[int, ...]:
    """Return the indexes of the pages that are still to be read."""
    found = rows(
        conn,
        "SELECT index FROM page WHERE document_id = %(id)s AND state = 'waiting' ORDER BY index",
        id=document_id,
    )
    return tuple(it["index"] for it in found)


def store(
    conn: Connection,
    document_id: UUID,
    page: Page,
    *,
    image_key: str,
    spent: Seconds,
) -> None:
    """Write the result of a page that was waiting."""
    run(
        conn,
        "UPDATE page SET state = 'read', result = %(result)s, image_key = %(image_key)s,"
        " seconds = %(seconds)s, read_at = now(), due_at = NULL"
        " WHERE document_id = %(id)s AND index = %(index)s AND state = 'waiting'",
        id=document_id,
        index=page.index,
        result=page.model_dump_json(),
        image_key=image_key,
        seconds=spent.model_dump_json(),
    )

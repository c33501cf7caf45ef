"""Pages: what was read from each."""

from uuid import UUID

from schemas.base import Model
from schemas.document import LineOut, PageOut, Seconds
from schemas.page import Page, PageGeometry
from workers.database import Connection
from workers.models import PageLook
from workers.repository.arrangement import ORDER
from workers.repository.query import Row, row, rows, run


class StoredPage(Model):
    """A page with its image; ``image_key`` is the image's in the object store."""

    result: Page
    image_key: str


def public(conn: Connection, document_id: UUID) -> tuple[PageOut, ...]:
    """Return what the outside is told of the pages that are read, in their order.

    The evidence of the characters stays in the database; for a document of 500 pages it would be
    a hundred megabytes.
    """
    found = rows(
        conn,
        "SELECT index, result #> '{geometry,width}' AS width, result #> '{geometry,height}' AS"
        " height, result #> '{geometry,rotation}' AS rotation,"
        " jsonb_path_query_array(result, '$.lines[*].text') AS texts,"
        " jsonb_path_query_array(result, '$.lines[*].score') AS scores,"
        " jsonb_path_query_array(result, '$.lines[*].quad') AS quads"
        f" FROM page WHERE document_id = %(id)s AND state = 'read' ORDER BY {ORDER}",
        id=document_id,
    )
    return tuple(_page_out(it) for it in found)


def _page_out(row: Row) -> PageOut:
    lines = zip(row["texts"], row["scores"], row["quads"], strict=True)
    return PageOut(
        index=row["index"],
        width=row["width"],
        height=row["height"],
        rotation=row["rotation"],
        lines=tuple(
            LineOut(text=text, score=round(score, 4), quad=quad) for text, score, quad in lines
        ),
    )


def looks(conn: Connection, document_id: UUID) -> tuple[PageLook, ...]:
    """Return what the web shows of the pages that are read, in their order.

    A page's result is mostly the evidence of its characters, hundreds of kilobytes for a full sheet:
    that stays in the database.
    """
    found = rows(
        conn,
        "SELECT index, result #> '{geometry,width}' AS width, result #> '{geometry,height}' AS"
        " height, result #> '{geometry,rotation}' AS rotation,"
        " jsonb_path_query_array(result, '$.lines[*].text') AS lines FROM page"
        f" WHERE document_id = %(id)s AND state = 'read' ORDER BY {ORDER}",
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


def size(conn: Connection, document_id: UUID, index: int) -> tuple[int, int] | None:
    """Return the width and height of a page in page pixels, or None if it is not read."""
    found = row(
        conn,
        "SELECT (geometry ->> 'width')::integer AS width, (geometry ->> 'height')::integer AS height"
        " FROM page WHERE document_id = %(id)s AND index = %(index)s AND state = 'read'",
        id=document_id,
        index=index,
    )
    return (found["width"], found["height"]) if found else None


def geometries(conn: Connection, document_id: UUID) -> dict[int, PageGeometry]:
    """Return how the pages that are read came from their originals, by their index."""
    found = rows(
        conn,
        "SELECT index, result -> 'geometry' AS geometry FROM page"
        " WHERE document_id = %(id)s AND state = 'read'",
        id=document_id,
    )
    return {it["index"]: PageGeometry.model_validate(it["geometry"]) for it in found}


def stored(conn: Connection, document_id: UUID, index: int) -> StoredPage | None:
    """Return what was read from a page and where its image lies, or None if it is not read."""
    found = row(
        conn,
        "SELECT result, image_key FROM page"
        " WHERE document_id = %(id)s AND index = %(index)s AND state = 'read'",
        id=document_id,
        index=index,
    )
    return StoredPage.model_validate(found) if found else None


def results(conn: Connection, document_id: UUID) -> tuple[Page, ...]:
    """Return what was read from the pages of a document, in their order."""
    found = rows(
        conn,
        f"SELECT result FROM page WHERE document_id = %(id)s AND state = 'read' ORDER BY {ORDER}",
        id=document_id,
    )
    return tuple(Page.model_validate(it["result"]) for it in found)


def seconds(conn: Connection, document_id: UUID) -> tuple[Seconds, ...]:
    """Return the time spent on each page that is read."""
    found = rows(
        conn,
        f"SELECT seconds FROM page WHERE document_id = %(id)s AND state = 'read' ORDER BY {ORDER}",
        id=document_id,
    )
    return tuple(Seconds.model_validate(it["seconds"]) for it in found)


def waiting(conn: Connection, document_id: UUID) -> tuple[int, ...]:
    """Return the indexes of the pages that are still to be read."""
    found = rows(
        conn,
        "SELECT index FROM page WHERE document_id = %(id)s AND state <> 'read' ORDER BY index",
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
    """Write the result of a page that was waiting, or is read again."""
    run(
        conn,
        "UPDATE page SET state = 'read', result = %(result)s, image_key = %(image_key)s,"
        " images_before = CASE WHEN image_key <> %(image_key)s"
        " THEN array_append(images_before, image_key) ELSE images_before END,"
        " seconds = %(seconds)s, read_at = now(), due_at = NULL"
        " WHERE document_id = %(id)s AND index = %(index)s AND state <> 'read'",
        id=document_id,
        index=page.index,
        result=page.model_dump_json(),
        image_key=image_key,
        seconds=spent.model_dump_json(),
    )

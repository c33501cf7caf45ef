"""Documents that were split off from others: pages move there, with what stands on them."""

from collections.abc import Callable, Collection
from uuid import UUID

from schemas.base import Model
from schemas.document import DocumentState
from workers.database import Connection
from workers.models import Queue
from workers.repository import receipts
from workers.repository.query import row, rows, run

_PLACES = "field_document_id_record_id_fkey, field_document_id_page_fkey"
"""The constraints that hold while pages move only when all has moved."""


class Relative(Model):
    """A document of the same file; ``pages`` are the indexes of its pages."""

    id: UUID
    receipt: str
    state: DocumentState
    pages: tuple[int, ...]


class Family(Model):
    """What a document was split off from, None where it came by itself, and what was split off from
    it, in the order of the file."""

    whole: Relative | None
    parts: tuple[Relative, ...]


def family_of(conn: Connection, document_id: UUID) -> Family:
    """Return what a document was split off from, and its parts."""
    whole = _relatives(
        conn, "d.id = (SELECT split_from FROM document WHERE id = %(id)s)", document_id
    )
    return Family(
        whole=whole[0] if whole else None,
        parts=_relatives(conn, "d.split_from = %(id)s", document_id),
    )


def _relatives(conn: Connection, which: str, document_id: UUID) -> tuple[Relative, ...]:
    found = rows(
        conn,
        "SELECT d.id, d.receipt, d.state,"
        " ARRAY(SELECT p.index FROM page p WHERE p.document_id = d.id ORDER BY p.index) AS pages"
        f" FROM document d WHERE {which} ORDER BY pages, d.receipt",
        id=document_id,
    )
    return tuple(Relative.model_validate(it) for it in found)


def add(
    conn: Connection,
    document_id: UUID,
    *,
    filename: str,
    page_count: int,
    due_in: Callable[[Queue], float],
) -> UUID:
    """Add a document of the same file that is made anew for a verifier; return its id.

    It was received when the whole was. Its pages and its open review are still to come.
    """
    (whole,) = rows(conn, "SELECT office_id FROM document WHERE id = %(id)s", id=document_id)
    (added,) = rows(
        conn,
        "INSERT INTO document (office_id, batch_id, receipt, filename, sha256, size_bytes, queue,"
        " is_urgent, notices, page_count, state, is_again, is_part, split_from, received_at, due_at)"
        " SELECT office_id, batch_id, %(receipt)s, %(filename)s, sha256, size_bytes, queue,"
        " is_urgent, notices, %(page_count)s, 'processing', true, true, id, received_at,"
        " now() + make_interval(secs => %(due_in)s) FROM document WHERE id = %(id)s RETURNING id",
        id=document_id,
        receipt=receipts.next_number(conn, whole["office_id"]),
        filename=filename,
        page_count=page_count,
        due_in=due_in(Queue.COUNTER),
    )
    part_id = added["id"]
    assert isinstance(part_id, UUID)  # noqa: S101
    return part_id


def move(conn: Connection, origin: UUID, target: UUID, indexes: Collection[int]) -> None:
    """Move pages, and the records all of whose pages move, with what was decided and typed there.

    Both documents have an open review. A record that loses some of its pages stays without the
    fields that stood on them; a field of another record that was read there keeps its value.
    """
    both = {"origin": origin, "target": target, "indexes": list(indexes)}
    run(conn, f"SET CONSTRAINTS {_PLACES} DEFERRED")
    run(conn, "DELETE FROM box_reading WHERE document_id = %(origin)s", **both)
    _move_decisions(conn, both)
    moved = rows(
        conn,
        "UPDATE record SET document_id = %(target)s, index = index + (SELECT coalesce(max(index) + 1,"
        " 0) FROM record WHERE document_id = %(target)s)"
        " WHERE document_id = %(origin)s AND pages <@ %(indexes)s::integer[] RETURNING id",
        **both,
    )
    ids = [it["id"] for it in moved]
    for table in ("field", "field_draft"):
        run(
            conn,
            f"UPDATE {table} SET document_id = %(target)s WHERE record_id = ANY(%(ids)s::uuid[])",
            ids=ids,
            **both,
        )
    run(
        conn,
        "UPDATE record r SET index = s.place FROM (SELECT id,"
        " row_number() OVER (PARTITION BY document_id ORDER BY index) - 1 AS place FROM record"
        " WHERE document_id IN (%(origin)s, %(target)s)) s WHERE r.id = s.id AND r.index <> s.place",
        **both,
    )
    _leave(conn, both)
    run(
        conn,
        "UPDATE page SET document_id = %(target)s"
        " WHERE document_id = %(origin)s AND index = ANY(%(indexes)s)",
        **both,
    )
    run(conn, f"SET CONSTRAINTS {_PLACES} IMMEDIATE")
    run(conn, "SELECT index_documents(ARRAY[%(origin)s, %(target)s]::uuid[])", **both)


def _move_decisions(conn: Connection, both: dict[str, object]) -> None:
    run(
        conn,
        "UPDATE review_decision v SET review_id ="
        " (SELECT id FROM review WHERE document_id = %(target)s AND closed_at IS NULL)"
        " FROM record r WHERE r.id = v.record_id AND r.document_id = %(origin)s"
        " AND (r.pages <@ %(indexes)s::integer[] OR r.pages && %(indexes)s::integer[]"
        " AND EXISTS (SELECT FROM field f WHERE f.record_id = v.record_id AND f.key = v.key"
        " AND f.page = ANY(%(indexes)s)))",
        **both,
    )


def _leave(conn: Connection, both: dict[str, object]) -> None:
    """Let what stays, and what moved, not speak of pages of the other document."""
    run(
        conn,
        "DELETE FROM field f USING record r WHERE r.id = f.record_id AND f.page = ANY(%(indexes)s)"
        " AND r.document_id = %(origin)s AND r.pages && %(indexes)s::integer[]",
        **both,
    )
    run(
        conn,
        "UPDATE record SET pages = ARRAY(SELECT it FROM unnest(pages) WITH ORDINALITY p(it, place)"
        " WHERE it <> ALL(%(indexes)s) ORDER BY place)"
        " WHERE document_id = %(origin)s AND pages && %(indexes)s::integer[]",
        **both,
    )
    run(
        conn,
        "UPDATE field SET page = NULL, quad = NULL WHERE page IS NOT NULL"
        " AND (document_id = %(origin)s AND page = ANY(%(indexes)s)"
        " OR document_id = %(target)s AND page <> ALL(%(indexes)s) AND NOT EXISTS ("
        " SELECT FROM page p WHERE p.document_id = %(target)s AND p.index = field.page))",
        **both,
    )


def count_pages(conn: Connection, document_id: UUID) -> None:
    """Write how many pages a document has now."""
    run(
        conn,
        "UPDATE document SET page_count = (SELECT count(*) FROM page WHERE document_id = %(id)s)"
        " WHERE id = %(id)s",
        id=document_id,
    )


def place_among(conn: Connection, document_id: UUID, indexes: Collection[int]) -> None:
    """Let pages that came back stand where the file has them, or at the end if others were put in
    an order of their own."""
    run(
        conn,
        "UPDATE page p SET position = CASE WHEN s.is_ordered THEN s.place END FROM ("
        " SELECT index, row_number() OVER (ORDER BY index = ANY(%(indexes)s), coalesce(position,"
        " index), index) - 1 AS place,"
        " bool_or(position IS NOT NULL AND index <> ALL(%(indexes)s)) OVER () AS is_ordered"
        " FROM page WHERE document_id = %(id)s) s"
        " WHERE p.document_id = %(id)s AND p.index = s.index",
        id=document_id,
        indexes=list(indexes),
    )


def hand_on(conn: Connection, part_id: UUID, whole_id: UUID) -> None:
    """Let what was split off from a part count as split off from the whole."""
    run(
        conn,
        "UPDATE document SET split_from = %(whole)s WHERE split_from = %(part)s",
        part=part_id,
        whole=whole_id,
    )


def with_pages(conn: Connection, document_id: UUID, indexes: Collection[int]) -> UUID | None:
    """Return the part of a document that has just these pages, or None."""
    found = row(
        conn,
        "SELECT d.id FROM document d WHERE d.split_from = %(id)s AND %(indexes)s::integer[] ="
        " ARRAY(SELECT p.index FROM page p WHERE p.document_id = d.id ORDER BY p.index)",
        id=document_id,
        indexes=sorted(indexes),
    )
    return found["id"] if found else None

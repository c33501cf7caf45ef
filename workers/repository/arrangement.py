"""How the pages of a document are arranged, and documents that are made anew for it."""

from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from schemas.base import Model
from schemas.page import Part, Said
from schemas.reasons import UNKNOWN_FORM
from workers.database import Connection
from workers.models import Queue
from workers.repository.query import row, rows, run

ORDER = "coalesce(position, index), index"
"""In which order the pages of a document come."""


class Arranged(Model):
    """A page; ``rotation`` is how it lies or is to lie, ``said`` what a person said that it is."""

    index: int
    rotation: int
    said: Said | None


def of_document(conn: Connection, document_id: UUID) -> tuple[Arranged, ...]:
    """Return the pages of a document in their order."""
    found = rows(
        conn,
        "SELECT index, part, form,"
        " coalesce(rotation, (geometry ->> 'rotation')::integer, 0) AS rotation"
        f" FROM page WHERE document_id = %(id)s ORDER BY {ORDER}",
        id=document_id,
    )
    return tuple(
        Arranged(
            index=it["index"],
            rotation=it["rotation"],
            said=Said(part=Part(it["part"]), form=it["form"]) if it["part"] else None,
        )
        for it in found
    )


def said(conn: Connection, document_id: UUID) -> Mapping[int, Said]:
    """Return what a person said of pages, by their index."""
    return {it.index: it.said for it in of_document(conn, document_id) if it.said}


def rotation_of(conn: Connection, document_id: UUID, index: int) -> int | None:
    """Return how a person turned a page; None if nobody did."""
    found = row(
        conn,
        "SELECT rotation FROM page WHERE document_id = %(id)s AND index = %(index)s",
        id=document_id,
        index=index,
    )
    return found["rotation"] if found else None


def turn(conn: Connection, document_id: UUID, index: int, rotation: int) -> None:
    """Let a page be read again, turned; what was read before is kept until then."""
    run(
        conn,
        "UPDATE page SET rotation = %(rotation)s, state = 'again', due_at = now(), attempts = 0,"
        " outages = 0 WHERE document_id = %(id)s AND index = %(index)s",
        id=document_id,
        index=index,
        rotation=rotation,
    )


def say(conn: Connection, document_id: UUID, index: int, said: Said | None) -> None:
    """Write what a page is."""
    run(
        conn,
        "UPDATE page SET part = %(part)s, form = %(form)s"
        " WHERE document_id = %(id)s AND index = %(index)s",
        id=document_id,
        index=index,
        part=said.part if said else None,
        form=said.form if said else None,
    )


def order(conn: Connection, document_id: UUID, indexes: Sequence[int]) -> None:
    """Give every page its place."""
    for position, index in enumerate(indexes):
        run(
            conn,
            "UPDATE page SET position = %(position)s"
            " WHERE document_id = %(id)s AND index = %(index)s",
            id=document_id,
            index=index,
            position=position,
        )


def begin_again(conn: Connection, document_id: UUID, due_in: Callable[[Queue], float]) -> None:
    """Turn a document under review into one that is made anew; its review stays open."""
    run(
        conn,
        "UPDATE document SET state = 'processing', is_again = true, review_reason = NULL,"
        " attempts = 0, outages = 0, due_at = now() + make_interval(secs => %(due_in)s)"
        " WHERE id = %(id)s",
        id=document_id,
        due_in=due_in(Queue.COUNTER),
    )


def is_again(conn: Connection, document_id: UUID) -> bool:
    """Return whether a document is made anew for a verifier."""
    found = row(conn, "SELECT is_again FROM document WHERE id = %(id)s", id=document_id)
    return bool(found and found["is_again"])


def take_back(conn: Connection, document_id: UUID) -> UUID | None:
    """Give a document that could not be made anew back as it was; what was said of it stays.

    Returns:
        Its office; None if it is not being made anew.
    """
    found = row(
        conn,
        "UPDATE document d SET state = 'needs_review', is_again = false, due_at = NULL,"
        " review_reason = CASE WHEN NOT EXISTS (SELECT FROM record r WHERE r.document_id = d.id)"
        " THEN %(unknown)s END WHERE id = %(id)s AND is_again RETURNING office_id",
        id=document_id,
        unknown=UNKNOWN_FORM.code,
    )
    if found is None:
        return None
    run(
        conn,
        "UPDATE page SET state = 'read', due_at = NULL,"
        " rotation = (geometry ->> 'rotation')::integer"
        " WHERE document_id = %(id)s AND state = 'again'",
        id=document_id,
    )
    office_id = found["office_id"]
    assert isinstance(office_id, UUID)  # noqa: S101
    return office_id

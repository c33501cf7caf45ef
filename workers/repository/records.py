"""Records and their fields."""

import json
from collections.abc import Collection, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from uuid import UUID

from psycopg2.extras import execute_values

from schemas.record import Field, FieldState, Record
from workers.database import Connection
from workers.remaking import Remade
from workers.repository.query import Row, row, rows, run

_FIELD = (
    "f.record_id, f.key, f.value, f.text, f.confidence, f.state, f.page, f.quad, f.reasons,"
    " f.is_hand, f.parts, f.alternatives"
)

_WRITTEN = (
    "value",
    "text",
    "confidence",
    "state",
    "page",
    "quad",
    "reasons",
    "is_hand",
    "parts",
    "alternatives",
)
"""The columns that :func:`_columns` gives, in its order."""


def of_document(conn: Connection, document_id: UUID) -> tuple[Record, ...]:
    """Return the records found in a document, in their order."""
    return of_documents(conn, [document_id]).get(document_id, ())


def of_documents(
    conn: Connection, document_ids: Collection[UUID]
) -> Mapping[UUID, tuple[Record, ...]]:
    """Return the records of those documents that have some, in the order of each document."""
    found = rows(
        conn,
        "SELECT id, document_id, form, form_version, form_confidence, pages FROM record"
        " WHERE document_id = ANY(%(ids)s::uuid[]) ORDER BY document_id, index",
        ids=list(document_ids),
    )
    fields: dict[UUID, dict[str, Field]] = {it["id"]: {} for it in found}
    for it in rows(
        conn,
        f"SELECT {_FIELD} FROM field f WHERE f.document_id = ANY(%(ids)s::uuid[])"
        " ORDER BY f.record_id, f.position",
        ids=list(document_ids),
    ):
        if it["record_id"] in fields:  # else its record was written after the first question
            fields[it["record_id"]][it["key"]] = _field(it)
    return {
        document_id: tuple(_record(it, fields[it["id"]]) for it in them)
        for document_id, them in groupby(found, key=itemgetter("document_id"))
    }


def add(conn: Connection, document_id: UUID, index: int, record: Record) -> None:
    """Write a record with its fields; ``index`` is its place in the document."""
    (added,) = rows(
        conn,
        "INSERT INTO record (document_id, index, form, form_version, form_confidence, pages)"
        " VALUES (%(id)s, %(index)s, %(form)s, %(version)s, %(confidence)s, %(pages)s)"
        " RETURNING id",
        id=document_id,
        index=index,
        form=record.form,
        version=record.form_version,
        confidence=record.form_confidence,
        pages=list(record.pages),
    )
    with conn.cursor() as cursor:
        execute_values(
            cursor,
            f"INSERT INTO field (record_id, document_id, key, position, {', '.join(_WRITTEN)})"
            " VALUES %s",
            [
                (added["id"], document_id, key, position, *_columns(field))
                for position, (key, field) in enumerate(record.fields.items())
            ],
            page_size=500,
        )


def replace(conn: Connection, document_id: UUID, made: Sequence[Remade]) -> None:
    """Write the records that were made anew instead of those before, in the rows of those before.

    Fields that are no longer found are gone, with what was typed into them.
    """
    before = rows(
        conn, "SELECT id FROM record WHERE document_id = %(id)s ORDER BY index", id=document_id
    )
    ids = [None if it.before is None else before[it.before]["id"] for it in made]
    for record_id in (it["id"] for it in before if it["id"] not in ids):
        run(conn, "DELETE FROM field WHERE record_id = %(id)s", id=record_id)
        run(conn, "DELETE FROM record WHERE id = %(id)s", id=record_id)
    for index, (record_id, it) in enumerate(zip(ids, made, strict=True)):
        if record_id is None:
            add(conn, document_id, index, it.record)
        else:
            _rewrite(conn, document_id, record_id, index, it.record)


def _rewrite(
    conn: Connection, document_id: UUID, record_id: UUID, index: int, record: Record
) -> None:
    run(
        conn,
        "UPDATE record SET index = %(index)s, form = %(form)s, form_version = %(version)s,"
        " form_confidence = %(confidence)s, pages = %(pages)s WHERE id = %(id)s",
        id=record_id,
        index=index,
        form=record.form,
        version=record.form_version,
        confidence=record.form_confidence,
        pages=list(record.pages),
    )
    run(
        conn,
        "DELETE FROM field WHERE record_id = %(id)s AND NOT key = ANY(%(keys)s)",
        id=record_id,
        keys=list(record.fields),
    )
    changed = ", ".join(f"{name} = EXCLUDED.{name}" for name in ("position", *_WRITTEN))
    with conn.cursor() as cursor:
        execute_values(
            cursor,
            f"INSERT INTO field (record_id, document_id, key, position, {', '.join(_WRITTEN)})"
            f" VALUES %s ON CONFLICT (record_id, key) DO UPDATE SET {changed}",
            [
                (record_id, document_id, key, position, *_columns(field))
                for position, (key, field) in enumerate(record.fields.items())
            ],
            page_size=500,
        )


def find_field(
    conn: Connection, document_id: UUID, index: int, key: str
) -> tuple[UUID, Field] | None:
    """Return a field and its record's id, or None if the document has no such field."""
    found = row(
        conn,
        f"SELECT {_FIELD} FROM field f JOIN record r ON r.id = f.record_id"
        " WHERE r.document_id = %(id)s AND r.index = %(index)s AND f.key = %(key)s",
        id=document_id,
        index=index,
        key=key,
    )
    return (found["record_id"], _field(found)) if found else None


def decide_field(
    conn: Connection, record_id: UUID, key: str, *, state: FieldState, value: str | None
) -> None:
    """Write what a person says stands in a field; a person's word counts as certain."""
    run(
        conn,
        "UPDATE field SET state = %(state)s, value = %(value)s, confidence = 1"
        " WHERE record_id = %(id)s AND key = %(key)s",
        id=record_id,
        key=key,
        state=state,
        value=value,
    )


def put_field(conn: Connection, record_id: UUID, key: str, field: Field) -> None:
    """Write all of a field that is there."""
    run(
        conn,
        f"UPDATE field SET {', '.join(f'{name} = %({name})s' for name in _WRITTEN)}"
        " WHERE record_id = %(record_id)s AND key = %(key)s",
        record_id=record_id,
        key=key,
        **dict(zip(_WRITTEN, _columns(field), strict=True)),
    )


def _columns(field: Field) -> tuple[object, ...]:
    return (
        field.value,
        field.text,
        field.confidence,
        field.state.value,
        field.page,
        None if field.quad is None else json.dumps(field.quad),
        json.dumps([reason.model_dump() for reason in field.reasons], ensure_ascii=False),
        field.is_hand,
        json.dumps(field.parts, ensure_ascii=False),
        list(field.alternatives),
    )


def _record(found: Row, fields: Mapping[str, Field]) -> Record:
    return Record(
        form=found["form"],
        form_version=found["form_version"],
        form_confidence=found["form_confidence"],
        pages=tuple(found["pages"]),
        fields=dict(fields),
    )


def _field(found: Row) -> Field:
    columns = {name: found[name] for name in Field.model_fields}
    return Field.model_validate(columns)

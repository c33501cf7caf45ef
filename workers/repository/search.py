"""Finding documents by words in them, with and without tones, by form, state and date."""

import re
from datetime import date
from uuid import UUID

from schemas.base import Model
from schemas.document import DocumentState
from schemas.form import FieldType
from schemas.text import without_tones
from workers.database import Connection
from workers.forms import known_forms
from workers.models import DocumentSummary
from workers.repository import documents
from workers.repository.query import Row, rows

MOST_WORDS = 12
_MOST_MATCHES = 3
_SHORTEST_NUMBER = 9
"""Digits; what is longer is one number, however it is spaced: 001 302 000 111."""


class Wanted(Model):
    """What is looked for; ``until`` is included. Days are Vietnam's."""

    words: str = ""
    form: str | None = None
    state: DocumentState | None = None
    since: date | None = None
    until: date | None = None


class Match(Model):
    """A field in which something of what was looked for stands; ``name`` is what forms call it."""

    name: str
    type: FieldType
    value: str


class Found(Model):
    """A document, the person it is about where that is known, and what matched in it."""

    summary: DocumentSummary
    person: str | None
    matches: tuple[Match, ...]


class Findings(Model):
    """Documents that were found, best and newest first; ``is_close`` if no one has the words but
    these have names like them, ``has_more`` if the next page has some."""

    found: tuple[Found, ...]
    is_close: bool
    has_more: bool


def search(
    conn: Connection, office_id: UUID, wanted: Wanted, limit: int, offset: int = 0
) -> Findings:
    """Return the office's documents that hold all the words, the last one perhaps unfinished.

    Tones need not be typed. Where they are, documents that have them come first. Of more than a
    thousand documents with the words, the newest thousand are found.
    """
    words = words_in(wanted.words)
    if wanted.words.strip() and not words:
        return Findings(found=(), is_close=False, has_more=False)
    ids, is_close = _ids(conn, office_id, wanted, words, limit + 1, offset), False
    if not ids and words and not offset:
        ids, is_close = _ids(conn, office_id, wanted, words, limit + 1, 0, is_close=True), True
    shown = ids[:limit]
    by_id = {it.id: it for it in documents.progress(conn, office_id, shown)}
    fields = _fields(conn, [it for it in shown if it in by_id])
    found = tuple(
        _found(by_id[it], [f for f in fields if f["document_id"] == it], words)
        for it in shown
        if it in by_id
    )
    return Findings(found=found, is_close=is_close and bool(found), has_more=len(ids) > limit)


def words_in(text: str) -> tuple[str, ...]:
    """Return the words to look for, folded, :data:`MOST_WORDS` at most; a spaced number is one."""
    digits = re.sub(r"[\s.]", "", text)
    if digits.isascii() and digits.isdigit() and len(digits) >= _SHORTEST_NUMBER:
        return (digits,)
    return tuple(re.findall(r"[a-z0-9]+", without_tones(text))[:MOST_WORDS])


def _ids(
    conn: Connection,
    office_id: UUID,
    wanted: Wanted,
    words: tuple[str, ...],
    limit: int,
    offset: int,
    *,
    is_close: bool = False,
) -> list[UUID]:
    found = rows(
        conn,
        "SELECT document_id FROM find_documents(%(office)s, %(query)s::tsquery, %(phrase)s,"
        " %(is_close)s, %(state)s, %(form)s,"
        " %(since)s::date::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh',"
        " (%(until)s::date + 1)::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh', %(limit)s, %(offset)s)",
        office=office_id,
        query=_query(words) if words else None,
        phrase=_phrase(wanted.words, words) if words else None,
        is_close=is_close,
        state=wanted.state,
        form=wanted.form,
        since=wanted.since,
        until=wanted.until,
        limit=limit,
        offset=offset,
    )
    return [it["document_id"] for it in found]


def _query(words: tuple[str, ...]) -> str:
    # PostgreSQL takes whatever begins with a word for rare; how common the word itself is it knows.
    return " & ".join([*words[:-1], f"({words[-1]} | {words[-1]}:*)"])


def _phrase(text: str, words: tuple[str, ...]) -> str:
    return words[0] if len(words) == 1 and words[0].isdigit() else " ".join(text.split())


def _fields(conn: Connection, ids: list[UUID]) -> list[Row]:
    return rows(
        conn,
        "SELECT f.document_id, r.form, f.key, f.value FROM field f JOIN record r ON r.id = f.record_id"
        " WHERE f.document_id = ANY(%(ids)s::uuid[]) AND f.value IS NOT NULL"
        " ORDER BY r.index, f.position",
        ids=ids,
    )


def _found(summary: DocumentSummary, fields: list[Row], words: tuple[str, ...]) -> Found:
    matches = [
        (_hits(it["value"], words), _match(it["form"], it["key"], it["value"])) for it in fields
    ]
    hit = sorted((it for it in matches if it[0]), key=lambda it: -it[0])
    people = [
        it for it in fields if _match(it["form"], it["key"], "").type is FieldType.PERSON_NAME
    ]
    # Who asks is named first on most forms; the paper is about the next person.
    about = [it for it in people if not it["key"].startswith("requester")] or people
    return Found(
        summary=summary,
        person=about[0]["value"] if about else None,
        matches=tuple(match for _, match in hit[:_MOST_MATCHES]),
    )


def _hits(value: str, words: tuple[str, ...]) -> int:
    standing = set(re.findall(r"[a-z0-9]+", without_tones(value)))
    whole = sum(word in standing for word in words)
    begun = bool(words) and any(it.startswith(words[-1]) for it in standing)
    return whole + begun


def _match(form: str, key: str, value: str) -> Match:
    try:
        definition = known_forms()[form].definition(key)
    except KeyError:
        return Match(name=key, type=FieldType.FREE_TEXT, value=value)
    return Match(name=definition.name, type=definition.type, value=value)

"""In which documents of an office a person stands, and in which of their records."""

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from enum import IntEnum
from typing import Final
from uuid import UUID

from schemas.base import Model
from schemas.text import without_tones
from workers.database import Connection
from workers.repository.query import Row, rows

_MOST: Final = 1000
"""As many documents as a search finds at most."""


class Sought(Model):
    """Who is looked for: by the number of an ID, or by name and date of birth."""

    personal_id: str | None = None
    name: str | None = None
    birth: date | None = None


class Certainty(IntEnum):
    """How surely it is the person: by ID, or name and date of birth; or by less than that."""

    PERHAPS = 1
    SURE = 2


class Place(Model):
    """A record in which the person stands."""

    record: int
    certainty: Certainty


class Standing(Model):
    """A document in which the person stands.

    ``places`` are of one file: none if it is a document made of the same file as another one that
    has some. ``records`` counts all of its records.
    """

    document_id: UUID
    places: tuple[Place, ...]
    records: int

    @property
    def is_sure(self) -> bool:
        """Whether the person surely stands in it."""
        return any(it.certainty is Certainty.SURE for it in self.places)


class Standings(Model):
    """All of them, the surest first; ``is_cut`` if there may be more than could be looked at."""

    found: tuple[Standing, ...]
    is_cut: bool


def find(conn: Connection, office_id: UUID, sought: Sought) -> Standings:
    """Return the documents of the office in which a person stands.

    By ID: where the number stands in a field. By name and date of birth: surely where both stand,
    of the same person; perhaps where the date is of the year only, not read, or the tones of the
    name differ. A document that was split off comes with the one it shares its file with.
    """
    asked = tuple(_questions(sought))
    ids: set[UUID] = set()
    is_cut = False
    for words in asked:
        some = _documents(conn, office_id, words)
        is_cut = is_cut or len(some) >= _MOST
        ids.update(some)
    places = _places(_fields(conn, ids, sought), sought)
    related = _of_the_same_files(conn, office_id, places)
    found = [
        Standing(document_id=it["id"], places=places.get(it["id"], ()), records=it["records"])
        for it in related
    ]
    found.sort(key=lambda it: (not it.is_sure, not it.places))
    return Standings(found=tuple(found), is_cut=is_cut)


def _questions(sought: Sought) -> Iterator[tuple[str, ...]]:
    """Yield the words that documents must hold, narrow questions first."""
    if sought.personal_id is not None:
        yield (sought.personal_id,)
    if sought.name is not None and sought.birth is not None:
        name = tuple(re.findall(r"[a-z0-9]+", without_tones(sought.name)))
        yield (*name, str(sought.birth.year))
        yield name


def _documents(conn: Connection, office_id: UUID, words: tuple[str, ...]) -> list[UUID]:
    found = rows(
        conn,
        "SELECT document_id FROM find_documents(%(office)s, %(query)s::tsquery, %(phrase)s, false,"
        " NULL, NULL, NULL, NULL, %(most)s, 0)",
        office=office_id,
        query=" & ".join(words),
        phrase=" ".join(words),
        most=_MOST,
    )
    return [it["document_id"] for it in found]


def _fields(conn: Connection, ids: Collection[UUID], sought: Sought) -> list[Row]:
    return rows(
        conn,
        "SELECT f.document_id, r.index, f.key, f.value,"
        " toned(f.value) = toned(%(name)s) AS has_tones, folded(f.value) = folded(%(name)s) AS is_name"
        " FROM field f JOIN record r ON r.id = f.record_id WHERE f.document_id = ANY(%(ids)s::uuid[])"
        " AND f.value IS NOT NULL ORDER BY f.document_id, r.index, f.position",
        ids=list(ids),
        name=sought.name or "",
    )


def _places(fields: list[Row], sought: Sought) -> dict[UUID, tuple[Place, ...]]:
    records: dict[tuple[UUID, int], dict[str, Row]] = {}
    for it in fields:
        records.setdefault((it["document_id"], it["index"]), {})[it["key"]] = it
    places: dict[UUID, tuple[Place, ...]] = {}
    for (document_id, index), record in records.items():
        certainty = max(_signs(record, sought), default=None)
        if certainty is not None:
            place = Place(record=index, certainty=certainty)
            places[document_id] = (*places.get(document_id, ()), place)
    return places


def _signs(record: Mapping[str, Row], sought: Sought) -> Iterator[Certainty]:
    """Yield what speaks for it that the person stands in a record."""
    for key, field in record.items():
        if sought.personal_id in re.findall(r"\d+", field["value"]):
            yield Certainty.SURE
        if sought.birth is not None and key.endswith("name") and field["is_name"]:
            certainty = _by_birth(record, key.removesuffix("name"), sought.birth)
            if certainty is not None:
                yield certainty if field["has_tones"] else Certainty.PERHAPS


def _by_birth(record: Mapping[str, Row], person: str, birth: date) -> Certainty | None:
    """Return how sure a birth makes it; ``person`` is how the keys of one of a record begin."""
    known = record.get(f"{person}birth_date") or record.get(f"{person}birth_year")
    if known is None:
        return Certainty.PERHAPS
    if known["value"] == birth.isoformat():
        return Certainty.SURE
    return Certainty.PERHAPS if known["value"] == str(birth.year) else None


def _of_the_same_files(conn: Connection, office_id: UUID, ids: Collection[UUID]) -> list[Row]:
    return rows(
        conn,
        "SELECT d.id, (SELECT count(*) FROM record r WHERE r.document_id = d.id) AS records"
        " FROM document d WHERE d.office_id = %(office)s AND d.sha256 IN"
        " (SELECT sha256 FROM document WHERE office_id = %(office)s AND id = ANY(%(ids)s::uuid[]))"
        " ORDER BY d.received_at DESC, d.id",
        office=office_id,
        ids=list(ids),
    )

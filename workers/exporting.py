"""Taking an office's records and documents out, a few at a time, so that no export is too large."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from schemas.base import Model
from schemas.document import DocumentState
from schemas.record import Record
from workers.database import connect
from workers.repository import exports, records
from workers.repository.exports import Choice, Source

_AT_A_TIME = 200


class ExportedRecord(Model):
    """One line of an export: a record, its place in the document, and the document."""

    document: UUID
    receipt: str
    file: str
    sha256: str
    state: DocumentState
    received_at: datetime
    finished_at: datetime | None
    index: int
    record: Record


def exported_records(office_id: UUID, choice: Choice) -> Iterator[ExportedRecord]:
    """Yield the records of an office, those of the newest document first.

    Each few documents are read in a transaction of their own: what comes in meanwhile is newer
    than the first and left out, what is corrected meanwhile may be exported as it was or as it is.
    """
    last: Source | None = None
    while True:
        with connect() as conn:
            sources = exports.sources(conn, office_id, choice, last, _AT_A_TIME)
            found = records.of_documents(conn, [it.id for it in sources])
        for source in sources:
            for index, record in enumerate(found.get(source.id, ())):
                if choice.form in (None, record.form):
                    yield _exported(source, index, record)
        if len(sources) < _AT_A_TIME:
            return
        last = sources[-1]


def read_documents(office_id: UUID, choice: Choice) -> Iterator[Source]:
    """Yield the documents of an office that were read, the newest first, as above."""
    last: Source | None = None
    while True:
        with connect() as conn:
            found = exports.papers(conn, office_id, choice, last, _AT_A_TIME)
        yield from found
        if len(found) < _AT_A_TIME:
            return
        last = found[-1]


def _exported(source: Source, index: int, record: Record) -> ExportedRecord:
    return ExportedRecord(
        document=source.id,
        receipt=source.receipt,
        file=source.filename,
        sha256=source.sha256,
        state=source.state,
        received_at=source.received_at,
        finished_at=source.finished_at,
        index=index,
        record=record,
    )

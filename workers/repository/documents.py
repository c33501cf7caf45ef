"""Documents: lists, details, progress."""

from collections.abc import Collection
from uuid import UUID

from psycopg2.extensions import connection as Connection

from schemas.document import DocumentState
from workers.models import DocumentDetail, DocumentSummary


def list_documents(
    conn: Connection,
    office_id: UUID,
    states: Collection[DocumentState] | None = None,
    limit: int = 50,
    offset: int = 0,
) -> tuple[DocumentSummary, ...]:
    """Return the office's documents, the newest first; only those in ``states`` if given."""
    raise NotImplementedError


def count_documents(
    conn: Connection, office_id: UUID, states: Collection[DocumentState] | None = None
) -> int:
    """Return how many documents :func:`list_documents` would give without a limit."""
    raise NotImplementedError


def get_detail(conn: Connection, office_id: UUID, document_id: UUID) -> DocumentDetail | None:
    """Return one document with its pages and records, or None if the office has none such."""
    raise NotImplementedError


def progress(
    conn: Connection, office_id: UUID, document_ids: Collection[UUID]
) -> tuple[DocumentSummary, ...]:
    """Return where these documents stand; ids that are not the office's are left out."""
    raise NotImplementedError

"""From what is stored to what the outside is told."""

from uuid import UUID

from schemas.document import DocumentResult, attachments_of
from workers.models import DocumentDetail


class StoredResult(DocumentResult):
    """A document, read, with its id and receipt."""

    id: UUID
    receipt: str


def document_result(detail: DocumentDetail) -> DocumentResult:
    """Return the public JSON of a document (design, section 5)."""
    return DocumentResult(
        file=detail.summary.filename,
        sha256=detail.sha256,
        state=detail.summary.state,
        reason=detail.summary.reason,
        message=detail.summary.message,
        notices=detail.summary.notices,
        pages=detail.pages,
        records=detail.records,
        attachments=attachments_of(detail.pages, detail.records),
        seconds=detail.seconds,
    )


def stored_result(detail: DocumentDetail) -> StoredResult:
    """Return the public JSON of a document with its id and receipt."""
    return StoredResult(
        id=detail.summary.id, receipt=detail.summary.receipt, **dict(document_result(detail))
    )

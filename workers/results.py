"""From what is stored to what the outside is told."""

from schemas.document import DocumentResult, PageOut
from workers.models import DocumentDetail


def document_result(detail: DocumentDetail) -> DocumentResult:
    """Return the public JSON of a document (design, section 5)."""
    return DocumentResult(
        file=detail.summary.filename,
        sha256=detail.sha256,
        state=detail.summary.state,
        reason=detail.summary.reason,
        message=detail.summary.message,
        notices=detail.summary.notices,
        pages=tuple(PageOut.of(it.page) for it in detail.pages if it.page is not None),
        records=detail.records,
        seconds=detail.seconds,
    )

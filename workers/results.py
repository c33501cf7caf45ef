"""From what is stored to what the outside is told."""

from schemas.document import DocumentResult
from workers.models import DocumentDetail


def document_result(detail: DocumentDetail) -> DocumentResult:
    """Return the public JSON of a document (design, section 5)."""
    raise NotImplementedError

"""The audit of one document: who looked at it, who changed it."""

from dataclasses import dataclass
from uuid import UUID

from fastapi import APIRouter, Request
from fastapi.responses import Response

from schemas.record import Record
from web.errors import NotFound
from web.office_words import OFFICE_WORDS
from web.rendering import language_of, local_time, render
from web.security import AuditUser
from web.views import field_view
from web.wording import Language, say
from workers.database import connect
from workers.repository import audit, documents, records

router = APIRouter(prefix="/ho-so/{document_id}/nhat-ky")


@dataclass(frozen=True)
class LineView:
    """One line on the page."""

    at: str
    who: str
    what: str
    where: str


@router.get("")
def show(request: Request, document_id: UUID, user: AuditUser) -> Response:
    """Show the audit of a document of the manager's office."""
    with connect() as conn:
        found = documents.progress(conn, user.office_id, [document_id])
        if not found:
            raise NotFound
        lines = audit.of_document(conn, user.office_id, document_id)
        papers = records.of_document(conn, document_id)
    language = language_of(request)
    return render(
        request,
        "book.html",
        summary=found[0],
        lines=tuple(_view(line, papers, language) for line in lines),
    )


def _view(line: audit.Line, papers: tuple[Record, ...], language: Language) -> LineView:
    key = f"did_{line.action}"
    return LineView(
        at=local_time(line.at),
        who=_who(line, language),
        what=say(language, key) if key in OFFICE_WORDS else line.action,
        where=_where(line, papers, language),
    )


def _who(line: audit.Line, language: Language) -> str:
    name = line.actor or say(language, "the_system")
    if line.program is None:
        return name
    return say(language, "by_program", name=name, program=line.program)


def _where(line: audit.Line, papers: tuple[Record, ...], language: Language) -> str:
    if line.field is None or line.record is None:
        return ""
    try:
        return field_view(papers[line.record], line.record, line.field, language).name
    except (IndexError, KeyError):  # the record was made again since, without that field
        return line.field

"""No view of personal data without a line in the audit, written before the answer goes out."""

import re
from typing import Final
from urllib.parse import parse_qs
from uuid import UUID

from fastapi.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from workers.database import connect
from workers.models import User
from workers.repository import audit

_DOCUMENT: Final = re.compile(r"/(?:ho-so|api/v1/documents)/([0-9a-f-]{36})(/.*)?")
_PARTS: Final = (
    (re.compile(r"/goc|/original"), "original_downloaded"),
    (re.compile(r"/trang/\d+/anh|/pages/\d+/image"), "image_viewed"),
    (re.compile(r"/nhat-ky"), "audit_viewed"),
)
_IMAGE: Final = re.compile(r"/trang/\d+/anh")
_WIDTH: Final = "rong"
"""Asks for a small image of a page, on which nothing can be read: no view."""
_STANDING: Final = "/status"
"""How a document stands, without what is in it: no view."""
_SEARCHES: Final = frozenset({"/tim", "/api/v1/search"})
_ASKED: Final = frozenset({"q", "form", "state", "tu", "den", "since", "until"})


class Views:
    """ASGI middleware that notes who looked at which document, or searched.

    Whatever lies below a document's address counts as a view of it, so that a page made later is
    noted too. What was searched for is personal data itself and is not written down. If the line
    cannot be written, nothing is shown.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return

        async def send_noted(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] < 300:
                user = scope.get("state", {}).get("user")
                seen = view_of(scope["path"], scope["query_string"].decode("latin-1"))
                if seen is not None and isinstance(user, User):
                    await run_in_threadpool(_note, user, *seen)
            await send(message)

        await self.app(scope, receive, send_noted)


def view_of(path: str, query: str) -> tuple[str, UUID | None] | None:
    """Return what somebody who is given this address has done, and to which document; or None."""
    found = _DOCUMENT.fullmatch(path)
    if found:
        rest = found[2] or ""
        if rest == _STANDING or (_IMAGE.fullmatch(rest) and _WIDTH in parse_qs(query)):
            return None
        action = next((did for part, did in _PARTS if part.fullmatch(rest)), "document_viewed")
        return action, UUID(found[1])
    if path in _SEARCHES and parse_qs(query).keys() & _ASKED:
        return "search_made", None
    return None


def _note(user: User, action: str, document_id: UUID | None) -> None:
    with connect() as conn:
        audit.write(conn, action, office_id=user.office_id, actor=user.id, document_id=document_id)

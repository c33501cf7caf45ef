"""Somebody at the web pages, without a browser."""

import re
from dataclasses import dataclass
from uuid import UUID

import httpx

from tests.workers.desks import Desk
from workers.database import connect
from workers.models import DocumentDetail
from workers.repository import documents, tokens
from workers.rights import Scope


@dataclass(frozen=True)
class Visitor:
    """A session with its cookies; ``desk`` is who is logged in."""

    http: httpx.Client
    desk: Desk

    def csrf(self, path: str = "/") -> str:
        """Return the CSRF token that a page carries."""
        return csrf_of(self.http.get(path))

    def post(self, path: str, **form: str) -> httpx.Response:
        """Send a form with its token, asking for JSON as our scripts do."""
        data = {"csrf": self.csrf(), **form}
        return self.http.post(path, data=data, headers={"Accept": "application/json"})

    def upload(self, filename: str, content: bytes) -> httpx.Response:
        """Send a file as the drop zone does."""
        headers = {"Accept": "application/json", "X-CSRF-Token": self.csrf()}
        return self.http.post("/tai-len", files={"file": (filename, content)}, headers=headers)

    def decide(self, document_id: UUID, key: str, **form: str) -> httpx.Response:
        """Send the form of a field of the first record."""
        return self.post(f"/ho-so/{document_id}/truong/0/{key}", **form)


def csrf_of(page: httpx.Response) -> str:
    """Return the CSRF token in a page.

    Raises:
        AssertionError: if it has none.
    """
    found = re.search(r'<meta name="csrf" content="([^"]+)">', page.text)
    assert found, page.text[:500]
    return found.group(1)


def log_in(site: str, username: str, password: str) -> tuple[httpx.Client, httpx.Response]:
    """Return a session in which the login form was sent, and what came back."""
    http = httpx.Client(base_url=site, timeout=30)
    form = {"csrf": csrf_of(http.get("/dang-nhap")), "username": username, "password": password}
    return http, http.post("/dang-nhap", data=form)


def visitor_of(site: str, desk: Desk) -> Visitor:
    """Return a session in which the desk's verifier is logged in."""
    http, answer = log_in(site, desk.username, desk.password)
    assert answer.status_code == 303, answer.text
    return Visitor(http, desk)


def token_of(desk: Desk, *scopes: Scope) -> str:
    """Return an API token of the desk's verifier, for everything if no scopes are given."""
    token = f"token-{desk.username}-{'-'.join(scopes)}-{'x' * 32}"
    with connect() as conn:
        tokens.add(conn, desk.actor, "tests", token, scopes or tuple(Scope))
    return token


def stored_detail(desk: Desk, document_id: UUID) -> DocumentDetail:
    """Return a document as it stands in the database."""
    with connect() as conn:
        detail = documents.get_detail(conn, desk.office_id, document_id)
    assert detail is not None
    return detail

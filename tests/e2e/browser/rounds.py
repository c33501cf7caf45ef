"""Going round the site: every kind of page that links lead to, each once."""

import re
from collections import deque
from collections.abc import Iterable, Iterator
from typing import Final
from urllib.parse import urlsplit

from playwright.sync_api import Page

_UUID: Final = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_NOT_PAGES: Final = re.compile(r"/static/.*|/api/.*|.*\.(?:csv|xlsx|json|pdf|zip)")


def kind_of(path: str) -> str:
    """Return the kind of page an address leads to: ``/ho-so/…`` for any document."""
    bare = urlsplit(path).path
    return re.sub(rf"{_UUID}|HS-\d+-\d+|(?<=/)\d+(?=/|$)", "…", bare)


def pages_around(page: Page, first: Iterable[str]) -> Iterator[str]:
    """Open the addresses and, of each kind of page they link to, one; yield each while it is open.

    Downloads, and what is no page, are left out.
    """
    waiting = deque(first)
    seen = {kind_of(path) for path in waiting}
    while waiting:
        path = waiting.popleft()
        page.goto(path, wait_until="load")
        yield path
        for link in _links(page):
            kind = kind_of(link)
            if kind not in seen and not _NOT_PAGES.fullmatch(kind):
                seen.add(kind)
                if _is_page(page, link):
                    waiting.append(link)


def _links(page: Page) -> list[str]:
    links: list[str] = page.evaluate(
        """[...document.querySelectorAll("a[href]")]
            .filter((it) => it.origin === location.origin && !it.download)
            .map((it) => it.pathname + it.search)"""
    )
    return links


def _is_page(page: Page, path: str) -> bool:
    answer = page.request.get(path, max_redirects=5)
    headers = answer.headers
    is_shown = "attachment" not in headers.get("content-disposition", "")
    return is_shown and headers.get("content-type", "").startswith("text/html")

"""The passive rules of OWASP ZAP's baseline scan, asked of every page that a signed-in user reaches.

Each rule has ZAP's number. Rules on what hoso has not (ASP.NET's view state, WebDAV, Java) are left out.
"""

import re
import time
from collections import Counter
from collections.abc import Callable
from html.parser import HTMLParser
from urllib.parse import parse_qs, urljoin, urlsplit

import httpx
import pytest

from tests.web.stored import rejected, reviewable, unknown
from tests.web.test_offices import promote
from tests.web.visitor import Visitor
from workers.models import Role
from workers.storage import Storage

_MOST_ALIKE = 4
"""Addresses that differ only in numbers and values: the pages of three documents, and one more."""
_MOST_PAGES = 250
_SKIPPED = re.compile(r"/dien-bien|\?lang=|&lang=|/dang-xuat")


class Tags(HTMLParser):
    """All tags of a page with their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag."""
        self.found.append((tag, {name: value or "" for name, value in attrs}))


def is_page(answer: httpx.Response) -> bool:
    return answer.headers.get("content-type", "").startswith("text/html")


def tags(answer: httpx.Response) -> list[tuple[str, dict[str, str]]]:
    return Tags(answer.text).found if is_page(answer) else []


def is_part_of_the_program(answer: httpx.Response) -> bool:
    return answer.url.path.startswith("/static/")


def is_small_image(answer: httpx.Response) -> bool:
    return bool(re.fullmatch(r"/ho-so/[^/]+/trang/\d+/anh", answer.url.path)) and (
        answer.url.params.get("rong") == "160"
    )


def cookies(answer: httpx.Response) -> list[str]:
    return [it.lower() for it in answer.headers.get_list("set-cookie")]


def addresses(answer: httpx.Response) -> list[str]:
    return [
        attributes[name]
        for _, attributes in tags(answer)
        for name in ("src", "href", "action", "formaction", "data-href")
        if name in attributes
    ]


def is_ours(answer: httpx.Response, address: str) -> bool:
    return urlsplit(urljoin(str(answer.url), address)).netloc == answer.url.netloc.decode()


def forms_carry_a_token(answer: httpx.Response) -> bool:
    # An upload carries it in a header: nothing of its body is read before.
    forms = re.findall(r'<form\b[^>]*method="post".*?</form>', answer.text, re.DOTALL)
    forms = [it for it in forms if 'enctype="multipart/form-data"' not in it]
    return not is_page(answer) or all('name="csrf"' in it for it in forms)


def policy(answer: httpx.Response) -> str:
    return answer.headers.get("content-security-policy", "")


RULES: dict[str, Callable[[httpx.Response], bool]] = {
    "10010 cookie without HttpOnly": lambda a: all("httponly" in it for it in cookies(a)),
    "10054 cookie without SameSite": lambda a: all("samesite=lax" in it for it in cookies(a)),
    "90033 cookie for a wider domain": lambda a: all("domain=" not in it for it in cookies(a)),
    "10015 personal data kept by a cache": lambda a: (
        is_part_of_the_program(a)
        or a.headers.get("cache-control")
        == ("private, max-age=600" if is_small_image(a) else "no-store")
    ),
    "10017 script of another domain": lambda a: all(
        is_ours(a, it["src"]) for tag, it in tags(a) if tag == "script" and "src" in it
    ),
    "10019 no content type": lambda a: bool(a.headers.get("content-type")) or not a.content,
    "90011 charset": lambda a: (
        not is_page(a) or "charset=utf-8" in a.headers["content-type"].lower()
    ),
    "10020 frames": lambda a: a.headers.get("x-frame-options") == "DENY",
    "10021 sniffing of types": lambda a: a.headers.get("x-content-type-options") == "nosniff",
    "10023 debug messages": lambda a: (
        not re.search(r"Traceback \(most recent|psycopg2\.|Internal Server Error", a.text)
    ),
    "10024 personal data in the address": lambda a: (
        not parse_qs(a.url.query.decode()).keys() & {"name", "personal_id", "birth", "password"}
    ),
    "10027 comments": lambda a: "<!--" not in a.text or not is_page(a),
    "10028 open redirect": lambda a: is_ours(a, a.headers.get("location", "/")),
    "10035 no way out of TLS": lambda a: "http://" not in policy(a),
    "10036 server named": lambda a: not re.search(r"\d", a.headers.get("server", "")),
    "10037 framework named": lambda a: "x-powered-by" not in a.headers,
    "10038 policy": lambda a: "default-src 'none'" in policy(a),
    "10055 loose policy": lambda a: (
        "unsafe" not in policy(a)
        and "*" not in policy(a)
        and all(
            it in policy(a) for it in ("form-action 'self'", "base-uri 'none'", "frame-ancestors")
        )
    ),
    "10040 mixed content": lambda a: all(not it.startswith("http://") for it in addresses(a)),
    "10063 permissions": lambda a: bool(a.headers.get("permissions-policy")),
    "10098 open to other domains": lambda a: "access-control-allow-origin" not in a.headers,
    "10108 window opened behind": lambda a: all(
        "noopener" in it.get("rel", "") for _, it in tags(a) if it.get("target") == "_blank"
    ),
    "10109 scripts in the page": lambda a: all(
        "src" in it or it.get("type") == "application/json"
        for tag, it in tags(a)
        if tag == "script"
    ),
    "10202 forms without a token": forms_carry_a_token,
    "90003 parts of other domains": lambda a: all(
        is_ours(a, it.get("src") or it.get("href", ""))
        for tag, it in tags(a)
        if tag in {"script", "link", "img", "image", "iframe"}
    ),
    "90004 apart from other sites": lambda a: all(
        f"cross-origin-{it}" in a.headers
        for it in ("opener-policy", "resource-policy", "embedder-policy")
    ),
    "2 private addresses": lambda a: (
        not is_page(a) or not re.search(r"\b(?:10|192\.168)\.\d+\.\d+\.\d+\b", a.text)
    ),
}


def kind_of(target: str) -> str:
    """Return what alike addresses have in common: ids and values do not count."""
    parts = urlsplit(target)
    path = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}|\d+", "#", parts.path)
    return " ".join((path, *sorted(parse_qs(parts.query))))


def crawl(visitor: Visitor, *starts: str) -> list[httpx.Response]:
    """Return the answers of what links, images and parts of our pages lead to; of addresses that
    are alike, those of the first :data:`_MOST_ALIKE`.

    Raises:
        AssertionError: if that does not end after :data:`_MOST_PAGES`.
    """
    seen, waiting, answers = set(starts), list(starts), []
    kinds = Counter(map(kind_of, starts))
    while waiting:
        assert len(answers) < _MOST_PAGES, f"not asked: {waiting}"
        answer = visitor.http.get(waiting.pop(0))
        answers.append(answer)
        for address in [*addresses(answer), answer.headers.get("location", "")]:
            parts = urlsplit(urljoin(str(answer.url), address))
            target = f"{parts.path}?{parts.query}" if parts.query else parts.path
            is_new = target not in seen and kinds[kind_of(target)] < _MOST_ALIKE
            if is_ours(answer, address) and is_new and not _SKIPPED.search(target):
                seen.add(target)
                kinds[kind_of(target)] += 1
                waiting.append(target)
    return answers


def test_every_page_passes_the_baseline(visitor: Visitor, storage: Storage) -> None:
    document_id = reviewable(visitor.desk, storage)
    unknown(visitor.desk, storage)
    rejected(visitor.desk, storage)
    promote(visitor.desk, Role.ADMINISTRATOR)
    answers = crawl(visitor, "/", "/dang-nhap", "/khong-co", "/tim?q=an", "/api/v1/documents")
    paths = {it.url.path for it in answers}
    assert {f"/ho-so/{document_id}", "/nguoi-dung", "/so-lieu", "/luu-tru", "/tai-khoan"} <= paths
    searched = visitor.post("/du-lieu-ca-nhan/tim", name="Trần Thị An", birth="2024-03-05")
    alerts = sorted(
        {
            f"{rule}: {answer.url.path}"
            for answer in [*answers, searched]
            for rule, holds in RULES.items()
            if not holds(answer)
        }
    )
    assert alerts == []


def test_a_form_of_megabytes_is_refused_before_it_is_read(site: str) -> None:
    for body in (b"username=" + b"x" * 1_000_000, iter([b"username=", *[b"x" * 100_000] * 11])):
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        try:
            answer = httpx.post(f"{site}/dang-nhap", content=body, headers=headers)
        except httpx.HTTPError:
            continue  # the server hung up
        assert answer.status_code in {400, 413}


def test_the_heartbeat_alone_keeps_no_session_alive(
    visitor: Visitor, storage: Storage, monkeypatch: pytest.MonkeyPatch
) -> None:
    document_id = reviewable(visitor.desk, storage)
    csrf, now = visitor.csrf(f"/ho-so/{document_id}"), time.time()
    for minutes in (30, 59):
        monkeypatch.setattr("web.security.time", lambda m=minutes: now + m * 60)
        beat = visitor.http.post(f"/ho-so/{document_id}/giu", headers={"X-CSRF-Token": csrf})
        assert beat.status_code < 400
    monkeypatch.setattr("web.security.time", lambda: now + 61 * 60)
    assert visitor.http.get("/").headers["location"] == "/dang-nhap"

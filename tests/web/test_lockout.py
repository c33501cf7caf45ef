"""Guessing passwords is slowed down over all processes, and locks nobody out for good."""

from collections.abc import Iterator
from uuid import uuid4

import httpx
import psycopg2
import pytest

from tests.servers import Servers
from tests.web.live import running_web
from tests.web.visitor import csrf_of, log_in
from tests.workers.desks import Desk
from web import lockout


@pytest.fixture(scope="module")
def second(servers: Servers) -> Iterator[str]:
    """Another web server, which shares nothing with the first but the database."""
    with running_web() as address:
        yield address


@pytest.fixture
def address() -> str:
    """An address on the internet that nobody else comes from."""
    return f"2001:db8:{uuid4().hex[:4]}:{uuid4().hex[:4]}::7"


def attempt(
    site: str, name: str, password: str, address: str, http: httpx.Client | None = None
) -> int:
    """Try to log in from an address, as a proxy of ours reports it; return the status."""
    client = http or httpx.Client(timeout=30)
    where = {"X-Forwarded-For": address}
    page = client.get(f"{site}/dang-nhap", headers=where)
    form = {"csrf": csrf_of(page), "username": name, "password": password}
    return client.post(f"{site}/dang-nhap", data=form, headers=where).status_code


def let_pass(servers: Servers, seconds: float) -> None:
    """Let all tries have been so much earlier."""
    with psycopg2.connect(servers.owner_url) as conn, conn.cursor() as cursor:
        cursor.execute("UPDATE login_try SET at = at - make_interval(secs => %s)", (seconds,))


def test_failures_at_one_server_count_at_the_other(
    site: str, second: str, desk: Desk, address: str
) -> None:
    for server in (site, second, site, second, site):
        assert attempt(server, desk.username, "sai", address) == 401
    assert attempt(second, desk.username, desk.password, address) == 429
    assert attempt(site, desk.username, desk.password, address) == 429


def test_an_address_is_slowed_down_whatever_names_it_tries(
    site: str, second: str, desk: Desk, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lockout, "MOST_OF_AN_ADDRESS", 3)
    for server in (site, second, site):
        assert attempt(server, f"u-{uuid4().hex[:8]}", "sai", address) == 401
    assert attempt(second, desk.username, desk.password, address) == 429
    neighbour = address.replace("::7", "::8")
    assert attempt(second, desk.username, desk.password, neighbour) == 429


def test_who_logged_in_here_before_comes_in_while_others_guess_from_everywhere(
    site: str, second: str, desk: Desk, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lockout, "MOST_OF_A_NAME", 3)
    known, _ = log_in(site, desk.username, desk.password)
    known.cookies.delete("hoso_session", domain="127.0.0.1")
    for number in range(3):
        assert attempt(site, desk.username, "sai", f"198.51.100.{number}") == 401
    assert attempt(site, desk.username, desk.password, address) == 429
    assert attempt(second, desk.username, desk.password, address, known) == 303


def test_a_known_browser_may_not_guess_for_ever_either(site: str, desk: Desk, address: str) -> None:
    known, _ = log_in(site, desk.username, desk.password)
    known.cookies.delete("hoso_session", domain="127.0.0.1")
    for _ in range(5):
        assert attempt(site, desk.username, "sai", address, known) == 401
    assert attempt(site, desk.username, desk.password, address, known) == 429


def test_a_cookie_that_was_made_up_or_is_another_person_s_makes_no_known_browser(
    site: str, desk: Desk, address: str
) -> None:
    forged = httpx.Client(cookies={lockout.DEVICE_COOKIE: "eyJ4IjoieSJ9.forged.signature"})
    for _ in range(5):
        assert attempt(site, desk.username, "sai", address, forged) == 401
    assert attempt(site, desk.username, desk.password, address, forged) == 429


def test_after_a_while_the_lock_opens_by_itself(
    site: str, desk: Desk, address: str, servers: Servers
) -> None:
    for _ in range(5):
        attempt(site, desk.username, "sai", address)
    assert attempt(site, desk.username, desk.password, address) == 429
    let_pass(servers, lockout.WINDOW_SECONDS)
    assert attempt(site, desk.username, desk.password, address) == 303


def test_a_success_forgets_the_failures_before_it(site: str, desk: Desk, address: str) -> None:
    for _ in range(2):
        for _ in range(4):
            assert attempt(site, desk.username, "sai", address) == 401
        assert attempt(site, desk.username, desk.password, address) == 303

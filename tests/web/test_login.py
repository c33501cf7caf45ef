"""Logging in and out, and what is kept from people who are not."""

import httpx
import pytest

from tests.waiting import wait_until
from tests.web.visitor import Visitor, csrf_of, log_in
from tests.workers.desks import Desk
from web.security import SESSION_COOKIE
from workers.database import connect
from workers.repository.query import rows


def comings_and_goings(desk: Desk) -> list[str]:
    with connect() as conn:
        found = rows(
            conn,
            "SELECT action FROM audit WHERE subject_id = %(id)s AND action LIKE 'log%%' ORDER BY id",
            id=desk.actor,
        )
    return [it["action"] for it in found]


def test_the_right_password_opens_the_desk(visitor: Visitor) -> None:
    page = visitor.http.get("/")
    assert page.status_code == 200
    assert "Lê Thị Thử" in page.text


def test_a_wrong_password_is_refused_in_words(site: str, desk: Desk) -> None:
    http, answer = log_in(site, desk.username, "không đúng")
    assert answer.status_code == 401
    assert "Tên đăng nhập hoặc mật khẩu không đúng." in answer.text
    assert http.get("/").status_code == 303


def test_a_name_that_cannot_exist_is_refused_like_a_wrong_password(site: str, desk: Desk) -> None:
    _, answer = log_in(site, f"{desk.username}\0", desk.password)
    assert answer.status_code == 401
    assert "Tên đăng nhập hoặc mật khẩu không đúng." in answer.text


def test_too_many_wrong_passwords_lock_the_name_even_for_the_right_one(
    site: str, desk: Desk
) -> None:
    for _ in range(5):
        assert log_in(site, desk.username, "không đúng")[1].status_code == 401
    _, answer = log_in(site, desk.username, desk.password)
    assert answer.status_code == 429
    assert "quá nhiều lần" in answer.text


def test_the_session_changes_its_token_at_login(site: str, desk: Desk) -> None:
    with httpx.Client(base_url=site) as http:
        before = csrf_of(http.get("/dang-nhap"))
        form = {"csrf": before, "username": desk.username, "password": desk.password}
        assert http.post("/dang-nhap", data=form).status_code == 303
        assert csrf_of(http.get("/")) != before


def test_the_session_cookie_is_kept_from_scripts_and_other_sites(site: str, desk: Desk) -> None:
    _, answer = log_in(site, desk.username, desk.password)
    cookie = next(c for c in answer.headers.get_list("set-cookie") if SESSION_COOKIE in c).lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie


def test_logging_out_ends_the_session(visitor: Visitor) -> None:
    assert visitor.post("/dang-xuat").status_code == 303
    assert visitor.http.get("/").headers["location"] == "/dang-nhap"


@pytest.mark.parametrize(
    "path", ["/", "/ho-so/00000000-0000-0000-0000-000000000000", "/tien-do?id=" + "0" * 32]
)
def test_nobody_sees_a_page_without_logging_in(site: str, path: str) -> None:
    with httpx.Client(base_url=site) as http:
        assert http.get(path).headers["location"].partition("?")[0] == "/dang-nhap"
        answer = http.get(path, headers={"Accept": "application/json"})
    assert answer.status_code == 401
    assert answer.json()["error"]["code"] == "not_logged_in"


def test_a_forged_login_without_a_token_is_refused(site: str, desk: Desk) -> None:
    with httpx.Client(base_url=site) as http:
        form = {"username": desk.username, "password": desk.password}
        assert http.post("/dang-nhap", data=form).status_code == 403


def test_coming_in_failing_to_and_going_is_in_the_audit(site: str, desk: Desk) -> None:
    log_in(site, desk.username, "không đúng")
    wait_until(lambda: comings_and_goings(desk) == ["login_failed"])
    http, _ = log_in(site, desk.username, desk.password)
    http.post("/dang-xuat", data={"csrf": csrf_of(http.get("/"))})
    assert comings_and_goings(desk) == ["login_failed", "logged_in", "logged_out"]

"""The manager's page of webhooks."""

import re

import httpx
import pytest
from standardwebhooks import Webhook

from tests.servers import Servers
from tests.web.stored import reviewable
from tests.web.visitor import Visitor
from tests.workers.listener import listening
from workers import delivering
from workers.database import connect
from workers.models import Role
from workers.people import change_role
from workers.settings import settings
from workers.storage import Storage

PAGE = "/bao-tin"


@pytest.fixture
def manager(visitor: Visitor, servers: Servers, monkeypatch: pytest.MonkeyPatch) -> Visitor:
    monkeypatch.setattr(settings(), "webhook_networks", "127.0.0.0/8")
    with connect() as conn:
        change_role(conn, visitor.desk.actor, Role.MANAGER, None)
    return visitor


def add(visitor: Visitor, url: str, **form: str) -> httpx.Response:
    data = {"csrf": visitor.csrf(PAGE), "url": url, "event": "document.needs_review", **form}
    return visitor.http.post(PAGE, data=data)


def secret_in(page: httpx.Response) -> str:
    (secret,) = re.findall(r"<code>(whsec_[^<]+)</code>", page.text)
    return str(secret)


def test_an_address_is_added_told_seen_in_the_log_and_told_again(
    manager: Visitor, storage: Storage
) -> None:
    with listening(500) as listener:
        page = add(manager, listener.url)
        secret = secret_in(page)
        assert secret not in manager.http.get(PAGE).text
        reviewable(manager.desk, storage)
        delivering.deliver(settings())
        page = manager.http.get(PAGE)
        assert "trả lời 500 · 1 lần thử" in page.text
        assert "không nhận 1 lần liền" in page.text
        (path,) = re.findall(rf'action="({PAGE}/tin/[0-9a-f-]+/gui-lai)"', page.text)
        assert manager.http.post(path, data={"csrf": manager.csrf(PAGE)}).status_code == 303
        delivering.deliver(settings())
        assert "Đã nhận" in manager.http.get(PAGE).text
        assert len(listener.heard) == 2
        (path,) = re.findall(rf'action="({PAGE}/[0-9a-f-]+/go)"', page.text)
        manager.http.post(path, data={"csrf": manager.csrf(PAGE)})
    assert "Chưa có địa chỉ nào." in manager.http.get(PAGE).text


def test_a_new_secret_is_shown_once_and_the_old_one_signs_until_the_time_that_is_said(
    manager: Visitor, storage: Storage
) -> None:
    with listening() as listener:
        first = secret_in(add(manager, listener.url))
        (path,) = re.findall(rf'action="({PAGE}/[0-9a-f-]+/doi-khoa)"', manager.http.get(PAGE).text)
        form = {"csrf": manager.csrf(PAGE), "hours": "24"}
        page = manager.http.post(path, data=form)
        second = secret_in(page)
        assert re.search(r"khóa cũ còn dùng đến \d\d:\d\d \d\d/\d\d/\d{4}", page.text)
        assert second not in manager.http.get(PAGE).text
        reviewable(manager.desk, storage)
        delivering.deliver(settings())
        ((headers, body),) = listener.heard
        for secret in (first, second):
            Webhook(secret).verify(body, dict(headers))
        assert manager.http.post(path, data={**form, "hours": "999"}).status_code == 422
        page = manager.http.post(path, data={**form, "hours": "0"})
        assert secret_in(page) not in {first, second}
        assert "khóa cũ còn dùng" not in page.text


@pytest.mark.parametrize(
    ("url", "words"),
    [("https://10.0.0.1/", "HOSO_WEBHOOK_NETWORKS"), ("javascript:1", "https://máy-chủ")],
)
def test_where_nothing_may_be_sent_is_said(manager: Visitor, url: str, words: str) -> None:
    answer = add(manager, url)
    assert answer.status_code == 422
    assert words in answer.text


def test_a_supervisor_connects_nothing(visitor: Visitor) -> None:
    with connect() as conn:
        change_role(conn, visitor.desk.actor, Role.SUPERVISOR, None)
    assert visitor.http.get(PAGE).status_code == 403
    assert add(visitor, "https://example.com/").status_code == 403


def test_another_office_sends_and_removes_nothing_of_ours(
    manager: Visitor, stranger: Visitor
) -> None:
    with connect() as conn:
        change_role(conn, stranger.desk.actor, Role.MANAGER, None)
    with listening() as listener:
        add(manager, listener.url)
        (path,) = re.findall(rf'action="({PAGE}/[0-9a-f-]+/go)"', manager.http.get(PAGE).text)
        assert stranger.post(path).status_code == 404
        other = stranger.post(path.replace("/go", "/doi-khoa"), hours="0")
        assert other.status_code == 404
        assert listener.url not in stranger.http.get(PAGE).text
        assert listener.url in manager.http.get(PAGE).text

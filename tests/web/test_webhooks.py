"""The manager's page of webhooks."""

import re

import httpx
import pytest

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


def test_an_address_is_added_told_seen_in_the_log_and_told_again(
    manager: Visitor, storage: Storage
) -> None:
    with listening(500) as listener:
        page = add(manager, listener.url)
        (secret,) = re.findall(r"<code>(whsec_[^<]+)</code>", page.text)
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
        assert listener.url not in stranger.http.get(PAGE).text
        assert listener.url in manager.http.get(PAGE).text

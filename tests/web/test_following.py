"""Following documents as they move on, over server-sent events."""

import json
from collections.abc import Callable, Iterator
from threading import Thread
from uuid import UUID

import httpx
import pytest

from tests.web.stored import received, rejected
from tests.web.visitor import Visitor
from web.progress import wait_text
from web.wording import Language
from workers.storage import Storage

TOLD_SECONDS = 20


def events(answer: httpx.Response) -> Iterator[tuple[str, object]]:
    name = ""
    for line in answer.iter_lines():
        if line.startswith("event: "):
            name = line.removeprefix("event: ")
        elif line.startswith("data: "):
            yield name, json.loads(line.removeprefix("data: "))


def _progress(
    told: Iterator[tuple[str, object]], bring: Callable[[], UUID]
) -> Iterator[list[dict[str, object]]]:
    """Yield what is told of the documents that are brought: one, and another when the server says that it
    has begun to listen after something may have happened."""
    brought = {str(bring())}
    for name, items in told:
        if name == "missed":
            brought.add(str(bring()))
        elif name == "progress" and isinstance(items, list):
            yield [it for it in items if it["id"] in brought]


def test_a_document_is_told_of_as_it_comes_and_as_it_ends(
    visitor: Visitor, storage: Storage
) -> None:
    with visitor.http.stream("GET", "/dien-bien", timeout=TOLD_SECONDS) as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        told = events(answer)
        item = next(
            it
            for items in _progress(told, lambda: rejected(visitor.desk, storage))
            for it in items
            if not it["open"]
        )
        assert item["state"] == "rejected"
        assert "Loại tệp này không đọc được" in str(item["message"])


def test_another_offices_documents_are_not_told_of(
    visitor: Visitor, stranger: Visitor, storage: Storage
) -> None:
    with visitor.http.stream("GET", "/dien-bien", timeout=TOLD_SECONDS) as answer:
        told = events(answer)
        theirs = received(stranger.desk, storage, "cua-nguoi-khac.jpg")
        ours = received(visitor.desk, storage, "cua-minh.jpg")
        ids: set[str] = set()
        while str(ours) not in ids:
            name, items = next(told)
            if name == "progress" and isinstance(items, list):
                ids |= {it["id"] for it in items}
    assert str(theirs) not in ids


def test_nobody_is_told_without_logging_in(site: str) -> None:
    answer = httpx.get(f"{site}/dien-bien", headers={"Accept": "application/json"})
    assert answer.status_code == 401


def test_two_windows_of_an_office_hear_the_same(visitor: Visitor, storage: Storage) -> None:
    heard: list[str] = []

    def listen() -> None:
        with visitor.http.stream("GET", "/dien-bien", timeout=TOLD_SECONDS) as answer:
            for name, items in events(answer):
                if name == "progress" and isinstance(items, list):
                    heard.append(items[0]["id"])
                    return

    windows = [Thread(target=listen) for _ in range(2)]
    for window in windows:
        window.start()
    ids = set[str]()
    while any(window.is_alive() for window in windows):
        ids.add(str(received(visitor.desk, storage, "them.jpg")))
        for window in windows:
            window.join(timeout=2)
    assert len(heard) == 2
    assert set(heard) <= ids


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0.5, "còn khoảng 5 giây"),
        (21, "còn khoảng 25 giây"),
        (56, "còn khoảng 1 phút"),
        (61, "còn khoảng 2 phút"),
        (3601, "còn hơn 1 giờ"),
    ],
)
def test_a_wait_is_rounded_up(seconds: float, words: str) -> None:
    assert wait_text(seconds, Language.VI) == words

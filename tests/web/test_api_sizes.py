"""What the API says of what is too large, and what is left of an upload that is cut off."""

import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, RemoteDisconnected
from unittest.mock import Mock

import httpx
import pytest

from tests.waiting import wait_until
from tests.web.visitor import token_of
from tests.workers.desks import Desk
from web import telling
from workers.settings import settings

_HEAD = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\n'


@contextmanager
def begun(site: str, desk: Desk, declared: int, sent: bytes) -> Iterator[HTTPConnection]:
    """Declare an upload of a length, and send these bytes of it."""
    connection = HTTPConnection(site.removeprefix("http://"), timeout=30)
    connection.putrequest("POST", "/api/v1/documents")
    connection.putheader("Authorization", f"Bearer {token_of(desk)}")
    connection.putheader("Content-Type", "multipart/form-data; boundary=x")
    connection.putheader("Content-Length", str(declared))
    connection.endheaders(sent)
    try:
        yield connection
    finally:
        connection.close()


def test_a_file_that_declares_to_be_too_large_is_refused_with_a_sentence_before_it_is_sent(
    site: str, desk: Desk
) -> None:
    with begun(site, desk, 10**10, b"") as connection:
        answer = connection.getresponse()
        assert answer.status == 413
        assert answer.headers["content-type"] == "application/problem+json"
        assert json.load(answer) == {
            "type": "urn:hoso:problem:file_too_large",
            "title": "Tệp quá lớn. Hãy chia nhỏ hoặc quét ở độ phân giải thấp hơn.",
            "status": 413,
            "detail": "Tệp quá lớn. Hãy chia nhỏ hoặc quét ở độ phân giải thấp hơn.",
            "detail_en": "The file is too large. Split it or scan at a lower resolution.",
            "code": "file_too_large",
        }


def test_the_limit_is_the_one_of_the_settings(
    api: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings(), "max_upload_mb", 1)
    larger, smaller = ({"file": ("a.png", b"a" * size)} for size in (1_100_000, 900_000))
    assert api.post("/api/v1/documents", files=larger).json()["code"] == "file_too_large"
    assert api.post("/api/v1/documents", files=smaller).status_code == 201
    assert api.get("/api/v1/documents").json()["total"] == 1


def test_what_is_no_upload_may_not_be_large_and_is_told_so(api: httpx.Client) -> None:
    answer = api.post("/api/v1/documents", content=b"a" * 1_000_001)
    assert answer.status_code == 413
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["code"] == "body_too_large"
    assert "1 MB" in problem["detail"]
    assert "1 MB" in problem["detail_en"]


def test_a_form_of_a_page_that_is_too_large_is_answered_with_a_sentence(site: str) -> None:
    answer = httpx.post(f"{site}/dang-nhap", data={"username": "a" * 1_000_001})
    assert answer.status_code == 413
    assert answer.text.startswith("Yêu cầu quá lớn.")


def test_nothing_is_kept_of_an_upload_whose_line_breaks_and_it_is_no_fault_of_ours(
    site: str, desk: Desk, api: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = Mock()
    monkeypatch.setattr(telling, "log", log)
    with begun(site, desk, 10_000, _HEAD + b"a" * 100) as connection:
        connection.sock.shutdown(socket.SHUT_WR)
        with pytest.raises(RemoteDisconnected):
            connection.getresponse()
    assert api.get("/api/v1/documents").json()["total"] == 0
    wait_until(lambda: log.info.called)
    log.info.assert_called_once_with("request_cut_off", path="/api/v1/documents")
    log.error.assert_not_called()


def test_a_form_without_its_end_is_no_upload(site: str, desk: Desk, api: httpx.Client) -> None:
    body = _HEAD + b"a" * 100
    with begun(site, desk, len(body), body) as connection:
        answer = connection.getresponse()
        assert answer.status == 400
        assert json.load(answer)["field"] == "file"
    assert api.get("/api/v1/documents").json()["total"] == 0

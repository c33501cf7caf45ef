"""Headers, forged requests, names that would be code."""

import re

import httpx
import pytest

from tests.web.stored import received, reviewable
from tests.web.visitor import Visitor
from workers.storage import Storage

ATTACK = '<script>alert("hoso")</script>.jpg'


@pytest.mark.parametrize(
    "path", ["/dang-nhap", "/", "/khong-co", "/static/style.css", "/healthz", "/api/v1/documents"]
)
def test_every_answer_carries_the_security_headers(site: str, path: str) -> None:
    headers = httpx.get(site + path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


def test_no_page_has_a_script_or_style_in_its_text(visitor: Visitor, storage: Storage) -> None:
    document_id = reviewable(visitor.desk, storage)
    for path in ("/", f"/ho-so/{document_id}"):
        text = visitor.http.get(path).text
        assert not re.search(r"<script(?![^>]*\bsrc=)", text)
        assert not re.search(r"\son\w+=|\sstyle=|<style", text)


@pytest.mark.parametrize("sent", [None, "", "wrong", "ữ"])
def test_a_decision_without_the_right_token_is_refused(
    visitor: Visitor, storage: Storage, sent: str | None
) -> None:
    document_id = reviewable(visitor.desk, storage)
    form = {"shown": "05/03/2024", "value": "05/03/2024"}
    data = form if sent is None else {**form, "csrf": sent}
    path = f"/ho-so/{document_id}/truong/0/child_birth_date"
    assert visitor.http.post(path, data=data).status_code == 403
    finish = visitor.http.post(f"/ho-so/{document_id}/hoan-tat", data=data)
    assert finish.status_code == 403


def test_an_upload_without_the_token_is_refused(visitor: Visitor) -> None:
    answer = visitor.http.post(
        "/tai-len", files={"file": ("a.png", b"x")}, headers={"Accept": "application/json"}
    )
    assert answer.status_code == 403
    assert answer.json()["error"]["code"] == "csrf_failed"


def test_a_script_in_a_filename_stays_text(visitor: Visitor, storage: Storage) -> None:
    document_id = received(visitor.desk, storage, ATTACK)
    for path in ("/", f"/ho-so/{document_id}"):
        text = visitor.http.get(path).text
        assert "<script>alert" not in text
        assert "&lt;script&gt;alert" in text


def test_an_original_is_never_shown_by_the_browser_itself(
    visitor: Visitor, storage: Storage
) -> None:
    document_id = received(visitor.desk, storage, "trang.html", b"<script>alert(1)</script>")
    answer = visitor.http.get(f"/ho-so/{document_id}/goc")
    assert answer.content == b"<script>alert(1)</script>"
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith("attachment")

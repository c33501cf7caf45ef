"""The REST API that scanners, other systems and the demo use."""

import json
from typing import Any
from uuid import uuid4

import httpx
import jsonschema
import pytest

from schemas.document import DocumentResult
from scripts.publish_schemas import FOLDER
from tests.web.paper import read_paper
from tests.web.stored import received, rejected, reviewable
from tests.web.visitor import visitor_of
from tests.workers.desks import Desk, new_desk
from tests.workers.papers import picture
from workers.storage import Storage

_STORED_SCHEMA = json.loads((FOLDER / "stored-document-1.json").read_text(encoding="utf-8"))


def test_an_upload_gives_a_receipt(api: httpx.Client) -> None:
    answer = api.post("/api/v1/documents", files={"file": ("a.png", picture())})
    assert answer.status_code == 201
    body = answer.json()
    assert set(body) == {"id", "receipt", "state", "duplicate"}
    assert body["state"] == "received"
    assert body["duplicate"] is False


def test_the_same_bytes_again_give_the_first_receipt(api: httpx.Client) -> None:
    data = picture()
    first = api.post("/api/v1/documents", files={"file": ("a.png", data)}).json()
    again = api.post("/api/v1/documents", files={"file": ("b.png", data)})
    assert again.status_code == 200
    assert again.json() == {**first, "duplicate": True}


@pytest.mark.parametrize("queue", ["counter", "archive"])
def test_an_upload_chooses_its_queue(api: httpx.Client, queue: str) -> None:
    files = {"file": ("a.png", picture())}
    assert api.post("/api/v1/documents", files=files, data={"queue": queue}).status_code == 201
    (listed,) = api.get("/api/v1/documents").json()["documents"]
    assert listed["queue"] == queue


def test_an_unknown_queue_is_refused(api: httpx.Client) -> None:
    files = {"file": ("a.png", picture())}
    answer = api.post("/api/v1/documents", files=files, data={"queue": "express"})
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json() == {
        "type": "urn:hoso:problem:bad_request",
        "title": "Một trường của yêu cầu không hợp lệ.",
        "status": 400,
        "detail": "Trường «queue» phải là một trong: counter, archive.",
        "detail_en": "The field «queue» must be one of: counter, archive.",
        "code": "bad_request",
        "field": "queue",
    }


_FORM = {"Content-Type": "multipart/form-data; boundary=x"}


@pytest.mark.parametrize(
    "sent",
    [
        {"data": {"file": "a"}},
        {"json": {"file": "a"}},
        {"files": {"tep": ("a.png", b"x")}},
        {"files": [("file", ("a.png", b"x")), ("file", ("b.png", b"y"))]},
        {"content": b"no form at all", "headers": _FORM},
    ],
)
def test_an_upload_without_exactly_one_file_is_told_which_field_is_meant(
    api: httpx.Client, sent: dict[str, Any]
) -> None:
    answer = api.post("/api/v1/documents", **sent)
    assert answer.status_code == 400
    error = answer.json()
    assert error["detail_en"] == (
        "The field «file» must hold exactly one file, sent as multipart/form-data."
    )
    assert error["detail"] == "Trường «file» phải có đúng một tệp, gửi dạng multipart/form-data."


def test_a_method_that_an_address_does_not_take_is_named_so(api: httpx.Client) -> None:
    answer = api.delete("/api/v1/documents")
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, POST"
    assert answer.json()["code"] == "method_not_allowed"


def test_an_upload_of_unknown_length_is_refused(api: httpx.Client) -> None:
    headers = {"Content-Type": "multipart/form-data; boundary=x"}
    answer = api.post("/api/v1/documents", headers=headers, content=iter([b"--x"]))
    assert answer.status_code == 411


@pytest.mark.parametrize("token", [None, "", "Bearer", "Bearer sai", "Basic YTpi"])
def test_without_a_token_nothing_is_told(site: str, token: str | None) -> None:
    headers = {} if token is None else {"Authorization": token}
    for answer in (
        httpx.get(f"{site}/api/v1/documents", headers=headers),
        httpx.post(f"{site}/api/v1/documents", headers=headers, files={"file": ("a", b"x")}),
    ):
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"] == "Bearer"
        assert answer.json()["code"] == "bad_token"


def test_a_document_comes_as_the_published_schema(
    api: httpx.Client, desk: Desk, storage: Storage
) -> None:
    document_id = reviewable(desk, storage)
    body = api.get(f"/api/v1/documents/{document_id}").json()
    jsonschema.validate(body, _STORED_SCHEMA)
    assert body.pop("id") == str(document_id)
    assert body.pop("receipt")
    result = DocumentResult.model_validate(body)
    _, page, record = read_paper()
    assert result.records == (record,)
    assert result.pages[0].lines[0].text == page.lines[0].text
    assert result.state == "needs_review"


def test_documents_without_records_keep_the_published_schema_too(
    api: httpx.Client, desk: Desk, storage: Storage
) -> None:
    for document_id in (received(desk, storage, "a.jpg"), rejected(desk, storage)):
        body = api.get(f"/api/v1/documents/{document_id}").json()
        jsonschema.validate(body, _STORED_SCHEMA)
        assert body["records"] == []


def test_the_list_is_filtered_and_counted(api: httpx.Client, desk: Desk, storage: Storage) -> None:
    for number in range(3):
        received(desk, storage, f"{number}.jpg")
    refused = rejected(desk, storage)
    body = api.get("/api/v1/documents", params={"limit": 2, "offset": 1}).json()
    assert body["total"] == 4
    assert len(body["documents"]) == 2
    only = api.get("/api/v1/documents", params={"state": "rejected"}).json()
    assert [found["id"] for found in only["documents"]] == [str(refused)]
    assert only["documents"][0]["reason"] == "unsupported_type"


@pytest.mark.parametrize(
    ("query", "rule"),
    [
        ("offset=9223372036854775808", "must not be more than 1000000000"),
        ("offset=-1", "must not be less than 0"),
        ("limit=0", "must not be less than 1"),
        ("limit=501", "must not be more than 500"),
        ("offset=x", "must be a whole number"),
        ("limit=" + "9" * 5000, "must be a whole number"),
        ("state=%00", "must be one of: received, processing, needs_review, done, rejected"),
    ],
)
def test_a_list_with_absurd_bounds_is_told_what_is_allowed(
    api: httpx.Client, query: str, rule: str
) -> None:
    answer = api.get(f"/api/v1/documents?{query}")
    assert answer.status_code == 422
    error = answer.json()
    assert error["field"] == query.partition("=")[0]
    assert error["detail_en"] == f"The field «{query.partition('=')[0]}» {rule}."
    assert error["detail"].startswith("Trường «")


def test_the_farthest_slice_of_the_list_is_empty(api: httpx.Client) -> None:
    assert api.get("/api/v1/documents?offset=1000000000").json()["documents"] == []


@pytest.mark.parametrize("index", ["-1", "2147483648", "9" * 30, "9" * 5000, "%00", "x"])
def test_an_absurd_page_is_not_found(
    api: httpx.Client, desk: Desk, storage: Storage, index: str
) -> None:
    document_id = reviewable(desk, storage)
    answer = api.get(f"/api/v1/documents/{document_id}/pages/{index}/image")
    assert answer.status_code == 404


@pytest.mark.parametrize(
    ("sent", "kept"), [("a\0b.png", "ab.png"), ("\0", "tep"), ("a\\ud800b.png", "ab.png")]
)
def test_a_file_name_loses_what_cannot_be_stored(api: httpx.Client, sent: str, kept: str) -> None:
    body = (
        f'--x\r\nContent-Disposition: form-data; name="file"; filename="{sent}"\r\n\r\n'
        f"{uuid4()}\r\n--x--\r\n"
    )
    # This charset turns the six signs of the escape into half a surrogate pair.
    headers = {"Content-Type": "multipart/form-data; boundary=x; charset=unicode_escape"}
    assert api.post("/api/v1/documents", content=body, headers=headers).status_code == 201
    (listed,) = api.get("/api/v1/documents").json()["documents"]
    assert listed["filename"] == kept


def test_originals_and_images_come_as_bytes(
    api: httpx.Client, desk: Desk, storage: Storage
) -> None:
    document_id = reviewable(desk, storage, "giấy khai sinh.jpg")
    original = api.get(f"/api/v1/documents/{document_id}/original")
    assert original.content.startswith("giấy khai sinh.jpg".encode())
    assert "gi%E1%BA%A5y" in original.headers["content-disposition"]
    image = api.get(f"/api/v1/documents/{document_id}/pages/0/image")
    assert image.content == read_paper()[0]
    assert api.get(f"/api/v1/documents/{document_id}/pages/1/image").status_code == 404


def test_another_office_finds_nothing(api: httpx.Client, storage: Storage) -> None:
    document_id = reviewable(new_desk(), storage)
    for path in ("", "/original", "/pages/0/image"):
        answer = api.get(f"/api/v1/documents/{document_id}{path}")
        assert answer.status_code == 404
        assert answer.json()["code"] == "not_found"
    assert api.get("/api/v1/documents").json()["total"] == 0


def test_a_session_cookie_does_not_open_the_api(site: str, desk: Desk) -> None:
    assert visitor_of(site, desk).http.get("/api/v1/documents").status_code == 401


def test_the_interface_is_described(site: str) -> None:
    paths = httpx.get(f"{site}/api/v1/openapi.json").json()["paths"]
    assert set(paths["/api/v1/documents"]) == {"get", "post"}
    body = paths["/api/v1/documents"]["post"]["requestBody"]["content"]["multipart/form-data"]
    assert "file" in body["schema"]["required"]
    assert not any(path.startswith("/ho-so") for path in paths)


def test_health_says_that_all_servers_answer(site: str) -> None:
    answer = httpx.get(f"{site}/healthz")
    assert answer.status_code == 200
    assert answer.json() == {"ok": True, "database": True, "storage": True, "broker": True}

"""A program that confirms and corrects, and that finds documents."""

from uuid import UUID

import httpx
import pytest

from schemas.reasons import UNREADABLE
from tests.web.paper import DOUBTS
from tests.web.stored import received, reviewable
from tests.web.visitor import Visitor, stored_detail
from tests.workers.desks import Desk, new_desk
from workers.database import connect
from workers.models import Role
from workers.queueing import keep
from workers.repository import queue, users
from workers.storage import Storage


@pytest.fixture
def document_id(desk: Desk, storage: Storage) -> UUID:
    return reviewable(desk, storage)


def at(document_id: UUID, key: str = "child_birth_date") -> str:
    return f"/api/v1/documents/{document_id}/records/0/fields/{key}"


def decide(
    api: httpx.Client, document_id: UUID, key: str = "child_birth_date", **decision: object
) -> httpx.Response:
    tag = api.get(at(document_id, key)).headers["etag"]
    return api.put(f"{at(document_id, key)}/decision", json=decision, headers={"If-Match": tag})


def test_a_field_is_confirmed(api: httpx.Client, document_id: UUID) -> None:
    answer = decide(api, document_id, action="confirm")
    assert answer.status_code == 200
    assert (answer.json()["state"], answer.json()["value"]) == ("confirmed", "2024-03-05")
    assert answer.headers["etag"] == api.get(at(document_id)).headers["etag"]


@pytest.mark.parametrize("value", ["06/03/2024", "2024-03-06"])
def test_a_field_is_corrected_to_what_people_write_and_to_what_is_stored(
    api: httpx.Client, document_id: UUID, value: str
) -> None:
    answer = decide(api, document_id, action="correct", value=value)
    assert (answer.json()["state"], answer.json()["value"]) == ("corrected", "2024-03-06")


def test_a_field_is_marked(api: httpx.Client, document_id: UUID) -> None:
    body = decide(api, document_id, action="mark", mark="unreadable").json()
    assert body["value"] is None
    assert UNREADABLE.model_dump() in body["reasons"]


def test_what_is_no_value_is_refused_and_may_be_insisted_on_where_paper_can_say_it(
    api: httpx.Client, document_id: UUID
) -> None:
    answer = decide(api, document_id, action="correct", value="31/02/2024", insist=True)
    assert answer.status_code == 422
    assert (answer.json()["code"], answer.json()["may_stay"]) == ("not_a_value", False)
    name = {"action": "correct", "value": "Nguyễn 7hị Mẫu"}
    refused = decide(api, document_id, "mother_name", **name)
    assert (refused.status_code, refused.json()["may_stay"]) == (422, True)
    assert decide(api, document_id, "mother_name", **name, insist=True).status_code == 200


def test_a_decision_needs_the_version_that_was_read(api: httpx.Client, document_id: UUID) -> None:
    first = api.get(at(document_id)).headers["etag"]
    assert decide(api, document_id, action="confirm").status_code == 200
    path, body = f"{at(document_id)}/decision", {"action": "correct", "value": "06/03/2024"}
    missing = api.put(path, json=body)
    assert (missing.status_code, missing.json()["code"]) == (428, "match_missing")
    old = api.put(path, json=body, headers={"If-Match": first})
    assert (old.status_code, old.json()["code"]) == (412, "no_match")
    assert api.get(at(document_id)).json()["value"] == "2024-03-05"


def test_the_version_of_the_document_serves_too(api: httpx.Client, document_id: UUID) -> None:
    tag = api.get(f"/api/v1/documents/{document_id}").headers["etag"]
    path, headers = f"{at(document_id)}/decision", {"If-Match": f'"x", {tag}'}
    assert api.put(path, json={"action": "confirm"}, headers=headers).status_code == 200
    assert api.put(path, json={"action": "confirm"}, headers=headers).status_code == 412


def test_a_program_decides_on_nothing_that_a_verifier_has_in_hand(
    api: httpx.Client, document_id: UUID, desk: Desk
) -> None:
    with connect() as conn:
        colleague = users.put_user(
            conn,
            office_id=desk.office_id,
            username=f"c-{desk.username}",
            full_name="Phạm Văn Thử",
            role=Role.VERIFIER,
            password="không ai biết",
        )
        assert colleague
        keep(conn, colleague, document_id)
    answer = decide(api, document_id, action="confirm")
    assert (answer.status_code, answer.json()["code"]) == (409, "held_by_another")


def test_a_program_does_not_keep_the_document_from_verifiers(
    api: httpx.Client, document_id: UUID
) -> None:
    decide(api, document_id, action="confirm")
    with connect() as conn:
        standing = queue.standing(conn, document_id)
    assert standing is not None
    assert standing.held_by is None


def test_a_document_is_finished_when_all_is_decided_on_and_only_then(
    api: httpx.Client, document_id: UUID, desk: Desk
) -> None:
    path = f"/api/v1/documents/{document_id}/finish"
    assert api.post(path).json()["code"] == "not_finished"
    for key in DOUBTS:
        assert decide(api, document_id, key, action="confirm").status_code == 200
    assert api.post(path).json()["state"] == "done"
    assert api.post(path).status_code == 200
    assert stored_detail(desk, document_id).summary.state == "done"
    late = decide(api, document_id, action="correct", value="06/03/2024")
    assert late.json()["code"] == "not_under_review"


@pytest.mark.parametrize(
    "path",
    [
        "records/1/fields/child_name",
        "records/0/fields/x",
        "records/-1/fields/child_name",
        "records/99999999999999999999/fields/child_name",
        "records/0/fields/%00",
    ],
)
def test_a_field_that_is_not_there_is_not_found(
    api: httpx.Client, document_id: UUID, path: str
) -> None:
    address = f"/api/v1/documents/{document_id}/{path}"
    assert api.get(address).status_code == 404
    body, headers = {"action": "confirm"}, {"If-Match": "*"}
    assert api.put(f"{address}/decision", json=body, headers=headers).status_code == 404


@pytest.mark.parametrize(
    ("body", "field"),
    [
        (b"", "body"),
        (b"{", "body"),
        (b'{"action": "x"}', "body"),
        (b'{"action": "correct"}', "correct.value"),
        (b'{"action": "confirm", "x": 1}', "confirm.x"),
    ],
)
def test_a_decision_that_is_none_is_told_what_is_wrong(
    api: httpx.Client, document_id: UUID, body: bytes, field: str
) -> None:
    headers = {"If-Match": "*", "Content-Type": "application/json"}
    answer = api.put(f"{at(document_id)}/decision", content=body, headers=headers)
    assert (answer.status_code, answer.json()["field"]) == (422, field)


def test_search_finds_what_the_page_finds(
    api: httpx.Client, visitor: Visitor, document_id: UUID, storage: Storage
) -> None:
    received(visitor.desk, storage, "giay-khac.jpg")
    reviewable(new_desk(), storage)
    body = api.get("/api/v1/search", params={"q": "tran thi an"}).json()
    assert [it["summary"]["id"] for it in body["found"]] == [str(document_id)]
    assert body["found"][0]["person"] == "Trần Thị An"
    assert str(document_id) in visitor.http.get("/tim?q=tran+thi+an").text
    assert len(api.get("/api/v1/search", params={"limit": 1}).json()["found"]) == 1
    assert api.get("/api/v1/search", params={"q": "tran thi an", "state": "done"}).json() == {
        "found": [],
        "is_close": False,
        "has_more": False,
    }
    assert api.get("/api/v1/search?q=%00").status_code == 200

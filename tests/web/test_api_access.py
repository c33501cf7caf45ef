"""What a token opens, and that the same request twice is done once."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID, uuid4

import httpx
import pytest

from tests.web.stored import reviewable
from tests.web.visitor import token_of
from tests.workers.desks import Desk
from tests.workers.papers import picture
from workers import repeats
from workers.database import connect
from workers.models import Role
from workers.people import change_role
from workers.repository import tokens
from workers.repository.query import row, rows, run
from workers.rights import Scope
from workers.storage import Storage


@contextmanager
def program(site: str, desk: Desk, *scopes: Scope) -> Iterator[httpx.Client]:
    headers = {"Authorization": f"Bearer {token_of(desk, *scopes)}"}
    with httpx.Client(base_url=site, headers=headers, timeout=30) as client:
        yield client


def test_a_token_opens_what_its_scopes_say_and_nothing_else(
    site: str, desk: Desk, storage: Storage
) -> None:
    at = f"/api/v1/documents/{reviewable(desk, storage)}"
    needed = {
        ("POST", "/api/v1/documents"): {Scope.UPLOAD},
        ("GET", "/api/v1/documents"): {Scope.READ},
        ("GET", f"{at}/status"): {Scope.UPLOAD, Scope.READ},
        ("GET", at): {Scope.READ},
        ("GET", f"{at}/original"): {Scope.READ},
        ("GET", f"{at}/pages/0/image"): {Scope.READ},
        ("GET", f"{at}/records/0/fields/child_name"): {Scope.READ},
        ("PUT", f"{at}/records/0/fields/child_name/decision"): {Scope.REVIEW},
        ("POST", f"{at}/finish"): {Scope.REVIEW},
        ("GET", "/api/v1/search"): {Scope.SEARCH},
        ("GET", "/api/v1/export"): {Scope.EXPORT},
    }
    for scope in Scope:
        with program(site, desk, scope) as client:
            for (method, path), scopes in needed.items():
                answer = client.request(method, path, json={"action": "confirm"})
                refused = answer.status_code == 403
                assert refused is (scope not in scopes), (scope, method, path, answer.text)


def test_a_scope_gives_nothing_that_the_role_of_the_user_does_not(
    site: str, desk: Desk, storage: Storage
) -> None:
    document_id = reviewable(desk, storage)
    with connect() as conn:
        change_role(conn, desk.actor, Role.CLERK, None)
    with program(site, desk, Scope.REVIEW) as client:
        answer = client.post(f"/api/v1/documents/{document_id}/finish")
    assert answer.status_code == 403
    assert answer.json()["code"] == "not_allowed"


def test_the_audit_says_with_which_token_something_was_done(
    site: str, desk: Desk, storage: Storage
) -> None:
    document_id = reviewable(desk, storage)
    with program(site, desk) as client:
        assert client.get(f"/api/v1/documents/{document_id}").status_code == 200
        assert client.get(f"/api/v1/documents/{document_id}/status").status_code == 200
        assert client.get("/api/v1/search?q=tran").status_code == 200
    with connect() as conn:
        asking = tokens.program_of(conn, token_of(desk))
        found = rows(
            conn,
            "SELECT action FROM audit WHERE office_id = %(office)s AND token_id = %(token)s"
            " ORDER BY id",
            office=desk.office_id,
            token=asking and asking.token_id,
        )
    assert [it["action"] for it in found] == ["document_viewed", "search_made"]


def send(api: httpx.Client, key: str, data: bytes, **form: str) -> httpx.Response:
    return api.post(
        "/api/v1/documents",
        files={"file": ("a.png", data)},
        data=form,
        headers={"Idempotency-Key": key},
    )


def test_the_same_upload_with_the_same_key_gets_the_same_answer(api: httpx.Client) -> None:
    data = picture()
    first, again = send(api, '"k-1"', data), send(api, '"k-1"', data)
    assert first.status_code == again.status_code == 201
    assert first.json() == again.json()
    assert again.headers["location"] == f"/api/v1/documents/{first.json()['id']}"
    assert send(api, '"k-2"', data).json()["duplicate"] is True


@pytest.mark.parametrize("other", ["bytes", "queue"])
def test_a_key_is_not_taken_for_another_request(api: httpx.Client, other: str) -> None:
    data = picture()
    assert send(api, "k", data).status_code == 201
    changed = picture() if other == "bytes" else data
    again = send(api, "k", changed, queue="archive" if other == "queue" else "counter")
    assert again.status_code == 422
    assert again.json()["code"] == "key_reused"


def test_two_programs_may_call_their_requests_alike(
    api: httpx.Client, site: str, desk: Desk
) -> None:
    assert send(api, "k", picture()).status_code == 201
    with program(site, desk, Scope.UPLOAD) as other:
        assert send(other, "k", picture()).status_code == 201


def _age(desk: Desk, key: str, seconds: float, *, is_answered: bool) -> None:
    """Let a request look as if it had come so long ago, and perhaps as if it were worked on."""
    with connect() as conn:
        run(
            conn,
            "UPDATE idempotency_key SET begun_at = now() - make_interval(secs => %(seconds)s),"
            " status = CASE WHEN %(answered)s THEN status END,"
            " answer = CASE WHEN %(answered)s THEN answer END"
            " WHERE office_id = %(office)s AND key = %(key)s",
            office=desk.office_id,
            key=key,
            seconds=seconds,
            answered=is_answered,
        )


def test_a_request_that_is_still_worked_on_is_not_begun_again(
    api: httpx.Client, desk: Desk
) -> None:
    data = picture()
    send(api, "k", data)
    _age(desk, "k", 1, is_answered=False)
    answer = send(api, "k", data)
    assert answer.status_code == 409
    assert answer.json()["code"] == "still_working"


def test_a_request_that_broke_off_is_done_when_it_comes_again(
    api: httpx.Client, desk: Desk
) -> None:
    data = picture()
    send(api, "k", data)
    _age(desk, "k", 2 * repeats.WORKING_SECONDS, is_answered=False)
    assert send(api, "k", data).status_code == 200


def test_a_key_is_free_again_after_a_day(api: httpx.Client, desk: Desk) -> None:
    send(api, "k", picture())
    _age(desk, "k", 3600 * repeats.KEPT_HOURS + 1, is_answered=True)
    assert send(api, "k", picture()).status_code == 201


def test_a_request_that_failed_can_be_sent_again_with_its_key(desk: Desk, servers: object) -> None:
    token_of(desk)
    with connect() as conn:
        asking = tokens.program_of(conn, token_of(desk))
    assert asking

    def fail() -> repeats.Answer:
        raise ValueError

    good = repeats.Answer(status=201, body={"id": str(uuid4())})
    with pytest.raises(ValueError):  # noqa: PT011  # any error
        repeats.once(asking, "k", "0" * 64, fail)
    assert repeats.once(asking, "k", "0" * 64, lambda: good) == good
    assert repeats.once(asking, "k", "0" * 64, fail) == good


@pytest.mark.parametrize("key", ["", "a b", "ă".encode().decode("latin-1"), "x" * 256])
def test_a_key_is_printable_and_of_sensible_length(api: httpx.Client, key: str) -> None:
    answer = api.post(
        "/api/v1/documents",
        files={"file": ("a.png", b"x")},
        headers=[("Idempotency-Key", key.encode("latin-1"))],
    )
    assert answer.status_code == 422
    assert answer.json()["field"] == "Idempotency-Key"


def _count(office_id: UUID) -> int:
    with connect() as conn:
        found = row(
            conn, "SELECT count(*) AS n FROM idempotency_key WHERE office_id = %(id)s", id=office_id
        )
    return int(found["n"]) if found else 0


def test_an_upload_without_a_key_leaves_none(api: httpx.Client, desk: Desk) -> None:
    api.post("/api/v1/documents", files={"file": ("a.png", picture())})
    assert _count(desk.office_id) == 0

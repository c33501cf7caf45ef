"""Asking for a box while nobody reads, and asking for what is not there."""

from uuid import UUID

import httpx
import pytest

from tests.web.stored import reviewable
from tests.web.visitor import Visitor, stored_detail
from web.pages import rereading
from workers.database import connect
from workers.repository.query import rows
from workers.storage import Storage

MOTHER = "mother_name"
BOX = {"page": "1", "left": "300", "top": "400", "right": "700", "bottom": "440"}


def ask(visitor: Visitor, document_id: UUID, **other: str) -> httpx.Response:
    form = {"shown": "Nguỵen Thị Mẫu", **BOX, **other}
    return visitor.post(f"/ho-so/{document_id}/truong/0/{MOTHER}/doc-lai", **form)


def test_workers_that_are_away_are_said_and_nothing_is_changed_later(
    visitor: Visitor, storage: Storage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rereading, "BOX_PATIENCE_SECONDS", 0.3)
    document_id = reviewable(visitor.desk, storage)
    before = stored_detail(visitor.desk, document_id)
    answer = ask(visitor, document_id)
    assert answer.status_code == 503
    assert "Bộ phận đọc chữ chưa trả lời" in answer.json()["error"]["message"]
    with connect() as conn:
        asked = rows(conn, "SELECT FROM box_reading WHERE document_id = %(id)s", id=document_id)
    assert asked == []
    assert stored_detail(visitor.desk, document_id) == before


def test_a_broker_that_is_away_is_said_at_once(
    visitor: Visitor, storage: Storage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rereading, "ring_for_box", lambda _: False)
    document_id = reviewable(visitor.desk, storage)
    answer = ask(visitor, document_id)
    assert (answer.status_code, answer.json()["error"]["code"]) == (503, "readers_away")


@pytest.mark.parametrize(
    ("other", "status"),
    [
        ({"right": "302"}, 422),
        ({"page": "2"}, 422),
        ({"page": "0"}, 422),
        ({"left": "nan"}, 422),
        ({"shown": "Trần Thị Mẫu"}, 409),
    ],
)
def test_a_box_that_cannot_be_meant_is_refused(
    visitor: Visitor, storage: Storage, other: dict[str, str], status: int
) -> None:
    document_id = reviewable(visitor.desk, storage)
    assert ask(visitor, document_id, **other).status_code == status


def test_a_box_of_another_office_is_not_found(
    visitor: Visitor, stranger: Visitor, storage: Storage
) -> None:
    document_id = reviewable(visitor.desk, storage)
    assert ask(stranger, document_id).status_code == 404

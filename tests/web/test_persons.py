"""A person's data are found, taken out and erased by those who may, in their own office only."""

import io
import json
import re
import zipfile
from uuid import UUID

import pytest

from tests.web.stored import in_two_pages, reviewable
from tests.web.test_offices import lines, promote
from tests.web.visitor import Visitor
from workers.database import connect
from workers.models import Role
from workers.repository import documents, erasures, keeping, parts
from workers.repository.erasures import ErasureState, Reason
from workers.storage import Storage

AN = {"name": "Trần Thị An", "birth": "2024-03-05"}


@pytest.fixture
def manager(visitor: Visitor) -> Visitor:
    """The verifier, made manager of the office."""
    promote(visitor.desk, Role.MANAGER)
    return visitor


def is_there(visitor: Visitor, document_id: UUID) -> bool:
    with connect() as conn:
        return bool(documents.progress(conn, visitor.desk.office_id, [document_id]))


@pytest.mark.parametrize("path", ["/du-lieu-ca-nhan", "/luu-tru"])
def test_only_manager_and_administrator_look_after_personal_data(
    visitor: Visitor, path: str
) -> None:
    promote(visitor.desk, Role.SUPERVISOR)
    assert visitor.http.get(path).status_code == 403
    promote(visitor.desk, Role.MANAGER)
    assert visitor.http.get(path).status_code == 200


def test_a_search_shows_the_office_s_documents_and_is_in_the_audit(
    manager: Visitor, stranger: Visitor, storage: Storage
) -> None:
    mine, theirs = reviewable(manager.desk, storage), reviewable(stranger.desk, storage)
    page = manager.post("/du-lieu-ca-nhan/tim", **AN).text
    assert str(mine) in page
    assert str(theirs) not in page
    assert "Đúng người này" in page
    assert "person_searched" in lines(manager.desk)


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"name": "Trần Thị An"},
        {"name": "An", "birth": "2024-03-05"},
        {"name": "Trần Thị An", "birth": "hôm qua"},
        {"personal_id": "12345"},
        {"personal_id": "00130200011x"},
    ],
)
def test_what_is_not_enough_to_know_a_person_by_is_refused(
    manager: Visitor, asked: dict[str, str]
) -> None:
    answer = manager.post("/du-lieu-ca-nhan/tim", **asked)
    assert answer.status_code == 422
    assert "person_searched" not in lines(manager.desk)


def test_the_export_is_a_zip_of_the_chosen_documents_only(
    manager: Visitor, storage: Storage
) -> None:
    chosen, other = (reviewable(manager.desk, storage) for _ in range(2))
    answer = manager.post("/du-lieu-ca-nhan/xuat", document=str(chosen), **AN)
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        data = json.loads(archive.read("du-lieu-ca-nhan.json"))
    assert [it["document"] for it in data["documents"]] == [str(chosen)]
    assert answer.headers["cache-control"] == "no-store"
    assert "person_exported" in lines(manager.desk, chosen)
    assert "person_exported" not in lines(manager.desk, other)


def test_a_document_of_another_office_is_neither_exported_nor_erased(
    manager: Visitor, stranger: Visitor, storage: Storage
) -> None:
    theirs = reviewable(stranger.desk, storage)
    answer = manager.post("/du-lieu-ca-nhan/xuat", document=str(theirs), **AN)
    assert answer.status_code == 422
    manager.post("/du-lieu-ca-nhan/xoa/that", document=str(theirs), reason="order", sure="true")
    assert is_there(stranger, theirs)


def test_erasing_asks_first_and_then_says_who_when_and_why(
    manager: Visitor, storage: Storage
) -> None:
    document_id = reviewable(manager.desk, storage)
    page = manager.post("/du-lieu-ca-nhan/xoa", document=str(document_id), **AN).text
    assert "Xóa hẳn 1 hồ sơ" in page
    assert is_there(manager, document_id)
    form = {"document": str(document_id), "reason": "asked_by_person"}
    assert manager.post("/du-lieu-ca-nhan/xoa/that", **form).status_code == 422
    assert is_there(manager, document_id)
    assert manager.post("/du-lieu-ca-nhan/xoa/that", sure="true", **form).status_code == 303
    assert not is_there(manager, document_id)
    assert manager.http.get(f"/ho-so/{document_id}").status_code == 404
    with connect() as conn:
        (erased,) = erasures.latest(conn, manager.desk.office_id, 5)
    assert erased.state in {ErasureState.EMPTIED, ErasureState.DONE}
    assert erased.reason is Reason.ASKED_BY_PERSON
    shown = manager.http.get("/du-lieu-ca-nhan").text
    assert erased.receipt in shown
    assert "Người đó yêu cầu" in shown
    assert "Trần Thị An" not in shown


def test_nobody_says_that_something_was_kept_long_enough(
    manager: Visitor, storage: Storage
) -> None:
    document_id = reviewable(manager.desk, storage)
    form = {"document": str(document_id), "reason": "retention", "sure": "true"}
    assert manager.post("/du-lieu-ca-nhan/xoa/that", **form).status_code == 400
    assert is_there(manager, document_id)


def test_the_days_of_each_form_are_kept_and_an_empty_one_means_for_ever(manager: Visitor) -> None:
    page = manager.http.get("/luu-tru").text
    assert "Tờ khai đăng ký khai sinh" in page
    chosen = {"days:birth_registration": "365", "days:marital_status": "", "days:": "90"}
    assert manager.post("/luu-tru", **chosen).status_code == 303
    with connect() as conn:
        assert keeping.of_office(conn, manager.desk.office_id) == {
            "birth_registration": 365,
            "": 90,
        }
    assert re.search(
        r'name="days:birth_registration" value="365"', manager.http.get("/luu-tru").text
    )
    assert "keeping_chosen" in lines(manager.desk)
    manager.post("/luu-tru", **{"days:birth_registration": ""})
    with connect() as conn:
        assert keeping.of_office(conn, manager.desk.office_id) == {}


@pytest.mark.parametrize("days", ["0", "-1", "1.5", "36501", "mười", "²"])
def test_days_that_are_none_change_nothing(manager: Visitor, days: str) -> None:
    assert manager.post("/luu-tru", **{"days:birth_registration": days}).status_code == 400
    with connect() as conn:
        assert keeping.of_office(conn, manager.desk.office_id) == {}


def test_whoever_erases_a_part_is_told_that_the_original_stays(
    manager: Visitor, storage: Storage
) -> None:
    whole = in_two_pages(manager.desk, storage)
    manager.post(f"/ho-so/{whole}/tach", page="2")
    with connect() as conn:
        (part,) = parts.family_of(conn, whole).parts
        (kept,) = documents.progress(conn, manager.desk.office_id, [whole])
    asked = manager.post("/du-lieu-ca-nhan/xoa", document=str(part.id), **AN)
    assert f"còn thuộc về {kept.receipt}," in asked.text
    data = {"csrf": manager.csrf(), "document": [str(part.id), str(whole)], **AN}
    assert "còn thuộc về" not in manager.http.post("/du-lieu-ca-nhan/xoa", data=data).text

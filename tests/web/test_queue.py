"""Taking documents from the queue, keeping them, and what others then see."""

import re

import pytest

from schemas.record import FieldState
from tests.web.stored import received, reviewable
from tests.web.visitor import Visitor, stored_detail, visitor_of
from tests.workers.desks import Desk
from workers.bootstrap import add_user
from workers.database import connect
from workers.models import Role
from workers.storage import Storage

DATE = "child_birth_date"


@pytest.fixture
def colleague(site: str, desk: Desk) -> Visitor:
    """Another verifier of the office, logged in."""
    return _visitor(site, desk, Role.VERIFIER, "Trần Văn Kiểm")


def test_the_next_document_is_opened_and_the_following_one_goes_to_a_colleague(
    visitor: Visitor, colleague: Visitor, storage: Storage
) -> None:
    first, second = (reviewable(visitor.desk, storage) for _ in range(2))
    assert visitor.post("/kiem-tra/nhan").headers["location"] == f"/ho-so/{first}"
    assert colleague.post("/kiem-tra/nhan").headers["location"] == f"/ho-so/{second}"
    page = visitor.http.get("/kiem-tra").text
    assert "2 hồ sơ đang chờ kiểm tra" in page
    assert "Bạn đang kiểm tra" in page
    assert re.search(r"Đang được Trần Văn Kiểm xem từ \d\d:\d\d<", page)


def test_when_nothing_is_left_that_is_said(
    visitor: Visitor, colleague: Visitor, storage: Storage
) -> None:
    reviewable(visitor.desk, storage)
    colleague.post("/kiem-tra/nhan")
    answer = visitor.post("/kiem-tra/nhan")
    page = visitor.http.get(answer.headers["location"]).text
    assert "Không còn hồ sơ nào chưa có người nhận." in page


def test_a_document_in_other_hands_is_shown_read_only_with_who_has_it(
    visitor: Visitor, colleague: Visitor, storage: Storage
) -> None:
    document_id = reviewable(visitor.desk, storage)
    assert colleague.post(f"/ho-so/{document_id}/giu").status_code == 200
    page = visitor.http.get(f"/ho-so/{document_id}").text
    assert re.search(r"Đang được Trần Văn Kiểm xem từ \d\d:\d\d\.", page)
    assert 'name="value"' not in page
    assert "Hoàn tất hồ sơ" not in page
    for path, form in (
        ("giu", {}),
        (f"truong/0/{DATE}", {"shown": "05/03/2024", "value": "06/03/2024"}),
        (f"truong/0/{DATE}/nhap", {"value": "06/03/2024"}),
    ):
        refused = visitor.post(f"/ho-so/{document_id}/{path}", **form)
        assert refused.status_code == 409
        assert refused.json()["error"]["code"] == "held_by_another"
    colleague.post(f"/ho-so/{document_id}/tra-lai")
    assert visitor.post(f"/ho-so/{document_id}/giu").status_code == 200


def test_a_document_is_sent_to_a_colleague_with_a_note(
    visitor: Visitor, colleague: Visitor, storage: Storage
) -> None:
    document_id = reviewable(visitor.desk, storage)
    assert "Trần Văn Kiểm</option>" in visitor.http.get(f"/ho-so/{document_id}").text
    sent = visitor.post(
        f"/ho-so/{document_id}/gui", to=str(colleague.desk.actor), note="Tên mẹ mờ <quá>"
    )
    assert sent.headers["location"] == "/kiem-tra"
    assert "Đã gửi cho Trần Văn Kiểm" in visitor.http.get("/kiem-tra").text
    assert colleague.post("/kiem-tra/nhan").headers["location"] == f"/ho-so/{document_id}"
    page = colleague.http.get(f"/ho-so/{document_id}").text
    assert "Lê Thị Thử gửi cho bạn: «Tên mẹ mờ &lt;quá&gt;»" in page


def test_a_document_is_not_sent_to_another_office(
    visitor: Visitor, stranger: Visitor, storage: Storage
) -> None:
    document_id = reviewable(visitor.desk, storage)
    refused = visitor.post(f"/ho-so/{document_id}/gui", to=str(stranger.desk.actor))
    assert refused.status_code == 422
    assert refused.json()["error"]["code"] == "no_such_colleague"


def test_an_urgent_document_is_marked_and_comes_first(visitor: Visitor, storage: Storage) -> None:
    reviewable(visitor.desk, storage)
    urgent = reviewable(visitor.desk, storage, "gấp.jpg")
    visitor.post(f"/ho-so/{urgent}/khan", urgent="true")
    assert "Bỏ dấu khẩn" in visitor.http.get(f"/ho-so/{urgent}").text
    page = visitor.http.get("/kiem-tra").text
    assert page.index("gấp.jpg") < page.index("khai-sinh.jpg")
    assert visitor.post("/kiem-tra/nhan").headers["location"] == f"/ho-so/{urgent}"


def test_the_queue_is_filtered_by_form(visitor: Visitor, storage: Storage) -> None:
    document_id = reviewable(visitor.desk, storage)
    assert "khai-sinh.jpg" in visitor.http.get("/kiem-tra?form=birth_registration").text
    assert "khai-sinh.jpg" not in visitor.http.get("/kiem-tra?form=marriage_registration").text
    none = visitor.post("/kiem-tra/nhan", form="marriage_registration")
    assert none.headers["location"] == "/kiem-tra?het=true"
    taken = visitor.post("/kiem-tra/nhan", form="birth_registration")
    assert taken.headers["location"] == f"/ho-so/{document_id}"


def test_a_clerk_sees_the_queue_but_takes_nothing(
    site: str, visitor: Visitor, storage: Storage
) -> None:
    document_id = reviewable(visitor.desk, storage)
    clerk = _visitor(site, visitor.desk, Role.CLERK, "Phạm Văn Nhận")
    assert "Nhận hồ sơ tiếp theo" not in clerk.http.get("/kiem-tra").text
    for path in ("/kiem-tra/nhan", f"/ho-so/{document_id}/giu", f"/ho-so/{document_id}/tra-lai"):
        assert clerk.post(path).status_code == 403


def test_another_office_keeps_and_sends_nothing(
    visitor: Visitor, stranger: Visitor, storage: Storage
) -> None:
    document_id = reviewable(visitor.desk, storage)
    for path in ("giu", "tra-lai", f"truong/0/{DATE}/nhap"):
        assert stranger.post(f"/ho-so/{document_id}/{path}").status_code == 404
    assert "khai-sinh.jpg" not in stranger.http.get("/kiem-tra").text


def test_a_document_that_is_still_read_is_not_kept(visitor: Visitor, storage: Storage) -> None:
    document_id = received(visitor.desk, storage, "a.jpg")
    assert visitor.post(f"/ho-so/{document_id}/giu").status_code == 409


def test_what_was_typed_is_there_again_until_it_is_decided(
    visitor: Visitor, colleague: Visitor, storage: Storage
) -> None:
    document_id = reviewable(visitor.desk, storage)
    address = f"/ho-so/{document_id}/truong/0/mother_name"
    kept = visitor.post(f"{address}/nhap", value="Nguyễn Thị M")
    assert kept.json() == {"problem": "", "may_stay": True, "meant": "Nguyễn Thị M"}
    assert 'value="Nguyễn Thị M"' in visitor.http.get(f"/ho-so/{document_id}").text
    visitor.post(f"/ho-so/{document_id}/tra-lai")
    assert 'value="Nguyễn Thị M"' not in colleague.http.get(f"/ho-so/{document_id}").text
    visitor.post(f"{address}/nhap", value="Nguỵen Thị Mẫu")
    assert 'value="Nguỵen Thị Mẫu"' in visitor.http.get(f"/ho-so/{document_id}").text


@pytest.mark.parametrize(
    ("typed", "problem", "meant"),
    [
        ("6/3/2024", "", "06/03/2024"),
        ("31/02/2024", "Ngày này không có trong lịch.", ""),
        ("05/03/2024", "", ""),
    ],
)
def test_typing_is_checked_as_the_pipeline_checks(
    visitor: Visitor, storage: Storage, typed: str, problem: str, meant: str
) -> None:
    document_id = reviewable(visitor.desk, storage)
    answer = visitor.post(f"/ho-so/{document_id}/truong/0/{DATE}/nhap", value=typed).json()
    assert (answer["problem"], answer["meant"]) == (problem, meant)


@pytest.mark.parametrize(
    ("mark", "words"),
    [
        ("unreadable", "Chữ trên giấy không đọc được."),
        ("not_on_paper", "Trên giấy không ghi mục này."),
    ],
)
def test_a_field_without_a_value_says_why(
    visitor: Visitor, storage: Storage, mark: str, words: str
) -> None:
    document_id = reviewable(visitor.desk, storage)
    answer = visitor.decide(document_id, DATE, shown="05/03/2024", value="05/03/2024", mark=mark)
    assert answer.json()["remaining"] == 2
    assert words in answer.json()["html"]
    field = stored_detail(visitor.desk, document_id).records[0].fields[DATE]
    assert (field.value, field.state) == (None, FieldState.CORRECTED)
    assert field.reasons[-1].code == mark
    visitor.decide(document_id, DATE, shown="", value="06/03/2024")
    field = stored_detail(visitor.desk, document_id).records[0].fields[DATE]
    assert field.value == "2024-03-06"
    assert mark not in {it.code for it in field.reasons}


def _visitor(site: str, desk: Desk, role: Role, full_name: str) -> Visitor:
    username = f"{role[0]}-{desk.username}"
    with connect() as conn:
        user = add_user(
            conn,
            office_code=desk.office_code,
            username=username,
            full_name=full_name,
            role=role,
            password=desk.password,
        )
    return visitor_of(
        site, Desk(desk.office_id, desk.office_code, user.id, username, desk.password)
    )

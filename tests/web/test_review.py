"""Looking at a document and deciding on its fields."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from schemas.document import DocumentState
from schemas.record import FieldState
from tests.web.paper import read_paper
from tests.web.stored import received, rejected, reviewable, unknown
from tests.web.visitor import Visitor, stored_detail, visitor_of
from tests.workers.desks import Desk
from workers.bootstrap import add_user
from workers.database import connect
from workers.models import Role
from workers.storage import Storage

DATE, MOTHER, PLACE = "child_birth_date", "mother_name", "child_birth_place"


def test_a_document_shows_names_values_reasons_and_boxes(
    visitor: Visitor, storage: Storage
) -> None:
    document_id = reviewable(visitor.desk, storage)
    page = visitor.http.get(f"/ho-so/{document_id}").text
    assert "Tờ khai đăng ký khai sinh" in page
    assert "Họ, chữ đệm, tên người mẹ" in page
    assert 'value="05/03/2024"' in page
    assert "Ngày ghi bằng số và ghi bằng chữ không khớp nhau." in page
    assert "<span>06/03/2024</span></button>" in page
    assert "41%" in page
    assert page.count("<polygon") == 12
    assert "Còn 3 mục cần xem" in page


def test_leaving_the_value_confirms_it(visitor: Visitor, storage: Storage) -> None:
    document_id = reviewable(visitor.desk, storage)
    answer = visitor.decide(document_id, DATE, shown="05/03/2024", value=" 05/03/2024 ")
    assert answer.status_code == 200
    assert answer.json()["state"] == "confirmed"
    assert answer.json()["remaining"] == 2
    assert "Đã xác nhận" in answer.json()["html"]
    field = stored_detail(visitor.desk, document_id).records[0].fields[DATE]
    assert field.state is FieldState.CONFIRMED
    assert field.value == "2024-03-05"


@pytest.mark.parametrize(
    "typed", ["6/3/2024", "06-03-2024", "06.03.2024", "ngày 6 tháng 3 năm 2024"]
)
def test_a_typed_date_is_stored_as_iso(visitor: Visitor, storage: Storage, typed: str) -> None:
    document_id = reviewable(visitor.desk, storage)
    answer = visitor.decide(document_id, DATE, shown="05/03/2024", value=typed)
    assert answer.json()["state"] == "corrected"
    assert stored_detail(visitor.desk, document_id).records[0].fields[DATE].value == "2024-03-06"


def test_a_typed_date_that_does_not_exist_is_refused(visitor: Visitor, storage: Storage) -> None:
    document_id = reviewable(visitor.desk, storage)
    answer = visitor.decide(
        document_id, DATE, shown="05/03/2024", value="31/02/2024", insisted="31/02/2024"
    )
    assert answer.status_code == 422
    assert answer.json()["error"]["message"] == "Ngày này không có trong lịch."
    field = stored_detail(visitor.desk, document_id).records[0].fields[DATE]
    assert field.state is FieldState.NEEDS_REVIEW


def test_an_alternative_is_taken_with_one_press(visitor: Visitor, storage: Storage) -> None:
    document_id = reviewable(visitor.desk, storage)
    answer = visitor.decide(
        document_id, DATE, shown="05/03/2024", value="05/03/2024", alternative="2024-03-06"
    )
    assert answer.json()["state"] == "corrected"
    assert stored_detail(visitor.desk, document_id).records[0].fields[DATE].value == "2024-03-06"


def test_a_decision_on_a_value_that_changed_meanwhile_is_refused(
    visitor: Visitor, storage: Storage
) -> None:
    document_id = reviewable(visitor.desk, storage)
    visitor.decide(document_id, DATE, shown="05/03/2024", value="06/03/2024")
    late = visitor.decide(document_id, DATE, shown="05/03/2024", value="05/03/2024")
    assert late.status_code == 409
    assert stored_detail(visitor.desk, document_id).records[0].fields[DATE].value == "2024-03-06"


def test_of_decisions_at_the_same_moment_one_holds_and_the_others_are_told(
    visitor: Visitor, storage: Storage
) -> None:
    document_id = reviewable(visitor.desk, storage)
    csrf, start = visitor.csrf(), threading.Barrier(4)

    def decide(day: int) -> int:
        form = {"csrf": csrf, "shown": "05/03/2024", "value": f"{day:02}/03/2024"}
        start.wait()
        answer = visitor.http.post(
            f"/ho-so/{document_id}/truong/0/{DATE}",
            data=form,
            headers={"Accept": "application/json"},
        )
        return answer.status_code

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(decide, range(6, 10))) == [200, 409, 409, 409]


def test_what_is_no_such_value_is_kept_only_when_insisted_on(
    visitor: Visitor, storage: Storage
) -> None:
    document_id = reviewable(visitor.desk, storage)
    form = {"shown": "", "value": "mất giấy tờ"}
    refused = visitor.decide(document_id, "requester_id", **form)
    assert refused.status_code == 422
    assert refused.json()["error"]["may_stay"] is True
    assert "nhấn Enter lần nữa" in refused.json()["error"]["message"]
    kept = visitor.decide(document_id, "requester_id", **form, insisted="mất giấy tờ")
    assert kept.status_code == 200
    fields = stored_detail(visitor.desk, document_id).records[0].fields
    assert fields["requester_id"].value == "mất giấy tờ"


def test_a_document_is_finished_only_when_every_field_is_decided(
    visitor: Visitor, storage: Storage
) -> None:
    document_id = reviewable(visitor.desk, storage)
    finish = f"/ho-so/{document_id}/hoan-tat"
    assert visitor.post(finish).status_code == 409
    visitor.decide(document_id, DATE, shown="05/03/2024", value="05/03/2024")
    visitor.decide(document_id, MOTHER, shown="Nguỵen Thị Mẫu", value="Nguyễn Thị Mẫu")
    last = visitor.decide(document_id, PLACE, shown="", value="")
    assert last.json()["remaining_text"] == "Đã kiểm tra hết"
    assert visitor.post(finish).status_code == 303
    detail = stored_detail(visitor.desk, document_id)
    assert detail.summary.state is DocumentState.DONE
    assert "Hồ sơ đã hoàn tất." in visitor.http.get(f"/ho-so/{document_id}").text
    late = visitor.decide(document_id, DATE, shown="05/03/2024", value="06/03/2024")
    assert late.status_code == 409


def test_an_unknown_form_shows_its_text_and_can_be_finished(
    visitor: Visitor, storage: Storage
) -> None:
    document_id = unknown(visitor.desk, storage)
    page = visitor.http.get(f"/ho-so/{document_id}").text
    assert "không thuộc các mẫu" in page
    assert "Kính gửi: Ủy ban nhân dân phường Bến Thử" in page
    assert visitor.post(f"/ho-so/{document_id}/hoan-tat").status_code == 303
    assert stored_detail(visitor.desk, document_id).summary.state is DocumentState.DONE


def test_a_rejected_document_gives_its_reason_and_its_original(
    visitor: Visitor, storage: Storage
) -> None:
    document_id = rejected(visitor.desk, storage, "thư việc.docx")
    page = visitor.http.get(f"/ho-so/{document_id}").text
    assert "Loại tệp này không đọc được." in page
    assert f"/ho-so/{document_id}/goc" in page
    assert visitor.http.get(f"/ho-so/{document_id}/goc").content.startswith("thư việc".encode())
    english = visitor.http.get(f"/ho-so/{document_id}?lang=en").text
    assert "This kind of file cannot be read." in english


def test_a_page_image_is_served_and_kept_out_of_shared_caches(
    visitor: Visitor, storage: Storage
) -> None:
    document_id = reviewable(visitor.desk, storage)
    answer = visitor.http.get(f"/ho-so/{document_id}/trang/1/anh")
    assert answer.content == read_paper()[0]
    assert answer.headers["content-type"] == "image/jpeg"
    assert answer.headers["cache-control"] == "no-store"
    for number in (0, 2, -1):
        assert visitor.http.get(f"/ho-so/{document_id}/trang/{number}/anh").status_code == 404


def test_another_office_finds_nothing_of_a_document(
    visitor: Visitor, stranger: Visitor, storage: Storage
) -> None:
    document_id = reviewable(visitor.desk, storage)
    for path in ("", "/trang/1/anh", "/goc"):
        assert stranger.http.get(f"/ho-so/{document_id}{path}").status_code == 404
    decided = stranger.decide(document_id, DATE, shown="05/03/2024", value="01/01/2020")
    assert decided.status_code == 404
    assert stranger.post(f"/ho-so/{document_id}/hoan-tat").status_code == 404
    field = stored_detail(visitor.desk, document_id).records[0].fields[DATE]
    assert field.value == "2024-03-05"


def test_a_clerk_may_look_but_not_decide(site: str, visitor: Visitor, storage: Storage) -> None:
    document_id = reviewable(visitor.desk, storage)
    clerk = _clerk_of(site, visitor.desk)
    page = clerk.http.get(f"/ho-so/{document_id}").text
    assert "Chỉ người kiểm tra" in page
    assert "Hoàn tất hồ sơ" not in page
    refused = clerk.decide(document_id, DATE, shown="05/03/2024", value="05/03/2024")
    assert refused.status_code == 403


def test_a_document_under_way_shows_its_progress(visitor: Visitor, storage: Storage) -> None:
    document_id = received(visitor.desk, storage, "a.jpg")
    page = visitor.http.get(f"/ho-so/{document_id}").text
    assert "Hồ sơ đang được đọc." in page
    assert "/static/waiting.js" in page


@pytest.mark.parametrize("path", ["/ho-so/khong-phai-ma", "/khong-co", "/ho-so/" + "0" * 32])
def test_what_is_not_there_is_said_in_vietnamese(visitor: Visitor, path: str) -> None:
    answer = visitor.http.get(path)
    assert answer.status_code == 404
    assert "Không tìm thấy trang hoặc hồ sơ này." in answer.text


def _clerk_of(site: str, desk: Desk) -> Visitor:
    username = f"c-{desk.username}"
    with connect() as conn:
        user = add_user(
            conn,
            office_code=desk.office_code,
            username=username,
            full_name="Phạm Văn Nhận",
            role=Role.CLERK,
            password=desk.password,
        )
    clerk = Desk(desk.office_id, desk.office_code, user.id, username, desk.password)
    return visitor_of(site, clerk)

"""The search page."""

from tests.web.stored import received, reviewable
from tests.web.visitor import Visitor, stored_detail
from web.pages.search import pieces_of
from workers.storage import Storage


def test_a_person_is_found_and_what_matched_is_marked(visitor: Visitor, storage: Storage) -> None:
    document_id = reviewable(visitor.desk, storage)
    page = visitor.http.get("/tim", params={"q": "tran thi an"}).text
    assert f"/ho-so/{document_id}" in page
    assert "<mark>Trần</mark> <mark>Thị</mark> <mark>An</mark>" in page
    assert stored_detail(visitor.desk, document_id).summary.receipt in page


def test_another_offices_papers_are_not_found(
    visitor: Visitor, stranger: Visitor, storage: Storage
) -> None:
    reviewable(stranger.desk, storage)
    page = visitor.http.get("/tim", params={"q": "tran thi an"}).text
    assert "Không tìm thấy hồ sơ nào." in page


def test_a_receipt_or_the_address_in_its_code_opens_the_document(
    visitor: Visitor, storage: Storage
) -> None:
    document_id = received(visitor.desk, storage, "a.jpg")
    receipt = stored_detail(visitor.desk, document_id).summary.receipt
    for typed in (receipt, receipt.lower(), f"http://hoso.example/bien-nhan/{receipt}"):
        answer = visitor.http.get("/tim", params={"q": typed})
        assert answer.status_code == 303
        assert answer.headers["location"] == f"/ho-so/{document_id}"


def test_filters_alone_find_too(visitor: Visitor, storage: Storage) -> None:
    reviewable(visitor.desk, storage, "can-xem.jpg")
    query = {"q": "", "form": "birth_registration", "state": "needs_review", "tu": "", "den": ""}
    assert "/ho-so/" in visitor.http.get("/tim", params=query).text
    query["state"] = "done"
    assert "Không tìm thấy hồ sơ nào." in visitor.http.get("/tim", params=query).text


def test_a_day_that_is_none_is_refused(visitor: Visitor) -> None:
    assert visitor.http.get("/tim", params={"tu": "31/02/2026"}).status_code == 422


def test_marks_keep_the_value_as_it_is_written() -> None:
    pieces = pieces_of("Đặng Thị Hoà, Hoàn Kiếm", ("dang", "hoa"))
    assert "".join(it.text for it in pieces) == "Đặng Thị Hoà, Hoàn Kiếm"
    assert [it.text for it in pieces if it.is_match] == ["Đặng", "Hoà", "Hoà"]

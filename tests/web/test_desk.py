"""The desk: upload, progress, list."""

import io

import httpx

from pipeline.decode.document import WRONG_EXTENSION
from tests.web.stored import received, rejected, reviewable, unknown
from tests.web.visitor import Visitor
from tests.workers.papers import not_a_picture, picture
from web.pages.desk import PER_PAGE
from workers.album import MOST_PHOTOS, photos_in
from workers.storage import Storage


def test_an_upload_is_received_and_listed(visitor: Visitor) -> None:
    answer = visitor.upload("tờ khai.png", picture())
    assert answer.status_code == 201
    body = answer.json()
    assert body["open"] is True
    assert body["duplicate"] is False
    page = visitor.http.get("/").text
    assert "tờ khai.png" in page
    assert body["url"] in page


def test_the_same_bytes_again_name_the_first_document(visitor: Visitor) -> None:
    data = picture()
    first = visitor.upload("lan-dau.png", data).json()
    again = visitor.upload("lan-sau.png", data)
    assert again.status_code == 200
    body = again.json()
    assert body["duplicate"] is True
    assert body["id"] == first["id"]
    assert body["first_name"] == "lan-dau.png"
    assert body["duplicate_text"].startswith("Tệp này đã được nhận lúc")


def test_an_upload_without_a_file_is_refused(visitor: Visitor) -> None:
    headers = {"X-CSRF-Token": visitor.csrf(), "Accept": "application/json"}
    answer = visitor.http.post("/tai-len", data={"a": "b"}, headers=headers)
    assert answer.status_code == 400
    assert answer.json()["error"]["code"] == "bad_request"


def _send_photos(visitor: Visitor, *photos: bytes) -> httpx.Response:
    headers = {"Accept": "application/json", "X-CSRF-Token": visitor.csrf()}
    files = [("file", (f"IMG_{number}.png", data)) for number, data in enumerate(photos)]
    return visitor.http.post("/tai-len-anh", files=files, headers=headers)


def test_photos_become_one_document_of_which_none_is_lost(visitor: Visitor) -> None:
    photos = (picture(), picture(), picture())
    answer = _send_photos(visitor, *photos)
    assert answer.status_code == 201
    body = answer.json()
    assert body["first_name"].startswith("Ảnh chụp ")
    original = visitor.http.get(f"{body['url']}/goc").content
    assert photos_in(io.BytesIO(original)) == photos


def test_the_same_photos_again_are_a_duplicate(visitor: Visitor) -> None:
    photos = (picture(), picture())
    first, again = _send_photos(visitor, *photos), _send_photos(visitor, *photos)
    assert again.json()["duplicate"] is True
    assert again.json()["id"] == first.json()["id"]
    assert _send_photos(visitor, *reversed(photos)).json()["duplicate"] is False


def test_photos_of_which_one_cannot_be_read_are_refused_with_the_reason(visitor: Visitor) -> None:
    answer = _send_photos(visitor, picture(), not_a_picture())
    assert answer.status_code == 422
    assert answer.json()["error"]["code"] == "unsupported_type"
    assert "Chưa có hồ sơ nào" in visitor.http.get("/").text


def test_no_photos_and_too_many_are_refused(visitor: Visitor) -> None:
    headers = {"X-CSRF-Token": visitor.csrf(), "Accept": "application/json"}
    none = visitor.http.post("/tai-len-anh", files={"other": b""}, headers=headers)
    assert none.status_code == 400
    many = _send_photos(visitor, *[picture()] * (MOST_PHOTOS + 1))
    assert many.status_code == 400
    assert str(MOST_PHOTOS) in many.json()["error"]["message"]


def test_progress_tells_state_and_words_for_each_document(
    visitor: Visitor, storage: Storage
) -> None:
    waiting = received(visitor.desk, storage, "a.jpg")
    review = reviewable(visitor.desk, storage)
    refused = rejected(visitor.desk, storage)
    answer = visitor.http.get("/tien-do", params={"id": [str(waiting), str(review), str(refused)]})
    found = {item["id"]: item for item in answer.json()}
    assert found[str(waiting)]["open"] is True
    assert found[str(waiting)]["text"] == "Đang chờ đến lượt"
    assert found[str(review)]["text"] == "3 mục cần xem"
    assert found[str(review)]["unsure"] == 3
    assert "Loại tệp này không đọc được" in found[str(refused)]["message"]


def test_progress_leaves_out_documents_of_other_offices(
    visitor: Visitor, stranger: Visitor, storage: Storage
) -> None:
    theirs = received(stranger.desk, storage, "a.jpg")
    answer = visitor.http.get("/tien-do", params={"id": str(theirs)})
    assert answer.json() == []


def test_the_list_is_filtered_by_state(visitor: Visitor, storage: Storage) -> None:
    reviewable(visitor.desk, storage, "can-xem.jpg")
    rejected(visitor.desk, storage, "hong.docx")
    page = visitor.http.get("/", params={"state": "rejected"}).text
    assert "hong.docx" in page
    assert "can-xem.jpg" not in page
    assert "Tờ khai đăng ký khai sinh" in visitor.http.get("/?state=needs_review").text
    assert "Không có hồ sơ nào ở trạng thái này." in visitor.http.get("/?state=done").text


def test_an_unknown_form_says_so_in_the_list(visitor: Visitor, storage: Storage) -> None:
    unknown(visitor.desk, storage)
    assert "Chưa nhận ra loại giấy tờ" in visitor.http.get("/").text


def test_a_wrong_extension_is_told_in_the_list_in_progress_and_at_the_document(
    visitor: Visitor, storage: Storage
) -> None:
    document_id = reviewable(visitor.desk, storage, "anh.pdf", (WRONG_EXTENSION,))
    told = "Đuôi tên tệp không khớp với loại tệp."
    assert told in visitor.http.get("/").text
    (item,) = visitor.http.get("/tien-do", params={"id": str(document_id)}).json()
    assert item["notice"].startswith(told)
    assert told in visitor.http.get(f"/ho-so/{document_id}").text
    english = "extension does not match its kind."
    assert english in visitor.http.get(f"/ho-so/{document_id}?lang=en").text
    assert english in visitor.http.get("/").text


def test_a_file_with_nothing_to_tell_has_no_notice(visitor: Visitor, storage: Storage) -> None:
    document_id = reviewable(visitor.desk, storage)
    for path in ("/", f"/ho-so/{document_id}"):
        assert "file-notice" not in visitor.http.get(path).text


def test_the_list_has_pages(visitor: Visitor, storage: Storage) -> None:
    for number in range(PER_PAGE + 1):
        received(visitor.desk, storage, f"to-{number:03d}.jpg")
    first, second = visitor.http.get("/").text, visitor.http.get("/?page=2").text
    assert "Trang 1/2" in first
    assert "to-000.jpg" not in first
    assert "to-000.jpg" in second
    assert "to-001.jpg" not in second


def test_the_interface_speaks_english_when_asked_and_remembers_it(visitor: Visitor) -> None:
    assert "Tải hồ sơ lên" in visitor.http.get("/").text
    assert "Upload documents" in visitor.http.get("/?lang=en").text
    page = visitor.http.get("/").text
    assert '<html lang="en">' in page
    assert "Upload documents" in page
    assert "Tải hồ sơ lên" in visitor.http.get("/?lang=vi").text

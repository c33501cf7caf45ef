"""Receipts are printed with a code that leads back to the document."""

import io

import segno
import zxingcpp
from PIL import Image

from tests.web.stored import received, reviewable
from tests.web.visitor import Visitor, stored_detail
from tests.workers.papers import picture
from web.pages.receipt import code_of
from workers.storage import Storage

ADDRESS = "http://hoso.example:8000/bien-nhan/HS-261127-0001"


def test_a_receipt_says_number_time_pages_and_who_took_it_in(visitor: Visitor) -> None:
    answer = visitor.upload("to-khai.png", picture()).json()
    page = visitor.http.get(answer["receipt_url"]).text
    for said in (answer["receipt"], "Đơn vị thử nghiệm", "Lê Thị Thử", "đang đếm", "<svg"):
        assert said in page


def test_a_receipt_counts_the_pages_once_they_are_known(visitor: Visitor, storage: Storage) -> None:
    receipt = stored_detail(visitor.desk, reviewable(visitor.desk, storage)).summary.receipt
    for paper in ("a5", "80mm"):
        page = visitor.http.get(f"/bien-nhan/{receipt}/in", params={"kho": paper}).text
        assert "<dd>1</dd>" in page
        assert f"receipt-{paper}.css" in page


def test_the_number_of_a_receipt_leads_to_its_document(visitor: Visitor, storage: Storage) -> None:
    document_id = received(visitor.desk, storage, "a.jpg")
    receipt = stored_detail(visitor.desk, document_id).summary.receipt
    answer = visitor.http.get(f"/bien-nhan/{receipt}")
    assert answer.headers["location"] == f"/ho-so/{document_id}"


def test_unknown_receipts_and_those_of_other_offices_are_not_found(
    visitor: Visitor, stranger: Visitor, storage: Storage
) -> None:
    for number in range(2):
        received(stranger.desk, storage, f"{number}.jpg")
    theirs = stored_detail(stranger.desk, received(stranger.desk, storage, "x.jpg")).summary
    for path in (theirs.receipt, f"{theirs.receipt}/in", "HS-000000-0001", "khong-phai"):
        assert visitor.http.get(f"/bien-nhan/{path}").status_code == 404


def test_the_code_holds_the_address_of_the_receipt() -> None:
    drawn = io.BytesIO()
    segno.make(ADDRESS, micro=False, error="m", boost_error=False).save(
        drawn, kind="png", scale=4, border=4
    )
    (found,) = zxingcpp.read_barcodes(Image.open(drawn))
    assert found.text == ADDRESS
    assert str(code_of(ADDRESS)).startswith("<svg")


def test_a_duplicate_says_when_and_by_whom_the_first_was_received(visitor: Visitor) -> None:
    data = picture()
    first = visitor.upload("a.png", data).json()
    again = visitor.upload("b.png", data).json()
    assert first["receipt"] in again["duplicate_text"]
    assert "người nhận Lê Thị Thử" in again["duplicate_text"]
    assert again["url"] == first["url"]

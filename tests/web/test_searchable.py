"""The searchable PDF of a document, for programs and on its page."""

import subprocess
from pathlib import Path
from uuid import UUID

import httpx
import pikepdf
import pytest

from schemas.document import DocumentState, Seconds
from schemas.reasons import UNKNOWN_FORM
from tests.web.paper import HEIGHT, WIDTH, read_paper
from tests.web.stored import received, rejected, reviewable
from tests.web.test_offices import lines
from tests.web.visitor import Visitor, stored_detail, token_of
from tests.workers.desks import Desk, new_desk
from workers.database import connect
from workers.repository import arrangement, documents, pages, reviews
from workers.rights import Scope
from workers.storage import Storage, put_page_image


def text_of(answer: httpx.Response, folder: Path) -> str:
    path = folder / "a.pdf"
    path.write_bytes(answer.content)
    return subprocess.run(
        ["pdftotext", path, "-"], check=True, capture_output=True, text=True
    ).stdout


def test_a_program_gets_the_pages_with_names_that_can_be_found(
    api: httpx.Client, desk: Desk, storage: Storage, tmp_path: Path
) -> None:
    document_id = reviewable(desk, storage)
    answer = api.get(f"/api/v1/documents/{document_id}/pdf")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/pdf"
    receipt = stored_detail(desk, document_id).summary.receipt
    assert answer.headers["content-disposition"] == f'attachment; filename="{receipt}.pdf"'
    assert answer.headers["cache-control"] == "no-store"
    assert "Họ, chữ đệm, tên trẻ: TRẦN THỊ AN" in text_of(answer, tmp_path)
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        size = [float(it) for it in pdf.pages[0].mediabox[2:]]
    assert size == pytest.approx([WIDTH * 0.36, HEIGHT * 0.36], abs=0.01)


def test_the_page_of_a_document_leads_to_it_and_each_look_is_a_view_in_the_audit(
    visitor: Visitor, api: httpx.Client, storage: Storage
) -> None:
    document_id = reviewable(visitor.desk, storage)
    path = f"/ho-so/{document_id}/pdf"
    assert f'href="{path}" download' in visitor.http.get(f"/ho-so/{document_id}").text
    assert visitor.http.get(path).content.startswith(b"%PDF-")
    api.get(f"/api/v1/documents/{document_id}/pdf")
    assert lines(visitor.desk, document_id).count("document_viewed") == 3


def test_another_office_gets_none_and_writes_no_view(
    api: httpx.Client, stranger: Visitor, storage: Storage
) -> None:
    other = new_desk()
    document_id = reviewable(other, storage)
    assert api.get(f"/api/v1/documents/{document_id}/pdf").json()["code"] == "not_found"
    assert stranger.http.get(f"/ho-so/{document_id}/pdf").status_code == 404
    assert "document_viewed" not in lines(stranger.desk, document_id)


def test_a_token_that_may_not_read_gets_none(site: str, desk: Desk, storage: Storage) -> None:
    address = f"{site}/api/v1/documents/{reviewable(desk, storage)}/pdf"
    headers = {"Authorization": f"Bearer {token_of(desk, Scope.UPLOAD, Scope.EXPORT)}"}
    assert httpx.get(address, headers=headers).status_code == 403


def test_there_is_none_of_what_is_not_read_and_no_link_to_it(
    visitor: Visitor, api: httpx.Client, storage: Storage
) -> None:
    for document_id in (received(visitor.desk, storage, "a.jpg"), rejected(visitor.desk, storage)):
        answer = api.get(f"/api/v1/documents/{document_id}/pdf")
        assert (answer.status_code, answer.json()["code"]) == (409, "not_read_yet")
        assert "/pdf" not in visitor.http.get(f"/ho-so/{document_id}").text


def test_pages_come_in_the_order_that_a_verifier_gave_them(
    api: httpx.Client, desk: Desk, storage: Storage, tmp_path: Path
) -> None:
    document_id = _two_pages(desk, storage)
    with connect() as conn:
        arrangement.order(conn, document_id, (1, 0))
    answer = api.get(f"/api/v1/documents/{document_id}/pdf")
    found = text_of(answer, tmp_path).split("\f")
    assert ["Mặt sau của" in it for it in found[:2]] == [True, False]


def _two_pages(desk: Desk, storage: Storage) -> UUID:
    """Store a read paper of no known form with a front and a back."""
    jpeg, page, _ = read_paper()
    document_id = received(desk, storage, "hai-trang.pdf")
    with connect() as conn:
        documents.open_pages(conn, document_id, page_count=2, notices=(), due_in=3600)
        for index, text in enumerate(("Mặt trước của tờ khai này", "Mặt sau của tờ khai này")):
            key = put_page_image(storage, document_id, index, jpeg)
            line = page.lines[0].model_copy(update={"text": text, "chars": ()})
            side = page.model_copy(update={"index": index, "lines": (line,)})
            pages.store(conn, document_id, side, image_key=key, spent=Seconds(read=1.0))
        documents.end_reading(
            conn,
            document_id,
            state=DocumentState.NEEDS_REVIEW,
            review_reason=UNKNOWN_FORM.code,
            understand_seconds=0.1,
        )
        reviews.open_review(conn, document_id)
    return document_id

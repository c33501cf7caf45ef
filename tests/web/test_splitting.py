"""Pages are split off and joined in the web, and both documents say where the other is."""

from uuid import UUID

import httpx

from tests.web.stored import in_two_pages, reviewable
from tests.web.visitor import Visitor, stored_detail
from workers.database import connect
from workers.models import DocumentSummary
from workers.repository import arrangement, parts
from workers.storage import Storage


def split(visitor: Visitor, storage: Storage) -> tuple[UUID, UUID]:
    """Split the second page off a document of two; return both, as if a worker had been there."""
    document_id = in_two_pages(visitor.desk, storage)
    answer = visitor.post(f"/ho-so/{document_id}/tach", page="2")
    assert answer.headers["location"] == f"/ho-so/{document_id}"
    with connect() as conn:
        (part,) = parts.family_of(conn, document_id).parts
        for it in (document_id, part.id):
            arrangement.take_back(conn, it)
    return document_id, part.id


def summary(visitor: Visitor, document_id: UUID) -> DocumentSummary:
    return stored_detail(visitor.desk, document_id).summary


def test_both_documents_name_each_other_and_stand_in_the_list(
    visitor: Visitor, storage: Storage
) -> None:
    document_id, part_id = split(visitor, storage)
    whole = visitor.http.get(f"/ho-so/{document_id}").text
    part = visitor.http.get(f"/ho-so/{part_id}").text
    assert f'href="/ho-so/{part_id}">{summary(visitor, part_id).receipt}</a> (trang 2)' in whole
    assert f'href="/ho-so/{document_id}">{summary(visitor, document_id).receipt}</a>' in part
    listed = visitor.http.get("/").text
    assert "hai-to-khai.pdf" in listed
    assert "hai-to-khai (trang 2).pdf" in listed
    assert listed.count("Tách từ một hồ sơ khác") == 1


def test_a_part_is_joined_again_and_its_receipt_is_gone(visitor: Visitor, storage: Storage) -> None:
    document_id, part_id = split(visitor, storage)
    receipt = summary(visitor, part_id).receipt
    answer = visitor.post(f"/ho-so/{part_id}/ghep")
    assert answer.headers["location"] == f"/ho-so/{document_id}"
    assert summary(visitor, document_id).page_count == 2
    assert visitor.http.get(f"/ho-so/{part_id}").status_code == 404
    assert visitor.http.get(f"/bien-nhan/{receipt}").status_code == 404


def test_a_program_is_told_what_a_part_was_split_off_from(
    visitor: Visitor, api: httpx.Client, storage: Storage
) -> None:
    document_id, part_id = split(visitor, storage)
    told = [api.get(f"/api/v1/documents/{it}/status").json() for it in (document_id, part_id)]
    assert [it["split_from"] for it in told] == [None, str(document_id)]


def test_what_cannot_be_split_is_refused_in_words(
    visitor: Visitor, stranger: Visitor, storage: Storage
) -> None:
    document_id = reviewable(visitor.desk, storage)
    none = visitor.post(f"/ho-so/{document_id}/tach")
    assert (none.status_code, none.json()["error"]["code"]) == (422, "nothing_to_split")
    gone = visitor.post(f"/ho-so/{document_id}/tach", page="7")
    assert gone.status_code == 409
    alone = visitor.post(f"/ho-so/{document_id}/ghep")
    assert (alone.status_code, alone.json()["error"]["code"]) == (409, "no_whole")
    for path in ("tach", "ghep"):
        foreign = stranger.post(f"/ho-so/{document_id}/{path}", page="1")
        assert foreign.status_code == 404

"""Whoever scanned badly is told what to do."""

from uuid import UUID

import pytest

from schemas.document import DocumentState, Seconds
from schemas.page import Corner, PageQuality
from tests.web.visitor import Visitor
from tests.workers.desks import Desk, opened_document, read_page_of
from web.tips import scan_tips
from web.wording import Language
from workers.database import connect
from workers.repository import documents, pages, reviews

GOOD = PageQuality(sharpness=20.0, contrast=0.6, is_blurred=False, is_faint=False)
BLURRED = PageQuality(sharpness=2.0, contrast=0.6, is_blurred=True, is_faint=False)
FAINT = PageQuality(sharpness=20.0, contrast=0.1, is_blurred=False, is_faint=True)


def scanned(desk: Desk, *qualities: PageQuality) -> UUID:
    document_id = opened_document(desk, len(qualities))
    with connect() as conn:
        for index, quality in enumerate(qualities):
            page = read_page_of(index, quality=quality)
            pages.store(conn, document_id, page, image_key=f"pages/x/{index}.jpg", spent=Seconds())
    return document_id


def end(document_id: UUID, state: DocumentState) -> None:
    with connect() as conn:
        documents.end_reading(
            conn, document_id, state=state, review_reason=None, understand_seconds=0.1
        )
        if state is DocumentState.NEEDS_REVIEW:
            reviews.open_review(conn, document_id)


def test_a_clerk_is_told_which_pages_to_scan_again_and_how(visitor: Visitor) -> None:
    document_id = scanned(visitor.desk, BLURRED, GOOD, FAINT)
    end(document_id, DocumentState.NEEDS_REVIEW)
    for path in ("/", f"/ho-so/{document_id}"):
        page = visitor.http.get(path).text
        assert "Trang 1: ảnh mờ." in page
        assert "Trang 3: chữ quá mờ nhạt." in page


def test_a_good_scan_and_a_finished_document_bring_no_tips(visitor: Visitor) -> None:
    end(scanned(visitor.desk, GOOD), DocumentState.NEEDS_REVIEW)
    end(scanned(visitor.desk, BLURRED), DocumentState.DONE)
    assert "nh mờ." not in visitor.http.get("/").text


def test_the_only_page_of_a_document_is_not_numbered() -> None:
    assert scan_tips([0], [], 1, Language.VI).startswith("Ảnh mờ. Hãy")


def test_a_page_can_have_both_faults() -> None:
    tips = scan_tips([0], [0], 1, Language.VI)
    assert "Ảnh mờ." in tips
    assert "Chữ quá mờ nhạt." in tips


@pytest.mark.parametrize(
    ("indexes", "begins"),
    [([1, 4], "Page 2, 5: the"), (list(range(7)), "Page 1, 2, 3, 4, 5 and 2 more: the")],
)
def test_many_pages_are_counted_and_not_listed(indexes: list[int], begins: str) -> None:
    assert scan_tips(indexes, [], 9, Language.EN).startswith(begins)


def test_a_photo_that_misses_corners_or_is_too_small_brings_its_own_tip(visitor: Visitor) -> None:
    small = BLURRED.model_copy(update={"is_small": True})
    cut = GOOD.model_copy(update={"missing_corners": (Corner.TOP_LEFT, Corner.TOP_RIGHT)})
    document_id = scanned(visitor.desk, small, cut, cut)
    end(document_id, DocumentState.NEEDS_REVIEW)
    for path in ("/", f"/ho-so/{document_id}"):
        page = visitor.http.get(path).text
        assert "Trang 1: ảnh quá nhỏ" in page
        assert "Trang 2, 3: thiếu góc trái trên, góc phải trên." in page
        assert "ảnh mờ" not in page

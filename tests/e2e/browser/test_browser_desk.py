"""The clerk's desk in a real browser: what moves by itself, photos, receipts, search."""

from uuid import UUID

import pytest
from playwright.sync_api import Browser, expect

from schemas.document import DocumentState, Seconds
from schemas.errors import UnsupportedType
from tests.e2e.browser.chromium import DESKTOP, PHONE, log_in, picture, sideways_overflow, window
from tests.web.stored import received
from tests.workers.desks import Desk, read_page_of
from workers.database import Connection, connect
from workers.repository import documents, pages, reviews
from workers.storage import Storage

pytestmark = [pytest.mark.e2e, pytest.mark.browser]


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_a_document_moves_from_received_to_read_before_the_clerks_eyes(
    browser: Browser, site: str, desk: Desk, storage: Storage, size: tuple[int, int]
) -> None:
    with window(browser, size, site) as page:
        log_in(page, desk)
        document_id = received(desk, storage, "don-moi.pdf")
        row = page.locator("#list [data-id]").filter(has_text="don-moi.pdf")
        expect(row).to_contain_text("Đang chờ đến lượt")
        with connect() as conn:
            documents.open_pages(conn, document_id, page_count=2, notices=(), due_in=3600)
        expect(row).to_contain_text("Đã đọc 0/2 trang")
        with connect() as conn:
            _read(conn, document_id, 0)
        expect(row).to_contain_text("Đã đọc 1/2 trang")
        expect(row).to_contain_text("còn khoảng")
        picture(page, f"{'phone' if size == PHONE else 'desktop'}-desk-moving")
        assert sideways_overflow(page) <= 0
        with connect() as conn:
            _read(conn, document_id, 1)
            documents.end_reading(
                conn,
                document_id,
                state=DocumentState.NEEDS_REVIEW,
                review_reason=None,
                understand_seconds=0.1,
            )
            reviews.open_review(conn, document_id)
        expect(row).to_contain_text("Cần kiểm tra")


def test_the_desk_still_moves_where_the_server_cannot_tell(
    browser: Browser, site: str, desk: Desk, storage: Storage
) -> None:
    document_id = received(desk, storage, "don-cu.pdf")
    with window(browser, DESKTOP, site) as page:
        page.route("**/dien-bien", lambda route: route.abort())
        log_in(page, desk)
        row = page.locator("#list [data-id]").filter(has_text="don-cu.pdf")
        expect(row).to_contain_text("Đang chờ đến lượt")
        with connect() as conn:
            documents.reject(conn, document_id, UnsupportedType.code)
        expect(row).to_contain_text("Không đọc được")


def test_the_page_of_a_document_opens_by_itself_when_it_was_read(
    browser: Browser, site: str, desk: Desk, storage: Storage
) -> None:
    document_id = received(desk, storage, "don-cho.pdf")
    with window(browser, DESKTOP, site) as page:
        log_in(page, desk)
        page.goto(f"/ho-so/{document_id}")
        expect(page.get_by_text("Hồ sơ đang được đọc.")).to_be_visible()
        with connect() as conn:
            documents.reject(conn, document_id, UnsupportedType.code)
        expect(page.get_by_text("Loại tệp này không đọc được.")).to_be_visible()


def _read(conn: Connection, document_id: UUID, index: int) -> None:
    pages.store(
        conn,
        document_id,
        read_page_of(index),
        image_key=f"pages/x/{index}.jpg",
        spent=Seconds(read=3.0),
    )

"""The clerk's desk in a real browser: what moves by itself, photos, receipts, search."""

import base64
from uuid import UUID

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from schemas.document import DocumentState, Seconds
from schemas.errors import UnsupportedType
from schemas.page import Corner, PageQuality
from tests.e2e.browser.chromium import DESKTOP, PHONE, log_in, picture, sideways_overflow, window
from tests.web.stored import received
from tests.workers.desks import GOOD_SCAN, Desk, read_page_of
from tests.workers.papers import picture as drawn_picture
from workers.album import photos_in
from workers.database import Connection, connect
from workers.repository import documents, pages, reviews
from workers.storage import Storage, original_file

pytestmark = [pytest.mark.e2e, pytest.mark.browser]

BLURRED = PageQuality(sharpness=2.0, contrast=0.6, is_blurred=True, is_faint=False)


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


@pytest.mark.parametrize(("size", "name"), [(DESKTOP, "desktop"), (PHONE, "phone")])
def test_a_blurred_page_is_told_while_the_others_are_still_read(
    browser: Browser, site: str, desk: Desk, storage: Storage, size: tuple[int, int], name: str
) -> None:
    document_id = received(desk, storage, "chup-mo.pdf")
    with connect() as conn:
        documents.open_pages(conn, document_id, page_count=3, notices=(), due_in=3600)
        _read(conn, document_id, 1, BLURRED)
    with window(browser, size, site) as page:
        log_in(page, desk)
        row = page.locator("#list [data-id]").filter(has_text="chup-mo.pdf")
        expect(row).to_contain_text("Trang 2: ảnh mờ.")
        expect(row).to_contain_text("Đã đọc 1/3 trang")
        picture(page, f"{name}-desk-blurred")
        assert sideways_overflow(page) <= 0


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


def test_a_clerk_takes_photos_puts_them_in_order_and_sends_them_as_one(
    browser: Browser, site: str, desk: Desk, storage: Storage
) -> None:
    first, second, third, better = (drawn_picture(word) for word in ("MOT", "HAI", "BA", "RO"))
    with window(browser, PHONE, site) as page:
        log_in(page, desk)
        for shot in (second, first, third):
            page.locator("#camera").set_input_files(_file(shot))
        shots = page.locator(".shot")
        expect(shots).to_have_count(3)
        expect(shots.locator("canvas").last).to_have_attribute("width", "320")
        picture(page, "phone-album")
        assert sideways_overflow(page) <= 0
        shots.nth(1).get_by_role("button", name="Đưa lên trước").tap()
        shots.nth(2).get_by_role("button", name="Xóa").tap()
        expect(shots).to_have_count(2)
        with page.expect_file_chooser() as chooser:
            shots.nth(1).get_by_role("button", name="Chụp lại").tap()
        chooser.value.set_files(_file(better))
        page.get_by_role("button", name="Gửi 2 trang").tap()
        expect(page.locator("#list")).to_contain_text("Ảnh chụp")
        expect(page.locator("#album")).to_be_hidden()
    with connect() as conn:
        (summary,) = documents.list_documents(conn, desk.office_id)
        original = documents.original_of(conn, desk.office_id, summary.id)
    assert original is not None
    with (
        original_file(storage, original.sha256, original.filename) as path,
        path.open("rb") as file,
    ):
        assert photos_in(file) == (first, better)


def test_photos_that_could_not_be_sent_are_kept_and_sent_again(
    browser: Browser, site: str, desk: Desk
) -> None:
    with window(browser, DESKTOP, site) as page:
        log_in(page, desk)
        page.locator("#photos").set_input_files([_file(drawn_picture()), _file(drawn_picture())])
        expect(page.locator(".shot")).to_have_count(2)
        picture(page, "desktop-album")
        page.route("**/tai-len-anh", lambda route: route.abort())
        page.get_by_role("button", name="Gửi 2 trang").click()
        expect(page.locator(".upload")).to_contain_text("Mất kết nối tới máy chủ.")
        expect(page.locator(".shot")).to_have_count(2)
        page.unroute("**/tai-len-anh")
        page.get_by_role("button", name="Gửi 2 trang").click()
        expect(page.locator("#list")).to_contain_text("Ảnh chụp")


def test_a_picture_pasted_while_photos_are_gathered_is_one_more_page(
    browser: Browser, site: str, desk: Desk
) -> None:
    with window(browser, DESKTOP, site) as page:
        log_in(page, desk)
        page.locator("#photos").set_input_files([_file(drawn_picture())])
        _paste(page, drawn_picture())
        expect(page.locator(".shot")).to_have_count(2)
        page.get_by_role("button", name="Bỏ các ảnh này").click()
        expect(page.locator("#album")).to_be_hidden()
        _paste(page, drawn_picture())
        expect(page.locator("#list")).to_contain_text("dan.png")


def test_a_picture_in_the_clipboard_is_sent_with_ctrl_v_and_text_goes_into_its_box(
    browser: Browser, site: str, desk: Desk
) -> None:
    with window(browser, DESKTOP, site) as page:
        log_in(page, desk)
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.evaluate(
            """async (base64) => {
                const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
                const picture = new Blob([bytes], { type: "image/png" });
                await navigator.clipboard.write([new ClipboardItem({ "image/png": picture })]);
            }""",
            base64.b64encode(drawn_picture()).decode(),
        )
        page.keyboard.press("Control+V")
        expect(page.locator(".upload")).to_have_count(1)
        expect(page.locator("#list")).to_contain_text("image.png")
        page.evaluate("navigator.clipboard.writeText('Trần Thị An')")
        page.get_by_role("searchbox").focus()
        page.keyboard.press("Control+V")
        expect(page.get_by_role("searchbox")).to_have_value("Trần Thị An")
        expect(page.locator(".upload")).to_have_count(1)


@pytest.mark.parametrize(("size", "name"), [(DESKTOP, "desktop"), (PHONE, "phone")])
def test_a_photo_with_a_missing_corner_is_told_with_what_to_do(
    browser: Browser, site: str, desk: Desk, storage: Storage, size: tuple[int, int], name: str
) -> None:
    cut = GOOD_SCAN.model_copy(update={"missing_corners": (Corner.TOP_LEFT,)})
    small = GOOD_SCAN.model_copy(update={"is_small": True})
    document_id = received(desk, storage, "chup-thieu-goc.pdf")
    with connect() as conn:
        documents.open_pages(conn, document_id, page_count=3, notices=(), due_in=3600)
        _read(conn, document_id, 0, cut)
        _read(conn, document_id, 1, small)
    with window(browser, size, site) as page:
        log_in(page, desk)
        row = page.locator("#list [data-id]").filter(has_text="chup-thieu-goc.pdf")
        expect(row).to_contain_text("Trang 1: thiếu góc trái trên.")
        expect(row).to_contain_text("Trang 2: ảnh quá nhỏ")
        picture(page, f"{name}-desk-cut")
        assert sideways_overflow(page) <= 0


def _file(data: bytes) -> FilePayload:
    return {"name": "IMG.png", "mimeType": "image/png", "buffer": data}


def _paste(page: Page, data: bytes) -> None:
    page.evaluate(
        """(base64) => {
            const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
            const clipboardData = new DataTransfer();
            clipboardData.items.add(new File([bytes], "dan.png", { type: "image/png" }));
            window.dispatchEvent(new ClipboardEvent("paste", { clipboardData }));
        }""",
        base64.b64encode(data).decode(),
    )


def _read(
    conn: Connection, document_id: UUID, index: int, quality: PageQuality = GOOD_SCAN
) -> None:
    pages.store(
        conn,
        document_id,
        read_page_of(index, quality=quality),
        image_key=f"pages/x/{index}.jpg",
        spent=Seconds(read=3.0),
    )

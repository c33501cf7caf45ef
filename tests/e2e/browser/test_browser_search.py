"""Finding documents and printing receipts in a real browser."""

import io
from urllib.parse import urlsplit

import pikepdf
import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, expect

from tests.e2e.browser.chromium import DESKTOP, PHONE, log_in, picture, sideways_overflow, window
from tests.web.stored import received, reviewable
from tests.web.visitor import stored_detail
from tests.workers.desks import Desk
from workers.storage import Storage

pytestmark = [pytest.mark.e2e, pytest.mark.browser]

SIZES = pytest.mark.parametrize(("size", "name"), [(DESKTOP, "desktop"), (PHONE, "phone")])
MM = 72 / 25.4
"""Points of a PDF in a millimetre."""


@SIZES
def test_a_person_is_found_from_the_desk_and_opened(
    browser: Browser, site: str, desk: Desk, storage: Storage, size: tuple[int, int], name: str
) -> None:
    reviewable(desk, storage, "khai-sinh-cua-an.jpg")
    received(desk, storage, "giay-khac.jpg")
    with window(browser, size, site) as page:
        log_in(page, desk)
        words = page.get_by_role("searchbox")
        words.fill("tran thi an")
        words.press("Enter")
        found = page.locator(".finding")
        expect(found).to_have_count(1)
        expect(found.locator("mark").first).to_be_visible()
        picture(page, f"{name}-search-found")
        assert sideways_overflow(page) <= 0
        found.get_by_role("link").first.click()
        expect(page.get_by_role("heading", level=1)).to_have_text("khai-sinh-cua-an.jpg")


@SIZES
def test_a_misspelt_name_brings_those_like_it_and_filters_narrow_them(
    browser: Browser, site: str, desk: Desk, storage: Storage, size: tuple[int, int], name: str
) -> None:
    reviewable(desk, storage)
    with window(browser, size, site) as page:
        log_in(page, desk)
        page.goto("/tim?q=Tran+Thi+Ann")
        expect(page.get_by_text("Dưới đây là những tên gần giống.")).to_be_visible()
        picture(page, f"{name}-search-close")
        page.get_by_label("Trạng thái").select_option("done")
        page.get_by_role("button", name="Tìm").click()
        expect(page.get_by_text("Không tìm thấy hồ sơ nào.")).to_be_visible()
        expect(page.get_by_label("Trạng thái")).to_have_value("done")
        picture(page, f"{name}-search-nothing")
        assert sideways_overflow(page) <= 0


def test_the_number_of_a_receipt_in_the_search_box_opens_its_document(
    browser: Browser, site: str, desk: Desk, storage: Storage
) -> None:
    receipt = stored_detail(desk, reviewable(desk, storage, "don.jpg")).summary.receipt
    with window(browser, DESKTOP, site) as page:
        log_in(page, desk)
        page.get_by_role("searchbox").fill(receipt.lower())
        page.get_by_role("searchbox").press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("don.jpg")


@pytest.mark.parametrize(("paper", "width", "height"), [("A5", 148, 210), ("80 mm", 80, 150)])
def test_a_receipt_is_one_sheet_on_paper_and_its_code_can_be_scanned(
    browser: Browser, site: str, desk: Desk, storage: Storage, paper: str, width: int, height: int
) -> None:
    summary = stored_detail(desk, reviewable(desk, storage)).summary
    with window(browser, DESKTOP, site) as page:
        log_in(page, desk)
        page.goto(f"/ho-so/{summary.id}")
        page.get_by_role("link", name=summary.receipt).click()
        page.get_by_role("link", name=paper).click()
        expect(page.get_by_role("link", name=paper)).to_have_attribute("aria-current", "page")
        picture(page, f"desktop-receipt-{width}mm")
        code = page.locator(".slip .code").screenshot()
        with pikepdf.open(io.BytesIO(page.pdf(prefer_css_page_size=True))) as sheets:
            (sheet,) = sheets.pages
            box = [float(it) for it in sheet.mediabox]
        assert box[2:] == pytest.approx([width * MM, height * MM], abs=1)
        page.evaluate("window.print = () => { document.title = 'printed'; }")
        page.get_by_role("button", name="In", exact=True).click()
        expect(page).to_have_title("printed")
    (read,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(code)))
    assert read.text == f"{site}/bien-nhan/{summary.receipt}"


def test_a_scanned_receipt_leads_to_its_document_through_the_login(
    browser: Browser, site: str, desk: Desk, storage: Storage
) -> None:
    document_id = reviewable(desk, storage)
    receipt = stored_detail(desk, document_id).summary.receipt
    with window(browser, PHONE, site) as page:
        page.goto(f"/bien-nhan/{receipt}")
        page.get_by_label("Tên đăng nhập").fill(desk.username)
        page.get_by_label("Mật khẩu").fill("không đúng")
        page.get_by_role("button", name="Đăng nhập").tap()
        expect(page.get_by_role("alert")).to_be_visible()
        page.get_by_label("Mật khẩu").fill(desk.password)
        page.get_by_role("button", name="Đăng nhập").tap()
        expect(page.get_by_role("heading", level=1)).to_have_text("khai-sinh.jpg")
        assert urlsplit(page.url).path == f"/ho-so/{document_id}"


def test_a_receipt_fits_on_a_phone(
    browser: Browser, site: str, desk: Desk, storage: Storage
) -> None:
    receipt = stored_detail(desk, reviewable(desk, storage)).summary.receipt
    with window(browser, PHONE, site) as page:
        log_in(page, desk)
        for paper in ("a5", "80mm"):
            page.goto(f"/bien-nhan/{receipt}/in?kho={paper}")
            expect(page.locator(".slip")).to_contain_text(receipt)
            picture(page, f"phone-receipt-{paper}")
            assert sideways_overflow(page) <= 0

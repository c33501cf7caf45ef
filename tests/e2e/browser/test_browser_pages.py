"""Pages turned, ordered and named in a real browser; the document is made anew by a worker."""

import pytest
from playwright.sync_api import Browser, expect

from schemas.document import DocumentState
from tests.e2e.browser.chromium import DESKTOP, PHONE, log_in, picture, sideways_overflow, window
from tests.waiting import wait_until
from tests.web.stored import in_two_pages
from tests.web.visitor import stored_detail
from tests.workers import papers
from tests.workers.desks import Desk
from workers.storage import Storage

pytestmark = [pytest.mark.e2e, pytest.mark.browser, pytest.mark.usefixtures("worker")]

ONE_LINE = 60
"""More pixels than one line of the viewer's tools has, and less than two have."""


def test_pages_are_ordered_named_and_turned(
    browser: Browser, site: str, desk: Desk, storage: Storage
) -> None:
    document_id = desk.hand_in(storage, papers.pages_tiff(2), "hai-trang.tiff").document_id

    def is_read() -> bool:
        return stored_detail(desk, document_id).summary.state is DocumentState.NEEDS_REVIEW

    wait_until(is_read)
    with window(browser, DESKTOP, site) as page:
        log_in(page, desk)
        page.goto(f"/ho-so/{document_id}")
        page.keyboard.press("F7")
        expect(page.get_by_role("heading", name="Sắp xếp các trang")).to_be_visible()
        picture(page, "desktop-pages")
        page.get_by_role("button", name="Đưa ra sau").first.click()
        expect(page.locator("svg.page").first).to_have_attribute("data-page", "2")
        assert [it.index for it in stored_detail(desk, document_id).pages] == [1, 0]
        page.get_by_role("button", name="Các trang").click()
        page.get_by_label("Trang 2 là").select_option("birth_registration")
        page.locator(".sheet").first.get_by_role("button", name="Đổi").click()
        expect(page.get_by_role("heading", name="Tờ khai đăng ký khai sinh")).to_be_visible()
        page.get_by_role("button", name="Các trang").click()
        page.get_by_role("button", name="Xoay trang 1 sang phải").click()
        expect(page.locator('svg.page[data-page="1"] image')).to_have_attribute(
            "data-href", f"/ho-so/{document_id}/trang/1/anh?x=90"
        )
        picture(page, "desktop-pages-made-anew")
    with window(browser, PHONE, site) as phone:
        log_in(phone, desk)
        phone.goto(f"/ho-so/{document_id}")
        phone.get_by_role("button", name="Các trang").tap()
        picture(phone, "phone-pages")
        assert sideways_overflow(phone) == 0
    detail = stored_detail(desk, document_id)
    assert [(it.index, it.rotation) for it in detail.pages] == [(1, 0), (0, 90)]
    assert [it.form for it in detail.records] == ["birth_registration"]


def test_a_document_of_two_pages_is_split_from_the_keyboard_and_joined_again(
    browser: Browser, site: str, desk: Desk, storage: Storage
) -> None:
    document_id = in_two_pages(desk, storage)
    with window(browser, DESKTOP, site) as page:
        log_in(page, desk)
        page.goto(f"/ho-so/{document_id}")
        thumbs = page.locator(".thumb")
        expect(thumbs.first.locator("img")).to_have_js_property("complete", True)
        assert thumbs.first.locator("img").evaluate("it => it.naturalWidth") == 160
        expect(thumbs.nth(1)).to_have_accessible_name("Trang 2, 2 mục cần xem")
        picture(page, "desktop-strip")
        assert page.locator(".viewer-bar").evaluate("it => it.offsetHeight") < ONE_LINE
        page.keyboard.press("Enter")
        expect(thumbs.first).to_have_accessible_name("Trang 1, 1 mục cần xem")
        page.keyboard.press("Alt+PageDown")
        expect(page.locator('svg.page[data-page="2"]')).to_be_visible()
        expect(thumbs.nth(1)).to_have_attribute("aria-current", "true")
        thumbs.nth(1).focus()
        page.keyboard.press("ArrowUp")
        expect(page.locator('svg.page[data-page="1"]')).to_be_visible()
        page.keyboard.press("F7")
        expect(page.get_by_label("Tách trang 1")).to_be_focused()
        expect(page.get_by_role("button", name="Tách thành hồ sơ riêng")).to_be_disabled()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Space")
        picture(page, "desktop-pages-to-split")
        page.keyboard.press("Enter")
        link = page.get_by_role("link", name="HS-").nth(1)
        expect(link).to_be_visible()
        expect(page.locator("svg.page")).to_have_count(1)
        expect(page.locator(".strip")).to_have_count(0)
        expect(page.get_by_role("heading", name="Tờ khai đăng ký khai sinh")).to_have_count(1)
        picture(page, "desktop-split-whole")
        link.focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="hai-to-khai (trang 2).pdf")).to_be_visible()
        expect(page.get_by_role("heading", name="Tờ khai đăng ký khai sinh")).to_have_count(1)
        expect(page.locator("svg.page")).to_have_attribute("data-page", "2")
        picture(page, "desktop-split-part")
        page.keyboard.press("F7")
        picture(page, "desktop-pages-to-join")
        page.get_by_role("button", name="Ghép lại vào HS-").click()
        expect(page.locator(".thumb")).to_have_count(2)
        expect(page.get_by_role("heading", name="Tờ khai đăng ký khai sinh")).to_have_count(2)
    with window(browser, PHONE, site) as phone:
        log_in(phone, desk)
        phone.goto(f"/ho-so/{document_id}")
        phone.locator(".thumb").nth(1).tap()
        expect(phone.locator('svg.page[data-page="2"]')).to_be_visible()
        picture(phone, "phone-strip")
        assert phone.locator(".viewer-bar").evaluate("it => it.offsetHeight") < ONE_LINE
        assert sideways_overflow(phone) == 0

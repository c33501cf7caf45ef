"""A verifier's work in a real browser: keyboard, mouse, phone."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from schemas.document import DocumentState
from schemas.record import FieldState
from tests.e2e.browser.chromium import (
    DESKTOP,
    PHONE,
    log_in,
    picture,
    sideways_overflow,
    window,
)
from tests.web.stored import received, rejected, reviewable, unknown
from tests.web.visitor import stored_detail
from tests.workers.desks import Desk, new_desk
from workers.storage import Storage

pytestmark = [pytest.mark.e2e, pytest.mark.browser]


def test_a_verifier_finishes_a_document_with_the_keyboard_alone(
    browser: Browser, site: str, desk: Desk, storage: Storage
) -> None:
    document_id = reviewable(desk, storage)
    with window(browser, DESKTOP, site) as page:
        log_in(page, desk)
        page.get_by_role("link", name="khai-sinh.jpg").press("Enter")
        date = page.get_by_label("Ngày, tháng, năm sinh", exact=True)
        expect(date).to_be_focused()
        picture(page, "desktop-review")
        page.keyboard.type("6/3/2024")
        button = page.locator('[id="f-0-child_birth_date"] [data-confirm]')
        expect(button).to_have_text("Lưu sửa")
        page.keyboard.press("Enter")
        expect(page.locator('[id="f-0-child_birth_date"] .value')).to_have_text("06/03/2024")
        expect(page.get_by_label("Nơi sinh", exact=True)).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.get_by_label("Họ, chữ đệm, tên người mẹ")).to_be_focused()
        page.keyboard.press("Enter")
        finish = page.get_by_role("button", name="Hoàn tất hồ sơ")
        expect(finish).to_be_focused()
        picture(page, "desktop-review-checked")
        page.keyboard.press("Enter")
        expect(page.get_by_text("Hồ sơ đã hoàn tất.")).to_be_visible()
        picture(page, "desktop-done")
    detail = stored_detail(desk, document_id)
    fields = detail.records[0].fields
    assert detail.summary.state is DocumentState.DONE
    assert fields["child_birth_date"].state is FieldState.CORRECTED
    assert fields["child_birth_date"].value == "2024-03-06"
    assert fields["mother_name"].state is FieldState.CONFIRMED
    assert fields["mother_name"].value == "Nguỵen Thị Mẫu"


def test_boxes_and_fields_point_at_each_other(
    browser: Browser, site: str, desk: Desk, storage: Storage
) -> None:
    document_id = reviewable(desk, storage)
    with window(browser, DESKTOP, site) as page:
        log_in(page, desk)
        page.goto(f"/ho-so/{document_id}")
        expect(page.locator(".box.selected")).to_have_attribute(
            "data-field", "f-0-child_birth_date"
        )
        zoomed = _view(page)
        assert zoomed[2] < 1240
        page.get_by_role("button", name="Cả trang").click()
        assert _view(page) == [0, 0, 1240, 1754]
        page.locator('.box[data-field="f-0-mother_name"]').click()
        expect(page.get_by_label("Họ, chữ đệm, tên người mẹ")).to_be_focused()
        expect(page.locator(".box.selected")).to_have_attribute("data-field", "f-0-mother_name")
        page.get_by_role("button", name="Sửa Kính gửi").focus()
        expect(page.locator(".box.selected")).to_have_attribute(
            "data-field", "f-0-receiving_office"
        )


def test_an_accepted_field_can_be_corrected_too(
    browser: Browser, site: str, desk: Desk, storage: Storage
) -> None:
    document_id = reviewable(desk, storage)
    with window(browser, DESKTOP, site) as page:
        log_in(page, desk)
        page.goto(f"/ho-so/{document_id}")
        page.get_by_role("button", name="Sửa Họ, chữ đệm, tên trẻ").press("Enter")
        name = page.get_by_label("Họ, chữ đệm, tên trẻ", exact=True)
        expect(name).to_be_focused()
        name.fill("bỏ đi")
        page.keyboard.press("Escape")
        expect(page.locator('[id="f-0-child_name"] .value')).to_have_text("Trần Thị An")
        page.keyboard.press("Enter")
        name.fill("Trần Thị Ân")
        page.keyboard.press("Enter")
        expect(page.locator('[id="f-0-child_name"] .value')).to_have_text("Trần Thị Ân")
    assert stored_detail(desk, document_id).records[0].fields["child_name"].value == "Trần Thị Ân"


def test_a_proposal_is_taken_and_a_refusal_is_said_at_its_field(
    browser: Browser, site: str, desk: Desk, storage: Storage
) -> None:
    document_id = reviewable(desk, storage)
    with window(browser, DESKTOP, site) as page:
        log_in(page, desk)
        page.goto(f"/ho-so/{document_id}")
        page.get_by_label("Ngày, tháng, năm sinh", exact=True).fill("31/02/2024")
        page.keyboard.press("Enter")
        expect(page.get_by_role("alert").filter(has_text="không có trong lịch")).to_be_visible()
        picture(page, "desktop-refused")
        page.get_by_role("button", name="06/03/2024").click()
        expect(page.locator('[id="f-0-child_birth_date"] .value')).to_have_text("06/03/2024")


def test_the_review_works_on_a_phone(
    browser: Browser, site: str, desk: Desk, storage: Storage
) -> None:
    document_id = reviewable(desk, storage)
    unknown_id = unknown(desk, storage)
    rejected_id = rejected(desk, storage)
    received(desk, storage, "ảnh chụp tờ khai đăng ký khai sinh tại bộ phận một cửa.jpg")
    with window(browser, PHONE, site) as page:
        log_in(page, desk)
        expect(page.get_by_role("button", name="Chụp ảnh")).to_be_visible()
        assert page.locator("#camera").get_attribute("capture") == "environment"
        picture(page, "phone-desk")
        assert sideways_overflow(page) == 0
        page.goto(f"/ho-so/{document_id}")
        expect(page.get_by_label("Ngày, tháng, năm sinh", exact=True)).to_be_in_viewport()
        expect(page.locator(".box.selected")).to_be_in_viewport()
        picture(page, "phone-review")
        assert sideways_overflow(page) == 0
        page.get_by_role("button", name="Xác nhận").first.tap()
        expect(page.get_by_label("Nơi sinh", exact=True)).to_be_in_viewport()
        expect(page.get_by_text("Còn 2 mục cần xem")).to_be_visible()
        for name, other in (("phone-unknown", unknown_id), ("phone-rejected", rejected_id)):
            page.goto(f"/ho-so/{other}")
            picture(page, name)
            assert sideways_overflow(page) == 0


def test_another_offices_document_and_image_are_not_found(
    browser: Browser, site: str, desk: Desk, storage: Storage
) -> None:
    theirs = reviewable(new_desk(), storage)
    with window(browser, DESKTOP, site) as page:
        log_in(page, desk)
        expect(page.get_by_role("heading", name="Tải hồ sơ lên")).to_be_visible()
        for path in (f"/ho-so/{theirs}", f"/ho-so/{theirs}/trang/1/anh"):
            answer = page.goto(path)
            assert answer is not None
            assert answer.status == 404
        picture(page, "desktop-not-found")


def test_a_wrong_password_stays_at_the_login(browser: Browser, site: str, desk: Desk) -> None:
    with window(browser, DESKTOP, site) as page:
        log_in(page, desk, password="không đúng")
        expect(page.get_by_role("alert")).to_have_text("Tên đăng nhập hoặc mật khẩu không đúng.")
        expect(page.get_by_label("Mật khẩu")).to_be_focused()
        picture(page, "desktop-login")


def test_a_script_in_a_filename_does_not_run(
    browser: Browser, site: str, desk: Desk, storage: Storage
) -> None:
    received(desk, storage, "<img src=x onerror=alert(1)>.jpg")
    with window(browser, DESKTOP, site) as page:
        page.on("dialog", lambda dialog: pytest.fail(dialog.message))
        log_in(page, desk)
        link = page.get_by_role("link", name=re.compile("onerror"))
        expect(link).to_have_text("<img src=x onerror=alert(1)>.jpg")
        link.click()
        expect(page.get_by_role("heading", level=1)).to_have_text(
            "<img src=x onerror=alert(1)>.jpg"
        )


def test_the_interface_changes_its_language(browser: Browser, site: str, desk: Desk) -> None:
    with window(browser, DESKTOP, site) as page:
        log_in(page, desk)
        page.get_by_role("link", name="English").click()
        expect(page.get_by_role("heading", name="Upload documents")).to_be_visible()
        page.get_by_role("link", name="Tiếng Việt").click()
        expect(page.get_by_role("heading", name="Tải hồ sơ lên")).to_be_visible()


def _view(page: Page) -> list[float]:
    box = page.locator("svg.page:not([hidden])").get_attribute("viewBox")
    assert box is not None
    return [float(number) for number in box.split()]

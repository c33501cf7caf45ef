"""The review screen without a mouse, with an input method, and without a connection."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

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
from tests.web.stored import reviewable
from tests.web.visitor import stored_detail
from tests.workers.desks import Desk
from workers.bootstrap import add_user
from workers.database import connect
from workers.models import Role
from workers.storage import Storage

pytestmark = [pytest.mark.e2e, pytest.mark.browser]

MOST_SECONDS = 15.0
DATE = "Ngày, tháng, năm sinh"
MOTHER = "Họ, chữ đệm, tên người mẹ"
NAME = "Nguyễn Thị Mẫu"


def test_a_document_with_three_flags_takes_under_15_seconds_without_a_mouse(
    browser: Browser, site: str, desk: Desk, storage: Storage
) -> None:
    document_id = reviewable(desk, storage)
    with window(browser, DESKTOP, site) as page:
        log_in(page, desk)
        page.goto("/kiem-tra")
        expect(page.get_by_role("button", name="Nhận hồ sơ tiếp theo")).to_be_focused()
        picture(page, "desktop-queue")
        begun = time.monotonic()
        page.keyboard.press("Enter")
        expect(page.get_by_label(DATE, exact=True)).to_be_focused()
        page.keyboard.press("Alt+1")
        place = page.get_by_label("Nơi sinh", exact=True)
        expect(place).to_be_focused()
        page.keyboard.type("Bệnh viện Bến Thử, Hà Nội", delay=60)
        page.keyboard.press("Enter")
        expect(page.get_by_label(MOTHER)).to_be_focused()
        page.keyboard.press("1")
        expect(page.get_by_role("button", name="Hoàn tất hồ sơ")).to_be_focused()
        page.keyboard.press("Control+Enter")
        expect(page.get_by_role("button", name="Nhận hồ sơ tiếp theo")).to_be_focused()
        seconds = time.monotonic() - begun
        picture(page, "desktop-finished-next")
    print(f"three flags without a mouse: {seconds:.1f} s")
    assert seconds < MOST_SECONDS
    detail = stored_detail(desk, document_id)
    fields = detail.records[0].fields
    assert detail.summary.state is DocumentState.DONE
    assert fields["child_birth_date"].value == "2024-03-06"
    assert fields["child_birth_place"].value == "Bệnh viện Bến Thử, Hà Nội"
    assert fields["mother_name"].value == "Nguyễn Thị Mẫu"


def test_tab_goes_from_one_unsure_field_to_the_next_and_back(
    browser: Browser, site: str, desk: Desk, storage: Storage
) -> None:
    with _review(browser, site, desk, storage) as page:
        expect(page.get_by_label(DATE, exact=True)).to_be_focused()
        page.keyboard.press("Tab")
        expect(page.get_by_label("Nơi sinh", exact=True)).to_be_focused()
        page.keyboard.press("Tab")
        expect(page.get_by_label(MOTHER)).to_be_focused()
        expect(page.locator(".field.selected .crop")).to_be_visible()
        picture(page, "desktop-review-name")
        page.keyboard.press("Shift+Tab")
        expect(page.get_by_label("Nơi sinh", exact=True)).to_be_focused()


def test_a_key_marks_what_is_unreadable_or_not_there(
    browser: Browser, site: str, desk: Desk, storage: Storage
) -> None:
    document_id = reviewable(desk, storage)
    with window(browser, DESKTOP, site) as page:
        log_in(page, desk)
        page.goto(f"/ho-so/{document_id}")
        expect(page.get_by_label(DATE, exact=True)).to_be_focused()
        page.keyboard.press("F8")
        expect(page.get_by_label("Nơi sinh", exact=True)).to_be_focused()
        page.keyboard.press("F4")
        expect(page.get_by_label(MOTHER)).to_be_focused()
        expect(page.get_by_text("Chữ trên giấy không đọc được.")).to_be_visible()
    fields = stored_detail(desk, document_id).records[0].fields
    assert fields["child_birth_date"].reasons[-1].code == "unreadable"
    assert fields["child_birth_place"].reasons[-1].code == "not_on_paper"
    assert fields["child_birth_place"].state is FieldState.CONFIRMED


def test_a_digit_in_a_date_is_typed_and_takes_no_proposal(
    browser: Browser, site: str, desk: Desk, storage: Storage
) -> None:
    with _review(browser, site, desk, storage) as page:
        date = page.get_by_label(DATE, exact=True)
        expect(date).to_be_focused()
        page.keyboard.press("1")
        expect(date).to_have_value("1")
        expect(date).to_be_focused()
        page.keyboard.press("Escape")
        expect(date).to_have_value("05/03/2024")


def test_enter_while_an_input_method_composes_decides_nothing(
    browser: Browser, site: str, desk: Desk, storage: Storage
) -> None:
    with _review(browser, site, desk, storage) as page:
        name = page.get_by_label(MOTHER)
        expect(page.get_by_label(DATE, exact=True)).to_be_focused()
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        expect(name).to_be_focused()
        name.evaluate(
            """(input) => {
                for (const key of ["Enter", "1"]) input.dispatchEvent(new KeyboardEvent("keydown", {
                    key, code: key === "1" ? "Digit1" : key,
                    isComposing: true, bubbles: true, cancelable: true,
                }));
                input.dispatchEvent(new KeyboardEvent("keydown",
                    {key: "Enter", code: "Enter", keyCode: 229, bubbles: true, cancelable: true}));
            }"""
        )
        session = page.context.new_cdp_session(page)
        session.send(
            "Input.imeSetComposition", {"selectionStart": 14, "selectionEnd": 14, "text": NAME}
        )
        expect(name).to_have_value(NAME)
        session.send("Input.insertText", {"text": NAME})
        expect(name).to_be_focused()
        expect(page.get_by_text("Còn 3 mục cần xem")).to_be_visible()
        page.keyboard.press("Enter")
        expect(page.get_by_text("Còn 2 mục cần xem")).to_be_visible()


def test_what_is_typed_is_checked_and_survives_a_reload(
    browser: Browser, site: str, desk: Desk, storage: Storage
) -> None:
    with _review(browser, site, desk, storage) as page:
        date = page.get_by_label(DATE, exact=True)
        date.fill("31/02/2024")
        expect(page.get_by_role("alert").filter(has_text="không có trong lịch")).to_be_visible()
        date.fill("6/3/2024")
        expect(page.locator(".field.selected .meant")).to_have_text("→ 06/03/2024")
        page.reload()
        expect(date).to_have_value("6/3/2024")
        expect(page.locator('[id="f-0-child_birth_date"] [data-confirm]')).to_have_text("Lưu sửa")


def test_a_lost_connection_is_said_and_what_was_typed_is_kept_when_it_is_back(
    browser: Browser, site: str, desk: Desk, storage: Storage
) -> None:
    with _review(browser, site, desk, storage) as page:
        name = page.get_by_label(MOTHER)
        page.context.set_offline(True)
        name.fill("Nguyễn Thị Mậu")
        expect(page.locator("#connection")).to_contain_text("Mất kết nối")
        picture(page, "desktop-offline")
        page.context.set_offline(False)
        expect(page.locator("#connection")).to_be_hidden()
        expect(page.locator('[id="f-0-mother_name"] .meant')).to_have_text("Đã lưu tạm")
        page.reload()
        expect(name).to_have_value("Nguyễn Thị Mậu")


def test_a_colleague_sees_who_has_the_document_and_gets_it_with_a_note(
    browser: Browser, site: str, desk: Desk, storage: Storage
) -> None:
    document_id = reviewable(desk, storage)
    other = _colleague(desk)
    with window(browser, DESKTOP, site) as page, window(browser, DESKTOP, site) as theirs:
        log_in(page, desk)
        with page.expect_response("**/giu"):
            page.goto(f"/ho-so/{document_id}")
        log_in(theirs, other)
        theirs.goto(f"/ho-so/{document_id}")
        expect(theirs.locator("#held")).to_contain_text("Đang được Lê Thị Thử xem từ")
        expect(theirs.get_by_role("button", name="Hoàn tất hồ sơ")).to_have_count(0)
        picture(theirs, "desktop-held")
        page.keyboard.press("F9")
        page.get_by_label("Lời nhắn").fill("Tên mẹ khó đọc, nhờ chị xem giúp")
        picture(page, "desktop-send")
        page.get_by_role("button", name="Gửi", exact=True).press("Enter")
        expect(page.get_by_text("Đã gửi cho Trần Văn Kiểm")).to_be_visible()
        theirs.goto("/kiem-tra")
        theirs.keyboard.press("Enter")
        expect(theirs.get_by_text("Lê Thị Thử gửi cho bạn")).to_be_visible()


def test_the_page_can_be_turned_and_the_field_found_again(
    browser: Browser, site: str, desk: Desk, storage: Storage
) -> None:
    with _review(browser, site, desk, storage) as page:
        page.get_by_role("button", name="Xoay ảnh").click()
        sheet = page.locator("svg.page:not([hidden])")
        expect(sheet).to_have_attribute("viewBox", "0 0 1754 1240")
        page.get_by_role("button", name="Mục đang xem").click()
        expect(page.locator(".box.selected")).to_be_in_viewport(ratio=0.9)
        picture(page, "desktop-turned")


def test_the_queue_fits_a_phone(browser: Browser, site: str, desk: Desk, storage: Storage) -> None:
    reviewable(desk, storage, "đơn đăng ký khai sinh của gia đình ở phường Bến Thử, bản chụp.jpg")
    with window(browser, PHONE, site) as page:
        log_in(page, desk)
        page.goto("/kiem-tra")
        expect(page.get_by_text("1 hồ sơ đang chờ kiểm tra")).to_be_visible()
        picture(page, "phone-queue")
        assert sideways_overflow(page) == 0
        page.get_by_role("button", name="Nhận hồ sơ tiếp theo").tap()
        expect(page.get_by_label(DATE, exact=True)).to_be_in_viewport()
        picture(page, "phone-review-taken")
        assert sideways_overflow(page) == 0


@contextmanager
def _review(browser: Browser, site: str, desk: Desk, storage: Storage) -> Iterator[Page]:
    """Open the review of a document with three unsure fields."""
    document_id = reviewable(desk, storage)
    with window(browser, DESKTOP, site) as page:
        log_in(page, desk)
        page.goto(f"/ho-so/{document_id}")
        yield page


def _colleague(desk: Desk) -> Desk:
    username = f"v-{desk.username}"
    with connect() as conn:
        user = add_user(
            conn,
            office_code=desk.office_code,
            username=username,
            full_name="Trần Văn Kiểm",
            role=Role.VERIFIER,
            password=desk.password,
        )
    return Desk(desk.office_id, desk.office_code, user.id, username, desk.password)

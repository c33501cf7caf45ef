"""A value read from the wrong place is mended by drawing a box on the page."""

import time

import pytest
from playwright.sync_api import Browser, Page, expect

from schemas.record import FieldState
from tests.e2e.browser.chromium import DESKTOP, PHONE, log_in, picture, sideways_overflow, window
from tests.waiting import wait_until
from tests.web.paper import read_paper
from tests.web.stored import reviewable
from tests.web.visitor import stored_detail
from tests.workers.desks import Desk
from workers.celery_app import app
from workers.storage import Storage

pytestmark = [pytest.mark.e2e, pytest.mark.browser, pytest.mark.usefixtures("reading")]

MOTHER = "Họ, chữ đệm, tên người mẹ"
MOST_SECONDS = 2.0


@pytest.fixture(scope="module")
def reading(worker: None) -> None:
    """A worker that answers."""
    wait_until(lambda: bool(app.control.ping(timeout=0.5)))


def test_a_dragged_box_is_read_and_becomes_value_and_place(
    browser: Browser, site: str, desk: Desk, storage: Storage
) -> None:
    document_id = reviewable(desk, storage)
    with window(browser, DESKTOP, site) as page:
        log_in(page, desk)
        page.goto(f"/ho-so/{document_id}#f-0-mother_name")
        field = page.get_by_label(MOTHER, exact=True)
        expect(field).to_be_focused()
        # The first box that a worker reads takes longer, as the first page of its life does.
        _draw(page, "requester_name")
        expect(field).to_have_value("Trần Văn Thử", timeout=20_000)
        expect(field).to_be_focused()
        page.keyboard.press("F2")
        expect(page.get_by_text("Kéo chuột quanh chỗ ghi")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.get_by_text("Kéo chuột quanh chỗ ghi")).to_be_hidden()
        begun = _draw(page, "child_name")
        expect(field).to_have_value("Trần Thị An")
        seconds = time.monotonic() - begun
        print(f"from drop to value: {seconds:.2f} s")
        expect(page.locator(".field.selected .crop")).to_be_visible()
        expect(page.get_by_text("Còn 2 mục cần xem")).to_be_visible()
        picture(page, "desktop-box-read")
        page.keyboard.press("Enter")
        expect(page.get_by_label("Ngày, tháng, năm sinh", exact=True)).to_be_focused()
    it = stored_detail(desk, document_id).records[0].fields["mother_name"]
    assert (it.value, it.text, it.state) == ("Trần Thị An", "TRẦN THỊ AN", FieldState.CORRECTED)
    wanted = read_paper()[2].fields["child_name"].quad
    assert it.quad is not None
    assert wanted is not None
    for corner, other in zip(it.quad, wanted, strict=True):
        assert corner == pytest.approx(other, abs=24)
    assert seconds < MOST_SECONDS


def test_two_clicks_draw_a_box_too_and_an_empty_one_is_said(
    browser: Browser, site: str, desk: Desk, storage: Storage
) -> None:
    document_id = reviewable(desk, storage)
    with window(browser, DESKTOP, site) as page:
        log_in(page, desk)
        page.goto(f"/ho-so/{document_id}#f-0-mother_name")
        page.get_by_role("button", name="Cả trang").click()
        page.get_by_role("button", name="Khoanh chỗ ghi").click()
        sheet = page.locator("svg.page:not([hidden])").bounding_box()
        assert sheet is not None
        x, y = sheet["x"] + sheet["width"] / 2, sheet["y"] + sheet["height"] * 0.93
        page.mouse.click(x - 40, y - 10)
        page.mouse.move(x + 20, y + 10)
        expect(page.locator(".drawn")).to_have_count(1)
        picture(page, "desktop-box-drawn")
        page.mouse.click(x + 60, y + 18)
        said = page.get_by_role("alert").filter(has_text="Không đọc được chữ nào")
        expect(said).to_be_visible(timeout=20_000)
        expect(page.get_by_label(MOTHER, exact=True)).to_have_value("Nguỵen Thị Mẫu")
        expect(page.get_by_text("Còn 3 mục cần xem")).to_be_visible()


def test_an_accepted_field_on_a_turned_page_is_read_again_on_a_phone(
    browser: Browser, site: str, desk: Desk, storage: Storage
) -> None:
    document_id = reviewable(desk, storage)
    with window(browser, PHONE, site) as page:
        log_in(page, desk)
        page.goto(f"/ho-so/{document_id}#f-0-child_nationality")
        page.get_by_role("button", name="Xoay ảnh").tap()
        page.get_by_role("button", name="Khoanh chỗ ghi").tap()
        picture(page, "phone-box")
        assert sideways_overflow(page) == 0
        _drag(page, "child_ethnicity", room=0)
        nationality = page.get_by_label("Quốc tịch", exact=True)
        expect(nationality).to_have_value("Kinh", timeout=20_000)
        picture(page, "phone-box-read")


def _draw(page: Page, key: str) -> float:
    """Draw a box around a field; return when the button was let go."""
    page.keyboard.press("F2")
    return _drag(page, key)


def _drag(page: Page, key: str, room: int = 3) -> float:
    page.get_by_role("button", name="Cả trang").click()
    place = page.locator(f'[data-field="f-0-{key}"]').bounding_box()
    assert place is not None
    page.mouse.move(place["x"] - room, place["y"] - room)
    page.mouse.down()
    page.mouse.move(place["x"] + 5, place["y"] + 5)
    page.mouse.move(place["x"] + place["width"] + room, place["y"] + place["height"] + room)
    begun = time.monotonic()
    page.mouse.up()
    return begun

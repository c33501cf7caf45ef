"""The double check and the figures in a real browser: keyboard alone, desktop and phone."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from schemas.record import FieldState
from tests.e2e.browser.chromium import (
    DESKTOP,
    PHONE,
    log_in,
    picture,
    sideways_overflow,
    window,
)
from tests.e2e.browser.seen import faults_of
from tests.e2e.browser.test_browser_access import RULES
from tests.web.stored import finished, rejected, reviewable
from tests.web.visitor import stored_detail
from tests.workers.checks import check_again, checks_of, colleague, key_all, seated
from tests.workers.desks import Desk
from workers.models import Role
from workers.storage import Storage

pytestmark = [pytest.mark.e2e, pytest.mark.browser]

KEYS = ("child_name", "child_birth_date", "child_gender", "requester_residence")
LONG = "Phạm Đoàn Dương Hoàng Nguyệt Ánh Tuyết"
NAME = "Họ, chữ đệm, tên trẻ"


def looked_at(page: Page, name: str) -> None:
    """Keep a picture at both widths; nothing may be wider than the window or cut off."""
    page.evaluate("Promise.all([...document.images].map((it) => it.decode()))")
    for size, kind in ((DESKTOP, "desktop"), (PHONE, "phone")):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        picture(page, f"{kind}-{name}")
        assert sideways_overflow(page) <= 0
        assert faults_of(page) == []
    page.set_viewport_size({"width": DESKTOP[0], "height": DESKTOP[1]})
    found = Axe().run(page, options=RULES).response["violations"]
    assert not [f"{it['id']}: {it['nodes'][0]['html'][:200]}" for it in found]


def test_fields_are_keyed_blindly_and_settled_with_the_keyboard_alone(
    browser: Browser, site: str, desk: Desk, storage: Storage
) -> None:
    check_again(desk, 0.0, *KEYS)
    document_id = finished(desk, storage)
    with window(browser, DESKTOP, site) as page:
        log_in(page, seated(desk))
        page.goto("/kiem-tra-cheo")
        expect(page.get_by_text("4 mục bạn có thể nhập")).to_be_visible()
        looked_at(page, "double-check")
        expect(page.get_by_role("button", name="Bắt đầu nhập")).to_be_focused()
        page.keyboard.press("Enter")
        seen = [_key(page) for _ in KEYS]
        expect(page.get_by_text("Không còn mục nào cho bạn.")).to_be_visible()
    assert len(set(seen)) == len(KEYS)
    states = {it["key"]: it["state"] for it in checks_of(document_id)}
    assert states == {
        "child_name": "differs",
        "child_birth_date": "agreed",
        "child_gender": "agreed",
        "requester_residence": "differs",
    }
    with window(browser, DESKTOP, site) as page:
        log_in(page, seated(desk, Role.SUPERVISOR))
        page.goto("/kiem-tra-cheo")
        page.get_by_role("button", name="Bắt đầu quyết định").press("Enter")
        for _ in range(2):
            _settle(page)
        expect(page.get_by_text("Không còn mục nào cho bạn.")).to_be_visible()
    fields = stored_detail(desk, document_id).records[0].fields
    assert fields["child_name"].value == "Trần Thị Ân"
    assert fields["child_name"].state is FieldState.CORRECTED
    assert fields["child_gender"].state is FieldState.CONFIRMED
    assert fields["requester_residence"].state is FieldState.CONFIRMED


def _key(page: Page) -> str:
    """Key the field that is shown; return its name."""
    heading = page.get_by_role("heading", level=1)
    name = heading.inner_text()
    expect(page.get_by_role("img")).to_be_visible()
    if name == "Giới tính":
        looked_at(page, "double-check-options")
        page.keyboard.press("2")
        expect(page.get_by_label("Nữ")).to_be_checked()
        page.keyboard.press("Enter")
    elif name == NAME:
        expect(page.get_by_label("Nhập đúng như trên ảnh")).to_be_focused()
        page.keyboard.press("Enter")
        expect(heading).to_have_text(name)
        looked_at(page, "double-check-key")
        page.keyboard.type("Trần Thị Ân")
        page.keyboard.press("Enter")
    elif name.startswith("Ngày"):
        expect(page.get_by_label("Nhập đúng như trên ảnh")).to_be_focused()
        page.keyboard.type("31/2/2024")
        page.keyboard.press("Enter")
        expect(page.get_by_role("alert")).to_contain_text("không có trong lịch")
        looked_at(page, "double-check-refused")
        page.get_by_label("Nhập đúng như trên ảnh").fill("5/3/2024")
        page.keyboard.press("Enter")
    else:
        page.keyboard.press("F8")
    expect(heading).not_to_have_text(name)
    return name


def _settle(page: Page) -> None:
    """Decide on the difference that is shown: the second name is right, and the first residence."""
    heading = page.get_by_role("heading", level=1)
    name = heading.inner_text()
    expect(page.locator("[data-digit='1']")).to_be_focused()
    looked_at(page, f"double-check-settle-{'name' if name == NAME else 'residence'}")
    page.keyboard.press("2" if name == NAME else "1")
    expect(heading).not_to_have_text(name)


def test_a_manager_chooses_what_is_keyed_twice_and_reads_the_error_rates(
    browser: Browser, site: str, desk: Desk, storage: Storage
) -> None:
    check_again(desk, 0.5, "child_name", "mother_name")
    for number in range(3):
        finished(desk, storage, f"khai-sinh-{number}.jpg")
    reviewable(desk, storage)
    rejected(desk, storage)
    assert key_all(colleague(desk, name=LONG)) >= 6
    with window(browser, DESKTOP, site) as page:
        log_in(page, seated(desk, Role.ADMINISTRATOR, LONG))
        page.goto("/so-lieu")
        expect(page.get_by_role("heading", name="Tỷ lệ sai thật")).to_be_visible()
        expect(page.get_by_role("heading", name="Theo đơn vị")).to_be_visible()
        expect(page.get_by_text("Đo trên các hồ sơ do máy tạo")).to_be_visible()
        expect(page.locator("#diem canvas")).to_be_visible()
        _whole(page, "figures")
        page.get_by_role("link", name="Chọn mục kiểm tra chéo").click()
        share = page.get_by_label("Tỷ lệ chọn ngẫu nhiên (%)")
        expect(share).to_have_value("50")
        share.fill("2,5")
        page.get_by_label("Họ, chữ đệm, tên người mẹ").first.uncheck()
        page.get_by_role("button", name="Lưu", exact=True).click()
        expect(page.get_by_text("Đã lưu.")).to_be_visible()
        expect(page.get_by_label("Tỷ lệ chọn ngẫu nhiên (%)")).to_have_value("2,5")
        looked_at(page, "double-check-rules")
        page.get_by_role("link", name="English").click()
        expect(page.get_by_role("heading", name=re.compile("double checked"))).to_be_visible()


def _whole(page: Page, name: str) -> None:
    """Keep pictures of the whole page, however long; only the tables' frames may scroll."""
    for size, kind in ((DESKTOP, "desktop"), (PHONE, "phone")):
        height = page.evaluate("document.documentElement.scrollHeight")
        page.set_viewport_size({"width": size[0], "height": max(size[1], height)})
        height = page.evaluate("document.documentElement.scrollHeight")
        page.set_viewport_size({"width": size[0], "height": height})
        picture(page, f"{kind}-{name}")
        assert sideways_overflow(page) <= 0
        assert faults_of(page) == []
    page.set_viewport_size({"width": DESKTOP[0], "height": DESKTOP[1]})

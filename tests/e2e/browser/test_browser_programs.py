"""Ways in and out, with real programs beside the browser: tokens, webhooks, searchable PDFs."""

import subprocess
from pathlib import Path

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from standardwebhooks import Webhook

from tests.e2e.browser.chromium import DESKTOP, PHONE, log_in, whole_picture, window
from tests.e2e.browser.seen import faults_of
from tests.e2e.browser.test_browser_access import RULES
from tests.web.stored import reviewable
from tests.web.test_offices import promote
from tests.workers.desks import Desk
from tests.workers.listener import listening
from workers import delivering
from workers.models import Role
from workers.settings import settings
from workers.storage import Storage

pytestmark = [pytest.mark.e2e, pytest.mark.browser]

SIZES = pytest.mark.parametrize(("size", "name"), [(DESKTOP, "desktop"), (PHONE, "phone")])
PROGRAM = "Máy quét hồ sơ hộ tịch tầng trệt, quầy số 12 của bộ phận một cửa"


@SIZES
def test_a_token_is_seen_once_opens_the_api_and_is_ended(
    browser: Browser, site: str, desk: Desk, size: tuple[int, int], name: str
) -> None:
    promote(desk, Role.ADMINISTRATOR)
    with window(browser, size, site) as page:
        log_in(page, desk)
        page.goto("/ma-truy-cap")
        page.get_by_label("Tên phần mềm").fill(PROGRAM)
        page.get_by_label("Thay mặt").select_option(str(desk.actor))
        page.get_by_label("Xem hồ sơ").check()
        page.get_by_role("button", name="Tạo mã truy cập").click()
        secret = page.get_by_role("status").locator("code").inner_text()
        _look(page, f"{name}-token-made")
        assert _status(site, secret) == 200
        page.goto("/ma-truy-cap")
        expect(page.get_by_text(secret)).to_have_count(0)
        mine = page.get_by_role("listitem").filter(has_text=PROGRAM)
        expect(mine).to_contain_text("Gửi hồ sơ · Xem hồ sơ")
        expect(mine).not_to_contain_text("chưa dùng")
        _look_in_both_languages(page, f"{name}-tokens")
        mine.get_by_role("button", name=f"Thu hồi mã của {PROGRAM}").click()
        expect(mine).to_have_count(0)
        assert _status(site, secret) == 401


@SIZES
def test_an_address_gets_another_secret_is_told_told_again_and_removed(
    browser: Browser,
    site: str,
    desk: Desk,
    storage: Storage,
    monkeypatch: pytest.MonkeyPatch,
    size: tuple[int, int],
    name: str,
) -> None:
    monkeypatch.setattr(settings(), "webhook_networks", "127.0.0.0/8")
    promote(desk, Role.MANAGER)
    with window(browser, size, site) as page, listening(500) as listener:
        log_in(page, desk)
        page.goto("/bao-tin")
        _look(page, f"{name}-webhooks-none")
        page.get_by_label("Địa chỉ nhận tin").fill("https://10.0.0.1/hoso")
        page.get_by_role("button", name="Thêm địa chỉ").click()
        expect(page.get_by_role("alert")).to_contain_text("mạng nội bộ")
        _look(page, f"{name}-webhook-refused")
        page.get_by_label("Địa chỉ nhận tin").fill(listener.url)
        page.get_by_role("button", name="Thêm địa chỉ").click()
        secret = page.get_by_role("status").locator("code").inner_text()
        _look(page, f"{name}-webhook-added")
        page.get_by_text("Đổi khóa", exact=True).first.click()
        expect(page.get_by_label("Khóa cũ còn dùng thêm")).to_have_value("24")
        _look_in_both_languages(page, f"{name}-webhook-renewing")
        page.get_by_text("Đổi khóa", exact=True).first.click()
        page.get_by_role("button", name=f"Đổi khóa của {listener.url}").click()
        renewed = page.get_by_role("status").locator("code").inner_text()
        expect(page.get_by_text("khóa cũ còn dùng đến")).to_be_visible()
        document_id = reviewable(desk, storage)
        delivering.deliver(settings())
        page.goto("/bao-tin")
        expect(page.get_by_text(renewed)).to_have_count(0)
        log = page.get_by_role("region", name="Nhật ký gửi tin")
        expect(log).to_contain_text("trả lời 500 · 1 lần thử")
        _look_in_both_languages(page, f"{name}-webhooks")
        log.get_by_role("button", name="Gửi lại tin của").click()
        expect(log).to_contain_text("Đang chờ gửi")
        delivering.deliver(settings())
        page.goto("/bao-tin")
        expect(log).to_contain_text("Đã nhận")
        for known in (secret, renewed):
            told = [Webhook(known).verify(body, dict(headers)) for headers, body in listener.heard]
            assert [it["data"]["id"] for it in told] == [str(document_id)] * 2
        page.get_by_role("button", name=f"Gỡ {listener.url}").click()
        expect(page.get_by_text("Chưa có địa chỉ nào.")).to_be_visible()
        expect(log.get_by_role("button")).to_have_count(0)
        _look(page, f"{name}-webhook-removed")
        reviewable(desk, storage)
        assert delivering.deliver(settings()) == 0
        assert len(listener.heard) == 2


def test_the_searchable_pdf_of_a_document_comes_from_its_page(
    browser: Browser,
    site: str,
    desk: Desk,
    storage: Storage,
    tmp_path: Path,
) -> None:
    promote(desk, Role.MANAGER)
    document_id = reviewable(desk, storage)
    with window(browser, DESKTOP, site) as page:
        log_in(page, desk)
        page.goto(f"/ho-so/{document_id}")
        _look(page, "desktop-document-with-pdf")
        with page.expect_download() as download:
            page.get_by_role("link", name="Tải PDF").click()
        download.value.save_as(tmp_path / download.value.suggested_filename)
        expect(
            page.get_by_text(download.value.suggested_filename.removesuffix(".pdf"))
        ).to_be_visible()
    (path,) = tmp_path.glob("HS-*.pdf")
    text = subprocess.run(["pdftotext", path, "-"], check=True, capture_output=True, text=True)
    assert "TRẦN THỊ AN" in text.stdout


def _status(site: str, secret: str) -> int:
    headers = {"Authorization": f"Bearer {secret}"}
    return httpx.get(f"{site}/api/v1/documents", headers=headers).status_code


def _look(page: Page, name: str) -> None:
    whole_picture(page, name)
    assert not faults_of(page)


def _look_in_both_languages(page: Page, name: str) -> None:
    """Look at the page in Vietnamese, as axe does, then in English, and go back to Vietnamese."""
    _look(page, name)
    found = Axe().run(page, options=RULES).response["violations"]
    assert [it["id"] for it in found] == []
    page.get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    _look(page, f"{name}-en")
    page.get_by_role("link", name="Tiếng Việt").click()
    expect(page.locator("html")).to_have_attribute("lang", "vi")

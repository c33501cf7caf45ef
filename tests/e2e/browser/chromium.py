"""A real Chromium with a fresh profile, and pictures of what it shows."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.workers.desks import Desk

DESKTOP = (1366, 768)
PHONE = (390, 844)
PICTURES = Path(__file__).parents[3] / "test-artefacts"
_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@contextmanager
def running_chromium() -> Iterator[Browser]:
    """Start the Chromium of the system; stop it after.

    Raises:
        AssertionError: if there is none (Debian's package is called chromium).
    """
    chromium = shutil.which("chromium")
    assert chromium, "these tests need chromium: apt-get install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(_ARGUMENTS))
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def window(browser: Browser, size: tuple[int, int], site: str) -> Iterator[Page]:
    """Open a window with no past; a phone's has a touch screen.

    Raises:
        AssertionError: at the end, if a script failed or the policy blocked something.
    """
    is_phone = size == PHONE
    context: BrowserContext = browser.new_context(
        base_url=site,
        viewport={"width": size[0], "height": size[1]},
        is_mobile=is_phone,
        has_touch=is_phone,
        locale="vi-VN",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.set_default_timeout(20_000)
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on(
        "console",
        lambda message: (
            troubles.append(message.text)
            # The pages of a provider that somebody logs in with are its own affair.
            if "Content Security Policy" in message.text
            and (message.location["url"] or site).startswith(site)
            else None
        ),
    )
    try:
        yield page
        assert not troubles
    finally:
        context.close()


def log_in(page: Page, desk: Desk, password: str | None = None) -> None:
    """Fill in the login form and send it with Enter."""
    page.goto("/dang-nhap")
    page.get_by_label("Tên đăng nhập").fill(desk.username)
    page.get_by_label("Mật khẩu").fill(password or desk.password)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def picture(page: Page, name: str) -> None:
    """Keep a picture of the window under ``test-artefacts/``."""
    PICTURES.mkdir(exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}.png")


def whole_picture(page: Page, name: str) -> None:
    """Keep a picture of the page from its beginning to its end under ``test-artefacts/``."""
    PICTURES.mkdir(exist_ok=True)
    page.evaluate("scrollTo(0, 0)")
    page.screenshot(path=PICTURES / f"{name}.png", full_page=True)


def sideways_overflow(page: Page) -> int:
    """Return by how many pixels the page is wider than its window."""
    overflow: int = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return overflow

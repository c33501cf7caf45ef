"""The pages for people who see little, use no mouse, or change how pages look: WCAG 2.2 AA."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from schemas.errors import UnsupportedType
from tests.e2e.browser.chromium import DESKTOP, PHONE, log_in, picture, window
from tests.e2e.browser.office import CrowdedOffice
from tests.e2e.browser.rounds import pages_around
from tests.e2e.browser.seen import faults_of
from tests.workers.desks import Desk
from tests.workers.papers import picture as drawn_picture
from web.wording import Language
from workers.database import connect
from workers.models import Role
from workers.repository import documents

pytestmark = [pytest.mark.e2e, pytest.mark.browser]

ZOOMED: Final = (683, 384)
"""What a browser at 200 % leaves of an office monitor, in CSS pixels."""
RULES: Final = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
_FOCUS: Final = """() => {
    const it = document.activeElement;
    if (it === document.body) return null;
    const { left, top, width, height } = it.getBoundingClientRect();
    const places = [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.1], [0.5, 0.9]];
    const shown = places.filter(([x, y]) => {
        const hit = document.elementFromPoint(left + width * x, top + height * y);
        return hit && (it.contains(hit) || (hit.contains(it) && hit.tagName === "LABEL"));
    });
    const { outlineStyle } = getComputedStyle(it);
    return { what: it.outerHTML.slice(0, 160), isSeen: shown.length > 2, isMarked: outlineStyle !== "none" };
}"""


@pytest.mark.parametrize("role", Role)
def test_axe_finds_nothing_on_the_pages_of_a_role_in_either_language(
    browser: Browser, site: str, crowded: CrowdedOffice, role: Role
) -> None:
    found = []
    with _somebody(browser, site, crowded.desks[role]) as page:
        for path in pages_around(page, ["/", f"/ho-so/{crowded.to_review[role]}"]):
            found += [f"{path}: {it}" for it in _violations(page)]
            _speak(page, Language.EN)
            page.goto(path)
            found += [f"{path} in English: {it}" for it in _violations(page)]
            _speak(page, Language.VI)
    assert not found


def test_axe_finds_nothing_on_documents_of_any_state_and_what_is_found_or_not_there(
    browser: Browser, site: str, crowded: CrowdedOffice
) -> None:
    papers = [f"/ho-so/{it}" for it in crowded.documents.values()]
    with _somebody(browser, site, crowded.desks[Role.VERIFIER]) as page:
        for path in ("/tim?q=nguyen", "/khong-co", *papers):
            page.goto(path)
            assert not _violations(page), path


def test_axe_finds_nothing_at_the_login_and_in_a_dialog(
    browser: Browser, site: str, crowded: CrowdedOffice
) -> None:
    with window(browser, PHONE, site) as page:
        page.goto("/dang-nhap")
        assert not _violations(page)
        log_in(page, crowded.desks[Role.VERIFIER], password="không đúng")
        assert not _violations(page)
        log_in(page, crowded.desks[Role.VERIFIER])
        page.goto(f"/ho-so/{crowded.to_review[Role.VERIFIER]}")
        page.get_by_role("button", name="Gửi đồng nghiệp").tap()
        expect(page.get_by_role("dialog")).to_be_visible()
        assert not _violations(page)


@pytest.mark.parametrize("size", [DESKTOP, ZOOMED])
def test_every_stop_of_the_tab_key_is_marked_and_in_sight_and_can_be_left(
    browser: Browser, site: str, crowded: CrowdedOffice, size: tuple[int, int]
) -> None:
    role = Role.VERIFIER
    paper = f"/ho-so/{crowded.to_review[role]}"
    with _somebody(browser, site, crowded.desks[role], size) as page:
        for path, key in (("/tim", "Tab"), ("/", "Tab"), (paper, "Tab"), (paper, "Shift+Tab")):
            page.goto(path)
            stops = _stops(page, key)
            assert len(stops) > 5
            lost = [it["what"] for it in stops if not (it["isSeen"] and it["isMarked"])]
            assert not lost, (path, key)


def test_a_dialog_keeps_the_focus_until_it_is_closed_and_then_gives_it_back(
    browser: Browser, site: str, crowded: CrowdedOffice
) -> None:
    with _somebody(browser, site, crowded.desks[Role.VERIFIER]) as page:
        page.goto(f"/ho-so/{crowded.to_review[Role.VERIFIER]}")
        opener = page.get_by_role("button", name="Gửi đồng nghiệp")
        opener.press("Enter")
        for key in ["Tab"] * 6 + ["Shift+Tab"] * 6:
            page.keyboard.press(key)
            assert page.evaluate(
                "document.activeElement === document.body || "
                "document.activeElement.closest('dialog') !== null"
            )
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_be_hidden()
        expect(opener).to_be_focused()


def test_accepted_fields_between_unsure_ones_are_reached_without_a_mouse(
    browser: Browser, site: str, crowded: CrowdedOffice
) -> None:
    with _somebody(browser, site, crowded.desks[Role.SUPERVISOR]) as page:
        page.goto(f"/ho-so/{crowded.to_review[Role.SUPERVISOR]}")
        date = page.get_by_label("Ngày, tháng, năm sinh", exact=True)
        expect(date).to_be_focused()
        page.keyboard.press("Control+ArrowDown")
        page.keyboard.press("Control+ArrowDown")
        expect(page.get_by_role("button", name="Sửa Giới tính")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.get_by_label("Giới tính", exact=True)).to_be_focused()
        page.keyboard.press("Control+ArrowUp")
        page.keyboard.press("Control+ArrowUp")
        expect(date).to_be_focused()


def test_dark_and_forced_colours_and_still_pictures_break_nothing(
    browser: Browser, site: str, crowded: CrowdedOffice
) -> None:
    with _somebody(browser, site, crowded.desks[Role.MANAGER]) as page:
        page.emulate_media(color_scheme="dark")
        page.goto(f"/ho-so/{crowded.documents['half read']}")
        assert not _violations(page)
        page.emulate_media(forced_colors="active")
        bar = page.get_by_role("progressbar")
        assert bar.evaluate("(it) => getComputedStyle(it).borderTopStyle") == "solid"
        picture(page, "desktop-forced-colours-waiting")
        page.goto(f"/ho-so/{crowded.to_review[Role.MANAGER]}")
        picture(page, "desktop-forced-colours-review")
        assert not faults_of(page)
        page.emulate_media(reduced_motion="reduce")
        page.keyboard.press("Tab")
        sheet = "document.querySelector('svg.page:not([hidden])').getAttribute('viewBox')"
        moved = page.evaluate(sheet)
        page.evaluate(
            "new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then)))"
        )
        assert page.evaluate(sheet) == moved


def test_who_cannot_see_the_list_is_told_what_became_of_a_file(
    browser: Browser, site: str, desk: Desk
) -> None:
    with _somebody(browser, site, desk) as page:
        file = {"name": "mo.png", "mimeType": "image/png", "buffer": drawn_picture()}
        page.locator("#files").set_input_files([file])
        expect(page.locator(".upload")).to_contain_text("Đang chờ đến lượt")
        with connect() as conn:
            (summary,) = documents.list_documents(conn, desk.office_id)
            documents.reject(conn, summary.id, UnsupportedType.code)
        expect(page.locator("#said")).to_have_text("mo.png: Không đọc được")


@contextmanager
def _somebody(
    browser: Browser, site: str, desk: Desk, size: tuple[int, int] = DESKTOP
) -> Iterator[Page]:
    """Open a window in which somebody is logged in."""
    with window(browser, size, site) as page:
        log_in(page, desk)
        yield page


def _speak(page: Page, language: Language) -> None:
    cookie = {"name": "hoso_lang", "value": language.value, "url": page.url}
    page.context.add_cookies([cookie])


def _violations(page: Page) -> list[str]:
    """Return what axe objects to, each with the first element it is about."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{it['id']}: {it['nodes'][0]['html'][:200]}" for it in found]


def _stops(page: Page, key: str) -> list[dict[str, object]]:
    """Return where a key takes the focus, from the page's begin (or end) until it leaves the page.

    Raises:
        AssertionError: if it never does.
    """
    page.evaluate("document.activeElement.blur()")
    stops: list[dict[str, object]] = []
    for _ in range(300):
        page.keyboard.press(key)
        stop = page.evaluate(_FOCUS)
        if stop is None:
            return stops
        stops.append(stop)
    raise AssertionError(f"{key} is trapped at {stops[-1]['what']}")

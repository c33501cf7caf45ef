"""Every kind of page with long Vietnamese names in it, on a monitor, zoomed in, and on a phone."""

from collections.abc import Iterator
from typing import Final

import pytest
from playwright.sync_api import Browser, Page

from tests.e2e.browser.chromium import DESKTOP, PHONE, log_in, whole_picture, window
from tests.e2e.browser.office import CrowdedOffice
from tests.e2e.browser.rounds import kind_of, pages_around
from tests.e2e.browser.seen import faults_of, space_text
from workers.models import Role

pytestmark = [pytest.mark.e2e, pytest.mark.browser]

NARROWER: Final = {
    "125 %": (1093, 614),
    "150 %": (910, 512),
    "200 %": (683, 384),
    "400 %": (341, 192),
}
"""What a browser leaves of an office monitor when it is zoomed in, in CSS pixels."""


def test_nothing_is_cut_off_or_too_wide_on_an_office_monitor_however_it_is_zoomed(
    browser: Browser, site: str, crowded: CrowdedOffice
) -> None:
    faults = []
    with window(browser, DESKTOP, site) as page:
        for path in _round(page, crowded):
            whole_picture(page, f"desktop-{_name(path, crowded)}")
            faults += [f"{path}: {it}" for it in faults_of(page)]
            for zoom, (width, height) in NARROWER.items():
                page.set_viewport_size({"width": width, "height": height})
                faults += [f"{path} at {zoom}: {it}" for it in faults_of(page)]
                if zoom == "200 %":
                    whole_picture(page, f"zoomed-{_name(path, crowded)}")
            page.set_viewport_size({"width": DESKTOP[0], "height": DESKTOP[1]})
            space_text(page)
            faults += [f"{path} with spaced text: {it}" for it in faults_of(page)]
    assert not faults


def test_nothing_is_cut_off_or_too_wide_on_a_phone(
    browser: Browser, site: str, crowded: CrowdedOffice
) -> None:
    faults = []
    with window(browser, PHONE, site) as page:
        for path in _round(page, crowded):
            whole_picture(page, f"phone-{_name(path, crowded)}")
            faults += [f"{path}: {it}" for it in faults_of(page)]
    assert not faults


def _round(page: Page, crowded: CrowdedOffice) -> Iterator[str]:
    """Log an administrator in, who sees every kind of page, and go round."""
    log_in(page, crowded.desks[Role.ADMINISTRATOR])
    papers = (crowded.to_review[Role.ADMINISTRATOR], *crowded.documents.values())
    first = ["/", "/khong-co", "/tim?q=nguyen", *(f"/ho-so/{it}" for it in papers)]
    yield from pages_around(page, first)


def _name(path: str, crowded: CrowdedOffice) -> str:
    """Return what the picture of a page is called."""
    states = {str(it): state for state, it in crowded.documents.items()}
    state = next((state for it, state in states.items() if path.endswith(it)), "")
    words = f"{kind_of(path)} {state}".replace("…", " ").replace("/", " ").split()
    return "-".join(["page", *words])

"""The administrator's page of people, and the manager's of figures, in a real browser."""

import csv
import io
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from schemas.text import without_tones
from tests.e2e.browser.chromium import DESKTOP, PHONE, log_in, picture, whole_picture, window
from tests.e2e.browser.seen import faults_of
from tests.web.stored import rejected, reviewable
from tests.workers.desks import Desk
from workers.database import connect
from workers.models import Role
from workers.people import change_role
from workers.repository import users
from workers.repository.query import run
from workers.storage import Storage

pytestmark = [pytest.mark.e2e, pytest.mark.browser]

NEW = "Nguyễn Phúc Công Tằng Tôn Nữ Hoàng Thị Bích Phượng"


def test_a_user_is_added_and_comes_in_with_the_password_that_is_shown_once(
    browser: Browser, site: str, desk: Desk
) -> None:
    _promote(desk, Role.ADMINISTRATOR)
    with window(browser, DESKTOP, site) as page, window(browser, PHONE, site) as theirs:
        log_in(page, desk)
        password = _add(page, desk)
        picture(page, "desktop-people-added")
        assert not faults_of(page)
        page.goto("/nguoi-dung")
        expect(page.get_by_text(password)).to_have_count(0)
        log_in(theirs, _colleague(desk), password)
        expect(theirs.get_by_role("heading", name="Tải hồ sơ lên")).to_be_visible()
        expect(theirs.get_by_role("link", name="Kiểm tra hồ sơ")).to_have_count(0)


def test_another_role_holds_at_once_and_a_closed_account_is_out_at_once(
    browser: Browser, site: str, desk: Desk
) -> None:
    _promote(desk, Role.ADMINISTRATOR)
    with window(browser, DESKTOP, site) as page, window(browser, DESKTOP, site) as theirs:
        log_in(page, desk)
        password = _add(page, desk)
        log_in(theirs, _colleague(desk), password)
        _row(page, desk).get_by_role("combobox").select_option("verifier")
        _row(page, desk).get_by_role("button", name=f"Lưu vai trò của {NEW}").click()
        expect(_row(page, desk).get_by_role("combobox")).to_have_value("verifier")
        theirs.goto("/kiem-tra")
        expect(theirs.get_by_role("button", name="Nhận hồ sơ tiếp theo")).to_be_visible()
        _row(page, desk).get_by_role("button", name=f"Khóa tài khoản của {NEW}").click()
        expect(_row(page, desk)).to_contain_text("Đã khóa")
        picture(page, "desktop-people-closed")
        theirs.reload()
        expect(theirs.get_by_role("button", name="Đăng nhập", exact=True)).to_be_visible()
        log_in(theirs, _colleague(desk), password)
        expect(theirs.get_by_role("alert")).to_be_visible()
        _row(page, desk).get_by_role("button", name=f"Mở lại tài khoản của {NEW}").click()
        expect(_row(page, desk)).not_to_contain_text("Đã khóa")
        log_in(theirs, _colleague(desk), password)
        expect(theirs.get_by_role("heading", name="Tải hồ sơ lên")).to_be_visible()


def test_a_name_that_is_taken_is_said_and_a_wrong_one_is_not_even_sent(
    browser: Browser, site: str, desk: Desk
) -> None:
    _promote(desk, Role.ADMINISTRATOR)
    with window(browser, PHONE, site) as page:
        log_in(page, desk)
        _fill(page, desk.username, desk)
        expect(page.get_by_role("alert")).to_contain_text("đã có người dùng")
        picture(page, "phone-people-taken")
        assert not faults_of(page)
        _fill(page, "Tên Sai", desk)
        name = page.get_by_label("Tên đăng nhập", exact=True)
        assert name.evaluate("(it) => it.validity.patternMismatch")


def test_among_many_offices_one_is_found_and_turned_to_from_the_keyboard(
    browser: Browser, site: str, desk: Desk
) -> None:
    _promote(desk, Role.ADMINISTRATOR)
    town = f"Bến{desk.office_code[2:]}"
    _settle(town)
    with window(browser, DESKTOP, site) as page, window(browser, PHONE, site) as phone:
        for it in (page, phone):
            log_in(it, desk)
            it.goto("/nguoi-dung")
            it.get_by_role("searchbox").fill(town)
            it.keyboard.press("Enter")
            expect(it.get_by_text("Trang 1/2")).to_be_visible()
            assert not faults_of(it)
        whole_picture(page, "desktop-people-many")
        whole_picture(phone, "phone-people-many")
        page.get_by_role("link", name="Trang sau").focus()
        page.keyboard.press("Enter")
        expect(page.get_by_text("Trang 2/2")).to_be_visible()
        page.get_by_label("Lọc theo đơn vị").select_option(f"{without_tones(town)}-03")
        page.get_by_role("button", name="Tìm", exact=True).press("Enter")
        expect(page.get_by_role("heading", level=2).first).to_contain_text(f"{town} số 03")
        expect(page.get_by_role("row")).to_have_count(1 + 6)


def test_a_manager_sees_charts_and_takes_the_figures_along(
    browser: Browser, site: str, desk: Desk, storage: Storage, tmp_path: Path
) -> None:
    _promote(desk, Role.MANAGER)
    reviewable(desk, storage)
    rejected(desk, storage)
    with window(browser, DESKTOP, site) as page:
        log_in(page, desk)
        page.get_by_role("link", name="Số liệu").click()
        expect(page.locator(".chart canvas").first).to_be_visible()
        expect(page.locator(".tile").first).to_contain_text("2")
        with page.expect_download() as download:
            page.get_by_role("link", name="Tải CSV").click()
        download.value.save_as(tmp_path / "so-lieu.csv")
        picture(page, "desktop-figures")
        assert not faults_of(page)
    text = (tmp_path / "so-lieu.csv").read_text(encoding="utf-8-sig")
    assert ["Cần kiểm tra", "1", "1"] in list(csv.reader(io.StringIO(text)))


def _promote(desk: Desk, role: Role) -> None:
    with connect() as conn:
        change_role(conn, desk.actor, role, None)


def _settle(town: str) -> None:
    """Make seven offices of a town, with six people in each."""
    with connect() as conn:
        for number in range(7):
            code = f"{without_tones(town)}-{number:02d}"
            users.add_office(conn, code, f"UBND phường {town} số {number:02d}")
            run(
                conn,
                "INSERT INTO app_user (office_id, username, full_name, role, password_hash)"
                " SELECT o.id, o.code || '.' || n, %(name)s || n, 'clerk', '$argon2id$nobody'"
                " FROM office o CROSS JOIN generate_series(1, 6) n WHERE o.code = %(code)s",
                code=code,
                name=f"{NEW} ",
            )


def _colleague(desk: Desk) -> Desk:
    return Desk(desk.office_id, desk.office_code, desk.actor, f"moi.{desk.username}", "")


def _add(page: Page, desk: Desk) -> str:
    """Add a clerk to the desk's office; return the password."""
    _fill(page, _colleague(desk).username, desk)
    shown = page.get_by_role("status")
    expect(shown).to_contain_text(_colleague(desk).username)
    return shown.locator("code").last.inner_text()


def _fill(page: Page, username: str, desk: Desk) -> None:
    page.goto("/nguoi-dung")
    page.get_by_label("Họ và tên", exact=True).fill(NEW)
    page.get_by_label("Tên đăng nhập", exact=True).fill(username)
    page.get_by_label("Đơn vị", exact=True).select_option(str(desk.office_id))
    page.get_by_label("Vai trò", exact=True).select_option("clerk")
    page.get_by_role("button", name="Thêm người dùng").click()


def _row(page: Page, desk: Desk) -> Locator:
    return page.get_by_role("row").filter(has_text=_colleague(desk).username)

"""Single sign-on with a real provider, and erasure, in a real browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.browser.chromium import DESKTOP, PHONE, log_in, picture, sideways_overflow, window
from tests.servers import Servers
from tests.web.live import running_web
from tests.web.provider import CLIENT_ID, PASSWORD, SECRET, Provider, running_provider
from tests.web.stored import reviewable
from tests.web.test_offices import promote
from tests.workers.desks import Desk, new_desk
from workers import erasing
from workers.models import Role
from workers.settings import settings
from workers.storage import Storage

pytestmark = [pytest.mark.e2e, pytest.mark.browser]

SIZES = pytest.mark.parametrize(("size", "name"), [(DESKTOP, "desktop"), (PHONE, "phone")])


@pytest.fixture(scope="module")
def provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Provider]:
    with running_provider(tmp_path_factory.mktemp("provider")) as running:
        yield running


@pytest.fixture(scope="module")
def joined(site: str, provider: Provider) -> Iterator[str]:
    """The address of a web server that knows the provider, beside one that does not."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {
            "ISSUER": provider.issuer,
            "CLIENT_ID": CLIENT_ID,
            "CLIENT_SECRET": SECRET,
            "SCOPES": "openid profile groups",
            "ROLES": '{"hoso-check": "verifier"}',
            "OFFICE": new_desk().office_code,
        }.items():
            patch.setenv(f"HOSO_OIDC_{name}", value)
        settings.cache_clear()
        with running_web() as address:
            provider.register(address)
            yield address
    settings.cache_clear()


@SIZES
def test_somebody_comes_in_by_single_sign_on_and_is_out_at_both_places_afterwards(
    browser: Browser, joined: str, provider: Provider, size: tuple[int, int], name: str
) -> None:
    provider.add(f"an-{name}", "Phạm Thị Ân", f"an-{name}@vidu.vn", "hoso-check")
    with window(browser, size, joined) as page:
        page.goto("/dang-nhap")
        picture(page, f"{name}-login-sso")
        assert sideways_overflow(page) <= 0
        page.get_by_role("link", name="Đăng nhập bằng tài khoản cơ quan").click()
        page.locator("input[name=login]").fill(f"an-{name}")
        page.keyboard.press("Enter")
        page.locator("input[name=password]").fill(PASSWORD)
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Tải hồ sơ lên")
        page.goto("/tai-khoan")
        expect(page.get_by_text("Phạm Thị Ân").last).to_be_visible()
        picture(page, f"{name}-account-provided")
        assert sideways_overflow(page) <= 0
        page.get_by_role("button", name="Đăng xuất").click()
        page.wait_for_url(f"{provider.issuer}/**")
        picture(page, f"{name}-logout-sso")


@SIZES
def test_a_manager_finds_a_person_and_erases_a_document(
    browser: Browser,
    site: str,
    desk: Desk,
    storage: Storage,
    servers: Servers,
    size: tuple[int, int],
    name: str,
) -> None:
    promote(desk, Role.MANAGER)
    for filename in ("khai-sinh-cua-an.jpg", "mot-tep-co-ten-rat-dai-cua-van-phong-mot-cua.jpg"):
        reviewable(desk, storage, filename)
    with window(browser, size, site) as page:
        log_in(page, desk)
        page.goto("/du-lieu-ca-nhan")
        picture(page, f"{name}-persons")
        assert sideways_overflow(page) <= 0
        page.get_by_label("Họ và tên").fill("Trần Thị An")
        page.get_by_label("Ngày sinh").fill("2024-03-05")
        page.get_by_role("button", name="Tìm người này").click()
        boxes = page.get_by_role("checkbox")
        expect(boxes).to_have_count(2)
        picture(page, f"{name}-persons-found")
        assert sideways_overflow(page) <= 0
        with page.expect_download() as download:
            page.get_by_role("button", name="Xuất dữ liệu").click()
        assert download.value.suggested_filename.endswith(".zip")
        boxes.first.uncheck()
        page.get_by_role("button", name="Xóa…").click()
        page.get_by_label("Lý do").select_option("purpose_over")
        picture(page, f"{name}-erase")
        assert sideways_overflow(page) <= 0
        page.get_by_label("Tôi đã kiểm tra").check()
        page.get_by_role("button", name="Xóa hẳn 1 hồ sơ").click()
        expect(page.get_by_role("cell", name="Đã hết mục đích xử lý")).to_be_visible()
        erasing.sweep(storage)
        page.reload()
        expect(page.get_by_role("cell", name="Đã xóa hết")).to_be_visible()
        picture(page, f"{name}-erased")
        assert sideways_overflow(page) <= 0
        page.goto("/luu-tru")
        picture(page, f"{name}-keeping")
        assert sideways_overflow(page) <= 0
        page.goto("/tai-khoan")
        picture(page, f"{name}-account")
        assert sideways_overflow(page) <= 0

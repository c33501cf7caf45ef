"""A clerk's work in a real browser, with a real worker reading what is uploaded."""

import base64
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from schemas.document import DocumentState
from schemas.record import FieldState
from tests.e2e.browser.chromium import DESKTOP, PHONE, log_in, picture, sideways_overflow, window
from tests.web.visitor import stored_detail
from tests.workers.desks import Desk
from tests.workers.papers import not_a_picture, pages_tiff
from tests.workers.papers import picture as drawn_picture
from workers.database import connect
from workers.models import DocumentSummary
from workers.repository import documents

pytestmark = [pytest.mark.e2e, pytest.mark.browser]

SAMPLES = Path(__file__).parents[3] / "samples"
READ_MS = 120_000
_SPILLS = """(rows) => rows.filter((row) => {
    const end = row.getBoundingClientRect().bottom - parseFloat(getComputedStyle(row).paddingBottom);
    return [...row.children].some((part) => part.getBoundingClientRect().bottom > end);
}).map((row) => row.textContent)"""
"""The texts of the rows that reach into the padding of the box around them, or below it."""


@pytest.mark.usefixtures("worker")
def test_a_paper_goes_from_the_file_chooser_to_a_finished_record(
    browser: Browser, site: str, desk: Desk
) -> None:
    paper = SAMPLES / "birth_04_impossible_date.jpg"
    with window(browser, DESKTOP, site) as page:
        log_in(page, desk)
        page.locator("#files").set_input_files(paper)
        upload = page.locator(".upload")
        expect(upload.locator(".name")).to_have_text(paper.name)
        row = page.get_by_role("row").filter(has_text=paper.name)
        expect(row).to_contain_text(re.compile("Đang|Đã đọc"))
        picture(page, "desktop-upload-under-way")
        expect(upload.locator("a:not(.receipt)")).to_contain_text("mục cần xem", timeout=READ_MS)
        expect(row).to_contain_text("Cần kiểm tra")
        expect(row).to_contain_text("Tờ khai đăng ký khai sinh")
        picture(page, "desktop-upload-read")
        row.get_by_role("link", name=paper.name).click()
        expect(page.locator(".box.selected")).to_be_visible()
        picture(page, "desktop-upload-review")
        _decide_on_all(page)
        page.get_by_role("button", name="Hoàn tất hồ sơ").click()
        expect(page.get_by_text("Hồ sơ đã hoàn tất.")).to_be_visible()
        page.get_by_role("link", name="Về danh sách hồ sơ").click()
        expect(row).to_contain_text("Hoàn tất")
    summary = _only_document(desk)
    assert summary.state is DocumentState.DONE
    fields = stored_detail(desk, summary.id).records[0].fields
    assert fields["child_birth_date"].value == "2021-11-30"
    assert fields["child_birth_date"].state is FieldState.CORRECTED


@pytest.mark.usefixtures("worker")
@pytest.mark.parametrize(("size", "name"), [(DESKTOP, "desktop"), (PHONE, "phone")])
def test_every_sentence_stays_in_its_box_when_many_files_are_uploaded(
    browser: Browser, site: str, desk: Desk, size: tuple[int, int], name: str
) -> None:
    wrong = {f"khong-phai-anh-{number}.jpg": not_a_picture() for number in range(3)}
    right = {f"to-khai-{number}.jpg": drawn_picture() for number in range(3)}
    with window(browser, size, site) as page:
        log_in(page, desk)
        _drop(page, {**wrong, **right})
        rows = page.locator(".upload")
        expect(rows.locator("a:not(.receipt)")).to_have_count(6, timeout=READ_MS)
        refused = rows.filter(has_text="khong-phai-anh")
        expect(refused.get_by_text("Loại tệp này không đọc được.")).to_have_count(3)
        told = rows.filter(has_text="to-khai").get_by_text("Đuôi tên tệp không khớp")
        expect(told).to_have_count(3)
        picture(page, f"{name}-upload-six")
        assert rows.evaluate_all(_SPILLS) == []
        assert sideways_overflow(page) <= 0


@pytest.mark.usefixtures("worker")
def test_dropped_files_are_followed_one_by_one_to_their_end(
    browser: Browser, site: str, desk: Desk
) -> None:
    files = {"hai-trang.tif": pages_tiff(2), "khong-phai-anh.jpg": not_a_picture()}
    with window(browser, DESKTOP, site) as page:
        log_in(page, desk)
        _drop(page, files)
        expect(page.locator(".upload")).to_have_count(2)
        refused = page.locator(".upload").filter(has_text="khong-phai-anh.jpg")
        expect(refused).to_contain_text("Loại tệp này không đọc được.", timeout=READ_MS)
        expect(refused.locator("a:not(.receipt)")).to_have_text("Không đọc được")
        read = page.locator(".upload").filter(has_text="hai-trang.tif")
        expect(read.locator("a:not(.receipt)")).to_have_text("Cần kiểm tra", timeout=READ_MS)
        picture(page, "desktop-upload-refused")
        with pytest.raises(PlaywrightTimeout), page.expect_request("**/tien-do*", timeout=3000):
            pass
    states = {summary.filename: summary.state for summary in _documents(desk)}
    assert states == {
        "hai-trang.tif": DocumentState.NEEDS_REVIEW,
        "khong-phai-anh.jpg": DocumentState.REJECTED,
    }


def test_a_file_that_was_here_before_leads_to_the_first_one(
    browser: Browser, site: str, desk: Desk
) -> None:
    data = drawn_picture()
    with window(browser, PHONE, site) as page:
        log_in(page, desk)
        _choose(page, "lan-dau.png", data)
        expect(page.locator(".documents")).to_contain_text("lan-dau.png")
        _choose(page, "lan-sau.png", data)
        again = page.locator(".upload").filter(has_text="lan-sau.png")
        expect(again).to_contain_text("Tệp này đã được nhận lúc")
        picture(page, "phone-duplicate")
        assert sideways_overflow(page) == 0
        again.get_by_role("link", name="lan-dau.png").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("lan-dau.png")
        picture(page, "phone-first-one")


def test_an_upload_from_an_ended_session_says_so(browser: Browser, site: str, desk: Desk) -> None:
    with window(browser, DESKTOP, site) as page:
        log_in(page, desk)
        page.context.clear_cookies()
        _choose(page, "a.png", drawn_picture())
        expect(page.locator(".upload")).to_contain_text("Phiên làm việc đã hết.")
    assert _documents(desk) == ()


def _decide_on_all(page: Page) -> None:
    """Correct the birth date, confirm everything else that is flagged."""
    date = page.get_by_label("Ngày, tháng, năm sinh", exact=True)
    date.fill("30/11/2021")
    date.press("Enter")
    expect(page.locator('[id="f-0-child_birth_date"] .value')).to_have_text("30/11/2021")
    flagged = page.locator(".field.needs_review")
    while left := flagged.count():
        page.locator(".field.needs_review [name=value]").first.press("Enter")
        expect(flagged).to_have_count(left - 1)


def _choose(page: Page, name: str, data: bytes) -> None:
    page.locator("#files").set_input_files(
        [{"name": name, "mimeType": "application/octet-stream", "buffer": data}]
    )


def _drop(page: Page, files: dict[str, bytes]) -> None:
    """Let files go over the drop zone, as a mouse does."""
    transfer = page.evaluate_handle(
        """(files) => {
            const transfer = new DataTransfer();
            for (const [name, base64] of files) {
                const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
                transfer.items.add(new File([bytes], name));
            }
            return transfer;
        }""",
        [[name, base64.b64encode(data).decode()] for name, data in files.items()],
    )
    page.dispatch_event("#drop", "dragover", {"dataTransfer": transfer})
    page.dispatch_event("#drop", "drop", {"dataTransfer": transfer})


def _documents(desk: Desk) -> tuple[DocumentSummary, ...]:
    with connect() as conn:
        return documents.list_documents(conn, desk.office_id)


def _only_document(desk: Desk) -> DocumentSummary:
    (summary,) = _documents(desk)
    return summary

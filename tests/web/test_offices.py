"""The pages of manager and administrator: who may open them, what they show, what they leave."""

import csv
import io
import re
import time
import zipfile
from uuid import UUID, uuid4

import httpx
import pytest

from pipeline.calibrate.model import load_calibration
from tests.web.stored import reviewable
from tests.web.visitor import Visitor, csrf_of, log_in
from tests.workers.desks import Desk, document_row
from web.figures import Table, as_csv, duration
from web.viewing import view_of
from web.wording import Language
from workers.database import connect
from workers.models import Role
from workers.people import change_role
from workers.repository.figures import threshold_of
from workers.repository.query import rows
from workers.storage import Storage

ID = "00000000-0000-4000-8000-000000000000"


def promote(desk: Desk, role: Role) -> None:
    with connect() as conn:
        change_role(conn, desk.actor, role, None)


def lines(desk: Desk, document_id: UUID | None = None) -> list[str]:
    with connect() as conn:
        found = rows(
            conn,
            "SELECT action FROM audit WHERE office_id = %(office)s AND actor_id = %(id)s"
            " AND document_id IS NOT DISTINCT FROM %(document)s ORDER BY id",
            office=desk.office_id,
            id=desk.actor,
            document=document_id,
        )
    return [it["action"] for it in found]


@pytest.mark.parametrize(
    ("path", "role"),
    [
        ("/so-lieu", Role.SUPERVISOR),
        ("/so-lieu/so-lieu.csv", Role.SUPERVISOR),
        (f"/ho-so/{ID}/nhat-ky", Role.SUPERVISOR),
        ("/nguoi-dung", Role.SUPERVISOR),
    ],
)
def test_a_page_is_refused_to_the_role_below(visitor: Visitor, path: str, role: Role) -> None:
    promote(visitor.desk, role)
    assert visitor.http.get(path).status_code == 403


def test_an_administrator_adds_a_user_who_comes_in_with_the_password_shown(
    visitor: Visitor, site: str
) -> None:
    promote(visitor.desk, Role.ADMINISTRATOR)
    name = f"u-{uuid4().hex[:10]}"
    form = {
        "csrf": visitor.csrf("/nguoi-dung"),
        "office": str(visitor.desk.office_id),
        "role": "clerk",
        "username": name,
        "full_name": "Trần Văn Thử",
    }
    page = visitor.http.post("/nguoi-dung", data=form)
    shown = re.findall(r"<dd><code>([^<]+)</code>", page.text)
    assert shown[0] == name
    assert log_in(site, name, shown[1])[1].status_code == 303
    assert shown[1] not in visitor.http.get("/nguoi-dung").text
    assert visitor.http.post("/nguoi-dung", data=form).status_code >= 400


def test_a_closed_account_is_out_at_once_and_in_again_when_it_is_opened(
    visitor: Visitor, stranger: Visitor, site: str
) -> None:
    promote(visitor.desk, Role.ADMINISTRATOR)
    theirs = stranger.desk
    assert visitor.post(f"/nguoi-dung/{theirs.actor}/khoa").status_code == 303
    assert stranger.http.get("/").headers["location"] == "/dang-nhap"
    assert visitor.post(f"/nguoi-dung/{theirs.actor}/mo").status_code == 303
    assert stranger.http.get("/").headers["location"] == "/dang-nhap"
    assert log_in(site, theirs.username, theirs.password)[1].status_code == 303


def test_a_new_password_ends_the_sessions_of_the_old_one(
    visitor: Visitor, stranger: Visitor
) -> None:
    promote(visitor.desk, Role.ADMINISTRATOR)
    assert visitor.post(f"/nguoi-dung/{stranger.desk.actor}/mat-khau").status_code == 200
    assert stranger.http.get("/").headers["location"] == "/dang-nhap"


def test_an_administrator_adds_an_office_once(visitor: Visitor) -> None:
    promote(visitor.desk, Role.ADMINISTRATOR)
    code = f"o-{uuid4().hex[:10]}"
    assert visitor.post("/nguoi-dung/don-vi", code=code, name="UBND xã Thử").status_code == 303
    assert code in visitor.http.get("/nguoi-dung").text
    assert visitor.post("/nguoi-dung/don-vi", code=code, name="UBND xã Thử").status_code >= 400


def test_the_figures_count_the_office_s_documents_and_no_others(
    visitor: Visitor, stranger: Visitor, storage: Storage
) -> None:
    promote(visitor.desk, Role.MANAGER)
    document_row(visitor.desk)
    reviewable(visitor.desk, storage)
    reviewable(stranger.desk, storage)
    assert visitor.http.get("/so-lieu").status_code == 200
    text = visitor.http.get("/so-lieu/so-lieu.csv").content.decode("utf-8-sig")
    read = list(csv.reader(io.StringIO(text)))
    assert ["Đã nhận", "1", "1"] in read
    assert ["Cần kiểm tra", "1", "1"] in read


def test_the_figures_can_be_had_as_a_workbook(visitor: Visitor) -> None:
    promote(visitor.desk, Role.MANAGER)
    answer = visitor.http.get("/so-lieu/so-lieu.xlsx")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as book:
        assert sum(name.startswith("xl/worksheets/sheet") for name in book.namelist()) == 10


def test_the_office_s_point_is_kept_and_must_be_one_of_the_curve(visitor: Visitor) -> None:
    promote(visitor.desk, Role.MANAGER)
    point = load_calibration().trade_off[3]
    assert visitor.post("/so-lieu/diem", threshold=str(point.threshold)).status_code == 303
    assert visitor.post("/so-lieu/diem", threshold="0.123").status_code == 400
    with connect() as conn:
        assert threshold_of(conn, visitor.desk.office_id) == point.threshold
    assert "working_point_chosen" in lines(visitor.desk)


def test_every_look_at_a_document_is_in_its_audit_and_the_manager_reads_it(
    visitor: Visitor, storage: Storage
) -> None:
    promote(visitor.desk, Role.MANAGER)
    document_id = reviewable(visitor.desk, storage)
    for rest in ("", "/trang/1/anh", "/goc", "/nhat-ky"):
        assert visitor.http.get(f"/ho-so/{document_id}{rest}").status_code == 200
    looks = ["document_viewed", "image_viewed", "original_downloaded", "audit_viewed"]
    assert [it for it in lines(visitor.desk, document_id) if it in looks] == looks
    page = visitor.http.get(f"/ho-so/{document_id}/nhat-ky").text
    assert "Xem ảnh trang" in page
    assert "Lê Thị Thử" in page


def test_a_look_through_the_api_is_in_the_audit_and_a_refused_one_is_not(
    api: httpx.Client, desk: Desk, storage: Storage
) -> None:
    document_id = reviewable(desk, storage)
    assert api.get(f"/api/v1/documents/{document_id}").status_code == 200
    assert api.get(f"/api/v1/documents/{ID}").status_code == 404
    assert "document_viewed" in lines(desk, document_id)
    assert lines(desk, UUID(ID)) == []


@pytest.mark.parametrize(
    ("address", "action"),
    [
        (f"/ho-so/{ID}", "document_viewed"),
        (f"/ho-so/{ID}/whatever-comes", "document_viewed"),
        (f"/api/v1/documents/{ID}/pages/0/image", "image_viewed"),
        ("/tim?q=an", "search_made"),
        ("/tim?q=&tu=2026-11-01", "search_made"),
        ("/tim?q=&form=", None),
        ("/", None),
        ("/static/style.css", None),
    ],
)
def test_an_address_says_what_is_looked_at(address: str, action: str | None) -> None:
    path, _, query = address.partition("?")
    found = view_of(path, query)
    assert (found and found[0]) == action


def test_a_session_ends_when_nobody_clicks(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = time.time()
    monkeypatch.setattr("web.security.time", lambda: now + 59 * 60)
    assert visitor.http.get("/tien-do?id=" + ID).status_code == 200
    monkeypatch.setattr("web.security.time", lambda: now + 61 * 60)
    assert visitor.http.get("/").headers["location"] == "/dang-nhap"


def test_a_session_in_use_ends_with_its_day(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = time.time()
    monkeypatch.setattr("web.security.time", lambda: now + 30 * 60)
    assert visitor.http.get("/").status_code == 200
    for half_hours in range(2, 24):
        monkeypatch.setattr("web.security.time", lambda n=half_hours: now + n * 30 * 60)
        csrf_of(visitor.http.get("/"))
    monkeypatch.setattr("web.security.time", lambda: now + 12 * 3600 + 1)
    assert visitor.http.get("/").headers["location"] == "/dang-nhap"


def test_a_cell_is_never_a_formula() -> None:
    table = Table("x", "X", ("a",), (("=1+1",), ("@x",), (-1,)))
    text = as_csv([table]).decode("utf-8-sig")
    assert text.splitlines()[2:5] == ["'=1+1", "'@x", "-1"]


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (None, ""),
        (5, "0 phút 5 giây"),
        (65, "1 phút 5 giây"),
        (7500, "2 giờ 5 phút"),
        (90000, "1 ngày 1 giờ"),
    ],
)
def test_a_time_span_is_said_in_its_two_largest_parts(seconds: float | None, words: str) -> None:
    assert duration(seconds, Language.VI) == words

"""The pages of the double check: blind for the second person, both values for the third."""

import csv
import io
import re
from uuid import UUID

import httpx
import pytest
from PIL import Image

from schemas.record import FieldState
from tests.web.stored import finished
from tests.web.visitor import Visitor, stored_detail, visitor_of
from tests.workers.checks import (
    FORM,
    KEY,
    check_again,
    checks_of,
    colleague,
    key_all,
    seated,
    user_of,
)
from tests.workers.desks import Desk
from workers.database import Visit, connect, visiting
from workers.models import Role
from workers.people import change_role
from workers.repository.across import counts_across
from workers.repository.double_check_rules import rules_of
from workers.storage import Storage

FIRST = "Trần Thị An"


def promote(desk: Desk, role: Role) -> None:
    with connect() as conn:
        change_role(conn, desk.actor, role, None)


@pytest.fixture
def second(site: str, visitor: Visitor) -> Visitor:
    """Another verifier of the visitor's office, logged in."""
    return visitor_of(site, seated(visitor.desk))


def begun(who: Visitor, waits: str = "") -> str:
    """Take the next field; return the address of its page."""
    answer = who.post(f"/kiem-tra-cheo{waits}/nhan")
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


def send(who: Visitor, address: str, **form: str) -> httpx.Response:
    """Send the form of a page as a browser does."""
    return who.http.post(address, data={"csrf": who.csrf("/kiem-tra-cheo"), **form})


def test_a_second_person_sees_the_place_of_the_field_and_nothing_else(
    visitor: Visitor, second: Visitor, storage: Storage
) -> None:
    check_again(visitor.desk, 0.0, KEY)
    document_id = finished(visitor.desk, storage)
    address = begun(second)
    page = second.http.get(address)
    assert page.status_code == 200
    assert "Họ, chữ đệm, tên trẻ" in page.text
    for hidden in (FIRST, str(document_id), "khai-sinh.jpg", "HS-"):
        assert hidden not in page.text
    image = Image.open(io.BytesIO(second.http.get(f"{address}/anh").content))
    assert image.height < 150


def test_the_first_person_gets_neither_the_field_nor_its_image(
    visitor: Visitor, second: Visitor, storage: Storage
) -> None:
    check_again(visitor.desk, 0.0, KEY)
    finished(visitor.desk, storage)
    assert begun(visitor) == "/kiem-tra-cheo?het=true"
    address = begun(second)
    assert visitor.http.get(address).status_code == 409
    assert visitor.http.get(f"{address}/anh").status_code == 404
    assert send(visitor, address, value=FIRST).status_code == 409


def test_a_typed_value_becomes_one_as_on_the_review_screen(
    visitor: Visitor, second: Visitor, storage: Storage
) -> None:
    check_again(visitor.desk, 0.0, "child_birth_date")
    document_id = finished(visitor.desk, storage)
    address = begun(second)
    refused = send(second, address, value="31/02/2024")
    assert refused.status_code == 422
    assert "không có trong lịch" in refused.text
    assert 'value="31/02/2024"' in refused.text
    answer = send(second, address, value="5/3/2024")
    assert answer.headers["location"] == "/kiem-tra-cheo?het=true"
    (check,) = checks_of(document_id)
    assert (check["state"], check["second_value"]) == ("agreed", "2024-03-05")


def test_an_enter_too_many_is_no_answer_and_a_text_is_kept_when_it_is_insisted_on(
    visitor: Visitor, second: Visitor, storage: Storage
) -> None:
    check_again(visitor.desk, 0.0, KEY)
    document_id = finished(visitor.desk, storage)
    address = begun(second)
    assert send(second, address, value=" ").status_code == 400
    asked = send(second, address, value="Tr4n Thi An")
    assert asked.status_code == 422
    assert re.search(r'name="insisted" value="Tr4n Thi An"', asked.text)
    assert send(second, address, value="Tr4n Thi An", insisted="Tr4n Thi An").status_code == 303
    assert checks_of(document_id)[0]["state"] == "differs"


def test_a_supervisor_sees_both_values_and_the_record_gets_the_right_one(
    site: str, visitor: Visitor, second: Visitor, storage: Storage
) -> None:
    check_again(visitor.desk, 0.0, KEY)
    document_id = finished(visitor.desk, storage)
    send(second, begun(second), value="Trần Thị Ân")
    assert second.post("/kiem-tra-cheo/phan-xu/nhan").status_code == 403
    third = visitor_of(site, seated(visitor.desk, Role.SUPERVISOR))
    address = begun(third, "/phan-xu")
    assert second.http.get(address).status_code == 403
    page = third.http.get(address).text
    assert FIRST in page
    assert "Trần Thị Ân" in page
    assert send(third, address, choice="second").headers["location"] == "/kiem-tra-cheo?het=true"
    field = stored_detail(visitor.desk, document_id).records[0].fields[KEY]
    assert (field.value, field.state) == ("Trần Thị Ân", FieldState.CORRECTED)


def test_another_office_finds_no_field(
    visitor: Visitor, second: Visitor, stranger: Visitor, storage: Storage
) -> None:
    check_again(visitor.desk, 0.0, KEY)
    finished(visitor.desk, storage)
    address = begun(second)
    assert begun(stranger) == "/kiem-tra-cheo?het=true"
    assert stranger.http.get(address).status_code == 409
    assert stranger.http.get(f"{address}/anh").status_code == 404
    assert send(stranger, f"{address}/tra-lai").status_code == 303
    assert second.http.get(address).status_code == 200


def test_a_manager_chooses_share_and_fields_and_a_verifier_does_not(visitor: Visitor) -> None:
    assert visitor.http.get("/kiem-tra-cheo/thiet-lap").status_code == 403
    promote(visitor.desk, Role.MANAGER)
    address = "/kiem-tra-cheo/thiet-lap"
    assert send(visitor, address, percent="2,5", field=f"{FORM}/{KEY}").status_code == 303
    with connect() as conn:
        rules = rules_of(conn, visitor.desk.office_id)
    assert rules.share == pytest.approx(0.025)
    assert rules.fields == {(FORM, KEY)}
    page = visitor.http.get(address).text
    assert 'value="2,5"' in page
    assert re.search(rf'value="{FORM}/{KEY}" checked', page)
    for wrong in ("nhiều", "nan", "-1", "101"):
        assert 400 <= send(visitor, address, percent=wrong).status_code < 500, wrong
    assert send(visitor, address, percent="1", field="la/khong-co").status_code == 400
    assert user_of(visitor.desk).role is Role.MANAGER


def test_the_figures_show_the_true_error_rates_and_the_files_carry_them(
    visitor: Visitor, second: Visitor, storage: Storage
) -> None:
    promote(visitor.desk, Role.MANAGER)
    assert "Chưa có mục nào được nhập hai lần" in visitor.http.get("/so-lieu").text
    check_again(visitor.desk, 0.0, KEY)
    finished(visitor.desk, storage)
    send(second, begun(second), value=FIRST)
    page = visitor.http.get("/so-lieu").text
    assert "Mới chỉ có các mục được chọn đích danh" in page
    assert "Đo trên các hồ sơ do máy tạo" in page
    read = read_csv(visitor)
    assert ["Máy tự nhận", "1", "0.0", "0.0", "79.35"] in read
    assert ["Người nhập lần hai", "1", "0.0", "0.0", "79.35"] in read


def test_the_page_says_when_the_curve_is_the_office_s_own(
    visitor: Visitor, storage: Storage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workers.rates.ENOUGH", 10)
    promote(visitor.desk, Role.MANAGER)
    check_again(visitor.desk, 1.0)
    finished(visitor.desk, storage)
    count = key_all(colleague(visitor.desk))
    page = visitor.http.get("/so-lieu").text
    assert f"Đo trên {count} mục của chính đơn vị" in page
    assert "Đo trên các hồ sơ do máy tạo" not in page
    points = re.findall(r'<option value="([0-9.]+)"', page)
    assert visitor.post("/so-lieu/diem", threshold=points[-1]).status_code == 303


def test_an_administrator_sees_the_counts_of_all_offices_and_a_manager_those_of_one(
    visitor: Visitor, stranger: Visitor, storage: Storage
) -> None:
    finished(stranger.desk, storage)
    promote(visitor.desk, Role.MANAGER)
    assert ["Theo đơn vị"] not in read_csv(visitor)
    with visiting(Visit(visitor.desk.office_id, visitor.desk.actor)), connect() as conn:
        assert counts_across(conn).offices == ()
    promote(visitor.desk, Role.ADMINISTRATOR)
    read = read_csv(visitor)
    begin = read.index(["Theo đơn vị"])
    offices = read[begin + 2 : read.index([], begin)]
    assert len([it for it in offices if it[1:5] == ["1", "1", "1", "0"]]) >= 1
    assert ["Mọi đơn vị, theo trạng thái"] in read
    assert "Theo đơn vị" in visitor.http.get("/so-lieu").text


def read_csv(visitor: Visitor) -> list[list[str]]:
    text = visitor.http.get("/so-lieu/so-lieu.csv").content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def test_the_audit_says_in_words_who_keyed_again(
    visitor: Visitor, second: Visitor, storage: Storage
) -> None:
    check_again(visitor.desk, 0.0, KEY)
    document_id: UUID = finished(visitor.desk, storage)
    send(second, begun(second), value=FIRST)
    promote(visitor.desk, Role.MANAGER)
    page = visitor.http.get(f"/ho-so/{document_id}/nhat-ky").text
    assert "Nhập lần hai, trùng khớp" in page
    assert "double_check" not in page

"""The administrator's page of API tokens."""

import re
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from tests.web.stored import reviewable
from tests.web.visitor import Visitor, token_of
from tests.workers.desks import Desk
from workers.database import connect
from workers.models import Role
from workers.people import change_role
from workers.storage import Storage

PAGE = "/ma-truy-cap"


@pytest.fixture
def administrator(visitor: Visitor) -> Visitor:
    with connect() as conn:
        change_role(conn, visitor.desk.actor, Role.ADMINISTRATOR, None)
    return visitor


def add(visitor: Visitor, **form: str | list[str]) -> httpx.Response:
    data = {
        "csrf": visitor.csrf(PAGE),
        "account": str(visitor.desk.actor),
        "name": "Máy quét tầng 1",
        "scope": ["read", "search"],
        **form,
    }
    return visitor.http.post(PAGE, data=data)


def secret_in(page: httpx.Response) -> str:
    found = re.search(r"<code>(hoso_[\w-]{43})</code>", page.text)
    assert found, page.text
    return found[1]


def status(site: str, secret: str, path: str = "/api/v1/documents") -> int:
    return httpx.get(site + path, headers={"Authorization": f"Bearer {secret}"}).status_code


def test_a_token_is_shown_once_and_opens_what_was_ticked(administrator: Visitor, site: str) -> None:
    page = add(administrator)
    secret = secret_in(page)
    assert secret not in administrator.http.get(PAGE).text
    assert status(site, secret) == 200
    assert status(site, secret, "/api/v1/search?q=an") == 200
    assert httpx.post(f"{site}/api/v1/documents").status_code == 401


def test_a_revoked_token_opens_nothing_and_is_gone_from_the_page(
    administrator: Visitor, site: str
) -> None:
    secret = secret_in(add(administrator, name="Cổng cũ"))
    page = administrator.http.get(PAGE).text
    (path,) = re.findall(
        rf'action="({PAGE}/[0-9a-f-]+/thu-hoi)">(?:(?!</form>).)*Cổng cũ', page, re.DOTALL
    )
    administrator.http.post(path, data={"csrf": administrator.csrf(PAGE)})
    assert status(site, secret) == 401
    assert "Cổng cũ" not in administrator.http.get(PAGE).text


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({"name": " "}, "không được để trống"),
        ({"scope": []}, "ít nhất một việc"),
        ({"until": "2020-01-01"}, "từ hôm nay trở đi"),
        ({"account": "00000000-0000-4000-8000-000000000000"}, "Không có người dùng"),
    ],
)
def test_what_is_missing_is_said(
    administrator: Visitor, form: dict[str, str | list[str]], words: str
) -> None:
    answer = add(administrator, **form)
    assert answer.status_code in {404, 422}
    assert words in answer.text


def test_the_last_day_is_shown_as_it_was_chosen(administrator: Visitor) -> None:
    day = datetime.now(UTC).date() + timedelta(days=400)
    page = add(administrator, until=day.isoformat()).text
    assert f"{day:%d/%m/%Y}" in page


def test_a_manager_makes_no_tokens(visitor: Visitor) -> None:
    with connect() as conn:
        change_role(conn, visitor.desk.actor, Role.MANAGER, None)
    assert visitor.http.get(PAGE).status_code == 403
    assert add(visitor).status_code == 403


def test_the_audit_of_a_document_names_the_program(
    visitor: Visitor, desk: Desk, site: str, storage: Storage
) -> None:
    document_id = reviewable(desk, storage)
    assert status(site, token_of(desk), f"/api/v1/documents/{document_id}") == 200
    with connect() as conn:
        change_role(conn, desk.actor, Role.MANAGER, None)
    assert "Lê Thị Thử (qua tests)" in visitor.http.get(f"/ho-so/{document_id}/nhat-ky").text

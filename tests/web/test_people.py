"""The page of people stays short among hundreds of offices: it is searched and turned."""

import re
from uuid import uuid4

import pytest

from tests.web.visitor import Visitor
from web.pages.people import PER_PAGE, Looked
from workers.database import connect
from workers.models import Role
from workers.people import change_role
from workers.repository import users
from workers.repository.query import run


@pytest.fixture
def town(visitor: Visitor) -> str:
    """A word that three offices have in their names; the visitor is an administrator."""
    with connect() as conn:
        change_role(conn, visitor.desk.actor, Role.ADMINISTRATOR, None)
    return f"t{uuid4().hex[:8]}"


def office(town: str, name: str, *people: str) -> str:
    """Add an office with people; return its code."""
    code = f"{town}-{uuid4().hex[:6]}"
    with connect() as conn:
        users.add_office(conn, code, f"{name} {town}")
        for number, person in enumerate(people):
            run(
                conn,
                "INSERT INTO app_user (office_id, username, full_name, role, password_hash)"
                " SELECT id, %(username)s, %(name)s, 'clerk', '$argon2id$nobody' FROM office"
                " WHERE code = %(code)s",
                code=code,
                username=f"{code}.{number}",
                name=person,
            )
    return code


def names_on(visitor: Visitor, address: str) -> list[str]:
    page = visitor.http.get(address)
    assert page.status_code == 200
    return re.findall(r'<tr id="u-[^>]+>\s*<td>([^<]+)<', page.text)


@pytest.mark.parametrize("asked", ["Đào Thị Ước", "uoc dao", "DAO thi uoc", "an-hai dao"])
def test_people_are_found_by_words_of_their_names_and_of_their_office_s(
    visitor: Visitor, town: str, asked: str
) -> None:
    office(town, "Xã An-Hải", "Đào Thị Ước", "Lê Văn Sáu")
    office(town, "Xã Bình Minh", "Vũ Thị Ước")
    assert names_on(visitor, f"/nguoi-dung?q={asked} {town}") == ["Đào Thị Ước"]


def test_one_office_s_people_stand_in_the_order_of_given_names(visitor: Visitor, town: str) -> None:
    code = office(town, "Xã Một", "Nguyễn Văn Ước", "Vũ Thị An", "Đào Văn Bình", "Lê Thị An")
    office(town, "Xã Hai", "Trần Văn Khác")
    expected = ["Lê Thị An", "Vũ Thị An", "Đào Văn Bình", "Nguyễn Văn Ước"]
    assert names_on(visitor, f"/nguoi-dung?don-vi={code}") == expected


def test_an_office_in_which_nobody_is_is_found_too(visitor: Visitor, town: str) -> None:
    code = office(town, "Xã Vắng")
    page = visitor.http.get(f"/nguoi-dung?q={town}").text
    assert f'<span class="soft small">{code}</span>' in page
    assert "Chưa có người dùng nào." in page
    assert "Không tìm thấy" in visitor.http.get(f"/nguoi-dung?q={town}xyz").text


def test_what_is_more_than_a_page_comes_on_the_next(visitor: Visitor, town: str) -> None:
    many = [f"Lê Văn Mẫu {number:02d}" for number in range(PER_PAGE + 3)]
    office(town, "Xã Đông", *many)
    first = names_on(visitor, f"/nguoi-dung?q={town}")
    assert first == many[:PER_PAGE]
    assert (
        f'href="/nguoi-dung?q={town}&amp;page=2"' in visitor.http.get(f"/nguoi-dung?q={town}").text
    )
    assert names_on(visitor, f"/nguoi-dung?q={town}&page=2") == many[PER_PAGE:]
    assert names_on(visitor, f"/nguoi-dung?q={town}&page=9") == many[PER_PAGE:]


def test_whatever_is_done_to_somebody_leads_back_to_where_they_stand(
    visitor: Visitor, town: str
) -> None:
    office(town, "Xã Đông", "Lê Văn Mẫu")
    here = f"/nguoi-dung?q=mau+{town}"
    page = visitor.http.get(here).text
    (user_id,) = re.findall(r'<tr id="u-([^"]+)"', page)
    action = f"/nguoi-dung/{user_id}/khoa?q=mau+{town}"
    assert f'action="{action}"' in page
    answer = visitor.post(action)
    assert answer.headers["location"] == f"{here}#u-{user_id}"
    assert "Đã khóa" in visitor.http.get(here).text


def test_a_new_office_is_shown_alone(visitor: Visitor, town: str) -> None:
    answer = visitor.post("/nguoi-dung/don-vi", code=town, name="UBND xã Mới")
    assert answer.headers["location"] == f"/nguoi-dung?don-vi={town}"


def test_who_looks_after_one_office_finds_nobody_of_another(visitor: Visitor, town: str) -> None:
    theirs = office(town, "Xã Lạ", "Lê Văn Lạ")
    with connect() as conn:
        change_role(conn, visitor.desk.actor, Role.MANAGER, None)
    assert names_on(visitor, f"/nguoi-dung?q={town}") == []
    assert names_on(visitor, f"/nguoi-dung?don-vi={theirs}") == []
    assert names_on(visitor, "/nguoi-dung") == ["Lê Thị Thử"]


@pytest.mark.parametrize("query", ["don-vi=%00", "don-vi=A", "page=0", "q=" + "x" * 201])
def test_a_question_of_another_form_is_refused(visitor: Visitor, town: str, query: str) -> None:
    assert visitor.http.get(f"/nguoi-dung?{query}").status_code == 422


def test_signs_that_mean_something_to_a_database_are_only_signs(
    visitor: Visitor, town: str
) -> None:
    office(town, "Xã Một", "Lê Văn Mẫu")
    assert names_on(visitor, f"/nguoi-dung?q={town}%25") == ["Lê Văn Mẫu"]
    assert names_on(visitor, f"/nguoi-dung?q={town}%00%27") == ["Lê Văn Mẫu"]


def test_an_address_says_only_what_is_looked_for() -> None:
    assert Looked().address() == "/nguoi-dung"
    assert (
        Looked("lê an", "ben-thu", 3).address(4) == "/nguoi-dung?q=l%C3%AA+an&don-vi=ben-thu&page=4"
    )
    assert Looked("x", page=2).address(1) == "/nguoi-dung?q=x"

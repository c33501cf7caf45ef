"""Everybody changes their own password; a manager gives the people of the office new ones."""

import re
from dataclasses import replace
from uuid import uuid4

import pytest

from tests.web.test_offices import lines, promote
from tests.web.visitor import Visitor, csrf_of, log_in, visitor_of
from tests.workers.desks import Desk, new_desk
from workers.bootstrap import add_user
from workers.database import connect
from workers.models import Role
from workers.passwords import NoGoodPassword, SameAgain, TooPlain, TooShort, TypedOtherwise, check

NEW = "con trâu là đầu cơ nghiệp"


def colleague(desk: Desk) -> Desk:
    """Return another verifier of the office."""
    name = f"u-{uuid4().hex[:10]}"
    with connect() as conn:
        user = add_user(
            conn,
            office_code=desk.office_code,
            username=name,
            full_name="Trần Văn Mẫu",
            role=Role.VERIFIER,
            password=desk.password,
        )
    return replace(desk, actor=user.id, username=name)


def change(visitor: Visitor, old: str, new: str = NEW, again: str | None = None) -> tuple[int, str]:
    form = {
        "csrf": visitor.csrf(),
        "old": old,
        "new": new,
        "again": new if again is None else again,
    }
    answer = visitor.http.post("/tai-khoan/mat-khau", data=form)
    return answer.status_code, answer.text


def test_a_changed_password_opens_and_the_old_one_no_longer_does(
    visitor: Visitor, site: str, desk: Desk
) -> None:
    status, page = change(visitor, desk.password)
    assert status == 200
    assert "Đã đổi mật khẩu" in page
    assert log_in(site, desk.username, desk.password)[1].status_code == 401
    assert log_in(site, desk.username, NEW)[1].status_code == 303
    assert "password_changed" in lines(desk)


def test_changing_the_password_ends_the_sessions_elsewhere_and_not_this_one(
    visitor: Visitor, site: str, desk: Desk
) -> None:
    elsewhere = visitor_of(site, desk)
    change(visitor, desk.password)
    assert elsewhere.http.get("/").status_code == 303
    assert visitor.http.get("/").status_code == 200


def test_without_the_old_password_nothing_changes_and_guessing_it_is_slowed_down(
    visitor: Visitor, site: str, desk: Desk
) -> None:
    for _ in range(5):
        status, page = change(visitor, "không phải")
        assert status == 403
        assert "Mật khẩu hiện tại không đúng." in page
    assert change(visitor, desk.password)[0] == 429
    assert log_in(site, desk.username, desk.password)[1].status_code == 303


@pytest.mark.parametrize(
    ("new", "again", "problem"),
    [
        (NEW, NEW + " ", TypedOtherwise),
        ("mười một ký", "mười một ký", TooShort),
        ("aaaabbbbaaaabbbb", "aaaabbbbaaaabbbb", TooPlain),
        ("Lan.Nguyen 2026!", "Lan.Nguyen 2026!", TooPlain),
        ("mật khẩu hiện tại", "mật khẩu hiện tại", SameAgain),
    ],
)
def test_a_password_that_is_easy_to_guess_or_not_new_is_refused(
    new: str, again: str, problem: type[NoGoodPassword]
) -> None:
    with pytest.raises(problem):
        check("lan.nguyen", old="mật khẩu hiện tại", new=new, again=again)


def test_a_refused_password_says_why_on_the_page(visitor: Visitor, desk: Desk) -> None:
    status, page = change(visitor, desk.password, "ngắn quá")
    assert status == 422
    assert "ít nhất 12 ký tự" in page


def test_a_manager_gives_somebody_of_the_office_a_new_password(
    visitor: Visitor, site: str, desk: Desk
) -> None:
    promote(desk, Role.MANAGER)
    theirs = colleague(desk)
    before = visitor_of(site, theirs)
    page = visitor.http.get("/nguoi-dung")
    assert theirs.username in page.text
    answer = visitor.http.post(f"/nguoi-dung/{theirs.actor}/mat-khau", data={"csrf": csrf_of(page)})
    shown = re.findall(r"<dd><code>([^<]+)</code>", answer.text)
    assert log_in(site, theirs.username, shown[1])[1].status_code == 303
    assert before.http.get("/").status_code == 303


@pytest.mark.parametrize("role", [Role.MANAGER, Role.ADMINISTRATOR])
def test_a_manager_resets_no_password_of_somebody_with_as_many_rights(
    visitor: Visitor, site: str, desk: Desk, role: Role
) -> None:
    promote(desk, Role.MANAGER)
    theirs = colleague(desk)
    promote(theirs, role)
    assert visitor.post(f"/nguoi-dung/{theirs.actor}/mat-khau").status_code == 403
    assert log_in(site, theirs.username, theirs.password)[1].status_code == 303


def test_a_manager_resets_nothing_in_another_office_and_changes_no_roles(
    visitor: Visitor, desk: Desk
) -> None:
    promote(desk, Role.MANAGER)
    stranger, theirs = new_desk(), colleague(desk)
    assert visitor.post(f"/nguoi-dung/{stranger.actor}/mat-khau").status_code == 404
    assert visitor.post(f"/nguoi-dung/{theirs.actor}/vai-tro", role="clerk").status_code == 403
    assert visitor.post(f"/nguoi-dung/{theirs.actor}/khoa").status_code == 403
    assert stranger.username not in visitor.http.get("/nguoi-dung").text


def test_a_verifier_does_not_see_the_people_of_the_office(visitor: Visitor) -> None:
    assert visitor.http.get("/nguoi-dung").status_code == 403

"""An administrator makes users and offices, and every change is in the audit."""

from itertools import pairwise
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.workers.desks import Desk, new_desk
from workers import people
from workers.database import connect
from workers.models import Role, User
from workers.repository import users
from workers.repository.query import rows
from workers.rights import RIGHTS, Right, may


def lines_about(desk: Desk) -> list[tuple[str, str | None]]:
    with connect() as conn:
        found = rows(
            conn,
            "SELECT action, code FROM audit WHERE subject_id = %(id)s ORDER BY id",
            id=desk.actor,
        )
    return [(it["action"], it["code"]) for it in found]


def user(role: Role) -> User:
    return User(
        id=uuid4(), office_id=uuid4(), username="u", full_name="U", role=role, session_epoch=0
    )


def test_each_role_may_what_the_one_before_may_and_more() -> None:
    ladder = [RIGHTS[role] for role in Role]
    assert all(lower < higher for lower, higher in pairwise(ladder))


def test_only_an_administrator_looks_after_users() -> None:
    assert [role for role in Role if may(user(role), Right.ADMINISTER)] == [Role.ADMINISTRATOR]


def test_a_new_user_comes_in_with_the_password_that_was_made(desk: Desk) -> None:
    name = f"u-{uuid4().hex[:10]}"
    with connect() as conn:
        account, password = people.add_user(
            conn,
            office_id=desk.office_id,
            username=name,
            full_name="  Nguyễn  Văn Thử ",
            role=Role.CLERK,
            actor=desk.actor,
        )
        found = users.by_password(conn, name, password)
    assert found is not None
    assert (found.id, found.full_name) == (account.id, "Nguyễn Văn Thử")


@pytest.mark.parametrize("name", ["", "Lan", "lan nguyen", "lán", "-lan", "lan\0"])
def test_a_user_name_that_nobody_can_type_is_refused(desk: Desk, name: str) -> None:
    with pytest.raises(people.BadName), connect() as conn:
        people.add_user(
            conn,
            office_id=desk.office_id,
            username=name,
            full_name="Lan",
            role=Role.CLERK,
            actor=None,
        )


def test_a_name_that_another_office_has_is_taken(desk: Desk) -> None:
    with pytest.raises(people.Taken), connect() as conn:
        people.add_user(
            conn,
            office_id=desk.office_id,
            username=new_desk().username,
            full_name="Lan",
            role=Role.CLERK,
            actor=None,
        )


def test_every_change_to_a_user_is_in_the_audit(desk: Desk) -> None:
    chief = new_desk().actor
    with connect() as conn:
        people.change_role(conn, desk.actor, Role.SUPERVISOR, chief)
        people.renew_password(conn, desk.actor, chief)
        people.let_in(conn, desk.actor, False, chief)
        assert users.by_id(conn, desk.actor) is None
        people.let_in(conn, desk.actor, True, chief)
    assert lines_about(desk) == [
        ("user_put", "verifier"),
        ("role_changed", "supervisor"),
        ("password_renewed", None),
        ("user_closed", None),
        ("user_opened", None),
    ]


def test_a_change_that_changes_nothing_is_not_in_the_audit(desk: Desk) -> None:
    with connect() as conn:
        people.change_role(conn, desk.actor, Role.VERIFIER, None)
        people.let_in(conn, desk.actor, True, None)
    assert lines_about(desk) == [("user_put", "verifier")]


def test_nobody_locks_themselves_out(desk: Desk) -> None:
    with connect() as conn:
        with pytest.raises(people.NotYourself):
            people.let_in(conn, desk.actor, False, desk.actor)
        with pytest.raises(people.NotYourself):
            people.change_role(conn, desk.actor, Role.CLERK, desk.actor)


def test_a_password_can_be_read_out_and_is_never_the_same() -> None:
    made = {people.new_password() for _ in range(200)}
    assert len(made) == 200
    assert not set("".join(made)) & set("01ilo")
    assert {len(it) for it in made} == {19}


@given(st.text())
def test_a_name_on_one_line_stays_as_it_is_when_it_is_cleaned_again(text: str) -> None:
    once = people.one_line(text)
    assert people.one_line(once) == once
    assert "\n" not in once

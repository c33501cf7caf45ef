"""Some fields are keyed twice: never by one person, never by two at once, and what differs is settled."""

from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import psycopg2
import pytest

from schemas.record import Field, FieldState
from tests.workers.checks import (
    KEY,
    check_again,
    checks_of,
    colleague,
    done_document,
    user_of,
)
from tests.workers.desks import Desk, document_under_review, field, new_desk
from workers import double_checking
from workers.database import Visit, connect, visiting
from workers.double_checking import Answer, NotForYou, is_same
from workers.models import Role, User
from workers.repository import audit, records
from workers.repository.double_checks import Waits, count_open
from workers.repository.query import row, rows, run
from workers.reviewing import HOLD_SECONDS

VALUE = "Lê Văn Mẫu"


def stored(document_id: UUID, key: str = KEY) -> Field:
    with connect() as conn:
        return records.of_document(conn, document_id)[0].fields[key]


def taken(user: User, waits: Waits = "waiting") -> UUID | None:
    with connect() as conn:
        return double_checking.take_next(conn, user, waits)


def keyed(user: User, value: str | None, *, is_unreadable: bool = False) -> UUID:
    """Take the next field and key it."""
    check_id = taken(user)
    assert check_id is not None
    with connect() as conn:
        double_checking.key(conn, user, check_id, Answer(value, is_unreadable))
    return check_id


def settled(user: User, value: str | None) -> None:
    check_id = taken(user, "differs")
    assert check_id is not None
    with connect() as conn:
        double_checking.settle(conn, user, check_id, Answer(value))


def actions(document_id: UUID) -> list[str]:
    with connect() as conn:
        found = rows(
            conn, "SELECT action FROM audit WHERE document_id = %(id)s ORDER BY id", id=document_id
        )
    return [it["action"] for it in found]


def test_nothing_is_keyed_again_until_an_office_chooses_it(desk: Desk) -> None:
    assert checks_of(done_document(desk)) == []


def test_a_chosen_field_is_always_keyed_again_and_others_are_not(desk: Desk) -> None:
    check_again(desk, 0.0, KEY)
    fields = {
        KEY: field(FieldState.ACCEPTED),
        "mother_name": field(FieldState.ACCEPTED),
    }
    (check,) = checks_of(done_document(desk, fields))
    assert (check["key"], check["share"], check["is_sampled"]) == (KEY, 1.0, False)
    assert (check["machine_state"], check["machine_value"]) == ("accepted", VALUE)


def test_a_chosen_table_stands_for_all_its_cells(desk: Desk) -> None:
    check_again(desk, 0.0, "witnesses")
    fields = {
        "witnesses.1.name": field(FieldState.ACCEPTED),
        "witnesses_count": field(FieldState.ACCEPTED),
    }
    assert [it["key"] for it in checks_of(done_document(desk, fields))] == ["witnesses.1.name"]


def test_the_lot_falls_on_about_the_share_and_always_on_the_same_fields(desk: Desk) -> None:
    check_again(desk, 0.25)
    fields = {f"f{number}": field(FieldState.ACCEPTED) for number in range(400)}
    document_id = done_document(desk, fields)
    first = {it["key"] for it in checks_of(document_id)}
    assert 65 <= len(first) <= 140
    with connect() as conn:
        lots = rows(
            conn,
            "SELECT key FROM field WHERE document_id = %(id)s AND lot_of(record_id, key) < 0.25",
            id=document_id,
        )
    assert {it["key"] for it in lots} == first


def test_a_field_without_a_place_on_the_paper_cannot_be_keyed_again(desk: Desk) -> None:
    check_again(desk, 1.0, KEY)
    nowhere = field(FieldState.ACCEPTED).model_copy(update={"quad": None, "page": None})
    assert checks_of(done_document(desk, {KEY: nowhere})) == []


def test_what_the_machine_said_is_kept_apart_from_what_a_person_decided(desk: Desk) -> None:
    check_again(desk, 1.0)
    fields = {KEY: field(FieldState.NEEDS_REVIEW, confidence=0.4)}
    (check,) = checks_of(done_document(desk, fields, **{KEY: "Lê Văn Mẩu"}))
    assert (check["machine_state"], check["machine_value"]) == ("needs_review", VALUE)
    assert check["machine_confidence"] == pytest.approx(0.4)
    assert (check["first_value"], check["first_by"]) == ("Lê Văn Mẩu", desk.actor)


def test_nobody_keys_a_field_of_a_document_that_they_worked_on_or_saw(desk: Desk) -> None:
    check_again(desk, 1.0)
    document_id = done_document(desk)
    other = colleague(desk)
    with connect() as conn:
        audit.write(
            conn,
            "document_viewed",
            office_id=desk.office_id,
            actor=other.id,
            document_id=document_id,
        )
    assert taken(user_of(desk)) is None
    assert taken(other) is None
    (check,) = checks_of(document_id)
    with pytest.raises(NotForYou), connect() as conn:
        double_checking.key(conn, other, check["id"], Answer(VALUE))
    assert taken(colleague(desk)) == check["id"]


def test_two_who_agree_confirm_the_field(desk: Desk) -> None:
    check_again(desk, 1.0)
    document_id = done_document(desk)
    assert stored(document_id).state is FieldState.ACCEPTED
    keyed(colleague(desk), f"  {VALUE} ")
    (check,) = checks_of(document_id)
    assert (check["state"], check["machine_is_right"], check["second_is_right"]) == (
        "agreed",
        True,
        True,
    )
    assert check["first_is_right"] is None
    assert (stored(document_id).value, stored(document_id).state) == (VALUE, FieldState.CONFIRMED)
    assert actions(document_id)[-1] == "double_check_agreed"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Hoà Bình", "Hòa Bình", True),
        ("Thuý", " Thúy ", True),
        ("Tha\u0300nh", "Thành", True),
        ("Lê Văn Mẫu", "Lê Văn Mẩu", False),
        ("Lê Văn", "Le Van", False),
        (None, None, True),
        (None, "Lê", False),
    ],
)
def test_tones_count_and_where_they_are_placed_does_not(
    one: str | None, other: str | None, same: bool
) -> None:
    assert is_same(Answer(one), Answer(other)) is same


def test_unreadable_is_not_the_same_as_nothing_on_the_paper() -> None:
    assert not is_same(Answer(None), Answer(None, is_unreadable=True))


def test_what_differs_goes_to_a_third_who_was_neither_of_the_two(desk: Desk) -> None:
    check_again(desk, 0.0, KEY)
    fields = {KEY: field(FieldState.NEEDS_REVIEW, confidence=0.4)}
    document_id = done_document(desk, fields, **{KEY: "Lê Văn Mẩu"})
    second, third = colleague(desk), colleague(desk, Role.SUPERVISOR)
    keyed(second, VALUE)
    assert stored(document_id).value == "Lê Văn Mẩu"
    assert taken(user_of(desk), "differs") is None
    assert taken(second, "differs") is None
    settled(third, VALUE)
    (check,) = checks_of(document_id)
    assert (check["state"], check["settled_by"]) == ("settled", third.id)
    assert [check[f"{who}_is_right"] for who in ("machine", "first", "second")] == [
        True,
        False,
        True,
    ]
    found = stored(document_id)
    assert (found.value, found.state) == (VALUE, FieldState.CORRECTED)
    assert actions(document_id)[-3:] == [
        "double_check_differed",
        "difference_settled",
        "field_corrected",
    ]


def test_a_third_who_says_the_first_was_right_leaves_the_record_as_it_is(desk: Desk) -> None:
    check_again(desk, 1.0)
    document_id = done_document(desk)
    keyed(colleague(desk), "Lê Văn Nhầm")
    settled(colleague(desk, Role.SUPERVISOR), VALUE)
    (check,) = checks_of(document_id)
    assert [check[f"{who}_is_right"] for who in ("machine", "first", "second")] == [
        True,
        None,
        False,
    ]
    assert (stored(document_id).value, stored(document_id).state) == (VALUE, FieldState.CONFIRMED)


def test_nobody_is_right_about_what_nobody_can_read(desk: Desk) -> None:
    check_again(desk, 1.0)
    document_id = done_document(desk)
    keyed(colleague(desk), None, is_unreadable=True)
    third = colleague(desk, Role.SUPERVISOR)
    check_id = taken(third, "differs")
    assert check_id is not None
    with connect() as conn:
        double_checking.settle(conn, third, check_id, Answer(None, is_unreadable=True))
    (check,) = checks_of(document_id)
    assert check["state"] == "settled"
    assert check["machine_is_right"] is None
    found = stored(document_id)
    assert (found.value, [it.code for it in found.reasons]) == (None, ["unreadable"])


def test_many_people_at_once_never_get_the_same_field(desk: Desk) -> None:
    check_again(desk, 1.0)
    fields = {f"f{number}": field(FieldState.ACCEPTED) for number in range(6)}
    document_id = done_document(desk, fields)
    crowd = [colleague(desk) for _ in range(8)]
    with ThreadPoolExecutor(8) as pool:
        got = list(pool.map(taken, crowd))
    found = [it for it in got if it is not None]
    assert sorted(found) == sorted(it["id"] for it in checks_of(document_id))
    assert got.count(None) == 2


def test_a_field_that_somebody_left_lying_is_handed_to_another(desk: Desk) -> None:
    check_again(desk, 1.0)
    done_document(desk)
    one, other = colleague(desk), colleague(desk)
    check_id = taken(one)
    assert check_id is not None
    assert taken(one) == check_id
    assert taken(other) is None
    with connect() as conn:
        run(
            conn,
            "UPDATE double_check SET held_until = now() WHERE id = %(id)s",
            id=check_id,
        )
    assert taken(other) == check_id
    with pytest.raises(NotForYou), connect() as conn:
        double_checking.key(conn, one, check_id, Answer(VALUE))
    with connect() as conn:
        double_checking.give_back(conn, other, check_id)
        assert count_open(conn, desk.office_id, one.id, "waiting").mine == 1
    assert HOLD_SECONDS >= 60


def test_a_field_is_keyed_once(desk: Desk) -> None:
    check_again(desk, 1.0)
    done_document(desk)
    check_id = keyed(colleague(desk), VALUE)
    with pytest.raises(NotForYou), connect() as conn:
        double_checking.key(conn, colleague(desk), check_id, Answer("khác"))


def test_the_database_itself_refuses_one_person_in_both_places(desk: Desk) -> None:
    check_again(desk, 0.0, KEY)
    document_id = done_document(desk, None, **{KEY: "Lê Văn Mẩu"})
    with pytest.raises(psycopg2.errors.CheckViolation), connect() as conn:
        run(
            conn,
            "UPDATE double_check SET state = 'agreed', second_by = first_by, second_at = now(),"
            " second_is_unreadable = false WHERE document_id = %(id)s",
            id=document_id,
        )


def test_another_office_sees_and_takes_nothing(desk: Desk) -> None:
    check_again(desk, 1.0)
    document_id = done_document(desk)
    (check,) = checks_of(document_id)
    stranger = user_of(new_desk())
    assert taken(stranger) is None
    with visiting(Visit(stranger.office_id, stranger.id)), connect() as conn:
        assert row(conn, "SELECT FROM double_check WHERE id = %(id)s", id=check["id"]) is None
        assert run(conn, "UPDATE double_check SET held_until = NULL") == 0


def test_a_verifier_of_the_web_can_finish_a_document_whose_fields_are_chosen(desk: Desk) -> None:
    check_again(desk, 1.0)
    with visiting(Visit(desk.office_id, desk.actor)):
        assert len(checks_of(done_document(desk))) == 1


def test_rules_that_are_kept_again_are_not_a_change(desk: Desk) -> None:
    for _ in range(2):
        check_again(desk, 0.02, KEY)
    with connect() as conn:
        found = rows(
            conn,
            "SELECT FROM audit WHERE office_id = %(id)s AND action = 'double_check_chosen'",
            id=desk.office_id,
        )
    assert len(found) == 1
    with pytest.raises(double_checking.BadShare):
        check_again(desk, 1.5)


def test_a_document_that_still_waits_has_nothing_to_key(desk: Desk) -> None:
    check_again(desk, 1.0)
    assert checks_of(document_under_review(desk, {KEY: field(FieldState.ACCEPTED)})) == []

"""Documents are handed out one to a verifier, in the order in which people wait for them."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import UUID, uuid4

import psycopg2
import pytest

from schemas.record import FieldState
from tests.servers import Servers
from tests.workers.desks import Desk, document_under_review, field, new_desk, opened_document
from workers.bootstrap import add_user
from workers.database import connect
from workers.models import Role, User
from workers.queueing import NoSuchColleague, give_back, keep, mark_urgent, send_on, take_next
from workers.repository import queue, users
from workers.repository.query import rows, run
from workers.reviewing import HeldByAnother, NoSuchField, NotUnderReview, confirm_field, finish

DECIDERS = (Role.VERIFIER,)


@pytest.fixture
def verifier(desk: Desk) -> User:
    """The verifier of the office."""
    with connect() as conn:
        found = users.by_id(conn, desk.actor)
    assert found is not None
    return found


def colleague_of(desk: Desk, role: Role = Role.VERIFIER) -> User:
    """Add another user to the office."""
    with connect() as conn:
        return add_user(
            conn,
            office_code=desk.office_code,
            username=f"u-{uuid4().hex[:10]}",
            full_name="Trần Văn Kiểm",
            role=role,
            password="mật khẩu thử",
        )


def waiting(desk: Desk) -> UUID:
    """Write a document that waits for a verifier, received after those before."""
    return document_under_review(desk, {"child_name": field(FieldState.NEEDS_REVIEW)})


def take(user: User, form: str | None = None) -> UUID | None:
    with connect() as conn:
        return take_next(conn, user, form)


def keep_it(user: User, document_id: UUID) -> None:
    with connect() as conn:
        keep(conn, user, document_id)


def give_it_back(user: User, document_id: UUID) -> None:
    with connect() as conn:
        give_back(conn, user, document_id)


def send_it(
    user: User, document_id: UUID, to: UUID, note: str = "", roles: Sequence[Role] = DECIDERS
) -> None:
    with connect() as conn:
        send_on(conn, user, document_id, to=to, note=note, roles=roles)


def let_expire(document_id: UUID) -> None:
    """Let a document look as if its page had been silent for too long."""
    with connect() as conn:
        run(
            conn,
            "UPDATE review SET held_since = held_since - interval '1 hour',"
            " held_until = held_until - interval '1 hour' WHERE document_id = %(id)s",
            id=document_id,
        )


def standing_of(document_id: UUID) -> queue.Standing:
    with connect() as conn:
        found = queue.standing(conn, document_id)
    assert found is not None
    return found


def actions(document_id: UUID) -> list[tuple[str, UUID]]:
    with connect() as conn:
        found = rows(
            conn,
            "SELECT action, actor_id FROM audit WHERE document_id = %(id)s ORDER BY id",
            id=document_id,
        )
    return [(it["action"], it["actor_id"]) for it in found]


def test_the_oldest_document_is_handed_out_first(desk: Desk, verifier: User) -> None:
    first, second = waiting(desk), waiting(desk)
    assert take(verifier) == first
    assert take(colleague_of(desk)) == second


def test_an_urgent_document_goes_before_older_ones(desk: Desk, verifier: User) -> None:
    waiting(desk)
    urgent = waiting(desk)
    with connect() as conn:
        mark_urgent(conn, verifier, urgent, is_urgent=True)
    assert take(verifier) == urgent
    assert actions(urgent) == [("marked_urgent", verifier.id), ("review_taken", verifier.id)]


def test_the_counter_goes_before_the_archive(desk: Desk, verifier: User, servers: Servers) -> None:
    archived, counter = waiting(desk), waiting(desk)
    owner = psycopg2.connect(servers.owner_url)
    with owner, owner.cursor() as cursor:
        cursor.execute("UPDATE document SET queue = 'archive' WHERE id = %s", (archived,))
    owner.close()
    assert take(verifier) == counter
    assert take(colleague_of(desk)) == archived


def test_only_documents_of_the_form_that_is_asked_for_are_handed_out(
    desk: Desk, verifier: User
) -> None:
    document_id = waiting(desk)
    assert take(verifier, "marriage_registration") is None
    assert take(verifier, "birth_registration") == document_id


def test_whoever_asks_again_gets_what_they_have_not_finished(desk: Desk, verifier: User) -> None:
    first = waiting(desk)
    waiting(desk)
    assert take(verifier) == first
    assert take(verifier) == first
    assert actions(first) == [("review_taken", verifier.id)]


def test_verifiers_who_ask_at_the_same_moment_get_different_documents(desk: Desk) -> None:
    documents = {waiting(desk) for _ in range(6)}
    verifiers = [colleague_of(desk) for _ in range(8)]
    start = Barrier(len(verifiers))

    def ask(user: User) -> UUID | None:
        with connect() as conn:
            start.wait()
            return take_next(conn, user)

    with ThreadPoolExecutor(len(verifiers)) as pool:
        handed = list(pool.map(ask, verifiers))
    got = [document_id for document_id in handed if document_id is not None]
    assert len(got) == len(set(got)) == 6
    assert set(got) == documents


def test_of_verifiers_who_open_one_document_at_the_same_moment_one_has_it(desk: Desk) -> None:
    document_id = waiting(desk)
    verifiers = [colleague_of(desk) for _ in range(6)]
    start = Barrier(len(verifiers))

    def open_it(user: User) -> bool:
        try:
            with connect() as conn:
                start.wait()
                keep(conn, user, document_id)
        except HeldByAnother:
            return False
        return True

    with ThreadPoolExecutor(len(verifiers)) as pool:
        assert sorted(pool.map(open_it, verifiers)) == [False] * 5 + [True]


def test_a_document_in_other_hands_cannot_be_decided_on_nor_finished(
    desk: Desk, verifier: User
) -> None:
    document_id, other = waiting(desk), colleague_of(desk)
    keep_it(other, document_id)
    where = {"office_id": desk.office_id, "document_id": document_id, "actor": verifier.id}
    with pytest.raises(HeldByAnother), connect() as conn:
        confirm_field(conn, **where, record=0, key="child_name", shown="Lê Văn Mẫu")
    with pytest.raises(HeldByAnother), connect() as conn:
        finish(conn, **where)
    standing = standing_of(document_id)
    assert (standing.held_by, standing.holder) == (other.id, "Trần Văn Kiểm")


def test_whoever_decides_has_the_document(desk: Desk, verifier: User) -> None:
    document_id = waiting(desk)
    with connect() as conn:
        confirm_field(
            conn,
            office_id=desk.office_id,
            document_id=document_id,
            record=0,
            key="child_name",
            shown="Lê Văn Mẫu",
            actor=verifier.id,
        )
    with pytest.raises(HeldByAnother):
        keep_it(colleague_of(desk), document_id)


def test_a_document_whose_page_fell_silent_goes_to_somebody_else(
    desk: Desk, verifier: User
) -> None:
    document_id, other = waiting(desk), colleague_of(desk)
    keep_it(other, document_id)
    assert take(verifier) is None
    let_expire(document_id)
    assert standing_of(document_id).held_by is None
    assert take(verifier) == document_id
    with pytest.raises(HeldByAnother):
        keep_it(other, document_id)


def test_a_sign_of_life_keeps_the_document_and_the_time_since_when(
    desk: Desk, verifier: User
) -> None:
    document_id = waiting(desk)
    keep_it(verifier, document_id)
    since = standing_of(document_id).held_since
    keep_it(verifier, document_id)
    assert standing_of(document_id).held_since == since
    assert actions(document_id) == [("review_taken", verifier.id)]


def test_what_was_given_back_goes_to_others_first(desk: Desk, verifier: User) -> None:
    first, second = waiting(desk), waiting(desk)
    assert take(verifier) == first
    give_it_back(verifier, first)
    assert take(verifier) == second
    assert take(colleague_of(desk)) == first
    assert ("review_given_back", verifier.id) in actions(first)


def test_giving_back_what_somebody_else_holds_changes_nothing(desk: Desk, verifier: User) -> None:
    document_id, other = waiting(desk), colleague_of(desk)
    keep_it(other, document_id)
    give_it_back(verifier, document_id)
    assert standing_of(document_id).held_by == other.id
    assert actions(document_id) == [("review_taken", other.id)]


def test_a_document_that_was_sent_goes_to_its_addressee_before_all_others(
    desk: Desk, verifier: User
) -> None:
    waiting(desk)
    sent, other, third = waiting(desk), colleague_of(desk), colleague_of(desk)
    send_it(verifier, sent, other.id, "Chữ mẹ tôi  không đọc được")
    standing = standing_of(sent)
    assert (standing.sent_to, standing.held_by) == (other.id, None)
    assert standing.sent_note == "Chữ mẹ tôi không đọc được"
    assert take(third) != sent
    assert take(other) == sent
    assert ("review_sent", verifier.id) in actions(sent)


@pytest.mark.parametrize("to", ["stranger", "clerk", "oneself"])
def test_a_document_is_sent_only_to_a_colleague_who_may_decide(
    desk: Desk, verifier: User, to: str
) -> None:
    document_id = waiting(desk)
    addressee = {
        "stranger": lambda: new_desk().actor,
        "clerk": lambda: colleague_of(desk, Role.CLERK).id,
        "oneself": lambda: verifier.id,
    }[to]()
    with pytest.raises(NoSuchColleague):
        send_it(verifier, document_id, addressee)
    assert standing_of(document_id).sent_to is None


def test_another_offices_document_cannot_be_taken(desk: Desk, verifier: User) -> None:
    theirs = waiting(new_desk())
    assert take(verifier) is None
    with pytest.raises(NoSuchField):
        keep_it(verifier, theirs)
    with connect() as conn:
        mark_urgent(conn, verifier, theirs, is_urgent=True)
        assert not queue.is_urgent(conn, theirs)


def test_a_document_that_is_still_read_cannot_be_taken(desk: Desk, verifier: User) -> None:
    document_id = opened_document(desk)
    assert take(verifier) is None
    with pytest.raises(NotUnderReview):
        keep_it(verifier, document_id)


def test_the_queue_is_listed_in_its_order_with_who_holds_what(desk: Desk, verifier: User) -> None:
    first, second, third = waiting(desk), waiting(desk), waiting(desk)
    with connect() as conn:
        mark_urgent(conn, verifier, third, is_urgent=True)
    keep_it(verifier, second)
    with connect() as conn:
        listed = queue.waiting(conn, desk.office_id, None, 10)
        assert queue.count(conn, desk.office_id) == 3
        assert queue.count_by_form(conn, desk.office_id) == (("birth_registration", 3),)
    assert [it.document_id for it in listed] == [third, first, second]
    assert [it.holder for it in listed] == [None, None, "Lê Thị Thử"]
    assert {it.unsure for it in listed} == {1}

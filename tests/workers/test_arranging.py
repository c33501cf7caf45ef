"""Pages that a verifier turns, orders and names: the document is made anew and stays with them."""

from dataclasses import replace
from uuid import UUID

import pytest

from pipeline.read import Reader
from schemas.document import DocumentState
from schemas.page import Part, Said
from schemas.record import FieldState
from tests.web.stored import reviewable
from tests.web.visitor import stored_detail
from tests.workers import papers
from tests.workers.desks import Desk, new_desk
from tests.workers.dumps import dump
from workers import arranging
from workers.database import connect
from workers.models import Bell, Queue, Step, User
from workers.repository import claims, queue, users
from workers.reviewing import NoSuchField, NotUnderReview, correct_field
from workers.steps import take
from workers.storage import Storage
from workers.workshop import Workshop

FORM = "birth_registration"


def user_of(desk: Desk) -> User:
    with connect() as conn:
        user = users.by_id(conn, desk.actor)
    assert user is not None
    return user


def work_off(shop: Workshop, document_id: UUID) -> list[tuple[Step, int | None]]:
    """Take what is to be done of a document until nothing is; return the steps."""
    done = []
    with connect() as conn:
        waiting = list(claims.next_bells(conn, document_id))
    while waiting:
        bell = waiting.pop(0)
        done.append((bell.step, bell.index))
        waiting += take(shop, bell)
    return done


def two_pages(shop: Workshop, desk: Desk) -> UUID:
    """Hand in two pages of no known form and have them read."""
    receipt = desk.hand_in(shop.storage, papers.pages_tiff(2), "hai-trang.tiff")
    work_off(shop, receipt.document_id)
    return receipt.document_id


def turn(desk: Desk, document_id: UUID, index: int, rotation: int) -> None:
    with connect() as conn:
        arranging.turn(conn, user_of(desk), document_id, index, rotation)


def say(desk: Desk, document_id: UUID, index: int, said: Said | None) -> None:
    with connect() as conn:
        arranging.say(conn, user_of(desk), document_id, index, said)


def order(desk: Desk, document_id: UUID, *indexes: int) -> None:
    with connect() as conn:
        arranging.order(conn, user_of(desk), document_id, indexes)


def test_a_turned_page_is_read_again_as_it_was_turned(shop: Workshop, desk: Desk) -> None:
    document_id = two_pages(shop, desk)
    turn(desk, document_id, 1, 180)
    assert stored_detail(desk, document_id).summary.state is DocumentState.PROCESSING
    assert work_off(shop, document_id) == [(Step.READ_PAGE, 1), (Step.UNDERSTAND, None)]
    detail = stored_detail(desk, document_id)
    assert detail.summary.state is DocumentState.NEEDS_REVIEW
    assert [page.rotation for page in detail.pages] == [0, 180]
    keys = [page["image_key"] for page in dump(document_id)["page"]]
    assert len(set(keys)) == 2
    with connect() as conn:
        standing = queue.standing(conn, document_id)
    assert standing is not None
    assert standing.held_by == desk.actor
    assert len(dump(document_id)["review"]) == 1


def test_pages_come_in_the_order_they_were_put_in(shop: Workshop, desk: Desk) -> None:
    document_id = two_pages(shop, desk)
    order(desk, document_id, 1, 0)
    assert work_off(shop, document_id) == [(Step.UNDERSTAND, None)]
    assert [page.index for page in stored_detail(desk, document_id).pages] == [1, 0]


def test_doing_a_thing_twice_changes_nothing(shop: Workshop, desk: Desk) -> None:
    document_id = two_pages(shop, desk)
    attachment = Said(part=Part.ATTACHMENT)
    for act in (
        lambda: turn(desk, document_id, 0, 90),
        lambda: say(desk, document_id, 1, attachment),
        lambda: order(desk, document_id, 1, 0),
    ):
        act()
        during = dump(document_id)
        act()
        assert dump(document_id) == during
        work_off(shop, document_id)
        after = dump(document_id)
        act()
        assert work_off(shop, document_id) == []
        assert dump(document_id) == after


def test_a_form_that_a_person_names_begins_on_the_page(shop: Workshop, desk: Desk) -> None:
    document_id = two_pages(shop, desk)
    assert stored_detail(desk, document_id).records == ()
    say(desk, document_id, 0, Said(part=Part.BEGINS, form=FORM))
    work_off(shop, document_id)
    (record,) = stored_detail(desk, document_id).records
    assert (record.form, record.form_confidence, record.pages) == (FORM, 1.0, (0,))
    say(desk, document_id, 1, Said(part=Part.CONTINUES))
    work_off(shop, document_id)
    assert stored_detail(desk, document_id).records[0].pages == (0, 1)
    say(desk, document_id, 0, Said(part=Part.ATTACHMENT))
    work_off(shop, document_id)
    assert stored_detail(desk, document_id).records == ()


def test_what_was_decided_is_kept_where_it_still_fits(shop: Workshop, desk: Desk) -> None:
    document_id = two_pages(shop, desk)
    say(desk, document_id, 0, Said(part=Part.BEGINS, form=FORM))
    work_off(shop, document_id)
    with connect() as conn:
        correct_field(
            conn,
            office_id=desk.office_id,
            document_id=document_id,
            record=0,
            key="child_name",
            shown=stored_detail(desk, document_id).records[0].fields["child_name"].value,
            value="Trần Thị An",
            actor=desk.actor,
        )
    turn(desk, document_id, 0, 180)
    work_off(shop, document_id)
    it = stored_detail(desk, document_id).records[0].fields["child_name"]
    assert (it.value, it.state, it.confidence) == ("Trần Thị An", FieldState.CORRECTED, 1.0)
    say(desk, document_id, 0, Said(part=Part.BEGINS, form="land_change"))
    work_off(shop, document_id)
    (record,) = stored_detail(desk, document_id).records
    assert record.form == "land_change"
    assert "child_name" not in record.fields


def test_a_page_that_cannot_be_read_again_is_given_back_as_it_was(
    shop: Workshop, desk: Desk
) -> None:
    document_id = two_pages(shop, desk)
    before = stored_detail(desk, document_id)

    def broken_reader() -> Reader:
        raise RuntimeError("no reader")

    broken = replace(shop, reader=broken_reader)
    turn(desk, document_id, 0, 90)
    bell = Bell(step=Step.READ_PAGE, document_id=document_id, index=0, queue=Queue.COUNTER)
    for _ in range(shop.settings.max_attempts):
        assert take(broken, bell) == ()
    assert stored_detail(desk, document_id) == before
    assert "remaking_failed" in {it["action"] for it in dump(document_id)["audit"]}
    assert work_off(shop, document_id) == []


def test_a_worker_that_dies_at_making_anew_leaves_the_records_before(
    shop: Workshop, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    document_id = two_pages(shop, desk)
    say(desk, document_id, 0, Said(part=Part.BEGINS, form=FORM))
    work_off(shop, document_id)
    order(desk, document_id, 1, 0)
    records = dump(document_id)["field"]
    with monkeypatch.context() as dying:
        dying.setattr("workers.steps.documents.end_reading", _die)
        with pytest.raises(KeyboardInterrupt):
            work_off(shop, document_id)
    assert dump(document_id)["field"] == records
    assert work_off(shop, document_id) == [(Step.UNDERSTAND, None)]
    assert stored_detail(desk, document_id).summary.state is DocumentState.NEEDS_REVIEW


def _die(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


def test_while_a_document_is_made_anew_nothing_is_decided(desk: Desk, storage: Storage) -> None:
    document_id = reviewable(desk, storage)
    turn(desk, document_id, 0, 90)
    with pytest.raises(NotUnderReview):
        say(desk, document_id, 0, Said(part=Part.ATTACHMENT))
    with connect() as conn:
        assert queue.take_next(conn, desk.office_id, desk.actor, None, 60) is None


def test_pages_that_are_not_there_and_strangers_are_refused(desk: Desk, storage: Storage) -> None:
    document_id = reviewable(desk, storage)
    before = dump(document_id)
    with pytest.raises(arranging.NoSuchPage):
        turn(desk, document_id, 1, 90)
    with pytest.raises(arranging.NoSuchPage):
        order(desk, document_id, 0, 0)
    with pytest.raises(arranging.NoSuchPage):
        say(desk, document_id, 0, Said(part=Part.BEGINS, form="no_such_form"))
    with pytest.raises(NoSuchField):
        turn(new_desk(), document_id, 0, 90)
    assert dump(document_id) == before


def test_the_audit_names_who_arranged_the_pages(desk: Desk, storage: Storage) -> None:
    document_id = reviewable(desk, storage)
    turn(desk, document_id, 0, 90)
    lines = [(it["action"], it["actor_id"]) for it in dump(document_id)["audit"]]
    assert ("page_turned", desk.actor) in lines

"""A box that a verifier draws becomes the field's place and value, once, while they wait."""

from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from pipeline import boxes as pipeline_boxes
from schemas.geometry import Box
from schemas.page import CharRead, Line
from schemas.record import Field, FieldState
from tests.servers import Servers
from tests.web.stored import reviewable
from tests.web.visitor import stored_detail
from tests.workers.desks import Desk, new_desk
from tests.workers.dumps import dump
from workers import box_reader
from workers.database import connect
from workers.models import User
from workers.queueing import give_back
from workers.repository import boxes, users
from workers.repository.query import rows, run
from workers.rereading import NoSuchBox, ask
from workers.reviewing import FieldChanged, HeldByAnother, NoSuchField, correct_field
from workers.storage import Storage
from workers.workshop import Workshop, workshop

BOX = Box(300, 400, 700, 440)
MOTHER, DATE = "mother_name", "child_birth_date"


@pytest.fixture(scope="module")
def shop(servers: Servers) -> Workshop:
    """A workshop whose reader is not asked for: the tests say what stands in the box."""
    workshop.cache_clear()
    return replace(workshop(), reader=lambda: None)  # type: ignore[arg-type, return-value]


@pytest.fixture
def document_id(desk: Desk, storage: Storage) -> UUID:
    return reviewable(desk, storage)


def says(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """Let every box say this."""
    chars = tuple(CharRead(it, 0.97, 0.5) for it in text)
    lines = (Line(text=text, score=0.97, quad=BOX.quad, chars=chars),) if text else ()
    monkeypatch.setattr(pipeline_boxes, "read_box", lambda *_: lines)


def user_of(desk: Desk) -> User:
    with connect() as conn:
        user = users.by_id(conn, desk.actor)
    assert user is not None
    return user


def field_of(desk: Desk, document_id: UUID, key: str) -> Field:
    return stored_detail(desk, document_id).records[0].fields[key]


def ask_for(
    desk: Desk, document_id: UUID, key: str = MOTHER, box: Box = BOX, page: int = 0
) -> UUID:
    shown = field_of(desk, document_id, key).value
    with connect() as conn:
        return ask(
            conn, user_of(desk), document_id, record=0, key=key, shown=shown, page=page, box=box
        )


def answer_to(box_id: UUID) -> boxes.BoxAnswer | None:
    with connect() as conn:
        return boxes.take_answer(conn, box_id)


def test_what_is_read_becomes_the_value_and_the_box_its_place(
    shop: Workshop, desk: Desk, document_id: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    says(monkeypatch, "TRẦN THỊ MẪU")
    box_id = ask_for(desk, document_id)
    assert answer_to(box_id) is None
    box_reader.carry_out(shop, box_id)
    it = field_of(desk, document_id, MOTHER)
    assert (it.value, it.text, it.state) == ("Trần Thị Mẫu", "TRẦN THỊ MẪU", FieldState.CORRECTED)
    assert (it.page, it.quad, it.confidence) == (0, BOX.quad, 1.0)
    lines = dump(document_id)["audit"]
    assert [(x["field"], x["actor_id"]) for x in lines if x["action"] == "field_reread"] == [
        (MOTHER, desk.actor)
    ]
    assert "Trần" not in str(lines)
    answer = answer_to(box_id)
    assert answer is not None
    assert [line.text for line in answer.lines] == ["TRẦN THỊ MẪU"]


def test_the_decision_keeps_what_stood_there_before(
    shop: Workshop, desk: Desk, document_id: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    says(monkeypatch, "TRẦN THỊ MẪU")
    box_reader.carry_out(shop, ask_for(desk, document_id))
    with connect() as conn:
        (decision,) = rows(
            conn,
            "SELECT kind, old_state, old_value, new_value, decided_by FROM review_decision v"
            " JOIN review r ON r.id = v.review_id WHERE r.document_id = %(id)s",
            id=document_id,
        )
    assert decision == {
        "kind": "corrected",
        "old_state": "needs_review",
        "old_value": "Nguỵen Thị Mẫu",
        "new_value": "Trần Thị Mẫu",
        "decided_by": desk.actor,
    }


def test_a_date_is_stored_as_the_pipeline_stores_it(
    shop: Workshop, desk: Desk, document_id: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    says(monkeypatch, "ngày 6 tháng 3 năm 2024")
    box_reader.carry_out(shop, ask_for(desk, document_id, DATE))
    assert field_of(desk, document_id, DATE).value == "2024-03-06"


def test_a_date_that_does_not_exist_stays_to_be_looked_at(
    shop: Workshop, desk: Desk, document_id: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    says(monkeypatch, "31/02/2024")
    box_reader.carry_out(shop, ask_for(desk, document_id, DATE))
    it = field_of(desk, document_id, DATE)
    assert (it.state, it.value, it.text) == (FieldState.NEEDS_REVIEW, None, "31/02/2024")
    assert [reason.code for reason in it.reasons] == ["impossible_date"]
    assert it.quad == BOX.quad


def test_reading_twice_changes_nothing(
    shop: Workshop, desk: Desk, document_id: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    says(monkeypatch, "TRẦN THỊ MẪU")
    box_id = ask_for(desk, document_id)
    box_reader.carry_out(shop, box_id)
    before = dump(document_id)
    box_reader.carry_out(shop, box_id)
    assert dump(document_id) == before


def test_an_empty_box_leaves_the_field_as_it_is(
    shop: Workshop, desk: Desk, document_id: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    says(monkeypatch, "")
    before = field_of(desk, document_id, MOTHER)
    box_id = ask_for(desk, document_id)
    box_reader.carry_out(shop, box_id)
    answer = answer_to(box_id)
    assert answer is not None
    assert answer.code == "nothing_read"
    assert field_of(desk, document_id, MOTHER) == before


def test_a_box_that_nobody_waits_for_any_more_changes_nothing(
    shop: Workshop, desk: Desk, document_id: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    says(monkeypatch, "TRẦN THỊ MẪU")
    box_id = ask_for(desk, document_id)
    with connect() as conn:
        boxes.withdraw(conn, box_id)
    before = dump(document_id)
    box_reader.carry_out(shop, box_id)
    assert dump(document_id) == before


def test_a_later_box_takes_the_place_of_an_earlier_one(
    shop: Workshop, desk: Desk, document_id: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    says(monkeypatch, "TRẦN THỊ MẪU")
    earlier, later = ask_for(desk, document_id), ask_for(desk, document_id, DATE)
    box_reader.carry_out(shop, earlier)
    assert field_of(desk, document_id, MOTHER).value == "Nguỵen Thị Mẫu"
    with connect() as conn:
        assert boxes.asked(conn, later) is not None


def test_a_field_that_was_changed_meanwhile_stays_as_it_is(
    shop: Workshop, desk: Desk, document_id: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    says(monkeypatch, "TRẦN THỊ MẪU")
    box_id = ask_for(desk, document_id)
    with connect() as conn:
        correct_field(
            conn,
            office_id=desk.office_id,
            document_id=document_id,
            record=0,
            key=MOTHER,
            shown="Nguỵen Thị Mẫu",
            value="Nguyễn Thị Mẫu",
            actor=desk.actor,
        )
    box_reader.carry_out(shop, box_id)
    answer = answer_to(box_id)
    assert answer is not None
    assert answer.code == FieldChanged.code
    assert field_of(desk, document_id, MOTHER).value == "Nguyễn Thị Mẫu"


def test_a_document_that_a_colleague_took_meanwhile_is_left_to_them(
    shop: Workshop, desk: Desk, document_id: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    says(monkeypatch, "TRẦN THỊ MẪU")
    box_id = ask_for(desk, document_id)
    with connect() as conn:
        give_back(conn, user_of(desk), document_id)
        run(
            conn,
            "UPDATE review SET held_by = %(by)s, held_since = now(),"
            " held_until = now() + interval '1 minute' WHERE document_id = %(id)s",
            by=new_desk().actor,
            id=document_id,
        )
    box_reader.carry_out(shop, box_id)
    answer = answer_to(box_id)
    assert answer is not None
    assert answer.code == HeldByAnother.code


@pytest.mark.parametrize(
    ("box", "page"),
    [
        (Box(10, 10, 14, 300), 0),
        (Box(-90, -40, -10, -5), 0),
        (Box(10, 10, 300, 60), 1),
    ],
)
def test_a_box_that_is_too_small_or_not_on_the_page_is_refused(
    desk: Desk, document_id: UUID, box: Box, page: int
) -> None:
    with pytest.raises(NoSuchBox):
        ask_for(desk, document_id, box=box, page=page)


def test_what_lies_beyond_the_page_is_cut_off(desk: Desk, document_id: UUID) -> None:
    box_id = ask_for(desk, document_id, box=Box(1300, 60, 1100, -20))
    with connect() as conn:
        asked = boxes.asked(conn, box_id)
    assert asked is not None
    assert asked.box == Box(1100, 0, 1240, 60)


def test_another_office_cannot_ask(document_id: UUID) -> None:
    stranger = user_of(new_desk())
    for wanted in (document_id, uuid4()):
        with pytest.raises(NoSuchField), connect() as conn:
            ask(conn, stranger, wanted, record=0, key=MOTHER, shown=None, page=0, box=BOX)

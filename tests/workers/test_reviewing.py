"""A verifier confirms, corrects and finishes; what was decided is kept, and nothing twice."""

import threading
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID, uuid4

import pytest

from schemas.document import DocumentState
from schemas.record import Field, FieldState
from tests.workers.desks import Desk, document_under_review, field, new_desk, opened_document
from tests.workers.dumps import dump
from workers.database import connect
from workers.models import DocumentDetail
from workers.repository import documents
from workers.repository.query import Row, rows
from workers.reviewing import (
    FieldChanged,
    NoSuchField,
    NotFinished,
    NotUnderReview,
    confirm_field,
    correct_field,
    finish,
)


@pytest.fixture
def document_id(desk: Desk) -> UUID:
    """A document with one unsure field, one accepted and one blank."""
    return document_under_review(
        desk,
        {
            "child_name": field(FieldState.NEEDS_REVIEW),
            "mother_name": field(FieldState.ACCEPTED, "Trần Thị Mẫu", 0.99),
            "father_name": field(FieldState.BLANK, None, 0.9),
        },
    )


def shown_in(desk: Desk, document_id: UUID, key: str) -> str | None:
    """Return the value that a verifier sees; None where there is no such field to see."""
    with connect() as conn:
        detail = documents.get_detail(conn, desk.office_id, document_id)
    it = detail.records[0].fields.get(key) if detail and detail.records else None
    return it.value if it else None


def confirm(desk: Desk, document_id: UUID, key: str = "child_name", record: int = 0) -> None:
    shown = shown_in(desk, document_id, key)
    with connect() as conn:
        confirm_field(
            conn,
            office_id=desk.office_id,
            document_id=document_id,
            record=record,
            key=key,
            shown=shown,
            actor=desk.actor,
        )


def correct(
    desk: Desk,
    document_id: UUID,
    value: str,
    key: str = "child_name",
    shown: str | None = None,
) -> None:
    shown = shown or shown_in(desk, document_id, key)
    with connect() as conn:
        correct_field(
            conn,
            office_id=desk.office_id,
            document_id=document_id,
            record=0,
            key=key,
            shown=shown,
            value=value,
            actor=desk.actor,
        )


def finish_it(desk: Desk, document_id: UUID) -> None:
    with connect() as conn:
        finish(conn, office_id=desk.office_id, document_id=document_id, actor=desk.actor)


def detail_of(desk: Desk, document_id: UUID) -> DocumentDetail:
    with connect() as conn:
        detail = documents.get_detail(conn, desk.office_id, document_id)
    assert detail is not None
    return detail


def field_of(desk: Desk, document_id: UUID, key: str = "child_name") -> Field:
    return detail_of(desk, document_id).records[0].fields[key]


def decisions(document_id: UUID) -> list[Row]:
    with connect() as conn:
        return rows(
            conn,
            "SELECT kind, old_state, old_value, new_value, old_confidence FROM review_decision"
            " JOIN review ON review.id = review_id WHERE document_id = %(id)s"
            " ORDER BY review_decision.id",
            id=document_id,
        )


def test_a_confirmed_field_keeps_its_value_and_is_certain(desk: Desk, document_id: UUID) -> None:
    confirm(desk, document_id)
    it = field_of(desk, document_id)
    assert (it.state, it.value, it.confidence) == (FieldState.CONFIRMED, "Lê Văn Mẫu", 1.0)
    (decision,) = decisions(document_id)
    assert (decision["old_state"], decision["old_confidence"]) == ("needs_review", 0.6)


def test_a_corrected_field_has_the_new_value_and_the_old_is_kept(
    desk: Desk, document_id: UUID
) -> None:
    correct(desk, document_id, "  Lê Văn Mâ\u0303n ")
    it = field_of(desk, document_id)
    assert (it.state, it.value, it.text) == (FieldState.CORRECTED, "Lê Văn Mẫn", "Lê Văn Mẫu")
    (decision,) = decisions(document_id)
    assert (decision["old_value"], decision["new_value"]) == ("Lê Văn Mẫu", "Lê Văn Mẫn")


def test_an_accepted_and_a_blank_field_can_be_corrected_too(desk: Desk, document_id: UUID) -> None:
    correct(desk, document_id, "Trần Thị Mâu", "mother_name")
    correct(desk, document_id, "Lê Văn Bố", "father_name")
    assert field_of(desk, document_id, "mother_name").value == "Trần Thị Mâu"
    assert field_of(desk, document_id, "father_name").state is FieldState.CORRECTED


def test_a_field_can_be_emptied(desk: Desk, document_id: UUID) -> None:
    correct(desk, document_id, "")
    it = field_of(desk, document_id)
    assert (it.state, it.value) == (FieldState.CORRECTED, None)


def test_correcting_to_what_stands_there_is_confirming(desk: Desk, document_id: UUID) -> None:
    correct(desk, document_id, "Lê Văn Mẫu")
    assert field_of(desk, document_id).state is FieldState.CONFIRMED


def test_deciding_twice_changes_nothing(desk: Desk, document_id: UUID) -> None:
    correct(desk, document_id, "Lê Văn Mẫn")
    before = dump(document_id)
    correct(desk, document_id, "Lê Văn Mẫn")
    confirm(desk, document_id)
    assert dump(document_id) == before
    assert len(decisions(document_id)) == 1


def test_two_verifiers_at_once_decide_once(desk: Desk, document_id: UUID) -> None:
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: confirm(desk, document_id), range(4)))
    assert len(decisions(document_id)) == 1


def test_of_two_verifiers_who_type_at_once_the_second_is_told(
    desk: Desk, document_id: UUID
) -> None:
    start = threading.Barrier(4)

    def type_in(number: int) -> str | None:
        value = f"Lê Văn Số {number}"
        start.wait()
        try:
            correct(desk, document_id, value, shown="Lê Văn Mẫu")
        except FieldChanged:
            return None
        return value

    with ThreadPoolExecutor(4) as pool:
        kept = [value for value in pool.map(type_in, range(4)) if value]
    assert kept == [field_of(desk, document_id).value]
    assert len(decisions(document_id)) == 1


def test_a_verifier_can_change_their_mind_before_the_end(desk: Desk, document_id: UUID) -> None:
    confirm(desk, document_id)
    correct(desk, document_id, "Lê Văn Mẫn")
    assert field_of(desk, document_id).value == "Lê Văn Mẫn"
    assert [it["kind"] for it in decisions(document_id)] == ["confirmed", "corrected"]


def test_a_document_with_unsure_fields_cannot_be_finished(desk: Desk, document_id: UUID) -> None:
    before = dump(document_id)
    with pytest.raises(NotFinished):
        finish_it(desk, document_id)
    assert dump(document_id) == before


def test_a_finished_document_is_done_and_its_review_closed(desk: Desk, document_id: UUID) -> None:
    confirm(desk, document_id)
    finish_it(desk, document_id)
    summary = detail_of(desk, document_id).summary
    assert summary.state is DocumentState.DONE
    assert summary.finished_at is not None
    (review,) = dump(document_id)["review"]
    assert review["closed_by"] == desk.actor


def test_finishing_twice_changes_nothing(desk: Desk, document_id: UUID) -> None:
    confirm(desk, document_id)
    finish_it(desk, document_id)
    before = dump(document_id)
    finish_it(desk, document_id)
    confirm(desk, document_id)
    assert dump(document_id) == before


def test_a_done_document_takes_no_correction(desk: Desk, document_id: UUID) -> None:
    confirm(desk, document_id)
    finish_it(desk, document_id)
    with pytest.raises(NotUnderReview):
        correct(desk, document_id, "Lê Văn Khác")


def test_a_document_of_unknown_form_is_finished_without_fields(desk: Desk) -> None:
    document_id = document_under_review(desk, {}, reason="unknown_form")
    finish_it(desk, document_id)
    summary = detail_of(desk, document_id).summary
    assert (summary.state, summary.reason) == (DocumentState.DONE, "unknown_form")


def test_a_document_under_way_cannot_be_finished(desk: Desk) -> None:
    with pytest.raises(NotUnderReview):
        finish_it(desk, opened_document(desk))


def test_a_stored_field_is_the_one_that_was_read(desk: Desk, document_id: UUID) -> None:
    with connect() as conn:
        detail = documents.get_detail(conn, desk.office_id, document_id)
    assert detail is not None
    assert detail.records[0].fields["child_name"] == field(FieldState.NEEDS_REVIEW)


@pytest.mark.parametrize(("key", "record"), [("no_such", 0), ("child_name", 1)])
def test_a_field_that_is_not_there_is_named(
    desk: Desk, document_id: UUID, key: str, record: int
) -> None:
    with pytest.raises(NoSuchField):
        confirm(desk, document_id, key, record)


def test_another_office_cannot_decide(document_id: UUID) -> None:
    stranger = new_desk()
    before = dump(document_id)
    for act in (
        lambda: confirm(stranger, document_id),
        lambda: correct(stranger, document_id, "x"),
        lambda: finish_it(stranger, document_id),
        lambda: finish_it(stranger, uuid4()),
    ):
        with pytest.raises(NoSuchField):
            act()
    assert dump(document_id) == before


def test_the_audit_names_the_field_and_no_value(desk: Desk, document_id: UUID) -> None:
    correct(desk, document_id, "Lê Văn Mẫn")
    finish_it(desk, document_id)
    lines = dump(document_id)["audit"]
    assert {(it["action"], it["field"]) for it in lines} == {
        ("field_corrected", "child_name"),
        ("review_finished", None),
    }
    assert all(it["actor_id"] == desk.actor for it in lines)
    assert "Mẫn" not in str(lines)
    assert "Mẫu" not in str(lines)

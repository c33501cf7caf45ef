"""Wrong states are impossible: the database refuses them, whatever the code does."""

import psycopg2
import pytest

from schemas.record import FieldState
from tests.workers.desks import Desk, document_row, document_under_review, field, opened_document
from workers.database import connect
from workers.repository.query import run


def refused(sql: str, **values: object) -> str | None:
    """Return the name of the constraint that refuses a statement."""
    with pytest.raises(psycopg2.IntegrityError) as caught, connect() as conn:
        assert run(conn, sql, **values) > 0
    return caught.value.diag.constraint_name


RECEIVED_WRONGS = {
    "state = 'rejected', due_at = NULL, finished_at = now()": "rejected_has_a_reason",
    "reject_reason = 'damaged_file'": "rejected_has_a_reason",
    "review_reason = 'unknown_form'": "review_reason_is_for_read_documents",
    "finished_at = now()": "ended_has_a_time",
    "state = 'processing'": "opened_has_pages",
    "page_count = 3": "opened_has_pages",
    "due_at = NULL": "under_way_is_due",
    "state = 'done', page_count = 1, due_at = NULL, finished_at = now()": "document_state_order",
    "state = 'sleeping'": "document_state_order",
    "attempts = -1": "document_attempts_check",
    "state = 'processing', page_count = 2": "opened_has_every_page",
}


@pytest.mark.parametrize(("change", "constraint"), RECEIVED_WRONGS.items())
def test_a_received_document_cannot_be_put_wrong(desk: Desk, change: str, constraint: str) -> None:
    document_id = document_row(desk)
    assert refused(f"UPDATE document SET {change} WHERE id = %(id)s", id=document_id) == constraint


PAGE_WRONGS = {
    "state = 'read', due_at = NULL, read_at = now()": "read_has_a_result",
    "result = '{}'": "read_has_a_result",
    "due_at = NULL": "waiting_is_due",
    "state = 'lost'": "page_state_check",
}


@pytest.mark.parametrize(("change", "constraint"), PAGE_WRONGS.items())
def test_a_waiting_page_cannot_be_put_wrong(desk: Desk, change: str, constraint: str) -> None:
    document_id = opened_document(desk)
    assert (
        refused(f"UPDATE page SET {change} WHERE document_id = %(id)s", id=document_id)
        == constraint
    )


FIELD_WRONGS = {
    "state = 'blank'": "blank_has_no_value",
    "value = NULL, state = 'accepted'": "accepted_has_a_value",
    "value = ''": "field_value_check",
    "confidence = 1.01": "field_confidence_check",
    "confidence = -0.01": "field_confidence_check",
    "confidence = 'NaN'": "field_confidence_check",
    "state = 'guessed'": "field_state_check",
}


@pytest.mark.parametrize(("change", "constraint"), FIELD_WRONGS.items())
def test_a_field_cannot_be_put_wrong(desk: Desk, change: str, constraint: str) -> None:
    document_id = document_under_review(desk, {"child_name": field(FieldState.NEEDS_REVIEW)})
    assert (
        refused(f"UPDATE field SET {change} WHERE document_id = %(id)s", id=document_id)
        == constraint
    )


def test_a_page_comes_once(desk: Desk) -> None:
    document_id = opened_document(desk, page_count=2)
    by = refused("INSERT INTO page (document_id, index) VALUES (%(id)s, 1)", id=document_id)
    assert by == "page_pkey"


def test_a_document_has_no_more_pages_than_it_says(desk: Desk) -> None:
    document_id = opened_document(desk, page_count=2)
    by = refused("INSERT INTO page (document_id, index) VALUES (%(id)s, 2)", id=document_id)
    assert by == "opened_has_every_page"


def test_the_same_bytes_come_once_in_an_office(desk: Desk) -> None:
    document_id = document_row(desk)
    by = refused(
        "INSERT INTO document (office_id, receipt, filename, sha256, size_bytes, queue)"
        " SELECT office_id, 'HS-000101-0001', filename, sha256, 1, queue FROM document"
        " WHERE id = %(id)s",
        id=document_id,
    )
    assert by == "document_office_id_sha256_key"


def test_a_field_stands_on_a_page_of_its_own_document(desk: Desk) -> None:
    document_id = document_under_review(desk, {"child_name": field(FieldState.NEEDS_REVIEW)})
    by = refused(
        "INSERT INTO field (record_id, document_id, key, position, text, confidence, state, page)"
        " SELECT record_id, document_id, 'other', 9, '', 0, 'needs_review', 7 FROM field"
        " WHERE document_id = %(id)s",
        id=document_id,
    )
    assert by == "field_document_id_page_fkey"


def test_a_document_under_review_has_one_open_review(desk: Desk) -> None:
    document_id = document_under_review(desk, {"child_name": field(FieldState.NEEDS_REVIEW)})
    by = refused("INSERT INTO review (document_id) VALUES (%(id)s)", id=document_id)
    assert by == "one_open_review"
    by = refused(
        "UPDATE review SET closed_at = now(), closed_by = %(by)s WHERE document_id = %(id)s",
        id=document_id,
        by=desk.actor,
    )
    assert by == "review_is_open_while_needed"


def test_a_review_of_a_document_that_needs_none_is_refused(desk: Desk) -> None:
    document_id = opened_document(desk)
    by = refused("INSERT INTO review (document_id) VALUES (%(id)s)", id=document_id)
    assert by == "review_is_open_while_needed"


def test_a_document_with_unread_pages_is_not_done(desk: Desk) -> None:
    document_id = opened_document(desk)
    by = refused(
        "UPDATE document SET state = 'done', due_at = NULL, finished_at = now() WHERE id = %(id)s",
        id=document_id,
    )
    assert by == "understood_has_every_page"


def test_a_document_with_unsure_fields_is_not_done(desk: Desk) -> None:
    document_id = document_under_review(desk, {"child_name": field(FieldState.NEEDS_REVIEW)})
    by = refused(
        "WITH closed AS (UPDATE review SET closed_at = now(), closed_by = %(by)s"
        " WHERE document_id = %(id)s)"
        " UPDATE document SET state = 'done', finished_at = now() WHERE id = %(id)s",
        id=document_id,
        by=desk.actor,
    )
    assert by == "done_has_no_unsure_field"


def test_what_ended_stays_ended(desk: Desk) -> None:
    document_id = document_row(desk)
    with connect() as conn:
        run(
            conn,
            "UPDATE document SET state = 'rejected', reject_reason = 'damaged_file',"
            " due_at = NULL, finished_at = now() WHERE id = %(id)s",
            id=document_id,
        )
    by = refused(
        "UPDATE document SET state = 'received', reject_reason = NULL, finished_at = NULL,"
        " due_at = now() WHERE id = %(id)s",
        id=document_id,
    )
    assert by == "document_state_order"

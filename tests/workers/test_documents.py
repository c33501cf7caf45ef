"""Documents as the list and their own page show them, and to nobody of another office."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import uuid4

import pytest

from schemas.document import DocumentState, PageOut
from schemas.record import FieldState
from tests.workers.desks import (
    Desk,
    document_row,
    document_under_review,
    field,
    new_desk,
    opened_document,
    read_page_of,
    record_of,
)
from workers.database import connect
from workers.repository import documents, pages, records
from workers.repository.query import Row
from workers.results import document_result

FIELDS = {
    "mother_name": field(FieldState.ACCEPTED, "Trần Thị Mẫu", 0.99),
    "child_name": field(FieldState.NEEDS_REVIEW),
    "father_name": field(FieldState.BLANK, None, 0.9),
}


def test_the_list_has_the_newest_first_a_page_at_a_time(desk: Desk) -> None:
    ids = [document_row(desk, f"{number}.png") for number in range(5)]
    with connect() as conn:
        first = documents.list_documents(conn, desk.office_id, limit=3)
        rest = documents.list_documents(conn, desk.office_id, limit=3, offset=3)
    assert [it.id for it in (*first, *rest)] == ids[::-1]


def test_the_list_can_be_cut_to_states(desk: Desk) -> None:
    document_row(desk)
    wanted = document_under_review(desk, FIELDS)
    states = [DocumentState.NEEDS_REVIEW, DocumentState.DONE]
    with connect() as conn:
        found = documents.list_documents(conn, desk.office_id, states)
        assert [it.id for it in found] == [wanted]
        assert documents.count_documents(conn, desk.office_id, states) == 1
        assert documents.count_documents(conn, desk.office_id) == 2
        assert documents.list_documents(conn, desk.office_id, []) == ()


def test_a_summary_counts_pages_and_fields(desk: Desk) -> None:
    waiting, reviewed = opened_document(desk, 3), document_under_review(desk, FIELDS)
    with connect() as conn:
        found = {it.id: it for it in documents.progress(conn, desk.office_id, [waiting, reviewed])}
    assert (found[waiting].page_count, found[waiting].pages_read) == (3, 0)
    summary = found[reviewed]
    assert (summary.page_count, summary.pages_read) == (1, 1)
    assert (summary.fields_total, summary.fields_unsure) == (2, 1)
    assert summary.forms == ("birth_registration",)
    assert summary.form_names()[0].lower().startswith("tờ khai")


def test_an_unknown_form_says_so_in_vietnamese(desk: Desk) -> None:
    document_id = document_under_review(desk, {}, reason="unknown_form")
    with connect() as conn:
        (summary,) = documents.progress(conn, desk.office_id, [document_id])
    assert summary.reason == "unknown_form"
    assert summary.message is not None
    assert "biểu mẫu" in summary.message


def test_a_detail_gives_back_what_was_stored(desk: Desk) -> None:
    document_id = document_under_review(desk, FIELDS)
    with connect() as conn:
        detail = documents.get_detail(conn, desk.office_id, document_id)
    assert detail is not None
    assert detail.records == (record_of(FIELDS),)
    assert list(detail.records[0].fields) == list(FIELDS)
    assert detail.pages == (PageOut.of(read_page_of(0)),)
    with connect() as conn:
        assert pages.results(conn, document_id) == (read_page_of(0),)
    assert (detail.seconds.read, detail.seconds.understand) == (1.5, 0.25)


def test_the_public_result_is_the_detail_without_keys_of_the_store(desk: Desk) -> None:
    document_id = document_under_review(desk, FIELDS)
    with connect() as conn:
        detail = documents.get_detail(conn, desk.office_id, document_id)
    assert detail is not None
    result = document_result(detail)
    assert (result.file, result.state) == ("to-khai.png", DocumentState.NEEDS_REVIEW)
    assert result.pages[0].lines[0].text == "Họ và tên: Lê Văn Mẫu"
    assert result.records == detail.records
    assert "image_key" not in result.model_dump_json()


def test_another_office_sees_nothing(desk: Desk) -> None:
    document_id, stranger = document_under_review(desk, FIELDS), new_desk()
    with connect() as conn:
        assert documents.get_detail(conn, stranger.office_id, document_id) is None
        assert documents.progress(conn, stranger.office_id, [document_id]) == ()
        assert documents.list_documents(conn, stranger.office_id) == ()
        assert documents.get_detail(conn, desk.office_id, uuid4()) is None


def test_a_record_that_is_written_between_two_questions_is_not_there_yet(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    document_id = opened_document(desk)
    ask: Callable[..., Sequence[Row]] = records.rows

    def asked(*args: Any, **kwargs: Any) -> Sequence[Row]:
        found = ask(*args, **kwargs)
        monkeypatch.setattr(records, "rows", ask)
        with connect() as other:
            records.add(other, document_id, 0, record_of(FIELDS))
        return found

    monkeypatch.setattr(records, "rows", asked)
    with connect() as conn:
        assert records.of_document(conn, document_id) == ()
        (record,) = records.of_document(conn, document_id)
    assert record.fields.keys() == FIELDS.keys()

"""Documents are found by what stands in them, with and without tones, and by nobody else."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.document import DocumentState
from schemas.errors import UnsupportedType
from schemas.record import FieldState
from tests.workers.desks import Desk, document_row, document_under_review, field, new_desk
from workers.database import Visit, connect, visiting
from workers.repository import documents, records
from workers.repository.search import MOST_WORDS, Findings, Wanted, search, words_in

VIETNAM = timedelta(hours=7)


def paper(desk: Desk, values: Mapping[str, str]) -> UUID:
    fields = {key: field(FieldState.NEEDS_REVIEW, value) for key, value in values.items()}
    return document_under_review(desk, fields)


def found(desk: Desk, words: str, **wanted: object) -> Findings:
    with connect() as conn:
        return search(conn, desk.office_id, Wanted.model_validate({"words": words, **wanted}), 25)


def ids(findings: Findings) -> list[UUID]:
    return [it.summary.id for it in findings.found]


@pytest.mark.parametrize(
    "words", ["Đặng Thị Hoà", "đặng thị hòa", "dang thi hoa", "DANG HOA", "hoa dang t", "dang th"]
)
def test_a_name_is_found_with_and_without_tones(desk: Desk, words: str) -> None:
    theirs = paper(desk, {"child_name": "Đặng Thị Hòa"})
    paper(desk, {"child_name": "Lê Văn Mẫu"})
    assert ids(found(desk, words)) == [theirs]


@pytest.mark.parametrize("words", ["001302000111", "001 302 000 111", "0013020", "001.302.000.111"])
def test_a_number_is_found_however_it_is_spaced(desk: Desk, words: str) -> None:
    theirs = paper(desk, {"requester_id": "001302000111"})
    assert ids(found(desk, words)) == [theirs]


def test_typed_tones_bring_those_who_have_them_first(desk: Desk) -> None:
    has_them = paper(desk, {"child_name": "Trần Thị Ấn"})
    other = paper(desk, {"child_name": "Trần Thị Ân"})
    assert ids(found(desk, "trần thị ấn")) == [has_them, other]
    assert ids(found(desk, "tran thi an")) == [other, has_them]


def test_a_receipt_and_a_filename_are_found(desk: Desk) -> None:
    document_id = document_row(desk, "giấy khai sinh bản sao.png")
    with connect() as conn:
        (summary,) = documents.progress(conn, desk.office_id, [document_id])
    assert ids(found(desk, summary.receipt.lower())) == [document_id]
    assert ids(found(desk, "giay khai sinh")) == [document_id]


def test_a_name_that_was_misread_is_found_as_one_close_to_it(desk: Desk) -> None:
    theirs = paper(desk, {"child_name": "Nguyễn Thị Bích Phưong"})
    findings = found(desk, "nguyen thi bich phuongg")
    assert ids(findings) == [theirs]
    assert findings.is_close


def test_the_closest_name_comes_first_and_two_people_make_no_third(desk: Desk) -> None:
    paper(desk, {"mother_name": "Hoàng Thị Quỳnh", "father_name": "Vũ Đức Khôi"})
    close = paper(desk, {"child_name": "Đinh Thuỷ Trangg"})
    closer = paper(desk, {"child_name": "Đinh Thuỳ Trang"})
    assert ids(found(desk, "dinh thuy trangh")) == [closer, close]
    assert ids(found(desk, "quynhh vu duc")) == []


def test_a_name_that_was_corrected_is_no_longer_found_as_one_close_to_it(desk: Desk) -> None:
    theirs = paper(desk, {"child_name": "Cao Minh Nhật"})
    with connect() as conn:
        it = records.find_field(conn, theirs, 0, "child_name")
        assert it is not None
        records.decide_field(
            conn, it[0], "child_name", state=FieldState.CORRECTED, value="Tạ Kim Oanh"
        )
    assert ids(found(desk, "cao minh nhatt")) == []
    assert ids(found(desk, "ta kim oanhh")) == [theirs]


def test_a_corrected_value_is_found_at_once_and_the_old_one_no_longer(desk: Desk) -> None:
    theirs = paper(desk, {"child_origin": "Xã Mẫu Cũ"})
    with connect() as conn:
        it = records.find_field(conn, theirs, 0, "child_origin")
        assert it is not None
        records.decide_field(
            conn, it[0], "child_origin", state=FieldState.CORRECTED, value="Phường Mới"
        )
    assert ids(found(desk, "phuong moi")) == [theirs]
    assert ids(found(desk, "mau cu")) == []


def test_form_state_and_day_narrow_what_is_found(desk: Desk) -> None:
    read = paper(desk, {"child_name": "Lê Văn Mẫu"})
    refused = document_row(desk)
    with connect() as conn:
        documents.reject(conn, refused, UnsupportedType.code)
    today = (datetime.now(UTC) + VIETNAM).date()
    assert ids(found(desk, "", form="birth_registration")) == [read]
    assert ids(found(desk, "", state=DocumentState.REJECTED)) == [refused]
    assert set(ids(found(desk, "to-khai", since=today, until=today))) == {read, refused}
    assert ids(found(desk, "to-khai", until=today - timedelta(days=1))) == []
    assert ids(found(desk, "to-khai", since=today + timedelta(days=1))) == []


def test_what_is_found_says_who_it_is_about_and_what_matched(desk: Desk) -> None:
    paper(desk, {"requester_name": "Lê Văn Khai", "child_name": "Lê Thị Bé", "child_origin": "Huế"})
    (it,) = found(desk, "hue").found
    assert it.person == "Lê Thị Bé"
    assert [(match.name, match.value) for match in it.matches] == [("Quê quán", "Huế")]


def test_what_is_more_than_a_page_is_said_and_comes_on_the_next(desk: Desk) -> None:
    all_of_them = [document_row(desk) for _ in range(3)]
    with connect() as conn:
        first = search(conn, desk.office_id, Wanted(words="to-khai"), 2)
        second = search(conn, desk.office_id, Wanted(words="to-khai"), 2, 2)
    assert first.has_more
    assert not second.has_more
    assert ids(first) + ids(second) == all_of_them[::-1]


def test_another_offices_documents_are_not_found(desk: Desk) -> None:
    stranger = new_desk()
    paper(stranger, {"child_name": "Lê Văn Riêng"})
    assert ids(found(desk, "le van rieng")) == []
    with visiting(Visit(desk.office_id, desk.actor)), connect() as conn:
        assert search(conn, stranger.office_id, Wanted(words="le van rieng"), 25).found == ()
        assert search(conn, desk.office_id, Wanted(words="le van rieng"), 25).found == ()


@given(st.text(max_size=60))
def test_whatever_is_typed_becomes_words_of_letters_and_digits(text: str) -> None:
    words = words_in(text)
    assert len(words) <= MOST_WORDS
    assert all(word.isascii() and word.isalnum() for word in words)


@pytest.mark.parametrize("words", ["' OR 1=1 --", "a:*b & !c | (d", "\\", "%_%", "!!!", "<->"])
def test_signs_that_mean_something_to_a_database_are_only_signs(desk: Desk, words: str) -> None:
    document_row(desk)
    assert ids(found(desk, words)) == []

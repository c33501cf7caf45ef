"""Pages that a verifier splits off: a document of its own, of the same file; and their way back."""

from uuid import UUID, uuid4

import pytest

from schemas.document import DocumentState, Seconds
from schemas.page import Part, Said
from schemas.record import Field, FieldState
from tests.web.stored import in_two_pages
from tests.web.visitor import stored_detail
from tests.workers import papers
from tests.workers.desks import Desk, new_desk, opened_document, read_page_of
from tests.workers.dumps import dump
from tests.workers.test_arranging import order, say, turn, user_of, work_off
from tests.workers.test_erasing import objects, original_of
from workers import erasing, queueing, splitting
from workers.arranging import NoSuchPage
from workers.bootstrap import add_user
from workers.database import Visit, connect, visiting
from workers.models import Role, Step, User
from workers.repository import (
    arrangement,
    documents,
    pages,
    parts,
    queue,
    receipts,
    reviews,
    search,
)
from workers.repository.erasures import Reason
from workers.repository.query import rows, run
from workers.repository.search import Wanted
from workers.reviewing import HeldByAnother, NoSuchField, NotUnderReview, correct_field
from workers.splitting import NothingToSplit, NoWhole, part_name
from workers.storage import Storage, put_page_image
from workers.workshop import Workshop

FORM = "birth_registration"


def split(desk: Desk, document_id: UUID, *indexes: int) -> UUID:
    """Split pages off as the web does, for whom only the own office is there."""
    with visiting(Visit(desk.office_id, desk.actor)), connect() as conn:
        return splitting.split(conn, user_of(desk), document_id, indexes)


def join(desk: Desk, part_id: UUID) -> UUID:
    with visiting(Visit(desk.office_id, desk.actor)), connect() as conn:
        return splitting.join(conn, user_of(desk), part_id)


def correct(desk: Desk, document_id: UUID, record: int, key: str, value: str) -> None:
    with connect() as conn:
        correct_field(
            conn,
            office_id=desk.office_id,
            document_id=document_id,
            record=record,
            key=key,
            shown=stored_detail(desk, document_id).records[record].fields[key].value,
            value=value,
            actor=desk.actor,
        )


def value(desk: Desk, document_id: UUID, key: str, record: int = 0) -> Field:
    return stored_detail(desk, document_id).records[record].fields[key]


def test_a_part_is_a_document_of_its_own_and_both_are_made_anew(shop: Workshop, desk: Desk) -> None:
    document_id = desk.hand_in(shop.storage, papers.pages_tiff(2), "hai-trang.tiff").document_id
    work_off(shop, document_id)
    say(desk, document_id, 1, Said(part=Part.BEGINS, form=FORM))
    work_off(shop, document_id)
    before = stored_detail(desk, document_id)
    part_id = split(desk, document_id, 1)
    for it in (document_id, part_id):
        assert stored_detail(desk, it).summary.state is DocumentState.PROCESSING
        assert work_off(shop, it) == [(Step.UNDERSTAND, None)]
        assert stored_detail(desk, it).summary.state is DocumentState.NEEDS_REVIEW
    whole, part = stored_detail(desk, document_id), stored_detail(desk, part_id)
    assert [page.index for page in whole.pages] == [0]
    assert part.pages == before.pages[1:]
    assert whole.records == ()
    assert [it.form for it in part.records] == [FORM]
    assert part.summary.filename == "hai-trang (trang 2).tiff"
    assert part.summary.receipt != whole.summary.receipt
    assert (part.sha256, part.summary.split_from) == (whole.sha256, document_id)
    turn(desk, part_id, 1, 180)
    assert work_off(shop, part_id) == [(Step.READ_PAGE, 1), (Step.UNDERSTAND, None)]
    assert [(it.index, it.rotation) for it in stored_detail(desk, part_id).pages] == [(1, 180)]


def test_what_was_decided_goes_with_its_page(shop: Workshop, desk: Desk, storage: Storage) -> None:
    document_id = in_two_pages(desk, storage)
    correct(desk, document_id, 0, "child_name", "Lê Văn Một")
    correct(desk, document_id, 1, "child_name", "Lê Thị Hai")
    part_id = split(desk, document_id, 1)
    assert value(desk, part_id, "child_name").page == 1
    for it in (document_id, part_id):
        work_off(shop, it)
    first, second = value(desk, document_id, "child_name"), value(desk, part_id, "child_name")
    assert (first.value, first.state) == ("Lê Văn Một", FieldState.CORRECTED)
    assert (second.value, second.state) == ("Lê Thị Hai", FieldState.CORRECTED)
    with connect() as conn:
        decided = rows(
            conn,
            "SELECT r.document_id, d.new_value FROM review_decision d JOIN review r"
            " ON r.id = d.review_id WHERE r.document_id = ANY(%(ids)s::uuid[])",
            ids=[document_id, part_id],
        )
    assert {it["document_id"]: it["new_value"] for it in decided} == {
        document_id: "Lê Văn Một",
        part_id: "Lê Thị Hai",
    }


def test_a_form_over_both_pages_loses_what_stood_on_the_one_that_left(
    shop: Workshop, desk: Desk, storage: Storage
) -> None:
    document_id = in_two_pages(desk, storage)
    correct(desk, document_id, 1, "child_name", "Lê Thị Hai")
    with connect() as conn:
        run(
            conn,
            "UPDATE record SET pages = '{0,1}' WHERE document_id = %(id)s AND index = 1",
            id=document_id,
        )
    part_id = split(desk, document_id, 1)
    assert stored_detail(desk, document_id).records[1].pages == (0,)
    for it in (document_id, part_id):
        work_off(shop, it)
        assert "Lê Thị Hai" not in str(stored_detail(desk, it).records)


def test_a_value_read_from_a_page_that_leaves_stays_without_a_place(
    desk: Desk, storage: Storage
) -> None:
    document_id = in_two_pages(desk, storage)
    with connect() as conn:
        run(
            conn,
            "UPDATE field SET page = 1 WHERE document_id = %(id)s AND key = 'child_ethnicity'",
            id=document_id,
        )
    part_id = split(desk, document_id, 1)
    kept = value(desk, document_id, "child_ethnicity")
    assert (kept.value, kept.page, kept.quad) == ("Kinh", None, None)
    assert value(desk, part_id, "child_ethnicity").page == 1


def test_splitting_twice_makes_one_part(desk: Desk, storage: Storage) -> None:
    document_id = in_two_pages(desk, storage)
    part_id = split(desk, document_id, 1)
    after = dump(document_id), dump(part_id)
    assert split(desk, document_id, 1) == part_id
    assert (dump(document_id), dump(part_id)) == after


def test_the_part_waits_for_who_split_it_off_and_is_found(desk: Desk, storage: Storage) -> None:
    document_id = in_two_pages(desk, storage)
    correct(desk, document_id, 1, "child_name", "Nông Văn Tách")
    part_id = split(desk, document_id, 1)
    with connect() as conn:
        standing = queue.standing(conn, part_id)
        found = search.search(conn, desk.office_id, Wanted(words="nong van tach"), limit=10)
        listed = {it.id: it for it in documents.list_documents(conn, desk.office_id)}
        slip = receipts.slip_of(conn, desk.office_id, listed[part_id].receipt)
    assert standing is not None
    assert standing.held_by == desk.actor
    assert [it.summary.id for it in found.found] == [part_id]
    assert listed[part_id].received_at == listed[document_id].received_at
    assert slip is not None
    assert slip.document_id == part_id


def test_the_same_file_again_leads_to_the_first(desk: Desk, storage: Storage) -> None:
    data = papers.pages_tiff(2)
    document_id = in_two_pages(desk, storage, data=data)
    part_id = split(desk, document_id, 1)
    again = desk.hand_in(storage, data)
    assert (again.document_id, again.is_duplicate) == (document_id, True)
    erase(desk, document_id)
    anew = desk.hand_in(storage, data)
    assert not anew.is_duplicate
    assert anew.document_id not in {document_id, part_id}


def erase(desk: Desk, *document_ids: UUID) -> None:
    with visiting(Visit(desk.office_id, desk.actor)), connect() as conn:
        erasing.ask(conn, user_of(desk), document_ids, Reason.ASKED_BY_PERSON)


def test_erasing_one_leaves_the_original_and_the_pages_of_the_other(
    shop: Workshop, desk: Desk, storage: Storage
) -> None:
    document_id = in_two_pages(desk, storage)
    original = original_of(desk, document_id)
    part_id = split(desk, document_id, 1)
    erase(desk, document_id)
    erasing.sweep(storage)
    assert objects(storage, f"pages/{document_id}/") == {f"pages/{document_id}/1.jpg"}
    assert objects(storage, original) == {original}
    assert work_off(shop, part_id) == [(Step.UNDERSTAND, None)]
    part = stored_detail(desk, part_id)
    assert (part.summary.state, part.summary.split_from) == (DocumentState.NEEDS_REVIEW, None)
    with pytest.raises(NoWhole):
        join(desk, part_id)
    erase(desk, part_id)
    erasing.sweep(storage)
    assert objects(storage, f"pages/{document_id}/") == set()
    assert objects(storage, original) == set()


def test_erasing_a_part_leaves_no_image_that_its_page_had_before(
    desk: Desk, storage: Storage
) -> None:
    document_id = in_two_pages(desk, storage)
    part_id = split(desk, document_id, 1)
    with connect() as conn:
        read = pages.stored(conn, part_id, 1)
        assert read is not None
        run(
            conn,
            "UPDATE page SET state = 'again', due_at = now() WHERE document_id = %(id)s",
            id=part_id,
        )
        key = put_page_image(storage, part_id, 1, b"turned", 180)
        pages.store(conn, part_id, read.result, image_key=key, spent=Seconds(read=1.0))
    erase(desk, part_id)
    erasing.sweep(storage)
    assert objects(storage, f"pages/{part_id}/") == set()
    assert objects(storage, f"pages/{document_id}/") == {f"pages/{document_id}/0.jpg"}


def test_a_part_that_is_joined_gives_back_what_it_has(
    shop: Workshop, desk: Desk, storage: Storage
) -> None:
    document_id = in_two_pages(desk, storage)
    part_id = split(desk, document_id, 1)
    for it in (document_id, part_id):
        work_off(shop, it)
    correct(desk, part_id, 0, "child_name", "Lê Thị Hai")
    assert join(desk, part_id) == document_id
    assert work_off(shop, document_id) == [(Step.UNDERSTAND, None)]
    whole = stored_detail(desk, document_id)
    assert [page.index for page in whole.pages] == [0, 1]
    assert whole.summary.page_count == 2
    assert [record.fields["child_name"].value for record in whole.records][1:] == ["Lê Thị Hai"]
    erasing.sweep(storage)
    assert dump(part_id)["document"] == []
    assert len(objects(storage, f"pages/{document_id}/")) == 2
    with connect() as conn:
        assert parts.family_of(conn, document_id).parts == ()
    with pytest.raises(NoSuchField):
        join(desk, part_id)


def test_pages_that_were_put_in_an_order_are_followed_by_those_that_come_back(
    desk: Desk, storage: Storage
) -> None:
    document_id = in_three_pages(desk)
    order(desk, document_id, 2, 0, 1)
    under_review(document_id)
    part_id = split(desk, document_id, 2)
    under_review(document_id, part_id)
    join(desk, part_id)
    under_review(document_id)
    assert [page.index for page in stored_detail(desk, document_id).pages] == [0, 1, 2]


def test_a_part_of_a_part_belongs_to_the_whole_when_the_one_between_is_joined(
    desk: Desk, storage: Storage
) -> None:
    document_id = in_three_pages(desk)
    part_id = split(desk, document_id, 1, 2)
    under_review(document_id, part_id)
    last_id = split(desk, part_id, 2)
    under_review(part_id, last_id)
    assert stored_detail(desk, last_id).summary.filename == "to-khai (trang 3).png"
    join(desk, part_id)
    with connect() as conn:
        family = parts.family_of(conn, document_id)
    assert [(it.id, it.pages) for it in family.parts] == [(last_id, (2,))]


def in_three_pages(desk: Desk) -> UUID:
    """Write a document of three pages without records that waits for a verifier."""
    document_id = opened_document(desk, page_count=3)
    with connect() as conn:
        for index in range(3):
            key = f"pages/{document_id}/{index}.jpg"
            read = read_page_of(index)
            pages.store(conn, document_id, read, image_key=key, spent=Seconds(read=1.0))
        documents.end_reading(
            conn,
            document_id,
            state=DocumentState.NEEDS_REVIEW,
            review_reason="unknown_form",
            understand_seconds=0.1,
        )
        reviews.open_review(conn, document_id)
    return document_id


def under_review(*document_ids: UUID) -> None:
    """Let documents look as if a worker had made them anew."""
    with connect() as conn:
        for document_id in document_ids:
            arrangement.take_back(conn, document_id)


def test_what_cannot_be_split_or_joined_is_refused(desk: Desk, storage: Storage) -> None:
    document_id = in_two_pages(desk, storage)
    before = dump(document_id)
    for wrong in ((), (0, 1)):
        with pytest.raises(NothingToSplit):
            split(desk, document_id, *wrong)
    with pytest.raises(NoSuchPage):
        split(desk, document_id, 2)
    with pytest.raises(NoSuchField):
        split(new_desk(), document_id, 1)
    with pytest.raises(NoWhole):
        join(desk, document_id)
    assert dump(document_id) == before
    part_id = split(desk, document_id, 1)
    with pytest.raises(NotUnderReview):
        join(desk, part_id)


def test_a_document_in_another_hand_is_neither_split_nor_joined(
    desk: Desk, storage: Storage
) -> None:
    document_id = in_two_pages(desk, storage)
    part_id = split(desk, document_id, 1)
    under_review(document_id, part_id)
    other = colleague_of(desk)
    with connect() as conn:
        queueing.give_back(conn, user_of(desk), document_id)
        queueing.keep(conn, other, document_id)
    with pytest.raises(HeldByAnother):
        join(desk, part_id)
    with pytest.raises(HeldByAnother), connect() as conn:
        splitting.join(conn, other, part_id)


def colleague_of(desk: Desk) -> User:
    with connect() as conn:
        return add_user(
            conn,
            office_code=desk.office_code,
            username=f"u-{uuid4().hex[:10]}",
            full_name="Phạm Thị Khác",
            role=Role.VERIFIER,
            password="mật khẩu thử",
        )


@pytest.mark.parametrize(
    ("filename", "indexes", "name"),
    [
        ("quét.pdf", (1,), "quét (trang 2).pdf"),
        ("quét.pdf", (0, 2, 3, 4, 9), "quét (trang 1, 3-5, 10).pdf"),
        ("quét (trang 2-4).pdf", (2, 3), "quét (trang 3-4).pdf"),
        ("không đuôi", (0,), "không đuôi (trang 1)"),
    ],
)
def test_a_part_is_called_by_its_pages(filename: str, indexes: tuple[int, ...], name: str) -> None:
    assert part_name(filename, indexes) == name

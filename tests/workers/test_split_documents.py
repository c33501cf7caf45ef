"""What others learn of a document that was split: exports, the double check, programs, the audit."""

from uuid import UUID

from schemas.document import DocumentState
from tests.web.stored import in_two_pages
from tests.web.visitor import stored_detail
from tests.workers.desks import Desk
from tests.workers.dumps import dump
from tests.workers.test_arranging import user_of, work_off
from tests.workers.test_splitting import correct, split, under_review
from workers import exporting
from workers.database import connect
from workers.repository import (
    double_check_rules,
)
from workers.repository.exports import Choice
from workers.repository.query import rows
from workers.repository.webhooks import Event
from workers.reviewing import finish
from workers.storage import Storage
from workers.webhooks import add_endpoint
from workers.workshop import Workshop

FORM = "birth_registration"


def test_both_documents_are_exported_and_end_by_themselves(
    shop: Workshop, desk: Desk, storage: Storage
) -> None:
    document_id = in_two_pages(desk, storage)
    part_id = split(desk, document_id, 1)
    for it in (document_id, part_id):
        work_off(shop, it)
    for key, unsure in stored_detail(desk, part_id).records[0].unsure():
        correct(desk, part_id, 0, key, unsure.value or "x")
    with connect() as conn:
        finish(conn, office_id=desk.office_id, document_id=part_id, actor=desk.actor)
    exported = {it.document: it for it in exporting.exported_records(desk.office_id, Choice())}
    assert {it.state for it in exported.values()} == {
        DocumentState.NEEDS_REVIEW,
        DocumentState.DONE,
    }
    assert exported[part_id].record.pages == (1,)
    assert exported[part_id].sha256 == exported[document_id].sha256


def test_what_was_decided_before_the_split_is_known_to_the_double_check(
    desk: Desk, storage: Storage
) -> None:
    document_id = in_two_pages(desk, storage)
    correct(desk, document_id, 1, "mother_name", "Nguyễn Thị Mẫu")
    part_id = split(desk, document_id, 1)
    under_review(document_id, part_id)
    for key, unsure in stored_detail(desk, part_id).records[0].unsure():
        correct(desk, part_id, 0, key, unsure.value or "x")
    with connect() as conn:
        double_check_rules.put_share(conn, desk.office_id, 1.0, desk.actor)
        finish(conn, office_id=desk.office_id, document_id=part_id, actor=desk.actor)
        (check,) = rows(
            conn,
            "SELECT document_id, machine_state, machine_value, first_value, first_by"
            " FROM double_check WHERE office_id = %(office)s AND key = 'mother_name'",
            office=desk.office_id,
        )
    assert check == {
        "document_id": part_id,
        "machine_state": "needs_review",
        "machine_value": "Nguỵen Thị Mẫu",
        "first_value": "Nguyễn Thị Mẫu",
        "first_by": desk.actor,
    }


def test_programs_are_told_of_the_part_once_it_waits(
    shop: Workshop, desk: Desk, storage: Storage
) -> None:
    document_id = in_two_pages(desk, storage)
    with connect() as conn:
        add_endpoint(
            conn,
            user_of(desk),
            shop.settings.model_copy(update={"webhook_networks": "127.0.0.0/8"}),
            url="http://127.0.0.1:9/",
            events=tuple(Event),
            sends_records=False,
        )
    part_id = split(desk, document_id, 1)
    assert told_of(desk) == []
    for it in (part_id, document_id):
        work_off(shop, it)
    assert told_of(desk) == [
        (part_id, "document.needs_review"),
        (document_id, "document.needs_review"),
    ]


def told_of(desk: Desk) -> list[tuple[UUID, str]]:
    with connect() as conn:
        found = rows(
            conn,
            "SELECT document_id, event FROM webhook_delivery WHERE office_id = %(id)s"
            " ORDER BY created_at",
            id=desk.office_id,
        )
    return [(it["document_id"], it["event"]) for it in found]


def test_the_audit_of_both_says_who_split_them(desk: Desk, storage: Storage) -> None:
    document_id = in_two_pages(desk, storage)
    part_id = split(desk, document_id, 1)
    for it, action in ((document_id, "pages_split_off"), (part_id, "document_split_off")):
        lines = [(line["action"], line["actor_id"]) for line in dump(it)["audit"]]
        assert (action, desk.actor) in lines

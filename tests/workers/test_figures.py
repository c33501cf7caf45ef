"""The figures count what is an office's, and nothing else."""

import psycopg2

from schemas.document import DocumentState
from schemas.errors import UnsupportedType
from schemas.record import FieldState
from tests.servers import Servers
from tests.workers.desks import Desk, document_row, document_under_review, field, new_desk
from workers import reviewing
from workers.database import Visit, connect, visiting
from workers.repository import documents
from workers.repository.figures import Figures, figures_of


def figures(desk: Desk, visitor: Desk) -> Figures:
    with visiting(Visit(visitor.office_id, visitor.actor)), connect() as conn:
        return figures_of(conn, desk.office_id)


def worked_at() -> Desk:
    desk = new_desk()
    unsure = field(FieldState.NEEDS_REVIEW)
    document_id = document_under_review(desk, {"child_name": unsure, "mother_name": unsure})
    document_under_review(desk, {"child_name": unsure, "father_name": field(FieldState.ACCEPTED)})
    with connect() as conn:
        for key, correct in (("child_name", True), ("mother_name", False)):
            decide = reviewing.correct_field if correct else reviewing.confirm_field
            more = {"value": "Lê Văn Mậu"} if correct else {}
            decide(
                conn,
                office_id=desk.office_id,
                document_id=document_id,
                record=0,
                key=key,
                shown=unsure.value,
                actor=desk.actor,
                **more,
            )
        reviewing.finish(conn, office_id=desk.office_id, document_id=document_id, actor=desk.actor)
    return desk


def test_flags_count_what_was_shown_to_a_person_and_what_was_wrong(servers: Servers) -> None:
    desk = worked_at()
    flags = {it.key: (it.read, it.flagged, it.corrected) for it in figures(desk, desk).flags}
    assert flags == {"child_name": (2, 2, 1), "mother_name": (1, 1, 0)}


def test_work_and_forms_are_counted_for_who_did_them(servers: Servers) -> None:
    desk = worked_at()
    found = figures(desk, desk)
    (work,) = found.work
    assert (work.fields_today, work.documents_today, work.checks_today) == (2, 1, 0)
    assert [(it.name, it.today, it.month) for it in found.forms] == [("birth_registration", 2, 2)]
    assert {it.name for it in found.states} == {DocumentState.DONE, DocumentState.NEEDS_REVIEW}


def test_what_came_in_waits_and_ended_is_counted_by_day(servers: Servers) -> None:
    desk = worked_at()
    waiting = document_under_review(desk, {"child_name": field(FieldState.NEEDS_REVIEW)})
    refused = document_row(desk)
    with connect() as conn:
        documents.reject(conn, refused, UnsupportedType.code)
    with psycopg2.connect(servers.owner_url) as conn, conn.cursor() as cursor:
        cursor.execute(
            "UPDATE document SET received_at = now() - interval '200 days' WHERE id = %s",
            (str(waiting),),
        )
    found = figures(desk, desk)
    today = found.days[-1]
    assert len(found.days) == 30
    assert (today.received, today.done, today.to_check, today.rejected) == (3, 1, 1, 1)
    assert sum(it.received for it in found.days) == 3
    assert [(it.name, it.today) for it in found.failures] == [(UnsupportedType.code, 1)]
    assert (found.read, found.straight_through) == (2, 0)
    assert (found.until_read.count, found.until_done.count) == (2, 1)
    assert (found.to_check.count, found.to_check.oldest_id) == (2, waiting)
    assert found.to_check.median_wait is not None
    assert found.to_check.median_wait > 99 * 24 * 3600
    assert (found.to_read.count, found.to_read.oldest_id) == (0, None)


def test_who_visits_for_one_office_is_told_no_figures_of_another(servers: Servers) -> None:
    desk = worked_at()
    told = figures(desk, new_desk())
    assert (told.flags, told.work, told.forms, told.states) == ((), (), (), ())
    assert (told.read, told.to_check.count, told.to_check.oldest_receipt) == (0, 0, None)
    assert not any(it.received for it in told.days)
    assert figures(desk, desk).to_check.count == 1

"""The figures count what is an office's, and nothing else."""

from schemas.document import DocumentState
from schemas.record import FieldState
from tests.servers import Servers
from tests.workers.desks import Desk, document_under_review, field, new_desk
from workers import reviewing
from workers.database import Visit, connect, visiting
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


def test_who_visits_for_one_office_is_told_no_figures_of_another(servers: Servers) -> None:
    desk = worked_at()
    told = figures(desk, new_desk())
    assert (told.flags, told.work, told.forms, told.states) == ((), (), (), ())

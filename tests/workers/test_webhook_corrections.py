"""Programs are told when a finished record changes once more: each change once, in its last words."""

from uuid import UUID

import pytest

from schemas.document import DocumentState
from schemas.page import Part, Said
from schemas.record import FieldState
from tests.workers.checks import KEY, check_again, colleague, done_document, user_of
from tests.workers.desks import Desk, field
from tests.workers.listener import Listener, listening
from tests.workers.told import heard, log, make_due, tell, waits
from workers import arranging, delivering, double_checking
from workers.database import connect
from workers.double_checking import Answer
from workers.repository import documents, records, webhooks
from workers.repository.webhooks import Event
from workers.reviewing import correct_field, finish
from workers.settings import Settings

VALUE, OTHER, THIRD = "Lê Văn Mẫu", "Lê Văn Mẩu", "Lê Văn Màu"


def change(document_id: UUID, *values: str | None, key: str = KEY) -> None:
    """Write values into a field one after the other, in one transaction."""
    with connect() as conn:
        found = records.find_field(conn, document_id, 0, key)
        assert found is not None
        for value in values:
            records.decide_field(conn, found[0], key, state=FieldState.CORRECTED, value=value)


def corrections(listener: Listener, secret: str) -> list[object]:
    """Return the values that were told, each in a message of a correction."""
    told = [it for it in heard(listener, secret) if it["type"] == "document.corrected"]
    return [it["data"]["records"][0]["fields"][KEY]["value"] for it in told]  # type: ignore[index]


@pytest.mark.parametrize(("keyed", "told"), [(VALUE, []), (OTHER, [OTHER])])
def test_a_double_check_is_told_once_it_is_settled_and_only_if_it_changed_something(
    desk: Desk, local: Settings, keyed: str, told: list[str]
) -> None:
    check_again(desk, 1.0)
    done_document(desk)
    with listening() as listener:
        secret = tell(desk, local, listener.url, Event.CORRECTED, records=True)
        with connect() as conn:
            second, third = colleague(desk), colleague(desk)
            check = double_checking.take_next(conn, second, "waiting")
            assert check
            if not double_checking.key(conn, second, check, Answer(keyed)):
                assert double_checking.take_next(conn, third, "differs") == check
                double_checking.settle(conn, third, check, Answer(keyed))
        delivering.deliver(local)
        delivering.deliver(local)
        assert corrections(listener, secret) == told


def test_fields_that_change_together_are_told_together(desk: Desk, local: Settings) -> None:
    fields = {KEY: field(FieldState.ACCEPTED), "mother_name": field(FieldState.ACCEPTED)}
    document_id = done_document(desk, fields)
    with listening() as listener:
        secret = tell(desk, local, listener.url, records=True)
        change(document_id, OTHER, THIRD)
        change(document_id, OTHER, key="mother_name")
        delivering.deliver(local)
        assert corrections(listener, secret) == [THIRD]


def test_a_change_after_the_first_try_is_told_for_itself(desk: Desk, local: Settings) -> None:
    document_id = done_document(desk)
    with listening(500) as listener:
        secret = tell(desk, local, listener.url, records=True)
        change(document_id, OTHER)
        delivering.deliver(local)
        change(document_id, THIRD)
        make_due()
        assert delivering.deliver(local) == 2
        # What is tried again is told as it is now, too.
        assert corrections(listener, secret) == [OTHER, THIRD, THIRD]
        assert len({headers["webhook-id"] for headers, _ in listener.heard}) == 2


def test_no_worker_takes_a_message_while_its_record_changes(desk: Desk, local: Settings) -> None:
    document_id = done_document(desk)
    with listening() as listener:
        secret = tell(desk, local, listener.url, records=True)
        change(document_id, OTHER)
        with connect() as conn:
            found = records.find_field(conn, document_id, 0, KEY)
            assert found is not None
            records.decide_field(conn, found[0], KEY, state=FieldState.CORRECTED, value=THIRD)
            assert delivering.deliver(local) == 0
        assert delivering.deliver(local) == 1
        assert corrections(listener, secret) == [THIRD]


def test_what_stays_as_it_is_is_not_told(desk: Desk, local: Settings) -> None:
    document_id = done_document(desk)
    with listening() as listener:
        tell(desk, local, listener.url)
        change(document_id, VALUE)
    assert log(desk) == ()


def test_a_value_read_from_another_place_is_told(desk: Desk, local: Settings) -> None:
    document_id = done_document(desk)
    with listening() as listener:
        tell(desk, local, listener.url)
        with connect() as conn:
            found = records.find_field(conn, document_id, 0, KEY)
            assert found is not None
            elsewhere = ((20.0, 20.0), (80.0, 20.0), (80.0, 40.0), (20.0, 40.0))
            moved = found[1].model_copy(update={"quad": elsewhere})
            records.put_field(conn, found[0], KEY, moved)
    assert [it.event for it in log(desk)] == [Event.CORRECTED]


def test_what_is_decided_before_a_document_is_done_is_told_with_its_being_done(
    desk: Desk, local: Settings
) -> None:
    with listening() as listener:
        tell(desk, local, listener.url, Event.DONE, Event.CORRECTED)
        document_id = waits(desk)
        same = {"office_id": desk.office_id, "document_id": document_id, "actor": desk.actor}
        with connect() as conn:
            correct_field(conn, record=0, key=KEY, shown=VALUE, value=OTHER, **same)
        with connect() as conn:
            finish(conn, **same)
    assert [it.event for it in log(desk)] == [Event.DONE]


def test_a_document_that_is_made_anew_is_told_when_it_waits_again(
    desk: Desk, local: Settings
) -> None:
    with listening() as listener:
        tell(desk, local, listener.url)
        document_id = waits(desk)
        with connect() as conn:
            arranging.say(conn, user_of(desk), document_id, 0, Said(part=Part.ATTACHMENT))
        assert len(log(desk)) == 1
        with connect() as conn:
            documents.end_reading(
                conn,
                document_id,
                state=DocumentState.NEEDS_REVIEW,
                review_reason=None,
                understand_seconds=0.1,
            )
    assert [it.event for it in log(desk)] == [Event.NEEDS_REVIEW, Event.NEEDS_REVIEW]


def test_an_address_that_did_not_ask_for_corrections_is_not_told(
    desk: Desk, local: Settings
) -> None:
    document_id = done_document(desk)
    with listening() as listener:
        tell(desk, local, listener.url, Event.DONE, Event.NEEDS_REVIEW, Event.REJECTED)
        change(document_id, OTHER)
        with connect() as conn:
            (endpoint,) = webhooks.endpoints(conn, desk.office_id)
    assert Event.CORRECTED not in endpoint.events
    assert log(desk) == ()

"""Some fields are keyed a second time by somebody who has not seen them; a third settles what differs."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from schemas.errors import HosoError
from schemas.reasons import NOT_ON_PAPER, UNREADABLE
from schemas.record import Field, FieldState, Reason, Record
from schemas.text import comparable
from workers.database import Connection
from workers.models import User
from workers.repository import audit, double_check_rules, double_checks, records, reviews
from workers.repository.double_check_rules import Rules
from workers.repository.double_checks import Check, Waits
from workers.reviewing import HOLD_SECONDS


class NotForYou(HosoError):
    """The field is keyed or decided already, somebody else has it, or one has seen it before."""

    code = "not_for_you"
    message = "Mục này đã có người khác nhận, đã xong, hoặc bạn đã xem hồ sơ của nó."
    message_en = "Somebody else has this field, it is done, or you have seen its document."


class BadShare(HosoError):
    """The share of values to be keyed again is not between 0 and 1."""

    code = "bad_share"
    message = "Tỷ lệ kiểm tra chéo phải từ 0 đến 100%."
    message_en = "The share must be between 0 and 100 %."


@dataclass(frozen=True)
class Answer:
    """What somebody says stands on the paper: a value in its stored form, None where nothing does.

    ``is_unreadable`` says that something does which nobody can read.
    """

    value: str | None
    is_unreadable: bool = False

    @property
    def marks(self) -> tuple[Reason, ...]:
        """Why there is no value; nothing where there is one."""
        if self.value is not None:
            return ()
        return (UNREADABLE if self.is_unreadable else NOT_ON_PAPER,)


def is_same(one: Answer, other: Answer) -> bool:
    """Return whether two people say the same.

    Compared as the calibration and the benchmarks do (``schemas.text.comparable``): in NFC, tones
    count; where the tone of oa, oe, uy stands, spaces outside and capitals do not.
    """
    if one.value is None or other.value is None:
        return one.value is other.value and one.is_unreadable == other.is_unreadable
    return comparable(one.value) == comparable(other.value)


def take_next(conn: Connection, user: User, waits: Waits) -> UUID | None:
    """Hand the next field out, for :data:`workers.reviewing.HOLD_SECONDS`; None if nothing is left."""
    return double_checks.take_next(conn, user.office_id, user.id, waits, HOLD_SECONDS)


def held(conn: Connection, user: User, check_id: UUID, waits: Waits) -> Check:
    """Return a field to somebody who may have it, and keep it for them.

    Raises:
        NotForYou: if they may not.
    """
    check = double_checks.hold(conn, check_id, user.id, waits, HOLD_SECONDS)
    if check is None:
        raise NotForYou(f"check {check_id}")
    return check


def look(conn: Connection, user: User, check_id: UUID, waits: Waits) -> Check:
    """Return a field as :func:`held` does, and note that they saw it.

    Raises:
        NotForYou: if they may not.
    """
    check = held(conn, user, check_id, waits)
    _write(conn, "double_check_seen" if waits == "waiting" else "difference_seen", user, check)
    return check


def blind_record(check: Check) -> Record:
    """Return the record of a field as somebody sees it who is to key it: with no value at all."""
    blank = Field(value=None, text="", confidence=0.0, state=FieldState.BLANK)
    return Record(
        form=check.form,
        form_version="",
        form_confidence=1.0,
        pages=(check.page,),
        fields={check.key: blank},
    )


def answers_of(check: Check) -> tuple[Answer, Answer]:
    """Return what stands in the record, and what the second person keyed."""
    return (
        Answer(check.first_value, check.first_is_unreadable),
        Answer(check.second_value, bool(check.second_is_unreadable)),
    )


def key(conn: Connection, user: User, check_id: UUID, answer: Answer) -> bool:
    """Keep what the second person keyed; return whether it agrees with what stands in the record.

    Where it does, the field is confirmed; else it waits for a third person.

    Raises:
        NotForYou: if somebody else has the field, it is keyed already, or they saw its value.
    """
    check = held(conn, user, check_id, "waiting")
    first, _ = answers_of(check)
    agrees = is_same(answer, first)
    double_checks.write_second(
        conn,
        check.id,
        agrees=agrees,
        value=answer.value,
        is_unreadable=answer.is_unreadable,
        by=user.id,
    )
    _write(conn, "double_check_agreed" if agrees else "double_check_differed", user, check)
    if agrees:
        _conclude(conn, check, second=answer, final=first)
    return agrees


def settle(conn: Connection, user: User, check_id: UUID, answer: Answer) -> None:
    """Decide what stands on the paper where two people differ, and write it into the record.

    Raises:
        NotForYou: if somebody else decides, it is decided, or they were one of the two.
    """
    check = held(conn, user, check_id, "differs")
    first, second = answers_of(check)
    double_checks.write_settled(conn, check.id, user.id)
    _write(conn, "difference_settled", user, check)
    final = next((it for it in (first, second) if is_same(it, answer)), answer)
    _conclude(conn, check, second=second, final=final)
    if not is_same(first, final):
        reviews.set_reasons(conn, check.record_id, check.key, final.marks)
        _write(conn, "field_corrected", user, check)


def give_back(conn: Connection, user: User, check_id: UUID) -> None:
    """Let others have a field; one that the user does not hold stays as it is."""
    double_checks.give_back(conn, check_id, user.id)


def choose(
    conn: Connection, user: User, *, share: float, fields: Collection[tuple[str, str]]
) -> None:
    """Say which fields of the documents to come are keyed again.

    Args:
        conn: the transaction to do it in.
        user: whose office it is for.
        share: of all values that are taken, by the machine or by a person, from 0 to 1.
        fields: a form's id and a field's, to be keyed always; a table's id stands for its cells.

    Raises:
        BadShare: if the share is none.
    """
    if not 0 <= share <= 1:
        raise BadShare
    before = double_check_rules.rules_of(conn, user.office_id)
    if before == Rules(share=share, fields=frozenset(fields)):
        return
    double_check_rules.put_share(conn, user.office_id, share, user.id)
    double_check_rules.put_fields(conn, user.office_id, fields, user.id)
    audit.write(conn, "double_check_chosen", office_id=user.office_id, actor=user.id)


def _conclude(conn: Connection, check: Check, *, second: Answer, final: Answer) -> None:
    """Write what is certain into the record, and who was right unless nobody could read it."""
    first, _ = answers_of(check)
    is_right = is_same(first, final)
    if not is_right or check.first_by is None:
        state = FieldState.CONFIRMED if is_right else FieldState.CORRECTED
        records.decide_field(conn, check.record_id, check.key, state=state, value=final.value)
    if final.is_unreadable:
        return
    double_checks.write_rights(
        conn,
        check.id,
        machine=is_same(Answer(check.machine_value), final),
        first=None if check.first_by is None else is_right,
        second=is_same(second, final),
    )


def _write(conn: Connection, action: str, user: User, check: Check) -> None:
    audit.write(
        conn,
        action,
        office_id=user.office_id,
        actor=user.id,
        document_id=check.document_id,
        record=check.record,
        field=check.key,
    )

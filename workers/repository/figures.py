"""What a manager asks of an office's documents: how many, how fast, how sure, what is left."""

from datetime import date, datetime
from typing import Final
from uuid import UUID

from schemas.base import Model
from workers.database import Connection
from workers.repository.query import row, rows, run

_DAY: Final = "date_trunc('day', now(), 'Asia/Ho_Chi_Minh')"
_MONTH: Final = "date_trunc('month', now(), 'Asia/Ho_Chi_Minh')"
_DAYS: Final = 30
_MOST_FIELDS: Final = 15


class Count(Model):
    """How many today and since the month began, in Vietnamese time."""

    name: str
    today: int
    month: int


class Day(Model):
    """One day: how many came in, and how many of them are done, wait for a person, were rejected."""

    day: date
    received: int
    done: int
    to_check: int
    rejected: int


class Wait(Model):
    """How long documents received this month took, in seconds; None where there is none yet."""

    count: int
    median: float | None
    slowest_5_percent: float | None


class Flags(Model):
    """A field of a form: how often it was read this month, shown to a person, and wrong then."""

    form: str
    key: str
    read: int
    flagged: int
    corrected: int


class Work(Model):
    """What one verifier did today and this month: fields decided, documents finished, fields keyed
    a second time or settled where two people differed."""

    name: str
    fields_today: int
    fields_month: int
    documents_today: int
    documents_month: int
    checks_today: int
    checks_month: int


class Backlog(Model):
    """What waits now: how many, the median wait in seconds, and the document that waits longest,
    which is not named where it is fields that wait."""

    count: int
    median_wait: float | None
    oldest_id: UUID | None
    oldest_receipt: str | None
    oldest_since: datetime | None


class Figures(Model):
    """All of it, for one office."""

    states: tuple[Count, ...]
    forms: tuple[Count, ...]
    failures: tuple[Count, ...]
    days: tuple[Day, ...]
    until_read: Wait
    until_done: Wait
    read: int
    straight_through: int
    flags: tuple[Flags, ...]
    work: tuple[Work, ...]
    to_read: Backlog
    to_check: Backlog
    to_key: Backlog
    to_settle: Backlog


def figures_of(conn: Connection, office_id: UUID) -> Figures:
    """Return the figures of an office."""
    (found,) = rows(
        conn,
        f"SELECT figures_of_documents(%(id)s, {_DAY}, {_MONTH}, %(days)s) AS documents",
        id=office_id,
        days=_DAYS,
    )
    return Figures(
        **found["documents"],
        flags=_flags(conn, office_id),
        work=_work(conn, office_id),
        to_key=_fields_waiting(conn, office_id, "waiting", "opened_at"),
        to_settle=_fields_waiting(conn, office_id, "differs", "second_at"),
    )


def threshold_of(conn: Connection, office_id: UUID) -> float | None:
    """Return the confidence that the office chose, or None if it chose none."""
    found = row(conn, "SELECT threshold FROM working_point WHERE office_id = %(id)s", id=office_id)
    return found["threshold"] if found else None


def choose_threshold(conn: Connection, office_id: UUID, threshold: float, actor: UUID) -> None:
    """Keep the confidence below which the office has fields checked."""
    run(
        conn,
        "INSERT INTO working_point (office_id, threshold, chosen_by)"
        " VALUES (%(id)s, %(threshold)s, %(by)s) ON CONFLICT (office_id) DO UPDATE"
        " SET threshold = excluded.threshold, chosen_by = excluded.chosen_by, chosen_at = now()",
        id=office_id,
        threshold=threshold,
        by=actor,
    )


def _flags(conn: Connection, office_id: UUID) -> tuple[Flags, ...]:
    found = rows(
        conn,
        f"SELECT * FROM flags_of_fields(%(id)s, {_MONTH}, %(most)s)",
        id=office_id,
        most=_MOST_FIELDS,
    )
    return tuple(Flags.model_validate(it) for it in found)


def _work(conn: Connection, office_id: UUID) -> tuple[Work, ...]:
    found = rows(conn, f"SELECT * FROM work_of_people(%(id)s, {_DAY}, {_MONTH})", id=office_id)
    return tuple(Work.model_validate(it) for it in found)


def _fields_waiting(conn: Connection, office_id: UUID, state: str, since: str) -> Backlog:
    (found,) = rows(
        conn,
        "SELECT count(*) AS count, percentile_cont(0.5) WITHIN GROUP"
        f" (ORDER BY extract(epoch FROM now() - {since})::float8) AS median_wait,"
        f" NULL AS oldest_id, NULL AS oldest_receipt, min({since}) AS oldest_since"
        " FROM double_check WHERE office_id = %(id)s AND state = %(state)s",
        id=office_id,
        state=state,
    )
    return Backlog.model_validate(found)

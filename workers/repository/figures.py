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
    (passed,) = rows(
        conn,
        "SELECT count(*) AS read, count(*) FILTER (WHERE d.state = 'done' AND NOT EXISTS"
        " (SELECT FROM review r WHERE r.document_id = d.id)) AS straight FROM document d"
        f" WHERE d.office_id = %(id)s AND d.received_at >= {_MONTH}"
        " AND d.state IN ('needs_review', 'done')",
        id=office_id,
    )
    return Figures(
        states=_counts(conn, office_id, "d.state"),
        forms=_forms(conn, office_id),
        failures=_counts(conn, office_id, "d.reject_reason", " AND d.state = 'rejected'"),
        days=_days(conn, office_id),
        until_read=_wait(
            conn,
            office_id,
            "coalesce((SELECT min(opened_at) FROM review r"
            " WHERE r.document_id = d.id), d.finished_at)",
            "d.state IN ('needs_review', 'done')",
        ),
        until_done=_wait(conn, office_id, "d.finished_at", "d.state = 'done'"),
        read=passed["read"],
        straight_through=passed["straight"],
        flags=_flags(conn, office_id),
        work=_work(conn, office_id),
        to_read=_backlog(conn, office_id, "d.state IN ('received', 'processing')"),
        to_check=_backlog(conn, office_id, "d.state = 'needs_review'"),
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


def _counts(conn: Connection, office_id: UUID, name: str, condition: str = "") -> tuple[Count, ...]:
    found = rows(
        conn,
        f"SELECT {name} AS name, count(*) FILTER (WHERE d.received_at >= {_DAY}) AS today,"
        f" count(*) AS month FROM document d WHERE d.office_id = %(id)s"
        f" AND d.received_at >= {_MONTH}{condition} GROUP BY 1 ORDER BY 3 DESC, 1",
        id=office_id,
    )
    return tuple(Count.model_validate(it) for it in found)


def _days(conn: Connection, office_id: UUID) -> tuple[Day, ...]:
    found = rows(
        conn,
        "WITH days AS (SELECT ((now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date - n) AS day"
        " FROM generate_series(0, %(days)s - 1) n), received AS ("
        " SELECT (received_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day, count(*) AS n,"
        " count(*) FILTER (WHERE state = 'done') AS done,"
        " count(*) FILTER (WHERE state = 'needs_review') AS to_check,"
        " count(*) FILTER (WHERE state = 'rejected') AS rejected"
        " FROM document WHERE office_id = %(id)s"
        f" AND received_at >= {_DAY} - make_interval(days => %(days)s) GROUP BY 1)"
        " SELECT days.day, coalesce(n, 0) AS received, coalesce(done, 0) AS done,"
        " coalesce(to_check, 0) AS to_check, coalesce(rejected, 0) AS rejected"
        " FROM days LEFT JOIN received USING (day) ORDER BY days.day",
        id=office_id,
        days=_DAYS,
    )
    return tuple(Day.model_validate(it) for it in found)


def _wait(conn: Connection, office_id: UUID, end: str, condition: str) -> Wait:
    (found,) = rows(
        conn,
        "SELECT count(waited) AS count,"
        " percentile_cont(0.5) WITHIN GROUP (ORDER BY waited) AS median,"
        " percentile_cont(0.95) WITHIN GROUP (ORDER BY waited) AS slowest_5_percent"
        f" FROM (SELECT extract(epoch FROM {end} - d.received_at)::float8 AS waited"
        f" FROM document d WHERE d.office_id = %(id)s AND d.received_at >= {_MONTH}"
        f" AND {condition}) waits",
        id=office_id,
    )
    return Wait.model_validate(found)


def _forms(conn: Connection, office_id: UUID) -> tuple[Count, ...]:
    found = rows(conn, f"SELECT * FROM counts_of_forms(%(id)s, {_DAY}, {_MONTH})", id=office_id)
    return tuple(Count.model_validate(it) for it in found)


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


def _backlog(conn: Connection, office_id: UUID, condition: str) -> Backlog:
    (found,) = rows(
        conn,
        "SELECT count(*) AS count, percentile_cont(0.5) WITHIN GROUP"
        " (ORDER BY extract(epoch FROM now() - d.received_at)::float8) AS median_wait,"
        " (array_agg(d.id ORDER BY d.received_at))[1] AS oldest_id,"
        " (array_agg(d.receipt ORDER BY d.received_at))[1] AS oldest_receipt,"
        f" min(d.received_at) AS oldest_since FROM document d"
        f" WHERE d.office_id = %(id)s AND {condition}",
        id=office_id,
    )
    return Backlog.model_validate(found)


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

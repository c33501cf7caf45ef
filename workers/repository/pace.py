"""How long a document will take, from how long the last pages took."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from schemas.base import Model
from schemas.document import DocumentState
from workers.database import Connection
from workers.models import DocumentSummary, Queue
from workers.repository.query import row, rows

_OPEN = frozenset({DocumentState.RECEIVED, DocumentState.PROCESSING})
_STILL_SECONDS, _STILL_PAGES = 60.0, 10.0


class Pace(Model):
    """How pages are read of late: the median seconds of one, how many at once (1 or more), and when
    the last one was read; ``now`` is the database's clock."""

    page_seconds: float
    at_once: float
    last_read: datetime
    now: datetime


def measured_pace(conn: Connection) -> Pace | None:
    """Return the pace of the last 30 pages of a day; None if none was read."""
    found = row(conn, "SELECT *, now() AS now FROM reading_pace()")
    if found is None or not found["pages"]:
        return None
    return Pace(
        page_seconds=found["page_seconds"],
        at_once=max(1.0, found["at_once"] or 1.0),
        last_read=found["last_read"],
        now=found["now"],
    )


def waits(conn: Connection, summaries: Sequence[DocumentSummary]) -> dict[UUID, float]:
    """Return the seconds until documents will be read, for those of which that can be said.

    Nothing is said of the archive's, for which nobody waits, nor where no page was read for a day.
    """
    open_ones = [it for it in summaries if it.state in _OPEN and it.queue is Queue.COUNTER]
    pace = measured_pace(conn) if open_ones else None
    if pace is None:
        return {}
    found = rows(
        conn,
        "SELECT id, pages_before(id) AS before FROM unnest(%(ids)s::uuid[]) AS id",
        ids=[it.id for it in open_ones],
    )
    before = {it["id"]: int(it["before"]) for it in found}
    estimates = {it.id: seconds_left(it, before[it.id], pace) for it in open_ones}
    return {key: seconds for key, seconds in estimates.items() if seconds is not None}


def seconds_left(summary: DocumentSummary, before: int, pace: Pace) -> float | None:
    """Return the seconds until a document will be read, or None where reading stands still.

    Args:
        summary: the document; one that was not opened yet counts as a page.
        before: how many pages wait before it.
        pace: how pages are read of late.
    """
    idle_since = max(pace.last_read, summary.received_at)
    patience = max(_STILL_SECONDS, _STILL_PAGES * pace.page_seconds)
    if pace.now - idle_since > timedelta(seconds=patience):
        return None
    own = 1 if summary.page_count is None else summary.page_count - summary.pages_read
    return max(1.0, (before + own) / pace.at_once) * pace.page_seconds

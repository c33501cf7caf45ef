"""What an administrator sees of all offices: numbers, and nothing of what stands in their papers."""

from collections.abc import Sequence
from datetime import datetime

from schemas.base import Model
from workers.database import Connection
from workers.repository.figures import Count
from workers.repository.query import Row, rows


class OfficeCount(Model):
    """One office: what came in, how it ended this month, what waits now and since when."""

    office: str
    today: int
    month: int
    done: int
    rejected: int
    to_read: int
    to_check: int
    oldest_since: datetime | None


class Across(Model):
    """All offices: each, and their documents together by state and by form."""

    offices: tuple[OfficeCount, ...]
    states: tuple[Count, ...]
    forms: tuple[Count, ...]


def counts_across(conn: Connection) -> Across:
    """Return the counts of all offices; of none unless the visit is an administrator's."""
    found = rows(conn, "SELECT * FROM counts_of_offices()")
    ids = tuple(dict.fromkeys(it["office_id"] for it in found))
    return Across(
        offices=tuple(_office([it for it in found if it["office_id"] == each]) for each in ids),
        states=_together([it for it in found if it["kind"] == "state"]),
        forms=_together([it for it in found if it["kind"] == "form"]),
    )


def _office(found: Sequence[Row]) -> OfficeCount:
    (whole,) = (it for it in found if it["kind"] == "office")
    month = {it["name"]: it["month"] for it in found if it["kind"] == "state"}
    waiting = {it["name"]: it["month"] for it in found if it["kind"] == "waiting"}
    since = [it["since"] for it in found if it["since"] is not None]
    return OfficeCount(
        office=whole["office"],
        today=whole["today"],
        month=whole["month"],
        done=month.get("done", 0),
        rejected=month.get("rejected", 0),
        to_read=waiting.get("received", 0) + waiting.get("processing", 0),
        to_check=waiting.get("needs_review", 0),
        oldest_since=min(since, default=None),
    )


def _together(found: Sequence[Row]) -> tuple[Count, ...]:
    names = dict.fromkeys(it["name"] for it in found)
    counts = [
        Count(
            name=name,
            today=sum(it["today"] for it in found if it["name"] == name),
            month=sum(it["month"] for it in found if it["name"] == name),
        )
        for name in names
    ]
    return tuple(sorted(counts, key=lambda it: (-it.month, it.name)))

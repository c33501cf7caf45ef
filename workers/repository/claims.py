"""Claims on steps: which are still to be done, who does them, how often it was tried.

A step is a row: of ``document`` for splitting and understanding, of ``page`` for reading. Whoever
holds the row's lock does the step; the lock dies with the connection of a killed worker.
"""

from collections.abc import Callable, Collection
from uuid import UUID

from workers.database import Connection
from workers.models import Bell, Claim, Queue, Step, Tries
from workers.repository.query import row, rows, run

_PAGE = (
    "page t JOIN document d ON d.id = t.document_id"
    " WHERE t.state <> 'read' AND d.state = 'processing'"
)
_TO_DO = {
    Step.SPLIT: "document t JOIN document d ON d.id = t.id WHERE t.state = 'received'",
    Step.READ_PAGE: _PAGE,
    Step.UNDERSTAND: "document t JOIN document d ON d.id = t.id WHERE t.state = 'processing'"
    " AND NOT EXISTS (SELECT FROM page p WHERE p.document_id = t.id AND p.state <> 'read')",
}
_TABLE = {Step.SPLIT: "document", Step.READ_PAGE: "page", Step.UNDERSTAND: "document"}
_KEY = {
    Step.SPLIT: "t.id = %(id)s",
    Step.READ_PAGE: "t.document_id = %(id)s AND t.index = %(index)s",
    Step.UNDERSTAND: "t.id = %(id)s",
}


def claim(conn: Connection, bell: Bell) -> Claim | None:
    """Lock a step until the transaction ends; None if it is done already or in other hands."""
    found = row(
        conn,
        "SELECT d.id AS document_id, d.office_id, d.sha256, d.filename, d.queue"
        f" FROM {_TO_DO[bell.step]} AND {_KEY[bell.step]} FOR UPDATE OF t SKIP LOCKED",
        id=bell.document_id,
        index=bell.index,
    )
    return Claim.model_validate(found) if found else None


def count_attempt(conn: Connection, bell: Bell, due_in: Callable[[Queue], float]) -> Tries | None:
    """Count one more attempt at a step; None if it is done already or in other hands.

    If nobody holds the step after as many seconds as ``due_in`` says for its queue, it is swept up.
    """
    held = claim(conn, bell)
    if held is None:
        return None
    found = row(
        conn,
        f"UPDATE {_TABLE[bell.step]} t SET attempts = attempts + 1,"
        " due_at = now() + make_interval(secs => %(due_in)s)"
        f" WHERE {_KEY[bell.step]} RETURNING attempts, outages",
        id=bell.document_id,
        index=bell.index,
        due_in=due_in(held.queue),
    )
    return Tries.model_validate(found)


def put_off(conn: Connection, bell: Bell, due_in: float, *, blame_outage: bool = False) -> None:
    """Let a step that is not done be swept up in ``due_in`` seconds.

    Args:
        bell: the step.
        due_in: seconds from now.
        blame_outage: whether something outside was down, so that the attempt does not count.
    """
    run(
        conn,
        f"UPDATE {_TABLE[bell.step]} t SET due_at = now() + make_interval(secs => %(due_in)s),"
        " attempts = greatest(attempts - %(outage)s, 0), outages = outages + %(outage)s"
        f" WHERE {_KEY[bell.step]} AND due_at IS NOT NULL",
        id=bell.document_id,
        index=bell.index,
        due_in=due_in,
        outage=int(blame_outage),
    )


def take_due(conn: Connection, queue: Queue, *, limit: int, due_in: float) -> tuple[Bell, ...]:
    """Return the bells of steps that are due and that nobody works on, the longest due first.

    They count as rung: they are due again in ``due_in`` seconds.
    """
    bells: list[Bell] = []
    for step in Step:
        bells += _take_due(conn, step, queue, limit=limit - len(bells), due_in=due_in)
    return tuple(bells)


def _take_due(
    conn: Connection, step: Step, queue: Queue, *, limit: int, due_in: float
) -> Collection[Bell]:
    index = "t.index" if step is Step.READ_PAGE else "NULL::integer"
    found = rows(
        conn,
        f"WITH due AS (SELECT t.ctid, d.id AS document_id, {index} AS index"
        f" FROM {_TO_DO[step]} AND d.queue = %(queue)s AND t.due_at <= now()"
        " ORDER BY t.due_at LIMIT %(limit)s FOR UPDATE OF t SKIP LOCKED)"
        f" UPDATE {_TABLE[step]} t SET due_at = now() + make_interval(secs => %(due_in)s)"
        " FROM due WHERE t.ctid = due.ctid"
        " RETURNING due.document_id, due.index",
        queue=queue,
        limit=limit,
        due_in=due_in,
    )
    ordered = sorted(found, key=lambda it: (it["document_id"], it["index"] or 0))
    return [Bell(step=step, queue=queue, **it) for it in ordered]


def next_bells(conn: Connection, document_id: UUID) -> tuple[Bell, ...]:
    """Return the bells of the steps of one document that are still to be done."""
    found = rows(
        conn,
        f"SELECT '{Step.SPLIT}' AS step, d.id AS document_id, NULL::integer AS index, d.queue"
        f" FROM {_TO_DO[Step.SPLIT]} AND d.id = %(id)s"
        f" UNION ALL SELECT '{Step.UNDERSTAND}', d.id, NULL, d.queue"
        f" FROM {_TO_DO[Step.UNDERSTAND]} AND d.id = %(id)s"
        f" UNION ALL SELECT '{Step.READ_PAGE}', d.id, t.index, d.queue"
        f" FROM {_TO_DO[Step.READ_PAGE]} AND d.id = %(id)s ORDER BY index NULLS FIRST",
        id=document_id,
    )
    return tuple(Bell.model_validate(it) for it in found)
